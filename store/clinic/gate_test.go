package clinic

import "testing"

// patient changes what is on record about the patient.
func (w *walk) patient(change func(*Patient)) *walk {
	change(&w.Visit.Patient)
	return w
}

// A nurse's release lets a patient on; it does not make a consent or an
// allergy that nobody asked about.
func TestNobodyIsSeatedWithoutConsentAndAllergies(t *testing.T) {
	for name, change := range map[string]func(*Patient){
		"no consent":      func(p *Patient) { p.ConsentUntil = Date{} },
		"expired consent": func(p *Patient) { p.ConsentUntil = monday.AddDays(-1) },
		"no allergies":    func(p *Patient) { p.Allergies, p.NoAllergies = nil, false },
	} {
		w := booked(t, standard).to(Waiting).patient(change)
		if _, err := w.Scene.Do(Seat{Chair: 1}); CodeOf(err) != Blocked {
			t.Errorf("%s: seated, %v", name, err)
		}
	}
	booked(t, standard).to(Waiting).patient(func(p *Patient) { p.ConsentUntil = monday }).do(Seat{Chair: 1})
}

func TestNoShowNotBeforeTheTime(t *testing.T) {
	booked(t, standard).after(30*minute-1).not(Blocked, Exit{By: ActNoShow})
	booked(t, standard).after(30 * minute).do(Exit{By: ActNoShow})
}

func TestNobodyLeavesWithAnOpenSideEffect(t *testing.T) {
	w := booked(t, standard).to(Ready).by(okoye).do(RecordEffect{Name: "vomiting", Severity: Mild})
	w.do(RecordSheet{Where: "saved as PDF"})
	for _, item := range []Item{EscortHere, SheetGiven, Aftercare} {
		w.do(Mark{Item: item, Done: true})
	}
	w.Visit.Effects[0].ID = 1
	w.not(Blocked, Depart{})
	w.do(ResolveEffect{Effect: 1}, Depart{})
}

func TestAnOverriddenSideEffectDoesNotHoldTheDoor(t *testing.T) {
	w := booked(t, standard).to(Ready).by(okoye)
	w.Visit.Effects = []Effect{{ID: 1, Name: "sedation", Severity: Mild, Onset: w.Now.Add(-10 * minute)}}
	w.Visit.Clearance = &Clearance{At: w.Now, Checks: []Check{{Criterion: CritEffects, Override: "wife stays with him"}}}
	w.do(RecordSheet{Where: "saved as PDF"})
	for _, item := range []Item{EscortHere, SheetGiven, Aftercare} {
		w.do(Mark{Item: item, Done: true})
	}
	if why := w.Visit.DepartBlocks(); len(why) != 0 {
		t.Errorf("blocked by %q", why)
	}
	w.after(minute).do(RecordEffect{Name: "dizziness", Severity: Mild})
	if why := w.Visit.DepartBlocks(); len(why) != 1 {
		t.Errorf("a new side effect blocks with %q", why)
	}
}

// The baseline measured minutes ago says nothing about the patient now.
func TestClearanceWantsVitalsOfTheRecovery(t *testing.T) {
	w := booked(t, standard).to(InChair).by(okoye).do(bp(120, 80), StartInfusion{}).after(2 * minute).do(EndInfusion{Reason: why})
	met := func(c Criterion) bool {
		for _, k := range w.Visit.Checks(w.Now, w.Clinic) {
			if k.Criterion == c {
				return k.Met
			}
		}
		t.Fatalf("no criterion %s", c)
		return false
	}
	if met(CritFresh) || met(CritPressure) {
		t.Error("the baseline clears the patient")
	}
	w.after(minute).do(RecordVitals{Signs: map[Sign]int{Systolic: 121, Diastolic: 79, SpO2: 98}})
	if !met(CritFresh) || !met(CritPressure) {
		t.Error("vitals of the recovery do not count")
	}
}

func TestNoSheetNoHandingOver(t *testing.T) {
	w := booked(t, standard).to(Ready)
	w.not(Blocked, Mark{Item: SheetGiven, Done: true})
	w.do(RecordSheet{Where: "saved as PDF"}, Mark{Item: SheetGiven, Done: true})
}

func TestTwoWaitingAreNotProposedOneChair(t *testing.T) {
	first, second := booked(t, standard).to(Waiting).Visit, booked(t, standard).to(Waiting).Visit
	second.ID, second.WaitingAt = 12, first.WaitingAt.Add(minute)
	d := Day{Date: monday, Clinic: clinicHere(), Visits: []Visit{first, second}, Chairs: chairs()}
	a, okA := d.Suggest(first, nine)
	b, okB := d.Suggest(second, nine)
	if !okA || okB && a.Chair == b.Chair {
		t.Errorf("both are proposed %s", a.Name)
	}
}
