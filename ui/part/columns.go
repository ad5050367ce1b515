package part

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"chairside/ui/theme"
)

// columns lays children out in a line; see NewColumns.
type columns struct{ widths []float32 }

// NewColumns lays children out in columns, the same for a header and its rows:
// a width above 0 is fixed, a width below 0 is a share of what is left (-2 gets
// twice as much as -1). There are 12 units between columns and 16 at both ends;
// children are as wide as their column, as high as they need, and in the
// middle. A hidden child keeps its column.
func NewColumns(widths ...float32) fyne.Layout { return &columns{widths} }

func (c *columns) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := fyne.NewSize(2*theme.S16, 0)
	for i, width := range c.widths {
		if i > 0 {
			size.Width += theme.S12
		}
		need := fyne.NewSize(0, 0)
		if i < len(objects) && objects[i].Visible() {
			need = objects[i].MinSize()
		}
		if width > 0 {
			need.Width = width
		}
		size.Width += need.Width
		size.Height = fyne.Max(size.Height, need.Height)
	}
	return size
}

func (c *columns) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	fixed, shares := 2*theme.S16+theme.S12*float32(max(len(c.widths)-1, 0)), float32(0)
	for _, width := range c.widths {
		if width > 0 {
			fixed += width
		} else {
			shares -= width
		}
	}
	x := theme.S16
	for i, width := range c.widths {
		if width <= 0 && shares > 0 {
			width = fyne.Max(size.Width-fixed, 0) * -width / shares
		}
		if i < len(objects) {
			place(objects[i], x, width, size.Height)
		}
		x += width + theme.S12
	}
}

// place asks twice for the height: a text that wraps knows it only after it
// was given its width.
func place(o fyne.CanvasObject, x, width, height float32) {
	o.Resize(fyne.NewSize(width, o.MinSize().Height))
	high := fyne.Min(o.MinSize().Height, height)
	o.Resize(fyne.NewSize(width, high))
	o.Move(fyne.NewPos(x, (height-high)/2))
}

// stack lays children out under each other; see NewStack.
type stack float32

// NewStack lays children out under each other with a gap between them, all as
// wide as there is room. Unlike Fyne's, it asks a child for its height after
// giving it its width, so that texts that wrap have room at once.
func NewStack(gap float32) fyne.Layout { return stack(gap) }

func (s stack) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size, some := fyne.NewSize(0, 0), false
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		if some {
			size.Height += float32(s)
		}
		need := o.MinSize()
		size.Width = fyne.Max(size.Width, need.Width)
		size.Height += need.Height
		some = true
	}
	return size
}

func (s stack) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	y := float32(0)
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		o.Resize(fyne.NewSize(size.Width, o.MinSize().Height))
		high := o.MinSize().Height
		put(o, 0, y, size.Width, high)
		y += high + float32(s)
	}
}

// Cells is a row of Rows that is laid out by any layout, such as NewColumns.
type Cells struct {
	base
	inner    *fyne.Container
	selected bool
}

// NewCells makes a row of objects.
func NewCells(layout fyne.Layout, objects ...fyne.CanvasObject) *Cells {
	c := &Cells{inner: container.New(layout, objects...)}
	c.ExtendBaseWidget(c)
	return c
}

// SetSelected is called by Rows.
func (c *Cells) SetSelected(on bool) { c.selected = on }

// Selected tells whether the row is the selected one.
func (c *Cells) Selected() bool { return c.selected }

// CreateRenderer is Fyne's.
func (c *Cells) CreateRenderer() fyne.WidgetRenderer {
	return (&sketch{
		owner: c, objects: still(c.inner), layout: c.inner.Resize, min: c.inner.MinSize,
		paint: func() {},
	}).begin()
}
