package ui

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"chairside/store/clinic"
)

// rename gives the patient who waits another name, so that it can be seen
// which reading of the store is shown.
func (f *front) rename(family string) { f.store.day.Visits[waits-1].Patient.Family = family }

func TestAnOvertakenAnswerIsDropped(t *testing.T) {
	f := opened(t, okoye)
	var called []string
	f.held = true
	f.fresh(func(ok bool) { called = append(called, "first") })
	f.fresh(func(ok bool) { called = append(called, "second") })
	f.rename("Older")
	f.run(0)
	if f.shows("Older, Keisha") || len(called) != 0 {
		t.Fatalf("the older answer is shown, or who waited was told: %v", called)
	}
	f.rename("Newer")
	f.run(1)
	if !f.shows("Newer, Keisha") || !slices.Equal(called, []string{"first", "second"}) {
		t.Errorf("told: %v", called)
	}
	// The other way round: the newer comes first, then the older.
	f.work, called = nil, nil
	f.fresh(func(ok bool) { called = append(called, "third") })
	f.fresh(func(ok bool) { called = append(called, "fourth") })
	f.run(1)
	f.rename("Stale")
	f.run(0)
	if f.shows("Stale, Keisha") || !slices.Equal(called, []string{"third", "fourth"}) {
		t.Errorf("a stale answer was taken, or told twice: %v", called)
	}
}

func TestAReadingThatFailsKeepsTheOldBoard(t *testing.T) {
	f := opened(t, okoye)
	f.today.Select(infuses)
	f.store.now = at(10, 50)
	f.rename("Unseen")
	f.store.cantRead = errors.New("database is malformed")
	var told []bool
	f.fresh(func(ok bool) { told = append(told, ok) })
	f.refresh(func() { t.Error("refresh goes on after a failure") })
	if !f.shows("Brown, Keisha") || f.shows("Unseen, Keisha") || !slices.Equal(told, []bool{false}) {
		t.Errorf("the board is not the old one, or told %v", told)
	}
	f.want("The board could not be read. What you see is from 10:42.")
	f.key("V")
	if f.panel() {
		t.Error("a form opens over a board that could not be read")
	}
	f.key("V")
	if len(f.log) != 1 {
		t.Errorf("logged %v", f.log)
	}
	f.store.cantRead = nil
	f.key("V")
	if !f.panel() || !f.shows("Record vitals") {
		t.Error("the act does not open once the board can be read")
	}
	if !f.shows("Unseen, Keisha") || f.frame.failure.Visible() {
		t.Errorf("the board is read and the banner still says %q", f.frame.failure.Text())
	}
}

// A write that was refused stays said although the board cannot be read either.
func TestAFailedReadingDoesNotHideARefusal(t *testing.T) {
	f := opened(t, okoye)
	f.store.cantRead = errors.New("disk I/O error")
	f.failed(errors.New("disk I/O error"))
	const sentence = "That could not be saved. What you see is what is on record; try again."
	if text := f.frame.failure.Text(); !strings.HasPrefix(text, sentence) || !strings.Contains(text, "could not be read") {
		t.Errorf("says %q", text)
	}
	f.store.cantRead = nil
	f.refresh(nil)
	f.want(sentence)
}

// What was written is not asked for again because the board cannot be read
// after it.
func TestAWriteGoesOnWithoutTheBoard(t *testing.T) {
	f := opened(t, okoye)
	f.store.cantRead = errors.New("disk I/O error")
	went := false
	f.saved(func() { went = true })
	if !went {
		t.Error("the screen still waits, and would write twice")
	}
}

func TestAnotherProgramsWriteIsRead(t *testing.T) {
	f := opened(t, okoye)
	reads := f.store.reads
	f.second(5)
	if f.store.reads != reads {
		t.Fatalf("%d reads without a write", f.store.reads-reads)
	}
	f.rename("Renamed")
	f.store.version++
	f.second(1)
	f.want("Renamed, Keisha")
	f.second(5)
	if f.store.reads != reads+1 {
		t.Errorf("%d reads after one write", f.store.reads-reads)
	}
}

func TestMidnightIsRead(t *testing.T) {
	f := opened(t, okoye)
	f.store.now = testDate.AddDays(1).At(0, 0, time.UTC).Add(-2 * time.Second)
	reads := f.store.reads
	f.second(1)
	if f.store.reads != reads {
		t.Fatal("read before midnight")
	}
	f.store.day.Visits = nil
	f.second(1)
	if f.store.reads != reads+1 || f.day.Date != testDate.AddDays(1) || f.shows("Brown, Keisha") {
		t.Errorf("%d reads, the day is %v", f.store.reads-reads, f.day.Date)
	}
	f.second(3)
	if f.store.reads != reads+1 {
		t.Errorf("%d reads after midnight", f.store.reads-reads)
	}
}

func TestAPollThatFailsIsOnlyLogged(t *testing.T) {
	f := opened(t, okoye)
	reads := f.store.reads
	f.store.cantPoll = errors.New("database is locked")
	f.second(60)
	if !slices.Equal(f.log, []string{"watch the store: database is locked"}) || f.frame.failure.Visible() || f.store.reads != reads {
		t.Errorf("logged %v, says %q", f.log, f.frame.failure.Text())
	}
	f.store.cantPoll = nil
	f.second(1)
	f.store.cantPoll = errors.New("database is locked")
	f.second(1)
	if len(f.log) != 2 {
		t.Errorf("a failure that comes back is not logged: %v", f.log)
	}
}

// A reading that takes longer than the ticks must not be overtaken by the next
// one for ever.
func TestASlowReadingIsNotOvertakenByPolls(t *testing.T) {
	f := opened(t, okoye)
	f.rename("Renamed")
	f.store.version++
	f.held = true
	f.poll()
	f.run(0) // the poll; it asks for a reading, which waits
	for range 5 {
		before := len(f.work)
		f.Tick()
		f.poll()
		for _, poll := range f.work[before:] {
			poll()
		}
	}
	if len(f.work) != 2 {
		t.Fatalf("%d pieces of work, want the poll and the reading", len(f.work))
	}
	f.run(1)
	f.want("Renamed, Keisha")
}

// An answer of the clinic that was open before is not shown in the demo.
func TestAnAnswerOfAnotherStoreIsDropped(t *testing.T) {
	f := opened(t, okoye)
	f.held = true
	f.poll()
	f.fresh(func(bool) { t.Error("who waited for the other store is told") })
	f.demo.day.Visits[waits-1].Patient.Family = "Made-up"
	f.openDemo(func(err error) { t.Error(err) })
	f.run(2) // the demo is open and not read yet
	f.run(1)
	f.run(0)
	if f.key(fyne.KeyF3); f.place != "" || f.loaded {
		t.Fatalf("at %q before the demo was read", f.place)
	}
	f.held = false
	f.run(3)
	if f.shows("Brown, Keisha") || !f.shows("Made-up, Keisha") {
		t.Error("the clinic's patients are shown in the demo")
	}
}

// Whoever was retired at another station can act no more.
func TestWhoIsRetiredCanActNoMore(t *testing.T) {
	f := opened(t, okoye)
	f.today.Select(infuses)
	f.store.day.Staff[1].Retired = true
	f.store.version++
	f.key("V") // the board is read first
	if _, ok := f.atDesk(); ok || !f.shows("Who is at the desk?") || f.shows("B. Okoye RN · nurse") {
		t.Errorf("%s is still at the desk", f.staff.Name)
	}
	f.want("? Who? F12")
	// Retired while the list was open: picking them names nobody.
	g := newFront(t)
	g.Start()
	g.store.day.Staff[0].Retired = true
	g.refresh(nil)
	g.key(fyne.KeyReturn)
	if who, ok := g.atDesk(); ok {
		t.Errorf("%s is at the desk", who.Name)
	}
}

// A change of roles at another station counts from the next reading on.
func TestRolesAreTakenAsTheyAreNow(t *testing.T) {
	f := opened(t, okoye)
	f.today.Select(infuses)
	f.store.day.Staff[1].Roles = clinic.Receptionist
	f.key("V")
	if f.panel() || !strings.Contains(f.frame.failure.Text(), "nurse") {
		t.Errorf("panel %v, says %q", f.panel(), f.frame.failure.Text())
	}
}

// A second that reads the same replaces no object of the window.
func TestAThousandQuietSeconds(t *testing.T) {
	f := opened(t, okoye)
	for _, place := range []string{PlaceToday, PlaceChairs, PlaceRecovery, PlaceLeaving} {
		f.open(place)
		f.Tick()
		before := f.objects()
		for range 1000 {
			f.Tick()
		}
		if !slices.Equal(f.objects(), before) {
			t.Errorf("%s: the window is put together anew", place)
		}
	}
}
