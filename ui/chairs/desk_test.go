package chairs

import (
	"fmt"
	"slices"
	"testing"

	"fyne.io/fyne/v2"

	"chairside/store/clinic"
	"chairside/ui/part"
	"chairside/ui/try"
)

// desk records what the screen asked for, one line each.
type desk struct{ asked []string }

func (d *desk) say(format string, a ...any) { d.asked = append(d.asked, fmt.Sprintf(format, a...)) }

func (d *desk) open() Open {
	return Open{
		Act:     func(a clinic.Action, id clinic.VisitID) { d.say("%s %d", a, id) },
		More:    func(id clinic.VisitID) { d.say("more %d", id) },
		Chair:   func(step clinic.ChairStep, what string) { d.say("%s %d: %s", step.Action(), step.Target(), what) },
		TakeOut: func(c clinic.Chair) { d.say("take out %d", c.ID) },
		Move:    func(v clinic.Visit, c clinic.Chair) { d.say("move %d to %d", v.ID, c.ID) },
		Back:    func() { d.say("back") },
		Refused: func(err error) { d.say("%s", clinic.Sentence(err)) },
		SeatIn:  func(c clinic.ChairID, who []clinic.VisitID) { d.say("ask for %d: %v", c, who) },
		Seat:    func(v clinic.Visit, c clinic.Chair) { d.say("seat %d in %d", v.ID, c.ID) },
	}
}

func (d *desk) expect(t *testing.T, lines ...string) {
	t.Helper()
	if !slices.Equal(d.asked, lines) {
		t.Errorf("asked for %q, not %q", d.asked, lines)
	}
	d.asked = nil
}

func begin(t *testing.T, dark bool, size fyne.Size, day clinic.Day) (*Screen, *desk, fyne.Window) {
	t.Helper()
	try.Look(t, dark)
	d := &desk{}
	s := New(d.open())
	w := try.Window(t, s.Object(), size)
	s.Show(day, testNow)
	return s, d, w
}

var (
	laptop = try.Laptop
	large  = try.Large
)

func want(t *testing.T, o fyne.CanvasObject, lines ...string) {
	t.Helper()
	try.WantLines(t, o, lines...)
}

func wantNot(t *testing.T, o fyne.CanvasObject, lines ...string) {
	t.Helper()
	try.WantNoLines(t, o, lines...)
}

func button(t *testing.T, w fyne.Window, id string) *part.Button {
	t.Helper()
	return try.Button(t, w.Content(), id)
}
