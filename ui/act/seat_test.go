package act

import (
	"strings"
	"testing"

	"chairside/store/clinic"
	"chairside/ui/part"
)

// TestSeatingAsksAboutAPair: a press or a drop seats at once, but one who could
// be mistaken for another of today is asked about, with the chair chosen.
func TestSeatingAsksAboutAPair(t *testing.T) {
	d := newDesk(t)
	six := d.day.Chairs[1]
	twin := d.day.Visits[0]
	twin.ID, twin.Patient.ID, twin.Patient.Birth.Day = 7, 11, 15
	d.day.Visits = append(d.day.Visits, twin)
	d.acts.Seat(d.visit(), six)
	if len(d.steps) != 0 || !d.panelOpen() {
		t.Fatalf("seated without asking: %v", d.steps)
	}
	if got := find[*part.Select](d, "act.chair").PartText(); !strings.Contains(got, "Chair 6") {
		t.Errorf("the form proposes %q", got)
	}
	d.submit()
	if d.visit().Chair != 6 || len(d.done) != 1 || d.undo[0] != 5 {
		t.Errorf("chair %d, said %q", d.visit().Chair, d.done)
	}
	// moved by dragging: the form, never at once
	d.acts.Move(d.visit(), d.day.Chairs[0])
	if d.visit().Chair != 6 || !strings.Contains(find[*part.Select](d, "act.chair").PartText(), "Chair 1") {
		t.Error("a move was not asked about")
	}
	d.submit()
	if d.visit().Chair != 1 {
		t.Errorf("moved to %d", d.visit().Chair)
	}
}

func TestSeatingSomebodyUnlikeAnybodyIsOnePress(t *testing.T) {
	d := newDesk(t)
	d.acts.Seat(d.visit(), d.day.Chairs[1])
	if d.visit().Chair != 6 || d.panelOpen() || d.undo[0] != 5 {
		t.Errorf("chair %d, panel %v, undo %v", d.visit().Chair, d.panelOpen(), d.undo)
	}
}

// TestAChairRetiredWhileTheFormIsOpen by another station: the form says so and
// keeps what was chosen, nothing is lost, and the next form leaves it out.
func TestAChairRetiredWhileTheFormIsOpen(t *testing.T) {
	d := newDesk(t)
	d.acts.Open(clinic.ActSeat, 5)
	d.write("act.chair_number", "6")
	d.day.Chairs[1].Retired = true
	d.submit()
	if !d.panelOpen() || d.visit().Stage != clinic.Waiting || len(d.done) != 0 {
		t.Fatalf("open %v, stage %s, said %q", d.panelOpen(), d.visit().Stage, d.done)
	}
	if !strings.Contains(d.panelSays(), "Chair 6 is no longer used. Choose another chair.") {
		t.Errorf("the form says %q", d.panelSays())
	}
	d.write("act.chair_number", "1")
	d.submit()
	if d.visit().Chair != 1 {
		t.Errorf("then seated in %d", d.visit().Chair)
	}
	d.day.Chairs[2].Kind = clinic.Recliner // else none is left
	d.acts.Open(clinic.ActMoveChair, 5)
	if strings.Contains(strings.Join(find[*part.Select](d, "act.chair").Options(), " "), "Chair 6") {
		t.Error("the retired chair is offered again")
	}
}

// TestAPHQ9HoldIsOfferedToAProviderOnly; a nurse is told whom to ask before
// any form, and releases the other holds.
func TestAPHQ9HoldIsOfferedToAProviderOnly(t *testing.T) {
	d := newDesk(t)
	mood := clinic.Hold{ID: 1, Reason: "PHQ-9 question 9 answered 2: nurse and provider to see", Source: clinic.AskPHQ9, At: noon}
	d.day.Visits[0].Holds = []clinic.Hold{mood}
	d.acts.Open(clinic.ActRelease, 5)
	if d.panelOpen() || len(d.failed) != 1 || d.failed[0].Error() != "B. Okoye RN may not release a PHQ-9 hold. Ask a provider." {
		t.Fatalf("panel %v, %v", d.panelOpen(), d.failed)
	}
	d.day.Visits[0].Holds = []clinic.Hold{mood, {ID: 2, Reason: "Not fasted: food 3 h", Source: clinic.AskFasting, At: noon}}
	d.acts.Open(clinic.ActRelease, 5)
	if got := find[*part.Select](d, "release.which").Options(); len(got) != 1 || !strings.HasPrefix(got[0], "Not fasted") {
		t.Errorf("a nurse is offered %q", got)
	}
	if !strings.Contains(d.panelSays(), "PHQ-9 question 9 answered 2 stays held. B. Okoye RN may not release a PHQ-9 hold. Ask a provider.") {
		t.Errorf("the form says %q", d.panelSays())
	}
	d.write("act.reason", "breakfast was a slip of the pen")
	d.submit()
	if held := d.visit().Held(); len(held) != 1 || held[0].Source != clinic.AskPHQ9 {
		t.Errorf("still held: %v", held)
	}
	d.staff.Roles = clinic.Provider
	d.acts.Open(clinic.ActRelease, 5)
	d.write("act.reason", "seen, a plan is made")
	d.submit()
	if len(d.visit().Held()) != 0 {
		t.Error("a provider could not release it")
	}
}

// TestARoomIsNotAmongTheChairsOfATreatment, though it is all that is free.
func TestARoomIsNotAmongTheChairsOfATreatment(t *testing.T) {
	d := newDesk(t)
	d.day.Chairs[0].Occupant, d.day.Chairs[1].Occupant = 8, 9
	d.acts.Open(clinic.ActSeat, 5)
	if len(d.failed) != 1 || d.panelOpen() || !strings.Contains(d.failed[0].Error(), "No chair is free.") {
		t.Errorf("said %v", d.failed)
	}
}

// TestCancellingNamesTheVisit with its day and time, and its way out is not
// called Cancel.
func TestCancellingNamesTheVisit(t *testing.T) {
	d := newDesk(t)
	d.day.Visits[0].Stage = clinic.Booked
	d.acts.Open(clinic.ActCancel, 5)
	for _, want := range []string{"Booked for " + noon.Format("Mon 2 Jan, 15:04") + ".", "Keep it"} {
		if !strings.Contains(d.panelSays(), want) {
			t.Errorf("%q is not in %q", want, d.panelSays())
		}
	}
}
