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
