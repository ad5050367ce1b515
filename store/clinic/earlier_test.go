package clinic

import (
	"slices"
	"strings"
	"testing"
	"time"
)

// TestEarlierADayOnPaper enters a whole stay after a downtime and compares it
// with the same stay entered as it happened.
func TestEarlierADayOnPaper(t *testing.T) {
	at := func(h, m int) time.Time { return monday.At(h, m, time.UTC) }
	w := booked(t, standard)
	w.Now = at(13, 0) // the power is back
	later := func(h, m int, step Step) { t.Helper(); w.do(Earlier{step, at(h, m)}) }
	later(8, 30, Arrive{})
	w.answered()
	later(8, 40, FinishCheckIn{})
	later(9, 0, Seat{Chair: 1})
	w.by(okoye)
	vitals := func(h, m, sys, dia int) { r := bp(sys, dia); r.At = at(h, m); t.Helper(); w.do(r) }
	vitals(9, 10, 120, 80)
	later(9, 10, StartInfusion{})
	vitals(9, 30, 135, 85)
	later(9, 50, EndInfusion{})
	vitals(10, 18, 121, 79)
	later(10, 18, scored(9))
	later(10, 18, Mark{Oriented, true})
	later(10, 19, Mark{IVOut, true})
	later(10, 20, Clear{})
	v := w.Visit
	live := booked(t, standard).to(Ready).Visit
	for what, pair := range map[string][2]time.Time{
		"arrived": {v.ArrivedAt, live.ArrivedAt}, "waiting": {v.WaitingAt, live.WaitingAt}, "seated": {v.SeatedAt, live.SeatedAt},
		"started": {v.StartedAt, live.StartedAt}, "due": {v.DueAt, live.DueAt}, "treated": {v.TreatedAt, live.TreatedAt},
		"recover by": {v.RecoverBy, live.RecoverBy}, "ready": {v.ReadyAt, live.ReadyAt},
	} {
		if !pair[0].Equal(pair[1]) {
			t.Errorf("%s %s, as it happened %s", what, pair[0], pair[1])
		}
	}
	for _, e := range v.History {
		if !e.At.Equal(at(13, 0)) {
			t.Errorf("%s says it was entered at %s", e.Action, e.At)
		}
		if e.For.IsZero() != (e.Action == ActAnswer || e.Action == ActNameEscort) {
			t.Errorf("%s was done at %q", e.Action, e.For)
		}
	}
	var stages []Stage
	for _, s := range v.Vitals {
		stages = append(stages, s.Stage)
		if !s.Entered.Equal(at(13, 0)) {
			t.Errorf("the set of %s was entered at %s", s.At, s.Entered)
		}
	}
	if want := []Stage{InChair, Infusing, Recovering}; !slices.Equal(stages, want) {
		t.Errorf("stages %v", stages)
	}
	d := Day{Date: monday, Clinic: w.Clinic, Visits: []Visit{v}}
	if got := d.EnteredWords(v.History[len(v.History)-1]); got != "entered 13:00 for 10:20" {
		t.Errorf("the history says %q", got)
	}
}

func TestEarlierKeepsTheOrderOfSteps(t *testing.T) {
	w := booked(t, standard).to(InChair).after(10*minute + 30*time.Second).by(okoye).do(bp(120, 80)).after(20 * minute)
	seated := w.Visit.SeatedAt
	w.not(Invalid, Earlier{StartInfusion{}, seated.Add(-minute)})
	w.not(Invalid, Earlier{StartInfusion{}, w.Now.Add(time.Second)})
	w.not(Blocked, Earlier{StartInfusion{}, seated.Add(5 * minute)}) // before the baseline
	w.do(Earlier{StartInfusion{}, seated.Add(11 * minute)})
	if b, ok := w.Visit.Baseline(); !ok || b.BP() != "120/80" || !w.Visit.DueAt.Equal(seated.Add(51*minute)) {
		t.Errorf("baseline %v, due %s", b.BP(), w.Visit.DueAt)
	}
	w.not(Invalid, Earlier{RecordEffect{Name: "nausea", Severity: Mild}, w.Now.Add(-minute)})
	long := booked(t, standard).after(26 * time.Hour)
	long.not(Invalid, Earlier{Arrive{}, long.Now.Add(-BackEntry - minute)}).do(Earlier{Arrive{}, long.Now.Add(-BackEntry)})
}

// A minute is typed whole: the very minute of the step before it counts from
// that step.
func TestEarlierInTheMinuteOfTheStepBefore(t *testing.T) {
	w := booked(t, standard).after(20 * time.Second).to(Arrived).answered().after(10 * minute)
	w.do(Earlier{FinishCheckIn{}, w.Visit.ArrivedAt.Truncate(minute)})
	if !w.Visit.WaitingAt.Equal(w.Visit.ArrivedAt) {
		t.Errorf("checked in at %s, arrived %s", w.Visit.WaitingAt, w.Visit.ArrivedAt)
	}
}

// A reading typed before somebody entered that the treatment had begun or
// ended belongs to the stage it was taken at.
func TestEarlierGivesReadingsTheirStage(t *testing.T) {
	w := booked(t, standard).to(InChair).by(okoye).do(bp(120, 80)).after(10 * minute)
	begun := w.Now
	w.after(10 * minute).do(bp(150, 95)) // under the infusion, which nobody entered; it holds the start
	if len(w.Visit.Held()) != 1 {
		t.Fatal("no hold")
	}
	w.do(ReleaseHold{Hold: w.Visit.Held()[0].ID, Reason: "taken under the infusion"}, Earlier{StartInfusion{}, begun})
	if b, _ := w.Visit.Baseline(); b.BP() != "120/80" || w.Visit.Vitals[1].Stage != Infusing {
		t.Errorf("baseline %s, %+v", b.BP(), w.Visit.Vitals)
	}
	w.after(40*minute).do(bp(125, 82), Earlier{EndInfusion{}, w.Now.Add(-10 * minute)})
	if k := check(w.Visit, w.Now, CritFresh); !k.Met {
		t.Errorf("a reading after the end does not count: %s", k.Evidence)
	}
	late := booked(t, standard).to(Waiting).by(okoye).after(10 * minute).do(bp(160, 95)).after(minute)
	late.do(Earlier{Seat{Chair: 1}, late.Now.Add(-5 * minute)})
	if len(late.Visit.Held()) != 1 {
		t.Error("a pressure that turns out to be the baseline does not hold the start")
	}
}

func TestEarlierNoBaselineBeforeTheStart(t *testing.T) {
	w := booked(t, standard).to(InChair).by(okoye).after(10 * minute).do(bp(120, 80)).after(minute)
	w.not(Blocked, Earlier{StartInfusion{}, w.Now.Add(-5 * minute)})
}

func TestEarlierOnlyWhatHappensToAPatient(t *testing.T) {
	for _, r := range Rules {
		if len(r.From) == 0 {
			continue
		}
		s, step := readyFor(t, r.From[0], r.Action)
		_, err := s.Do(Earlier{step, s.Now.Add(-time.Second)})
		if refused := FieldOf(err) == "earlier" && strings.Contains(err.Error(), "earlier time"); refused == BackEntered(r.Action) {
			t.Errorf("%s for an earlier time: %v", r.Action, err)
		}
	}
	s, step := readyFor(t, Booked, ActArrive)
	if _, err := s.Do(Earlier{Step: Earlier{Step: step}, At: s.Now.Add(-minute)}); CodeOf(err) != NotAllowed {
		t.Errorf("twice earlier: %v", err)
	}
	if _, err := s.Do(Earlier{}); CodeOf(err) != NotAllowed {
		t.Errorf("nothing, earlier: %v", err)
	}
}

func TestEarlierVitalsAreMarked(t *testing.T) {
	w := booked(t, standard).to(Infusing).after(20 * minute)
	now := bp(120, 80)
	now.At = w.Now.Truncate(minute)
	w.do(now)
	if s := w.Visit.Vitals[len(w.Visit.Vitals)-1]; !s.Entered.IsZero() || !w.Entry.For.IsZero() {
		t.Errorf("this minute's set counts as entered later: %+v", s)
	}
	late := bp(130, 80)
	late.At = w.Now.Add(-10 * minute)
	w.do(late)
	i := slices.IndexFunc(w.Visit.Vitals, func(s Vitals) bool { return s.BP() == "130/80" })
	if s := w.Visit.Vitals[i]; !s.Entered.Equal(w.Now) || !s.At.Equal(late.At) || !w.Entry.For.Equal(late.At) {
		t.Errorf("kept %+v, line %+v", s, w.Entry)
	}
}

func TestWrongMinuteIsAmendedAndBothAreKept(t *testing.T) {
	w := booked(t, standard).to(Infusing).after(20 * minute).do(bp(130, 82))
	wrong := w.Visit.Vitals[len(w.Visit.Vitals)-1]
	right := wrong.At.Add(-12 * minute)
	w.not(Invalid, AmendVitals{Vitals: wrong.ID, At: w.Now.Add(minute), Signs: wrong.Signs, Reason: why})
	w.do(AmendVitals{Vitals: wrong.ID, At: right, Signs: wrong.Signs, Reason: "wrong minute typed"})
	var old, now Vitals
	for _, s := range w.Visit.Vitals {
		if s.ID == wrong.ID {
			old = s
		}
		if s.Amends == wrong.ID {
			now = s
		}
	}
	if !old.Amended || !old.At.Equal(wrong.At) || !now.At.Equal(right) || now.Stage != Infusing {
		t.Errorf("old %+v, new %+v", old, now)
	}
	if want := "was BP 130/82 at " + Clock(wrong.At, time.UTC); !strings.Contains(w.Entry.Detail, want) {
		t.Errorf("line %q", w.Entry.Detail)
	}
}

func TestVitalsBeyondALimitNeedANote(t *testing.T) {
	w := booked(t, standard).to(Infusing).after(minute)
	for _, c := range []struct {
		signs map[Sign]int
		asks  bool
	}{
		{map[Sign]int{Systolic: 180, Diastolic: 90}, false},
		{map[Sign]int{Systolic: 181, Diastolic: 90}, true},
		{map[Sign]int{Systolic: 89, Diastolic: 60}, true},
		{map[Sign]int{Systolic: 150, Diastolic: 111}, true},
		{map[Sign]int{Pulse: 121}, true},
		{map[Sign]int{Pulse: 120, SpO2: 92}, false},
		{map[Sign]int{SpO2: 91}, true},
	} {
		for note, enough := range map[string]bool{"": false, "ok": false, "....!": false, "none taken because it fell at once": true} {
			_, err := w.Scene.Do(RecordVitals{Signs: c.signs, Note: note})
			if refused := FieldOf(err) == "note"; refused != (c.asks && !enough) {
				t.Errorf("%v with %q: %v", c.signs, note, err)
			}
		}
	}
}
