package ui

import (
	"testing"

	"fyne.io/fyne/v2"

	"chairside/store/clinic"
	"chairside/ui/part"
)

func TestF7ListsThePatientsAndEnterOpensOne(t *testing.T) {
	f := opened(t, okoye)
	f.key(fyne.KeyF7)
	if f.place != PlacePatient || f.canvas().Focused() == nil {
		t.Fatalf("at %q", f.place)
	}
	f.want("Patients", "New patient")
	find[*part.Field](f, "patients.search").OnSubmitted("")
	id := f.patient.Patient()
	if id == 0 {
		t.Fatal("Enter opens nobody")
	}
	f.key(fyne.KeyEscape)
	if f.patient.Patient() != 0 || f.place != PlacePatient {
		t.Error("Esc does not go back to the list")
	}
	f.key(fyne.KeyEscape)
	if f.place != PlaceToday {
		t.Errorf("Esc from the list leads to %q", f.place)
	}
}

// Every page of the patient's screen keeps its keys apart from the window's.
func TestEveryKeyOfAPatientMeansOneThing(t *testing.T) {
	f := opened(t, okoye)
	pages := map[string]func(){
		"list": f.patients, "record": func() { f.openPatient(f.day.Visits[0].Patient.ID) },
		"form": func() { f.EditPatient(f.day.Visits[0].Patient.ID) },
	}
	for _, page := range []string{"list", "record", "form"} {
		pages[page]()
		seen := map[string]string{}
		for _, k := range append(f.everywhere(), f.patient.Keys()...) {
			if k.Key == "" || k.Word == "" || seen[k.Key] != "" {
				t.Errorf("%s: %q is %q and %q", page, k.Key, seen[k.Key], k.Word)
			}
			seen[k.Key] = k.Word
			if k.Do != nil && !audible(k.Key) {
				t.Errorf("%s: nobody can press %q", page, k.Key)
			}
		}
	}
}

func TestRecordIsOpenedFromTheBoards(t *testing.T) {
	f := opened(t, okoye)
	want := f.day.Visits[comes-1].Patient.ID
	f.today.Select(comes)
	f.Tick()
	f.key(fyne.KeyR)
	if f.place != PlacePatient || f.patient.Patient() != want {
		t.Fatalf("R on the board opens %d at %q, want %d", f.patient.Patient(), f.place, want)
	}
	f.key(fyne.KeyEscape)
	if f.place != PlaceToday {
		t.Errorf("Esc leads to %q", f.place)
	}
	f.checkIn(comes)
	f.key(fyne.KeyR)
	if f.place != PlacePatient || f.patient.Patient() != want {
		t.Fatal("R at check-in does not open the record")
	}
	f.key(fyne.KeyEscape)
	if f.place != PlaceCheckIn {
		t.Errorf("Esc leads to %q, not back to check-in", f.place)
	}
}

// TestAWalkInBegunFromTheRecordLeadsBackThere: and Esc in the record leads to
// where that was opened, never round in a circle.
func TestAWalkInBegunFromTheRecordLeadsBackThere(t *testing.T) {
	f := opened(t, okoye)
	p := f.day.Visits[comes-1].Patient
	f.Open(PlaceChairs)
	f.openPatient(p.ID)
	f.walkInOf(p)
	if f.place != PlaceWalkIn {
		t.Fatalf("the walk-in leads to %q", f.place)
	}
	if f.key(fyne.KeyEscape); f.place != PlacePatient || f.patient.Patient() != p.ID {
		t.Fatalf("Esc leads to %d at %q", f.patient.Patient(), f.place)
	}
	if f.key(fyne.KeyEscape); f.place != PlaceChairs {
		t.Errorf("Esc in the record leads to %q", f.place)
	}
	f.walkIn()
	f.walkin.BeginNew("Hoa Nguyen")
	if f.key(fyne.KeyEscape); f.place != PlaceWalkIn || f.patient.Patient() != p.ID {
		t.Errorf("Esc in a walk-in from the search leads to %q", f.place)
	}
}

func TestTheMainButtonOfARecordLeadsOn(t *testing.T) {
	for stage, want := range map[clinic.VisitID]struct{ word, place string }{
		comes: {"Check in", PlaceCheckIn}, infuses: {"Show on the board", PlaceToday}, leaves: {"Show on the board", PlaceToday},
	} {
		f := opened(t, okoye)
		v, _ := f.day.Visit(stage)
		f.openPatient(v.Patient.ID)
		if got := find[*part.Button](f, "patient.main"); got.Text() != want.word {
			t.Errorf("%s: %q, want %q", v.Stage, got.Text(), want.word)
		}
		f.tap("patient.main")
		if f.place != want.place {
			t.Errorf("%s leads to %q, want %q", v.Stage, f.place, want.place)
		}
	}
}

func TestATypedFormSurvivesEveryWayOut(t *testing.T) {
	f := opened(t, okoye)
	v := f.day.Visits[comes-1]
	f.EditPatient(v.Patient.ID)
	find[*part.Field](f, "patient.address").SetText("24 Mill Lane")
	kept := func(how string) {
		t.Helper()
		if got := find[*part.Field](f, "patient.address").Text(); got != "24 Mill Lane" {
			t.Errorf("%s leaves %q in the form", how, got)
		}
	}
	f.leaveTo(PlaceChairs)
	f.patients()
	kept("another screen and F7")
	other := f.day.Visits[infuses-1].Patient.ID
	f.openPatient(other)
	kept("the record of somebody else")
	f.refresh(nil)
	kept("the board read again")
	f.key(fyne.KeyReturn)
	kept("going on")
	f.key(fyne.KeyEscape)
	kept("one Esc in the form")
	f.openPatient(other)
	f.key(fyne.KeyEscape)
	if f.patient.Patient() != other {
		t.Error("Esc does not drop it for the record that was asked for")
	}
}
