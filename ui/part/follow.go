package part

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"chairside/ui/theme"
)

// Follow makes a scroll go along with the keyboard: a part of o that gets the
// focus is brought into sight. o is what is scrolled, or something that was
// added to it later.
func Follow(scroll *container.Scroll, o fyne.CanvasObject) {
	switch o := o.(type) {
	case *fyne.Container:
		for _, child := range o.Objects {
			Follow(scroll, child)
		}
	case interface{ onReached(func()) }:
		part, _ := o.(fyne.CanvasObject)
		o.onReached(func() { bring(scroll, part) })
	}
}

func (b *base) onReached(do func()) { b.reached = do }

func (b *base) follow() {
	if b.reached != nil {
		b.reached()
	}
}

// bring scrolls as little as it takes to see the whole of o.
func bring(scroll *container.Scroll, o fyne.CanvasObject) {
	driver := fyne.CurrentApp().Driver()
	offset, view := scroll.Offset, scroll.Size().Height
	top := driver.AbsolutePositionForObject(o).Y - driver.AbsolutePositionForObject(scroll).Y
	bottom := top + o.Size().Height
	switch {
	case top < 0:
		offset.Y += top - theme.S8
	case bottom > view:
		offset.Y += bottom - view + theme.S8
	default:
		return
	}
	offset.Y = fyne.Max(offset.Y, 0)
	scroll.ScrollToOffset(offset)
}
