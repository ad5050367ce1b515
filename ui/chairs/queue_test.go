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

// A consultation that has waited longer takes its room, and only that.
func TestARoomTakenLeavesTheChair(t *testing.T) {
	p := clinic.Presets()
	adult := clinic.Patient{ID: 1, Birth: clinic.Date{Year: 1980, Month: 1, Day: 1}, NoAllergies: true, ConsentUntil: clinic.Date{Year: 2099, Month: 1, Day: 1}}
	talk := clinic.Visit{ID: 1, Kind: clinic.Consultation, Protocol: p[3], Planned: testNow, PlannedChair: 2, Patient: adult}
	treat := clinic.Visit{ID: 2, Kind: clinic.Induction, Protocol: p[0], Planned: testNow, Patient: adult, Escort: clinic.Escort{Name: "Ann Lee", Phone: "(555) 010-1234"}}
	talk.State = clinic.State{Stage: clinic.Waiting, WaitingAt: testNow.Add(-20 * time.Minute)}
	treat.State = clinic.State{Stage: clinic.Waiting, WaitingAt: testNow.Add(-10 * time.Minute)}
	day := clinic.Day{
		Date: clinic.DateOf(testNow, time.UTC), Clinic: clinic.DefaultProfile(), Visits: []clinic.Visit{talk, treat},
		Chairs: []clinic.Chair{{ID: 1, Name: "Chair 1", Kind: clinic.Recliner}, {ID: 2, Name: "Room B", Kind: clinic.Room}},
	}
	q := newQueue(day, testNow)
	if q.best[1].Chair != 2 || q.best[2].Chair != 1 {
		t.Errorf("the consultation is proposed %q, the treatment %q", q.best[1].Name, q.best[2].Name)
	}
}

// TestThePlannedOneIsProposed before the one to whom the chair is suggested.
func TestThePlannedOneIsProposed(t *testing.T) {
	day := testDay()
	for i := range day.Visits {
		if v := &day.Visits[i]; v.ID == 6 { // held and without an escort until now
			v.Holds, v.PlannedChair, v.Escort = nil, 6, clinic.Escort{Name: "A", Phone: "1"}
			v.Planned = testNow.Add(time.Hour)
		}
	}
	s, d, _ := begin(t, false, large, day)
	s.board.choose(6)
	s.seat()
	d.expect(t, "ask for 6: [6 8]")
	for i := range day.Visits {
		day.Visits[i].Holds = []clinic.Hold{{ID: 1, Reason: "r"}}
	}
	s.Show(day, testNow)
	s.seat()
	d.expect(t, "Nobody waits who could be seated in Chair 6. Finish a check-in, or settle what holds who waits.")
}
