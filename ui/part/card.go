package part

import (
	"fyne.io/fyne/v2"

	"chairside/ui/theme"
)

// Card is a rounded surface with a border around its content.
type Card struct {
	base
	content fyne.CanvasObject
	tone    theme.Tone
	edge    bool
	dashed  bool
	tint    fyne.ThemeColorName
	padding float32
	pane    pane
	dashes  pictogram
}

// NewCard makes a card with 16 units of padding; content may be nil.
func NewCard(content fyne.CanvasObject) *Card {
	c := &Card{content: content, padding: theme.S16, pane: newPane(theme.CardRadius), dashes: newPictogram()}
	c.ExtendBaseWidget(c)
	return c
}

// SetEdge draws a border of two units in the tone's strong colour, or not.
func (c *Card) SetEdge(tone theme.Tone, on bool) {
	if c.tone != tone || c.edge != on {
		c.tone, c.edge = tone, on
		c.Refresh()
	}
}

// SetDashed draws the border dashed and the fill pale: a thing not in use.
func (c *Card) SetDashed(on bool) {
	if c.dashed != on {
		c.dashed = on
		c.Refresh()
	}
}

// SetTint changes the fill; empty is the plain surface. A tone's Wash brings a
// border of its own hue.
func (c *Card) SetTint(fill fyne.ThemeColorName) {
	if c.tint != fill {
		c.tint = fill
		c.Refresh()
	}
}

// SetPadding changes the distance from border to content.
func (c *Card) SetPadding(padding float32) {
	if c.padding != padding {
		c.padding = padding
		c.Refresh()
	}
}

// SetContent changes what is in the card.
func (c *Card) SetContent(content fyne.CanvasObject) {
	if c.content != content {
		c.content = content
		c.Refresh()
	}
}

// CreateRenderer is Fyne's.
func (c *Card) CreateRenderer() fyne.WidgetRenderer {
	return (&sketch{owner: c, objects: c.objects, layout: c.layout, min: c.min, paint: c.paint}).begin()
}

func (c *Card) objects() []fyne.CanvasObject {
	all := append(c.pane.objects(), c.dashes.Image)
	if c.content != nil {
		all = append(all, c.content)
	}
	return all
}

func (c *Card) fill() fyne.ThemeColorName {
	switch {
	case c.tint != "":
		return c.tint
	case c.dashed:
		return theme.QuietTint
	}
	return theme.Surface
}

func (c *Card) paint() {
	fill := c.fill()
	switch {
	case c.edge:
		c.pane.paint(fill, c.tone.Strong())
	case c.dashed:
		c.pane.paint(fill, fill)
	default:
		c.pane.paint(fill, theme.Edge(fill))
	}
}

func (c *Card) min() fyne.Size {
	inside := fyne.NewSize(0, 0)
	if c.content != nil {
		inside = c.content.MinSize()
	}
	return inside.AddWidthHeight(2*c.padding, 2*c.padding)
}

func (c *Card) layout(size fyne.Size) {
	border := float32(1)
	if c.edge {
		border = 2
	}
	c.pane.place(fyne.NewPos(0, 0), size, border)
	if dashed := c.dashed && !c.edge; dashed && size.Width > 4 && size.Height > 4 {
		put(c.dashes.Image, 0, 0, size.Width, size.Height)
		c.dashes.paintResource(dashedFrame(size))
		show(c.dashes.Image, true)
	} else {
		show(c.dashes.Image, false)
	}
	if c.content != nil {
		put(c.content, c.padding, c.padding, size.Width-2*c.padding, size.Height-2*c.padding)
	}
}

// Tile is a card that is pressed as a whole.
type Tile struct {
	touch
	// Card is the face of the tile.
	Card *Card
	text string
	halo halo
}

// NewTile makes a tile; parts inside it that can be pressed keep their own
// press.
func NewTile(content fyne.CanvasObject, tapped func()) *Tile {
	t := &Tile{Card: NewCard(content), halo: newHalo(theme.CardRadius, 1)}
	t.extend(t, tapped)
	return t
}

// OnTapped changes what a press does.
func (t *Tile) OnTapped(tapped func()) { t.press = tapped }

// SetPartText names the tile for end-to-end tests.
func (t *Tile) SetPartText(s string) { t.text = s }

// PartText is the name given by SetPartText.
func (t *Tile) PartText() string { return t.text }

// CreateRenderer is Fyne's.
func (t *Tile) CreateRenderer() fyne.WidgetRenderer { return t.draw(t) }

// draw is the renderer of the tile and of what is built on it.
func (t *Tile) draw(owner fyne.Widget) fyne.WidgetRenderer {
	return (&sketch{
		owner: owner, objects: still(t.halo.Rectangle, t.Card),
		layout: func(size fyne.Size) {
			t.halo.place(fyne.NewPos(0, 0), size)
			t.Card.Resize(size)
		},
		min:   func() fyne.Size { return t.Card.MinSize() },
		paint: func() { t.halo.paint(t.focused) },
	}).begin()
}
