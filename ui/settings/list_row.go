package settings

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"chairside/ui/part"
	"chairside/ui/theme"
)

// item is one row of a list.
type item struct {
	*part.Cells
	name, about *part.Text
	gone        *part.Chip
}

func newItem() *item {
	i := &item{name: part.Strong(""), about: part.Small(""), gone: part.NewChip(theme.Neutral, theme.IconPause, "Retired")}
	i.gone.Hide()
	i.Cells = part.NewCells(part.NewColumns(-1, 84), container.New(part.NewStack(0), i.name, i.about), i.gone)
	return i
}

func (i *item) set(name, about string, retired bool) {
	i.name.SetText(name)
	i.about.SetText(about)
	if i.gone.Visible() != retired {
		if retired {
			i.gone.Show()
		} else {
			i.gone.Hide()
		}
		i.Refresh()
	}
}

// middled puts a line of text in the middle of the height there is.
type middled struct{}

func (middled) MinSize(objects []fyne.CanvasObject) fyne.Size { return objects[0].MinSize() }

func (middled) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	high := objects[0].MinSize().Height
	objects[0].Resize(fyne.NewSize(size.Width, high))
	objects[0].Move(fyne.NewPos(4, (size.Height-high)/2))
}

// halves puts a list of one width beside the rest.
type halves struct{ left float32 }

func (h *halves) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(h.left+300, 200) }

func (h *halves) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Resize(fyne.NewSize(h.left, size.Height))
	x := h.left + theme.S20
	objects[1].Move(fyne.NewPos(x, 0))
	objects[1].Resize(fyne.NewSize(size.Width-x, size.Height))
}
