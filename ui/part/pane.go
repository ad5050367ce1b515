package part

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"chairside/ui/theme"
)

// pane is a box for what may be large. It looks as [box] does, and is put
// together from plain pieces with rounded ones in the corners alone: for every
// pixel of a rounded rectangle Fyne works out how far it is from the edge, which
// without a graphics card costs half as much again as a plain one, and box lays
// two of them over each other. A card the size of a screen is painted in a third
// of the time.
type pane struct {
	radius float32
	corner [4]box // top left, top right, bottom left, bottom right
	fill   [3]*canvas.Rectangle
	edge   [4]*canvas.Rectangle // top, bottom, left, right
}

func newPane(radius float32) pane {
	p := pane{radius: radius}
	for i := range p.corner {
		p.corner[i] = newBox(radius)
	}
	for i := range p.fill {
		p.fill[i] = canvas.NewRectangle(color.Transparent)
	}
	for i := range p.edge {
		p.edge[i] = canvas.NewRectangle(color.Transparent)
	}
	return p
}

func (p pane) objects() []fyne.CanvasObject {
	all := make([]fyne.CanvasObject, 0, 2*len(p.corner)+len(p.fill)+len(p.edge))
	for _, c := range p.corner {
		all = append(all, c.outer, c.inner)
	}
	for _, r := range p.fill {
		all = append(all, r)
	}
	for _, r := range p.edge {
		all = append(all, r)
	}
	return all
}

func (p pane) paint(fill, edge fyne.ThemeColorName) {
	for _, c := range p.corner {
		c.paint(fill, edge)
	}
	for _, r := range p.fill {
		r.FillColor = theme.Color(fill)
	}
	for _, r := range p.edge {
		r.FillColor = theme.Color(edge)
	}
}

// place lays the pieces out. What is so small that its corners would lie over
// each other is one box.
func (p pane) place(pos fyne.Position, size fyne.Size, border float32) {
	r := p.radius
	x, y, w, h := pos.X, pos.Y, size.Width, size.Height
	small := fyne.Min(w, h) < 4*r
	for i, o := range p.objects() {
		show(o, !small || i < 2)
	}
	if small {
		p.corner[0].place(pos, size, border)
		return
	}
	side := fyne.NewSquareSize(2 * r)
	for i, at := range [...]fyne.Position{{X: x, Y: y}, {X: x + w - 2*r, Y: y}, {X: x, Y: y + h - 2*r}, {X: x + w - 2*r, Y: y + h - 2*r}} {
		p.corner[i].place(at, side, border)
	}
	put(p.fill[0], x+r, y+border, w-2*r, h-2*border)
	put(p.fill[1], x+border, y+r, r-border, h-2*r)
	put(p.fill[2], x+w-r, y+r, r-border, h-2*r)
	put(p.edge[0], x+r, y, w-2*r, border)
	put(p.edge[1], x+r, y+h-border, w-2*r, border)
	put(p.edge[2], x, y+r, border, h-2*r)
	put(p.edge[3], x+w-border, y+r, border, h-2*r)
}

// Outline is the focus ring around what may be large: two units of accent, the
// same way put together as a pane, and for the same reason.
type Outline struct {
	radius float32
	bend   [4]*canvas.Arc // top left, top right, bottom left, bottom right
	edge   [4]*canvas.Rectangle
}

// outlineWidth is how thick a focus ring is.
const outlineWidth float32 = 2

// NewOutline makes a hidden ring with an outer radius.
func NewOutline(radius float32) Outline {
	o := Outline{radius: radius}
	for i, from := range [...]float32{270, 0, 180, 90} {
		o.bend[i] = canvas.NewArc(from, from+90, 1-outlineWidth/radius, nil)
	}
	for i := range o.edge {
		o.edge[i] = canvas.NewRectangle(nil)
	}
	o.Paint(false)
	return o
}

// Objects are the pieces, for a renderer.
func (o Outline) Objects() []fyne.CanvasObject {
	var all []fyne.CanvasObject
	for i := range o.bend {
		all = append(all, o.bend[i], o.edge[i])
	}
	return all
}

// Paint shows or hides the ring, in the colours of the theme that is current.
func (o Outline) Paint(focused bool) {
	for i := range o.bend {
		o.bend[i].FillColor, o.edge[i].FillColor = theme.Color(theme.Accent), theme.Color(theme.Accent)
		show(o.bend[i], focused)
		show(o.edge[i], focused)
	}
}

// Place lays the ring along the inside of a rectangle.
func (o Outline) Place(pos fyne.Position, size fyne.Size) {
	r := o.radius
	x, y, w, h := pos.X, pos.Y, size.Width, size.Height
	for i, at := range [...]fyne.Position{{X: x, Y: y}, {X: x + w - 2*r, Y: y}, {X: x, Y: y + h - 2*r}, {X: x + w - 2*r, Y: y + h - 2*r}} {
		put(o.bend[i], at.X, at.Y, 2*r, 2*r)
	}
	put(o.edge[0], x+r, y, w-2*r, outlineWidth)
	put(o.edge[1], x+r, y+h-outlineWidth, w-2*r, outlineWidth)
	put(o.edge[2], x, y+r, outlineWidth, h-2*r)
	put(o.edge[3], x+w-outlineWidth, y+r, outlineWidth, h-2*r)
}
