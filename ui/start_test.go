package ui

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"chairside/store/clinic"
	"chairside/ui/part"
)

func TestAClinicThatIsNotSetUpIsWelcomed(t *testing.T) {
	f := newFront(t)
	f.store.ready = false
	f.Start()
	if f.place != PlaceWelcome || f.panel() || f.store.reads != 0 {
		t.Fatalf("at %q, panel %v, %d reads", f.place, f.panel(), f.store.reads)
	}
	f.want("First start")
	if f.frame.rail.Visible() || f.frame.walkIn.Visible() {
		t.Error("there is somewhere to go without a clinic")
	}
	for _, key := range []fyne.KeyName{fyne.KeyF2, fyne.KeyF3, fyne.KeyF4, fyne.KeyF5, fyne.KeyF12, fyne.KeyEscape} {
		if f.key(key); f.place != PlaceWelcome || f.panel() {
			t.Fatalf("%s leads to %q", key, f.place)
		}
	}
	if f.ctrl(fyne.KeyN); f.place != PlaceWelcome {
		t.Fatal("a walk-in without a clinic")
	}
	f.setUp(f.answers(), func(err error) { t.Error(err) })
	if len(f.set) != 1 || f.place != PlaceToday || !f.frame.rail.Visible() || !f.panel() {
		t.Errorf("after the set-up at %q, panel %v", f.place, f.panel())
	}
}

func TestAClinicAsksWhoIsAtTheDesk(t *testing.T) {
	f := newFront(t)
	f.Start()
	if f.place != PlaceToday || !f.panel() {
		t.Fatalf("at %q, panel %v", f.place, f.panel())
	}
	f.want("Who is at the desk?", "J. Reyes · receptionist", "B. Okoye RN · nurse", "Alvarez, Maria", "10:42")
	f.key(fyne.KeyDown)
	f.key(fyne.KeyReturn)
	if who, ok := f.atDesk(); !ok || who.ID != okoye.ID || f.panel() {
		t.Fatalf("%+v is at the desk, panel %v", who, f.panel())
	}
	f.want("BO B. Okoye RN")
	if f.canvas().Focused() != f.today.Focus() {
		t.Errorf("the keyboard is on %T", f.canvas().Focused())
	}
	f.key(fyne.KeyF12) // who is there now is marked
	f.key(fyne.KeyReturn)
	if f.staff.ID != okoye.ID {
		t.Errorf("F12 and Enter put %s at the desk", f.staff.Name)
	}
}

// Two people whose short names are the same can be told apart, and the one who
// is there is marked.
func TestNamesThatReadAlikeAreWrittenOut(t *testing.T) {
	f := newFront(t)
	f.store.day.Staff = append(f.store.day.Staff, clinic.Staff{ID: 3, Name: "Ben Okoye", Credential: "RN", Roles: clinic.Nurse})
	f.Start()
	f.want("J. Reyes · receptionist", "Blessing Okoye RN · nurse", "Ben Okoye RN · nurse")
	f.key(fyne.KeyDown)
	f.key(fyne.KeyReturn)
	f.key(fyne.KeyF12)
	f.key(fyne.KeyReturn)
	if f.staff.ID != okoye.ID {
		t.Errorf("%s is at the desk", f.staff.Name)
	}
}

func TestNobodyAtTheDeskIsAskedFirst(t *testing.T) {
	f := newFront(t)
	f.Start()
	f.key(fyne.KeyEscape)
	if _, ok := f.atDesk(); ok || f.panel() {
		t.Fatal("Esc named somebody")
	}
	f.today.Select(infuses)
	f.key("V")
	f.want("Who is at the desk?")
	f.key(fyne.KeyEscape)
	if f.panel() || len(f.store.steps) != 0 {
		t.Fatal("the act goes on with nobody")
	}
	f.key("V")
	f.key(fyne.KeyDown)
	f.key(fyne.KeyReturn)
	f.want("Record vitals")
	field, ok := f.canvas().Focused().(interface{ SelectedText() string })
	if !ok {
		t.Fatalf("the keyboard is on %T, not in the form", field)
	}
}

// The more list asks as well, and goes on with the visit it was asked for.
func TestMoreAsksFirst(t *testing.T) {
	f := newFront(t)
	f.Start()
	f.key(fyne.KeyEscape)
	f.today.Select(waits)
	f.key("M")
	f.want("Who is at the desk?")
	f.key(fyne.KeyReturn)
	f.want("What is to be done?")
	if !f.shows("Seat in a chair") || f.shows("Pause the infusion") {
		t.Error("not the acts of who waits")
	}
}

// A store that cannot be read at the start is tried again, logged once, and
// does not leave an empty window for ever.
func TestAStartThatFailsIsTriedAgain(t *testing.T) {
	for name, spoil := range map[string]func(m *memory, err error){
		"set-up": func(m *memory, err error) { m.cantPoll = err },
		"board":  func(m *memory, err error) { m.cantRead = err },
	} {
		f := newFront(t)
		spoil(f.store, errors.New("disk I/O error"))
		f.Start()
		f.second(3)
		if f.place != "" || len(f.log) != 1 || !strings.Contains(f.frame.failure.Text(), "tries again") {
			t.Errorf("%s: at %q, logged %v, says %q", name, f.place, f.log, f.frame.failure.Text())
		}
		f.key(fyne.KeyF12)
		f.tap("rail.today")
		f.tap("frame.staff")
		if f.panel() || f.place != "" {
			t.Errorf("%s: something opens without a board", name)
		}
		spoil(f.store, nil)
		f.second(1)
		if f.place != PlaceToday || !f.panel() || f.frame.failure.Visible() {
			t.Errorf("%s: at %q, says %q", name, f.place, f.frame.failure.Text())
		}
	}
}

func TestTheDemoIsMarkedOnEveryScreen(t *testing.T) {
	f := newFront(t)
	f.store.ready = false
	f.Start()
	f.demo.cantRead = errors.New("no room on the disk")
	f.tap("welcome.demo")
	if f.place != PlaceWelcome || !f.shows("Explore a demo clinic") || len(f.log) != 1 {
		t.Fatalf("at %q, logged %v", f.place, f.log)
	}
	f.demo.cantRead = nil
	f.tap("welcome.demo")
	if f.Store() != Store(f.demo) || f.place != PlaceToday {
		t.Fatalf("at %q in %p", f.place, f.Store())
	}
	f.key(fyne.KeyReturn) // who is at the desk
	const mark = "Demo patients"
	for _, place := range []string{PlaceToday, PlaceChairs, PlaceRecovery, PlaceLeaving, PlaceWalkIn, PlaceSettings} {
		if f.open(place); !f.shows(mark) {
			t.Errorf("no mark on %s", place)
		}
	}
	if f.checkIn(comes); !f.shows(mark) {
		t.Error("no mark on check-in")
	}
	if err := f.Store().Do(context.Background(), okoye.ID, waits, clinic.Seat{Chair: 4}); err != nil || len(f.store.steps) != 0 {
		t.Errorf("%v; the clinic's own store has %v", err, f.store.steps)
	}
	own := opened(t, reyes)
	for _, place := range []string{PlaceToday, PlaceRecovery} {
		if own.open(place); own.shows(mark) {
			t.Error("a real clinic is marked as the demo")
		}
	}
}

func TestBadges(t *testing.T) {
	f := opened(t, okoye)
	badge := func(want ...string) {
		t.Helper()
		var got []string
		f.see(func(o fyne.CanvasObject) {
			if p, ok := o.(part.Identified); ok && strings.HasPrefix(p.PartID(), "rail.") && p.PartID() != "rail.settings" {
				got = append(got, p.PartText())
			}
		})
		if !slices.Equal(got, want) {
			t.Errorf("%v, want %v", got, want)
		}
	}
	badge("Today", "Chairs", "Recovery 1", "Leaving 1", "Schedule", "Patients")
	f.store.now = f.day.Visits[infuses-1].VitalsDue()
	f.Tick()
	badge("Today", "Chairs", "Recovery 2", "Leaving 1", "Schedule", "Patients")
	high := clinic.Vitals{At: f.store.now, Signs: map[clinic.Sign]int{clinic.Systolic: 190, clinic.Diastolic: 90}}
	f.store.day.Visits[infuses-1].Vitals = []clinic.Vitals{high}
	f.refresh(nil)
	badge("Today", "Chairs", "Recovery 2", "Leaving 1", "Schedule", "Patients") // taken, but beyond the limit
	f.store.day.Visits[infuses-1].Vitals[0].Signs = map[clinic.Sign]int{clinic.Systolic: 120, clinic.Diastolic: 80}
	f.store.day.Visits[recovers-1].Stage, f.store.day.Visits[leaves-1].Stage = clinic.Ready, clinic.Discharged
	f.store.day.Visits[waits-1].Stage = clinic.Arrived
	f.refresh(nil)
	badge("Today", "Chairs", "Recovery", "Leaving 1", "Schedule", "Patients")
}
