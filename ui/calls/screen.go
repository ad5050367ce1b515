// Package calls is the list of follow-up calls: who was treated and is to be
// called, every try that was made, and what a call told that a nurse must see.
// A try is on record when the store has it, not when it is typed.
package calls

import (
	"context"
	"fmt"
	"time"

	"fyne.io/fyne/v2"

	"chairside/store/clinic"
	"chairside/ui/part"
	"chairside/ui/theme"
)

// Store is what the screen reads and writes.
type Store interface {
	Calls(ctx context.Context) ([]clinic.Visit, error)
	Do(ctx context.Context, by clinic.StaffID, visit clinic.VisitID, step clinic.Step) error
}

// Desk is what the window hands over.
type Desk struct {
	Store  Store
	Staff  func() (clinic.Staff, bool) // who is at the desk
	Pick   func(then func())           // asks who is at the desk, then goes on
	Spawn  func(func())                // runs off the UI goroutine; in tests, in line
	Leave  func()                      // back to Today
	Focus  func(fyne.Focusable)
	Done   func(message string) // said in a toast, and a refresh
	Failed func(err error)      // shown as a banner, and a refresh
}

// Screen is the list of calls. It is built once; Show is the only writer of
// what it shows.
type Screen struct {
	desk   Desk
	day    clinic.Day
	now    time.Time
	list   []clinic.Visit // as read last
	read   bool
	failed bool
	stale  bool
	asked  int // readings asked for; an older answer is dropped
	shown  int // the reading that was answered last

	rows   *part.Rows
	empty  *part.Text
	note   *part.Banner
	detail *detail
	root   *fyne.Container
}

// New builds the screen. Nothing is shown before the first Show.
func New(d Desk) *Screen {
	s := &Screen{desk: d, note: part.NewBanner()}
	s.rows = part.NewRows(func(int64) { s.again() }, func(int64) { s.begin() })
	s.rows.ID = "calls.rows"
	s.empty = part.NewText("", part.TextStyle{Color: theme.Muted, Align: fyne.TextAlignCenter, Wrap: true})
	s.rows.SetEmpty(s.empty)
	s.detail = newDetail(s)
	s.root = newRoot(s)
	return s
}

// Object is the area below the top bar.
func (s *Screen) Object() fyne.CanvasObject { return s.root }

// Focus is the list.
func (s *Screen) Focus() fyne.Focusable { return s.rows }

// Title gives the words of the top bar.
func (s *Screen) Title(day clinic.Day, _ time.Time) (title, subtitle string) {
	return "Follow-up calls", fmt.Sprintf("%d due · %d with a concern that waits for a nurse or provider", day.Calls.Due, day.Calls.Concerns)
}

// Show shows the list at a moment, and reads it where it is not read yet or
// somebody has written since.
func (s *Screen) Show(day clinic.Day, now time.Time) {
	s.day, s.now = day, now
	// One reading at a time: asking again each second would overtake for ever
	// one that takes longer.
	if s.shown == s.asked && (!s.read && !s.failed || s.stale) {
		s.load()
	}
	s.again()
}

// Stale says that somebody has written: the list is read again with the next
// Show.
func (s *Screen) Stale() { s.stale = true }

const readTime = 10 * time.Second

// load reads the list off the UI goroutine; an answer that a newer reading has
// overtaken is dropped.
func (s *Screen) load() {
	s.stale = false
	s.asked++
	asked := s.asked
	s.desk.Spawn(func() {
		ctx, cancel := context.WithTimeout(context.Background(), readTime)
		defer cancel()
		list, err := s.desk.Store.Calls(ctx)
		fyne.Do(func() {
			if asked != s.asked {
				return
			}
			s.failed, s.shown = err != nil, asked
			if err == nil {
				s.list, s.read = list, true
			}
			s.again()
		})
	})
}

func (s *Screen) again() {
	if s.now.IsZero() {
		return
	}
	if s.failed {
		s.note.Set(theme.Danger, theme.IconWarning, "The list could not be read. What you see may be old.")
	} else {
		s.note.Clear()
	}
	keys := make([]int64, len(s.list))
	for i, v := range s.list {
		keys[i] = int64(v.ID)
	}
	s.empty.SetText("No call is due. Patients come here the day after their treatment, when the clinic is open.")
	if !s.read {
		s.empty.SetText("Reading the list…")
	}
	s.rows.Set(keys, func(int64) part.Row { return newLine() }, func(key int64, r part.Row) {
		if v, ok := s.find(clinic.VisitID(key)); ok {
			r.(*line).set(v, s.day, s.now)
		}
	})
	if s.rows.Selected() == 0 && len(keys) > 0 && !s.detail.busy {
		s.rows.Select(keys[0])
	}
	v, ok := s.find(clinic.VisitID(s.rows.Selected()))
	s.detail.show(v, ok)
	s.root.Layout.Layout(s.root.Objects, s.root.Size())
}

func (s *Screen) find(id clinic.VisitID) (clinic.Visit, bool) {
	for _, v := range s.list {
		if v.ID == id {
			return v, true
		}
	}
	return clinic.Visit{}, false
}

// begin puts the keyboard on the result of the chosen patient's call.
func (s *Screen) begin() {
	if s.rows.Selected() != 0 {
		s.desk.Focus(s.detail.first())
	}
}

// Keys are the keys of the screen.
func (s *Screen) Keys() []part.Key {
	return []part.Key{
		{Key: "Up, Down", Word: "Choose a patient"},
		{Key: "Enter", Word: "Write down the call; in the note: save it"},
		{Key: "R", Word: "Result of the call", Do: s.begin},
		{Key: "Ctrl+S", Word: "Save the call, or sign the concern", Do: s.detail.save},
		{Key: "Esc", Word: "Back to the list, then to Today", Do: s.escape},
	}
}

// escape goes from the form to the list, and from there back. What was typed
// stays with its patient.
func (s *Screen) escape() {
	if c := fyne.CurrentApp().Driver().CanvasForObject(s.root); c != nil && c.Focused() != nil && c.Focused() != fyne.Focusable(s.rows) {
		s.desk.Focus(s.rows)
		return
	}
	s.desk.Leave()
}
