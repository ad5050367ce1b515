package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"path/filepath"
	"time"

	"chairside/store"
	"chairside/store/clinic"
	"chairside/store/exchange"
)

// patients imports one file, and saves the report that was asked for whatever
// comes of it.
func (o *importOptions) patients(ctx context.Context, s *session, path string) error {
	file, err := openSource(path)
	if err != nil {
		return err
	}
	defer func() { _ = file.Close() }() // it was only read
	return s.read(ctx, func(st *store.Store) error {
		if o.report == "" {
			return o.take(ctx, s, st, file, nil)
		}
		if same(o.report, path) || same(o.report, st.Path()) {
			return misused("--report names a file that is read; name another")
		}
		var taking error
		saving := saveFile(o.report, func(w io.Writer) error {
			t, err := exchange.NewTable(w, "line", "id", "what became of it", "reason")
			if err != nil {
				return err
			}
			taking = o.take(ctx, s, st, file, t)
			return t.Close()
		})
		if saving != nil {
			saving = fmt.Errorf("the report: %w", saving)
		}
		return errors.Join(taking, saving)
	})
}

func (o *importOptions) take(ctx context.Context, s *session, st *store.Store, file *source, report *exchange.Table) error {
	by, err := actor(ctx, st, o.as)
	if err != nil {
		return err
	}
	plan, err := o.plan(ctx, st, file)
	if err != nil {
		return err
	}
	if err := put(s.out, []byte(howRead(filepath.Base(file.path), plan))); err != nil {
		return err
	}
	now := time.Now()
	tell := &teller{s: s, all: plan.Lines, report: report, began: now, last: now}
	done, err := st.ImportPatients(ctx, store.Import{
		By: by, File: filepath.Base(file.path), DryRun: o.dryRun, AllOrNothing: o.whole,
		Commit: file.unchanged, Report: tell.verdict, Progress: tell.progress,
	}, incoming(ctx, plan))
	if tell.broken != nil {
		err = errors.Join(err, fmt.Errorf("the report can't be written: %w", tell.broken))
	}
	return errors.Join(put(s.out, []byte(o.summary(done, tell, err))), err)
}

// plan looks the file through.
func (o *importOptions) plan(ctx context.Context, st *store.Store, file *source) (*exchange.Patients, error) {
	zone, err := clinicZone(ctx, st)
	if err != nil {
		return nil, err
	}
	how := exchange.Options{Today: clinic.DateOf(st.Now(), zone)}
	if how.Dates, err = exchange.ParseOrder(o.dates); err != nil {
		return nil, misused("%v", err)
	}
	if o.mapping != "" {
		f, err := openSource(o.mapping)
		if err != nil {
			return nil, err
		}
		defer func() { _ = f.Close() }()
		if how.Map, err = exchange.ReadMap(f.File); err != nil {
			return nil, err
		}
	}
	return exchange.ReadPatients(ctx, file.File, how)
}

// incoming hands the file's lines to the store in the store's words.
func incoming(ctx context.Context, plan *exchange.Patients) iter.Seq2[store.Incoming, error] {
	return func(yield func(store.Incoming, error) bool) {
		for r, err := range plan.Rows(ctx) {
			if !yield(store.Incoming{Line: r.Line, Source: r.Source, Patient: r.Patient, Problem: r.Problem}, err) {
				return
			}
		}
	}
}

// source is a file that is read, as it was when it was opened.
type source struct {
	*os.File
	path string
	was  os.FileInfo
}

func openSource(path string) (*source, error) {
	info, err := os.Stat(path) // before it is opened: a pipe would wait for its writer
	switch {
	case errors.Is(err, os.ErrNotExist):
		return nil, fmt.Errorf("there is no file %s", path)
	case err != nil:
		return nil, fmt.Errorf("the file cannot be looked at: %w", err)
	case info.IsDir():
		return nil, fmt.Errorf("%s is a folder. Name a file in it", path)
	case !info.Mode().IsRegular():
		return nil, fmt.Errorf("%s is not an ordinary file. Name another", path)
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("the file cannot be read: %w", err)
	}
	if info, err = f.Stat(); err != nil {
		return nil, errors.Join(fmt.Errorf("the file cannot be looked at: %w", err), f.Close())
	}
	return &source{f, path, info}, nil
}

// unchanged refuses a file that was written to, or put in another's place,
// since it was opened.
func (s *source) unchanged() error {
	now, err := s.Stat()
	if err != nil {
		return err
	}
	there, err := os.Stat(s.path)
	if err != nil || !os.SameFile(s.was, there) || now.Size() != s.was.Size() || !now.ModTime().Equal(s.was.ModTime()) {
		return exchange.ErrChanged
	}
	return nil
}

// same reports whether two paths are one file.
func same(a, b string) bool {
	x, err := os.Stat(a)
	y, err2 := os.Stat(b)
	return err == nil && err2 == nil && os.SameFile(x, y)
}
