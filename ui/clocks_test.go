package ui

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"chairside/store/clinic"
	"chairside/ui/part"
)

// machine is a workstation under the window: its wall clock is the memory's.
type machine struct {
	*front
	steady time.Duration
}

// onMachine is a window with both clocks. What is under treatment began before
// the clocks are set, and its history says so by both.
func onMachine(t *testing.T) *machine {
	t.Helper()
	f := newFront(t)
	m := &machine{front: f, steady: 5 * time.Hour}
	f.config.Read = func() clinic.Reading { return clinic.Reading{Wall: f.store.now, Steady: m.steady, Boot: "first"} }
	began := func(id clinic.VisitID, when time.Time, a clinic.Action, from clinic.Stage) {
		v := &f.store.day.Visits[id-1]
		v.History = append(v.History, clinic.Entry{
			ID: int64(id), At: when, Action: a, From: from, To: v.Stage, Steady: m.steady - f.store.now.Sub(when), Boot: "first",
		})
	}
	began(infuses, at(10, 36), clinic.ActStart, clinic.InChair)
	began(recovers, at(10, 8), clinic.ActEnd, clinic.Infusing)
	f.store.day.Visits[recovers-1].RecoverBy = at(10, 58)
	f.store.day.Visits[recovers-1].Vitals = []clinic.Vitals{{ID: 1, At: at(10, 40), Stage: clinic.Recovering, Signs: map[clinic.Sign]int{clinic.Pulse: 70}}}
	f.store.day.Clock = clinic.Clocks{Agreed: f.config.Read(), Now: f.config.Read()}
	f.store.day = f.store.day.At(f.config.Read())
	f.SetStaff(okoye)
	f.Start()
	return m
}

// pass lets true time go by.
func (m *machine) pass(n int) {
	for range n {
		m.steady += time.Second
		m.second(1)
	}
}

func (m *machine) set(by time.Duration) { m.store.now = m.store.now.Add(by) }

// TestClockSetUnderAnOpenForm: while a form lies over the window the clock is
// set. It is said, alarms go by the clock that is ahead, what was typed stays,
// and the form is written when it is sent.
func TestClockSetUnderAnOpenForm(t *testing.T) {
	m := onMachine(t)
	if got := m.alerts(); len(got) != 0 {
		t.Fatalf("%q before anything is due", got)
	}
	m.recovery.Select(infuses)
	m.open(PlaceRecovery)
	m.key("V")
	pulse := find[*part.Field](m.front, "vitals.pulse")
	pulse.SetText("71")
	m.set(time.Hour)
	m.pass(1)
	if got := m.alerts(); len(got) < 3 {
		t.Errorf("an hour ahead: %q", got)
	}
	if text := m.alarms.clock.Text(); !strings.Contains(text, "set forward by 1 h") || !strings.Contains(text, "A nurse has to look") {
		t.Errorf("says %q", text)
	}
	if !m.panel() || pulse.Text() != "71" {
		t.Errorf("the form is open %v, of what was typed %q is left", m.panel(), pulse.Text())
	}
	m.set(-2 * time.Hour)
	m.pass(1)
	if text := m.alarms.clock.Text(); !strings.Contains(text, "set back by 1 h") {
		t.Errorf("says %q", text)
	}
	m.pass(4*60 - 2) // vitals are truly due at 10:46
	if got := m.alerts(); len(got) != 1 || !strings.HasPrefix(got[0], "Vitals due now · Chair 2") {
		t.Errorf("an hour behind, and truly due: %q", got)
	}
	m.tap("panel.action")
	if m.panel() || len(m.store.steps) != 1 || m.store.steps[0].Action() != clinic.ActVitals {
		t.Errorf("sent: panel %v, took %v", m.panel(), m.store.steps)
	}
}

// TestClockConfirmed: told beyond 30 s, a nurse asked beyond a minute, the
// word kept, and the banner gone.
func TestClockConfirmed(t *testing.T) {
	m := onMachine(t)
	m.set(30 * time.Second)
	if m.pass(1); m.alarms.clock.Visible() {
		t.Errorf("30 s: %q", m.alarms.clock.Text())
	}
	m.set(time.Second)
	if m.pass(1); !m.alarms.clock.Visible() || m.shows("Look which is right…") {
		t.Errorf("31 s: %q", m.alarms.clock.Text())
	}
	m.set(30 * time.Second)
	m.pass(1)
	m.tap("clock.confirm")
	m.want("Is the time right?")
	m.key(fyne.KeyEscape)
	m.SetStaff(reyes)
	m.tap("clock.confirm")
	if m.panel() || !strings.Contains(m.frame.failure.Text(), "Ask a nurse or provider") {
		t.Errorf("a receptionist: panel %v, says %q", m.panel(), m.frame.failure.Text())
	}
	m.SetStaff(okoye)
	m.store.day.Clock.Now = m.config.Read()
	m.tap("clock.confirm")
	m.key(fyne.KeyDown)
	m.key(fyne.KeyReturn)
	if len(m.store.said) != 1 || m.store.said[0].By != okoye.ID || !strings.Contains(m.store.said[0].Detail, "set forward by 61 s; this computer shows a wrong time") {
		t.Errorf("kept %+v", m.store.said)
	}
	if m.pass(1); m.alarms.clock.Visible() {
		t.Errorf("confirmed, and still says %q", m.alarms.clock.Text())
	}
}

// TestClockRestarted says that only the wall clock counts.
func TestClockRestarted(t *testing.T) {
	m := onMachine(t)
	m.config.Read = func() clinic.Reading {
		return clinic.Reading{Wall: m.store.now, Steady: time.Minute, Boot: "second"}
	}
	m.store.day.Clock = clinic.Clocks{Agreed: m.config.Read(), Now: m.config.Read()}
	m.store.day = m.store.day.At(m.config.Read())
	m.store.version++
	m.second(1)
	if text := m.alarms.clock.Text(); !strings.Contains(text, "restarted") || !m.shows("Look which is right…") {
		t.Errorf("says %q", text)
	}
}
