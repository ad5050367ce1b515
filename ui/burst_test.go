package ui

import (
	"errors"
	"testing"

	"fyne.io/fyne/v2"

	"chairside/store/clinic"
	"chairside/ui/part"
)

// burst types at once, faster than the machine answers.
func (f *front) burst(keys ...fyne.KeyName) {
	for _, k := range keys {
		f.key(k)
	}
}

// answer runs what waits, and what that makes wait.
func (f *front) answer() {
	for len(f.work) > 0 {
		work := f.work[0]
		f.work = f.work[1:]
		work()
	}
}

// slow begins on a screen with a patient marked, on a machine that answers when
// it is told to.
func slow(t *testing.T, place string, id clinic.VisitID) *front {
	f := opened(t, okoye)
	f.open(place)
	switch place {
	case PlaceToday:
		f.today.Select(id)
	case PlaceRecovery:
		f.recovery.Select(id)
	}
	f.held, f.work = true, nil
	return f
}

func TestFiguresTypedBeforeTheFormGoToThePatientWhoWasMarked(t *testing.T) {
	for _, place := range []string{PlaceToday, PlaceRecovery} {
		f := slow(t, place, infuses)
		f.burst("V", "1", "4", "6", "/", "8", "8", fyne.KeyTab, "7", "2", fyne.KeyReturn)
		if len(f.store.steps) != 0 {
			t.Fatalf("%s: %v before anything opened", place, f.store.steps)
		}
		f.answer()
		if len(f.store.steps) != 1 {
			t.Fatalf("%s: steps %v", place, f.store.steps)
		}
		step, ok := f.store.steps[0].(clinic.RecordVitals)
		if !ok || step.Signs[clinic.Systolic] != 146 || step.Signs[clinic.Diastolic] != 88 || step.Signs[clinic.Pulse] != 72 {
			t.Errorf("%s: recorded %+v", place, f.store.steps[0])
		}
		for i, v := range f.store.day.Visits {
			if (len(v.Vitals) > len(testDay().Visits[i].Vitals)) != (v.ID == infuses) {
				t.Errorf("%s: %s has %d sets", place, v.Patient.Label(), len(v.Vitals))
			}
		}
		if f.panel() {
			t.Errorf("%s: something stays over the window", place)
		}
	}
}

// M, Enter, Enter: the second Enter came before the form and confirms nothing,
// neither in it nor behind it.
func TestAnEnterBeforeTheFormPressesNothing(t *testing.T) {
	f := slow(t, PlaceToday, waits)
	f.burst("M", fyne.KeyReturn, fyne.KeyReturn, fyne.KeyReturn)
	f.answer()
	if len(f.store.steps) != 0 || !f.panel() || !f.shows("Record vitals") {
		t.Fatalf("steps %v, panel %v", f.store.steps, f.panel())
	}
	if bp := find[*part.Field](f, "vitals.bp"); bp.Error() != "" {
		t.Error("the form was submitted")
	}
	f = slow(t, PlaceToday, waits) // its next step is to be seated: a chair is proposed
	f.burst(fyne.KeyReturn, fyne.KeyReturn, fyne.KeyReturn)
	f.answer()
	if len(f.store.steps) != 0 || !f.panel() {
		t.Fatalf("seated unseen: %v", f.store.steps)
	}
}

func TestWhatIsTypedForAFormThatDoesNotOpenIsLost(t *testing.T) {
	for name, spoil := range map[string]func(f *front){
		"the board cannot be read": func(f *front) { f.store.cantRead = errors.New("disk I/O error") },
		"the visit has moved on":   func(f *front) { f.store.day.Visits[infuses-1].Stage = clinic.Discharged },
	} {
		f := slow(t, PlaceToday, infuses)
		f.burst("V", fyne.KeyDown, fyne.KeyReturn, "M", "U", fyne.KeyReturn)
		spoil(f)
		f.answer()
		if f.panel() || len(f.store.steps) != 0 || f.place != PlaceToday {
			t.Errorf("%s: panel %v, steps %v", name, f.panel(), f.store.steps)
		}
		f.store.cantRead = nil
		f.key("M") // the list is usable again
		f.answer()
		if name == "the board cannot be read" && !f.panel() {
			t.Errorf("%s: the keys stay dead", name)
		}
	}
}

func TestKeysWhileASaveRunsReachNobody(t *testing.T) {
	f := slow(t, PlaceToday, infuses)
	f.key("V")
	f.answer()
	f.burst("1", "4", "6", "/", "8", "8", fyne.KeyReturn)
	f.burst(fyne.KeyDown, "V", "9", fyne.KeyReturn, fyne.KeyF3)
	f.answer()
	if len(f.store.steps) != 1 || f.panel() || f.place != PlaceToday {
		t.Fatalf("steps %v, panel %v, at %s", f.store.steps, f.panel(), f.place)
	}
	f.key("V")
	f.answer()
	if !f.shows("Record vitals") || !f.shows("Vitals") {
		t.Error("the next form does not open")
	}
}

func TestAStepWithoutAFormHoldsTheKeysUntilItsAnswer(t *testing.T) {
	f := slow(t, PlaceRecovery, recovers)
	f.key("+")
	f.burst("+", fyne.KeyDown, fyne.KeyReturn)
	f.answer()
	if len(f.store.steps) != 1 || f.panel() {
		t.Errorf("steps %v, panel %v", f.store.steps, f.panel())
	}
}

// Nobody is at the desk: who it is is asked first, and what was typed for the
// form chooses nobody.
func TestTypedForAFormDoesNotChooseWhoIsThere(t *testing.T) {
	f := slow(t, PlaceToday, infuses)
	f.staff = clinic.Staff{}
	f.burst("V", fyne.KeyDown, fyne.KeyReturn, "1")
	f.answer()
	if _, ok := f.atDesk(); ok || !f.shows("Who is at the desk?") {
		t.Errorf("%s is at the desk", f.staff.Name)
	}
}
