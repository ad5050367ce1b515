package search

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"chairside/ui/part"
	"chairside/ui/theme"
)

const (
	listWidth  float32 = 660
	headHeight float32 = 26
	gap        float32 = 6 // between field and list
	pad        float32 = 8 // inside the list
)

// drop is the list under the field, over the page. A press beside it puts it
// away.
type drop struct {
	field  fyne.CanvasObject
	card   *part.Card
	beside *outside
	object *fyne.Container
	rows   int
}

func newDrop(field, content fyne.CanvasObject, away func()) *drop {
	d := &drop{field: field, card: part.NewCard(content), beside: newOutside(away)}
	d.card.SetPadding(pad)
	d.object = container.New(d, d.beside, d.card)
	d.object.Hide()
	return d
}

func (d *drop) shown() bool { return d.object.Visible() }

func (d *drop) show(on bool) {
	switch {
	case on == d.object.Visible():
	case on:
		d.object.Show()
		d.object.Refresh()
	default:
		d.object.Hide()
	}
}

// fit gives the list room for so many rows.
func (d *drop) fit(rows int) {
	if d.rows != rows {
		d.rows = rows
		d.object.Refresh()
	}
}

// MinSize is nothing: the list must never make the window larger.
func (d *drop) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(0, 0) }

// Layout puts the list under the field, ending where it ends, and never over
// what stands between the top bar and the screen.
func (d *drop) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	driver := fyne.CurrentApp().Driver()
	at := driver.AbsolutePositionForObject(d.field).Subtract(driver.AbsolutePositionForObject(d.object))
	top := fyne.Max(at.Y+d.field.Size().Height+gap, 0)
	right := fyne.Min(at.X+d.field.Size().Width, size.Width-theme.S8)
	width := fyne.Min(listWidth, right-theme.S8)
	height := fyne.Min(headHeight+float32(d.rows)*theme.RowHeight+2*pad, size.Height-top-theme.S20)
	d.card.Move(fyne.NewPos(right-width, top))
	d.card.Resize(fyne.NewSize(width, height))
	d.beside.Move(fyne.NewPos(0, top))
	d.beside.Resize(fyne.NewSize(size.Width, size.Height-top))
}

// headed puts a line above a list that takes the rest.
type headed struct{}

func (headed) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(100, headHeight) }

func (headed) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	high := objects[0].MinSize().Height
	objects[0].Move(fyne.NewPos(theme.S16, (headHeight-high)/2))
	objects[0].Resize(fyne.NewSize(size.Width-2*theme.S16, high))
	objects[1].Move(fyne.NewPos(0, headHeight))
	objects[1].Resize(fyne.NewSize(size.Width, fyne.Max(size.Height-headHeight, 0)))
}

// outside is what lies beside the list: it shows nothing.
type outside struct {
	widget.BaseWidget
	pressed func()
}

func newOutside(pressed func()) *outside {
	o := &outside{pressed: pressed}
	o.ExtendBaseWidget(o)
	return o
}

// Tapped is Fyne's.
func (o *outside) Tapped(*fyne.PointEvent) { o.pressed() }

// CreateRenderer is Fyne's.
func (o *outside) CreateRenderer() fyne.WidgetRenderer {
	return part.Drawing(o, func(fyne.Size) {}, func() fyne.Size { return fyne.NewSize(0, 0) }, func() {})
}
