package today

import (
	"testing"

	"fyne.io/fyne/v2"

	"chairside/store/clinic"
	"chairside/ui/part"
	"chairside/ui/try"
)

// desk records what the screen asked for.
type desk struct {
	acts []clinic.Action
	on   []clinic.VisitID
	more []clinic.VisitID
}

func (d *desk) open() Open {
	return Open{
		Act:  func(a clinic.Action, id clinic.VisitID) { d.acts, d.on = append(d.acts, a), append(d.on, id) },
		More: func(id clinic.VisitID) { d.more = append(d.more, id) },
	}
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

var laptop = try.Laptop

func shown(w fyne.Window) []string { return try.Lines(w.Content()) }

func byID(t *testing.T, w fyne.Window, id string) *part.Button {
	t.Helper()
	return try.Button(t, w.Content(), id)
}

func want(t *testing.T, w fyne.Window, lines ...string) {
	t.Helper()
	try.WantLines(t, w.Content(), lines...)
}
