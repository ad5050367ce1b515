package today

import (
	"slices"
	"testing"

	"chairside/store/clinic"
)

// TestTimerMissedStaysInSight: vitals that were due and never taken stand in
// the day's history, between what was done before and after, and an alarm
// that was only seen does not.
func TestTimerMissedStaysInSight(t *testing.T) {
	day := testDay()
	v := clinic.Visit{
		ID: 1, Protocol: clinic.Presets()[0],
		State:  clinic.State{Stage: clinic.Recovering, StartedAt: at(9, 0), TreatedAt: at(9, 40), RecoverBy: at(10, 10)},
		Vitals: []clinic.Vitals{{ID: 1, At: at(9, 9)}, {ID: 2, At: at(9, 32)}},
		History: []clinic.Entry{
			{ID: 1, At: at(9, 0), Action: clinic.ActStart},
			{ID: 2, At: at(9, 9), Action: clinic.ActVitals, Detail: "BP 120/80"},
			{ID: 3, At: at(9, 20), Action: clinic.ActAcknowledge, Detail: "Vitals, due 09:19"},
			{ID: 4, At: at(9, 32), Action: clinic.ActVitals, Detail: "BP 121/80"},
			{ID: 5, At: at(9, 40), Action: clinic.ActEnd},
		},
	}
	want := []histLine{
		{"09:00", "Infusion started"},
		{"09:09", "BP 120/80"},
		{"09:19", "Vitals MISSED"},
		{"09:32", "BP 121/80"},
		{"09:40", "Infusion ended"},
		{"09:55", "Vitals MISSED"},
	}
	if got := viewHistory(day, v, at(10, 11)); !slices.Equal(got, want) {
		t.Errorf("%v\nwant %v", got, want)
	}
}
