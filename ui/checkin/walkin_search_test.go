package checkin

import (
	"errors"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"chairside/store/clinic"
	"chairside/ui/find"
)

// TestEnterNeverTakesNewPatientUnseen: while the search runs nothing is marked,
// and somebody new is added only when nobody answers to this very text.
func TestEnterNeverTakesNewPatientUnseen(t *testing.T) {
	d := newDesk(t, false)
	d.hits = []clinic.Patient{
		{ID: 20, Given: "Ewa", Family: "Nowak", Birth: clinic.Date{Year: 1994, Month: 6, Day: 30}, MRN: "10602"},
		{ID: 21, Given: "Jo", Family: "Novak", Birth: clinic.Date{Year: 1990, Month: 1, Day: 2}, MRN: "10700"},
	}
	d.openWalkIn()
	d.enter()
	if d.walk.form.open || d.walk.find.Rows.Selected() != 0 {
		t.Fatal("Enter with nothing typed begins a new patient")
	}
	test.Type(d.walk.find.Field.Focusable(), "zz") // nobody: New patient is marked
	if d.walk.find.Rows.Selected() != find.NewRow {
		t.Fatal("nobody is on record and New patient is not marked")
	}
	d.Held = true
	d.type_(d.walk.find.Field, "nowak")
	if d.walk.find.Rows.Selected() != 0 || d.walk.find.Field.Hint() != "Searching…" {
		t.Errorf("while searching row %d is marked, %q", d.walk.find.Rows.Selected(), d.walk.find.Field.Hint())
	}
	d.walk.find.Field.OnArrow(true)
	d.enter()
	if d.walk.form.open {
		t.Fatal("Enter before the answer goes on")
	}
	d.Waiting[len(d.Waiting)-1]()
	if !d.walk.form.open || d.walk.form.patient.ID != 20 {
		t.Error("the only match was not taken when it came")
	}

	d.Held = false
	d.walk.Reset()
	d.window.Canvas().Focus(d.walk.Focus())
	d.fail = errors.New("disk")
	test.Type(d.walk.find.Field.Focusable(), "no")
	d.enter()
	if d.walk.form.open {
		t.Fatal("a search that failed leads to a new patient")
	}
	d.fail = nil
	d.type_(d.walk.find.Field, "o")
	test.Type(d.walk.find.Field.Focusable(), "va")
	d.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	d.enter()
	if !d.walk.form.open || d.walk.form.patient.ID != 0 {
		t.Error("New patient marked by an arrow is not taken")
	}
}

func TestConditionsStandBesideTheMedicines(t *testing.T) {
	if got := medicineWords(clinic.Patient{Conditions: "asthma", Medicines: "lithium"}); got != "lithium · allergies not asked yet · conditions: asthma" {
		t.Error(got)
	}
}
