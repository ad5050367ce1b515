package importing

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"chairside/ui/part"
	"chairside/ui/theme"
)

// halves puts the file at the left and what becomes of it at the right.
type halves struct{}

func (halves) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(600, 400) }

func (halves) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	high := size.Height - 2*theme.S16
	left := (size.Width - 2*theme.S20 - theme.S16) * 0.5
	objects[0].Move(fyne.NewPos(theme.S20, theme.S16))
	objects[0].Resize(fyne.NewSize(left, high))
	objects[1].Move(fyne.NewPos(theme.S20+left+theme.S16, theme.S16))
	objects[1].Resize(fyne.NewSize(left, high))
}

// pillar is a head, a middle that takes what is left, and a foot. A head whose
// text wraps is asked for its height at the width it gets.
type pillar struct{}

func (pillar) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(200, 300) }

func (pillar) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	high := func(o fyne.CanvasObject) float32 {
		o.Resize(fyne.NewSize(size.Width, o.MinSize().Height))
		return o.MinSize().Height
	}
	high(objects[0]) // its words wrap to the width they now have
	head, foot := high(objects[0]), high(objects[2])
	middle := fyne.Max(size.Height-head-foot-2*theme.S12, 0)
	y := float32(0)
	for i, h := range []float32{head, middle, foot} {
		objects[i].Move(fyne.NewPos(0, y))
		objects[i].Resize(fyne.NewSize(size.Width, h))
		y += h + theme.S12
	}
}

// tall is a head and a list of a fixed height in all.
type tall float32

func (t tall) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(100, float32(t)) }

func (t tall) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	head := objects[0].MinSize().Height
	objects[0].Move(fyne.NewPos(0, 0))
	objects[0].Resize(fyne.NewSize(size.Width, head))
	objects[1].Move(fyne.NewPos(0, head+theme.S4))
	objects[1].Resize(fyne.NewSize(size.Width, fyne.Max(size.Height-head-theme.S4, 0)))
}

// low puts a button beside the box of a field that has its label above and a
// line below.
type low struct{}

func (low) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return objects[0].MinSize().AddWidthHeight(theme.S8, 0)
}

func (low) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	need := objects[0].MinSize()
	objects[0].Move(fyne.NewPos(theme.S8, (size.Height-need.Height)/2))
	objects[0].Resize(need)
}

// bar is how far a run has come.
type bar struct {
	widget.BaseWidget
	done, all  int
	back, fill *canvas.Rectangle
}

func newBar() *bar {
	b := &bar{back: canvas.NewRectangle(nil), fill: canvas.NewRectangle(nil)}
	b.back.CornerRadius, b.fill.CornerRadius = 4, 4
	b.ExtendBaseWidget(b)
	return b
}

func (b *bar) set(done, all int) {
	if b.done != done || b.all != all {
		b.done, b.all = done, all
		b.Refresh()
	}
}

// CreateRenderer is Fyne's.
func (b *bar) CreateRenderer() fyne.WidgetRenderer {
	return part.Drawing(b, func(size fyne.Size) {
		share := float32(0)
		if b.all > 0 {
			share = fyne.Min(float32(b.done)/float32(b.all), 1)
		}
		b.back.Resize(size)
		b.fill.Resize(fyne.NewSize(size.Width*share, size.Height))
	}, func() fyne.Size { return fyne.NewSize(80, 8) }, func() {
		b.back.FillColor, b.fill.FillColor = theme.Color(theme.Border), theme.Color(theme.Accent)
	}, b.back, b.fill)
}
