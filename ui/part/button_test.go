package part

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"chairside/ui/theme"
)

func TestButtonIsPressedByPointerEnterAndSpace(t *testing.T) {
	presses := 0
	b := NewButton(Main, "Seat", func() { presses++ })
	c := shown(t, b)

	test.Tap(b)
	want(t, "presses after a tap", presses, 1)
	if c.Focused() != b {
		t.Error("a tapped button does not have the keyboard")
	}
	press(b, fyne.KeyReturn, fyne.KeyEnter)
	want(t, "presses after Enter twice", presses, 3)
	b.TypedRune(' ')
	want(t, "presses after Space", presses, 4)
	press(b, fyne.KeySpace)
	want(t, "presses after the key event of the same Space", presses, 4)
}

func TestSpaceThatOpensAFieldDoesNotLandInIt(t *testing.T) {
	field := NewField("Name")
	var c fyne.Canvas
	b := NewButton(Plain, "New", func() { field.Focus(c) })
	c = shown(t, b, field)
	c.Focus(b)

	// A real keyboard sends the key and then, to whoever is focused by then,
	// the character.
	c.Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
	c.Focused().TypedRune(' ')
	want(t, "field", field.Text(), "")
	want(t, "field has the keyboard", field.Focused(), true)
}

func TestDisabledButtonIsDeafAndSkippedByTab(t *testing.T) {
	presses := 0
	off := NewButton(Main, "Check in · 3 left", func() { presses++ })
	next := NewButton(Plain, "Close", nil)
	c := shown(t, off, next)
	off.Disable()

	test.Tap(off)
	press(off, fyne.KeyReturn)
	off.TypedRune(' ')
	want(t, "presses of a disabled button", presses, 0)
	want(t, "disabled fill", off.box.inner.FillColor, theme.Color(theme.OffFill))
	c.FocusNext()
	if c.Focused() != next {
		t.Errorf("Tab stops at %v", c.Focused())
	}
	off.Enable()
	test.Tap(off)
	want(t, "presses after Enable", presses, 1)
}

func TestFocusIsSeen(t *testing.T) {
	b, field, choice := NewButton(Main, "Seat", nil), NewField("Name"), NewChoice("Visit", []string{"a", "b"}, nil)
	sel, tick, tile := NewSelect("Printer", []string{"a"}, nil), NewTick("Belongings", "", nil), NewTile(nil, nil)
	rows := NewRows(nil, nil)
	c := shown(t, b, field, choice, sel, tick, tile, rows)
	for _, at := range []struct {
		name string
		who  fyne.Focusable
		ring *canvas.Rectangle
	}{
		{"button", b, b.halo.Rectangle},
		{"field", field.entry, field.caption.halo.Rectangle},
		{"choice", choice, choice.caption.halo.Rectangle},
		{"select", sel.drop, sel.caption.halo.Rectangle},
		{"tick", tick, tick.halo.Rectangle},
		{"tile", tile, tile.halo.Rectangle},
	} {
		want(t, at.name+": ring before focus", at.ring.Visible(), false)
		c.Focus(at.who)
		want(t, at.name+": ring with focus", at.ring.Visible(), true)
		want(t, at.name+": ring colour", at.ring.StrokeColor, theme.Color(theme.Accent))
		want(t, at.name+": ring width", at.ring.StrokeWidth, 2)
		c.Unfocus()
		want(t, at.name+": ring after focus", at.ring.Visible(), false)
	}
	for _, focused := range []bool{false, true, false} {
		if focused {
			c.Focus(rows)
		} else {
			c.Unfocus()
		}
		for i := range rows.ring.edge {
			want(t, "rows: ring", rows.ring.edge[i].Visible() && rows.ring.bend[i].Visible(), focused)
			want(t, "rows: ring colour", rows.ring.edge[i].FillColor, theme.Color(theme.Accent))
			want(t, "rows: ring colour", rows.ring.bend[i].FillColor, theme.Color(theme.Accent))
		}
	}
}

func TestKeysWithoutUseReachTheWindow(t *testing.T) {
	b, rows, choice := NewButton(Main, "Seat", nil), NewRows(nil, nil), NewChoice("", []string{"a"}, nil)
	c := shown(t, b, rows, choice)
	keys := heard(c)
	runes := ""
	c.SetOnTypedRune(func(r rune) { runes += string(r) })
	for _, part := range []fyne.Focusable{b, rows, choice} {
		press(part, fyne.KeyF9, fyne.KeyEscape)
		part.TypedRune('v')
	}
	want(t, "keys heard", len(*keys), 6)
	want(t, "characters heard", runes, "vvv")
}

func TestButtonSettersChangeWhatIsDrawn(t *testing.T) {
	b := NewButton(Plain, "Print", nil)
	shown(t, b)
	plain := b.MinSize()
	b.SetKey("Ctrl P")
	b.SetIcon(theme.IconPrint)
	if b.MinSize().Width < plain.Width+40 {
		t.Errorf("key and icon take %.0f", b.MinSize().Width-plain.Width)
	}
	want(t, "key is drawn", b.key.Visible(), true)
	b.SetLarge(true)
	want(t, "large height", b.MinSize().Height, theme.MainButtonHeight)
	b.SetKind(Danger)
	want(t, "danger fill", b.box.inner.FillColor, theme.Color(theme.Danger.Deep()))
	b.SetText("Stop")
	want(t, "text drawn", b.word.Text, "Stop")
	b.ID = "leave.print"
	var named Identified = b
	want(t, "id", named.PartID(), "leave.print")
	want(t, "text", named.PartText(), "Stop")
}

func TestTilePressesAsAWholeButNotForItsButtons(t *testing.T) {
	tile, inner := 0, 0
	b := NewButton(Main, "Seat", func() { inner++ })
	face := NewTile(b, func() { tile++ })
	c := shown(t, face)
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(face)
	test.TapCanvas(c, at.AddXY(4, 4))
	want(t, "presses of the tile", tile, 1)
	test.TapCanvas(c, at.AddXY(30, 30))
	want(t, "presses of the button in it", inner, 1)
	want(t, "presses of the tile then", tile, 1)
}
