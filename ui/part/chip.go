package part

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"chairside/ui/theme"
)

const (
	chipPad  float32 = 10
	chipIcon float32 = 11
)

// Chip is a state: icon, word and colour together. It is as wide as its words
// and sits at the left of the room it is given.
type Chip struct {
	base
	tone theme.Tone
	icon theme.Icon
	text string
	pill *canvas.Rectangle
	mark pictogram
	word *canvas.Text
}

// NewChip makes a chip; theme.NoIcon leaves the icon out, which is right only
// where another icon says the same.
func NewChip(tone theme.Tone, icon theme.Icon, text string) *Chip {
	c := &Chip{
		tone: tone, icon: icon, text: text,
		pill: canvas.NewRectangle(nil), mark: newPictogram(), word: words(theme.TextSmall, bold),
	}
	c.pill.CornerRadius = theme.ChipHeight / 2
	c.ExtendBaseWidget(c)
	return c
}

// Set changes what the chip says.
func (c *Chip) Set(tone theme.Tone, icon theme.Icon, text string) {
	if c.tone == tone && c.icon == icon && c.text == text {
		return
	}
	c.tone, c.icon, c.text = tone, icon, text
	c.Refresh()
}

// Text is the chip's word.
func (c *Chip) Text() string { return c.text }

// Tone is the chip's hue.
func (c *Chip) Tone() theme.Tone { return c.tone }

// PartText is the chip's word.
func (c *Chip) PartText() string { return c.text }

// CreateRenderer is Fyne's.
func (c *Chip) CreateRenderer() fyne.WidgetRenderer {
	return (&sketch{owner: c, objects: still(c.pill, c.mark.Image, c.word), layout: c.layout, min: c.min, paint: c.paint}).begin()
}

func (c *Chip) paint() {
	c.pill.FillColor = theme.Color(c.tone.Fill())
	c.word.Color = theme.Color(c.tone.Text())
	c.mark.paint(c.icon, c.tone.Text())
}

func (c *Chip) lead() float32 {
	if c.icon == theme.NoIcon {
		return chipPad
	}
	return chipPad + chipIcon + theme.S4
}

func (c *Chip) min() fyne.Size {
	return fyne.NewSize(c.lead()+measure(c.text, theme.TextSmall, bold).Width+chipPad, theme.ChipHeight)
}

func (c *Chip) layout(size fyne.Size) {
	width := fyne.Min(c.min().Width, size.Width)
	top := (size.Height - theme.ChipHeight) / 2
	put(c.pill, 0, top, width, theme.ChipHeight)
	c.mark.square(chipPad, size.Height, chipIcon)
	fit(c.word, c.text, c.lead(), top, width-c.lead()-chipPad, theme.ChipHeight)
}
