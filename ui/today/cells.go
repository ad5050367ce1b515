package today

import (
	"fyne.io/fyne/v2"

	"chairside/ui/theme"
)

// cell is where a column begins and how wide it is.
type cell struct{ x, w float32 }

// cells are the columns of the list, the same for the header and every row. In
// a narrow list how long a status stands is written below it, not beside it.
type cells struct {
	time, patient, visit, chair, status, since, attention, next cell
	stacked                                                     bool
}

// stackBelow is the width under which attention would have too little room.
const stackBelow float32 = 1100

func columns(width float32) cells {
	c := cells{stacked: width < stackBelow}
	button, visit, chair := float32(146), float32(97), float32(88)
	if c.stacked {
		button = 138
	}
	if width > 1200 {
		visit, chair = 140, 130
	}
	fixed := []struct {
		to *cell
		w  float32
	}{{&c.time, 42}, {&c.patient, 0}, {&c.visit, visit}, {&c.chair, chair}, {&c.status, 107}, {&c.since, 72}, {&c.attention, 0}, {&c.next, button}}
	rest, gaps := width-2*theme.S16, float32(len(fixed)-1)
	if c.stacked {
		gaps--
	}
	rest -= gaps * theme.S12
	for _, f := range fixed {
		if f.to != &c.since || !c.stacked {
			rest -= f.w
		}
	}
	rest = fyne.Max(rest, 0)
	x := theme.S16
	for _, f := range fixed {
		w := f.w
		switch {
		case f.to == &c.patient:
			// The birth date and the MRN come first.
			w = fyne.Min(fyne.Max(rest*0.5, 160), rest)
		case f.to == &c.attention:
			w = rest - c.patient.w
		case f.to == &c.since && c.stacked:
			c.since = c.status
			continue
		}
		*f.to = cell{x, w}
		x += w + theme.S12
	}
	return c
}

// middle places an object at its own height in the middle of a row.
func (c cell) middle(o fyne.CanvasObject, height float32) {
	o.Resize(fyne.NewSize(c.w, o.MinSize().Height))
	high := o.MinSize().Height
	place(o, c.x, (height-high)/2, c.w, high)
}
