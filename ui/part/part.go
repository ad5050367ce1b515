// Package part holds the small drawn things every screen is put together
// from: text, chips, rings, buttons, fields, lists and panels. They know
// nothing of clinics. All of them follow a theme change, redraw only when what
// they show has changed, and can be used from the keyboard alone.
//
// Parts must be used on Fyne's goroutine, as any widget.
//
// Parts that take no text hand on the keys they have no use for: what a
// focused button, list or rail does not need goes to the canvas's OnTypedKey
// and OnTypedRune, so that single-key commands work wherever the focus is
// outside of a field.
package part

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// Identified is what end-to-end tests find a part by.
type Identified interface {
	// PartID is the stable id, such as "walkin.first", or empty.
	PartID() string
	// PartText is what the part says to the person in front of it.
	PartText() string
}

// base is what every part shares.
type base struct {
	widget.BaseWidget
	Held
	// ID is a stable id for end-to-end tests, such as "walkin.first".
	ID string
	// reached is called when the keyboard comes to the part; see Follow.
	reached func()
	drawn   bool
}

// PartID is the stable id, or empty.
func (b *base) PartID() string { return b.ID }

// Refresh is Fyne's. A part that nobody has seen or measured yet has nothing to
// draw again: its renderer reads all there is when it is made. Screens are
// filled long before they are opened, if ever, and laying them out then costs
// the time in which the first one could stand.
func (b *base) Refresh() {
	if b.drawn {
		b.BaseWidget.Refresh()
	}
}

func (b *base) begun() { b.drawn = true }

// sketch is the renderer of every part: the part says what is drawn, where,
// and in which colours; all three are read again on each refresh, because bare
// canvas objects do not follow a theme change by themselves.
type sketch struct {
	owner   fyne.Widget
	objects func() []fyne.CanvasObject
	layout  func(fyne.Size)
	min     func() fyne.Size
	paint   func()
}

// Drawing is the renderer of a thing that a screen draws for itself, by the
// rules of this package: layout places the objects, min is the least size, and
// paint reads the colours, again on each refresh, because bare canvas objects
// do not follow a theme change by themselves.
func Drawing(owner fyne.Widget, layout func(fyne.Size), min func() fyne.Size, paint func(), objects ...fyne.CanvasObject) fyne.WidgetRenderer {
	return (&sketch{owner: owner, objects: still(objects...), layout: layout, min: min, paint: paint}).begin()
}

// still is for a part whose objects are always the same.
func still(objects ...fyne.CanvasObject) func() []fyne.CanvasObject {
	return func() []fyne.CanvasObject { return objects }
}

// begin paints once, so that a part is never shown in no colour at all.
func (s *sketch) begin() fyne.WidgetRenderer {
	if part, ok := s.owner.(interface{ begun() }); ok {
		part.begun()
	}
	s.paint()
	return s
}

func (s *sketch) Destroy()                     {}
func (s *sketch) Layout(size fyne.Size)        { s.layout(size) }
func (s *sketch) MinSize() fyne.Size           { return s.min() }
func (s *sketch) Objects() []fyne.CanvasObject { return s.objects() }

func (s *sketch) Refresh() {
	s.paint()
	s.layout(s.owner.Size())
	canvas.Refresh(s.owner)
}

// canvasOf is the canvas that shows o, or nil.
func canvasOf(o fyne.CanvasObject) fyne.Canvas {
	if app := fyne.CurrentApp(); app != nil {
		return app.Driver().CanvasForObject(o)
	}
	return nil
}
