package welcome

import (
	"fyne.io/fyne/v2"

	"chairside/ui/theme"
)

// wide gives its one object a width.
type wide float32

func (w wide) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(float32(w), objects[0].MinSize().Height)
}

func (w wide) Layout(objects []fyne.CanvasObject, size fyne.Size) { objects[0].Resize(size) }

// centred keeps the one card in the middle, at most 1000 wide.
type centred struct{}

func (centred) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(600, 300) }

func (centred) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	w := fyne.Min(1000, size.Width-2*theme.S20)
	for _, o := range objects {
		o.Resize(fyne.NewSize(w, size.Height-2*theme.S20))
		o.Move(fyne.NewPos((size.Width-w)/2, theme.S20))
	}
}

// headed is a head as high as its words need at the width there is, a foot,
// and the rest between them.
type headed struct{}

func (headed) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(400, objects[0].MinSize().Height+objects[2].MinSize().Height+120)
}

func (headed) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	head, body, foot := objects[0], objects[1], objects[2]
	for range 2 { // words that wrap know their height after they have a width
		head.Resize(fyne.NewSize(size.Width, head.MinSize().Height))
	}
	top, bottom := head.MinSize().Height+theme.S8, foot.MinSize().Height
	body.Move(fyne.NewPos(0, top))
	body.Resize(fyne.NewSize(size.Width, size.Height-top-bottom))
	foot.Move(fyne.NewPos(0, size.Height-bottom))
	foot.Resize(fyne.NewSize(size.Width, bottom))
}
