package store

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"strings"
	"time"

	"chairside/store/clinic"
)

// Incoming is one record of another system's file.
type Incoming struct {
	Line    int    // where it stands in the file
	Source  string // its id in that system, "" when it has none
	Patient clinic.Patient
	Problem error // why the line can't be read; what else is known of it may still be filled
}

// Import says how a file is taken in.
type Import struct {
	By           clinic.StaffID
	File         string // its name, for the list of imports
	DryRun       bool   // judge every line, write nothing
	AllOrNothing bool   // one line left out, and none is kept; holds the clinic's file the whole time
	Commit       func() error
	Report       func(Verdict)
	Progress     func(Imported)
}

// Imported counts what became of the lines. After an error it counts what is
// on record all the same.
type Imported struct {
	Batch   BatchID // 0 when nothing was added
	Lines   int     // looked at
	Added   int
	Dead    int // of those added
	Doubles int // of those added: another record has the same name and birth date
	Known   int // on record already, the same
	Differ  int // on record already, and not the same; the record is left as it is
	LeftOut int
}

const (
	importChunk = 2000                  // lines a transaction: others wait for it no longer than a blink
	breath      = 20 * time.Millisecond // between two of them, for the others
)

// ImportPatients takes in records as one batch, in transactions of 2,000
// lines, or in a single one with AllOrNothing. A record whose source id is
// there already is never added again. Commit, when given, is asked before
// each commit and stops the import with its error. Report hears of every line
// that was not simply added, Progress of each step. A rows error, a full disk
// or an ended context stops the import: what was committed before stays and
// is counted, and can be taken out with [Store.UndoImport].
func (s *Store) ImportPatients(ctx context.Context, im Import, rows iter.Seq2[Incoming, error]) (done Imported, err error) {
	next, stop := iter.Pull2(rows)
	defer stop()
	run := &importing{s: s, Import: im, next: next, seen: newSeen()}
	if run.File, err = clinic.Line("file", "The file's name", clean(im.File), 0, 200); err != nil {
		return done, err
	}
	if !im.DryRun {
		usual, err := s.atEase(ctx)
		if err != nil {
			return done, fail("import", because(ctx, err))
		}
		defer usual()
	}
	if im.AllOrNothing && !im.DryRun {
		return run.whole(ctx)
	}
	for {
		more, err := run.chunk(ctx)
		if err != nil {
			return run.done, partly(err, run.done.Added)
		}
		if !more {
			return run.done, nil
		}
		if !im.DryRun {
			select {
			case <-ctx.Done():
			case <-time.After(breath):
			}
		}
	}
}

// importing is one import under way.
type importing struct {
	Import
	s    *Store
	next func() (Incoming, error, bool)
	seen seen // added and not on record yet
	kept pile
	done Imported
}

// take reads the next lines, at most a chunk of them.
func (r *importing) take(ctx context.Context) (list []Incoming, more bool, err error) {
	for len(list) < importChunk {
		if err := ctx.Err(); err != nil {
			return nil, false, err
		}
		in, err, ok := r.next()
		if !ok || err != nil {
			return list, false, err
		}
		list = append(list, in)
	}
	return list, true, nil
}

// chunk judges and keeps the next lines in a transaction of their own.
func (r *importing) chunk(ctx context.Context) (more bool, err error) {
	list, more, err := r.take(ctx)
	if err != nil {
		return false, err
	}
	var verdicts []Verdict
	now := r.done
	if r.DryRun {
		err = r.s.read(ctx, "try import", func(q queries) error {
			verdicts, err = r.judge(ctx, q, nil, list, &now)
			return err
		})
	} else {
		err = r.s.write(ctx, "import", func(tx writes) error {
			if verdicts, err = r.judge(ctx, tx, tx, list, &now); err != nil {
				return err
			}
			return r.asked()
		})
	}
	if err != nil {
		return false, err
	}
	r.done = now // only now is it on record
	r.tell(verdicts)
	return more, nil
}

// whole judges every line in one transaction, so that the report is complete,
// and keeps them only when none was left out.
func (r *importing) whole(ctx context.Context) (Imported, error) {
	err := r.s.write(ctx, "import", func(tx writes) error {
		for more := true; more; {
			var list []Incoming
			var err error
			if list, more, err = r.take(ctx); err != nil {
				return err
			}
			verdicts, err := r.judge(ctx, tx, tx, list, &r.done)
			if err != nil {
				return err
			}
			r.tell(verdicts)
		}
		if n := r.done.LeftOut; n > 0 {
			return &clinic.Error{
				Code: clinic.Blocked, Message: fmt.Sprintf("%d of %d lines can't be imported; nothing was saved.", n, r.done.Lines),
				Next: "Mend them, or import the rest without --all-or-nothing.",
			}
		}
		return r.asked()
	})
	if err != nil {
		r.done.Batch, r.done.Added, r.done.Dead, r.done.Doubles = 0, 0, 0, 0
	}
	return r.done, err
}

func (r *importing) asked() error {
	if r.Commit == nil {
		return nil
	}
	return r.Commit()
}

func (r *importing) tell(verdicts []Verdict) {
	if r.Report != nil {
		for _, v := range verdicts {
			r.Report(v)
		}
	}
	if r.Progress != nil {
		r.Progress(r.done)
	}
}

// clean makes a file's name one that can be kept.
func clean(name string) string {
	name = strings.Map(func(r rune) rune {
		if _, err := clinic.Line("", "", string(r), 0, 1); err != nil {
			return '?'
		}
		return r
	}, strings.ToValidUTF8(name, "?"))
	if r := []rune(name); len(r) > 200 {
		name = string(r[len(r)-200:])
	}
	return name
}

// partDone is an error that came when some was saved already.
type partDone struct{ said, cause error }

func (p *partDone) Error() string   { return p.said.Error() }
func (p *partDone) Unwrap() []error { return []error{p.said, p.cause} }

// partly corrects a sentence that says that nothing was saved.
func partly(err error, saved int) error {
	var e *clinic.Error
	if saved == 0 || !errors.As(err, &e) {
		return err
	}
	said := *e
	said.Message = strings.Replace(said.Message, "nothing was saved", "nothing more was saved", 1)
	return &partDone{&said, err}
}
