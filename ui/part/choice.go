package part

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"

	"chairside/ui/theme"
)

// Choice is one of a few: a row of buttons of which at most one is on. It is a
// single stop of Tab; Left and Right change it.
type Choice struct {
	base
	options  []string
	selected int
	changed  func(int)
	focused  bool
	readOnly bool
	caption  *caption
	box      box
	cells    []*canvas.Rectangle
	names    []*canvas.Text
	edges    []float32 // the right edge of each cell
}

// NewChoice makes a choice with nothing chosen; changed may be nil and is
// called for a person's choice only.
func NewChoice(label string, options []string, changed func(int)) *Choice {
	c := &Choice{options: options, selected: -1, changed: changed, caption: newCaption(label), box: newBox(theme.ButtonRadius)}
	for range options {
		cell := canvas.NewRectangle(nil)
		cell.CornerRadius = theme.ButtonRadius - 2
		name := words(theme.TextButton, bold)
		name.Alignment = fyne.TextAlignCenter
		c.cells, c.names = append(c.cells, cell), append(c.names, name)
	}
	c.edges = make([]float32, len(options))
	c.ExtendBaseWidget(c)
	return c
}

// SetSelected turns one on, by its place from 0; any other number turns all
// off.
func (c *Choice) SetSelected(i int) {
	if i < 0 || i >= len(c.options) {
		i = -1
	}
	if c.selected != i {
		c.selected = i
		c.Refresh()
	}
}

// Selected is the place of the one that is on, or -1.
func (c *Choice) Selected() int { return c.selected }

// SetReadOnly lets it be seen but not changed.
func (c *Choice) SetReadOnly(on bool) {
	if c.readOnly != on {
		c.readOnly = on
		c.Refresh()
	}
}

// Disabled tells whether it can only be seen; Tab passes it then.
func (c *Choice) Disabled() bool { return c.readOnly }

// Enable lets it be changed again.
func (c *Choice) Enable() { c.SetReadOnly(false) }

// Disable lets it only be seen.
func (c *Choice) Disable() { c.SetReadOnly(true) }

// SetError says what is wrong; empty takes it back.
func (c *Choice) SetError(s string) {
	if c.caption.wrong != s {
		c.caption.wrong = s
		c.Refresh()
		regrow(c)
	}
}

// Error is what is wrong, or empty.
func (c *Choice) Error() string { return c.caption.wrong }

// SetHint changes the line below, which an error hides.
func (c *Choice) SetHint(s string) {
	if c.caption.hint != s {
		c.caption.hint = s
		c.Refresh()
	}
}

// PartText is label, choice and mistake.
func (c *Choice) PartText() string {
	if c.selected < 0 {
		return c.caption.text("")
	}
	return c.caption.text(c.options[c.selected])
}

func (c *Choice) choose(i int) {
	if i < 0 || i >= len(c.options) || i == c.selected || c.readOnly {
		return
	}
	c.SetSelected(i)
	if c.changed != nil {
		c.changed(i)
	}
}

// Tapped turns on what was tapped.
func (c *Choice) Tapped(event *fyne.PointEvent) {
	if cv := canvasOf(c); cv != nil && !c.focused {
		cv.Focus(c)
	}
	if event.Position.Y < c.caption.head() || event.Position.Y > c.caption.head()+theme.ButtonHeight {
		return
	}
	for i, edge := range c.edges {
		if event.Position.X <= edge {
			c.choose(i)
			return
		}
	}
}

// TypedKey moves the choice with the arrows and hands on the rest.
func (c *Choice) TypedKey(event *fyne.KeyEvent) {
	switch event.Name {
	case fyne.KeyLeft:
		c.choose(max(c.selected-1, 0))
	case fyne.KeyRight:
		c.choose(c.selected + 1)
	case fyne.KeyHome:
		c.choose(0)
	case fyne.KeyEnd:
		c.choose(len(c.options) - 1)
	default:
		passKey(c, event)
	}
}

// TypedRune chooses the first on Space when nothing is on.
func (c *Choice) TypedRune(r rune) {
	if r == ' ' {
		if c.selected < 0 {
			c.choose(0)
		}
		return
	}
	passRune(c, r)
}

// FocusGained is Fyne's.
func (c *Choice) FocusGained() {
	c.focused = true
	c.Refresh()
	reveal(c)
}

// FocusLost is Fyne's.
func (c *Choice) FocusLost() {
	c.focused = false
	c.Refresh()
}

// Cursor shows that it can be pressed.
func (c *Choice) Cursor() desktop.Cursor { return desktop.PointerCursor }

// CreateRenderer is Fyne's.
func (c *Choice) CreateRenderer() fyne.WidgetRenderer {
	body := []fyne.CanvasObject{c.box.outer, c.box.inner}
	for i := range c.options {
		body = append(body, c.cells[i], c.names[i])
	}
	return (&sketch{owner: c, objects: still(c.caption.objects(body...)...), layout: c.layout, min: c.min, paint: c.paint}).begin()
}

func (c *Choice) paint() {
	c.caption.paint(c.focused)
	edge := theme.InputEdge
	if c.caption.wrong != "" {
		edge = theme.DangerText
	}
	c.box.paint(theme.Window, edge)
	for i := range c.options {
		fill, word := theme.Window, theme.Text
		switch {
		case i == c.selected && c.readOnly:
			fill = theme.OffFill
		case i == c.selected:
			fill, word = theme.Accent, theme.OnAccent
		case c.readOnly:
			word = theme.OffText
		}
		c.cells[i].FillColor, c.names[i].Color = theme.Color(fill), theme.Color(word)
	}
}

func (c *Choice) widths() (each []float32, total float32) {
	for _, option := range c.options {
		w := fyne.Max(measure(option, theme.TextButton, bold).Width+2*14, 48)
		each, total = append(each, w), total+w
	}
	return each, total
}

func (c *Choice) min() fyne.Size {
	_, total := c.widths()
	return c.caption.min(fyne.NewSize(fyne.Min(total+4, float32(len(c.options))*48), theme.ButtonHeight))
}

// layout gives every option the room its words need; in less room all give way
// alike.
func (c *Choice) layout(size fyne.Size) {
	each, total := c.widths()
	whole := fyne.Min(total+4, size.Width)
	at, body := c.caption.layout(size)
	body.Width = whole
	c.caption.halo.place(at, body)
	c.box.place(at, body, 1)
	scale := float32(1)
	if total > 0 {
		scale = (whole - 4) / total
	}
	x := float32(2)
	for i, w := range each {
		w *= scale
		put(c.cells[i], x, at.Y+2, w, body.Height-4)
		fit(c.names[i], c.options[i], x+4, at.Y, w-8, body.Height)
		x += w
		c.edges[i] = x
	}
}
