package part

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"chairside/ui/theme"
)

func TestChoiceByKeysAndPointer(t *testing.T) {
	var picked []int
	c := NewChoice("Nausea", []string{"None", "Mild", "Severe"}, func(i int) { picked = append(picked, i) })
	canvas := shown(t, c)
	want(t, "at first", c.Selected(), -1)
	press(c, fyne.KeyRight, fyne.KeyRight, fyne.KeyRight, fyne.KeyRight)
	want(t, "after Right", c.Selected(), 2)
	press(c, fyne.KeyLeft)
	want(t, "after Left", c.Selected(), 1)
	press(c, fyne.KeyHome)
	want(t, "after Home", c.Selected(), 0)
	want(t, "times told", len(picked), 5)
	want(t, "fill of what is on", c.cells[0].FillColor, theme.Color(theme.Accent))

	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(c)
	test.TapCanvas(canvas, at.AddXY(c.edges[2]-5, c.caption.head()+10))
	want(t, "after a tap on the last", c.Selected(), 2)
	test.TapCanvas(canvas, at.AddXY(5, 3))
	want(t, "after a tap on the label", c.Selected(), 2)
	if canvas.Focused() != c {
		t.Error("a tapped choice does not have the keyboard")
	}
	test.TapCanvas(canvas, at.AddXY(c.edges[2]+80, c.caption.head()+10))
	want(t, "after a tap beside it", c.Selected(), 2)

	c.SetSelected(0)
	c.SetSelected(9)
	want(t, "after a place that is not there", c.Selected(), -1)
	want(t, "times told, setters left out", len(picked), 6)
	c.TypedRune(' ')
	want(t, "after Space with nothing on", c.Selected(), 0)
	c.SetError("Choose one.")
	want(t, "error", c.caption.below[0].Text, "Choose one.")
	want(t, "PartText", c.PartText(), "Nausea: None: Choose one.")
}

func TestSelectByKeysAndList(t *testing.T) {
	var picked []int
	s := NewSelect("Printer", []string{"Front desk", "Nurses", "Office"}, func(i int) { picked = append(picked, i) })
	c := shown(t, s)
	want(t, "at first", s.Selected(), -1)
	c.Focus(s.Focusable())
	press(s.drop, fyne.KeyDown)
	if c.Overlays().Top() == nil {
		t.Fatal("Down opens no list")
	}
	press(c.Focused(), fyne.KeyDown, fyne.KeyReturn)
	want(t, "after the first of the list", s.Selected(), 0)
	if c.Overlays().Top() != nil || c.Focused() != s.Focusable() {
		t.Error("the list stays, or the keyboard is not back")
	}
	s.drop.TypedRune('o')
	want(t, "after a letter", s.Selected(), 2)
	press(s.drop, fyne.KeyLeft)
	want(t, "after Left", s.Selected(), 1)
	want(t, "times told", len(picked), 3)

	s.SetSelected(2)
	s.SetOptions([]string{"Office", "Archive"})
	want(t, "kept when the list changes", s.Selected(), 0)
	s.SetOptions([]string{"Archive"})
	want(t, "given up when it is gone", s.Selected(), -1)
	want(t, "words when it is gone", s.PartText(), "Printer")
	want(t, "times told, setters left out", len(picked), 3)
}

func TestTickIsAWholeLine(t *testing.T) {
	var told []bool
	k := NewTick("Sheet handed over", "", func(on bool) { told = append(told, on) })
	c := shown(t, k)
	test.TapCanvas(c, fyne.CurrentApp().Driver().AbsolutePositionForObject(k).AddXY(k.Size().Width-5, k.Size().Height-5))
	want(t, "after a tap at the far end", k.Ticked(), true)
	k.TypedRune(' ')
	want(t, "after Space", k.Ticked(), false)
	press(k, fyne.KeyReturn)
	want(t, "after Enter", k.Ticked(), true)
	want(t, "times told", len(told), 3)
	k.Set(false)
	want(t, "times told, setter left out", len(told), 3)
	k.SetSub("printed 10:49")
	want(t, "second line", k.sub.Visible(), true)
	k.SetReadOnly(true)
	test.Tap(k)
	press(k, fyne.KeyReturn)
	want(t, "read-only", k.Ticked(), false)
	want(t, "PartText", k.PartText(), "[ ] Sheet handed over printed 10:49")
}
