package today

import (
	"fyne.io/fyne/v2"

	"chairside/ui/part"
	"chairside/ui/theme"
)

// screenLayout places counters, list and details.
type screenLayout struct{}

// MinSize is small on purpose: a window wider than its screen is cut.
func (screenLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(760, 420) }

func (screenLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	const pad, gap = theme.S20, theme.S16
	width := size.Width - 2*pad
	place(o[0], pad, theme.S16, width, part.CounterHeight)
	top := theme.S16 + part.CounterHeight + gap
	high := size.Height - top - theme.S16
	panel := fyne.Min(fyne.Max(width*0.245, 300), 380)
	place(o[1], pad, top, width-panel-gap, high)
	place(o[2], pad+width-panel, top, panel, high)
}

const (
	headHeight float32 = 36
	footHeight float32 = 52
)

// listLayout places header, rows and the line that shows who has gone home.
type listLayout struct{}

func (listLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(400, 200) }

func (listLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	place(o[0], 0, 0, size.Width, headHeight)
	foot := float32(0)
	if o[2].Visible() || o[3].Visible() {
		foot = footHeight
	}
	place(o[1], 0, headHeight, size.Width, size.Height-headHeight-foot)
	place(o[2], theme.S16, size.Height-foot+theme.S8, o[2].MinSize().Width, theme.ButtonHeight)
	calls := o[3].MinSize().Width
	place(o[3], size.Width-theme.S16-calls, size.Height-foot+theme.S8, calls, theme.ButtonHeight)
}

// evenly gives every card the same width.
type evenly struct{}

func (evenly) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(400, part.CounterHeight) }

func (evenly) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	const gap float32 = 10
	n := float32(len(objects))
	width := (size.Width - gap*(n-1)) / n
	for i, o := range objects {
		place(o, float32(i)*(width+gap), 0, width, size.Height)
	}
}

// abreast lays the visible buttons in one line, the room shared out so that
// every button has the same margin around its words.
type abreast struct{}

func (abreast) MinSize(objects []fyne.CanvasObject) fyne.Size {
	for _, o := range objects {
		if o.Visible() {
			return fyne.NewSize(100, theme.ButtonHeight)
		}
	}
	return fyne.NewSize(100, 0)
}

func (abreast) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	need, n := float32(0), float32(0)
	for _, o := range objects {
		if o.Visible() {
			need += o.MinSize().Width
			n++
		}
	}
	if n == 0 {
		return
	}
	more, x := (size.Width-need-theme.S8*(n-1))/n, float32(0)
	for _, o := range objects {
		if o.Visible() {
			width := o.MinSize().Width + more
			place(o, x, 0, width, size.Height)
			x += width + theme.S8
		}
	}
}

func place(o fyne.CanvasObject, x, y, w, h float32) {
	o.Move(fyne.NewPos(x, y))
	o.Resize(fyne.NewSize(fyne.Max(w, 0), fyne.Max(h, 0)))
}
