// Package find is the search for one patient inside a screen: the field, the
// list below it and the keys of both. The screen says what a row looks like
// and what is done with whoever is picked.
package find

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"chairside/store/clinic"
	"chairside/ui/part"
)

// NewRow is the key of the row for somebody who is not on record.
const NewRow int64 = -1

// Store is where patients are searched for.
type Store interface {
	// SearchPatients gives at most limit patients found as typed, and behind
	// them those whose names sound alike or are one slip away.
	SearchPatients(ctx context.Context, query string, limit int) ([]clinic.Match, error)
}

// Desk is what the search is given by its screen.
type Desk struct {
	Store Store
	Spawn func(func())
	Most  int  // how many are shown as typed: more is a call for more letters
	New   bool // whether the last row is of somebody who is not on record
	// Row makes a row, and Draw writes it: of NewRow with a match that is
	// empty, and similar where another of the list could be meant.
	Row  func() part.Row
	Draw func(row part.Row, m clinic.Match, similar bool)
	// Pick goes on with whoever is picked; ID 0 is somebody new. typed is what
	// was searched for.
	Pick   func(p clinic.Patient, typed string)
	Escape func()
	// Fit, if not nil, gives the list room for so many rows.
	Fit func(rows int, similar bool)
	// Nobody is the hint when nobody on record matches.
	Nobody string
}

// Find is the field and its list.
type Find struct {
	Field *part.Field
	Rows  *part.Rows

	desk   Desk
	query  string // what stands in the field
	asked  int    // searches begun; the answer of an older one is dropped
	sought bool   // no answer yet to what stands in the field
	enters bool   // Enter came before the answer
	hits   []clinic.Match
}

// New makes the search; the label stands over its field.
func New(label string, desk Desk) *Find {
	f := &Find{desk: desk, Field: part.NewField(label)}
	f.Field.MaxLength = 120
	f.Field.SetPlaceHolder("Name, birth date, phone or MRN")
	f.Field.OnChanged = f.look
	f.Field.OnSubmitted = func(string) { f.Enter() }
	f.Field.OnEscape = desk.Escape
	f.Field.OnArrow = f.arrow
	f.Rows = part.NewRows(nil, f.pick)
	return f
}

// Reset begins again with a text, whose search is made at once.
func (f *Find) Reset(text string) {
	f.query = ""
	f.Field.SetText(text)
	if strings.TrimSpace(text) == "" {
		f.look("")
	}
}

// look searches while typing; an answer that a newer search has overtaken is
// dropped.
func (f *Find) look(query string) {
	if query == f.query && query != "" {
		return
	}
	f.asked++
	f.query, f.sought, f.enters = query, false, false
	f.Field.SetError("")
	if len([]rune(strings.TrimSpace(query))) < 2 {
		f.answer(nil, nil)
		return
	}
	asked := f.asked
	f.sought = true
	f.Rows.Select(0) // the rows are those of an older text: none is what was typed
	f.Field.SetHint("Searching…")
	part.Answer(f.desk.Spawn, func() func() {
		hits, err := f.desk.Store.SearchPatients(context.Background(), query, f.desk.Most)
		return func() {
			if asked == f.asked {
				f.answer(hits, err)
			}
		}
	})
}

func (f *Find) answer(hits []clinic.Match, err error) {
	enters := f.enters
	f.sought, f.enters = false, false
	if err != nil { // who could not be searched for is not new: nothing is marked
		f.Field.SetHint("")
		f.Field.SetError(clinic.Sentence(err))
		return
	}
	f.hits = hits
	f.Field.SetHint(f.words())
	f.fill()
	f.Rows.Select(0)
	f.Rows.Select(f.first())
	if enters && len(hits) == 1 && hits[0].By == clinic.MatchExact && f.Field.Focused() { // typed faster than the list came
		f.pick(int64(hits[0].Patient.ID))
	}
}

// fill writes the rows.
func (f *Find) fill() {
	patients := make([]clinic.Patient, len(f.hits))
	var keys []int64
	at := map[int64]clinic.Match{}
	for i, m := range f.hits {
		key := int64(m.Patient.ID)
		patients[i], at[key], keys = m.Patient, m, append(keys, key)
	}
	if f.desk.New {
		keys = append(keys, NewRow)
	}
	similar := clinic.AlikeAmong(patients)
	f.Rows.Set(keys, func(int64) part.Row { return f.desk.Row() }, func(key int64, row part.Row) {
		f.desk.Draw(row, at[key], similar[clinic.PatientID(key)])
	})
	if f.desk.Fit != nil {
		f.desk.Fit(len(keys), len(similar) > 0)
	}
}

// first is the row that Enter takes: somebody found as typed. One who only
// sounds alike has to be chosen, and so has a new patient while somebody is
// there to be chosen.
func (f *Find) first() int64 {
	switch {
	case len(f.hits) > 0 && f.hits[0].By == clinic.MatchExact:
		return int64(f.hits[0].Patient.ID)
	case len(f.hits) == 0 && f.desk.New && !clinic.TooShort(f.query):
		return NewRow
	}
	return 0
}

// words is the hint below the field: what the list holds.
func (f *Find) words() string {
	typed := 0
	for _, m := range f.hits {
		if m.By == clinic.MatchExact {
			typed++
		}
	}
	switch {
	case len(f.hits) == 0 && clinic.TooShort(f.query):
		return "At least two letters, or three figures."
	case len(f.hits) == 0:
		return f.desk.Nobody
	case typed == 0:
		return notTyped
	case typed == f.desk.Most:
		return fmt.Sprintf("The first %d; write more to narrow it down.", typed)
	case typed < len(f.hits):
		return fmt.Sprintf("%d on record, and %d written otherwise. Enter takes the marked one.", typed, len(f.hits)-typed)
	}
	return fmt.Sprintf("%d on record. Enter takes the marked one.", typed)
}

// notTyped is said where nobody is marked because nobody is sure.
const notTyped = "Nobody is written so. Down marks one who is written almost so."

// Enter takes the marked row, once what was typed is answered.
func (f *Find) Enter() {
	if f.sought { // what is marked answers an older text
		f.enters = true
		return
	}
	if key := f.Rows.Selected(); key != 0 {
		f.pick(key)
		return
	}
	switch {
	case len(f.hits) > 0:
		f.Field.SetError("No patient is chosen. Down marks one of the list.")
	case !f.desk.New:
		f.Field.SetError("No patient is chosen. Search for the patient first.")
	}
}

func (f *Find) arrow(down bool) {
	keys := f.Rows.Keys()
	if len(keys) == 0 || f.sought {
		return
	}
	i := slices.Index(keys, f.Rows.Selected()) // -1 while nothing is marked
	if down {
		i = min(i+1, len(keys)-1)
	} else {
		i = max(i-1, 0)
	}
	f.Field.SetError("")
	f.Rows.Select(keys[i])
}

func (f *Find) pick(key int64) {
	if key == NewRow {
		f.desk.Pick(clinic.Patient{}, f.query)
		return
	}
	for _, m := range f.hits {
		if int64(m.Patient.ID) == key {
			f.desk.Pick(m.Patient, f.query)
			return
		}
	}
}
