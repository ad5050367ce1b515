package store

import (
	"path/filepath"
	"sync"
	"testing"
	"time"

	"chairside/store/clinic"
)

// visitTimers gives what runs for a visit, as it lies in the file.
func (s *Store) visitTimers(t testing.TB, id clinic.VisitID) []clinic.Timer {
	t.Helper()
	r, err := s.Record(ctx, id)
	ok(t, err)
	return r.Visit.Timers()
}

func dueOf(t testing.TB, s *Store, id clinic.VisitID, k clinic.TimerKind) clinic.Timer {
	t.Helper()
	for _, timer := range s.visitTimers(t, id) {
		if timer.Kind == k && !timer.Forecast {
			return timer
		}
	}
	t.Fatalf("no timer %q runs", k)
	return clinic.Timer{}
}

// infusing brings a new patient to the infusion.
func infusing(t testing.TB, s *Store, chair clinic.ChairID) clinic.VisitID {
	t.Helper()
	id := inChair(t, s, chair)
	do(t, s, nurse, id, clinic.RecordVitals{Signs: bp(120, 80)})
	do(t, s, nurse, id, clinic.StartInfusion{PastLoad: true})
	return id
}

func alarmOf(t testing.TB, s *Store, id clinic.VisitID, k clinic.TimerKind) (clinic.Alarm, bool) {
	t.Helper()
	d, err := s.Today(ctx)
	ok(t, err)
	for _, a := range d.Alarms(s.Now()) {
		if a.Visit == id && a.Kind == k {
			return a, true
		}
	}
	return clinic.Alarm{}, false
}

// TestAlarmSeenAtTwoStations: what one acknowledges, the other shows; of two
// who do it at once both are kept; and one who comes after it was settled is
// told so and loses nothing.
func TestAlarmSeenAtTwoStations(t *testing.T) {
	s, c := newClinic(t)
	other := openAt(t, s.Path(), c)
	id := infusing(t, s, 1)
	timer := dueOf(t, s, id, clinic.TimerVitals)
	seen := clinic.Acknowledge{Kind: timer.Kind, Set: timer.Set}
	wantCode(t, s.Do(ctx, nurse, id, seen), clinic.Blocked) // not due yet
	c.move(11 * time.Minute)
	wantCode(t, s.Do(ctx, desk, id, seen), clinic.NotAllowed) // about the patient's state
	if a, on := alarmOf(t, other, id, clinic.TimerVitals); !on || a.Seen.By != 0 || a.Silent(s.Now()) {
		t.Fatalf("%v %+v", on, a)
	}
	ok(t, s.Do(ctx, nurse, id, seen))
	if a, on := alarmOf(t, other, id, clinic.TimerVitals); !on || a.Seen.By != nurse || !a.Silent(s.Now()) || !a.SilentUntil.Equal(s.Now().Add(clinic.SilentFor)) {
		t.Fatalf("the other station shows %v %+v", on, a)
	}

	var both sync.WaitGroup
	errs := make([]error, 2)
	for i, station := range []*Store{s, other} {
		both.Add(1)
		go func() {
			defer both.Done()
			errs[i] = station.Do(ctx, []clinic.StaffID{nurse, provider}[i], id, seen)
		}()
	}
	both.Wait()
	ok(t, errs[0])
	ok(t, errs[1])
	if n := count(t, s, `SELECT count(*) FROM ack`); n != 3 {
		t.Errorf("%d acknowledgements are kept, not 3", n)
	}
	if n := count(t, s, `SELECT count(*) FROM history WHERE action = 'acknowledge' AND detail = 'Vitals, due 09:10'`); n != 3 {
		t.Errorf("%d in the history, not 3", n)
	}

	// both record the vitals: both sets stay
	for i, station := range []*Store{s, other} {
		ok(t, station.Do(ctx, nurse, id, clinic.RecordVitals{Signs: bp(121+i, 80)}))
	}
	if _, on := alarmOf(t, other, id, clinic.TimerVitals); on {
		t.Error("the alarm outlives its cause")
	}
	r, err := s.Record(ctx, id)
	ok(t, err)
	if len(r.Visit.Vitals) != 3 {
		t.Errorf("%d sets", len(r.Visit.Vitals))
	}
	wantCode(t, other.Do(ctx, nurse, id, seen), clinic.Conflict)
}

func TestAlarmOfATurnover(t *testing.T) {
	s, c := newClinic(t)
	id := infusing(t, s, 1)
	do(t, s, nurse, id, clinic.Exit{By: clinic.ActHospital, Reason: "for the test", Told: "Dr Who", IVOut: true})
	due := c.now().Add(clinic.DefaultTurnover)
	wantCode(t, s.DoChair(ctx, desk, clinic.AckChair{Chair: 1, Set: due}), clinic.Blocked)
	c.move(clinic.DefaultTurnover)
	ok(t, s.DoChair(ctx, desk, clinic.AckChair{Chair: 1, Set: due}))
	d, err := s.Today(ctx)
	ok(t, err)
	on := d.Alarms(s.Now())
	if len(on) != 1 || on[0].Seen.By != desk || !on[0].Silent(s.Now()) || on[0].Rank != clinic.AlarmQuiet {
		t.Fatalf("%+v", on)
	}
	ok(t, s.DoChair(ctx, desk, clinic.MarkClean{Chair: 1}))
	wantCode(t, s.DoChair(ctx, desk, clinic.AckChair{Chair: 1, Set: due}), clinic.Conflict)
	d, err = s.Today(ctx)
	ok(t, err)
	if len(d.Alarms(s.Now())) != 0 || d.Chairs[0].Ack.By != 0 {
		t.Errorf("%+v", d.Chairs[0])
	}
}

// machine is a workstation whose wall clock can be set and which can be
// restarted.
type machine struct {
	clock
	truth time.Duration // since it started
	boot  string
}

func (m *machine) pass(d time.Duration) {
	m.move(d)
	m.truth += d
}

func (m *machine) open(t testing.TB, path string) *Store {
	t.Helper()
	s, err := Open(ctx, path, Options{NoSync: true, Now: m.now, Steady: func() (time.Duration, string) { return m.truth, m.boot }})
	ok(t, err)
	t.Cleanup(func() { _ = s.Close() })
	return s
}

func newMachine(t testing.TB) (*machine, *Store) {
	t.Helper()
	m := &machine{clock: clock{t: monday}, truth: 3 * time.Hour, boot: "first"}
	s := m.open(t, filepath.Join(t.TempDir(), "clinic.db"))
	_, err := s.SetUp(ctx, testSetup())
	ok(t, err)
	return m, s
}

// TestClockSetBetweenSeatAndClear: the store itself clears nobody early, also
// when it was closed and opened again in between.
func TestClockSetBetweenSeatAndClear(t *testing.T) {
	m, s := newMachine(t)
	id := infusing(t, s, 1)
	m.pass(40 * time.Minute)
	do(t, s, nurse, id, clinic.EndInfusion{})
	due := dueOf(t, s, id, clinic.TimerRecovery).Due
	m.pass(5 * time.Minute)
	m.move(time.Hour) // somebody sets the wall clock forward
	path := s.Path()
	ok(t, s.Close())
	s = m.open(t, path)
	fit := func() {
		t.Helper()
		do(t, s, nurse, id, clinic.RecordVitals{Signs: bp(121, 79)})
		do(t, s, nurse, id, scored(10))
		do(t, s, nurse, id, clinic.Mark{Item: clinic.Oriented, Done: true})
	}
	fit()
	do(t, s, nurse, id, clinic.Mark{Item: clinic.IVOut, Done: true})
	if _, on := alarmOf(t, s, id, clinic.TimerRecovery); !on {
		t.Error("the wall clock says the time is reached, and there is no alarm")
	}
	err := s.Do(ctx, nurse, id, clinic.Clear{})
	wantCode(t, err, clinic.Blocked)
	if clinic.FieldOf(err) != string(clinic.CritTime) || !contains(err.Error(), "25 min left of 30 min") {
		t.Errorf("%v", err)
	}
	m.pass(25*time.Minute - time.Second)
	fit()
	wantCode(t, s.Do(ctx, nurse, id, clinic.Clear{}), clinic.Blocked)
	m.pass(time.Second)
	ok(t, s.Do(ctx, nurse, id, clinic.Clear{}))
	r, err := s.Record(ctx, id)
	ok(t, err)
	if !r.Visit.RecoverBy.Equal(due) {
		t.Errorf("the due time in the file moved by %v", r.Visit.RecoverBy.Sub(due))
	}
}

// TestClockSetBackHidesNothing: the newest vitals stay the newest, the
// baseline stays the baseline, and the alarm comes in true time.
func TestClockSetBackHidesNothing(t *testing.T) {
	m, s := newMachine(t)
	id := infusing(t, s, 1)
	m.pass(2 * time.Minute)
	m.move(-time.Hour)
	v := do(t, s, nurse, id, clinic.RecordVitals{Signs: bp(190, 100), Note: "told Dr Provider"})
	base, _ := v.Baseline()
	last, _ := v.Last(clinic.Systolic)
	if base.Signs[clinic.Systolic] != 120 || last.Signs[clinic.Systolic] != 190 || last.Stage != clinic.Infusing || len(v.Beyond(clinic.DefaultProfile())) != 1 {
		t.Errorf("baseline %v, newest %v at %s", base.Signs, last.Signs, last.Stage)
	}
	m.pass(10*time.Minute - time.Second)
	if _, on := alarmOf(t, s, id, clinic.TimerVitals); on {
		t.Error("an alarm before anything is due")
	}
	m.pass(time.Second)
	if _, on := alarmOf(t, s, id, clinic.TimerVitals); !on {
		t.Error("vitals are truly due and there is no alarm")
	}
	m.pass(28 * time.Minute)
	if _, on := alarmOf(t, s, id, clinic.TimerInfusion); !on {
		t.Error("the infusion truly ended and there is no alarm")
	}
}

// TestClockAfterARestart: only the wall clock is known then, and staff are
// told until a nurse has looked.
func TestClockAfterARestart(t *testing.T) {
	m, s := newMachine(t)
	id := infusing(t, s, 1)
	state := func() clinic.ClockState {
		t.Helper()
		d, err := s.Today(ctx)
		ok(t, err)
		return d.ClockState()
	}
	if st := state(); st.Tell || st.Confirm {
		t.Fatalf("%+v", st)
	}
	path := s.Path()
	ok(t, s.Close())
	m.pass(3 * time.Minute)
	m.truth, m.boot = time.Minute, "second"
	s = m.open(t, path)
	if st := state(); !st.Tell || !st.Confirm || !st.Restarted {
		t.Fatalf("%+v", st)
	}
	ok(t, s.ConfirmClock(ctx, nurse, clinic.WallRight))
	if st := state(); st.Tell || st.Confirm {
		t.Fatalf("after the nurse's word: %+v", st)
	}
	m.pass(7 * time.Minute)
	if _, on := alarmOf(t, s, id, clinic.TimerVitals); !on {
		t.Error("no alarm after a restart")
	}
}

// TestClockParted: told beyond 30 s, confirmed beyond 60 s while a timer
// runs, kept with who, when and which.
func TestClockParted(t *testing.T) {
	m, s := newMachine(t)
	state := func() clinic.ClockState {
		t.Helper()
		d, err := s.Today(ctx)
		ok(t, err)
		return d.ClockState()
	}
	m.move(30 * time.Second)
	if st := state(); st.Tell {
		t.Errorf("30 s: %+v", st)
	}
	m.move(time.Second)
	if st := state(); !st.Tell || st.Confirm {
		t.Errorf("31 s: %+v", st)
	}
	m.move(time.Hour)
	if st := state(); !st.Tell || st.Confirm {
		t.Errorf("an hour, no timer: %+v", st)
	}
	infusing(t, s, 1)
	if st := state(); !st.Confirm || st.Parted != time.Hour+31*time.Second {
		t.Errorf("an hour, a timer: %+v", st)
	}
	wantCode(t, s.ConfirmClock(ctx, desk, clinic.WallRight), clinic.NotAllowed)
	wantCode(t, s.ConfirmClock(ctx, nurse, "neither"), clinic.Invalid)
	ok(t, s.ConfirmClock(ctx, nurse, clinic.WallRight))
	if detail := lastDetail(t, s); detail != "set forward by 1 h; this computer shows the right time now" {
		t.Error(detail)
	}
	if n := count(t, s, `SELECT count(*) FROM history WHERE action = 'confirm_clock' AND by = 3 AND boot = 'first' AND at <> 0`); n != 1 {
		t.Error("who, when and which are not kept")
	}
	if st := state(); st.Tell || st.Confirm {
		t.Errorf("after the nurse's word: %+v", st)
	}
	m.move(-61 * time.Second)
	if st := state(); !st.Confirm || st.Parted != -61*time.Second {
		t.Errorf("set back: %+v", st)
	}
	ok(t, s.ConfirmClock(ctx, provider, clinic.SteadyRight))
	if detail := lastDetail(t, s); detail != "set back by 61 s; this computer shows a wrong time" {
		t.Error(detail)
	}
}

// TestClockOfTheMachine reads the real steady clock.
func TestClockOfTheMachine(t *testing.T) {
	s, err := Open(ctx, filepath.Join(t.TempDir(), "clinic.db"), Options{NoSync: true})
	ok(t, err)
	defer func() { _ = s.Close() }()
	one := s.Reading()
	time.Sleep(3 * time.Millisecond)
	two := s.Reading()
	if one.Boot == "" || one.Boot != two.Boot || two.Steady <= one.Steady {
		t.Errorf("%+v then %+v", one, two)
	}
}
