package today

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"chairside/store/clinic"
	"chairside/ui/part"
	"chairside/ui/theme"
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
	test.NewTempApp(t).Settings().SetTheme(theme.New(dark))
	d := &desk{}
	s := New(d.open())
	w := test.NewTempWindow(t, s.Object())
	w.SetPadded(false)
	w.Resize(size)
	s.Show(day, testNow)
	return s, d, w
}

var laptop = fyne.NewSize(1282, 704)

// shown lists what all visible parts say.
func shown(w fyne.Window) []string {
	var out []string
	walk(w.Content(), func(o fyne.CanvasObject) {
		if p, ok := o.(interface{ PartText() string }); ok && p.PartText() != "" {
			out = append(out, p.PartText())
		}
	})
	return out
}

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

func byID(t *testing.T, w fyne.Window, id string) *part.Button {
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

func want(t *testing.T, w fyne.Window, lines ...string) {
	t.Helper()
	got := shown(w)
	for _, line := range lines {
		if !slices.Contains(got, line) {
			t.Errorf("%q is not shown in:\n%s", line, strings.Join(got, "\n"))
		}
	}
}
