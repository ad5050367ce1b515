package ui

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"chairside/ui/part"
	"chairside/ui/theme"
)

// ground is what the strip of alarms lies on. Where nothing can be heard it is
// lit every other second: half a flash a second, far below the three that can
// bring on a seizure, and of a colour that is not saturated.
type ground struct {
	widget.BaseWidget
	lit        bool
	fill, edge *canvas.Rectangle
}

func newGround() *ground {
	g := &ground{fill: canvas.NewRectangle(color.Transparent), edge: canvas.NewRectangle(color.Transparent)}
	g.ExtendBaseWidget(g)
	return g
}

func (g *ground) light(on bool) {
	if g.lit != on {
		g.lit = on
		g.Refresh()
	}
}

// CreateRenderer is Fyne's.
func (g *ground) CreateRenderer() fyne.WidgetRenderer {
	return part.Drawing(g, func(size fyne.Size) {
		g.fill.Resize(size)
		g.edge.Resize(fyne.NewSize(size.Width, 1))
		g.edge.Move(fyne.NewPos(0, size.Height-1))
	}, func() fyne.Size { return fyne.NewSize(0, 0) }, func() {
		fill := theme.Surface
		if g.lit {
			fill = theme.Danger.Soft()
		}
		g.fill.FillColor = theme.Color(fill)
		g.edge.FillColor = theme.Color(theme.Border)
	}, g.fill, g.edge)
}
