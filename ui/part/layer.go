package part

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"chairside/ui/theme"
)

// layer is the panel on the canvas: a veil over the window, and the form.
type layer struct {
	base
	panel  *Panel
	veil   *canvas.Rectangle
	pane   pane
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
		panel: p, veil: canvas.NewRectangle(nil), pane: newPane(theme.CardRadius),
		title: Title(p.spec.Title), text: NewText(p.spec.Text, TextStyle{Wrap: true, Color: theme.Muted}),
		scroll: container.NewVScroll(padded),
	}
	show(l.text, p.spec.Text != "")
	l.ExtendBaseWidget(l)
	return l
}

func (l *layer) CreateRenderer() fyne.WidgetRenderer {
	objects := append([]fyne.CanvasObject{l.veil}, l.pane.objects()...)
	objects = append(objects, l.title, l.text, l.panel.warning, l.panel.banner, l.scroll)
	if l.panel.action != nil { // Tab comes to it before Cancel, which would throw everything away
		objects = append(objects, l.panel.action)
	}
	objects = append(objects, l.panel.dismiss)
	return (&sketch{
		owner: l, objects: still(objects...), layout: l.layout,
		min: func() fyne.Size { return fyne.NewSize(0, 0) },
		paint: func() {
			l.veil.FillColor = theme.Color(theme.Scrim)
			l.pane.paint(theme.Surface, theme.Border)
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
	warning := wrappedHeight(l.panel.warning, inside)
	banner := wrappedHeight(l.panel.banner, inside)
	buttons := theme.MainButtonHeight
	content := wrappedHeight(l.scroll.Content, inside+2*theme.S4)
	rest := pad + title + text + warning + banner + theme.S12 + theme.S16 + buttons + pad
	content = fyne.Min(content, fyne.Max(size.Height-2*theme.S16-rest, 0))

	x := (size.Width - width) / 2
	y := fyne.Max((size.Height-rest-content)/2, 0)
	l.pane.place(fyne.NewPos(x, y), fyne.NewSize(width, rest+content), 1)
	x += pad
	y += pad
	put(l.title, x, y, inside, title)
	y += title
	put(l.text, x, y+theme.S4, inside, text-theme.S4)
	y += text
	put(l.panel.warning, x, y+theme.S4, inside, warning-theme.S4)
	y += warning
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

// reveal scrolls a panel, or the scroll that follows the part, to the part
// that has just got the focus.
func reveal(o fyne.CanvasObject) {
	if f, ok := o.(interface{ follow() }); ok {
		f.follow()
	}
	c := canvasOf(o)
	if c == nil {
		return
	}
	l, ok := c.Overlays().Top().(*layer)
	if !ok || o == fyne.CanvasObject(l.panel.action) || o == fyne.CanvasObject(l.panel.dismiss) {
		return
	}
	driver := fyne.CurrentApp().Driver()
	top := driver.AbsolutePositionForObject(o).Y - driver.AbsolutePositionForObject(l.scroll).Y + l.scroll.Offset.Y
	Reveal(l.scroll, top-theme.S4, top+o.Size().Height+theme.S4)
}

// regrow lays a panel out again around a part that has become higher or lower.
// In a window Fyne does so by itself.
func regrow(o fyne.CanvasObject) {
	if c := canvasOf(o); c != nil {
		if l, ok := c.Overlays().Top().(*layer); ok {
			l.Refresh()
		}
	}
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
