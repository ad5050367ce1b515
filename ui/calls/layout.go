package calls

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"chairside/ui/part"
	"chairside/ui/theme"
)

// newRoot puts the list at the left and the chosen patient at the right.
func newRoot(s *Screen) *fyne.Container {
	inner := container.New(listLayout{}, newHeading(), s.note, s.rows)
	list := part.NewCard(inner)
	list.SetPadding(1)
	return container.New(&rootLayout{inner}, list, s.detail.card)
}

type rootLayout struct{ inner *fyne.Container }

// MinSize is small on purpose: a window wider than its screen is cut.
func (*rootLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(760, 420) }

func (l *rootLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	const pad, gap = theme.S20, theme.S16
	right := fyne.Min(fyne.Max(size.Width*0.29, 380), 460)
	high := size.Height - 2*theme.S16
	part.Place(o[0], pad, theme.S16, size.Width-2*pad-gap-right, high)
	l.inner.Layout.Layout(l.inner.Objects, l.inner.Size())
	part.Place(o[1], size.Width-pad-right, theme.S16, right, high)
}

const headHeight float32 = 36

type listLayout struct{}

func (listLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(400, 200) }

func (listLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	part.Place(o[0], 0, 0, size.Width, headHeight)
	y := headHeight
	if o[1].Visible() {
		o[1].Resize(fyne.NewSize(size.Width-2*theme.S16, o[1].Size().Height))
		high := o[1].MinSize().Height
		part.Place(o[1], theme.S16, y, size.Width-2*theme.S16, high)
		y += high + theme.S8
	}
	part.Place(o[2], 0, y, size.Width, size.Height-y)
}

// besideBar keeps the form off the bar of its scroll.
type besideBar struct{}

func (besideBar) MinSize(o []fyne.CanvasObject) fyne.Size {
	return o[0].MinSize().AddWidthHeight(10, 4)
}

func (besideBar) Layout(o []fyne.CanvasObject, size fyne.Size) {
	part.Place(o[0], 2, 2, size.Width-12, size.Height-4)
}
