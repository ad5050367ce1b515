package patient

import "testing"

// TestARecordThatIsNotReadYetSaysSo: no allergies shown is read as none.
func TestARecordThatIsNotReadYetSaysSo(t *testing.T) {
	d := newDesk(t, false)
	d.Held = true
	d.Open(1)
	if d.face.allergy.Text() != "Loading…" || d.face.medicines.Text() != "Loading…" {
		t.Errorf("allergies %q, medicines %q", d.face.allergy.Text(), d.face.medicines.Text())
	}
	d.Lacks("No visit yet")
	d.Held = false
	for _, w := range d.Waiting {
		w()
	}
	d.Wants("No known allergies")
	d.Lacks("Loading…")
}

// TestEveryPageTellsTheWindow: the title of the form must not stand over the
// record it has become.
func TestEveryPageTellsTheWindow(t *testing.T) {
	d := newDesk(t, false)
	title := ""
	d.open.Turned = func() { title, _ = d.Title(d.today, noon) }
	d.Open(1)
	d.key("E")
	if title != "Correct the record" {
		t.Errorf("over the form stands %q", title)
	}
	d.type_("address", "24 Mill Lane")
	d.key("Ctrl+S")
	if d.page != chartPage || title != "Patient" {
		t.Errorf("over page %d stands %q", d.page, title)
	}
}
