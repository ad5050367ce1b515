package clinic

import (
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// proposed gives one proposal by its item.
func proposed(t testing.TB, w *walk, scale Scale, on bool, key string) Proposal {
	t.Helper()
	for _, q := range w.Visit.Propose(scale, on, w.Now, w.Clinic) {
		if q.Key == key {
			return q
		}
	}
	t.Fatalf("nothing said of %s", key)
	return Proposal{}
}

// after40 is a recovery whose baseline and present pressure are given.
func after40(t testing.TB, base, now [2]int) *walk {
	sets := [2]RecordVitals{noted(bp(base[0], base[1])), noted(bp(now[0], now[1]))}
	w := booked(t, standard).to(InChair).by(okoye).do(sets[0])
	for _, h := range w.Visit.Held() {
		w.do(ReleaseHold{Hold: h.ID, Reason: why})
	}
	return w.do(StartInfusion{}).after(40*minute).do(EndInfusion{}, sets[1])
}

func TestScoreProposesFromThePressure(t *testing.T) {
	for _, c := range []struct {
		base, now      [2]int
		aldrete, padss int
	}{
		{[2]int{100, 60}, [2]int{100, 60}, 2, 2},
		{[2]int{100, 60}, [2]int{120, 60}, 2, 2},   // 20 %
		{[2]int{100, 60}, [2]int{80, 60}, 2, 2},    // -20 %
		{[2]int{199, 100}, [2]int{238, 100}, 2, 2}, // 19.6 %: rounded it would read 20
		{[2]int{124, 80}, [2]int{149, 80}, 1, 1},   // 20.16 %: rounded it would be within
		{[2]int{124, 80}, [2]int{99, 80}, 1, 1},    // -20.16 %
		{[2]int{100, 60}, [2]int{121, 60}, 1, 1},
		{[2]int{100, 60}, [2]int{140, 60}, 1, 1}, // 40 %
		{[2]int{100, 60}, [2]int{141, 60}, 1, 0},
		{[2]int{120, 80}, [2]int{168, 80}, 1, 1}, // 40 %
		{[2]int{120, 80}, [2]int{169, 80}, 1, 0}, // 40.8 %
		{[2]int{100, 60}, [2]int{149, 60}, 1, 0},
		{[2]int{100, 60}, [2]int{150, 60}, 0, 0},  // 50 %
		{[2]int{199, 90}, [2]int{298, 90}, 1, 0},  // 49.7 %: rounded it would be 50
		{[2]int{140, 80}, [2]int{70, 50}, 0, 0},   // -50 %
		{[2]int{120, 80}, [2]int{121, 97}, 1, 1},  // the diastolic is the worse, 21.25 %
		{[2]int{120, 60}, [2]int{121, 90}, 0, 0},  // the diastolic by 50 %
		{[2]int{120, 80}, [2]int{145, 112}, 1, 1}, // 40 % diastolic
	} {
		w := after40(t, c.base, c.now)
		for scale, want := range map[Scale]int{Aldrete: c.aldrete, PADSS: c.padss} {
			q := proposed(t, w, scale, false, ItemPressure)
			if !q.OK || q.Value != want {
				t.Errorf("%s, %v to %v: %+v, want %d", scale, c.base, c.now, q, want)
			}
			if set, _ := w.Visit.Last(Systolic); !strings.Contains(q.Why, "BP "+set.BP()+" at "+Clock(w.Now, time.UTC)) {
				t.Errorf("which reading is not said: %q", q.Why)
			}
		}
	}
}

func TestScoreProposesFromFreshReadingsOfTheRecovery(t *testing.T) {
	w := booked(t, standard).to(Recovering) // the last reading is the baseline
	if q := proposed(t, w, Aldrete, false, ItemPressure); q.OK || !strings.Contains(q.Why, "since treatment ended") {
		t.Errorf("the baseline is proposed: %+v", q)
	}
	w.do(bp(121, 79)).after(15 * minute)
	if !proposed(t, w, Aldrete, false, ItemPressure).OK || !proposed(t, w, Aldrete, false, ItemOxygen).OK {
		t.Error("nothing is proposed from a reading of 15 min")
	}
	w.after(time.Second)
	for _, key := range []string{ItemPressure, ItemOxygen} {
		if q := proposed(t, w, Aldrete, false, key); q.OK || !strings.Contains(q.Why, "older than 15 min") {
			t.Errorf("%s is proposed from an old reading: %+v", key, q)
		}
	}
	w.do(AmendVitals{Vitals: w.Visit.Vitals[0].ID, Signs: map[Sign]int{Pulse: 70}, Reason: why}, bp(121, 79))
	q := proposed(t, w, PADSS, false, ItemPressure)
	if q.OK || !strings.Contains(q.Why, "no baseline") {
		t.Errorf("without a baseline: %+v", q)
	}
	if k := check(w.Visit, w.Now, CritPressure); k.Met || !strings.Contains(k.Evidence, "no baseline") {
		t.Errorf("cleared without a baseline: %+v", k)
	}
}

func TestScoreProposesFromOxygen(t *testing.T) {
	for _, c := range []struct {
		spo2  int
		on    bool
		ok    bool
		value int
		word  string
	}{
		{100, false, true, 2, "on air"},
		{93, false, true, 2, "on air"},
		{92, false, true, 1, "confirm"},
		{90, false, true, 1, "confirm"},
		{89, false, false, 0, "no line of the scale"},
		{98, true, true, 1, "with oxygen"},
		{91, true, true, 1, "with oxygen"},
		{90, true, false, 0, "no line of the scale"},
		{89, true, true, 0, "with oxygen"},
	} {
		w := booked(t, standard).to(Recovering).do(noted(RecordVitals{Signs: map[Sign]int{SpO2: c.spo2}}))
		q := proposed(t, w, Aldrete, c.on, ItemOxygen)
		if q.OK != c.ok || q.OK && q.Value != c.value || !strings.Contains(q.Why, c.word) {
			t.Errorf("%d %%, oxygen %v: %+v", c.spo2, c.on, q)
		}
	}
}

func TestScoreKeepsItsItems(t *testing.T) {
	for _, scale := range []Scale{Aldrete, PADSS} {
		items := scale.Items()
		if len(items) != 5 || scale.Word() == "" {
			t.Fatalf("%s has %d items", scale, len(items))
		}
		w := booked(t, standard).to(Recovering)
		w.Clinic.Scale = scale
		w.do(RecordScore{Scale: scale, Items: []int{2, 1, 2, 0, 2}})
		s, _ := w.Visit.LastScore()
		if s.Total != 7 || s.Scale != scale || s.Items[3] != 0 || !s.At.Equal(w.Now) || s.By != okoye.ID {
			t.Errorf("%+v", s)
		}
		if !strings.Contains(w.Entry.Detail, scale.Word()+" 7 of 10 (2 1 2 0 2)") {
			t.Errorf("line %q", w.Entry.Detail)
		}
		for i, bad := range [][]int{{-1, 2, 2, 2, 2}, {2, 3, 2, 2, 2}, {2, 2, 2, 2, -1}} {
			_, err := w.Scene.Do(RecordScore{Scale: scale, Items: bad})
			if want := items[[]int{0, 1, 4}[i]].Key; FieldOf(err) != want {
				t.Errorf("%v names %q, want %q", bad, FieldOf(err), want)
			}
		}
		w.not(Invalid, RecordScore{Scale: scale, Items: []int{2, 2}}).not(Invalid, RecordScore{Scale: scale})
		w.not(Conflict, RecordScore{Items: []int{2, 2, 2, 2, 2}})
	}
	if note := PADSS.Items()[4].Note; !strings.Contains(note, "surgical bleeding") {
		t.Errorf("the label that was adapted does not say so: %q", note)
	}
	w := booked(t, standard).to(Recovering).not(Invalid, RecordScore{Scale: Aldrete, Items: []int{2, 2, 2, 2, 2}, OnOxygen: true})
	w.do(RecordScore{Scale: Aldrete, Items: []int{2, 2, 2, 2, 1}, OnOxygen: true})
	if s, _ := w.Visit.LastScore(); !strings.Contains(s.Brief(), "on oxygen") {
		t.Errorf("oxygen is lost: %s", s.Brief())
	}
	if got := (Score{Total: 9}).Brief(); !strings.Contains(got, "only the total") {
		t.Errorf("an old score reads %q", got)
	}
}

func TestScoreOtherThanProposedIsTold(t *testing.T) {
	w := after40(t, [2]int{120, 80}, [2]int{150, 85}) // 25 %
	for _, r := range []string{"", "ok", "....."} {   // none, and none of substance
		w.not(Invalid, RecordScore{Scale: Aldrete, Items: []int{2, 2, 2, 2, 2}, Reason: r})
	}
	w.do(RecordScore{Scale: Aldrete, Items: []int{2, 2, 2, 2, 2}, Reason: "130/80 by hand on the other arm"})
	if w.Entry.Reason != "130/80 by hand on the other arm" {
		t.Errorf("the reason is not kept: %q", w.Entry.Reason)
	}
	w.Visit.History[len(w.Visit.History)-1].ID = 1
	if part := partOf(t, Day{Date: monday, Clinic: w.Clinic, Visits: []Visit{w.Visit}}.Report(w.Now), "Scored above"); len(part.Lines) != 1 || part.Lines[0].Why != w.Entry.Reason {
		t.Errorf("the report lists %+v", part.Lines)
	}
	if !strings.Contains(w.Entry.Detail, "circulation 2 where 1 was proposed") {
		t.Errorf("line %q", w.Entry.Detail)
	}
	w.do(RecordScore{Scale: Aldrete, Items: []int{2, 2, 1, 2, 2}})
	if strings.Contains(w.Entry.Detail, "proposed") {
		t.Errorf("line %q", w.Entry.Detail)
	}
}

func TestScoreOfAnotherScaleIsRefused(t *testing.T) {
	w := booked(t, standard).to(Recovering)
	w.Clinic.Scale = PADSS
	w.not(Conflict, scored(9))
}

func TestScoreEnteredLaterCountsByItsOwnMoment(t *testing.T) {
	w := booked(t, standard).to(Recovering).after(20 * minute)
	early := w.Now
	w.after(10 * minute).do(scored(9)).after(minute).do(Earlier{scored(4), early})
	if s, _ := w.Visit.LastScore(); s.Total != 9 {
		t.Errorf("the last score is %d", s.Total)
	}
	if late := w.Visit.Scores[1]; !late.At.Equal(early) || !late.Entered.Equal(w.Now) {
		t.Errorf("kept as %+v", late)
	}
	w.do(scored(5))
	if s, _ := w.Visit.LastScore(); s.Total != 5 {
		t.Errorf("a score taken now does not count: %+v", s)
	}
}

// TestScoreProperty: whatever the pressures are, the proposal follows the
// exact fraction, and the worse of the two decides.
func TestScoreProperty(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		base := Vitals{Signs: map[Sign]int{Systolic: rapid.IntRange(60, 220).Draw(r, "s"), Diastolic: rapid.IntRange(30, 120).Draw(r, "d")}}
		now := Vitals{Signs: map[Sign]int{Systolic: rapid.IntRange(40, 300).Draw(r, "s2"), Diastolic: rapid.IntRange(20, 200).Draw(r, "d2")}}
		worst := func(limit int) bool { // within the limit, in whole numbers
			for _, s := range []Sign{Systolic, Diastolic} {
				if far := now.Signs[s] - base.Signs[s]; max(far, -far)*100 > limit*base.Signs[s] {
					return false
				}
			}
			return true
		}
		below50 := true
		for _, s := range []Sign{Systolic, Diastolic} {
			if far := now.Signs[s] - base.Signs[s]; max(far, -far)*100 >= 50*base.Signs[s] {
				below50 = false
			}
		}
		want := map[Scale]int{}
		if below50 {
			want[Aldrete] = 1
		}
		if worst(40) {
			want[PADSS] = 1
		}
		if worst(20) {
			want[Aldrete], want[PADSS] = 2, 2
		}
		for _, scale := range []Scale{Aldrete, PADSS} {
			if got := scale.pressure(Drift(now, base)); got != want[scale] {
				r.Fatalf("%s: %v to %v scores %d, want %d", scale, base.Signs, now.Signs, got, want[scale])
			}
		}
	})
}
