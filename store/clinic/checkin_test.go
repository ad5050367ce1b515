package clinic

import (
	"strings"
	"testing"
	"time"
)

func fastingAnswer(food, drink time.Duration) Respond {
	return Respond{Question: AskFasting, Outcome: Fine, Food: nine.Add(-food), Drink: nine.Add(-drink)}
}

// TestFastingAtThePlannedStart asks at 08:30 about a start planned for 09:00.
func TestFastingAtThePlannedStart(t *testing.T) {
	h := time.Hour
	for _, c := range []struct {
		protocol    ProtocolID
		food, drink time.Duration
		held        string
	}{
		{standard, 6 * h, 2 * h, ""},
		{standard, 6*h - time.Second, 2 * h, "food 5 h 59 "},
		{standard, 6 * h, 2*h - time.Second, "drink 1 h 59 "},
		{standard, 5 * h, h, "food 5 h before the planned start, protocol asks 6 h; drink 1 h"},
		{standard, 6 * h, 6 * h, ""},
		{long, 6*h - minute, 2 * h, "food"},
		{nasal, 2 * h, 30 * minute, ""},
		{nasal, 2*h - minute, 30 * minute, "food 1 h 59 "},
		{nasal, 2 * h, 30*minute + time.Second, ""},
	} {
		w := booked(t, c.protocol).do(Arrive{}, fastingAnswer(c.food, c.drink))
		a, _ := w.Visit.Answer(AskFasting)
		if (c.held == "") != (a.Outcome == Fine) || !strings.Contains(a.Note, c.held) || (len(w.Visit.Held()) == 1) != (c.held != "") {
			t.Errorf("%s, food %s drink %s: %s %q, %d holds", w.Visit.Protocol.Name, c.food, c.drink, a.Outcome, a.Note, len(w.Visit.Held()))
		}
	}
	w := booked(t, nasal).do(Arrive{})
	w.not(Invalid, fastingAnswer(-h, h)).not(Invalid, fastingAnswer(h, -h)).not(Invalid, fastingAnswer(60*h, h))
	w.not(Invalid, Respond{Question: AskFasting, Outcome: Fine, Food: nine.Add(-8 * h)})
	w.not(Invalid, Respond{Question: AskFasting, Outcome: Skipped})
	w.do(fastingAnswer(10*h, 30*minute)) // drunk this very moment, at 08:30
}

func TestBPHold(t *testing.T) {
	for _, c := range []struct {
		sys, dia int
		held     bool
	}{{140, 90, false}, {141, 90, true}, {140, 91, true}, {139, 89, false}, {200, 120, true}} {
		w := booked(t, standard).to(InChair).by(okoye).do(noted(bp(c.sys, c.dia)))
		if held := len(w.Visit.Held()) == 1; held != c.held {
			t.Errorf("%d/%d: held %v", c.sys, c.dia, held)
		}
		if !c.held {
			w.do(StartInfusion{})
			continue
		}
		w.not(Blocked, StartInfusion{}).do(bp(120, 80)).not(Blocked, StartInfusion{}) // a better figure alone releases nothing
		hold := w.Visit.Held()[0]
		if hold.Source != HoldBP || !strings.Contains(hold.Reason, "above 140/90") {
			t.Errorf("hold %+v", hold)
		}
		w.by(reyes).not(NotAllowed, ReleaseHold{Hold: hold.ID, Reason: why})
		w.by(okoye).not(Invalid, ReleaseHold{Hold: hold.ID}).do(ReleaseHold{Hold: hold.ID, Reason: why})
		w.not(Conflict, ReleaseHold{Hold: hold.ID, Reason: why}).not(Missing, ReleaseHold{Hold: 999, Reason: why}).do(StartInfusion{})
	}
}

func TestBPHoldOfTheNasalDose(t *testing.T) {
	booked(t, nasal).to(InChair).by(okoye).not(Blocked, GiveDose{}).do(bp(150, 80)).not(Blocked, GiveDose{})
}

func TestBaselineIsTheChairsOwn(t *testing.T) {
	w := booked(t, standard).to(Waiting).by(okoye).do(bp(180, 100))
	if _, ok := w.Visit.Baseline(); ok || len(w.Visit.Held()) != 0 {
		t.Error("a pressure from the waiting room is taken for the baseline")
	}
	w.by(reyes).do(Seat{Chair: 1}).by(okoye).not(Blocked, StartInfusion{})
	w.do(RecordVitals{Signs: map[Sign]int{SpO2: 98}}).not(Blocked, StartInfusion{})
	w.after(minute).do(bp(120, 80)).after(minute).do(bp(118, 76), StartInfusion{}).after(10 * minute).do(bp(140, 85))
	if b, _ := w.Visit.Baseline(); b.BP() != "118/76" {
		t.Errorf("baseline %s", b.BP())
	}
}

func TestBaselineTypedInTheMinuteOfSeating(t *testing.T) {
	w := booked(t, standard).to(Waiting).after(40 * time.Second).do(Seat{Chair: 1}).after(90 * time.Second).by(okoye)
	set := bp(120, 80)
	set.At = w.Visit.SeatedAt.Truncate(minute)
	if w.do(set, StartInfusion{}).Visit.Vitals[0].Stage != InChair {
		t.Error("a time typed in whole minutes loses the baseline")
	}
}

func TestConsentsLastDay(t *testing.T) {
	for _, c := range []struct {
		until    Date
		ok, last bool
	}{
		{monday, true, true}, {monday.AddDays(1), true, false}, {monday.AddDays(-1), false, false}, {Date{}, false, false},
	} {
		w := booked(t, standard)
		w.Visit.Patient.ConsentUntil = c.until
		w.do(Arrive{})
		if ok, last := w.Visit.Patient.ConsentState(monday); ok != c.ok || last != c.last {
			t.Errorf("until %s: %v %v", c.until, ok, last)
		}
		d := Day{Date: monday, Clinic: w.Clinic}
		if amber := strings.Contains(strings.Join(d.Attention(w.Visit, w.Now), ";"), "Consent ends today"); amber != c.last {
			t.Errorf("until %s: amber %v", c.until, amber)
		}
		if c.ok {
			w.do(Respond{Question: AskConsent, Outcome: Fine})
			if len(w.Visit.Held()) != 0 {
				t.Error("the last day of a consent holds")
			}
			continue
		}
		w.not(Invalid, Respond{Question: AskConsent, Outcome: Fine}).not(Invalid, Respond{Question: AskConsent, Outcome: HeldFor})
		w.do(Respond{Question: AskConsent, Outcome: Fine, NewConsent: true})
		if w.Visit.Patient.ConsentUntil != (Date{2027, time.November, 23}) {
			t.Errorf("signed today, valid until %s", w.Visit.Patient.ConsentUntil)
		}
	}
}

func TestPHQ9(t *testing.T) {
	for _, c := range []struct {
		total, item9 int
		ok, held     bool
	}{
		{0, 0, true, false},
		{27, 3, true, true},
		{24, 0, true, false},
		{25, 0, false, false},
		{1, 1, true, true},
		{0, 1, false, false},
		{28, 3, false, false},
		{-1, 0, false, false},
		{10, 4, false, false},
		{10, -1, false, false},
		{26, 1, false, false},
	} {
		w := booked(t, standard).do(Arrive{})
		r := Respond{Question: AskPHQ9, Outcome: Fine, Total: c.total, Item9: c.item9}
		if !c.ok {
			w.not(Invalid, r)
			continue
		}
		if w.do(r); (len(w.Visit.Held()) == 1) != c.held {
			t.Errorf("total %d, question 9 %d: %d holds", c.total, c.item9, len(w.Visit.Held()))
		}
	}
	for total, want := range map[int]string{0: "minimal", 4: "minimal", 5: "mild", 9: "mild", 10: "moderate", 14: "moderate", 15: "moderately severe", 19: "moderately severe", 20: "severe", 27: "severe"} {
		if got := PHQ9Band(total); got != want {
			t.Errorf("PHQ-9 %d is %s, want %s", total, got, want)
		}
	}
	w := booked(t, standard).do(Arrive{}, Respond{Question: AskPHQ9, Outcome: Skipped})
	w.not(Invalid, Respond{Question: AskHealth, Outcome: Skipped}).not(Invalid, Respond{Question: AskHealth})
}

func TestAllergiesAreNeverBlank(t *testing.T) {
	w := booked(t, standard)
	w.Visit.Patient.NoAllergies = false
	w.do(Arrive{}).not(Invalid, Respond{Question: AskMedicines, Outcome: Fine})
	w.not(Invalid, Respond{Question: AskMedicines, Outcome: Fine, Changed: true, NoAllergies: true, Allergies: []string{"latex"}})
	w.not(Invalid, Respond{Question: AskMedicines, Outcome: Fine, Changed: true, Allergies: []string{"  "}})
	w.do(Respond{Question: AskMedicines, Outcome: Fine, Changed: true, Allergies: []string{" latex  (hives) "}, Medicines: "none"})
	if p := w.Visit.Patient; p.Allergies[0] != "latex (hives)" || p.AllergiesAsked != monday || p.MedicinesAsked != monday {
		t.Errorf("%+v", p)
	}
	w.do(Respond{Question: AskMedicines, Outcome: Fine, Changed: true, NoAllergies: true})
	if p := w.Visit.Patient; !p.NoAllergies || len(p.Allergies) != 0 {
		t.Errorf("%+v", p)
	}
}

// TestMedicinesAreAskedBeforeTheyAreUnchanged: an import knows an allergy and
// of medicines nothing. Neither "unchanged" nor a hold makes it "no medicines".
func TestMedicinesAreAskedBeforeTheyAreUnchanged(t *testing.T) {
	for name, medicines := range map[string]string{"nothing on record": "", "a list that nobody asked about": "lithium"} {
		w := booked(t, standard)
		w.Visit.Patient.MedicinesAsked, w.Visit.Patient.Medicines = Date{}, medicines
		w.do(Arrive{}).not(Invalid, Respond{Question: AskMedicines, Outcome: Fine})
		w.do(Respond{Question: AskMedicines, Outcome: HeldFor, Note: "cannot say"})
		if p := w.Visit.Patient; !p.MedicinesAsked.IsZero() {
			t.Errorf("%s: a hold counts as asked on %v", name, p.MedicinesAsked)
		}
		w.not(Invalid, Respond{Question: AskMedicines, Outcome: Fine})
		w.do(Respond{Question: AskMedicines, Outcome: Fine, Changed: true, NoAllergies: true})
		if p := w.Visit.Patient; p.MedicinesAsked != monday {
			t.Errorf("%s: asked on %v", name, p.MedicinesAsked)
		}
		w.do(Respond{Question: AskMedicines, Outcome: Fine})
		w.do(Respond{Question: AskMedicines, Outcome: Fine, Changed: true, NoAllergies: true, Medicines: " None. "})
		if p := w.Visit.Patient; p.Medicines != "" {
			t.Errorf("none is kept as the medicine %q", p.Medicines)
		}
	}
}

func TestCheckInWantsEveryAnswer(t *testing.T) {
	w := booked(t, standard).do(Arrive{})
	for _, step := range []Step{
		escort(),
		Respond{Question: AskConsent, Outcome: Fine},
		fastingAnswer(8*time.Hour, 3*time.Hour),
		Respond{Question: AskMedicines, Outcome: Fine},
		Respond{Question: AskHealth, Outcome: Fine},
		Respond{Question: AskPHQ9, Outcome: Skipped},
	} {
		w.not(Blocked, FinishCheckIn{}).do(step)
	}
	w.do(FinishCheckIn{})
}

func TestHoldsKeepFromTheChairAndTheRoom(t *testing.T) {
	w := booked(t, standard).to(Waiting).do(PlaceHold{Reason: "feels feverish"}).not(Blocked, Seat{Chair: 1})
	w.by(okoye).do(ReleaseHold{Hold: w.Visit.Holds[0].ID, Reason: "36.9, feels well"}, Seat{Chair: 1}, bp(120, 80), PlaceHold{Reason: "wants to speak to Dr Hale"})
	w.not(Blocked, StartInfusion{})
	c := booked(t, consultation).checkedIn().do(PlaceHold{Reason: "came with no paper"}).not(Blocked, TakeToRoom{Room: 3})
	c.do(PlaceHold{Reason: "another reason"})
	if n := len(c.Visit.Held()); n != 2 {
		t.Errorf("%d holds", n)
	}
}

// checkedIn leads a consultation to the waiting room.
func (w *walk) checkedIn() *walk { return w.do(Arrive{}).answered().do(FinishCheckIn{}) }

func TestAnotherAnswerReplacesTheHoldOfItsQuestion(t *testing.T) {
	w := booked(t, standard).do(Arrive{})
	held := Respond{Question: AskEscort, Outcome: HeldFor, Note: "nobody can come"}
	w.not(Invalid, Respond{Question: AskEscort, Outcome: HeldFor}).not(Invalid, Respond{Question: AskEscort, Outcome: Fine})
	w.do(held, held)
	if n := len(w.Visit.Holds); n != 1 {
		t.Errorf("the same answer twice places %d holds", n)
	}
	held.Note = "sister may come at noon"
	w.do(held)
	if len(w.Visit.Held()) != 1 || len(w.Visit.Holds) != 2 {
		t.Errorf("holds %+v", w.Visit.Holds)
	}
	w.do(escort())
	if a, _ := w.Visit.Answer(AskEscort); a.Outcome != Fine || len(w.Visit.Held()) != 1 {
		t.Errorf("a named escort alone released the hold, or the answer is %s", a.Outcome)
	}
	if len(w.Visit.History) != 5 {
		t.Errorf("%d lines of history", len(w.Visit.History))
	}
}

func TestEscortIsANameAndAPhone(t *testing.T) {
	w := booked(t, standard)
	for _, e := range []Escort{{}, {Name: "Luis"}, {Phone: "(555) 010-7711"}, {Name: "L", Phone: "5550107711"}, {Name: "Luis", Phone: "911"}, {Name: "Luis", Phone: "call me at 5550107711"}} {
		w.not(Invalid, NameEscort{Escort: e})
	}
	w.do(NameEscort{Escort: escort().Escort})
	if !w.Visit.Escort.Named() || !w.Visit.Escort.ConfirmedAt.IsZero() {
		t.Errorf("%+v", w.Visit.Escort)
	}
	w.Visit.Escort = Escort{}
	w.to(Waiting).Visit.Escort.Phone = ""
	w.not(Blocked, Seat{Chair: 1})
}
