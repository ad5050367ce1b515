package schedule

import (
	"slices"
	"testing"

	"chairside/ui/try"
)

// TestATreatmentIsOfferedNoRoom: the room is there, in service and free, and
// stands among the chairs of a consultation alone.
func TestATreatmentIsOfferedNoRoom(t *testing.T) {
	d := open(t, false, try.Laptop)
	d.store.chairs[3].OutReason = ""
	d.tick()
	d.Screen.Book(77)
	offered := func() bool { return slices.Contains(d.form.chair.Options(), "Room A") }
	if offered() {
		t.Errorf("a treatment is offered %v", d.form.chair.Options())
	}
	for _, c := range d.store.chairs[:3] {
		for h := 8; h < 18; h += 2 {
			d.store.add("Full", c.Name, monday, h, 0, c.ID)
		}
	}
	d.Screen.Stale()
	d.tick()
	d.form.changed()
	d.Lacks("Room A · ")
	d.form.kind.SetSelected(2)
	d.form.offer()
	d.form.changed()
	if !offered() {
		t.Errorf("a consultation is offered %v", d.form.chair.Options())
	}
	d.form.chair.SetSelected(len(d.form.chair.Options()) - 1)
	d.form.changed()
	if n, _ := d.form.need(); n.Chair != 4 {
		t.Fatalf("chair %d", n.Chair)
	}
	d.form.kind.SetSelected(1)
	d.form.offer()
	d.form.changed()
	if n, _ := d.form.need(); n.Chair != 0 || !n.Protocol.Treatment || d.form.chair.Selected() != 0 {
		t.Errorf("a treatment keeps the room: %+v", n)
	}
}
