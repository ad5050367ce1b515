package recovery

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"chairside/ui/theme"
)

// The measures of a card.
const (
	cardPad   float32 = 16
	cardGap   float32 = 16
	ringSide  float32 = 112
	buttonsW  float32 = 152
	buttonGap float32 = 6
	chipGap   float32 = 6
)

// columns are where the five columns of a card begin and how wide they are.
type columns struct{ nameX, nameW, trendX, trendW, marksX, marksW, actsX float32 }

// columnsOf shares out a card's width: ring and buttons are fixed, the chips
// get what puts two beside each other, the name the rest.
func columnsOf(width float32) columns {
	var c columns
	extra := max(width-920, 0)
	c.marksW = min(262+extra*0.45, 500)
	c.trendW = min(153+extra*0.22, 260)
	c.actsX = width - cardPad - buttonsW
	c.marksX = c.actsX - cardGap - c.marksW
	c.trendX = c.marksX - cardGap - c.trendW
	c.nameX = cardPad + ringSide + cardGap
	c.nameW = max(c.trendX-12-c.nameX, 60)
	return c
}

// CreateRenderer is Fyne's.
func (c *card) CreateRenderer() fyne.WidgetRenderer {
	r := &cardRenderer{c}
	r.paint()
	return r
}

type cardRenderer struct{ c *card }

func (r *cardRenderer) Destroy() {}

func (r *cardRenderer) Objects() []fyne.CanvasObject {
	c := r.c
	all := append(c.halo.Objects(), c.face, c.bar, c.ring, c.name, c.about, c.ready, c.warn, c.alert, c.state, c.trend)
	for _, m := range c.marks {
		all = append(all, m)
	}
	for _, b := range c.acts {
		all = append(all, b)
	}
	return all
}

func (r *cardRenderer) Refresh() {
	r.paint()
	r.Layout(r.c.Size())
	canvas.Refresh(r.c)
}

// paint colours what says how the card stands. Canvas objects do not follow a
// theme change by themselves.
func (r *cardRenderer) paint() {
	c := r.c
	tint := fyne.ThemeColorName("")
	switch {
	case c.view.alarm:
		tint = theme.AlarmTint
	case c.selected:
		tint = theme.SelectedRow
	}
	c.face.SetTint(tint)
	c.face.SetEdge(theme.Danger, c.view.alarm)
	c.bar.FillColor = theme.Color(theme.Accent)
	visible(c.bar, c.selected)
	c.halo.Paint(c.selected && c.deck.focused)
	visible(c.ready, c.view.likely != "")
	visible(c.warn, c.view.allergy != "")
	visible(c.alert, c.view.allergy != "")
	c.warn.Refresh()
}

func visible(o fyne.CanvasObject, on bool) {
	if o.Visible() != on {
		if on {
			o.Show()
		} else {
			o.Hide()
		}
	}
}

// MinSize is the height the card needs in the width it has.
func (r *cardRenderer) MinSize() fyne.Size {
	return fyne.NewSize(700, r.arrange(r.c.Size().Width, 0, false))
}

func (r *cardRenderer) Layout(size fyne.Size) {
	c := r.c
	c.face.Resize(size)
	c.halo.Place(fyne.NewPos(-4, -4), size.AddWidthHeight(8, 8))
	c.bar.Move(fyne.NewPos(2, theme.CardRadius))
	c.bar.Resize(fyne.NewSize(4, size.Height-2*theme.CardRadius))
	r.arrange(size.Width, size.Height, true)
}

// arrange lays out the columns, or only measures, and answers the height.
func (r *cardRenderer) arrange(width, height float32, move bool) float32 {
	c, at := r.c, columnsOf(width)
	lines := r.lines(at.nameW)
	marks := make([]fyne.CanvasObject, len(c.marks))
	for i, m := range c.marks {
		marks[i] = m
	}
	marksH := flow{chipGap}.place(marks, fyne.Position{}, at.marksW, false)
	actsH := float32(len(c.acts))*(theme.ButtonHeight+buttonGap) - buttonGap
	if !move {
		return max(ringSide, lines, marksH, actsH) + 2*cardPad
	}
	middle := func(h float32) float32 { return (height - h) / 2 }
	put(c.ring, cardPad, middle(ringSide), ringSide, ringSide)
	r.placeLines(at.nameX, middle(lines), at.nameW)
	trendH := c.trend.MinSize().Height + 8
	put(c.trend, at.trendX, middle(trendH), at.trendW, trendH)
	flow{chipGap}.place(marks, fyne.NewPos(at.marksX, middle(marksH)), at.marksW, true)
	y := middle(actsH)
	for _, b := range c.acts {
		put(b, at.actsX, y, buttonsW, theme.ButtonHeight)
		y += theme.ButtonHeight + buttonGap
	}
	return height
}

// lines is the height of the words beside the ring. Texts that wrap know their
// height only after they have been given a width.
func (r *cardRenderer) lines(width float32) float32 {
	c := r.c
	high := tall(c.name, width) + tall(c.about, width) + theme.S8 + theme.ChipHeight
	if c.view.likely != "" {
		high += tall(c.ready, width)
	}
	if c.view.allergy != "" {
		high += theme.S4 + tall(c.alert, width-18)
	}
	return high
}

func (r *cardRenderer) placeLines(x, y, width float32) {
	c := r.c
	put(c.name, x, y, width, tall(c.name, width))
	y += c.name.Size().Height
	put(c.about, x, y, width, tall(c.about, width))
	y += c.about.Size().Height
	if c.view.likely != "" {
		put(c.ready, x, y, width, tall(c.ready, width))
		y += c.ready.Size().Height
	}
	if c.view.allergy != "" {
		y += theme.S4
		put(c.warn, x, y+1, 13, 13)
		put(c.alert, x+18, y, width-18, tall(c.alert, width-18))
		y += c.alert.Size().Height
	}
	put(c.state, x, y+theme.S8, width, theme.ChipHeight)
}

func tall(o fyne.CanvasObject, width float32) float32 {
	if o.Size().Width != width {
		o.Resize(fyne.NewSize(width, o.Size().Height))
	}
	return o.MinSize().Height
}

func put(o fyne.CanvasObject, x, y, w, h float32) {
	o.Move(fyne.NewPos(x, y))
	o.Resize(fyne.NewSize(w, h))
}
