package part

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

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
// Tab stays inside. When it closes, the focus is where it was before.
//
// While it is open it owns the canvas's OnTypedKey and OnTypedRune.
type Panel struct {
	spec   PanelSpec
	canvas fyne.Canvas
	layer  *layer
	busy   bool
	closed bool

	before  fyne.Focusable
	onKey   func(*fyne.KeyEvent)
	onRune  func(rune)
	banner  *Banner
	action  *Button
	dismiss *Button
}

// ShowPanel opens a panel over everything else on the canvas.
func ShowPanel(c fyne.Canvas, spec PanelSpec) *Panel {
	p := &Panel{spec: spec, canvas: c, banner: NewBanner()}
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
	p.layer.Refresh()
	p.spec.Run(p)
}

// Busy disables both buttons and Esc while a write runs, so that its answer is
// seen, and enables them again.
func (p *Panel) Busy(on bool) {
	if p.busy == on {
		return
	}
	p.busy = on
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
		if above, ok := top.(*layer); ok {
			above.panel.Close()
		} else {
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

// escape is Esc and the cancel button.
func (p *Panel) escape() {
	if !p.busy {
		p.Close()
	}
}

// typedKey gets what no part in the panel has a use for.
func (p *Panel) typedKey(event *fyne.KeyEvent) {
	switch event.Name {
	case fyne.KeyEscape:
		p.escape()
	case fyne.KeyReturn, fyne.KeyEnter:
		p.Submit()
	}
}

// layer is the panel on the canvas: a veil over the window, and the form.
type layer struct {
	base
	panel  *Panel
	veil   *canvas.Rectangle
	box    box
	title  *Text
	text   *Text
	scroll *container.Scroll
}

func newLayer(p *Panel) *layer {
	content := p.spec.Content
	if content == nil {
		content = canvas.NewRectangle(nil)
	}
	// The padding keeps focus rings from being cut at the edge of the scroll.
	padded := container.New(inset(theme.S4), content)
	l := &layer{
		panel: p, veil: canvas.NewRectangle(nil), box: newBox(theme.CardRadius),
		title: Title(p.spec.Title), text: NewText(p.spec.Text, TextStyle{Wrap: true, Color: theme.Muted}),
		scroll: container.NewVScroll(padded),
	}
	show(l.text, p.spec.Text != "")
	l.ExtendBaseWidget(l)
	return l
}

func (l *layer) CreateRenderer() fyne.WidgetRenderer {
	objects := []fyne.CanvasObject{l.veil, l.box.outer, l.box.inner, l.title, l.text, l.panel.banner, l.scroll, l.panel.dismiss}
	if l.panel.action != nil {
		objects = append(objects, l.panel.action)
	}
	return (&sketch{
		owner: l, objects: still(objects...), layout: l.layout,
		min: func() fyne.Size { return fyne.NewSize(0, 0) },
		paint: func() {
			l.veil.FillColor = theme.Color(theme.Scrim)
			l.box.paint(theme.Surface, theme.Border)
		},
	}).begin()
}

func (l *layer) layout(size fyne.Size) {
	l.veil.Resize(size)
	width := l.panel.spec.Width
	if width == 0 {
		width = 520
	}
	width = fyne.Min(width, size.Width-2*theme.S16)
	pad, inside := theme.S20, width-2*theme.S20

	title := l.title.MinSize().Height
	text := wrappedHeight(l.text, inside)
	banner := wrappedHeight(l.panel.banner, inside)
	buttons := theme.MainButtonHeight
	content := wrappedHeight(l.scroll.Content, inside+2*theme.S4)
	rest := pad + title + text + banner + theme.S12 + theme.S16 + buttons + pad
	content = fyne.Min(content, fyne.Max(size.Height-2*theme.S16-rest, 0))

	x := (size.Width - width) / 2
	y := fyne.Max((size.Height-rest-content)/2, 0)
	l.box.place(fyne.NewPos(x, y), fyne.NewSize(width, rest+content), 1)
	x += pad
	y += pad
	put(l.title, x, y, inside, title)
	y += title
	put(l.text, x, y+theme.S4, inside, text-theme.S4)
	y += text
	put(l.panel.banner, x, y+theme.S4, inside, banner-theme.S4)
	y += banner + theme.S12
	put(l.scroll, x-theme.S4, y, inside+2*theme.S4, content)
	y += content + theme.S16

	right := x + inside
	if l.panel.action != nil {
		right -= l.panel.action.MinSize().Width
		put(l.panel.action, right, y, l.panel.action.MinSize().Width, buttons)
		right -= theme.S12
	}
	cancel := l.panel.dismiss.MinSize().Width
	put(l.panel.dismiss, right-cancel, y, cancel, buttons)
}

// wrappedHeight is the height o needs at a width, and 4 units above it; 0 when
// it is hidden.
func wrappedHeight(o fyne.CanvasObject, width float32) float32 {
	if !o.Visible() {
		return 0
	}
	o.Resize(fyne.NewSize(width, o.MinSize().Height))
	o.Resize(fyne.NewSize(width, o.MinSize().Height))
	return o.MinSize().Height + theme.S4
}

// reveal scrolls a panel to the part that has just got the focus.
func reveal(o fyne.CanvasObject) {
	c := canvasOf(o)
	if c == nil {
		return
	}
	l, ok := c.Overlays().Top().(*layer)
	if !ok || o == fyne.CanvasObject(l.panel.action) || o == fyne.CanvasObject(l.panel.dismiss) {
		return
	}
	driver := fyne.CurrentApp().Driver()
	top := driver.AbsolutePositionForObject(o).Y - driver.AbsolutePositionForObject(l.scroll).Y
	bottom, view, offset := top+o.Size().Height, l.scroll.Size().Height, l.scroll.Offset
	switch {
	case top < 0:
		offset.Y += top - theme.S4
	case bottom > view:
		offset.Y += bottom - view + theme.S4
	default:
		return
	}
	l.scroll.ScrollToOffset(offset)
}

// inset is the same distance on all sides.
type inset float32

func (i inset) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := fyne.NewSize(0, 0)
	for _, o := range objects {
		size = size.Max(o.MinSize())
	}
	return size.AddWidthHeight(2*float32(i), 2*float32(i))
}

func (i inset) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		put(o, float32(i), float32(i), size.Width-2*float32(i), size.Height-2*float32(i))
	}
}
