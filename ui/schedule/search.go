package schedule

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"chairside/store/clinic"
	"chairside/ui/find"
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
	find   *find.Find
	lines  int     // rows of the list
	high   float32 // of a row
	field  *part.Field
	rows   *part.Rows
	object *fyne.Container
}

func newSearch(f *form) *search {
	s := &search{form: f, high: rowHeight}
	desk := f.screen.desk
	s.find = find.New("Patient", find.Desk{
		Store: desk.Store, Spawn: desk.Spawn, Most: found,
		Row:  func() part.Row { return newHit() },
		Draw: func(row part.Row, m clinic.Match, similar bool) { row.(*hit).set(m, similar) },
		Pick: func(p clinic.Patient, _ string) { f.choose(p) }, Escape: f.screen.escape, Fit: s.fit,
		Nobody: "Nobody on record matches. A new patient is added with Ctrl N.",
	})
	s.field, s.rows = s.find.Field, s.find.Rows
	s.field.ID, s.rows.ID = "schedule.search", "schedule.hits"
	s.rows.SetRowHeight(s.high)
	s.object = container.New(part.NewStack(0), s.field, container.New(s, s.rows))
	return s
}

// fit gives the list room for what was found.
func (s *search) fit(rows int, similar bool) {
	s.lines, s.high = rows, rowHeight
	if similar {
		s.high = warnHeight
	}
	s.rows.SetRowHeight(s.high)
	s.form.screen.again()
}

// MinSize gives the rows the height of what was found.
func (s *search) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(100, float32(s.lines)*s.high)
}

// Layout implements Fyne's layout.
func (s *search) Layout(o []fyne.CanvasObject, size fyne.Size) {
	part.Place(o[0], 0, 0, size.Width, size.Height)
}

func (s *search) reset() { s.find.Reset("") }

// hit is one row of the search.
type hit struct {
	*part.Cells
	name, how, who *part.Text
	line           *fyne.Container // the name, and how it was found
	alike          *part.Notice
}

func newHit() *hit {
	h := &hit{name: part.Strong(""), how: part.Small("").Fixed(true), who: part.Small(""), alike: part.NewNotice(theme.IconWarning, theme.TextSmall, theme.WarningText)}
	h.line = part.NewBeside(h.name, h.how)
	h.Cells = part.NewCells(part.NewColumns(-1), container.New(part.NewStack(0), h.line, h.who, h.alike))
	return h
}

func (h *hit) set(m clinic.Match, similar bool) {
	p := m.Patient
	h.name.SetText(p.Label())
	h.how.SetText(status.Found(m.By))
	h.line.Refresh()
	who := status.Person(p)
	if !p.Died.IsZero() {
		who += " · died " + p.Died.Long()
	}
	h.who.SetText(who)
	h.alike.SetText("")
	if similar {
		h.alike.SetText("Similar: compare the birth date")
	}
}
