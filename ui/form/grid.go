package form

import (
	"fyne.io/fyne/v2"

	"chairside/ui/theme"
)

// grid lays lines out in columns of one width with a gap between them; rows
// stand close, because every line keeps room for its note. With no columns it
// is a gap alone.
type grid struct {
	columns int
	gap     float32
}

func (g grid) row(objects []fyne.CanvasObject) (high float32) {
	for _, o := range objects {
		high = fyne.Max(high, o.MinSize().Height)
	}
	return high + theme.S4
}

func (g grid) rows(objects []fyne.CanvasObject) int {
	if g.columns == 0 {
		return 0
	}
	return (len(objects) + g.columns - 1) / g.columns
}

func (g grid) MinSize(objects []fyne.CanvasObject) fyne.Size {
	if g.columns == 0 {
		return fyne.NewSize(1, g.gap)
	}
	wide := float32(0)
	for _, o := range objects {
		wide = fyne.Max(wide, o.MinSize().Width)
	}
	return fyne.NewSize(wide*float32(g.columns)+g.gap*float32(g.columns-1), g.row(objects)*float32(g.rows(objects)))
}

func (g grid) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	if g.columns == 0 {
		return
	}
	wide := (size.Width - g.gap*float32(g.columns-1)) / float32(g.columns)
	high := g.row(objects)
	for i, o := range objects {
		o.Resize(fyne.NewSize(wide, high-theme.S4))
		o.Move(fyne.NewPos(float32(i%g.columns)*(wide+g.gap), float32(i/g.columns)*high))
	}
}
