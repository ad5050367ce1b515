package part

import (
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

const (
	// waitLimit is how long a wait may keep the keyboard. It is longer than a
	// reading of the board may take, so that what that says comes first.
	waitLimit = 11 * time.Second
	// waitKeys is how much is kept. More than that is dropped as a whole: half
	// of a figure is another figure.
	waitKeys = 256
)

// Waiting has the keyboard and the pointer from the press that opens a form
// until the form is there: what is typed meanwhile is meant for the form, and
// the screen behind must not act on it. It is not seen. It lets go by itself
// after a while, whatever has become of what it waits for.
type Waiting struct {
	widget.BaseWidget
	Held
	canvas fyne.Canvas
	below  fyne.CanvasObject // what lay on top when the wait began
	kept   []stroke
	gone   bool
	late   bool
	over   func()
	timer  *time.Timer
	onKey  func(*fyne.KeyEvent)
	onRune func(rune)
}

// stroke is one thing typed: a key or a character.
type stroke struct {
	key  fyne.KeyName
	rune rune
	back bool // Tab with Shift
}

// Wait begins a wait on a canvas; over, which may be nil, is told when it lets
// go because it took too long. One that is there already gives way and loses
// what it kept.
func Wait(c fyne.Canvas, over func()) *Waiting {
	endWait(c)
	w := &Waiting{canvas: c, below: c.Overlays().Top(), over: over, onKey: c.OnTypedKey(), onRune: c.OnTypedRune()}
	w.ExtendBaseWidget(w)
	c.SetOnTypedKey(w.TypedKey)
	c.SetOnTypedRune(w.TypedRune)
	c.Overlays().Add(w)
	c.Focus(w)
	w.timer = time.AfterFunc(waitLimit, func() { fyne.Do(w.expire) })
	return w
}

// endWait takes a wait away that lies over everything; what it kept is lost.
func endWait(c fyne.Canvas) {
	if w, ok := c.Overlays().Top().(*Waiting); ok {
		w.Drop()
	}
}

// Done ends the wait and goes on with then. Where that opens a panel, the panel
// gets what was typed; otherwise that is lost. When the wait had taken too long
// then is not called: nobody expects the form any more.
func (w *Waiting) Done(then func()) {
	if w.late {
		return
	}
	w.release()
	then()
	w.replay()
}

// Drop ends the wait and forgets what was typed. It may be called again.
func (w *Waiting) Drop() {
	w.Forget()
	w.release()
}

// Forget drops what was typed: something else was opened than was asked for.
func (w *Waiting) Forget() { w.kept = nil }

func (w *Waiting) expire() {
	if w.gone {
		return
	}
	w.late = true
	w.Drop()
	if w.over != nil {
		w.over()
	}
}

func (w *Waiting) release() {
	if w.gone {
		return
	}
	w.gone = true
	w.timer.Stop()
	w.canvas.Overlays().Remove(w)
	w.canvas.SetOnTypedKey(w.onKey)
	w.canvas.SetOnTypedRune(w.onRune)
}

// replay types what was kept into the panel that has opened, as long as that
// lies on top.
func (w *Waiting) replay() {
	kept := w.kept
	w.kept = nil
	top, ok := w.canvas.Overlays().Top().(*layer)
	if !ok || fyne.CanvasObject(top) == w.below || len(kept) > waitKeys {
		return
	}
	was := keyboard
	for _, s := range kept {
		if w.canvas.Overlays().Top() != fyne.CanvasObject(top) {
			break
		}
		keyboard = held{} // each was a press of its own
		s.typeInto(w.canvas, top.panel)
	}
	keyboard = was
	if keyboard.down != "" { // a key still held has done what it may
		keyboard.used = true
	}
}

func (s stroke) typeInto(c fyne.Canvas, p *Panel) {
	at := c.Focused()
	_, button := at.(*Button)
	switch {
	case s.key == fyne.KeyTab && s.back:
		c.FocusPrevious()
	case s.key == fyne.KeyTab:
		c.FocusNext()
	case plain(s.key) == "ENTER" && !p.takesEnter():
	case button && (s.rune == ' ' || s.key == fyne.KeySpace): // nobody has seen what it says
	case s.key != "" && at != nil:
		at.TypedKey(&fyne.KeyEvent{Name: s.key})
	case s.key != "":
		p.typedKey(&fyne.KeyEvent{Name: s.key})
	case at != nil:
		at.TypedRune(s.rune)
	}
}

// takesEnter tells whether an Enter that was pressed before the panel could be
// seen may submit it: where somebody has filled something in, and the panel
// is no question whether to do a thing at all.
func (p *Panel) takesEnter() bool { return p.spec.Kind == Main && typedIn(p.spec.Content) != p.typed }

// TypedKey keeps a key. A letter or figure comes again as its character, which
// is what counts; a key that is held counts once.
func (w *Waiting) TypedKey(event *fyne.KeyEvent) {
	if len(event.Name) <= 1 || strings.Contains(string(event.Name), "+") {
		return
	}
	s := stroke{key: event.Name}
	if event.Name == fyne.KeySpace { // its character comes behind it and ends the press
		if keyboard.repeats(event.Name, time.Now()) {
			return
		}
	} else if !Once(event.Name) {
		return
	}
	if d, ok := fyne.CurrentApp().Driver().(desktop.Driver); ok && event.Name == fyne.KeyTab {
		s.back = d.CurrentKeyModifiers()&fyne.KeyModifierShift != 0
	}
	w.keep(s)
}

// TypedRune keeps a character.
func (w *Waiting) TypedRune(r rune) {
	name := fyne.KeyName(string(r))
	if r == ' ' {
		name = fyne.KeySpace
	}
	if Once(name) {
		w.keep(stroke{rune: r})
	}
}

func (w *Waiting) keep(s stroke) {
	if !w.gone && len(w.kept) <= waitKeys {
		w.kept = append(w.kept, s)
	}
}

// AcceptsTab is Fyne's: Tab is kept too.
func (w *Waiting) AcceptsTab() bool { return true }

// FocusGained is Fyne's.
func (w *Waiting) FocusGained() {}

// FocusLost is Fyne's.
func (w *Waiting) FocusLost() {}

// Tapped is Fyne's: a press of the pointer is lost.
func (w *Waiting) Tapped(*fyne.PointEvent) {}

// CreateRenderer is Fyne's.
func (w *Waiting) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(canvas.NewRectangle(nil))
}
