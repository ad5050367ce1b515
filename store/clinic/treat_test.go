package clinic

import (
	"slices"
	"testing"
	"time"
)

func TestPauseMovesTheEndByExactlyThePause(t *testing.T) {
	w := booked(t, standard).to(Infusing)
	due := w.Visit.DueAt
	w.not(Conflict, Resume{})
	var total time.Duration
	for _, pause := range []time.Duration{time.Second, 7*minute + 13*time.Second, 0, 90 * minute} {
		w.after(3*minute).do(Pause{Reason: why}).not(Conflict, Pause{Reason: why})
		if w.Visit.Look(w.Now) != LookPaused {
			t.Error("does not look paused")
		}
		w.after(pause).do(Resume{})
		total += pause
		if !w.Visit.DueAt.Equal(due.Add(total)) || w.Visit.PauseTotal != total {
			t.Errorf("after pauses of %s due moved by %s", total, w.Visit.DueAt.Sub(due))
		}
		if got, want := w.Visit.InfusedFor(w.Now), w.Now.Sub(w.Visit.StartedAt)-total; got != want {
			t.Errorf("infused for %s, want %s", got, want)
		}
	}
}

func TestClockPutBackInAPauseShortensNothing(t *testing.T) {
	w := booked(t, standard).to(Infusing)
	due := w.Visit.DueAt
	w.do(Pause{Reason: why}).after(-20 * minute).do(Resume{})
	if !w.Visit.DueAt.Equal(due) || w.Visit.PauseTotal != 0 {
		t.Errorf("due %s, was %s", w.Visit.DueAt, due)
	}
}

func TestEndDuringAPause(t *testing.T) {
	w := booked(t, standard).to(Infusing).after(38 * minute).do(Pause{Reason: why}).after(10 * minute)
	if !w.Visit.StopsEarly(w.Now) {
		t.Error("two minutes were still to run")
	}
	w.not(Invalid, EndInfusion{}).do(EndInfusion{Reason: "feels sick, wants to stop"})
	v := w.Visit
	if !v.PausedAt.IsZero() || v.PauseTotal != 10*minute || v.InfusedFor(w.Now) != 38*minute || v.StopReason == "" || !v.RecoverBy.Equal(w.Now.Add(30*minute)) {
		t.Errorf("%+v", v.State)
	}
}

func TestEndWithinTheLastMinuteIsNotEarly(t *testing.T) {
	for left, early := range map[time.Duration]bool{2 * minute: true, minute + time.Second: true, minute: false, time.Second: false, 0: false, -5 * minute: false} {
		w := booked(t, standard).to(Infusing)
		w.after(w.Visit.DueAt.Sub(w.Now) - left)
		if w.Visit.StopsEarly(w.Now) != early {
			t.Errorf("%s left: early %v", left, !early)
		}
		if early {
			w.not(Invalid, EndInfusion{})
			continue
		}
		if w.do(EndInfusion{}); w.Visit.StopReason != "" || !w.Visit.TreatedAt.Equal(w.Now) || !w.Visit.RecoverBy.Equal(w.Now.Add(30*minute)) {
			t.Errorf("%s left: %+v", left, w.Visit.State)
		}
	}
}

func TestExtendFromTheEndOrFromNow(t *testing.T) {
	w := booked(t, standard).to(Recovering)
	end := w.Visit.RecoverBy
	w.not(Invalid, Extend{}).not(Invalid, Extend{59 * time.Second}).not(Invalid, Extend{4*time.Hour + time.Second})
	w.after(10 * minute).do(Extend{10 * minute})
	if !w.Visit.RecoverBy.Equal(end.Add(10 * minute)) {
		t.Errorf("before the end: %s", w.Visit.RecoverBy)
	}
	w.after(40 * minute).do(Extend{4 * time.Hour}) // ten minutes past it
	if !w.Visit.RecoverBy.Equal(w.Now.Add(4 * time.Hour)) {
		t.Errorf("after the end: %s", w.Visit.RecoverBy)
	}
}

func TestNotBeforeRoundsUpToTheQuarter(t *testing.T) {
	end := monday.At(10, 0, time.UTC)
	for add, want := range map[time.Duration]time.Duration{
		0: 0, time.Nanosecond: 15 * minute, time.Second: 15 * minute, 8 * minute: 15 * minute, 15 * minute: 15 * minute,
		15*minute + time.Second: 30 * minute, 59 * minute: 60 * minute,
	} {
		v := Visit{State: State{TreatedAt: end.Add(add)}}
		if got := v.NotBefore(); !got.Equal(end.Add(24*time.Hour + want)) {
			t.Errorf("treated %s: not before %s", v.TreatedAt, got)
		}
	}
}

func TestFollowUpOnTheNextWorkingDay(t *testing.T) {
	p := clinicHere()
	p.Closed = []Date{{2026, time.December, 25}}
	for day, want := range map[int]int{23: 24, 24: 25, 25: 26, 26: 27, 27: 30, 28: 30, 29: 30} { // 23 is a Monday
		v := Visit{Day: Date{2026, time.November, day}}
		if got := v.CallDay(p); got.Day != want {
			t.Errorf("after the %dth: %s", day, got)
		}
	}
	if got := (Visit{Day: Date{2026, time.December, 31}}).CallDay(p); got != (Date{2027, time.January, 1}) {
		t.Errorf("over the year: %s", got)
	}
	if got := (Visit{Day: Date{2026, time.December, 24}}).CallDay(p); got != (Date{2026, time.December, 28}) {
		t.Errorf("over a day the clinic is closed: %s", got)
	}
}

func TestPlausibleFigures(t *testing.T) {
	bounds := map[Sign][2]int{Pulse: {20, 250}, SpO2: {50, 100}, Respiration: {2, 70}, Temperature: {300, 430}, Pain: {0, 10}, Sedation: {0, 4}}
	for sign, b := range bounds {
		for n, ok := range map[int]bool{b[0] - 1: false, b[0]: true, b[1]: true, b[1] + 1: false, -1 << 40: false, 1 << 40: false} {
			if err := CheckSigns(map[Sign]int{sign: n}); (err == nil) != ok {
				t.Errorf("%s %d: %v", sign, n, err)
			} else if err != nil && FieldOf(err) != string(sign) {
				t.Errorf("%s %d names the field %q", sign, n, FieldOf(err))
			}
		}
	}
	for _, c := range []struct {
		sys, dia int
		field    string
	}{
		{40, 20, ""},
		{39, 20, "systolic"},
		{40, 19, "diastolic"},
		{300, 200, ""},
		{301, 200, "systolic"},
		{300, 201, "diastolic"},
		{80, 80, "diastolic"},
		{80, 120, "diastolic"},
		{80, 79, ""},
	} {
		if err := CheckSigns(map[Sign]int{Systolic: c.sys, Diastolic: c.dia}); FieldOf(err) != c.field {
			t.Errorf("%d/%d: %v", c.sys, c.dia, err)
		}
	}
	for _, c := range []struct {
		signs map[Sign]int
		field string
	}{{map[Sign]int{Systolic: 120}, "diastolic"}, {map[Sign]int{Diastolic: 80}, "systolic"}, {nil, "systolic"}} {
		if err := CheckSigns(c.signs); FieldOf(err) != c.field {
			t.Errorf("%v: %v", c.signs, err)
		}
	}
	if CheckSigns(map[Sign]int{"aura": 3}) == nil || CheckSigns(map[Sign]int{"aura": 3, Pulse: 70}) == nil {
		t.Error("an unknown sign is taken")
	}
}

func TestAmendmentKeepsTheOriginal(t *testing.T) {
	w := booked(t, standard).to(Infusing).after(10 * minute).do(bp(210, 120)).after(10 * minute).do(bp(125, 82))
	typo := w.Visit.Vitals[1]
	w.after(minute).do(AmendVitals{Vitals: typo.ID, Signs: bp(120, 80).Signs, Reason: "typed wrongly"})
	v := w.Visit
	if len(v.Vitals) != 4 || !v.Vitals[1].Amended || v.Vitals[1].BP() != "210/120" {
		t.Fatalf("the original: %+v", v.Vitals)
	}
	if n := v.Vitals[2]; n.BP() != "120/80" || n.Amends != typo.ID || n.Why != "typed wrongly" || !n.At.Equal(typo.At) || n.Stage != Infusing || n.Amended {
		t.Errorf("the amendment: %+v", n)
	}
	if last, _ := v.Last(Systolic); last.BP() != "125/82" {
		t.Errorf("the last is %s", last.BP())
	}
	w.not(Conflict, AmendVitals{Vitals: typo.ID, Signs: bp(1, 1).Signs, Reason: why})
	w.not(Missing, AmendVitals{Vitals: 999, Signs: bp(120, 80).Signs, Reason: why}).not(Missing, AmendVitals{Signs: bp(120, 80).Signs, Reason: why})
	w.not(Invalid, AmendVitals{Vitals: v.Vitals[3].ID, Reason: why})
}

func TestAmendedBaselineHoldsOrSteersTheDrift(t *testing.T) {
	w := booked(t, standard).to(InChair).by(okoye).do(bp(120, 80))
	w.do(AmendVitals{Vitals: w.Visit.Vitals[0].ID, Signs: bp(160, 95).Signs, Reason: "read from the wrong cuff"}).not(Blocked, StartInfusion{})
	if b, _ := w.Visit.Baseline(); b.BP() != "160/95" {
		t.Errorf("baseline %s", b.BP())
	}
}

func TestAmendmentAfterAnArrivalWasUndoneAndMadeAgain(t *testing.T) {
	w := booked(t, standard).to(Waiting).by(okoye).do(bp(120, 80), Undo{Reason: why}, Undo{Reason: why})
	if w.Visit.Stage != Booked {
		t.Fatalf("at %s", w.Visit.Stage)
	}
	w.to(Waiting).after(10 * minute).by(okoye).do(AmendVitals{Vitals: w.Visit.Vitals[0].ID, Signs: bp(121, 80).Signs, Reason: why})
}

func TestRecordedSetIsTheVisitsOwn(t *testing.T) {
	w := booked(t, standard).to(InChair).by(okoye)
	set := bp(120, 80)
	w.do(set)
	set.Signs[Systolic] = 999
	if w.Visit.Vitals[0].Signs[Systolic] != 120 {
		t.Error("a form that is filled in again changes what was recorded")
	}
}

func TestTimesTypedByStaff(t *testing.T) {
	w := booked(t, standard).to(Infusing).after(12 * minute)
	late := func(at time.Time) RecordVitals { r := bp(120, 80); r.At = at; return r }
	w.not(Invalid, late(w.Now.Add(time.Second))).not(Invalid, late(w.Visit.ArrivedAt.Add(-time.Second)))
	w.do(late(w.Now), late(w.Visit.ArrivedAt), late(w.Visit.StartedAt.Add(minute)), late(nine.Add(5*minute)))
	var stages []Stage
	var last time.Time
	for _, s := range w.Visit.Vitals {
		if s.At.Before(last) {
			t.Error("the sets are out of order")
		}
		last, stages = s.At, append(stages, s.Stage)
	}
	if want := []Stage{Arrived, InChair, InChair, Infusing, Infusing}; !slices.Equal(stages, want) {
		t.Errorf("stages %v, want %v", stages, want)
	}
	w.not(Invalid, RecordEffect{Name: "nausea", Severity: Mild, Onset: w.Now.Add(minute)})
	w.not(Invalid, RecordEffect{Name: "hiccups", Severity: Mild}).not(Invalid, RecordEffect{Name: "nausea"}).not(Invalid, RecordEffect{Name: "other", Severity: Mild})
	w.do(RecordEffect{Name: "nausea", Severity: Mild, Onset: w.Now.Add(-2 * minute)}, RecordEffect{Name: "other", Severity: Mild, Note: "hiccups"})
	w.not(Invalid, ResolveEffect{Effect: w.Visit.Effects[0].ID, At: w.Now.Add(-3 * minute)}).do(ResolveEffect{Effect: w.Visit.Effects[0].ID, At: w.Now.Add(-minute)})
}

func TestHistoryLinesOfVitals(t *testing.T) {
	w := booked(t, standard).to(InChair).by(okoye)
	for _, c := range []struct {
		signs map[Sign]int
		want  string
	}{{bp(120, 80).Signs, "BP 120/80"}, {map[Sign]int{SpO2: 97}, "SpO2 97 %"}, {map[Sign]int{Temperature: 369}, "Temperature 36.9 °C"}} {
		if w.do(RecordVitals{Signs: c.signs}); w.Entry.Detail != c.want {
			t.Errorf("%v reads %q", c.signs, w.Entry.Detail)
		}
	}
}
