package schedule

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"chairside/ui/part"
	"chairside/ui/theme"
)

// newRoot puts the timetable at the left and the form or the details at the
// right.
func newRoot(s *Screen) *fyne.Container {
	inner := container.New(leftLayout{}, s.head.object, s.note, s.table)
	left := part.NewCard(inner)
	return container.New(&rootLayout{s, inner}, left, s.form.card, s.detail.card)
}

type leftLayout struct{}

func (leftLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(500, 300) }

func (leftLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	y := o[0].MinSize().Height
	part.Place(o[0], 0, 0, size.Width, y)
	y += theme.S8
	if o[1].Visible() {
		o[1].Resize(fyne.NewSize(size.Width, o[1].Size().Height))
		high := o[1].MinSize().Height
		part.Place(o[1], 0, y, size.Width, high)
		y += high + theme.S8
	}
	part.Place(o[2], 0, y, size.Width, size.Height-y)
}

// rootLayout gives the right side to the form while it is open, and to the
// details otherwise.
type rootLayout struct {
	screen *Screen
	inner  *fyne.Container
}

// MinSize is small on purpose: a window wider than its screen is cut.
func (*rootLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(760, 420) }

func (l *rootLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	const pad, gap = theme.S20, theme.S16
	right := fyne.Min(fyne.Max(size.Width*0.27, 320), 400)
	high := size.Height - 2*theme.S16
	part.Place(o[0], pad, theme.S16, size.Width-2*pad-gap-right, high)
	l.inner.Layout.Layout(l.inner.Objects, l.inner.Size())
	x := size.Width - pad - right
	part.Visible(o[1], l.screen.form.open)
	part.Visible(o[2], !l.screen.form.open)
	for _, one := range o[1:] {
		part.Place(one, x, theme.S16, right, high)
	}
}
