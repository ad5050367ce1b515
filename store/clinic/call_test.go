package clinic

import (
	"testing"
	"time"
)

func TestACallIsDueAfterATreatment(t *testing.T) {
	friday := Date{2026, time.November, 27}
	for name, c := range map[string]struct {
		lead func(t *testing.T) *walk
		want string
	}{
		"went home": {func(t *testing.T) *walk { return booked(t, standard).to(Discharged) }, "2026-11-24"},
		"left against advice": {func(t *testing.T) *walk {
			return booked(t, standard).to(Infusing).do(Exit{By: ActLeaveAMA, Reason: why, Told: "Dr Hale", IVOut: true})
		}, "2026-11-24"},
		"to hospital": {func(t *testing.T) *walk {
			return booked(t, standard).to(Infusing).do(Exit{By: ActHospital, Reason: why, Told: "Dr Hale", IVOut: true})
		}, ""},
		"left before": {func(t *testing.T) *walk {
			return booked(t, standard).to(Waiting).do(Exit{By: ActLeaveBefore, Reason: why})
		}, ""},
		"before a closed day": {func(t *testing.T) *walk {
			w := booked(t, standard)
			w.Clinic.Closed = []Date{monday.AddDays(1)}
			return w.to(Discharged)
		}, "2026-11-25"},
		"before the weekend": {func(t *testing.T) *walk {
			w := booked(t, standard).to(Infusing)
			w.Now = friday.At(12, 0, time.UTC)
			return w.do(Exit{By: ActLeaveAMA, Reason: why, Told: "Dr Hale", IVOut: true})
		}, "2026-11-30"},
	} {
		w := c.lead(t)
		if got := w.Visit.After.Due.String(); got != c.want || w.Visit.CallOpen() != (c.want != "") {
			t.Errorf("%s: due %q, open %v, want %q", name, got, w.Visit.CallOpen(), c.want)
		}
	}
	w := booked(t, standard).to(Discharged).do(Undo{Reason: "forgot the coat"})
	if !w.Visit.After.Due.IsZero() || w.Visit.CallOpen() {
		t.Error("a departure that was undone still leaves a call")
	}
}

func TestACallStaysDueUntilReachedOrSettled(t *testing.T) {
	w := booked(t, standard).to(Discharged).by(reyes).after(24 * time.Hour)
	w.do(RecordCall{Result: CallNobody}, RecordCall{Result: CallWrong, Note: "a bakery"})
	if !w.Visit.CallOpen() || len(w.Visit.Calls) != 2 || w.Visit.Calls[1].By != reyes.ID || w.Visit.Calls[1].Note != "a bakery" || !w.Visit.Calls[1].At.Equal(w.Now) {
		t.Fatalf("%+v", w.Visit.Calls)
	}
	settled := *w
	settled.do(SettleCall{Reason: "called us herself, is well"})
	if settled.Visit.CallOpen() || settled.Visit.After.SettledBy != reyes.ID {
		t.Error("a settled call is still open")
	}
	settled.not(Conflict, SettleCall{Reason: why})
	w.do(RecordCall{Result: CallWell})
	if w.Visit.CallOpen() {
		t.Error("a patient who was reached is still to be called")
	}
	w.not(Invalid, RecordCall{}).not(Invalid, RecordCall{Result: CallConcern}).not(Conflict, SettleCall{Reason: why})
}

func TestAConcernWaitsForTheNurse(t *testing.T) {
	w := booked(t, standard).to(Discharged).by(reyes).do(RecordCall{Result: CallConcern, Note: "headache since last night"})
	w.Visit.Calls[0].ID = 5
	c, open := w.Visit.Concern()
	if !open || c.Note != "headache since last night" || w.Visit.CallOpen() {
		t.Fatalf("%+v %v", c, open)
	}
	w.not(NotAllowed, SignConcern{Call: 5, Reason: "spoke to her"}).by(okoye).not(Missing, SignConcern{Call: 6, Reason: why})
	w.do(SignConcern{Call: 5, Reason: "spoke to her, comes in at 2"})
	if _, open := w.Visit.Concern(); open || w.Visit.Calls[0].SignedBy != okoye.ID || w.Visit.Calls[0].Signed != "spoke to her, comes in at 2" {
		t.Errorf("%+v", w.Visit.Calls[0])
	}
	w.not(Conflict, SignConcern{Call: 5, Reason: why})
}

func TestNobodyArrivesOnAnotherDay(t *testing.T) {
	for days, next := range map[int]string{-1: "Settle it, or move the booking to today.", 1: "Move the booking to today, or begin a walk-in."} {
		w := booked(t, standard)
		w.Visit.Day = monday.AddDays(days)
		w.not(Blocked, Arrive{})
		_, err := w.Scene.Do(Arrive{})
		if e, ok := err.(*Error); !ok || e.Next != next {
			t.Errorf("%+d days: %v", days, err)
		}
	}
	// the day is the clinic's: one o'clock in the morning there is still the evening elsewhere
	w := booked(t, standard)
	w.Clinic.Zone = "America/Chicago"
	w.Now = monday.AddDays(1).At(4, 0, time.UTC)
	w.do(Arrive{})
}

func TestAVisitLeftOpenSaysSinceWhen(t *testing.T) {
	v := booked(t, standard).Visit
	for days, want := range map[int]string{-1: "", 0: "", 1: "since yesterday", 3: "since Mon 23 Nov"} {
		d := Day{Date: monday.AddDays(days), Clinic: clinicHere()}
		if got := d.LeftOpen(v); got != want {
			t.Errorf("%d days on: %q, want %q", days, got, want)
		}
		if next := d.Next(v, d.Date.At(9, 0, time.UTC)); (next.Action == ActNoShow) != (want != "") {
			t.Errorf("%d days on the next step is %s", days, next.Action)
		}
	}
}

func TestABookingIsMoved(t *testing.T) {
	w := booked(t, standard)
	w.Visit.PlannedChair = 1
	tuesday := monday.AddDays(1)
	w.Plan, w.NextNumber = planDay(), 4
	w.Plan.Date = tuesday
	b := w.Visit.Booking()
	b.Planned, b.Chair = tuesday.At(10, 0, time.UTC), 2
	w.do(Rebook{b})
	v := w.Visit
	if v.Day != tuesday || v.Number != 4 || !v.Planned.Equal(b.Planned) || v.PlannedChair != 2 || v.Stage != Booked || v.SeriesNo != 3 {
		t.Errorf("%+v", v)
	}
	if want := "from 23 Nov 09:00, Chair 1, Infusion 3 of 6 to 24 Nov 10:00, Chair 2, Infusion 3 of 6"; w.Entry.Detail != want {
		t.Errorf("history says %q", w.Entry.Detail)
	}
	w.not(Invalid, Rebook{b}) // nothing is different
	b.Planned = tuesday.At(6, 0, time.UTC)
	w.not(Conflict, Rebook{b})
	b.Anyway = true
	w.do(Rebook{b})
	if want := "; booked anyway: The clinic opens at 08:00 that day."; len(w.Entry.Detail) < len(want) || w.Entry.Detail[len(w.Entry.Detail)-len(want):] != want {
		t.Errorf("history says %q", w.Entry.Detail)
	}
	w.Visit.Patient.Died = monday
	b.Planned = tuesday.At(11, 0, time.UTC)
	w.not(Blocked, Rebook{b})
}

// TestAPlaceThatWasGivenOn: who is expected again keeps the visit and loses
// the chair that somebody else has got meanwhile.
func TestAPlaceThatWasGivenOn(t *testing.T) {
	for name, c := range map[string]struct {
		other []Visit
		want  ChairID
	}{"still free": {nil, 1}, "given on": {[]Visit{bookedAt(2, nine, 1, standard)}, 0}} {
		w := booked(t, standard)
		w.Visit.PlannedChair = 1
		w.do(Exit{By: ActCancel, Reason: why})
		w.Plan = planDay(c.other...)
		undone := *w
		undone.do(Undo{Reason: "the wrong one"})
		if undone.Visit.Stage != Booked || undone.Visit.PlannedChair != c.want {
			t.Errorf("%s: %s, chair %d, want %d", name, undone.Visit.Stage, undone.Visit.PlannedChair, c.want)
		}
	}
}
