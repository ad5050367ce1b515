package settings

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"chairside/store/clinic"
	"chairside/ui/part"
	"chairside/ui/theme"
)

// The sections, as they are listed.
const (
	Clinic = iota + 1
	Figures
	Chairs
	Protocols
	Staff
	Look
	Station
	Changes
)

// Screen is the settings.
type Screen struct {
	desk     *Desk
	day      clinic.Day
	now      time.Time
	rows     *part.Rows
	sections map[int64]section
	words    map[int64]string
	order    []int64
	clinic   *profilePage
	changes  *changes
	body     *fyne.Container
	root     *fyne.Container
	warned   bool // leaving was refused once over something typed
}

// New makes the screen.
func New(desk Desk) *Screen {
	s := &Screen{desk: &desk, sections: map[int64]section{}, words: map[int64]string{}}
	s.clinic, s.changes = newClinic(s), newChanges(s)
	figures, chairs, protocols, staff := newFigures(s), newChairs(s.desk), newProtocols(s.desk), newStaff(s.desk)
	asked := func() { // whoever types on is asked again
		s.warned = false
		s.list()
	}
	s.clinic.left, figures.left, chairs.left, protocols.left, staff.left = s.escape, s.escape, s.escape, s.escape, s.escape
	s.clinic.typed, figures.typed, chairs.typed, protocols.typed, staff.typed = asked, asked, asked, asked, asked
	for _, one := range []struct {
		key  int64
		word string
		of   section
	}{
		{Clinic, "Clinic", s.clinic},
		{Figures, "Treatment figures", figures},
		{Chairs, "Chairs", chairs},
		{Protocols, "Protocols", protocols},
		{Staff, "Staff and roles", staff},
		{Look, "Look", newLook(s)},
		{Station, "This workstation", newStation(s)},
		{Changes, "Changes", s.changes},
	} {
		s.sections[one.key], s.words[one.key] = one.of, one.word
		s.order = append(s.order, one.key)
	}
	s.rows = part.NewRows(func(int64) { s.turn() }, func(int64) { s.enter() })
	s.rows.ID = "settings.sections"
	s.rows.SetRowHeight(44)
	s.body = container.NewStack()
	for _, key := range s.order {
		o := s.sections[key].object()
		o.Hide()
		s.body.Add(o)
	}
	s.list()
	s.rows.Select(Clinic)
	left, right := part.NewCard(s.rows), part.NewCard(s.body)
	left.SetPadding(8)
	right.SetPadding(theme.S20)
	s.root = container.New(&sides{left: 250}, left, right)
	s.turn()
	return s
}

// list shows the sections, and which of them are not saved.
func (s *Screen) list() {
	s.rows.Set(s.order, func(int64) part.Row { return newSectionRow() }, func(key int64, r part.Row) {
		note := ""
		if s.sections[key].dirty() {
			note = "not saved"
		}
		r.(*sectionRow).set(s.words[key], note)
	})
}

// Object is the screen.
func (s *Screen) Object() fyne.CanvasObject { return s.root }

// Title names the screen in the top bar.
func (s *Screen) Title(clinic.Day, time.Time) (title, subtitle string) {
	return "Settings", s.words[s.rows.Selected()]
}

// Show follows the board: its records, and who may change them.
func (s *Screen) Show(day clinic.Day, now time.Time) {
	s.day, s.now = day, now
	staff, ok := s.desk.Staff()
	for _, key := range s.order {
		s.sections[key].show(day, ok && staff.Roles.Has(clinic.Manager) && !staff.Retired)
	}
	s.list()
}

// Open goes to one section.
func (s *Screen) Open(key int64) {
	s.rows.Select(key)
	s.turn()
}

func (s *Screen) current() section { return s.sections[s.rows.Selected()] }

// turn shows the marked section. What is typed in another stays there.
func (s *Screen) turn() {
	for _, key := range s.order {
		if o := s.sections[key].object(); key == s.rows.Selected() {
			o.Show()
		} else {
			o.Hide()
		}
	}
	if s.rows.Selected() == Changes {
		s.changes.read()
	}
	s.body.Refresh()
}

// enter goes into the marked section.
func (s *Screen) enter() {
	if f := s.current().focus(); f != nil {
		s.desk.Canvas().Focus(f)
	}
}

// escape goes back by one step, and asks before anything typed is lost.
func (s *Screen) escape() {
	switch {
	case s.current().escape():
	case s.desk.Canvas().Focused() != fyne.Focusable(s.rows):
		s.desk.Canvas().Focus(s.rows)
	default:
		s.desk.Leave()
	}
}

// unsaved says what becomes of what was typed, by who is at the desk now.
func (s *Screen) unsaved() string {
	if staff, ok := s.desk.Staff(); !ok || !staff.Roles.Has(clinic.Manager) || staff.Retired {
		return "Not saved yet. Only a manager can save it: F12 says who is at the desk. Leave once more, and what was typed is given up."
	}
	return "Not saved yet. Ctrl S saves it; leave once more, and what you typed is given up."
}

// MayLeave is asked before another screen is opened: over something typed it
// refuses once, and shows where; the second time what was typed is given up.
func (s *Screen) MayLeave() bool {
	var first int64
	for _, key := range s.order {
		if first == 0 && s.sections[key].dirty() {
			first = key
		}
	}
	if first == 0 {
		return true
	}
	if !s.warned {
		s.warned = true
		s.Open(first)
		s.sections[first].warn(s.unsaved())
		return false
	}
	for _, key := range s.order {
		if s.sections[key].dirty() {
			s.sections[key].discard()
		}
	}
	s.warned = false
	return true
}

// Unsaved names the settings while something typed in them is not saved.
func (s *Screen) Unsaved() string {
	for _, key := range s.order {
		if s.sections[key].dirty() {
			return "the settings"
		}
	}
	return ""
}

// Keys are the keys of the section that is open.
func (s *Screen) Keys() []part.Key {
	keys := []part.Key{
		{Key: "Ctrl+S", Word: "Save what was typed", Do: func() { s.warned = false; s.current().save() }},
		{Key: "Enter", Word: "Into the marked section or row"},
		{Key: "Esc", Word: "Back; asks before anything typed is lost", Do: s.escape},
	}
	return append(keys, s.current().keys()...)
}

// Focus is the list of the sections.
func (s *Screen) Focus() fyne.Focusable { return s.rows }

// sectionRow is one line of the list.
type sectionRow struct {
	*part.Cells
	word, note *part.Text
}

func newSectionRow() *sectionRow {
	r := &sectionRow{word: part.Strong(""), note: part.NewText("", part.TextStyle{Size: theme.TextSmall, Color: theme.WarningText, Align: fyne.TextAlignTrailing})}
	r.Cells = part.NewCells(part.NewColumns(-1, 58), r.word, r.note)
	return r
}

func (r *sectionRow) set(word, note string) {
	r.word.SetText(word)
	r.note.SetText(note)
}

// sides puts the list of the sections beside the open one.
type sides struct{ left float32 }

func (b *sides) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(700, 300) }

func (b *sides) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	high := size.Height - 2*theme.S20
	objects[0].Move(fyne.NewPos(theme.S20, theme.S20))
	objects[0].Resize(fyne.NewSize(b.left, high))
	x := theme.S20 + b.left + theme.S16
	objects[1].Move(fyne.NewPos(x, theme.S20))
	objects[1].Resize(fyne.NewSize(size.Width-x-theme.S20, high))
}
