// Package today is the front desk's screen: everybody of the day in one list,
// one next step a row, and at the right the selected visit with what keeps its
// next step. It decides nothing and writes nothing: what staff do goes through
// the functions in Open.
package today

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"chairside/store/clinic"
	"chairside/ui/part"
	"chairside/ui/theme"
)

// Open is what the screen asks the window to open.
type Open struct {
	Act  func(clinic.Action, clinic.VisitID)
	More func(clinic.VisitID) // the list of all acts on a visit

	Calls  func()                 // the list of follow-up calls
	Record func(clinic.PatientID) // the patient's whole record; nil for no way there
}

// Screen is the Today screen. It is used on Fyne's goroutine.
type Screen struct {
	open Open
	day  clinic.Day
	now  time.Time

	counters *counters
	rows     *part.Rows
	empty    *part.Text
	gone     *part.Button
	calls    *part.Button
	list     *fyne.Container
	showGone bool
	detail   *detail
	wanted   clinic.VisitID // to be selected as soon as it is on the list
	begun    bool           // a first row was chosen
	object   fyne.CanvasObject
}

// New builds the screen once; Show fills it.
func New(o Open) *Screen {
	s := &Screen{open: o, counters: newCounters()}
	s.rows = part.NewRows(func(int64) { s.Show(s.day, s.now) }, func(int64) { s.nextStep() })
	s.rows.ID = "today.rows"
	s.empty = part.NewText("", part.TextStyle{Color: theme.Muted, Align: fyne.TextAlignCenter, Wrap: true})
	s.rows.SetEmpty(s.empty)
	s.gone = part.NewButton(part.Plain, "", s.toggleGone)
	s.gone.ID = "today.gone"
	s.calls = part.NewButton(part.Plain, "", s.openCalls)
	s.calls.ID = "today.calls"
	s.calls.SetKey("F")
	s.calls.Hide()
	s.detail = newDetail(s)

	s.list = container.New(listLayout{}, newHeader(), s.rows, s.gone, s.calls)
	list := part.NewCard(s.list)
	list.SetPadding(1)
	panel := part.NewCard(s.detail.object)
	s.object = container.New(screenLayout{}, s.counters.object, list, panel)
	return s
}

// Object is the screen, built once.
func (s *Screen) Object() fyne.CanvasObject { return s.object }

// Focus is where the keyboard starts: the list.
func (s *Screen) Focus() fyne.Focusable { return s.rows }

// Select chooses the row of a visit: the one to go back to. A visit that is
// not on the list yet is chosen when it comes.
func (s *Screen) Select(id clinic.VisitID) {
	s.wanted = id
	if !s.now.IsZero() {
		s.Show(s.day, s.now)
	}
}

// Show is the only writer of what the widgets show. It is called after each
// refresh and every second; what reads as before is left alone.
func (s *Screen) Show(day clinic.Day, now time.Time) {
	s.day, s.now = day, now
	s.counters.show(day.Count(now))
	s.settle()
	keys, gone := s.order()
	s.rows.Set(keys, s.newRow, func(key int64, r part.Row) {
		if v, ok := day.Visit(clinic.VisitID(key)); ok {
			r.(*row).show(viewRow(day, v, now))
		}
	})
	s.choose(keys)
	s.showGoneButton(gone)
	s.showCalls()
	s.empty.SetText(s.emptyWords(gone))
	v, ok := s.selected()
	visible(s.detail.hint, !ok && len(keys) > 0)
	s.detail.show(v, ok)
}

// settle makes sure that a visit asked for is on the list although it is over.
func (s *Screen) settle() {
	if v, ok := s.day.Visit(s.wanted); ok && v.Stage.Ended() {
		s.showGone = true
	}
}

// choose selects the visit asked for, and at the very first somebody whom a
// step is due for. It never moves the selection to another patient by itself:
// the next Enter would be meant for the one before.
func (s *Screen) choose(keys []int64) {
	if _, ok := s.day.Visit(s.wanted); ok {
		s.rows.Select(int64(s.wanted))
		s.wanted, s.begun = 0, true
	}
	if s.begun || len(keys) == 0 {
		return
	}
	s.begun = true
	first := keys[0]
	for _, key := range keys {
		if v, ok := s.day.Visit(clinic.VisitID(key)); ok && s.day.Next(v, s.now).Urgent {
			first = key
			break
		}
	}
	s.rows.Select(first)
}

// selected is the visit of the selected row.
func (s *Screen) selected() (clinic.Visit, bool) {
	return s.day.Visit(clinic.VisitID(s.rows.Selected()))
}

// press takes the next step of a row by pointer. The keyboard goes to the list
// and not to the button, so that the arrows still walk when the form closes.
func (s *Screen) press(id clinic.VisitID) {
	s.rows.Focus(fyne.CurrentApp().Driver().CanvasForObject(s.rows))
	s.rows.Select(int64(id))
	s.Show(s.day, s.now)
	s.nextStep()
}
