package part

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"chairside/ui/theme"
)

// PanelSpec is what a panel asks.
type PanelSpec struct {
	Title, Text string
	Content     fyne.CanvasObject // may be nil
	First       fyne.Focusable    // where the keyboard starts; else the first that takes it
	Action      string            // words of the main button; empty for none
	Kind        ButtonKind        // of the main button; Plain is read as Main
	Cancel      string            // words of the other button; "Cancel", or "Close" without an action
	Run         func(p *Panel)    // what the main button does; it closes the panel itself
	OnClose     func()            // called once, however the panel is closed
	Width       float32           // 520 when 0
}

// Panel is a form over the window. Enter in a single-line field, a choice or a
// select does what the main button does; Esc closes it wherever the focus is;
// Tab stays inside. Neither is done by the key press that opened the panel,
// however long that key is held. When it closes, the focus is where it was before.
//
// While it is open it owns the canvas's OnTypedKey and OnTypedRune. Function
// keys and combinations that it has no use for go on to whoever had them before.
type Panel struct {
	spec   PanelSpec
	canvas fyne.Canvas
	layer  *layer
	busy   bool
	closed bool
	typed  string   // what stood in the fields when the panel opened
	warned bool     // Esc was pressed once over something typed
	wait   *Waiting // while it is busy: nothing typed then may act on the answer

	before  fyne.Focusable
	onKey   func(*fyne.KeyEvent)
	onRune  func(rune)
	banner  *Banner
	warning *Banner
	action  *Button
	dismiss *Button
}

// ShowPanel opens a panel over everything else on the canvas.
func ShowPanel(c fyne.Canvas, spec PanelSpec) *Panel {
	endWait(c)
	p := &Panel{spec: spec, canvas: c, banner: NewBanner(), warning: NewBanner()}
	p.typed = typedIn(spec.Content)
	p.buttons()
	p.layer = newLayer(p)

	// Fyne keeps the focus of the window below and gives it back when the
	// overlay goes; only its look has to be put aside, or two things seem to
	// have the keyboard.
	if p.before = c.Focused(); p.before != nil {
		p.before.FocusLost()
	}
	p.onKey, p.onRune = c.OnTypedKey(), c.OnTypedRune()
	c.SetOnTypedKey(p.typedKey)
	c.SetOnTypedRune(nil)
	c.Overlays().Add(p.layer)
	if spec.First != nil {
		c.Focus(spec.First)
	} else {
		c.FocusNext()
	}
	return p
}

func (p *Panel) buttons() {
	kind, cancel := p.spec.Kind, p.spec.Cancel
	if kind == Plain {
		kind = Main
	}
	if cancel == "" {
		cancel = "Close"
		if p.spec.Action != "" {
			cancel = "Cancel"
		}
	}
	p.dismiss = NewButton(Plain, cancel, p.escape)
	p.dismiss.ID = "panel.cancel"
	p.dismiss.SetLarge(true)
	p.dismiss.SetKey("Esc")
	if p.spec.Action != "" {
		p.action = NewButton(kind, p.spec.Action, p.Submit)
		p.action.ID = "panel.action"
		p.action.SetLarge(true)
	}
}

// Action is the main button, or nil.
func (p *Panel) Action() *Button { return p.action }

// Submit does what the main button does, unless that is disabled or running.
func (p *Panel) Submit() {
	if p.busy || p.closed || p.action == nil || p.action.Disabled() || p.spec.Run == nil {
		return
	}
	p.banner.Clear()
	p.warned = false
	p.layer.Refresh()
	p.spec.Run(p)
}

// Busy disables both buttons and Esc while a write runs, so that its answer is
// seen, and enables them again. What is typed meanwhile is lost: it was meant
// for what comes after a write that went well, and must not change this form
// or reach the screen behind.
func (p *Panel) Busy(on bool) {
	if p.busy == on {
		return
	}
	p.busy = on
	switch {
	case on && !p.closed:
		p.wait = Wait(p.canvas, nil)
	case p.wait != nil:
		p.wait.Drop()
	}
	for _, b := range []*Button{p.action, p.dismiss} {
		if b != nil {
			b.setOff(on)
		}
	}
}

// Fail ends Busy and shows in the panel what went wrong; what was typed stays.
func (p *Panel) Fail(message string) {
	p.Busy(false)
	p.banner.Set(theme.Danger, theme.IconWarning, message)
	p.layer.Refresh()
}

// Warn shows what the person in front of the panel should heed before the
// action; empty takes it back. It stays beside a failure.
func (p *Panel) Warn(text string) {
	if text == "" {
		p.warning.Clear()
	} else {
		p.warning.Set(theme.Amber, theme.IconWarning, text)
	}
	p.layer.Refresh()
}

// Warning is what Warn shows, or empty.
func (p *Panel) Warning() string { return p.warning.Text() }

// Failure is what Fail showed last, or empty.
func (p *Panel) Failure() string { return p.banner.Text() }

// Closed tells whether the panel is gone.
func (p *Panel) Closed() bool { return p.closed }

// Close takes the panel away and gives the focus back. What lies over it goes
// first.
func (p *Panel) Close() {
	if p.closed {
		return
	}
	overlays := p.canvas.Overlays()
	for top := overlays.Top(); top != nil && top != fyne.CanvasObject(p.layer); top = overlays.Top() {
		switch above := top.(type) {
		case *layer:
			above.panel.Close()
		case *Waiting:
			above.Drop()
		default:
			overlays.Remove(top)
		}
	}
	p.closed = true
	overlays.Remove(p.layer)
	p.canvas.SetOnTypedKey(p.onKey)
	p.canvas.SetOnTypedRune(p.onRune)
	if p.before != nil && p.canvas.Focused() == p.before {
		p.before.FocusGained()
	}
	if p.spec.OnClose != nil {
		p.spec.OnClose()
	}
}

// escape is Esc and the cancel button. What was typed goes only when it is
// asked for twice.
func (p *Panel) escape() {
	if p.busy {
		return
	}
	if !p.warned && p.Typed() {
		p.warned = true
		p.banner.Set(theme.Hold, theme.IconWarning, "Once more to close: what you typed is not kept.")
		p.layer.Refresh()
		return
	}
	p.Close()
}

// OpenPanel is the panel that lies on top of a canvas, or nil.
func OpenPanel(c fyne.Canvas) *Panel {
	if l, ok := c.Overlays().Top().(*layer); ok {
		return l.panel
	}
	return nil
}

// Typed reports whether something in the panel was changed and would be lost.
func (p *Panel) Typed() bool { return typedIn(p.spec.Content) != p.typed }

// Ask says in the panel what is asked before something is lost, and reports
// whether it stood there already.
func (p *Panel) Ask(words string) (asked bool) {
	if p.banner.Text() == words {
		return true
	}
	p.banner.Set(theme.Hold, theme.IconWarning, words)
	p.layer.Refresh()
	return false
}

// typedIn is all that stands in the fields of a form, to see whether it was
// changed.
func typedIn(o fyne.CanvasObject) string {
	switch o := o.(type) {
	case *Field:
		return o.Text() + "\x00"
	case *Choice:
		return strconv.Itoa(o.selected) + "\x00"
	case *fyne.Container:
		all := ""
		for _, child := range o.Objects {
			all += typedIn(child)
		}
		return all
	}
	return ""
}

// typedKey gets what no part in the panel has a use for.
func (p *Panel) typedKey(event *fyne.KeyEvent) {
	switch event.Name {
	case fyne.KeyEscape:
		if Once(event.Name) {
			p.escape()
		}
	case fyne.KeyReturn, fyne.KeyEnter:
		if Once(event.Name) {
			p.Submit()
		}
	default: // the window may have a key that works over a panel too
		if p.onKey != nil && (isFunctionKey(event.Name) || strings.HasPrefix(string(event.Name), "Ctrl+")) {
			p.onKey(event)
		}
	}
}
