package part

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"chairside/ui/theme"
)

// caption is what every input shares: a label above it, and below it one line
// that is a hint or, with an icon and in red, what is wrong.
type caption struct {
	label, hint, wrong string
	tall               bool // the body takes all the height there is
	above, below       *canvas.Text
	warn               pictogram
	halo               halo
}

func newCaption(label string) *caption {
	return &caption{
		label: label, above: words(theme.TextSmall, bold), below: words(theme.TextSmall, fyne.TextStyle{}),
		warn: newPictogram(), halo: newHalo(theme.ButtonRadius, 0),
	}
}

func (c *caption) objects(body ...fyne.CanvasObject) []fyne.CanvasObject {
	all := append([]fyne.CanvasObject{c.above}, body...)
	return append(all, c.halo.Rectangle, c.warn.Image, c.below)
}

func (c *caption) paint(focused bool) {
	c.above.Color = theme.Color(theme.Text)
	c.halo.paint(focused)
	if c.wrong != "" {
		c.below.Color = theme.Color(theme.DangerText)
		c.warn.paint(theme.IconWarning, theme.DangerText)
		return
	}
	c.below.Color = theme.Color(theme.Muted)
	c.warn.paint(theme.NoIcon, "")
}

// head is the height above the body. Without a label there is none.
func (c *caption) head() float32 {
	if c.label == "" {
		return 0
	}
	return measure("", theme.TextSmall, bold).Height + theme.S4
}

// foot is the height below the body: always kept under a labelled input, so
// that a form does not jump when a mistake is shown.
func (c *caption) foot() float32 {
	if c.label == "" && c.hint == "" && c.wrong == "" {
		return 0
	}
	return measure("", theme.TextSmall, bold).Height + theme.S4
}

func (c *caption) min(body fyne.Size) fyne.Size {
	width := fyne.Max(body.Width, measure(c.label, theme.TextSmall, bold).Width)
	return fyne.NewSize(width, c.head()+body.Height+c.foot())
}

// layout places the caption and answers where the body goes.
func (c *caption) layout(size fyne.Size) (fyne.Position, fyne.Size) {
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
	text, x := c.hint, float32(0)
	if c.wrong != "" {
		text, x = c.wrong, 16
		put(c.warn.Image, 0, y+(line-12)/2, 12, 12)
	}
	if c.foot() == 0 {
		text = ""
	}
	fit(c.below, text, x, y, size.Width-x, line)
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
