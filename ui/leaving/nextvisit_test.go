package leaving

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"chairside/store/clinic"
)

// daniel has no next visit; his series is over: maintenance is proposed.
func openNext(t *testing.T) *desk {
	t.Helper()
	d := bothCleared(t, false, small)
	d.Select(2)
	return d
}

func TestTheNextVisitIsBookedWhereThePatientLeaves(t *testing.T) {
	d := openNext(t)
	d.wants("not booked")
	d.key("N")
	d.wants("Maintenance · IV ketamine, standard · every three to six weeks", "Mon 21 Dec 2026", "09:00", "free for the rest of the day")
	d.shot("leaving-next")
	d.w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if len(d.store.booked) != 1 {
		t.Fatalf("booked %+v, said %q", d.store.booked, d.log)
	}
	b := d.store.booked[0]
	if b.Patient != 2 || b.Kind != clinic.Maintenance || b.Protocol != 1 || !b.Planned.Equal(time.Date(2026, 12, 21, 9, 0, 0, 0, time.UTC)) || b.Anyway || b.WalkIn {
		t.Errorf("%+v", b)
	}
	if d.log[len(d.log)-1] != "booked Okafor, Daniel is booked for Mon 21 Dec, 09:00" {
		t.Errorf("%q", d.log)
	}
	d.wants("Mon 21 Dec, 09:00")
	d.lacks("every three to six weeks", "Book…")
	d.log = nil
	d.key("N")
	if len(d.log) != 1 || d.part("leaving.next.day") != nil {
		t.Errorf("it can be booked twice: %q", d.log)
	}
}

// TestTheNextVisitIsTakenBack: the toast after the booking offers it, and what
// cannot be taken back stays booked and says why.
func TestTheNextVisitIsTakenBack(t *testing.T) {
	d := openNext(t)
	d.key("N")
	d.nextVisit.submit(false)
	if d.back == nil {
		t.Fatal("what is booked on Leaving cannot be taken back")
	}
	back := d.back
	d.store.fails = &clinic.Error{Code: clinic.Conflict, Message: "That patient has arrived meanwhile."}
	back()
	d.wants("Mon 21 Dec, 09:00")
	if got := d.log[len(d.log)-1]; got != "failed That patient has arrived meanwhile." {
		t.Errorf("said %q", got)
	}
	back()
	if step, ok := d.store.steps[len(d.store.steps)-1].(clinic.Exit); !ok || step.By != clinic.ActCancel || step.Reason == "" {
		t.Errorf("taken back by %#v", d.store.steps)
	}
	d.wants("not booked")
	if got := d.log[len(d.log)-1]; got != "booked Okafor, Daniel: the next visit is taken back" || d.back != nil {
		t.Errorf("said %q, and it can be taken back again: %v", got, d.back != nil)
	}
}

func TestConflictsOfTheNextVisitAreSaid(t *testing.T) {
	d := openNext(t)
	d.key("N")
	d.nextVisit.day.SetText("28 Nov 2026")
	d.wants("The clinic is closed on Saturday 28 November. Write another day, or a time.")
	d.nextVisit.clock.SetText("09:30")
	d.wants("Book anyway")
	d.nextVisit.submit(false)
	d.wants("Not booked.")
	if len(d.store.booked) != 0 {
		t.Fatal(d.store.booked)
	}
	test.Tap(d.button("leaving.next.anyway"))
	if len(d.store.booked) != 1 || !d.store.booked[0].Anyway {
		t.Errorf("%+v", d.store.booked)
	}
}

func TestTheNextVisitIsNeverAnothersPatient(t *testing.T) {
	d := openNext(t)
	d.key("N")
	d.Select(1)
	d.lacks("every three to six weeks")
	d.nextVisit.submit(false)
	if len(d.store.booked) != 0 {
		t.Fatal("booked for a patient who is not shown any more")
	}
	d.Select(2)
	d.key("N")
	d.store.fails = &clinic.Error{Code: clinic.Conflict, Message: "Chair 1 is taken from 09:00 to 10:40.", Next: "Choose another time."}
	d.nextVisit.submit(false)
	d.wants("Chair 1 is taken from 09:00 to 10:40. Choose another time.")
	if d.button("leaving.next.book").Disabled() {
		t.Error("it cannot be tried again")
	}
	d.nextVisit.clock.SetText("late")
	d.nextVisit.submit(false)
	d.wants("That is no time of day.")
	d.w.Canvas().Focus(d.nextVisit.clock.Focusable())
	d.w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	d.lacks("every three to six weeks")
	if len(d.store.booked) != 0 {
		t.Error(d.store.booked)
	}
}
