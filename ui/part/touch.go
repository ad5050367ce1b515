package part

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// touch is what every part that can be pressed shares: pointer, Enter and
// Space press it, the focus can rest on it, and it can be disabled.
type touch struct {
	base
	// OnFocus is called when the keyboard comes to the part; may be nil.
	OnFocus func()
	// EnterOnly lets Space press nothing, where a name that is typed unawares
	// has one in it.
	EnterOnly bool

	self    focusWidget
	press   func()
	focused bool
	hovered bool
	off     bool
}

type focusWidget interface {
	fyne.Widget
	fyne.Focusable
}

func (t *touch) extend(self focusWidget, press func()) {
	t.self, t.press = self, press
	t.ExtendBaseWidget(self)
}

// Tapped presses the part and moves the focus to it, so that whatever opens
// next can give the focus back.
func (t *touch) Tapped(*fyne.PointEvent) {
	if c := canvasOf(t.self); c != nil && !t.focused {
		c.Focus(t.self)
	}
	t.do()
}

func (t *touch) do() {
	if !t.off && t.press != nil {
		t.press()
	}
}

// FocusGained is Fyne's.
func (t *touch) FocusGained() {
	t.focused = true
	t.Refresh()
	reveal(t.self)
	if t.OnFocus != nil {
		t.OnFocus()
	}
}

// FocusLost is Fyne's.
func (t *touch) FocusLost() {
	t.focused = false
	t.Refresh()
}

// TypedKey presses on Enter and hands on the rest.
func (t *touch) TypedKey(event *fyne.KeyEvent) {
	if event.Name == fyne.KeyReturn || event.Name == fyne.KeyEnter {
		if Once(event.Name) {
			t.do()
		}
		return
	}
	passKey(t.self, event)
}

// TypedRune presses on Space. The key event of Space is let go on purpose: its
// character comes after it and would land in the field that the press focused.
func (t *touch) TypedRune(r rune) {
	if r == ' ' {
		if !t.EnterOnly && Once(fyne.KeySpace) {
			t.do()
		}
		return
	}
	passRune(t.self, r)
}

// MouseIn is Fyne's.
func (t *touch) MouseIn(*desktop.MouseEvent) { t.hover(true) }

// MouseMoved is Fyne's.
func (t *touch) MouseMoved(*desktop.MouseEvent) {}

// MouseOut is Fyne's.
func (t *touch) MouseOut() { t.hover(false) }

func (t *touch) hover(on bool) {
	if t.hovered != on {
		t.hovered = on
		t.Refresh()
	}
}

// Cursor shows that the part can be pressed.
func (t *touch) Cursor() desktop.Cursor {
	if t.off {
		return desktop.DefaultCursor
	}
	return desktop.PointerCursor
}

// Enable lets the part be pressed again.
func (t *touch) Enable() { t.setOff(false) }

// Disable greys the part; it can neither be pressed nor reached by Tab.
func (t *touch) Disable() { t.setOff(true) }

// Disabled tells whether the part is greyed.
func (t *touch) Disabled() bool { return t.off }

func (t *touch) setOff(off bool) {
	if t.off != off {
		t.off = off
		t.Refresh()
	}
}

// passKey hands a key that a part has no use for to the window or panel.
func passKey(o fyne.CanvasObject, event *fyne.KeyEvent) {
	if c := keyboardOf(o); c != nil {
		if typed := c.OnTypedKey(); typed != nil {
			typed(event)
		}
	}
}

func passRune(o fyne.CanvasObject, r rune) {
	if c := keyboardOf(o); c != nil {
		if typed := c.OnTypedRune(); typed != nil {
			typed(r)
		}
	}
}

// keyboardOf is the canvas whose keyboard o has. Fyne knows the canvas of an
// object only once it has been painted: a key that comes before the first
// frame of a panel would be lost to whoever types faster than that.
func keyboardOf(o fyne.CanvasObject) fyne.Canvas {
	if c := canvasOf(o); c != nil {
		return c
	}
	app := fyne.CurrentApp()
	if app == nil {
		return nil
	}
	for _, w := range app.Driver().AllWindows() {
		if focused, ok := w.Canvas().Focused().(fyne.CanvasObject); ok && focused == o {
			return w.Canvas()
		}
	}
	return nil
}
