package today

import (
	"testing"
	"time"

	"chairside/store/clinic"
)

// TestConditionsStandBesideTheAllergies: whoever treats must know of asthma.
func TestConditionsStandBesideTheAllergies(t *testing.T) {
	now := time.Date(2026, 11, 22, 10, 42, 0, 0, time.UTC)
	profile := clinic.DefaultProfile()
	profile.Zone = "UTC"
	day := clinic.Day{Date: clinic.Date{Year: 2026, Month: 11, Day: 22}, Clinic: profile}
	v := clinic.Visit{ID: 1, Day: day.Date, Planned: now, State: clinic.State{Stage: clinic.Booked}, Patient: clinic.Patient{ID: 1, Given: "A", Family: "B", Conditions: "asthma"}}
	found := false
	for _, p := range viewDetail(day, v, now).pairs {
		found = found || p.label == "Conditions" && p.value == "asthma"
	}
	if !found {
		t.Error("the conditions are not shown")
	}
}
