package part

import (
	"fyne.io/fyne/v2"

	"chairside/ui/theme"
)

// nudge is how far the pointer may move between press and release for it still
// to be a press: a hand is never quite still.
const nudge float32 = 6

// Drag follows one thing that is dragged. Fyne begins a drag after two units
// and then forgets the tap, so what can be dragged tells the two apart by this.
type Drag struct {
	from fyne.Position
	on   bool
	far  bool
}

// Moved takes Fyne's event and tells whether this is a drag by now.
func (d *Drag) Moved(event *fyne.DragEvent) bool {
	if !d.on {
		d.on, d.from = true, event.AbsolutePosition.SubtractXY(event.Dragged.DX, event.Dragged.DY)
	}
	by := event.AbsolutePosition.Subtract(d.from)
	d.far = d.far || by.X*by.X+by.Y*by.Y > nudge*nudge
	return d.far
}

// End tells whether it was a drag, and where the pointer was pressed.
func (d *Drag) End() (dragged bool, from fyne.Position) {
	dragged, from = d.far, d.from
	*d = Drag{}
	return dragged, from
}

// DragTile is a tile that is also dragged. A press by the pointer and one by a
// key may do different things.
type DragTile struct {
	Tile
	OnPick func()                 // pressed by the pointer
	OnDrag func(at fyne.Position) // dragged, with the pointer on the canvas
	OnDrop func()                 // let go
	drag   Drag
}

// NewDragTile makes a tile; pressed is called for Enter and Space.
func NewDragTile(content fyne.CanvasObject, pressed func()) *DragTile {
	t := &DragTile{Tile: Tile{Card: NewCard(content), halo: newHalo(theme.CardRadius, 1)}}
	t.extend(t, pressed)
	return t
}

// Tapped is a press by the pointer.
func (t *DragTile) Tapped(event *fyne.PointEvent) {
	if t.OnPick == nil {
		t.Tile.Tapped(event)
		return
	}
	if c := canvasOf(t); c != nil && !t.focused {
		c.Focus(t)
	}
	t.OnPick()
}

// Dragged is Fyne's.
func (t *DragTile) Dragged(event *fyne.DragEvent) {
	if t.drag.Moved(event) && t.OnDrag != nil {
		t.OnDrag(event.AbsolutePosition)
	}
}

// DragEnd is Fyne's.
func (t *DragTile) DragEnd() {
	dragged, _ := t.drag.End()
	switch {
	case !dragged:
		t.Tapped(nil)
	case t.OnDrop != nil:
		t.OnDrop()
	}
}

// CreateRenderer is Fyne's.
func (t *DragTile) CreateRenderer() fyne.WidgetRenderer { return t.draw(t) }
