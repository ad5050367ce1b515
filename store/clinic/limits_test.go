package clinic

import (
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
