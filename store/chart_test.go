package store

import (
	"testing"
	"time"

	"chairside/store/clinic"
)

// treat brings a patient through a whole infusion, from booking to the door.
func treat(t *testing.T, s *Store, c *clock, p clinic.PatientID, no int) clinic.VisitID {
	t.Helper()
	id, err := s.Book(ctx, desk, clinic.Booking{Patient: p, Kind: clinic.Induction, Protocol: 1, Planned: s.Now(), SeriesNo: no, SeriesOf: 6})
	ok(t, err)
	ok(t, s.Do(ctx, desk, id, clinic.Arrive{}))
	ok(t, s.Do(ctx, desk, id, escort()))
	for _, q := range []clinic.Question{clinic.AskMedicines, clinic.AskHealth} {
		ok(t, s.Do(ctx, desk, id, clinic.Respond{Question: q, Outcome: clinic.Fine}))
	}
	ok(t, s.Do(ctx, desk, id, clinic.Respond{Question: clinic.AskConsent, Outcome: clinic.Fine, NewConsent: true}))
	ok(t, s.Do(ctx, desk, id, clinic.Respond{Question: clinic.AskPHQ9, Outcome: clinic.Fine, Total: 21 - 3*no}))
	ok(t, s.Do(ctx, desk, id, clinic.Respond{Question: clinic.AskFasting, Outcome: clinic.Fine, Food: s.Now().Add(-10 * time.Hour), Drink: s.Now().Add(-4 * time.Hour)}))
	ok(t, s.Do(ctx, desk, id, clinic.FinishCheckIn{}))
	ok(t, s.Do(ctx, desk, id, clinic.Seat{Chair: 2}))
	ok(t, s.Do(ctx, nurse, id, clinic.RecordVitals{Signs: bp(120, 80)}))
	ok(t, s.Do(ctx, nurse, id, clinic.StartInfusion{PastLoad: true}))
	c.move(20 * time.Minute)
	ok(t, s.Do(ctx, nurse, id, clinic.RecordVitals{Signs: bp(162, 98)}))
	ok(t, s.Do(ctx, nurse, id, clinic.RecordEffect{Name: "nausea", Severity: clinic.Mild}))
	c.move(22 * time.Minute)
	ok(t, s.Do(ctx, nurse, id, clinic.EndInfusion{}))
	c.move(5 * time.Minute)
	ok(t, s.Do(ctx, nurse, id, clinic.Exit{By: clinic.ActHospital, Reason: "for the test", Told: "Dr Who", IVOut: true}))
	ok(t, s.DoChair(ctx, desk, clinic.MarkClean{Chair: 2}))
	return id
}

func TestAChartHoldsAllThatCame(t *testing.T) {
	s, c := newClinic(t)
	p := add(t, s, "Samir", "Haddad", "1988-12-08")
	stranger := add(t, s, "Some", "Other", "1970-01-01")
	var ids []clinic.VisitID
	for no := 1; no <= 2; no++ {
		ids = append(ids, treat(t, s, c, p, no))
		treat(t, s, c, stranger, no)
		c.move(7*24*time.Hour - time.Hour) // the clinic is closed on Sundays
	}
	next, err := s.Book(ctx, desk, clinic.Booking{Patient: p, Kind: clinic.Induction, Protocol: 1, Planned: s.Now().Add(24 * time.Hour)})
	ok(t, err)
	got := chart(t, s, p)
	if len(got.Visits) != 3 || got.Visits[0].ID != next || got.Visits[1].ID != ids[1] || got.Visits[2].ID != ids[0] {
		t.Fatalf("%d visits", len(got.Visits))
	}
	one := got.Visits[2]
	if got.ChairName(one.Seat) != "Chair 2" || one.MinutesWords() != "42 + 5 min" {
		t.Errorf("%q %q", got.ChairName(one.Seat), one.MinutesWords())
	}
	if words := one.NoteWords(got.Clinic.Limits, s.Now()); words != "to hospital: for the test; mild nausea, not settled; BP 162/98 at 20 min" &&
		words != "transferred to hospital: for the test; mild nausea, not settled; BP 162/98 at 20 min" {
		t.Error(words)
	}
	full, err := s.Record(ctx, one.ID)
	ok(t, err)
	if len(one.Vitals) != len(full.Visit.Vitals) || len(one.Answers) != len(full.Visit.Answers) || len(one.Effects) != 1 {
		t.Error("the chart lacks what the visit has")
	}
	if booked, ok := got.NextBooked(s.Now()); !ok || booked.ID != next {
		t.Error("the next visit is not named")
	}
	if mood, ok := got.Mood(); !ok || mood.First != 18 || mood.Last != 15 {
		t.Errorf("%+v", mood)
	}
}

// TestAChartOfManyVisits prints how long it takes; it must stay whole.
func TestAChartOfManyVisits(t *testing.T) {
	s, c := newClinic(t)
	p := add(t, s, "Samir", "Haddad", "1988-12-08")
	for n := range 30 {
		treat(t, s, c, p, n%6+1)
		c.move(monday.AddDate(0, 0, 7*(n+1)).Sub(s.Now())) // the clinic is closed on Sundays
	}
	begun := time.Now()
	got := chart(t, s, p)
	t.Logf("a chart of %d visits read in %v", len(got.Visits), time.Since(begun))
	if len(got.Visits) != 30 || got.Treatments() != 30 {
		t.Errorf("%d visits", len(got.Visits))
	}
}
