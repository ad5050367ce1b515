package clinic

import (
	"slices"
	"strings"
	"testing"
	"time"
)

func TestSuggest(t *testing.T) {
	at := func(h, m int) time.Time { return monday.At(h, m, time.UTC) }
	plan := func(id VisitID, chair ChairID, planned time.Time) Visit {
		return Visit{ID: id, State: State{Stage: Booked}, PlannedChair: chair, Planned: planned, Protocol: preset(standard)}
	}
	for _, c := range []struct {
		name     string
		protocol ProtocolID
		planned  ChairID
		plans    []Visit
		spoil    func(c []Chair)
		want     ChairID
		why      string
	}{
		{"the first of three free", standard, 0, nil, nil, 1, "free"},
		{"the planned one", standard, 2, nil, nil, 2, "planned, free"},
		{"the planned one, short", standard, 2, []Visit{plan(5, 2, at(10, 0))}, nil, 2, "planned, short: next patient planned at 10:00"},
		{"the planned one is taken", standard, 1, nil, func(c []Chair) { c[0].Occupant = 9 }, 2, "free"},
		{"the tightest that fits", standard, 0, []Visit{plan(5, 2, at(10, 30))}, nil, 2, "free until 10:30"},
		{"a stay of 90 min fits exactly", standard, 0, []Visit{plan(5, 2, at(10, 30)), plan(6, 1, at(12, 0))}, nil, 2, "free until 10:30"},
		{"a minute short does not", standard, 0, []Visit{plan(5, 2, at(10, 29)), plan(6, 1, at(12, 0))}, nil, 1, "free until 12:00"},
		{"none fits: the longest", standard, 0, []Visit{plan(5, 2, at(10, 0)), plan(6, 1, at(9, 30))}, func(c []Chair) { c[2].OutReason = "x" }, 2, "short: next patient planned at 10:00"},
		{"never a room", standard, 0, nil, func(c []Chair) { c[0].CleaningSince, c[1].OutReason = nine, "torn" }, 0, ""},
		{"not even one that was planned", standard, 3, nil, nil, 1, "free"},
		{"a dose given at once is a treatment too", nasal, 3, nil, func(c []Chair) { c[0].Occupant, c[1].Occupant = 8, 9 }, 0, ""},
		{"a chair too short before a room", standard, 0, []Visit{plan(5, 1, at(9, 30))}, func(c []Chair) { c[1].Occupant = 9 }, 1, "short: next patient planned at 09:30"},
		{"a room for a consultation", consultation, 0, nil, nil, 3, "free"},
		{"no room: a chair", consultation, 0, nil, func(c []Chair) { c[2].Occupant = 9 }, 1, "free"},
		{"none", standard, 1, nil, func(c []Chair) { c[0].Occupant, c[1].Occupant, c[2].Occupant = 7, 8, 9 }, 0, ""},
	} {
		d := Day{Date: monday, Clinic: clinicHere(), Chairs: chairs(), Visits: c.plans}
		if c.spoil != nil {
			c.spoil(d.Chairs)
		}
		v := Visit{ID: 1, PlannedChair: c.planned, Protocol: preset(c.protocol), State: State{Stage: Waiting}}
		d.Visits = append(d.Visits, v)
		got, ok := d.Suggest(v, nine)
		if ok != (c.want != 0) || got.Chair != c.want || got.Why != c.why {
			t.Errorf("%s: %+v, want chair %d, %q", c.name, got, c.want, c.why)
		}
	}
	d := Day{Visits: []Visit{plan(5, 1, at(10, 0)), {ID: 6, PlannedChair: 1, Planned: at(9, 0), State: State{Stage: Discharged}}}}
	if !d.NextPlanned(1, 0).Equal(at(10, 0)) || !d.NextPlanned(1, 5).IsZero() || !d.NextPlanned(2, 0).IsZero() {
		t.Error("the next plan of a chair counts the gone, or the visit itself")
	}
}

func TestNext(t *testing.T) {
	ready := func() *walk { return booked(t, standard).to(Recovering).after(30 * minute).fit() }
	for _, c := range []struct {
		name    string
		w       *walk
		action  Action
		word    string
		urgent  bool
		waiting string
	}{
		{"before the time", booked(t, standard), ActArrive, "Check in", false, ""},
		{"at the time", booked(t, standard).after(30 * minute), ActArrive, "Check in", true, ""},
		{"checking in", booked(t, standard).to(Arrived).do(escort()), ActAnswer, "Go on checking in", true, "5 check-in steps left"},
		{"held while checking in", booked(t, standard).to(Arrived).do(PlaceHold{Reason: why}), ActAnswer, "Go on checking in", true, "6 check-in steps left"},
		{"all answered", booked(t, standard).to(Arrived).answered(), ActAnswer, "Finish check-in", true, ""},
		{"waiting without consent", booked(t, standard).to(Waiting).patient(func(p *Patient) { p.ConsentUntil = Date{} }), ActAnswer, "Back to check-in", true, "no valid consent"},
		{"waiting", booked(t, standard).to(Waiting), ActSeat, "Seat in chair 1", true, ""},
		{"held", booked(t, standard).to(Waiting).do(PlaceHold{Reason: why}), ActRelease, "Review hold", false, why},
		{"consultation waiting", booked(t, consultation).checkedIn(), ActTakeToRoom, "Take to room A", true, ""},
		{"with clinician", booked(t, consultation).checkedIn().do(TakeToRoom{Room: 3}), ActFinish, "Finish consultation", false, ""},
		{"seated", booked(t, standard).to(InChair), ActVitals, "Record baseline", true, "no baseline blood pressure"},
		{"baseline", booked(t, standard).to(InChair).by(okoye).do(bp(120, 80)), ActStart, "Start infusion", true, ""},
		{"high baseline", booked(t, standard).to(InChair).by(okoye).do(bp(150, 80)), ActRelease, "Review hold", false, "BP 150/80 before treatment, above 140/90"},
		{"nasal", booked(t, nasal).to(Infusing), ActDose, "Give dose", true, ""},
		{"infusing", booked(t, standard).to(Infusing).after(5 * minute), ActVitals, "Record vitals", false, ""},
		{"vitals due", booked(t, standard).to(Infusing).after(10 * minute), ActVitals, "Record vitals", true, ""},
		{"beyond a limit", booked(t, standard).to(Infusing).after(minute).do(noted(bp(190, 80))), ActVitals, "Record vitals", true, ""},
		{"paused", booked(t, standard).to(Infusing).do(Pause{Reason: why}), ActResume, "Resume infusion", true, "infusion paused"},
		{"run out", booked(t, standard).to(Infusing).after(40 * minute), ActEnd, "End infusion", true, ""},
		{"recovering", booked(t, standard).to(Infusing).after(39 * minute).do(bp(120, 80)).after(minute).do(EndInfusion{}).after(5 * minute), ActVitals, "Record vitals", false, "25 min left of 30 min"},
		{"recovering, with vitals that were due", booked(t, standard).to(Recovering), ActVitals, "Record vitals", true, "30 min left of 30 min"},
		{"time reached, vitals old", booked(t, standard).to(Recovering).after(31 * minute), ActVitals, "Record vitals", true, ""},
		{"vitals taken", booked(t, standard).to(Recovering).after(31 * minute).do(bp(120, 80)), ActScore, "Record score", true, "no score yet"},
		{"score taken", booked(t, standard).to(Recovering).after(31*minute).do(bp(120, 80), scored(10)), ActAssess, "Oriented, steady", true, "not assessed yet"},
		{"IV still in", ready().do(Mark{IVOut, false}), ActClear, "Clear for leaving…", true, "IV is still in"},
		{"all well", ready(), ActClear, "Clear for leaving…", true, ""},
		{"ready", booked(t, standard).to(Ready), ActSheet, "Print sheet", true, "sheet not handed over"},
		{"printed", booked(t, standard).to(Ready).atDoor(), ActDepart, "Record leaving", true, ""},
		{"gone", booked(t, standard).to(Discharged), "", "", false, ""},
		{"no-show", booked(t, standard).after(30 * minute).do(Exit{By: ActNoShow}), "", "", false, ""},
	} {
		d := Day{Date: monday, Clinic: c.w.Clinic, Chairs: c.w.Chairs, Visits: []Visit{c.w.Visit}}
		n := d.Next(c.w.Visit, c.w.Now)
		if n.Action != c.action || n.Word != c.word || n.Urgent != c.urgent || n.Held != (c.action == ActRelease) {
			t.Errorf("%s: %+v", c.name, n)
		}
		if c.waiting == "" && c.name != "time reached, vitals old" && len(n.Waiting) > 0 || !slices.ContainsFunc(append(n.Waiting, ""), func(s string) bool { return strings.Contains(s, c.waiting) }) {
			t.Errorf("%s waits for %v", c.name, n.Waiting)
		}
	}
	w := booked(t, standard).to(Waiting)
	for i := range w.Chairs {
		w.Chairs[i].CleaningSince = nine
	}
	d := Day{Clinic: w.Clinic, Chairs: w.Chairs, Visits: []Visit{w.Visit}}
	if n := d.Next(w.Visit, w.Now); n.Urgent || n.Chair != 0 || len(n.Waiting) != 1 {
		t.Errorf("no chair is free: %+v", n)
	}
	w.Visit.Escort = Escort{}
	if n := d.Next(w.Visit, w.Now); n.Action != ActNameEscort {
		t.Errorf("no escort: %+v", n)
	}
}

func TestAttention(t *testing.T) {
	w := booked(t, standard)
	w.Visit.Patient.NoAllergies, w.Visit.Patient.Allergies, w.Visit.Patient.ConsentUntil = false, []string{"latex (hives)"}, monday
	read := func(w *walk, others ...Visit) string {
		d := Day{Date: monday, Clinic: w.Clinic, Visits: append([]Visit{w.Visit}, others...)}
		return strings.Join(d.Attention(w.Visit, w.Now), "; ")
	}
	want := func(got, want string) {
		t.Helper()
		if got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
	double := w.Visit
	double.ID, double.Patient.ID, double.Patient.Key.Given = 12, 8, "marie"
	same := w.Visit
	same.ID = 13 // another visit of the same person
	want(read(w), "Allergy: latex (hives); Consent ends today")
	want(read(w, double, same), "Allergy: latex (hives); Similar name today; Consent ends today")
	double.Stage = Discharged
	want(read(w, double), "Allergy: latex (hives); Consent ends today")
	w.do(Arrive{}, Respond{Question: AskEscort, Outcome: HeldFor, Note: "No escort named"})
	w.Visit.Stage = Waiting
	want(read(w), "Allergy: latex (hives); No escort named; Consent ends today")
	w.Visit.Holds = nil
	want(read(w), "Allergy: latex (hives); No escort named; Consent ends today")
	w.Visit.Stage = Arrived
	w.answered().do(FinishCheckIn{}, Seat{Chair: 1}).by(okoye).do(bp(120, 80), StartInfusion{}).after(9 * minute)
	want(read(w), "Allergy: latex (hives)")
	w.after(minute)
	want(read(w), "Vitals due "+Clock(w.Now, time.UTC)+"; Allergy: latex (hives)")
	w.after(minute).do(noted(bp(190, 80)))
	want(read(w), "BP 190/80 at "+Clock(w.Now, time.UTC)+", limit 180; Allergy: latex (hives)")
	w.do(Exit{By: ActHospital, Reason: why, Told: "Dr Hale", IVOut: true})
	want(read(w), "")
}

func TestTimers(t *testing.T) {
	infusing := booked(t, standard).to(Infusing).after(5 * minute)
	paused := booked(t, standard).to(Infusing).do(Pause{Reason: why}).after(5 * minute)
	recovering := booked(t, standard).to(Infusing).after(39 * minute).do(bp(120, 80)).after(minute).do(EndInfusion{})
	infusing.Visit.ID, paused.Visit.ID, recovering.Visit.ID = 1, 2, 3
	cleaning := Chair{ID: 4, Turnover: 10 * minute, CleaningSince: nine}
	d := Day{Visits: []Visit{infusing.Visit, paused.Visit, recovering.Visit, booked(t, standard).Visit}, Chairs: append(chairs(), cleaning)}
	type short struct {
		kind  TimerKind
		min   int // after nine
		visit VisitID
	}
	var got []short
	for _, x := range d.Timers() {
		got = append(got, short{x.Kind, int(x.Due.Sub(nine) / minute), x.Visit})
	}
	want := []short{
		{TimerTurnover, 10, 0},
		{TimerVitals, 20, 1},
		{TimerVitals, 20, 2},
		{TimerInfusion, 50, 1},
		{TimerVitals, 65, 3},
		{TimerRecovery, 80, 1},
		{TimerRecovery, 80, 3},
	}
	if !slices.Equal(got, want) {
		t.Errorf("timers %v\nwant   %v", got, want)
	}
	for _, stage := range []Stage{Waiting, InChair, Ready, Discharged} {
		if n := len(booked(t, standard).to(stage).Visit.Timers()); n != 0 {
			t.Errorf("%d timers at %s", n, stage)
		}
	}
	if n := len(recovering.do(Undo{Reason: why}, Exit{By: ActLeaveAMA, Reason: why, Told: "Dr Hale", IVOut: true}).Visit.Timers()); n != 0 {
		t.Errorf("%d timers after leaving", n)
	}
}

func TestDayFinds(t *testing.T) {
	d := Day{Visits: []Visit{{ID: 4}}, Chairs: chairs(), Staff: []Staff{okoye}, Clinic: clinicHere()}
	if _, ok := d.Visit(4); !ok {
		t.Error("visit 4")
	}
	if _, ok := d.Visit(5); ok {
		t.Error("visit 5")
	}
	if c, ok := d.Chair(2); !ok || c.Name != "Chair 2" {
		t.Error("chair 2")
	}
	if d.StaffName(okoye.ID) != "B. Okoye RN" || d.StaffName(99) != "" || d.ClockOf(nine) != "09:00" {
		t.Error("names")
	}
	v := Visit{Day: monday, Number: 7, Kind: Induction, Protocol: preset(standard), SeriesNo: 3, SeriesOf: 6}
	titles := []string{v.Code(), v.Title()}
	v.SeriesOf = 0
	titles = append(titles, v.Title())
	v.SeriesNo, v.Protocol = 0, preset(nasal)
	titles = append(titles, v.Title())
	v.Kind = Maintenance
	titles = append(titles, v.Title())
	v.Kind = Consultation
	titles = append(titles, v.Title())
	if want := []string{"2026-11-23/0007", "Infusion 3 of 6", "Infusion 3", "Treatment", "Maintenance", "Consultation"}; !slices.Equal(titles, want) {
		t.Errorf("%v", titles)
	}
	if (Visit{Protocol: preset(consultation)}).Stay(20*minute) != 30*minute || (Visit{Protocol: preset(standard)}).Stay(20*minute) != 90*minute {
		t.Error("stays")
	}
}
