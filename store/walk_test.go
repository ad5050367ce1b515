package store

import (
	"testing"
	"time"

	"chairside/store/clinic"
)

func escort() clinic.NameEscort {
	return clinic.NameEscort{Escort: clinic.Escort{Name: "Tom Reed", Relation: "brother", Phone: "555 777 1234", Comes: monday.Add(3 * time.Hour)}, Confirmed: true}
}

func bp(sys, dia int) map[clinic.Sign]int {
	return map[clinic.Sign]int{
		clinic.Systolic: sys, clinic.Diastolic: dia, clinic.Pulse: 70, clinic.SpO2: 98,
		clinic.Respiration: 14, clinic.Temperature: 368, clinic.Pain: 1, clinic.Sedation: 0,
	}
}

// TestEveryStepKeepsEveryField walks visits through every action there is and
// compares, after each step, the file with what the rule said.
func TestEveryStepKeepsEveryField(t *testing.T) {
	s, c := newClinic(t)
	seen := map[clinic.Action]bool{}
	take := func(by clinic.StaffID, id clinic.VisitID, step clinic.Step) clinic.Visit {
		t.Helper()
		seen[step.Action()] = true
		c.move(time.Minute + 7*time.Millisecond)
		return do(t, s, by, id, step)
	}
	checkIn := func(id clinic.VisitID) {
		t.Helper()
		take(desk, id, clinic.Arrive{})
		take(desk, id, escort())
		take(desk, id, clinic.Respond{Question: clinic.AskConsent, Outcome: clinic.Fine, NewConsent: true})
		take(desk, id, clinic.Respond{Question: clinic.AskFasting, Outcome: clinic.Fine, Food: c.now().Add(-time.Hour), Drink: c.now().Add(-3 * time.Hour)})
		take(desk, id, clinic.Respond{Question: clinic.AskFasting, Outcome: clinic.Fine, Food: c.now().Add(-12 * time.Hour), Drink: c.now().Add(-3 * time.Hour), Note: "asked again"})
		take(desk, id, clinic.Respond{Question: clinic.AskMedicines, Outcome: clinic.Fine, Changed: true, Allergies: []string{"latex (hives)", "penicillin"}, Medicines: "sertraline 50 mg"})
		take(desk, id, clinic.Respond{Question: clinic.AskHealth, Outcome: clinic.HeldFor, Note: "cold since Friday"})
		take(desk, id, clinic.Respond{Question: clinic.AskPHQ9, Outcome: clinic.Fine, Total: 13, Item9: 1})
		v := take(desk, id, clinic.FinishCheckIn{})
		take(desk, id, clinic.PlaceHold{Reason: "wants to talk first"})
		for _, h := range do(t, s, nurse, id, clinic.PlaceHold{Reason: "one more look"}).Held() {
			by := nurse
			if h.Source == clinic.AskPHQ9 {
				by = provider
			}
			take(by, id, clinic.ReleaseHold{Hold: h.ID, Reason: "seen and settled"})
		}
		if len(v.Patient.Allergies) != 2 {
			t.Fatal("allergies lost")
		}
	}

	a := book(t, s, add(t, s, "Maria", "Alvarez", "1985-11-03"), 1)
	checkIn(a)
	take(nurse, a, clinic.RecordVitals{Signs: map[clinic.Sign]int{clinic.Pulse: 66}, Note: "while waiting"})
	take(desk, a, clinic.Seat{Chair: 1})
	take(desk, a, clinic.MoveChair{Chair: 2})
	take(desk, a, clinic.Undo{Reason: "wrong chair chosen"})
	v := take(nurse, a, clinic.RecordVitals{Signs: bp(150, 95), At: c.now()})
	take(nurse, a, clinic.AmendVitals{Vitals: v.Vitals[len(v.Vitals)-1].ID, Signs: bp(122, 78), Reason: "typed for another"})
	for _, h := range do(t, s, nurse, a, clinic.PlaceHold{Reason: "see the arm again"}).Held() {
		take(provider, a, clinic.ReleaseHold{Hold: h.ID, Reason: "repeated and fine"})
	}
	take(nurse, a, clinic.StartInfusion{PastLoad: true})
	take(nurse, a, clinic.Pause{Reason: "line blocked"})
	take(nurse, a, clinic.Resume{})
	v = take(nurse, a, clinic.RecordEffect{Name: "nausea", Severity: clinic.Mild, Onset: c.now(), Note: "brief"})
	take(nurse, a, clinic.ResolveEffect{Effect: v.Effects[0].ID, At: c.now()})
	v = take(nurse, a, clinic.RecordEffect{Name: "headache", Severity: clinic.Moderate})
	take(provider, a, clinic.SignOffEffect{Effect: v.Effects[1].ID, Reason: "known migraine"})
	c.move(time.Hour)
	for _, timer := range s.visitTimers(t, a) {
		if !timer.Forecast {
			take(nurse, a, clinic.Acknowledge{Kind: timer.Kind, Set: timer.Set})
		}
	}
	take(nurse, a, clinic.EndInfusion{Reason: "patient asked to stop"})
	take(nurse, a, clinic.Undo{Reason: "went on after all"})
	take(nurse, a, clinic.EndInfusion{Reason: "now it is over"})
	take(nurse, a, clinic.Extend{By: 10 * time.Minute})
	c.move(45 * time.Minute)
	take(nurse, a, scored(10))
	take(nurse, a, clinic.RecordVitals{Signs: bp(124, 80)})
	take(nurse, a, clinic.Mark{Item: clinic.Oriented, Done: true})
	take(nurse, a, clinic.Mark{Item: clinic.IVOut, Done: true})
	v = take(nurse, a, clinic.Clear{Overrides: map[clinic.Criterion]string{clinic.CritFresh: "not needed but kept"}})
	if v.Clearance == nil || len(v.Clearance.Checks) != 8 {
		t.Fatal("clearance lost")
	}
	v = take(nurse, a, clinic.ReturnToRecovery{Reason: "dizzy on standing"})
	if v.Clearance != nil {
		t.Fatal("a clearance taken back is still in force")
	}
	take(nurse, a, clinic.Mark{Item: clinic.Oriented, Done: true})
	v = take(nurse, a, clinic.Clear{})
	if v.Clearance == nil {
		t.Fatal("second clearance lost")
	}
	take(desk, a, clinic.RecordSheet{Where: "printed on Front desk"})
	take(desk, a, clinic.RecordSheet{Where: "saved as PDF"})
	take(desk, a, clinic.Mark{Item: clinic.EscortHere, Done: true})
	take(desk, a, clinic.Mark{Item: clinic.SheetGiven, Done: true})
	take(desk, a, clinic.Mark{Item: clinic.Aftercare, Done: true})
	take(desk, a, clinic.Mark{Item: clinic.Belongings, Done: true})
	take(desk, a, clinic.Mark{Item: clinic.Belongings, Done: false})
	take(desk, a, clinic.Depart{})
	take(desk, a, clinic.Undo{Reason: "came back in"})
	v = take(provider, a, clinic.Depart{Alone: true, Reason: "lives next door"})
	if v.Clearance == nil {
		t.Fatal("the clearance of a patient gone home is lost")
	}

	b := book(t, s, add(t, s, "Sam", "Osei", "1990-02-01"), 3)
	checkIn(b)
	take(desk, b, clinic.Seat{Chair: 2})
	take(nurse, b, clinic.RecordVitals{Signs: bp(120, 70)})
	take(nurse, b, clinic.GiveDose{PastLoad: true})
	take(nurse, b, clinic.Exit{By: clinic.ActLeaveAMA, Reason: "would not stay", Told: "Dr Provider", IVOut: true})

	d := book(t, s, add(t, s, "Eva", "Lund", "1970-07-07"), 4)
	take(desk, d, clinic.Arrive{})
	take(desk, d, clinic.Respond{Question: clinic.AskMedicines, Outcome: clinic.Fine})
	take(desk, d, clinic.FinishCheckIn{})
	take(desk, d, clinic.TakeToRoom{Room: 3})
	take(desk, d, clinic.FinishConsultation{})

	e := book(t, s, add(t, s, "Ivo", "Brandt", "1961-01-30"), 1)
	c.move(31 * time.Minute) // past the planned time
	take(desk, e, clinic.Exit{By: clinic.ActNoShow})
	take(desk, e, clinic.CorrectNoShow{Reason: "was in the car park"})
	take(desk, e, clinic.Exit{By: clinic.ActCancel, Reason: "patient called"})
	take(desk, e, clinic.Undo{Reason: "called again"})
	take(desk, e, clinic.Arrive{})
	take(desk, e, clinic.Exit{By: clinic.ActLeaveBefore, Reason: "could not wait"})
	take(desk, e, clinic.Undo{Reason: "turned round"})
	take(nurse, e, clinic.Exit{By: clinic.ActHospital, Reason: "chest pain", Told: "ambulance and Dr Provider", IVOut: true})

	f := book(t, s, add(t, s, "Lia", "Moreau", "1982-05-17"), 1)
	r, err := s.Record(ctx, f)
	ok(t, err)
	to := r.Visit.Booking()
	to.Planned, to.Chair, to.Kind, to.Protocol, to.SeriesNo, to.SeriesOf = tuesday, 2, clinic.Maintenance, 2, 0, 0
	if v = take(desk, f, clinic.Rebook{To: to}); v.Number != 1 || v.Day != clinic.DateOf(tuesday, time.UTC) {
		t.Errorf("moved to %s", v.Code())
	}
	v = take(desk, a, clinic.RecordCall{Result: clinic.CallConcern, Note: "headache since last night"})
	take(nurse, a, clinic.SignConcern{Call: v.Calls[0].ID, Reason: "spoke to her, a known migraine"})
	take(desk, b, clinic.RecordCall{Result: clinic.CallNobody})
	take(nurse, b, clinic.SettleCall{Reason: "saw him in the street"})

	for _, r := range clinic.Rules {
		if len(r.From) > 0 && !seen[r.Action] {
			t.Errorf("%s was not walked", r.Action)
		}
	}
	ok(t, s.Check(ctx))
}

// TestNothingReplacedIsLost: an answer given anew leaves the old one in the
// history.
func TestNothingReplacedIsLost(t *testing.T) {
	s, _ := newClinic(t)
	id := book(t, s, add(t, s, "Maria", "Alvarez", "1985-11-03"), 1)
	do(t, s, desk, id, clinic.Arrive{})
	do(t, s, desk, id, clinic.Respond{Question: clinic.AskMedicines, Outcome: clinic.Fine, Changed: true, Allergies: []string{"latex"}})
	do(t, s, desk, id, clinic.Respond{Question: clinic.AskMedicines, Outcome: clinic.HeldFor, Note: "not sure", Changed: true, Allergies: []string{"nickel"}})
	if n := count(t, s, `SELECT count(*) FROM history WHERE was LIKE '%latex%' AND was LIKE '%"answer"%'`); n != 1 {
		t.Fatal("the allergies and the answer that were replaced are gone")
	}
}

// TestAProtocolChangedLaterDoesNotReachIntoAVisit: what a patient came under
// stays; a visit still booked follows the change.
func TestAProtocolChangedLaterDoesNotReachIntoAVisit(t *testing.T) {
	s, _ := newClinic(t)
	came := book(t, s, add(t, s, "Maria", "Alvarez", "1985-11-03"), 1)
	booked := book(t, s, add(t, s, "Sam", "Osei", "1990-02-01"), 1)
	do(t, s, desk, came, clinic.Arrive{})
	p := clinic.Presets()[0]
	p.Recovery = 90 * time.Minute
	_, err := s.SaveProtocol(ctx, manager, p)
	ok(t, err)
	for id, want := range map[clinic.VisitID]time.Duration{came: 30 * time.Minute, booked: 90 * time.Minute} {
		r, err := s.Record(ctx, id)
		ok(t, err)
		if r.Visit.Protocol.Recovery != want {
			t.Errorf("recovery is %v, want %v", r.Visit.Protocol.Recovery, want)
		}
	}
	ok(t, s.Do(ctx, desk, came, clinic.Undo{Reason: "not here yet"}))
	r, err := s.Record(ctx, came)
	ok(t, err)
	if r.Visit.Protocol.Recovery != 90*time.Minute {
		t.Error("a visit put back among the expected does not follow the change")
	}
}
