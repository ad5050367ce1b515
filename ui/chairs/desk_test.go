package chairs

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"chairside/store/clinic"
	"chairside/ui/part"
	"chairside/ui/theme"
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
	test.NewTempApp(t).Settings().SetTheme(theme.New(dark))
	d := &desk{}
	s := New(d.open())
	w := test.NewTempWindow(t, s.Object())
	w.SetPadded(false)
	w.Resize(size)
	s.Show(day, testNow)
	return s, d, w
}

var (
	laptop = fyne.NewSize(1282, 704)
	large  = fyne.NewSize(1836, 1016)
)

func walk(o fyne.CanvasObject, f func(fyne.CanvasObject)) {
	if !o.Visible() {
		return
	}
	f(o)
	switch o := o.(type) {
	case *fyne.Container:
		for _, child := range o.Objects {
			walk(child, f)
		}
	case fyne.Widget:
		for _, child := range test.WidgetRenderer(o).Objects() {
			walk(child, f)
		}
	}
}

// shown lists what all visible parts say.
func shown(o fyne.CanvasObject) []string {
	var out []string
	walk(o, func(o fyne.CanvasObject) {
		if p, ok := o.(interface{ PartText() string }); ok && p.PartText() != "" {
			out = append(out, p.PartText())
		}
	})
	return out
}

func want(t *testing.T, o fyne.CanvasObject, lines ...string) {
	t.Helper()
	got := shown(o)
	for _, line := range lines {
		if !slices.Contains(got, line) {
			t.Errorf("%q is not shown in:\n%s", line, strings.Join(got, "\n"))
		}
	}
}

func wantNot(t *testing.T, o fyne.CanvasObject, lines ...string) {
	t.Helper()
	for _, line := range lines {
		if slices.Contains(shown(o), line) {
			t.Errorf("%q is shown", line)
		}
	}
}

func button(t *testing.T, w fyne.Window, id string) *part.Button {
	t.Helper()
	var found *part.Button
	walk(w.Content(), func(o fyne.CanvasObject) {
		if b, ok := o.(*part.Button); ok && b.ID == id {
			found = b
		}
	})
	if found == nil {
		t.Fatalf("no visible button %q", id)
	}
	return found
}
