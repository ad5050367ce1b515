package clinic

import (
	"strings"
	"testing"
	"time"
)

func check(v Visit, now time.Time, c Criterion) Check {
	for _, k := range v.Checks(now, clinicHere()) {
		if k.Criterion == c {
			return k
		}
	}
	return Check{}
}

func TestRecoveryMinimumToTheSecond(t *testing.T) {
	for id, least := range map[ProtocolID]time.Duration{standard: 30 * minute, long: 45 * minute, nasal: 120 * minute} {
		w := booked(t, id).to(Recovering).after(least - time.Second).fit()
		w.not(Blocked, Clear{})
		if k := check(w.Visit, w.Now, CritTime); k.Met || k.Never != (id == nasal) {
			t.Errorf("%s a second early: %+v", w.Visit.Protocol.Name, k)
		}
		w.after(time.Second).do(Clear{})
	}
}

func TestScoreAndVitalsAreFreshForFifteenMinutes(t *testing.T) {
	w := booked(t, standard).to(Recovering).after(30 * minute).fit()
	w.after(15 * minute)
	for _, c := range []Criterion{CritScore, CritFresh} {
		if k := check(w.Visit, w.Now, c); !k.Met {
			t.Errorf("%s at 15:00 min: %+v", c, k)
		}
		if k := check(w.Visit, w.Now.Add(time.Second), c); k.Met {
			t.Errorf("%s at 15:01 min: %+v", c, k)
		}
	}
	w.do(Clear{})
}

func TestBPAndSpO2AreEachFresh(t *testing.T) {
	for _, old := range []Sign{Systolic, SpO2} {
		w := booked(t, standard).to(Recovering).after(30 * minute).fit().after(16 * minute)
		again := map[Sign]int{SpO2: 98}
		if old == SpO2 {
			again = map[Sign]int{Systolic: 120, Diastolic: 80}
		}
		w.do(RecordVitals{Signs: again}, scored(9)).not(Blocked, Clear{})
		if k := check(w.Visit, w.Now, CritFresh); k.Met {
			t.Errorf("old %s counts as fresh: %s", old, k.Evidence)
		}
	}
}

func TestScoreThreshold(t *testing.T) {
	for total, met := range map[int]bool{0: false, 8: false, 9: true, 10: true} {
		w := booked(t, standard).to(Recovering).after(30 * minute).do(scored(total))
		if k := check(w.Visit, w.Now, CritScore); k.Met != met {
			t.Errorf("score %d: %+v", total, k)
		}
	}
	w := booked(t, standard).to(Recovering)
	w.not(Invalid, scored(11)).not(Invalid, scored(-1))
	w.do(scored(10), scored(4))
	if check(w.Visit, w.Now, CritScore).Met {
		t.Error("an earlier score counts though a later one is low")
	}
}

func TestClockPutBackMakesNothingFresh(t *testing.T) {
	w := booked(t, standard).to(Recovering).after(30 * minute).fit()
	if check(w.Visit, w.Now.Add(-time.Hour), CritScore).Met || check(w.Visit, w.Now.Add(-time.Hour), CritFresh).Met {
		t.Error("what was recorded an hour ahead of the clock counts as fresh")
	}
	if !check(w.Visit, w.Now.Add(-time.Second), CritScore).Met {
		t.Error("a second between two stations makes the score stale")
	}
}

func TestDriftIsUnroundedAndTheWorseOfTwo(t *testing.T) {
	for _, c := range []struct {
		base, now [2]int
		drift     float64
		met       bool
	}{
		{[2]int{120, 80}, [2]int{144, 80}, 20, true},
		{[2]int{120, 80}, [2]int{96, 80}, -20, true},
		{[2]int{120, 80}, [2]int{145, 80}, 100.0 * 25 / 120, false},
		{[2]int{120, 80}, [2]int{95, 80}, -100.0 * 25 / 120, false},
		{[2]int{115, 80}, [2]int{138, 80}, 20, true},
		{[2]int{115, 80}, [2]int{92, 80}, -20, true},
		{[2]int{124, 80}, [2]int{149, 80}, 100.0 * 25 / 124, false}, // 20.16: rounded it would pass
		{[2]int{124, 80}, [2]int{99, 80}, -100.0 * 25 / 124, false},
		{[2]int{120, 80}, [2]int{121, 96}, 20, true},
		{[2]int{120, 80}, [2]int{121, 97}, 21.25, false}, // the diastolic is the worse
		{[2]int{120, 80}, [2]int{143, 63}, -21.25, false},
		{[2]int{120, 80}, [2]int{130, 64}, -20, true},
		{[2]int{120, 80}, [2]int{120, 80}, 0, true},
	} {
		base := Vitals{Signs: map[Sign]int{Systolic: c.base[0], Diastolic: c.base[1]}}
		if got := Drift(Vitals{Signs: map[Sign]int{Systolic: c.now[0], Diastolic: c.now[1]}}, base); got != c.drift {
			t.Errorf("%v to %v: %v, want %v", c.base, c.now, got, c.drift)
		}
		w := booked(t, standard).to(InChair).by(okoye).do(bp(c.base[0], c.base[1]), StartInfusion{}).after(40*minute).do(EndInfusion{}, bp(c.now[0], c.now[1]))
		if k := check(w.Visit, w.Now, CritPressure); k.Met != c.met {
			t.Errorf("%v to %v: %+v", c.base, c.now, k)
		}
	}
	for drift, want := range map[float64]string{
		0.4: "at baseline", 2.5: "3 % above baseline", -2.54: "3 % below baseline", 20: "20 % above baseline",
		20.16: "20.2 % above baseline", -20.16: "20.2 % below baseline", 20.6: "21 % above baseline",
	} {
		if got := DriftWords(drift); got != want {
			t.Errorf("%v reads %q, want %q", drift, got, want)
		}
	}
}

func TestEachCriterionBlocksAndIsOverriddenWithAReason(t *testing.T) {
	break1 := map[Criterion]func(w *walk){
		CritTime:     func(w *walk) { w.Visit.RecoverBy = w.Now.Add(minute) },
		CritScore:    func(w *walk) { w.do(scored(8)) },
		CritFresh:    func(w *walk) { w.after(16 * minute).do(scored(9)) },
		CritPressure: func(w *walk) { w.do(bp(160, 80)) },
		CritOriented: func(w *walk) { w.do(Mark{Oriented, false}) },
		CritNausea: func(w *walk) {
			w.do(RecordEffect{Name: "nausea", Severity: Mild})
			w.do(SignOffEffect{Effect: w.Visit.Effects[0].ID, Reason: why})
		},
		CritEffects: func(w *walk) { w.do(RecordEffect{Name: "dissociation", Severity: Moderate}) },
		CritIV:      func(w *walk) { w.do(Mark{IVOut, false}) },
	}
	if len(break1) != len(booked(t, standard).to(Recovering).Visit.Checks(nine, clinicHere())) {
		t.Error("not every criterion is tried")
	}
	for c, spoil := range break1 {
		w := booked(t, standard).to(Recovering).after(30 * minute).fit()
		spoil(w)
		for _, k := range w.Visit.Checks(w.Now, w.Clinic) {
			if k.Met == (k.Criterion == c) {
				t.Errorf("spoiling %s: %s met %v (%s)", c, k.Criterion, k.Met, k.Evidence)
			}
			if k.Evidence == "" || k.Word == "" {
				t.Errorf("%s shows no evidence", k.Criterion)
			}
		}
		w.not(Blocked, Clear{})
		if c == CritIV {
			w.by(drHale).not(Blocked, Clear{Overrides: map[Criterion]string{c: why}})
			continue
		}
		w.not(Invalid, Clear{Overrides: map[Criterion]string{c: "ok"}})
		w.do(Clear{Overrides: map[Criterion]string{c: why, CritIV: why}})
		for _, k := range w.Visit.Clearance.Checks {
			if (k.Override == why) != (k.Criterion == c) {
				t.Errorf("%s kept the override %q", k.Criterion, k.Override)
			}
		}
	}
}

func TestNauseaSettledAndEffectsResolved(t *testing.T) {
	w := booked(t, standard).to(Recovering).do(RecordEffect{Name: "vomiting", Severity: Severe}, RecordEffect{Name: "headache", Severity: Mild})
	vomiting, headache := w.Visit.Effects[0].ID, w.Visit.Effects[1].ID
	w.after(10*minute).do(ResolveEffect{Effect: vomiting}).not(Conflict, ResolveEffect{Effect: vomiting})
	if !check(w.Visit, w.Now, CritNausea).Met || check(w.Visit, w.Now, CritEffects).Met {
		t.Error("nausea is settled, the headache is not")
	}
	w.do(SignOffEffect{Effect: headache, Reason: why}).not(Conflict, SignOffEffect{Effect: headache, Reason: why})
	if k := check(w.Visit, w.Now, CritEffects); !k.Met || !strings.Contains(k.Evidence, "signed off") {
		t.Errorf("signed off by name: %+v", k)
	}
	w.do(ResolveEffect{Effect: headache}).not(Missing, ResolveEffect{}).not(Missing, SignOffEffect{Effect: 999, Reason: why})
}

func TestReturnToRecoveryTakesTheClearanceBack(t *testing.T) {
	w := booked(t, standard).to(Ready).not(Blocked, Mark{Oriented, false}).do(ReturnToRecovery{Reason: "dizzy on standing"})
	if w.Visit.Clearance != nil || !w.Visit.ReadyAt.IsZero() {
		t.Errorf("still cleared: %+v", w.Visit.Clearance)
	}
	w.not(Blocked, Clear{}).do(Mark{Oriented, true}, Clear{})
}

func TestDeparture(t *testing.T) {
	items := []Item{SheetGiven, Aftercare, EscortHere}
	for _, missing := range items {
		w := booked(t, standard).to(Ready).atDoor().do(Mark{missing, false}).not(Blocked, Depart{})
		if len(w.Visit.DepartBlocks()) != 1 {
			t.Errorf("without %s: %v", missing, w.Visit.DepartBlocks())
		}
		alone := Depart{Alone: true, Reason: "lives next door, Dr Hale agrees"}
		w.by(drHale)
		if missing != EscortHere {
			w.not(Blocked, alone)
			continue
		}
		w.by(okoye).not(NotAllowed, alone).by(reyes).not(NotAllowed, alone)
		w.by(drHale).not(Invalid, Depart{Alone: true}).do(alone)
		if w.Visit.WentHomeWith != "" || w.Visit.AloneReason != alone.Reason || w.Visit.Stage != Discharged {
			t.Errorf("%+v", w.Visit.State)
		}
	}
	w := booked(t, standard).to(Ready).atDoor()
	w.do(escort()).not(Blocked, Depart{}) // another name: the tick falls
	w.do(Mark{EscortHere, true}, Depart{})
	if n := len(w.Visit.Sheets); n != 1 || w.Visit.Sheets[0].Version != 1 {
		t.Errorf("%d sheets", n)
	}
}

func TestPrintingNeverDischarges(t *testing.T) {
	w := booked(t, standard).to(Ready).do(RecordSheet{Where: "printed on Front desk"}, RecordSheet{Where: "saved as PDF"})
	if w.Visit.Stage != Ready || w.Visit.Sheets[1].Version != 2 || len(w.Visit.DepartBlocks()) != 3 {
		t.Errorf("%s, %+v", w.Visit.Stage, w.Visit.Sheets)
	}
	w.not(Invalid, RecordSheet{})
}

func TestEscortHereNeedsAName(t *testing.T) {
	w := booked(t, standard).do(Arrive{}).not(Blocked, Mark{EscortHere, true})
	w.do(escort(), Mark{EscortHere, true})
}
