package part

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"chairside/ui/theme"
)

// noteMost is how many lines a hint or a mistake may take below its input.
const noteMost = 4

// caption is what every input shares: a label above it, and below it a hint
// or, with an icon and in red, what is wrong. Below a narrow input that takes
// more than one line: a mistake that is cut off helps nobody.
type caption struct {
	label, hint, wrong string
	tall               bool // the body takes all the height there is
	above              *canvas.Text
	below              [noteMost]*canvas.Text
	width              float32 // as laid out last
	warn               pictogram
	halo               halo
}

func newCaption(label string) *caption {
	c := &caption{label: label, above: words(theme.TextSmall, bold), warn: newPictogram(), halo: newHalo(theme.ButtonRadius, 0)}
	for i := range c.below {
		c.below[i] = words(theme.TextSmall, fyne.TextStyle{})
	}
	return c
}

func (c *caption) objects(body ...fyne.CanvasObject) []fyne.CanvasObject {
	all := append([]fyne.CanvasObject{c.above}, body...)
	all = append(all, c.halo.Rectangle, c.warn.Image)
	for _, line := range c.below {
		all = append(all, line)
	}
	return all
}

func (c *caption) paint(focused bool) {
	c.above.Color = theme.Color(theme.Text)
	c.halo.paint(focused)
	color, icon := theme.Muted, theme.NoIcon
	if c.wrong != "" {
		color, icon = theme.DangerText, theme.IconWarning
	}
	for _, line := range c.below {
		line.Color = theme.Color(color)
	}
	c.warn.paint(icon, color)
}

// note is what stands below, line by line, and how far from the left. It is
// never empty, so that one line is kept.
func (c *caption) note() (lines []string, x float32) {
	text := c.hint
	if c.wrong != "" {
		text, x = c.wrong, 16
	}
	if c.width <= x {
		return []string{text}, x
	}
	return wrap(text, c.width-x, theme.TextSmall, fyne.TextStyle{}), x
}

// head is the height above the body. Without a label there is none.
func (c *caption) head() float32 {
	if c.label == "" {
		return 0
	}
	return measure("", theme.TextSmall, bold).Height + theme.S4
}

// foot is the height below the body: one line is always kept under a labelled
// input, so that a form does not jump when a short mistake is shown.
func (c *caption) foot() float32 {
	if c.label == "" && c.hint == "" && c.wrong == "" {
		return 0
	}
	lines, _ := c.note()
	return measure("", theme.TextSmall, bold).Height*float32(max(1, min(len(lines), noteMost))) + theme.S4
}

func (c *caption) min(body fyne.Size) fyne.Size {
	width := fyne.Max(body.Width, measure(c.label, theme.TextSmall, bold).Width)
	return fyne.NewSize(width, c.head()+body.Height+c.foot())
}

// layout places the caption and answers where the body goes.
func (c *caption) layout(size fyne.Size) (fyne.Position, fyne.Size) {
	c.width = size.Width
	line := measure("", theme.TextSmall, bold).Height
	fit(c.above, c.label, 0, 0, size.Width, line)
	body := fyne.NewSize(size.Width, fyne.Max(size.Height-c.head()-c.foot(), 0))
	if c.label != "" && !c.tall {
		body.Height = theme.FieldHeight
	}
	at := fyne.NewPos(0, c.head())
	// The ring covers the body's own border, unless that says what is wrong.
	c.halo.gap = -1
	if c.wrong != "" {
		c.halo.gap = 0
	}
	c.halo.place(at, body)

	y := c.head() + body.Height + theme.S4
	lines, x := c.note()
	put(c.warn.Image, 0, y+(line-12)/2, 12, 12)
	for i, below := range c.below {
		text := ""
		switch {
		case c.foot() == 0 || i >= len(lines):
		case i == noteMost-1:
			text = strings.Join(lines[i:], " ") // shortened, if it comes to that
		default:
			text = lines[i]
		}
		fit(below, text, x, y+float32(i)*line, size.Width-x, line)
	}
	return at, body
}

// text is label and mistake, for end-to-end tests.
func (c *caption) text(value string) string {
	all := c.label
	for _, more := range []string{value, c.wrong} {
		if more != "" && all != "" {
			all += ": "
		}
		all += more
	}
	return all
}
