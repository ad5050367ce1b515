package part

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"chairside/ui/theme"
)

// hold sends what the window gets while a key is held: one press, many typed
// keys, each to whatever has the keyboard by then, and one release.
func hold(t *testing.T, c fyne.Canvas, name fyne.KeyName, times int) {
	t.Helper()
	event := &fyne.KeyEvent{Name: name}
	tell := func(what func(desktop.Keyable)) {
		focused, ok := c.Focused().(desktop.Keyable)
		if !ok {
			t.Fatalf("%T has the keyboard and does not know of held keys", c.Focused())
		}
		what(focused)
	}
	tell(func(k desktop.Keyable) { k.KeyDown(event) })
	for range times {
		c.Focused().TypedKey(event)
		if name == fyne.KeySpace {
			c.Focused().TypedRune(' ')
		}
	}
	tell(func(k desktop.Keyable) { k.KeyUp(event) })
}

func TestAHeldKeyOpensAFormAndConfirmsNothing(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(theme.New(false))
	var panel *Panel
	ran, opened := 0, 0
	w := test.NewTempWindow(t, nil)
	c := w.Canvas()
	field := NewField("Reason")
	show := func() {
		opened++
		panel = ShowPanel(c, PanelSpec{Title: "End", Action: "End it", Content: field, First: field.Focusable(), Run: func(*Panel) { ran++ }})
	}
	button := NewButton(Main, "End…", show)
	w.SetContent(button)
	for _, key := range []fyne.KeyName{fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace} {
		ran, opened = 0, 0
		c.Focus(button)
		hold(t, c, key, 40)
		if opened != 1 || panel.Closed() || ran != 0 {
			t.Fatalf("held %s: opened %d times, confirmed %d times", key, opened, ran)
		}
		hold(t, c, fyne.KeyReturn, 40)
		if ran != 1 {
			t.Errorf("pressed again after %s: confirmed %d times", key, ran)
		}
		field.SetText("typed")
		hold(t, c, fyne.KeyEscape, 40)
		if panel.Closed() {
			t.Errorf("held Esc threw away what was typed")
		}
		hold(t, c, fyne.KeyEscape, 40)
		if !panel.Closed() {
			t.Error("Esc pressed once more does not close")
		}
		field.SetText("")
	}
}

func TestAHeldKeyActsOnceWhereverItIsTyped(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(theme.New(false))
	w := test.NewTempWindow(t, nil)
	done := 0
	field := NewField("Name")
	field.OnSubmitted, field.OnEscape = func(string) { done++ }, func() { done++ }
	rows := NewRows(nil, func(int64) { done++ })
	rows.Set([]int64{1, 2, 3, 4}, func(int64) Row { return NewCells(NewColumns(-1), Strong("row")) }, nil)
	rows.Select(1)
	tick := NewTick("Oriented", "", func(bool) { done++ })
	for name, c := range map[string]struct {
		o    fyne.CanvasObject
		f    fyne.Focusable
		keys []fyne.KeyName
	}{
		"field": {field, field.Focusable(), []fyne.KeyName{fyne.KeyReturn, fyne.KeyEscape}},
		"rows":  {rows, rows, []fyne.KeyName{fyne.KeyReturn, fyne.KeyEnter}},
		"tick":  {tick, tick, []fyne.KeyName{fyne.KeyReturn, fyne.KeySpace}},
	} {
		w.SetContent(c.o)
		w.Canvas().Focus(c.f)
		for _, key := range c.keys {
			done = 0
			hold(t, w.Canvas(), key, 25)
			if done != 1 {
				t.Errorf("%s: held %s acted %d times", name, key, done)
			}
		}
	}
	w.SetContent(rows)
	w.Canvas().Focus(rows)
	hold(t, w.Canvas(), fyne.KeyDown, 3)
	if rows.Selected() != 4 {
		t.Errorf("held Down went to %d: keys that move may be held", rows.Selected())
	}
}

func TestALostReleaseIsForgotten(t *testing.T) {
	now := time.Now()
	var h held
	h.press(fyne.KeyReturn, now)
	for i, c := range []struct {
		name  fyne.KeyName
		after time.Duration
		may   bool
	}{
		{fyne.KeyReturn, 0, true},
		{fyne.KeyEnter, 660 * time.Millisecond, false}, // both Enters are one
		{"Ctrl+Enter", 700 * time.Millisecond, false},
		{fyne.KeyK, 720 * time.Millisecond, true}, // another key
		{fyne.KeyReturn, 700*time.Millisecond + forgotten + 1, true},
	} {
		if h.once(c.name, now.Add(c.after)) != c.may {
			t.Errorf("%d: %s after %v may act: %v", i, c.name, c.after, !c.may)
		}
	}
	h.press(fyne.KeyReturn, now)
	h.once(fyne.KeyReturn, now)
	h.release(fyne.KeyK)
	if h.once(fyne.KeyReturn, now) {
		t.Error("the release of another key counts")
	}
	h.release(fyne.KeyEnter)
	if !h.once(fyne.KeyReturn, now) {
		t.Error("a key that was let go may not act")
	}
}
