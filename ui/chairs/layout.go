package chairs

import (
	"fyne.io/fyne/v2"

	"chairside/ui/theme"
)

// screenLayout places the strip, the board and the plan of the day.
type screenLayout struct{ screen *Screen }

// MinSize is small on purpose: a window wider than its screen is cut.
func (screenLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(760, 420) }

const (
	stripWidth float32 = 250
	// planShare is how much of the height the plan may take from a board that
	// cannot show every chair at once.
	planShare float32 = 0.32
)

func (l screenLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	const pad = theme.S20
	high := size.Height - theme.S16 - theme.S16
	left := fyne.Min(stripWidth, size.Width*0.25)
	place(o[0], pad-haloRoom, theme.S16-haloRoom, left+2*haloRoom, high+2*haloRoom)
	x, width := pad+left+theme.S16, size.Width-2*pad-left-theme.S16
	plan := l.planHeight(width, high)
	place(o[1], x-haloRoom, theme.S16-haloRoom, width+2*haloRoom, high-plan-theme.S12+2*haloRoom)
	place(o[2], x, theme.S16+high-plan, width, plan)
}

// planHeight gives the plan what the board leaves when every chair is in
// sight, down to its least size; with more chairs than fit, its share.
func (l screenLayout) planHeight(width, high float32) float32 {
	p := l.screen.plan
	least := fyne.Min(p.least(), high*planShare)
	rest := high - theme.S12 - leastBoard(width, len(l.screen.board.order))
	return fyne.Min(fyne.Max(rest, least), p.natural())
}

// ends places one thing at the left and one, as wide as it needs, at the right.
type ends struct{}

func (ends) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(o[0].MinSize().Width+theme.S8+o[1].MinSize().Width, fyne.Max(o[0].MinSize().Height, o[1].MinSize().Height))
}

func (ends) Layout(o []fyne.CanvasObject, size fyne.Size) {
	right := o[1].MinSize()
	middle(o[0], 0, size.Width-right.Width-theme.S8, size.Height)
	middle(o[1], size.Width-right.Width, right.Width, size.Height)
}

// middle places an object at its own height in the middle of a line.
func middle(o fyne.CanvasObject, x, width, height float32) {
	o.Resize(fyne.NewSize(width, o.MinSize().Height))
	high := o.MinSize().Height
	place(o, x, (height-high)/2, width, high)
}

func place(o fyne.CanvasObject, x, y, w, h float32) {
	o.Move(fyne.NewPos(x, y))
	o.Resize(fyne.NewSize(fyne.Max(w, 0), fyne.Max(h, 0)))
}

func visible(o fyne.CanvasObject, on bool) {
	switch {
	case o.Visible() == on:
	case on:
		o.Show()
	default:
		o.Hide()
	}
}
