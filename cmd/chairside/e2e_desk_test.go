//go:build linux

package main

import (
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"chairside/store"
	"chairside/store/clinic"
	"chairside/store/demo"
)

// TestEndToEndDesk is a morning at the desk of the made-up clinic, by real keys
// and mouse: a patient is dragged to a chair, Enter is held, the program is
// killed in a check-in that is gone on with, and the file is locked by another
// program while an answer is saved.
func TestEndToEndDesk(t *testing.T) {
	s := newStation(t)
	if err := os.MkdirAll(s.Data, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := demo.Around(t.Context(), filepath.Join(s.Data, databaseName), time.Now()); err != nil {
		t.Fatal(err)
	}
	s.start()
	s.signOn()
	dragToAChair(s)
	holdEnter(s)
	goOnAfterAKill(s)
	saveIntoALockedFile(s)
	if code := s.quit(); code != statusOK {
		t.Errorf("the program ended with %d", code)
	}
}

func (s *station) signOn() {
	s.t.Helper()
	s.waitFor("Who is at the desk?")
	s.key("Return")
	s.waitGone("Who is at the desk?")
}

// board reads the day from the file itself, beside the running program.
func board(s *station) clinic.Day {
	s.t.Helper()
	st, err := store.Open(s.t.Context(), filepath.Join(s.Data, databaseName), store.Options{})
	if err != nil {
		s.t.Fatal(err)
	}
	defer st.Close()
	day, err := st.Today(s.t.Context())
	if err != nil {
		s.t.Fatal(err)
	}
	return day
}

// someone gives a visit of the day.
func someone(s *station, what string, fits func(clinic.Visit) bool) clinic.Visit {
	s.t.Helper()
	for _, v := range board(s).Visits {
		if fits(v) {
			return v
		}
	}
	s.fail("the made-up day has nobody %s", what)
	return clinic.Visit{}
}

// mark walks the list of today to a visit, into view where it is not: down to
// its end, then up. Each step is seen to be taken before the next.
func (s *station) mark(v clinic.Visit) {
	s.t.Helper()
	s.waitFocus("today.rows")
	marked := func() string {
		o, _ := s.look().find("today.name")
		return o.Text
	}
	for _, key := range []string{"Down", "Up"} {
		for now, last := marked(), ""; now != last; {
			if now == v.Patient.Label() {
				return
			}
			s.key(key)
			last = now
			for end := time.Now().Add(3 * time.Second); now == last && time.Now().Before(end); time.Sleep(30 * time.Millisecond) {
				now = marked()
			}
		}
	}
	s.fail("%s is not in the list", v.Patient.Label())
}

// drag moves from one part to another with the mouse button held, and answers
// before letting go.
func (s *station) drag(from, to string, before func()) {
	s.t.Helper()
	a, b := s.waitFor(from), s.waitFor(to)
	x, y := a.X+a.W/2, a.Y+a.H/2
	s.screen.do(s.t, "xdotool", "mousemove", "--sync", strconv.Itoa(x), strconv.Itoa(y), "mousedown", "1")
	const steps = 8
	for i := 1; i <= steps; i++ {
		s.screen.do(s.t, "xdotool", "mousemove", "--sync", strconv.Itoa(x+(b.X+b.W/2-x)*i/steps), strconv.Itoa(y+(b.Y+b.H/2-y)*i/steps))
	}
	before()
	s.screen.do(s.t, "xdotool", "mouseup", "1")
	s.checkAlarms()
}

func dragToAChair(s *station) {
	s.t.Helper()
	v := someone(s, "who waits for treatment", func(v clinic.Visit) bool {
		return v.Stage == clinic.Waiting && v.Protocol.Treatment && len(v.SeatBlocks()) == 0
	})
	day := board(s)
	best, ok := day.Suggest(v, time.Now())
	if !ok {
		s.fail("no chair is free")
	}
	taken := clinic.Chair{}
	for _, c := range day.Chairs {
		if c.Occupant != 0 {
			taken = c
		}
	}
	s.key("F3")
	card, tile := fmt.Sprintf("chairs.wait.%d", v.ID), "chairs.tile.%d"
	s.drag(card, fmt.Sprintf(tile, taken.ID), func() {
		s.waitFor(taken.Name + " is taken. Choose another chair.")
		s.picture("dragged to a taken chair")
	})
	s.waitFor("failure.close") // said once more where it stays
	s.drag(card, "chairs.plan", func() { s.waitFor("to a free chair") })
	if got := someone(s, "who was dragged", func(o clinic.Visit) bool { return o.ID == v.ID }); got.Stage != clinic.Waiting {
		s.fail("a drop that should do nothing led to %s", got.Stage)
	}
	s.drag(card, fmt.Sprintf(tile, best.Chair), func() {
		s.waitFor("Seat in " + best.Name)
		s.picture("dragged to a free chair")
	})
	s.waitUntil("the patient in "+best.Name, func(snapshot) bool {
		got := someone(s, "who was dragged", func(o clinic.Visit) bool { return o.ID == v.ID })
		return got.Stage == clinic.InChair && got.Chair == best.Chair
	})
	s.waitFor(v.Patient.Label() + ": " + best.Name)
}

// holdEnter holds Enter on a row: its form opens, and is not confirmed by the
// same press however long that lasts.
func holdEnter(s *station) {
	s.t.Helper()
	v := someone(s, "who waits for a room", func(v clinic.Visit) bool { return v.Stage == clinic.Waiting && len(v.Held()) == 0 })
	s.key("F2")
	s.mark(v)
	s.screen.do(s.t, "xdotool", "keydown", "Return")
	s.waitFor("panel.action")
	time.Sleep(1500 * time.Millisecond) // some thirty repeats
	shot := s.look()
	s.screen.do(s.t, "xdotool", "keyup", "Return")
	s.picture("Enter held")
	if _, open := shot.find("act.chair_number"); !open {
		s.fail("the form is gone")
	}
	if got := someone(s, "who waits", func(o clinic.Visit) bool { return o.ID == v.ID }); got.Stage != clinic.Waiting {
		s.fail("a held Enter led to %s", got.Stage)
	}
	s.key("Return")
	s.waitUntil("the step of the second press", func(snapshot) bool {
		return someone(s, "who waited", func(o clinic.Visit) bool { return o.ID == v.ID }).Stage != clinic.Waiting
	})
	s.waitGone("panel.action")
}

// goOnAfterAKill answers a question of a check-in, is killed with another one
// typed half, and goes on at the first open question.
func goOnAfterAKill(s *station) {
	s.t.Helper()
	v := someone(s, "who checks in", func(v clinic.Visit) bool { return v.Stage == clinic.Arrived })
	open := func() {
		s.t.Helper()
		s.key("F2")
		s.mark(v)
		s.key("Return")
		s.waitFor("Check in " + v.Patient.FullName())
	}
	open()
	s.key("6")
	s.waitUntil("the answer on record", func(snapshot) bool {
		_, ok := someone(s, "", func(o clinic.Visit) bool { return o.ID == v.ID }).Answer(clinic.AskHealth)
		return ok
	})
	s.key("4")
	s.waitFocus("checkin.fasting.food")
	s.typeText("0")
	s.kill()
	s.start()
	s.signOn()
	left := someone(s, "", func(o clinic.Visit) bool { return o.ID == v.ID }).Unanswered()
	if len(left) == 0 || left[0] != clinic.AskFasting {
		s.fail("left open are %v", left)
	}
	open()
	s.waitFocus("checkin.fasting")
	s.picture("gone on with")
}

// saveIntoALockedFile answers a question while another program holds the file
// for two seconds: the window stays alive, the answers are greyed, and the
// answer is on record in the end.
func saveIntoALockedFile(s *station) {
	s.t.Helper()
	db, err := sql.Open("sqlite3", "file:"+filepath.Join(s.Data, databaseName)+"?_txlock=immediate")
	if err != nil {
		s.t.Fatal(err)
	}
	defer db.Close()
	const held = 2 * time.Second
	lock, err := db.BeginTx(s.t.Context(), nil)
	if err != nil {
		s.t.Fatal(err)
	}
	released := time.AfterFunc(held, func() { _ = lock.Rollback() })
	defer released.Stop()
	if _, err := fmt.Fprintln(s.ask, "rest"); err != nil {
		s.t.Fatal(err)
	}
	if _, err := s.answers.ReadBytes('\n'); err != nil {
		s.t.Fatal(err)
	}
	s.key("5")
	s.waitUntil("the answers to be greyed", func(shot snapshot) bool {
		o, ok := shot.find("checkin.medicines")
		return ok && o.Disabled
	})
	s.picture("saving")
	s.waitUntil("the answer on record", func(snapshot) bool {
		left := someone(s, "", func(o clinic.Visit) bool { return o.Stage == clinic.Arrived }).Unanswered()
		for _, q := range left {
			if q == clinic.AskMedicines {
				return false
			}
		}
		return true
	})
	gap := s.look().Gap
	s.t.Logf("the longest wait for the window while the file was locked for %v: %v", held, gap)
	if gap > held/2 {
		s.fail("the window waited %v for the file", gap)
	}
}
