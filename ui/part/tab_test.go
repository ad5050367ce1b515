package part

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
)

// TestTabMarksTheText: what comes by Tab is replaced by typing; what the
// pointer or a closing panel leads to is gone on with.
func TestTabMarksTheText(t *testing.T) {
	test.NewTempApp(t)
	a, b, area := NewField("A"), NewField("B"), NewArea("C", 3)
	w := test.NewTempWindow(t, container.NewVBox(a, b, area))
	w.Resize(fyne.NewSize(400, 300))
	for _, f := range []*Field{b, area} {
		f.SetText("filled")
	}
	tab := &fyne.KeyEvent{Name: fyne.KeyTab}
	a.Focus(w.Canvas())
	a.entry.KeyDown(tab)
	w.Canvas().FocusNext()
	b.entry.KeyUp(tab)
	if !b.Focused() || b.entry.SelectedText() != "filled" {
		t.Errorf("Tab marks %q", b.entry.SelectedText())
	}
	test.Type(b.entry, "x")
	if b.Text() != "x" {
		t.Errorf("typing after Tab gives %q", b.Text())
	}
	b.entry.KeyDown(tab)
	w.Canvas().FocusNext()
	area.entry.KeyUp(tab)
	if area.entry.SelectedText() != "" {
		t.Error("an area is marked: a letter would replace all its lines")
	}
	a.Focus(w.Canvas())
	b.SetText("filled")
	b.entry.MouseDown(&desktop.MouseEvent{Button: desktop.MouseButtonPrimary})
	if !b.Focused() || b.entry.SelectedText() != "" {
		t.Errorf("a click marks %q", b.entry.SelectedText())
	}
	a.Focus(w.Canvas())
	b.Focus(w.Canvas())
	if b.entry.SelectedText() != "" {
		t.Errorf("the program’s own focus marks %q", b.entry.SelectedText())
	}
}
