package exchange

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"iter"
	"slices"
	"strings"

	"chairside/store/clinic"
)

// ErrChanged says that a file is not the one that was looked through.
var ErrChanged error = &clinic.Error{
	Code: clinic.Conflict, Message: "The file changed while it was being read; nothing was saved.", Next: "Import it again when nobody writes to it.",
}

// Row is one line of a file of patients.
type Row struct {
	Line    int
	Source  string // the id in the system it comes from; "" when there is none
	Patient clinic.Patient
	Problem error // why it can't be read, a [clinic.Error]
}

// Rows reads the lines below the header, good and bad. An error of the second
// value ends it: the file can't be read, changed, or the context ended.
func (p *Patients) Rows(ctx context.Context) iter.Seq2[Row, error] {
	return func(yield func(Row, error) bool) {
		if err := p.unchanged(ctx); err != nil {
			yield(Row{}, err)
			return
		}
		table, err := p.table(ctx)
		if err != nil {
			yield(Row{}, err)
			return
		}
		for {
			rec, err := table.next()
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				yield(Row{}, err)
				return
			}
			if !yield(p.row(rec), nil) {
				return
			}
		}
		if err := p.unchanged(ctx); err != nil {
			yield(Row{}, err)
		}
	}
}

// unchanged reads the file once more and compares it with what was looked
// through.
func (p *Patients) unchanged(ctx context.Context) error {
	if _, err := p.r.Seek(0, io.SeekStart); err != nil {
		return err
	}
	sum := sha256.New()
	if _, err := io.Copy(sum, contextReader{ctx, p.r}); err != nil {
		return err
	}
	if !slices.Equal(sum.Sum(nil), p.digest[:]) {
		return ErrChanged
	}
	return nil
}

func (p *Patients) row(rec record) Row {
	row := Row{Line: rec.line, Problem: rec.problem}
	if row.Problem != nil {
		return row
	}
	cells := rec.cells
	for len(cells) > len(p.Header) && strings.TrimSpace(cells[len(cells)-1]) == "" {
		cells = cells[:len(cells)-1] // a spreadsheet's empty columns
	}
	if len(cells) != len(p.Header) {
		row.Problem = wrong("", fmt.Sprintf("The line has %d cells where the first line names %d columns.", len(cells), len(p.Header)), "Look for a separator too many or too few.")
		return row
	}
	if p.isHeader(cells) {
		row.Problem = wrong("", "The line names the columns again.", "The file may have been put together of several.")
		return row
	}
	row.Problem = p.fill(&row, cells)
	return row
}

func (p *Patients) isHeader(cells []string) bool {
	for i := range cells {
		if strings.TrimSpace(Unguard(cells[i])) != strings.TrimSpace(p.Header[i]) {
			return false
		}
	}
	return true
}

// fill reads the cells into a patient. The store judges the values; here is
// only what belongs to the file: dates, lists, yes and no.
func (p *Patients) fill(row *Row, cells []string) (err error) {
	cell := func(f Field) string {
		if at, ok := p.Columns[f]; ok {
			return strings.TrimSpace(Unguard(cells[at]))
		}
		return ""
	}
	who := &row.Patient
	row.Source, who.MRN = cell(Source), cell(MRN)
	who.Given, who.Family, who.Phone, who.Medicines = cell(Given), cell(Family), cell(Phone), cell(Medicines)
	for _, d := range []struct {
		field Field
		to    *clinic.Date
		what  string
	}{
		{Birth, &who.Birth, "The birth date"},
		{Died, &who.Died, "The day of death"},
		{AllergiesAsked, &who.AllergiesAsked, "The day on which allergies were asked"},
		{MedicinesAsked, &who.MedicinesAsked, "The day on which medicines were asked"},
		{ConsentUntil, &who.ConsentUntil, "The last day of the consent"},
		{ConsentSigned, &who.ConsentSigned, "The day on which the consent was signed"},
	} {
		if *d.to, err = p.date(d.field, cell(d.field), d.what); err != nil {
			return err
		}
	}
	who.Preferred, who.Pronoun, who.Address, who.Conditions = cell(Preferred), cell(Pronoun), cell(Address), cell(Conditions)
	who.Phone2, who.PhoneKind, who.Phone2Kind = cell(Phone2), clinic.PhoneKind(cell(PhoneKind)), clinic.PhoneKind(cell(Phone2Kind))
	who.Emergency = clinic.Contact{Name: cell(ContactName), Relation: cell(ContactIs), Phone: cell(ContactPhone)}
	who.Referrer, who.Therapist, who.HeardFrom = cell(Referrer), cell(Therapist), cell(HeardFrom)
	if who.Allergies, err = readList(Allergies, "allergies", cell(Allergies)); err != nil {
		return err
	}
	if who.Languages, err = readList(Languages, "languages", cell(Languages)); err != nil {
		return err
	}
	if who.NoAllergies, err = readYes(NoAllergies, "Whether there are no allergies", cell(NoAllergies)); err != nil {
		return err
	}
	who.Interpreter, err = readYes(Interpreter, "Whether an interpreter is needed", cell(Interpreter))
	return err
}

func (p *Patients) date(f Field, s, what string) (clinic.Date, error) {
	if s == "" {
		return clinic.Date{}, nil
	}
	no := wrong(string(f), what+" is not a day of the calendar.", "Write it as 1985-11-03.")
	r, ok := readDate(s)
	if !ok {
		return clinic.Date{}, no
	}
	d, ok := r.in(p.Orders[f], latest(f, p.options.Today))
	if ok {
		return d, nil
	}
	// where the order never mattered, each gives the same day
	for _, o := range orders {
		if d, ok = r.in(o, latest(f, p.options.Today)); ok && p.Orders[f] == "" {
			return d, nil
		}
	}
	return clinic.Date{}, no
}

// readYes reads yes and no as files write them; nothing is no.
func readYes(f Field, what, s string) (bool, error) {
	switch strings.ToLower(s) {
	case "yes", "y", "true", "1", "x":
		return true, nil
	case "", "no", "n", "false", "0":
		return false, nil
	}
	return false, wrong(string(f), what+" is neither yes nor no.", "Write yes or no.")
}
