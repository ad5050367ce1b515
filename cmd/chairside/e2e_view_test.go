//go:build linux

package main

import (
	"fmt"
	"math"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
)

// snapshot is what all windows of the program show at one moment.
type snapshot struct {
	Windows []windowView
	Error   string        // why it cannot be trusted yet
	Gap     time.Duration // the longest wait for the UI goroutine since the program answered first, or since "rest"
}

// windowView is one window. Its objects come in drawing order.
type windowView struct {
	Title   string
	Handle  uint64 // the X11 window
	X, Y    int    // its place on the screen, in pixels
	Mapped  bool   // the X server shows it
	Top     int    // the number of the topmost layer
	Focused string // type and id of what has the focus, "" for nothing
	Objects []object
}

// object is something a person can see: a part, or bare words. X, Y, W and H
// are pixels of the screen and hold only what is not scrolled out of sight.
type object struct {
	ID, Type, Text    string
	X, Y, W, H        int
	Layer             int // 0 is the window itself, above it menus, panels, dialogs
	Focused, Disabled bool
}

// walk lists everything visible on the canvas.
func (w *windowView) walk(c fyne.Canvas) {
	eye := eye{view: w, scale: c.Scale(), focused: c.Focused()}
	roots := []fyne.CanvasObject{c.Content()}
	if every, ok := c.(interface{ ObjectTrees() []fyne.CanvasObject }); ok {
		roots = every.ObjectTrees() // with the menu bar
	} else {
		roots = append(roots, c.Overlays().List()...)
	}
	overlays := c.Overlays().List()
	for _, root := range roots {
		eye.layer = 0
		for i, overlay := range overlays {
			if overlay == root {
				eye.layer = i + 1
			}
		}
		w.Top = max(w.Top, eye.layer)
		everything := box{right: math.MaxFloat32, bottom: math.MaxFloat32}
		eye.look(root, fyne.NewPos(0, 0), everything)
	}
	if eye.focused != nil && w.Focused == "" {
		w.Focused = fmt.Sprintf("%T", eye.focused)
	}
}

type eye struct {
	view    *windowView
	scale   float32
	focused fyne.Focusable
	layer   int
}

type box struct{ left, top, right, bottom float32 }

func (b box) cut(c box) box {
	return box{max(b.left, c.left), max(b.top, c.top), min(b.right, c.right), min(b.bottom, c.bottom)}
}

func (b box) empty() bool { return b.left >= b.right || b.top >= b.bottom }

// look lists o and what is in it, and tells whether the focus is there.
func (e *eye) look(o fyne.CanvasObject, offset fyne.Position, clip box) (focused bool) {
	if o == nil || !o.Visible() {
		return false
	}
	at := o.Position().Add(offset)
	size := o.Size()
	mine := box{at.X, at.Y, at.X + size.Width, at.Y + size.Height}

	var children []fyne.CanvasObject
	var renderer fyne.WidgetRenderer
	switch o := o.(type) {
	case *fyne.Container:
		children = o.Objects
	case fyne.Widget:
		renderer = test.WidgetRenderer(o)
		children = renderer.Objects()
	}
	if clips(o, renderer) {
		clip = clip.cut(mine)
	}

	place := -1
	if seen, ok := describe(o); ok {
		if shown := mine.cut(clip); !shown.empty() {
			place = len(e.view.Objects)
			seen.Layer = e.layer
			e.measure(&seen, shown)
			e.view.Objects = append(e.view.Objects, seen)
		}
	}
	if f, ok := o.(fyne.Focusable); ok && f == e.focused {
		focused = true
	}
	for _, child := range children {
		if e.look(child, at, clip) {
			focused = true
		}
	}
	if focused && place >= 0 {
		seen := &e.view.Objects[place]
		seen.Focused = true
		if e.view.Focused == "" || seen.ID != "" {
			e.view.Focused = seen.Type + " " + seen.ID
		}
	}
	return focused
}

func (e *eye) measure(o *object, shown box) {
	pixel := func(v float32) int { return int(math.Round(float64(v * e.scale))) }
	o.X, o.Y = pixel(shown.left), pixel(shown.top)
	o.W, o.H = pixel(shown.right)-o.X, pixel(shown.bottom)-o.Y
}

// clips tells whether what o holds is cut at its edge, as Fyne decides it.
func clips(o fyne.CanvasObject, renderer fyne.WidgetRenderer) bool {
	if _, ok := o.(fyne.Scrollable); ok {
		return true
	}
	_, ok := renderer.(interface{ IsClip() })
	return ok
}

// describe gives what an end-to-end test can find o by; ok is false for what
// is only drawn.
func describe(o fyne.CanvasObject) (seen object, ok bool) {
	seen.Type = fmt.Sprintf("%T", o)
	switch known := o.(type) {
	case interface {
		PartID() string
		PartText() string
	}:
		seen.ID, seen.Text, ok = known.PartID(), known.PartText(), true
	case *canvas.Text:
		seen.Text, ok = known.Text, known.Text != ""
	case *widget.Label:
		seen.Text, ok = known.Text, true
	case *widget.Button:
		seen.Text, ok = known.Text, true
	case *widget.Entry:
		seen.Text, ok = known.Text, true
	}
	if able, is := o.(fyne.Disableable); is {
		seen.Disabled = able.Disabled()
	}
	return seen, ok
}
