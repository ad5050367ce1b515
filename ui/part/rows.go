package part

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"chairside/ui/theme"
)

// Row is what a line of Rows shows.
type Row interface {
	fyne.CanvasObject
	SetSelected(bool)
}

// Rows is a scrolling list that is walked with the arrow keys. Rows and the
// selection are known by key, so that both survive a refresh; keys are above 0.
// A row may ask for more height than the others by its MinSize.
// It is a single stop of Tab, before the buttons in its rows.
type Rows struct {
	base
	onSelect, onEnter func(key int64)
	keys              []int64
	lines             map[int64]*rowLine
	selected          int64
	at                int // where the selection is, or was before its row went
	height            float32
	focused           bool
	handsOnPages      bool
	empty             fyne.CanvasObject

	inner  *fyne.Container
	scroll *container.Scroll
	ring   Outline
}

// NewRows makes an empty list. Both functions may be nil: onSelect is told of a
// selection made by a person, onEnter of Enter on the selected row.
func NewRows(onSelect func(key int64), onEnter func(key int64)) *Rows {
	r := &Rows{onSelect: onSelect, onEnter: onEnter, lines: map[int64]*rowLine{}, height: theme.RowHeight, ring: NewOutline(theme.ButtonRadius - 1)}
	r.inner = container.New(NewStack(0))
	r.scroll = container.NewVScroll(r.inner)
	r.ExtendBaseWidget(r)
	return r
}

// SetRowHeight changes the least height of a row, theme.RowHeight at first.
func (r *Rows) SetRowHeight(height float32) {
	if r.height != height {
		r.height = height
		r.Refresh()
	}
}

// HandOnPages leaves PgUp and PgDn to the screen around the list: for a list
// beside something longer that is read by the page.
func (r *Rows) HandOnPages() { r.handsOnPages = true }

// SetEmpty is shown while there are no rows.
func (r *Rows) SetEmpty(o fyne.CanvasObject) {
	if r.empty != o {
		r.empty = o
		r.Refresh()
	}
}

// Set shows one row for each key, in this order. A row that was there before
// is kept and only updated; update is called for new rows as well. A selection
// whose key is gone is given up without a call of onSelect.
func (r *Rows) Set(keys []int64, make func(key int64) Row, update func(key int64, row Row)) {
	next := map[int64]*rowLine{}
	order := []int64{}
	for _, key := range keys {
		if next[key] != nil {
			continue
		}
		line := r.lines[key]
		if line == nil {
			line = newRowLine(r, key, make(key))
		}
		next[key] = line
		order = append(order, key)
		if update != nil {
			update(key, line.row)
		}
	}
	same := slices.Equal(order, r.keys) && !r.outgrown(next)
	r.keys, r.lines = order, next
	if next[r.selected] == nil {
		r.selected = 0
	} else {
		r.at = slices.Index(order, r.selected)
	}
	if same {
		return
	}
	objects := []fyne.CanvasObject{}
	for _, key := range order {
		objects = append(objects, next[key])
	}
	r.inner.Objects = objects
	r.Refresh()
	r.scroll.Refresh()
	if line := r.lines[r.selected]; line != nil { // keys act on it: it must be in sight
		r.scrollTo(line)
	}
}

// outgrown tells whether a row needs another height than it has.
func (r *Rows) outgrown(lines map[int64]*rowLine) bool {
	for _, line := range lines {
		if have := line.Size(); have.Width > 0 && line.MinSize().Height != have.Height {
			return true
		}
	}
	return false
}

// Row is the row of a key, or nil.
func (r *Rows) Row(key int64) Row {
	if line := r.lines[key]; line != nil {
		return line.row
	}
	return nil
}

// Keys are the keys in the order shown.
func (r *Rows) Keys() []int64 { return slices.Clone(r.keys) }

// Selected is the key of the selected row, or 0.
func (r *Rows) Selected() int64 { return r.selected }

// Select selects a row and scrolls to it, without a call of onSelect; a key
// that is not there selects nothing.
func (r *Rows) Select(key int64) {
	if r.lines[key] == nil {
		key = 0
	}
	if key == r.selected {
		return
	}
	if old := r.lines[r.selected]; old != nil {
		old.setSelected(false)
	}
	r.selected = key
	if line := r.lines[key]; line != nil {
		r.at = slices.Index(r.keys, key)
		line.setSelected(true)
		r.scrollTo(line)
	}
}

func (r *Rows) pick(key int64) {
	before := r.selected
	r.Select(key)
	if r.selected != before && r.onSelect != nil {
		r.onSelect(r.selected)
	}
}

func (r *Rows) scrollTo(line *rowLine) { RevealObject(r.scroll, line, 0) }

// Focus moves the keyboard here.
func (r *Rows) Focus(c fyne.Canvas) {
	if c != nil {
		c.Focus(r)
	}
}

// FocusGained is Fyne's.
func (r *Rows) FocusGained() {
	r.focused = true
	r.ring.Paint(true)
	reveal(r)
}

// FocusLost is Fyne's.
func (r *Rows) FocusLost() {
	r.focused = false
	r.ring.Paint(false)
}

// TypedKey walks the list and hands on what it does not need.
func (r *Rows) TypedKey(event *fyne.KeyEvent) {
	page := max(1, int(r.scroll.Size().Height/r.height)-1)
	if r.handsOnPages && (event.Name == fyne.KeyPageDown || event.Name == fyne.KeyPageUp) {
		passKey(r, event)
		return
	}
	switch event.Name {
	case fyne.KeyDown:
		if r.selected == 0 {
			r.walk(r.at)
		} else {
			r.walk(r.at + 1)
		}
	case fyne.KeyUp:
		r.walk(r.at - 1)
	case fyne.KeyHome:
		r.walk(0)
	case fyne.KeyEnd:
		r.walk(len(r.keys) - 1)
	case fyne.KeyPageDown:
		r.walk(r.at + page)
	case fyne.KeyPageUp:
		r.walk(r.at - page)
	case fyne.KeyReturn, fyne.KeyEnter:
		if r.selected == 0 || r.onEnter == nil {
			passKey(r, event)
			return
		}
		if Once(event.Name) {
			r.onEnter(r.selected)
		}
	default:
		passKey(r, event)
	}
}

func (r *Rows) walk(to int) {
	if len(r.keys) > 0 {
		r.pick(r.keys[min(max(to, 0), len(r.keys)-1)])
	}
}

// TypedRune hands on every character.
func (r *Rows) TypedRune(c rune) { passRune(r, c) }

// PartText is empty: the rows say what there is to say.
func (r *Rows) PartText() string { return "" }

// CreateRenderer is Fyne's.
func (r *Rows) CreateRenderer() fyne.WidgetRenderer {
	return (&sketch{
		owner: r, layout: r.layout, paint: func() { r.ring.Paint(r.focused) },
		objects: func() []fyne.CanvasObject {
			if r.empty != nil && len(r.keys) == 0 {
				return append([]fyne.CanvasObject{r.scroll, r.empty}, r.ring.Objects()...)
			}
			return append([]fyne.CanvasObject{r.scroll}, r.ring.Objects()...)
		},
		min: func() fyne.Size {
			size := fyne.NewSize(r.scroll.MinSize().Width, 2*r.height)
			if r.empty != nil && len(r.keys) == 0 {
				size = size.Max(r.empty.MinSize())
			}
			return size
		},
	}).begin()
}

func (r *Rows) layout(size fyne.Size) {
	for _, key := range r.keys { // a row that wraps knows its height only after it was given a width
		if line := r.lines[key]; line.Size().Width != size.Width {
			line.Resize(fyne.NewSize(size.Width, line.Size().Height))
		}
	}
	// No refresh here: Fyne lays out while it paints, and would paint all of it
	// once more.
	r.scroll.Resize(size)
	r.inner.Layout.Layout(r.inner.Objects, r.inner.Size())
	r.ring.Place(fyne.NewPos(0, 0), size)
	if r.empty != nil {
		need := r.empty.MinSize()
		put(r.empty, theme.S16, fyne.Max((size.Height-need.Height)/2, 0), size.Width-2*theme.S16, need.Height)
	}
}
