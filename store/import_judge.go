package store

import (
	"context"
	"database/sql"
	"errors"
	"strings"

	"chairside/store/clinic"
)

// Fate is what became of a line.
type Fate string

// What can become of a line of an imported file.
const (
	Added   Fate = "added"
	Known   Fate = "on record already"
	Differs Fate = "on record, differs"
	LeftOut Fate = "left out"
)

// Verdict says what became of one line and why, without names.
type Verdict struct {
	Line   int
	Source string
	Fate   Fate
	Reason string
}

// judge goes through lines in order and keeps those that are new when it is
// given a transaction. It reports what was not simply added.
func (r *importing) judge(ctx context.Context, q queries, tx writes, list []Incoming, now *Imported) (all []Verdict, err error) {
	who, err := person(ctx, q, r.By)
	if err != nil {
		return nil, err
	}
	if err := who.May(clinic.ActImport); err != nil {
		return nil, err
	}
	today, err := r.s.today(ctx, q)
	if err != nil {
		return nil, err
	}
	before := *now
	if tx != nil {
		r.seen, r.kept = newSeen(), pile{}
	}
	for _, in := range list {
		v := Verdict{Line: in.Line, Source: in.Source}
		p := in.Patient
		if err := in.Problem; err == nil {
			if v.Source, err = clinic.Line("source", "The id", in.Source, 0, 80); err == nil {
				p, err = importable(p, today)
			}
			in.Problem = err
		}
		if in.Problem != nil {
			v.Source = in.Source
			if v.Fate, v.Reason = LeftOut, clinic.Sentence(in.Problem); clinic.CodeOf(in.Problem) == "" {
				return nil, in.Problem // no mistake of the file's
			}
		} else if v.Fate, v.Reason, err = r.compare(ctx, q, v.Source, p); err != nil {
			return nil, err
		}
		now.count(v, p)
		if v.Fate == Added {
			if err := r.keep(ctx, tx, v.Source, p, now); err != nil {
				return nil, err
			}
		}
		if v.Reason != "" {
			all = append(all, v)
		}
	}
	if tx == nil || now.Added == before.Added {
		return all, nil
	}
	if err := r.kept.write(ctx, tx); err != nil {
		return nil, err
	}
	_, err = tx.ExecContext(ctx, `UPDATE import_batch SET added = ?2 WHERE id = ?1`, now.Batch, now.Added)
	return all, err
}

// importable cleans a record as it would be typed; a record number must hold
// something that search can compare.
func importable(p clinic.Patient, today clinic.Date) (clinic.Patient, error) {
	p, err := checked(p, today)
	if err == nil && p.MRN != "" && squeeze(p.MRN) == "" {
		err = wrong("mrn", "The MRN has no letter or figure in it.", "Write it as it is on the file.")
	}
	p.Key = Key(p)
	return p, err
}

func (n *Imported) count(v Verdict, p clinic.Patient) {
	n.Lines++
	switch v.Fate {
	case Added:
		n.Added++
		if !p.Died.IsZero() {
			n.Dead++
		}
		if v.Reason != "" {
			n.Doubles++
		}
	case Known:
		n.Known++
	case Differs:
		n.Differ++
	case LeftOut:
		n.LeftOut++
	}
}

// compare says whether a record is new. Its id in the source decides; without
// one its MRN; without either its name and birth date.
func (r *importing) compare(ctx context.Context, q queries, source string, p clinic.Patient) (Fate, string, error) {
	is := card(p)
	if source != "" {
		switch was, there, err := r.find(ctx, q, r.seen.sources, source, `source_id = ?1`, source); {
		case err != nil:
			return "", "", err
		case there:
			return against(was, is, "under that id")
		}
	}
	if is.mrn != "" {
		switch was, there, err := r.find(ctx, q, r.seen.numbers, is.mrn, `mrn_key = ?1`, is.mrn); {
		case err != nil:
			return "", "", err
		case there && was.person() != is.person():
			return LeftOut, "Another patient has that MRN. Look which of the two is right.", nil
		case there && source != "":
			return LeftOut, "A record with that MRN, name and birth date is there already, from elsewhere. Nothing was changed.", nil
		case there:
			return against(was, is, "under that MRN")
		}
	}
	_, there, err := r.find(ctx, q, r.seen.people, is.person(), `family_key = ?1 AND given_key = ?2 AND birth = ?3`, is.family, is.given, is.birth)
	switch {
	case err != nil || !there:
		return Added, "", err
	case source == "" && is.mrn == "":
		return Differs, "Somebody of that name and birth date is on record, and the line has neither an id nor an MRN to tell them apart. Nothing was added.", nil
	}
	return Added, "Added, but another record has the same name and birth date. Look whether they are one person.", nil
}

// against says in which fields a line differs from the record.
func against(was, is index, how string) (Fate, string, error) {
	var fields []string
	for _, f := range []struct{ name, was, is string }{
		{"the given name", was.given, is.given},
		{"the family name", was.family, is.family},
		{"the birth date", was.birth, is.birth},
		{"the day of death", was.died, is.died},
		{"the MRN", was.mrn, is.mrn},
		{"the phone", was.phone, is.phone},
	} {
		// what the file does not say, it does not deny
		if f.was != f.is && (f.is != "" || f.name == "the given name") {
			fields = append(fields, f.name)
		}
	}
	if len(fields) == 0 {
		return Known, "", nil
	}
	return Differs, "On record already " + how + ", but not the same in " + strings.Join(fields, ", ") + ". The record was left as it is.", nil
}

// keep takes a new record, to be written with the others of its chunk, and
// writes its batch before the first.
func (r *importing) keep(ctx context.Context, tx writes, source string, p clinic.Patient, now *Imported) (err error) {
	if tx == nil {
		r.seen.keep(source, p)
		return nil
	}
	if now.Batch == 0 {
		if now.Batch, err = r.begin(ctx, tx); err != nil {
			return err
		}
	}
	if p.MRN == "" {
		if p.MRN, err = r.kept.number(ctx, tx, r.seen); err != nil {
			return err
		}
	}
	r.seen.keep(source, p)
	r.kept.add(p, origin{source, now.Batch})
	return nil
}

// find looks on record, and among what is about to be or in a dry run would be.
func (r *importing) find(ctx context.Context, q queries, seen map[string]index, key, where string, args ...any) (i index, there bool, err error) {
	if i, there = seen[key]; there {
		return i, true, nil
	}
	err = q.QueryRowContext(ctx, `SELECT given_key, family_key, birth, died, mrn_key, phone FROM patient WHERE `+where+` LIMIT 1`, args...).
		Scan(&i.given, &i.family, &i.birth, &i.died, &i.mrn, &i.phone)
	if errors.Is(err, sql.ErrNoRows) {
		return i, false, nil
	}
	return i, err == nil, err
}

// index is what tells one record from another.
type index struct{ given, family, birth, died, mrn, phone string }

func card(p clinic.Patient) index {
	return index{p.Key.Given, p.Key.Family, p.Birth.String(), p.Died.String(), squeeze(p.MRN), p.Phone}
}

func (i index) person() string { return i.family + "\x00" + i.given + "\x00" + i.birth }

// seen is what was added and can't be found on record yet: in a dry run all of
// it, in a real one that of the present chunk.
type seen struct{ sources, numbers, people map[string]index }

func newSeen() seen {
	return seen{map[string]index{}, map[string]index{}, map[string]index{}}
}

func (s seen) keep(source string, p clinic.Patient) {
	i := card(p)
	if source != "" {
		s.sources[source] = i
	}
	if i.mrn != "" {
		s.numbers[i.mrn] = i
	}
	s.people[i.person()] = i
}
