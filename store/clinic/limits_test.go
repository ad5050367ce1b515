package clinic

import (
	"slices"
	"strings"
	"testing"
)

func TestClearanceWithAReadingBeyondALimit(t *testing.T) {
	for spo2, met := range map[int]bool{91: false, 92: true} {
		w := booked(t, standard).to(Recovering).after(30 * minute).fit()
		w.do(noted(RecordVitals{Signs: map[Sign]int{SpO2: spo2}}))
		if met {
			w.do(Clear{})
			continue
		}
		_, err := w.Scene.Do(Clear{})
		if FieldOf(err) != string(CritLimits) || !strings.Contains(err.Error(), "SpO2 91") {
			t.Fatalf("SpO2 91: %v", err)
		}
		w.not(Invalid, Clear{Overrides: map[Criterion]string{CritLimits: "ok"}})
		w.do(Clear{Overrides: map[Criterion]string{CritLimits: "always 91, has COPD, Dr Hale knows"}})
	}
}

// TestTheGravestLimitIsSaidFirst: low oxygen before pulse before pressure,
// whichever of them lie beyond.
func TestTheGravestLimitIsSaidFirst(t *testing.T) {
	all := []struct {
		word  string
		signs map[Sign]int
	}{
		{"SpO2", map[Sign]int{SpO2: 86}},
		{"Pulse", map[Sign]int{Pulse: 130}},
		{"BP", map[Sign]int{Systolic: 190, Diastolic: 112}},
	}
	for mask := 1; mask < 1<<len(all); mask++ {
		signs, want := map[Sign]int{}, []string{}
		for i, one := range all {
			if mask&(1<<i) != 0 {
				want = append(want, one.word)
				for s, n := range one.signs {
					signs[s] = n
				}
			}
		}
		w := booked(t, standard).to(Infusing).do(RecordVitals{Signs: signs, Note: "told Dr Hale"})
		for name, got := range map[string][]string{
			"of a visit": w.Visit.Beyond(w.Clinic), "typed": w.Clinic.Limits.Beyond(signs),
			"of a set": w.Clinic.BeyondIn(w.Visit.Vitals[len(w.Visit.Vitals)-1]),
		} {
			words := []string{}
			for _, s := range got {
				words = append(words, strings.Fields(s)[0])
			}
			if !slices.Equal(words, want) {
				t.Errorf("%s: %q, want %q", name, got, want)
			}
		}
	}
}

func TestATimeAheadIsCalledFuture(t *testing.T) {
	w := booked(t, standard).to(InChair).by(okoye).do(bp(120, 80))
	for text, want := range map[string]string{"15:00": "in the future", "00:10": "before the patient arrived"} {
		at, err := ParsePast("at", text, w.Now, w.Clinic.Location())
		if err != nil {
			t.Fatal(err)
		}
		_, err = w.Scene.Do(AmendVitals{Vitals: w.Visit.Vitals[0].ID, At: at, Signs: bp(120, 80).Signs, Reason: why})
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s at %s: %v", text, w.Now, err)
		}
	}
}
