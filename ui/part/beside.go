package part

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"chairside/ui/theme"
)

// NewBeside puts the second object close behind the first, which is shortened
// where there is no room for both. Refresh lays them out again after a text has
// changed.
func NewBeside(first, second fyne.CanvasObject) *fyne.Container {
	return container.New(besideLayout{}, first, second)
}

// besideLayout puts the second object beside the first, which is shortened where
// there is no room for both.
type besideLayout struct{}

func (besideLayout) MinSize(objects []fyne.CanvasObject) (size fyne.Size) {
	for _, o := range objects {
		if o.Visible() {
			size.Height = fyne.Max(size.Height, o.MinSize().Height)
		}
	}
	return size
}

func (besideLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	first, second := objects[0], objects[1]
	need := second.MinSize().Width
	room := fyne.Max(size.Width-need-theme.S8, 0)
	width := first.MinSize().Width
	if t, ok := first.(*Text); ok {
		width = t.Natural()
	}
	width = fyne.Min(width, room)
	for i, o := range objects {
		high := o.MinSize().Height
		x, w := float32(0), width
		if i == 1 {
			x, w = width+theme.S8, need
		}
		o.Move(fyne.NewPos(x, (size.Height-high)/2))
		o.Resize(fyne.NewSize(w, high))
	}
}
