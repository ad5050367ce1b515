package act

import (
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"chairside/store/clinic"
	"chairside/ui/part"
)

// twoWait has Keisha Brown and Johnathan Smith waiting; chair 6 is planned for
// Smith.
func twoWait(t *testing.T) *desk {
	d := newDesk(t)
	smith := d.day.Visits[0]
	smith.ID, smith.PlannedChair = 7, 6
	smith.Patient.ID, smith.Patient.Family, smith.Patient.Given, smith.Patient.MRN = 11, "Smith", "Johnathan", "10533"
	smith.Patient.Birth = clinic.Date{Year: 1981, Month: 2, Day: 20}
	d.day.Visits = append(d.day.Visits, smith)
	return d
}

func (d *desk) waits(id clinic.VisitID) bool {
	v, _ := d.day.Visit(id)
	return v.Stage == clinic.Waiting
}

// TestSeatInAsksWho: nobody is seated before the form with name, birth date
// and chair was answered, and Esc seats nobody.
func TestSeatInAsksWho(t *testing.T) {
	d := twoWait(t)
	d.acts.SeatIn(6, []clinic.VisitID{7, 5})
	if !d.panelOpen() || len(d.steps) != 0 {
		t.Fatalf("panel %v, steps %v", d.panelOpen(), d.steps)
	}
	which := find[*part.Select](d, "act.seat_who")
	if got := which.PartText(); !strings.Contains(got, "Smith, Johnathan, born 20 Feb 1981") || !strings.Contains(got, "for this chair") {
		t.Errorf("proposed %q", got)
	}
	if got := d.panelSays(); !strings.Contains(got, "Chair 6") || !strings.Contains(got, "It is planned for Smith, Johnathan, born 20 Feb 1981, at 12:00.") {
		t.Errorf("the form says %q", got)
	}
	press := func(key fyne.KeyName) { d.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: key}) }
	press(fyne.KeyEscape)
	if d.panelOpen() || !d.waits(5) || !d.waits(7) {
		t.Fatal("Esc seats somebody, or does not close")
	}
	d.acts.SeatIn(6, []clinic.VisitID{7, 5})
	press(fyne.KeyReturn)
	if d.panelOpen() || d.waits(7) || !d.waits(5) || !slices.Equal(d.done, []string{"Smith, Johnathan: Chair 6"}) || d.undo[0] != 7 {
		t.Errorf("Enter: %v, said %q, undo %v", d.steps, d.done, d.undo)
	}
}

// TestSeatInTakesAnotherWhoWaits: whoever is chosen is the one who is seated and named.
func TestSeatInTakesAnotherWhoWaits(t *testing.T) {
	d := twoWait(t)
	d.acts.SeatIn(6, []clinic.VisitID{7, 5})
	find[*part.Select](d, "act.seat_who").SetSelected(1)
	d.submit()
	if d.waits(5) || !d.waits(7) || !slices.Equal(d.done, []string{"Brown, Keisha: Chair 6"}) || d.undo[0] != 5 {
		t.Errorf("said %q, undo %v", d.done, d.undo)
	}
}

func TestSeatInSaysWhyNobody(t *testing.T) {
	d := twoWait(t)
	d.day.Visits[1].Stage = clinic.Booked
	d.acts.SeatIn(6, []clinic.VisitID{7})
	if d.panelOpen() || len(d.failed) != 1 {
		t.Fatalf("panel %v, %v", d.panelOpen(), d.failed)
	}
	d.acts.SeatIn(6, []clinic.VisitID{7, 5})
	if got := d.panelSays(); !strings.Contains(got, "planned for Smith, Johnathan, born 20 Feb 1981, at 12:00, who is ") {
		t.Errorf("the form says %q", got)
	}
	if got := find[*part.Select](d, "act.seat_who").Options(); len(got) != 1 || !strings.HasPrefix(got[0], "Brown, Keisha, born 14 May 1973") {
		t.Errorf("offered %q", got)
	}
}

// TestAnOldUndoIsRefusedBeforeItAsks for a reason.
func TestAnOldUndoIsRefusedBeforeItAsks(t *testing.T) {
	d := newDesk(t)
	d.acts.Seat(d.visit(), d.day.Chairs[1])
	d.now = noon.Add(clinic.UndoWindow)
	d.acts.Open(clinic.ActUndo, 5)
	if !d.panelOpen() {
		t.Fatalf("refused within the window: %v", d.failed)
	}
	d.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	d.now = d.now.Add(time.Second)
	d.acts.Open(clinic.ActUndo, 5)
	if d.panelOpen() || len(d.failed) != 1 || clinic.Sentence(d.failed[0]) != "The last move is more than 10 minutes old. It can't be undone any more." {
		t.Errorf("panel %v, %v", d.panelOpen(), d.failed)
	}
}
