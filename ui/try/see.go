// Package try is what the tests of the screens share: a bench that holds a
// screen in a window, presses its keys, reads what it says and takes its
// picture. Only tests import it.
package try

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"chairside/ui/part"
)

// See visits an object and all that is visible below it, in the order in which
// it is drawn.
func See(o fyne.CanvasObject, visit func(fyne.CanvasObject)) {
	if o == nil || !o.Visible() {
		return
	}
	visit(o)
	switch o := o.(type) {
	case *fyne.Container:
		for _, child := range o.Objects {
			See(child, visit)
		}
	case *container.Scroll:
		See(o.Content, visit)
	case fyne.Widget:
		for _, child := range test.WidgetRenderer(o).Objects() {
			See(child, visit)
		}
	}
}

// SeeAll is See for a whole window, what lies over it last.
func SeeAll(w fyne.Window, visit func(fyne.CanvasObject)) {
	See(w.Content(), visit)
	for _, o := range w.Canvas().Overlays().List() {
		See(o, visit)
	}
}

// Lines are the words of each visible part below an object.
func Lines(o fyne.CanvasObject) (lines []string) {
	See(o, func(o fyne.CanvasObject) {
		if p, ok := o.(interface{ PartText() string }); ok && p.PartText() != "" {
			lines = append(lines, p.PartText())
		}
	})
	return lines
}

// Says is all that is shown below an object, a part a line.
func Says(o fyne.CanvasObject) string { return strings.Join(Lines(o), "\n") }

// SaysAll is Says for a whole window, what lies over it last.
func SaysAll(w fyne.Window) string {
	all := Says(w.Content())
	for _, o := range w.Canvas().Overlays().List() {
		all += "\n" + Says(o)
	}
	return all
}

// Part is the visible part of an id below an object, nil where there is none.
func Part(o fyne.CanvasObject, id string) (found part.Identified) {
	See(o, func(o fyne.CanvasObject) {
		if p, ok := o.(part.Identified); ok && p.PartID() == id && found == nil {
			found = p
		}
	})
	return found
}

// Button is the visible button of an id.
func Button(t testing.TB, o fyne.CanvasObject, id string) *part.Button {
	t.Helper()
	b, ok := Part(o, id).(*part.Button)
	if !ok {
		t.Fatalf("no visible button %q", id)
	}
	return b
}

// Want wants words in what is shown.
func Want(t testing.TB, got string, words ...string) {
	t.Helper()
	for _, w := range words {
		if !strings.Contains(got, w) {
			t.Errorf("%q is not shown in:\n%s", w, got)
		}
	}
}

// WantNot wants words not to be shown.
func WantNot(t testing.TB, got string, words ...string) {
	t.Helper()
	for _, w := range words {
		if strings.Contains(got, w) {
			t.Errorf("%q is shown", w)
		}
	}
}

// WantLines wants parts that say exactly this.
func WantLines(t testing.TB, o fyne.CanvasObject, lines ...string) {
	t.Helper()
	got := Lines(o)
	for _, line := range lines {
		if !slices.Contains(got, line) {
			t.Errorf("%q is not shown in:\n%s", line, strings.Join(got, "\n"))
		}
	}
}

// WantNoLines wants no part that says exactly this.
func WantNoLines(t testing.TB, o fyne.CanvasObject, lines ...string) {
	t.Helper()
	got := Lines(o)
	for _, line := range lines {
		if slices.Contains(got, line) {
			t.Errorf("%q is shown", line)
		}
	}
}
