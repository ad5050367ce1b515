package checkin

import (
	"fyne.io/fyne/v2"

	"chairside/ui/theme"
)

// middle keeps a screen's one card at a width in the middle, below the top bar.
type middle struct {
	width   float32
	natural func() float32 // the height it needs; nil for all there is
}

func (m middle) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(600, 300)
}

func (m middle) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	w := fyne.Min(m.width, size.Width-2*theme.S20)
	high := size.Height - theme.S12 - theme.S8
	if m.natural != nil {
		high = fyne.Min(high, m.natural())
	}
	for _, o := range objects {
		o.Resize(fyne.NewSize(w, high))
		o.Move(fyne.NewPos((size.Width-w)/2, theme.S12))
	}
}
