package leaving

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"chairside/store/clinic"
	"chairside/ui/try"
)

// daniel has no next visit; his series is over: maintenance is proposed.
func openNext(t *testing.T) *desk {
	t.Helper()
	d := bothCleared(t, false, try.Laptop)
	d.Select(2)
	return d
}

func TestTheNextVisitIsBookedWhereThePatientLeaves(t *testing.T) {
	d := openNext(t)
	d.Wants("not booked")
	d.Key("N")
	d.Wants("Maintenance · IV ketamine, standard · every three to six weeks", "Mon 21 Dec 2026", "09:00", "free for the rest of the day")
	d.Shot("leaving-next")
	d.W.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if len(d.store.booked) != 1 {
		t.Fatalf("booked %+v, said %q", d.store.booked, d.Log)
	}
	b := d.store.booked[0]
	if b.Patient != 2 || b.Kind != clinic.Maintenance || b.Protocol != 1 || !b.Planned.Equal(time.Date(2026, 12, 21, 9, 0, 0, 0, time.UTC)) || b.Anyway || b.WalkIn {
		t.Errorf("%+v", b)
	}
	if d.Log[len(d.Log)-1] != "booked Okafor, Daniel is booked for Mon 21 Dec, 09:00" {
		t.Errorf("%q", d.Log)
	}
	d.Wants("Mon 21 Dec, 09:00")
	d.Lacks("every three to six weeks", "Book…")
	d.Log = nil
	d.Key("N")
	if len(d.Log) != 1 || d.Part("leaving.next.day") != nil {
		t.Errorf("it can be booked twice: %q", d.Log)
	}
}

// TestTheNextVisitIsTakenBack: the toast after the booking offers it, and what
// cannot be taken back stays booked and says why.
func TestTheNextVisitIsTakenBack(t *testing.T) {
	d := openNext(t)
	d.Key("N")
	d.nextVisit.submit(false)
	if d.back == nil {
		t.Fatal("what is booked on Leaving cannot be taken back")
	}
	back := d.back
	d.store.fails = &clinic.Error{Code: clinic.Conflict, Message: "That patient has arrived meanwhile."}
	back()
	d.Wants("Mon 21 Dec, 09:00")
	if got := d.Log[len(d.Log)-1]; got != "failed That patient has arrived meanwhile." {
		t.Errorf("said %q", got)
	}
	back()
	if step, ok := d.store.steps[len(d.store.steps)-1].(clinic.Exit); !ok || step.By != clinic.ActCancel || step.Reason == "" {
		t.Errorf("taken back by %#v", d.store.steps)
	}
	d.Wants("not booked")
	if got := d.Log[len(d.Log)-1]; got != "booked Okafor, Daniel: the next visit is taken back" || d.back != nil {
		t.Errorf("said %q, and it can be taken back again: %v", got, d.back != nil)
	}
}

func TestConflictsOfTheNextVisitAreSaid(t *testing.T) {
	d := openNext(t)
	d.Key("N")
	d.nextVisit.day.SetText("28 Nov 2026")
	d.Wants("The clinic is closed on Saturday 28 November. Write another day, or a time.")
	d.nextVisit.clock.SetText("09:30")
	d.Wants("Book anyway")
	d.nextVisit.submit(false)
	d.Wants("Not booked.")
	if len(d.store.booked) != 0 {
		t.Fatal(d.store.booked)
	}
	test.Tap(d.Button("leaving.next.anyway"))
	if len(d.store.booked) != 1 || !d.store.booked[0].Anyway {
		t.Errorf("%+v", d.store.booked)
	}
}

func TestTheNextVisitIsNeverAnothersPatient(t *testing.T) {
	d := openNext(t)
	d.Key("N")
	d.Select(1)
	d.Lacks("every three to six weeks")
	d.nextVisit.submit(false)
	if len(d.store.booked) != 0 {
		t.Fatal("booked for a patient who is not shown any more")
	}
	d.Select(2)
	d.Key("N")
	d.store.fails = &clinic.Error{Code: clinic.Conflict, Message: "Chair 1 is taken from 09:00 to 10:40.", Next: "Choose another time."}
	d.nextVisit.submit(false)
	d.Wants("Chair 1 is taken from 09:00 to 10:40. Choose another time.")
	if d.Button("leaving.next.book").Disabled() {
		t.Error("it cannot be tried again")
	}
	d.nextVisit.clock.SetText("late")
	d.nextVisit.submit(false)
	d.Wants("That is no time of day.")
	d.W.Canvas().Focus(d.nextVisit.clock.Focusable())
	d.W.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	d.Lacks("every three to six weeks")
	if len(d.store.booked) != 0 {
		t.Error(d.store.booked)
	}
}
