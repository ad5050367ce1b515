package checkin

import (
	"strings"
	"testing"
	"time"

	"chairside/store/clinic"
	"chairside/ui/try"
)

// twoVisits has a second patient on the list, arrived like the first.
func twoVisits(t *testing.T) *desk {
	t.Helper()
	d := newDesk(t, false)
	other := d.day.Visits[0]
	other.ID, other.Number, other.Planned = 6, 2, noon.Add(time.Hour)
	other.Patient.ID, other.Patient.Given, other.Patient.Family, other.Patient.MRN = 10, "Astrid", "Lindqvist", "10333"
	d.day.Visits = append(d.day.Visits, other)
	d.open()
	try.Key(d.t, d.screen.Keys(), "1")
	try.Key(d.t, d.screen.Keys(), "3")
	d.type_(fieldsOf(d.lineOf(clinic.AskEscort))["checkin.escort.name"], "Leila Haddad")
	return d
}

func TestWhatIsTypedAndNotSavedIsAskedAboutOnce(t *testing.T) {
	d := twoVisits(t)
	esc := func() { try.Key(d.t, d.screen.Keys(), "Esc") }
	esc() // folds the form
	esc() // would leave
	if d.left != 0 || !strings.Contains(d.screen.refused.Text(), "Not saved yet: Ride home") {
		t.Fatalf("left %d times, says %q", d.left, d.screen.refused.Text())
	}
	try.Key(d.t, d.screen.Keys(), "3")
	if f := fieldsOf(d.lineOf(clinic.AskEscort))["checkin.escort.name"]; f.Text() != "Leila Haddad" {
		t.Errorf("the form has %q", f.Text())
	}
	esc()
	d.screen.closeIt.Tapped(nil)
	if d.left != 1 {
		t.Error("asked again")
	}
	d.open()
	try.Key(d.t, d.screen.Keys(), "3")
	if f := fieldsOf(d.lineOf(clinic.AskEscort))["checkin.escort.name"]; f.Text() != "" {
		t.Errorf("what was left behind comes up again: %q", f.Text())
	}
	esc()
	esc()
	if d.left != 2 {
		t.Error("nothing is typed, and it asks")
	}
}

// TestWhatIsTypedStaysWithItsPatient: another check-in is opened by a key of
// the window, and the first gone on with later.
func TestWhatIsTypedStaysWithItsPatient(t *testing.T) {
	d := twoVisits(t)
	d.screen.Open(6)
	d.show()
	try.Key(d.t, d.screen.Keys(), "1")
	try.Key(d.t, d.screen.Keys(), "3")
	name := fieldsOf(d.lineOf(clinic.AskEscort))["checkin.escort.name"]
	if name.Text() != "" {
		t.Fatalf("another patient's form shows %q", name.Text())
	}
	d.type_(name, "Nils")
	d.screen.Open(5)
	d.show()
	if !d.lineOf(clinic.AskEscort).open || name.Text() != "Leila Haddad" || d.screen.Focus() != name.Focusable() {
		t.Errorf("gone on with: open %v, %q", d.lineOf(clinic.AskEscort).open, name.Text())
	}
	d.lineOf(clinic.AskIdentity).second.Tapped(nil) // the wrong record: what was typed is about somebody else
	d.screen.Open(5)
	d.show()
	if name.Text() != "" || d.lineOf(clinic.AskEscort).open {
		t.Errorf("after the wrong record the form has %q", name.Text())
	}
	d.screen.Open(6)
	d.show()
	if name.Text() != "Nils" {
		t.Errorf("the other patient's form has %q", name.Text())
	}
}

// TestGoingOnStartsAtTheFirstOpenQuestion, also in a program started again.
func TestGoingOnStartsAtTheFirstOpenQuestion(t *testing.T) {
	d := newDesk(t, false)
	d.open()
	for _, c := range []struct {
		key  string
		next clinic.Question
	}{{"1", clinic.AskConsent}, {"2", clinic.AskEscort}, {"6", clinic.AskEscort}, {"5", clinic.AskEscort}} {
		try.Key(d.t, d.screen.Keys(), c.key)
		again := New(d.screen.desk)
		again.Open(5)
		again.Show(d.day, noon)
		for _, l := range again.lines {
			if l.question == c.next && again.Focus() != l.main {
				t.Errorf("after %s the keyboard is not on %s", c.key, c.next)
			}
		}
	}
}

func TestAWalkInWhoIsPickedWarnsOfASimilarRecord(t *testing.T) {
	d := newDesk(t, false)
	d.openWalkIn()
	samir := clinic.Patient{ID: 21, Given: "Samir", Family: "Hadad", Birth: clinic.Date{Year: 1988, Month: 8, Day: 12}, MRN: "1"}
	d.hits = []clinic.Patient{samir}
	d.alike = []clinic.Patient{samir, {ID: 22, Given: "Samir", Family: "Haddad", Birth: clinic.Date{Year: 1988, Month: 12, Day: 8}}}
	d.type_(d.walk.find.Field, "samir")
	d.walk.find.Field.OnSubmitted("")
	if got := d.walk.form.similar.Text(); got != "Similar patient on record: Samir Haddad, 08 Dec 1988. Ask for the full birth date and compare." {
		t.Errorf("says %q", got)
	}
}
