// Package schedule is the plan of one day, chair by chair, and the booking of
// visits: a form that says what stands against a booking while it is typed.
// What is shown of a day was read for that day; the store judges every booking
// again when it is saved.
package schedule

import (
	"context"
	"time"

	"fyne.io/fyne/v2"

	"chairside/store/clinic"
	"chairside/ui/part"
	"chairside/ui/theme"
)

// Store is what the screen reads and writes.
type Store interface {
	Schedule(ctx context.Context, date clinic.Date) (clinic.Day, error)
	Book(ctx context.Context, by clinic.StaffID, b clinic.Booking) (clinic.VisitID, error)
	Do(ctx context.Context, by clinic.StaffID, visit clinic.VisitID, step clinic.Step) error
	SearchPatients(ctx context.Context, query string, limit int) ([]clinic.Match, error)
	Patient(ctx context.Context, id clinic.PatientID) (clinic.Patient, error)
}

// Desk is what the window hands over.
type Desk struct {
	Store  Store
	Staff  func() (clinic.Staff, bool) // who is at the desk
	Pick   func(then func())           // asks who is at the desk, then goes on
	Spawn  func(func())                // runs off the UI goroutine; in tests, in line
	Act    func(clinic.Action, clinic.VisitID)
	More   func(clinic.VisitID)
	Alike  func(v clinic.Visit, then func(words string)) // finds whom a patient could be mistaken for; nil for nobody
	Record func(clinic.Visit)                            // opens the visit where it is worked on
	Leave  func()                                        // back to Today
	Focus  func(fyne.Focusable)
	Done   func(message string, back func()) // said in a toast, with what takes it back, and a refresh
	Failed func(err error)                   // shown as a banner, and a refresh
}

// Screen is the schedule. It is built once; Show is the only writer of what it
// shows.
type Screen struct {
	desk Desk
	now  time.Time
	date clinic.Date // the day that is wanted; the clinic's own at first
	zone *time.Location

	today  clinic.Date
	plan   clinic.Day // the day as it was read last
	read   bool       // plan is of date
	failed string     // why it could not be read
	stale  bool       // somebody has written since
	asked  int        // readings asked for; an older answer is dropped
	shown  int        // the reading that was answered last
	after  []func(bool)

	head   *head
	table  *part.Timetable
	note   *part.Banner // over the timetable
	detail *detail
	form   *form
	root   *fyne.Container
}

// New builds the screen. Nothing is shown before the first Show.
func New(d Desk) *Screen {
	s := &Screen{desk: d, note: part.NewBanner()}
	s.head = newHead(s)
	s.table = part.NewTimetable(func(int64) { s.again() }, func(int64) { s.record() })
	s.table.ID = "schedule.table"
	s.detail = newDetail(s)
	s.form = newForm(s)
	s.root = newRoot(s)
	return s
}

// Object is the area below the top bar.
func (s *Screen) Object() fyne.CanvasObject { return s.root }

// Focus is where the keyboard belongs when the screen opens.
func (s *Screen) Focus() fyne.Focusable {
	if s.form.open {
		return s.form.first()
	}
	return s.table
}

// Show shows the day that is chosen at a moment. The board's own day gives the
// clinic's date and its clock.
func (s *Screen) Show(day clinic.Day, now time.Time) {
	if s.date.IsZero() || s.date == s.today && s.today != day.Date {
		s.date, s.read = day.Date, false // it was on today, and stays there past midnight
	}
	s.now, s.today, s.zone = now, day.Date, day.Clinic.Location()
	// One reading at a time: asking again each second would overtake for ever
	// one that takes longer.
	if s.shown == s.asked && (!s.read && s.failed == "" || s.stale) {
		s.load(nil)
	}
	s.again()
}

// Stale says that somebody has written: the day is read again with the next
// Show.
func (s *Screen) Stale() { s.stale = true }

// Day is the day as it is shown.
func (s *Screen) Day() clinic.Day { return s.plan }

// Fresh reads the day again and then goes on; not ok when it could not be read.
func (s *Screen) Fresh(then func(ok bool)) { s.load(then) }

// readTime is how long one reading of a day may take.
const readTime = 10 * time.Second

// load reads the wanted day off the UI goroutine. An answer for a day that is
// no longer wanted, or that a newer reading has overtaken, is dropped.
func (s *Screen) load(then func(bool)) {
	if then != nil {
		s.after = append(s.after, then)
	}
	s.stale = false
	s.asked++
	asked, date := s.asked, s.date
	s.desk.Spawn(func() {
		ctx, cancel := context.WithTimeout(context.Background(), readTime)
		defer cancel()
		plan, err := s.desk.Store.Schedule(ctx, date)
		fyne.Do(func() {
			if asked != s.asked {
				return
			}
			waiting := s.after
			s.after, s.shown = nil, asked
			if err != nil {
				s.failed = "That day could not be read. Press T for today, or try again with F5 and back."
			} else {
				s.plan, s.read, s.failed = plan, true, ""
			}
			for _, then := range waiting {
				then(err == nil)
			}
			s.again()
		})
	})
}

// again shows the same moment once more.
func (s *Screen) again() {
	if s.now.IsZero() {
		return
	}
	s.head.show()
	switch {
	case s.failed != "":
		s.note.Set(theme.Danger, theme.IconWarning, s.failed)
	case s.read && s.plan.Clinic.OpenOn(s.date).IsClosed():
		s.note.Set(theme.Amber, theme.IconMark, "The clinic is closed that day.")
	default:
		s.note.Clear()
	}
	if s.read {
		s.table.Set(viewTable(s.plan, s.now))
	} else {
		s.table.Set(part.TimeSpec{From: 8, To: 18})
	}
	v, ok := s.selected()
	s.detail.show(v, ok)
	s.form.show()
	s.root.Layout.Layout(s.root.Objects, s.root.Size())
}

func (s *Screen) selected() (clinic.Visit, bool) {
	if !s.read {
		return clinic.Visit{}, false
	}
	return s.plan.Visit(clinic.VisitID(s.table.Selected()))
}

// turn goes to another day.
func (s *Screen) turn(to clinic.Date) {
	if to == s.date {
		s.again()
		return
	}
	s.date, s.read, s.failed = to, false, ""
	s.load(nil)
	s.again()
}

// Turn goes to a day, for the window, pictures and tests.
func (s *Screen) Turn(to clinic.Date) { s.turn(to) }

// Select chooses a visit of the day that is shown.
func (s *Screen) Select(id clinic.VisitID) {
	s.table.Select(int64(id))
	s.again()
}

// ask makes sure that somebody is named for what follows.
func (s *Screen) ask(then func(by clinic.Staff)) {
	if by, ok := s.desk.Staff(); ok {
		then(by)
		return
	}
	s.desk.Pick(func() {
		if by, ok := s.desk.Staff(); ok {
			then(by)
		}
	})
}
