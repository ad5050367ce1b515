package chairs

import (
	"testing"
	"time"

	"chairside/store/clinic"
)

// The strip proposes what every other screen proposes.
func TestTheStripAgreesWithToday(t *testing.T) {
	day := testDay()
	first := true
	for i, v := range day.Visits { // two treatments and more wait at once
		if v.Stage == clinic.Booked && v.Protocol.Treatment {
			v.Stage, v.WaitingAt = clinic.Waiting, testNow.Add(-time.Duration(i)*time.Minute)
			v.Escort = clinic.Escort{Name: "Ann Lee", Phone: "(555) 010-1234"}
			v.Patient.NoAllergies, v.Patient.ConsentUntil = len(v.Patient.Allergies) == 0, day.Date
			day.Visits[i] = v
			first = false
		}
	}
	if first {
		t.Fatal("nobody waits on the day of the test")
	}
	q := newQueue(day, testNow)
	seen := map[clinic.ChairID]clinic.VisitID{}
	for _, v := range q.waiting {
		if blocked(v) != "" {
			continue
		}
		want, ok := day.Suggest(v, testNow)
		if got := q.best[v.ID]; got != want {
			t.Errorf("%s: the strip says %+v, Today %+v (%v)", v.Patient.Label(), got, want, ok)
		}
		if ok && seen[want.Chair] != 0 {
			t.Errorf("%s is proposed to two", want.Name)
		}
		seen[want.Chair] = v.ID
	}
}
