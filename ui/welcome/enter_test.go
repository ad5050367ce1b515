package welcome

import (
	"testing"

	"fyne.io/fyne/v2"

	"chairside/ui/part"
)

// bind sends what no part wants to the table of keys, as the window does.
func (d *desk) bind() {
	d.window.Canvas().SetOnTypedKey(func(e *fyne.KeyEvent) {
		for _, k := range d.screen.Keys() {
			if (k.Key == string(e.Name) || k.Key == "Enter" && e.Name == fyne.KeyReturn) && k.Do != nil {
				k.Do()
				return
			}
		}
	})
}

// TestEnterGoesOnFromRolesAndTheDisk: they are choices, not fields.
func TestEnterGoesOnFromRolesAndTheDisk(t *testing.T) {
	for _, id := range []string{"staff1.role", "staff2.role", "disk"} {
		d := filled(t)
		d.bind()
		d.window.Canvas().Focus(d.part(id).(*part.Choice))
		d.enter()
		if len(d.sent) != 1 {
			t.Errorf("Enter on %s sent %d, said %q", id, len(d.sent), d.screen.failed.Text())
		}
	}
}

// TestEnterUnticksNothing: the third page begins at the main protocol.
func TestEnterUnticksNothing(t *testing.T) {
	d := filled(t)
	d.bind()
	d.screen.Open(2)
	d.window.Canvas().Focus(d.screen.Focus())
	d.enter()
	if !d.screen.treat.protocols[0].Ticked() || d.screen.at != 3 {
		t.Errorf("ticked %v, on page %d", d.screen.treat.protocols[0].Ticked(), d.screen.at)
	}
	d.screen.Open(2)
	d.window.Canvas().Focus(d.screen.Focus())
	d.window.Canvas().Focused().TypedRune(' ')
	if d.screen.treat.protocols[0].Ticked() {
		t.Error("Space does not tick")
	}
	d.window.Canvas().Focus(d.screen.treat.confirmed)
	d.enter()
	if !d.screen.treat.confirmed.Ticked() {
		t.Error("Enter took the manager’s word back")
	}
}
