package leaving

import (
	"context"
	"errors"

	"fyne.io/fyne/v2"

	"chairside/store/clinic"
)

// Store is what the screen reads and writes.
type Store interface {
	Record(ctx context.Context, id clinic.VisitID) (clinic.Record, error)
	Do(ctx context.Context, by clinic.StaffID, visit clinic.VisitID, step clinic.Step) error
	Schedule(ctx context.Context, date clinic.Date) (clinic.Day, error)
	Book(ctx context.Context, by clinic.StaffID, b clinic.Booking) (clinic.VisitID, error)
}

// Desk is what the window hands over.
type Desk struct {
	Store    Store
	Staff    func() (clinic.Staff, bool) // who is at the desk; false when nobody was picked
	Pick     func(then func())           // asks who is at the desk, then goes on
	Spawn    func(func())                // runs off the UI goroutine; in tests, in line
	Act      func(clinic.Action, clinic.VisitID)
	More     func(clinic.VisitID)
	Alike    func(v clinic.Visit, then func(words string))          // finds whom a patient could be mistaken for; nil for nobody
	Save     func(name string, pdf []byte) (path string, err error) // into the clinic's folder of sheets
	OpenFile func(path string) error                                // in the viewer
	Print    func(path string) error                                // nil where this workstation cannot print
	Done     func(message string, undo clinic.VisitID)              // said in a toast, and a refresh
	Booked   func(message string, back func())                      // said in a toast, with what takes it back, and a refresh
	Failed   func(err error)                                        // shown as a banner, and a refresh
}

// ask makes sure that somebody is named for what follows.
func (d Desk) ask(then func(by clinic.Staff)) {
	if by, ok := d.Staff(); ok {
		then(by)
		return
	}
	d.Pick(func() {
		if by, ok := d.Staff(); ok {
			then(by)
		}
	})
}

// write takes a step off the UI goroutine and reads the visit again, so that
// what is shown afterwards is what is on record, whether the step succeeded or
// not. after runs on the UI goroutine.
func (s *Screen) write(by clinic.Staff, id clinic.VisitID, step clinic.Step, after func(err error)) {
	s.desk.Spawn(func() {
		err := s.desk.Store.Do(context.Background(), by.ID, id, step)
		record, readErr := s.desk.Store.Record(context.Background(), id)
		fyne.Do(func() {
			if readErr == nil {
				s.keep(record.Visit)
			}
			after(err)
			s.again()
		})
	})
}

// sentence gives an error as staff read it.
func sentence(err error, otherwise string) string {
	var e *clinic.Error
	if errors.As(err, &e) {
		return e.Error()
	}
	return otherwise
}
