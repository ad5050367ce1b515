package chairs

import (
	"math"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"chairside/store/clinic"
	"chairside/ui/part"
)

// board is the tiles of all chairs. It is a single stop of Tab; the arrows walk
// over the tiles and the figures choose one by its number.
type board struct {
	widget.BaseWidget
	part.Held
	screen   *Screen
	tiles    map[clinic.ChairID]*tile
	order    []clinic.ChairID
	selected clinic.ChairID
	columns  int
	least    fyne.Size // of a tile, as it is laid out now
	grid     *fyne.Container
	scroll   *container.Scroll
}

func newBoard(s *Screen) *board {
	b := &board{screen: s, tiles: map[clinic.ChairID]*tile{}, columns: 1, least: tallTile}
	b.grid = container.New(gridLayout{b})
	b.scroll = container.NewVScroll(b.grid)
	b.ExtendBaseWidget(b)
	return b
}

// PartID finds the board in end-to-end tests.
func (b *board) PartID() string { return "chairs.board" }

// PartText is empty: the tiles say what there is to say.
func (b *board) PartText() string { return "" }

// show writes every tile; the tile of a chair that stays is kept.
func (b *board) show(day clinic.Day, q queue, now time.Time) {
	places := day.Places()
	same := len(places) == len(b.order)
	for i, c := range places {
		same = same && b.order[i] == c.ID
		if b.tiles[c.ID] == nil {
			b.tiles[c.ID] = newTile(b, c.ID)
		}
		v := viewTile(day, q, c, now)
		v.selected, v.aim = c.ID == b.selected, b.screen.aimOf(c)
		b.tiles[c.ID].show(v)
	}
	if same {
		return
	}
	kept, objects := map[clinic.ChairID]*tile{}, []fyne.CanvasObject{}
	b.order = nil
	for _, c := range places {
		kept[c.ID] = b.tiles[c.ID]
		b.order = append(b.order, c.ID)
		objects = append(objects, b.tiles[c.ID])
	}
	if kept[b.selected] == nil {
		b.selected = 0
	}
	b.tiles, b.grid.Objects = kept, objects
	b.Refresh()
}

// choose selects a chair and scrolls to it.
func (b *board) choose(id clinic.ChairID) {
	if b.tiles[id] == nil || b.selected == id {
		return
	}
	before := b.selected
	b.selected = id
	for _, t := range []*tile{b.tiles[before], b.tiles[id]} {
		if t != nil {
			v := t.view
			v.selected = t.id == id
			t.show(v)
		}
	}
	b.reveal(b.tiles[id])
}

func (b *board) reveal(t *tile) { part.RevealObject(b.scroll, t, haloRoom) }

// focus brings the keyboard back to the board.
func (b *board) focus() {
	if c := fyne.CurrentApp().Driver().CanvasForObject(b); c != nil {
		c.Focus(b)
	}
}

// FocusGained is Fyne's. With nothing chosen the first chair is, so that the
// keyboard is always somewhere to be seen.
func (b *board) FocusGained() {
	if b.selected == 0 && len(b.order) > 0 {
		b.choose(b.order[0])
	}
}

// FocusLost is Fyne's; the chosen chair stays chosen.
func (b *board) FocusLost() {}

// TypedKey walks over the tiles and hands on the rest.
func (b *board) TypedKey(event *fyne.KeyEvent) {
	switch event.Name {
	case fyne.KeyLeft:
		b.walk(-1)
	case fyne.KeyRight:
		b.walk(1)
	case fyne.KeyUp:
		b.walk(-b.columns)
	case fyne.KeyDown:
		b.walk(b.columns)
	case fyne.KeyHome:
		b.walk(-len(b.order))
	case fyne.KeyEnd:
		b.walk(len(b.order))
	case fyne.KeyReturn, fyne.KeyEnter:
		if part.Once(event.Name) {
			b.screen.nextStep()
		}
	default:
		if c := fyne.CurrentApp().Driver().CanvasForObject(b); c != nil && c.OnTypedKey() != nil {
			c.OnTypedKey()(event)
		}
	}
}

// TypedRune chooses a chair by its number and hands on the rest.
func (b *board) TypedRune(r rune) {
	if r >= '1' && r <= '9' {
		for _, id := range b.order {
			if c, ok := b.screen.day.Chair(id); ok && number(c.Name) == string(r) {
				b.choose(id)
				return
			}
		}
	}
	if c := fyne.CurrentApp().Driver().CanvasForObject(b); c != nil && c.OnTypedRune() != nil {
		c.OnTypedRune()(r)
	}
}

// walk moves the selection by so many tiles. Up and down stay in their column:
// at the edge they do nothing.
func (b *board) walk(by int) {
	at := -1
	for i, id := range b.order {
		if id == b.selected {
			at = i
		}
	}
	to := at + by
	switch {
	case len(b.order) == 0:
		return
	case at < 0:
		to = 0
	case by >= len(b.order):
		to = len(b.order) - 1
	case by <= -len(b.order):
		to = 0
	case to < 0 || to >= len(b.order):
		return
	}
	b.choose(b.order[to])
}

func (b *board) CreateRenderer() fyne.WidgetRenderer {
	return part.Drawing(b, func(size fyne.Size) {
		b.scroll.Resize(size)
		b.scroll.Refresh()
		b.grid.Layout.Layout(b.grid.Objects, b.grid.Size())
	}, func() fyne.Size { return shortTile }, func() {}, b.scroll)
}

// tallTile is what a tile needs for a ring, a name and its lines under each
// other; shortTile what it needs with less beside each other, for boards that
// would not show every chair otherwise. widestTile is where a row takes one
// more tile instead of growing further.
var (
	tallTile  = fyne.NewSize(232, 218)
	shortTile = fyne.NewSize(280, 124)
)

const (
	widestTile float32 = 340
	goodTile   float32 = 152 // the height of a short tile where the plan can spare it
	tileGap    float32 = 12
	haloRoom   float32 = 3 // around the tiles, for the ring of the chosen one
)

// gridLayout gives the tiles the room there is, and scrolls when it is short.
type gridLayout struct{ board *board }

func (g gridLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	rows := float32((len(o) + g.board.columns - 1) / max(g.board.columns, 1))
	least := g.board.least.Height
	return fyne.NewSize(tallTile.Width, rows*(least+tileGap)-tileGap+2*haloRoom)
}

func (g gridLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	if len(o) == 0 {
		return
	}
	room := size.Width - 2*haloRoom
	view := g.board.scroll.Size().Height - 2*haloRoom
	g.board.columns, g.board.least = columnsFor(room, view, len(o))
	n := float32(g.board.columns)
	rows := float32(math.Ceil(float64(len(o)) / float64(n)))
	width := (room - tileGap*(n-1)) / n
	height := fyne.Max((view-tileGap*(rows-1))/rows, g.board.least.Height)
	height = fyne.Min(height, 400)
	for i, tile := range o {
		col, row := float32(i%g.board.columns), float32(i/g.board.columns)
		place(tile, haloRoom+col*(width+tileGap), haloRoom+row*(height+tileGap), width, height)
	}
}

// columnsFor is the fewest columns, none too wide, that show every chair at
// once, of tall tiles if it can be, else of short ones. Where neither do, it
// is what shows the most.
func columnsFor(width, height float32, chairs int) (columns int, least fyne.Size) {
	seen := 0
	for _, tile := range []fyne.Size{tallTile, shortTile} {
		n, all := columnsOf(tile, width, height, chairs)
		if all {
			return n, tile
		}
		if now := n * max(1, int((height+tileGap)/(tile.Height+tileGap))); now > seen {
			columns, least, seen = n, tile, now
		}
	}
	return columns, least
}

func columnsOf(tile fyne.Size, width, height float32, chairs int) (columns int, all bool) {
	most := max(1, int((width+tileGap)/(tile.Width+tileGap)))
	least := max(1, int(math.Ceil(float64((width+tileGap)/(widestTile+tileGap)))))
	for n := min(least, most); n <= most; n++ {
		rows := (chairs + n - 1) / n
		if float32(rows)*(tile.Height+tileGap)-tileGap <= height {
			if n == most || n == least && chairs <= n {
				return n, true
			}
			return max(1, (chairs+rows-1)/rows), true
		}
	}
	return most, false
}

// leastBoard is the height in which short tiles show every chair well.
func leastBoard(width float32, chairs int) float32 {
	n := max(1, int((width+tileGap)/(shortTile.Width+tileGap)))
	return float32((chairs+n-1)/n)*(goodTile+tileGap) - tileGap + 2*haloRoom
}
