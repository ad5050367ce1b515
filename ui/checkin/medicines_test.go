package checkin

import (
	"strings"
	"testing"

	"chairside/store/clinic"
)

// medicines opens check-in of the patient whom change makes, identity known.
func (d *desk) medicines(change func(*clinic.Patient)) *line {
	v := &d.day.Visits[0]
	change(&v.Patient)
	v.Stage, v.ArrivedAt = clinic.Arrived, noon
	v.Answers = []clinic.Answer{{Question: clinic.AskIdentity, Outcome: clinic.Fine, At: noon, By: 1}}
	d.open()
	for _, l := range d.screen.lines {
		if l.question == clinic.AskMedicines {
			return l
		}
	}
	return nil
}

// TestWhoWasNeverAskedForMedicinesIsAsked: an import knows the allergy only.
func TestWhoWasNeverAskedForMedicinesIsAsked(t *testing.T) {
	d := newDesk(t, false)
	l := d.medicines(func(p *clinic.Patient) {
		p.NoAllergies, p.Allergies, p.Medicines, p.MedicinesAsked = false, []string{"latex"}, "", clinic.Date{}
	})
	if !strings.HasPrefix(l.main.Text(), "Fill in") || !strings.Contains(l.sub.Text(), "medicines not asked yet") {
		t.Fatalf("offers %q and says %q", l.main.Text(), l.sub.Text())
	}
	if l.answer(); !l.open || len(d.steps) != 0 {
		t.Fatalf("its number records %+v", d.steps)
	}
	d = newDesk(t, false)
	if l = d.medicines(func(*clinic.Patient) {}); !strings.HasPrefix(l.main.Text(), "Unchanged") {
		t.Errorf("who was asked is offered %q", l.main.Text())
	}
}

// TestTheKeyboardGoesToWhatIsWrong: a missing answer is written where the
// keyboard then is.
func TestTheKeyboardGoesToWhatIsWrong(t *testing.T) {
	d := newDesk(t, false)
	l := d.medicines(func(p *clinic.Patient) {
		p.NoAllergies, p.Medicines, p.MedicinesAsked = false, "", clinic.Date{}
	})
	l.unfold()
	medicines, allergies := l.form.all[0], l.form.all[1]
	if d.enter(); medicines.Error() == "" || !medicines.Focused() {
		t.Fatalf("medicines say %q, keyboard there %v", medicines.Error(), medicines.Focused())
	}
	d.type_(medicines, "None.")
	if d.enter(); allergies.Error() == "" || !allergies.Focused() {
		t.Fatalf("allergies say %q, keyboard there %v", allergies.Error(), allergies.Focused())
	}
	d.type_(allergies, "none")
	d.enter()
	if p := d.day.Visits[0].Patient; p.Medicines != "" || p.MedicinesAsked.IsZero() || !p.NoAllergies {
		t.Errorf("kept %+v", p)
	}

	d = newDesk(t, false)
	d.medicines(func(*clinic.Patient) {})
	for _, escort := range d.screen.lines {
		if escort.question != clinic.AskEscort {
			continue
		}
		escort.unfold()
		name, relation, phone := escort.form.all[0], escort.form.all[1], escort.form.all[2]
		d.type_(name, "Tom Reed")
		d.type_(relation, "brother")
		d.window.Canvas().Focus(relation.Focusable())
		if d.enter(); phone.Error() == "" || !phone.Focused() {
			t.Errorf("the phone says %q, keyboard there %v", phone.Error(), phone.Focused())
		}
	}

	d = newDesk(t, false)
	d.openWalkIn()
	d.walk.BeginNew("Ewa Nowak")
	f := d.walk.form
	for _, wrong := range []string{"", "31 Feb 1985"} {
		d.type_(f.birth, wrong)
		d.window.Canvas().Focus(f.phone.Focusable())
		if d.enter(); f.birth.Error() == "" || !f.birth.Focused() {
			t.Errorf("%q: the birth date says %q, keyboard there %v", wrong, f.birth.Error(), f.birth.Focused())
		}
	}
}
