package part

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"chairside/ui/theme"
)

// CounterHeight is the height of a counter card.
const CounterHeight float32 = 56

// Counter is a card with how many visits are in one stage.
type Counter struct {
	base
	tone   theme.Tone
	n      int
	word   string
	card   box
	bar    *canvas.Rectangle
	figure *canvas.Text
	name   *canvas.Text
}

// NewCounter makes a counter at 0.
func NewCounter(tone theme.Tone, word string) *Counter {
	c := &Counter{
		tone: tone, word: word, card: newBox(theme.CardRadius), bar: canvas.NewRectangle(nil),
		figure: words(theme.TextCounter, heavy), name: words(theme.TextBody, fyne.TextStyle{}),
	}
	c.bar.CornerRadius = 2
	c.ExtendBaseWidget(c)
	return c
}

// Set changes the number.
func (c *Counter) Set(n int) {
	if c.n != n {
		c.n = n
		c.Refresh()
	}
}

// Count is the number.
func (c *Counter) Count() int { return c.n }

// PartText is number and word.
func (c *Counter) PartText() string { return strconv.Itoa(c.n) + " " + c.word }

// CreateRenderer is Fyne's.
func (c *Counter) CreateRenderer() fyne.WidgetRenderer {
	return (&sketch{
		owner: c, objects: still(c.card.outer, c.card.inner, c.bar, c.figure, c.name),
		layout: c.layout, min: c.min, paint: c.paint,
	}).begin()
}

func (c *Counter) paint() {
	c.card.paint(theme.Surface, theme.Border)
	c.bar.FillColor = theme.Color(c.tone.Strong())
	c.figure.Color, c.name.Color = theme.Color(theme.Text), theme.Color(theme.Muted)
	spell(c.figure, strconv.Itoa(c.n))
}

const counterLead = theme.S16 + 4 + 11

func (c *Counter) min() fyne.Size {
	return fyne.NewSize(counterLead+measure("0", theme.TextCounter, heavy).Width+theme.S12+40, CounterHeight)
}

func (c *Counter) layout(size fyne.Size) {
	c.card.place(fyne.NewPos(0, 0), size, 1)
	put(c.bar, theme.S16, (size.Height-30)/2, 4, 30)
	figure := measureText(c.figure)
	top := (size.Height - figure.Height) / 2
	put(c.figure, counterLead, top, figure.Width, figure.Height)
	// Figure and word stand on one line, as in print.
	_, low := fyne.CurrentApp().Driver().RenderedTextSize(c.figure.Text, c.figure.TextSize, heavy, c.figure.FontSource)
	line, high := fyne.CurrentApp().Driver().RenderedTextSize("Ag", theme.TextBody, fyne.TextStyle{}, nil)
	x := counterLead + figure.Width + theme.S12
	fit(c.name, c.word, x, top+low-high, size.Width-x-theme.S8, line.Height)
}
