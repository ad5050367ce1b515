package patient

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// TestComingBackToAHalfTypedForm: a name meant for the search must not go into
// the record of whoever was being corrected.
func TestComingBackToAHalfTypedForm(t *testing.T) {
	d := newDesk(t, false)
	d.Open(1)
	d.key("E")
	d.Wants("Correcting Haddad, Samir, MRN 10589")
	d.W.Canvas().Focus(d.form.marks["therapist"].focus)
	d.type_("therapist", "Mr New")
	d.List() // F7, from another screen
	d.home()
	d.Wants("You were correcting Haddad, Samir, MRN 10589: Enter goes on, Esc drops it.")
	d.Shot("patient-held")
	before := d.form.text()
	test.Type(d.W.Canvas().Focused(), "brown keisha")
	d.key("Ctrl+S")
	if d.form.text() != before || len(d.saves) != 0 {
		t.Fatal("typing at once changed or saved the record")
	}
	d.W.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if d.focused() != "therapist" || d.form.marks["therapist"].text() != "Mr New" {
		t.Errorf("Enter goes on at %q", d.focused())
	}
	d.Lacks("You were correcting")
	d.List()
	d.home()
	d.W.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if d.page != listPage || !d.list.search.Focused() || len(d.saves) != 0 {
		t.Errorf("Esc leads to page %d", d.page)
	}
}

// TestTheListOpensWithNothingSearchedFor: the old text would stand before the
// next name, find nobody, and lead to a second record of the same person.
func TestTheListOpensWithNothingSearchedFor(t *testing.T) {
	d := newDesk(t, false)
	d.List()
	d.list.search.SetText("zzz")
	d.List()
	if d.list.search.Text() != "" || len(d.list.order) != 1 {
		t.Errorf("%q stands there, %d listed", d.list.search.Text(), len(d.list.order))
	}
}
