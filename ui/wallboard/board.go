package wallboard

import (
	"image/color"
	"math"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"chairside/store/clinic"
	"chairside/ui/theme"
)

// Board is what the wall shows. It is built once; Show is the only writer of
// what it shows, and redraws a tile only when it reads differently.
type Board struct {
	root   *fyne.Container
	clinic *canvas.Text
	clock  *canvas.Text
	stale  *canvas.Text
	hint   *canvas.Text
	demo   *canvas.Text // "" in a real clinic
	tiles  []*tile
	drawn  int // how many tiles were ever redrawn
}

// New builds the board. Nothing is shown before the first Show.
func New() *Board {
	b := &Board{clinic: words(white), clock: words(white), stale: words(amber), hint: words(grey), demo: words(violet)}
	b.hint.TextStyle = fyne.TextStyle{}
	b.root = container.New(layout{b}, canvas.NewRectangle(back), b.clinic, b.stale, b.clock, b.hint, b.demo)
	return b
}

func words(c color.NRGBA) *canvas.Text {
	t := canvas.NewText("", c)
	t.TextStyle = fyne.TextStyle{Bold: true}
	return t
}

// Object fills the second window.
func (b *Board) Object() fyne.CanvasObject { return b.root }

// Show shows the day at a moment. old is the clock time of a board that could
// not be read again, "" for one that is current.
func (b *Board) Show(day clinic.Day, now time.Time, old string) {
	views := viewOf(day, now)
	changed := len(views) != len(b.tiles)
	for len(b.tiles) < len(views) {
		b.tiles = append(b.tiles, newTile())
	}
	b.tiles = b.tiles[:len(views)]
	for i, v := range views {
		if b.tiles[i].set(v) {
			b.drawn++
			changed = true
		}
	}
	stale, hint := "", "F11 or Esc closes · F full screen"
	if old != "" { // in the same place: it matters more
		hint = ""
		stale = "Not current: as it was at " + old
	}
	demo := ""
	if day.Demo {
		demo = "Demo patients"
	}
	for _, t := range []struct {
		text *canvas.Text
		says string
	}{{b.clinic, day.Clinic.Name}, {b.clock, day.ClockOf(now)}, {b.stale, stale}, {b.hint, hint}, {b.demo, demo}} {
		if t.text.Text != t.says {
			t.text.Text = t.says
			changed = true
		}
	}
	if !changed {
		return
	}
	objects := b.root.Objects[:6:6]
	for _, t := range b.tiles {
		objects = append(objects, t.objects()...)
	}
	b.root.Objects = objects
	b.root.Refresh()
}

// layout lays the tiles out in as many columns as make them largest.
type layout struct{ b *Board }

func (layout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(640, 400) }

func (l layout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	b := l.b
	objects[0].Resize(size)
	pad := float32(math.Max(12, float64(size.Height)*0.022))
	head := size.Height * 0.095
	name := size.Width*0.42 - pad*1.2
	if b.demo.Text != "" {
		name -= size.Width * 0.14
		fit(b.demo, pad*1.2+name, 0, size.Width*0.14-pad*0.6, head, head*0.3, right)
		name -= pad
	}
	fit(b.clinic, pad*1.2, 0, name, head, head*0.36, left)
	fit(b.stale, size.Width*0.43, 0, size.Width*0.38, head, head*0.3, left)
	fit(b.clock, size.Width*0.8, 0, size.Width*0.2-pad*1.2, head, head*0.55, right)
	fit(b.hint, size.Width*0.43, 0, size.Width*0.38, head, head*0.22, left)
	n := len(b.tiles)
	if n == 0 {
		return
	}
	columns := best(n, size.Width-2*pad, size.Height-head-pad)
	rows := (n + columns - 1) / columns
	w := (size.Width - pad - pad*float32(columns)) / float32(columns)
	h := (size.Height - head - pad*float32(rows)) / float32(rows)
	for i, t := range b.tiles {
		t.place(pad+float32(i%columns)*(w+pad), head+float32(i/columns)*(h+pad), w, h)
	}
}

// best finds the number of columns that makes tiles nearest to the shape of
// the design, a little wider than high.
func best(n int, width, height float32) int {
	columns, off := 1, math.Inf(1)
	for c := 1; c <= n; c++ {
		rows := (n + c - 1) / c
		shape := float64(width/float32(c)) / float64(height/float32(rows))
		if d := math.Abs(math.Log(shape/1.05)) + 0.04*float64(c*rows-n); d < off {
			columns, off = c, d
		}
	}
	return columns
}

// Where a text stands in the room it is given.
const (
	left = iota
	middle
	right
)

// fit sets a text in a room, smaller where it is too long for it.
func fit(t *canvas.Text, x, y, w, h, size float32, at int) {
	t.TextSize = size
	need := fyne.MeasureText(t.Text, size, t.TextStyle)
	for need.Width > w && w > 0 && t.TextSize > 4 { // widths do not shrink quite as sizes do
		t.TextSize *= 0.99 * w / need.Width
		need = fyne.MeasureText(t.Text, t.TextSize, t.TextStyle)
	}
	switch at {
	case middle:
		x += (w - need.Width) / 2
	case right:
		x += w - need.Width
	}
	t.Move(fyne.NewPos(x, y+(h-need.Height)/2))
	t.Resize(need)
}

// tile is one chair.
type tile struct {
	view                        tileView
	face                        *canvas.Rectangle
	chair, word, big, unit, who *canvas.Text
	note                        *canvas.Text
	tick                        *canvas.Image
}

func newTile() *tile {
	t := &tile{
		face: canvas.NewRectangle(tileBG), chair: words(white), word: words(grey), big: words(grey), unit: words(grey), who: words(white), note: words(grey),
		tick: &canvas.Image{Resource: theme.IconTick.In(green), FillMode: canvas.ImageFillContain},
	}
	t.face.CornerRadius = 14
	return t
}

func (t *tile) objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{t.face, t.chair, t.word, t.big, t.unit, t.tick, t.who, t.note}
}

// set fills the tile and tells whether it reads differently.
func (t *tile) set(v tileView) bool {
	if v == t.view {
		return false
	}
	t.view = v
	t.chair.Text, t.word.Text, t.big.Text, t.unit.Text, t.who.Text, t.note.Text = v.chair, v.word, v.big, v.unit, v.who, v.note
	for _, text := range []*canvas.Text{t.word, t.big, t.unit} {
		text.Color = v.color
	}
	t.note.Color = grey
	if v.urgent {
		t.note.Color = v.color
	}
	t.face.StrokeWidth, t.face.StrokeColor = 0, color.Transparent
	if v.edge {
		t.face.StrokeWidth, t.face.StrokeColor = 3, v.color
	}
	if t.tick.Hidden = !v.tick; v.tick {
		t.tick.Refresh()
	}
	return true
}

func (t *tile) place(x, y, w, h float32) {
	t.face.Move(fyne.NewPos(x, y))
	t.face.Resize(fyne.NewSize(w, h))
	in := min(w, h) * 0.06
	line := h * 0.16
	fit(t.chair, x+in, y+in*0.6, w*0.34, line, h*0.11, left)
	fit(t.word, x+w*0.36, y+in*0.6, w*0.64-in, line, h*0.085, right)
	size := min(h*0.28, w*0.3)
	t.big.TextSize, t.unit.TextSize = size, size*0.45
	bigW, unitW := fyne.MeasureText(t.big.Text, size, t.big.TextStyle).Width, fyne.MeasureText(t.unit.Text, size*0.45, t.unit.TextStyle).Width
	if all := bigW + unitW + in*0.6; all > w-2*in { // "+1284 min" of a visit left open
		scale := (w - 2*in) / all
		size, bigW, unitW = size*scale, bigW*scale, unitW*scale
	}
	at := x + (w-bigW-unitW-in*0.6)/2
	if t.unit.Text == "" {
		at = x + (w-bigW)/2
	}
	fit(t.big, at, y+h*0.28, bigW+1, h*0.42, size, left)
	fit(t.unit, at+bigW+in*0.6, y+h*0.28+size*0.16, unitW+1, h*0.42, size*0.45, left)
	t.tick.Move(fyne.NewPos(x+w/2-size*0.45, y+h*0.49-size*0.45))
	t.tick.Resize(fyne.NewSize(size*0.9, size*0.9))
	fit(t.who, x+in, y+h-line-in*0.4, w*0.45-in, line, h*0.105, left)
	fit(t.note, x+w*0.46, y+h-line-in*0.4, w*0.54-in, line, h*0.115, right)
}
