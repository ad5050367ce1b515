package schedule

import (
	"context"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"chairside/store/clinic"
	"chairside/ui/part"
	"chairside/ui/status"
	"chairside/ui/theme"
)

// The heights of a row: of a name and who it is, and with a warning below.
const (
	rowHeight  float32 = 48
	warnHeight float32 = 66
)

// found is how many patients a search shows: more is a call for more letters.
const found = 6

// search finds the patient of a booking.
type search struct {
	form   *form
	query  string
	sought bool // an answer to what stands in the field is on its way
	enters bool // Enter came before the answer
	hits   map[int64]clinic.Patient
	order  []int64
	high   float32 // of a row
	field  *part.Field
	rows   *part.Rows
	object *fyne.Container
}

func newSearch(f *form) *search {
	s := &search{form: f, high: rowHeight, hits: map[int64]clinic.Patient{}}
	s.field = part.NewField("Patient")
	s.field.ID, s.field.MaxLength = "schedule.search", 120
	s.field.SetPlaceHolder("Name, birth date, phone or MRN")
	s.field.OnChanged = s.look
	s.field.OnSubmitted = func(string) { s.enter() }
	s.field.OnEscape = f.screen.escape
	s.field.OnArrow = s.arrow
	s.rows = part.NewRows(nil, s.pick)
	s.rows.ID = "schedule.hits"
	s.rows.SetRowHeight(s.high)
	s.object = container.New(part.NewStack(0), s.field, container.New(s, s.rows))
	return s
}

// MinSize gives the rows the height of what was found.
func (s *search) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(100, float32(len(s.order))*s.high)
}

// Layout implements Fyne's layout.
func (s *search) Layout(o []fyne.CanvasObject, size fyne.Size) {
	part.Place(o[0], 0, 0, size.Width, size.Height)
}

func (s *search) reset() {
	s.field.SetText("")
	s.query = ""
	s.answer("", nil, nil)
}

// look searches while typing; an answer that a newer search has overtaken is
// dropped.
func (s *search) look(query string) {
	if s.form.filling || query == s.query {
		return
	}
	s.query = query
	s.sought, s.enters = false, false
	s.field.SetError("")
	if len([]rune(strings.TrimSpace(query))) < 2 {
		s.answer(query, nil, nil)
		return
	}
	s.sought = true
	s.rows.Select(0) // the rows are those of an older text
	s.field.SetHint("Searching…")
	desk := s.form.screen.desk
	desk.Spawn(func() {
		hits, err := desk.Store.FindPatients(context.Background(), query, found)
		fyne.Do(func() { s.answer(query, hits, err) })
	})
}

func (s *search) answer(query string, hits []clinic.Patient, err error) {
	if query != s.query {
		return
	}
	enters := s.enters
	s.sought, s.enters = false, false
	if err != nil {
		s.field.SetHint("")
		s.field.SetError(clinic.Sentence(err))
		return
	}
	s.hits, s.order = map[int64]clinic.Patient{}, nil
	for _, p := range hits {
		s.hits[int64(p.ID)] = p
		s.order = append(s.order, int64(p.ID))
	}
	alike := clinic.AlikeAmong(hits)
	if s.high = rowHeight; len(alike) > 0 {
		s.high = warnHeight
	}
	s.rows.SetRowHeight(s.high)
	s.rows.Set(s.order, func(int64) part.Row { return newHit() }, func(key int64, r part.Row) {
		r.(*hit).set(s.hits[key], alike[clinic.PatientID(key)])
	})
	s.rows.Select(0)
	if len(s.order) > 0 {
		s.rows.Select(s.order[0])
	}
	switch {
	case len(hits) == 0 && clinic.TooShort(query):
		s.field.SetHint("At least two letters, or three figures.")
	case len(hits) == 0:
		s.field.SetHint("Nobody on record matches. A new patient is added with Ctrl N.")
	case len(hits) == found:
		s.field.SetHint(fmt.Sprintf("The first %d; write more to narrow it down.", found))
	default:
		s.field.SetHint("Enter takes the marked one.")
	}
	s.form.screen.again()
	if enters && len(hits) == 1 && s.field.Focused() { // typed faster than the list came
		s.pick(s.order[0])
	}
}

// enter takes the marked patient, once what was typed is answered.
func (s *search) enter() {
	if s.sought {
		s.enters = true
		return
	}
	s.pick(s.rows.Selected())
}

func (s *search) arrow(down bool) {
	for i, key := range s.order {
		if key != s.rows.Selected() {
			continue
		}
		if down && i+1 < len(s.order) {
			s.rows.Select(s.order[i+1])
		}
		if !down && i > 0 {
			s.rows.Select(s.order[i-1])
		}
		return
	}
}

func (s *search) pick(key int64) {
	if p, ok := s.hits[key]; ok {
		s.form.choose(p)
		return
	}
	s.field.SetError("No patient is chosen. Search for the patient first.")
}

// hit is one row of the search.
type hit struct {
	*part.Cells
	name, who *part.Text
	alike     *part.Notice
}

func newHit() *hit {
	h := &hit{name: part.Strong(""), who: part.Small(""), alike: part.NewNotice(theme.IconWarning, theme.TextSmall, theme.WarningText)}
	h.Cells = part.NewCells(part.NewColumns(-1), container.New(part.NewStack(0), h.name, h.who, h.alike))
	return h
}

func (h *hit) set(p clinic.Patient, alike bool) {
	h.name.SetText(p.Label())
	who := status.Person(p)
	if !p.Died.IsZero() {
		who += " · died " + p.Died.Long()
	}
	h.who.SetText(who)
	h.alike.SetText("")
	if alike {
		h.alike.SetText("Similar: compare the birth date")
	}
}
