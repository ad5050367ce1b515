package store

import (
	"errors"
	"sync"
	"testing"
	"time"

	"chairside/store/clinic"
)

// What staff enter wrongly, or two enter at once, has a result that is known
// and loses nothing. A clock that jumps while a form is open is tried at the
// window: ui.TestClockSetUnderAnOpenForm.

// TestBadInputDueTimeInThePastAtStart: a start that is entered an hour after it
// was made is over at once: its alarms stand from when they were due, have
// risen by then, and stand still after the file was opened again. Nobody is
// cleared early by it, and it can be ended for the minute it ended.
func TestBadInputDueTimeInThePastAtStart(t *testing.T) {
	s, c := newClinic(t)
	id := inChair(t, s, 1)
	do(t, s, nurse, id, clinic.RecordVitals{Signs: bp(120, 80)})
	c.move(time.Hour)
	began := s.Now().Add(-55 * time.Minute)
	v := do(t, s, nurse, id, clinic.Earlier{Step: clinic.StartInfusion{PastLoad: true}, At: began})
	if due := began.Add(40 * time.Minute); !v.DueAt.Equal(due) || !v.StartedAt.Equal(began) || v.Stage != clinic.Infusing {
		t.Fatalf("at %s, began %s, due %s", v.Stage, v.StartedAt, v.DueAt)
	}
	for range 2 {
		for kind, due := range map[clinic.TimerKind]time.Time{clinic.TimerVitals: began.Add(10 * time.Minute), clinic.TimerInfusion: began.Add(40 * time.Minute)} {
			if a, on := alarmOf(t, s, id, kind); !on || !a.Due.Equal(due) || a.Rank != clinic.AlarmUrgent || a.Silent(s.Now()) {
				t.Errorf("%s: %v %+v, was due %s", kind, on, a, due)
			}
		}
		ok(t, s.Close())
		s = openAt(t, s.Path(), c)
	}
	wantCode(t, s.Do(ctx, nurse, id, clinic.Clear{}), clinic.Conflict)
	v = do(t, s, nurse, id, clinic.Earlier{Step: clinic.EndInfusion{}, At: began.Add(40 * time.Minute)})
	if !v.TreatedAt.Equal(began.Add(40*time.Minute)) || !v.RecoverBy.Equal(v.TreatedAt.Add(30*time.Minute)) {
		t.Errorf("ended %s, recovery until %s", v.TreatedAt, v.RecoverBy)
	}
	err := s.Do(ctx, nurse, id, clinic.Clear{})
	wantCode(t, err, clinic.Blocked)
	if clinic.FieldOf(err) != string(clinic.CritTime) {
		t.Errorf("%v", err)
	}
}

// TestBadInputVisitWithoutBaseline: no treatment begins without one, also when
// it is entered later. One that turns out to be wrong afterwards, and is put
// right without a pressure, leaves nothing to compare with: that is said, the
// clearance is held by it, and a nurse's word with a reason is kept.
func TestBadInputVisitWithoutBaseline(t *testing.T) {
	s, c := newClinic(t)
	id := inChair(t, s, 1)
	do(t, s, nurse, id, clinic.RecordVitals{Signs: map[clinic.Sign]int{clinic.Pulse: 70}})
	c.move(10 * time.Minute)
	for _, step := range []clinic.Step{clinic.StartInfusion{PastLoad: true}, clinic.Earlier{Step: clinic.StartInfusion{PastLoad: true}, At: s.Now().Add(-time.Minute)}} {
		wantCode(t, s.Do(ctx, nurse, id, step), clinic.Blocked)
	}
	v := do(t, s, nurse, id, clinic.RecordVitals{Signs: bp(120, 80)})
	base, _ := v.Baseline()
	do(t, s, nurse, id, clinic.StartInfusion{PastLoad: true})
	v = do(t, s, nurse, id, clinic.AmendVitals{Vitals: base.ID, Signs: map[clinic.Sign]int{clinic.Pulse: 72}, Reason: "the cuff was on nobody's arm"})
	if _, has := v.Baseline(); has {
		t.Fatal("an amended pressure is still the baseline")
	}
	c.move(40 * time.Minute)
	do(t, s, nurse, id, clinic.EndInfusion{})
	c.move(30 * time.Minute)
	for _, step := range []clinic.Step{clinic.RecordVitals{Signs: bp(121, 79)}, scored(10), clinic.Mark{Item: clinic.Oriented, Done: true}, clinic.Mark{Item: clinic.IVOut, Done: true}} {
		do(t, s, nurse, id, step)
	}
	err := s.Do(ctx, nurse, id, clinic.Clear{})
	wantCode(t, err, clinic.Blocked)
	if clinic.FieldOf(err) != string(clinic.CritPressure) || !contains(err.Error(), "nothing to compare with") {
		t.Errorf("%v", err)
	}
	do(t, s, nurse, id, clinic.Clear{Overrides: map[clinic.Criterion]string{clinic.CritPressure: "118/76 at her doctor's last week"}})
	d, err := s.Today(ctx)
	ok(t, err)
	lines := 0
	for _, part := range d.Report(s.Now()).Parts {
		for _, l := range part.Lines {
			if l.Why == "118/76 at her doctor's last week" || contains(l.What, "was BP 120/80") {
				lines++
			}
		}
	}
	if lines != 2 || len(d.Visits[0].Vitals) != 4 {
		t.Errorf("the report tells of %d of 2, %d sets are kept", lines, len(d.Visits[0].Vitals))
	}
}

// TestBadInputVitalsForTheWrongMinute: a minute ahead or before the patient
// came is refused; a wrong one in between is put right, both stay in the file,
// and the next vitals are due as if it had been right from the first.
func TestBadInputVitalsForTheWrongMinute(t *testing.T) {
	s, c := newClinic(t)
	id := infusing(t, s, 1)
	began := s.Now()
	c.move(8 * time.Minute)
	for _, wrong := range []time.Time{s.Now().Add(time.Minute), began.Add(-9 * time.Hour)} {
		err := s.Do(ctx, nurse, id, clinic.RecordVitals{At: wrong, Signs: bp(130, 84)})
		if wantCode(t, err, clinic.Invalid); clinic.FieldOf(err) != "at" {
			t.Errorf("for %s: %v", wrong, err)
		}
	}
	v := do(t, s, nurse, id, clinic.RecordVitals{At: began.Add(2 * time.Minute), Signs: bp(130, 84)})
	set := v.Vitals[len(v.Vitals)-1]
	if due := dueOf(t, s, id, clinic.TimerVitals).Due; !due.Equal(began.Add(12 * time.Minute)) {
		t.Errorf("the next are due %s after the start", due.Sub(began))
	}
	v = do(t, s, nurse, id, clinic.AmendVitals{Vitals: set.ID, At: began.Add(7 * time.Minute), Signs: set.Signs, Reason: "read the clock of the pump"})
	if due := dueOf(t, s, id, clinic.TimerVitals).Due; !due.Equal(began.Add(17 * time.Minute)) {
		t.Errorf("put right, the next are due %s after the start", due.Sub(began))
	}
	wantCode(t, s.Do(ctx, nurse, id, clinic.AmendVitals{Vitals: set.ID, At: began, Signs: set.Signs, Reason: "once more, from another station"}), clinic.Conflict)
	ok(t, s.Close())
	s = openAt(t, s.Path(), c)
	r, err := s.Record(ctx, id)
	ok(t, err)
	if len(r.Visit.Vitals) != len(v.Vitals) || len(r.Visit.Vitals) != 3 {
		t.Errorf("%d sets are in the file", len(r.Visit.Vitals))
	}
}

// TestBadInputTwoNursesSettleOneAlarm at two stations, in the same moment: one
// ends it and the other is told that it was done, in words that say who was
// first; the file has one of it. That both may record vitals, and both are
// kept, is TestAlarmSeenAtTwoStations.
func TestBadInputTwoNursesSettleOneAlarm(t *testing.T) {
	s, c := newClinic(t)
	other := openAt(t, s.Path(), c)
	id := infusing(t, s, 1)
	both := func(what string, do func(*Store, clinic.StaffID) error) {
		t.Helper()
		var wait sync.WaitGroup
		errs := make([]error, 2)
		for i, station := range []*Store{s, other} {
			wait.Add(1)
			go func() {
				defer wait.Done()
				errs[i] = do(station, []clinic.StaffID{nurse, provider}[i])
			}()
		}
		wait.Wait()
		if (errs[0] == nil) == (errs[1] == nil) {
			t.Fatalf("%s: %v and %v", what, errs[0], errs[1])
		}
		if code := clinic.CodeOf(errors.Join(errs...)); code != clinic.Conflict && code != clinic.Blocked {
			t.Errorf("%s: the other is told %v", what, errors.Join(errs...))
		}
		ok(t, s.Check(ctx))
	}
	c.move(40 * time.Minute)
	both("the infusion", func(s *Store, by clinic.StaffID) error { return s.Do(ctx, by, id, clinic.EndInfusion{}) })
	if _, on := alarmOf(t, other, id, clinic.TimerInfusion); on {
		t.Error("the alarm outlives its cause")
	}
	if n := count(t, s, `SELECT count(*) FROM history WHERE action = 'end_infusion'`); n != 1 {
		t.Errorf("ended %d times", n)
	}
	c.move(30 * time.Minute)
	for _, step := range []clinic.Step{clinic.RecordVitals{Signs: bp(121, 79)}, scored(10), clinic.Mark{Item: clinic.Oriented, Done: true}, clinic.Mark{Item: clinic.IVOut, Done: true}} {
		do(t, s, nurse, id, step)
	}
	both("the recovery", func(s *Store, by clinic.StaffID) error { return s.Do(ctx, by, id, clinic.Clear{}) })
	if n := count(t, s, `SELECT count(*) FROM clearance`); n != 1 {
		t.Errorf("cleared %d times", n)
	}
	do(t, s, nurse, id, clinic.Exit{By: clinic.ActLeaveAMA, Reason: "would not wait for the escort", Told: "Dr Who", IVOut: true})
	both("the chair", func(s *Store, by clinic.StaffID) error { return s.DoChair(ctx, by, clinic.MarkClean{Chair: 1}) })
	if n := count(t, s, `SELECT count(*) FROM history WHERE action = 'mark_clean'`); n != 1 {
		t.Errorf("marked clean %d times", n)
	}
}
