package part

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"

	"chairside/ui/theme"
)

// timeBody draws the lanes of a Timetable.
type timeBody struct {
	base
	table   *Timetable
	lanes   []*laneDrawing
	lines   []*canvas.Rectangle // at the full hours
	shades  []*canvas.Rectangle
	ring    *canvas.Rectangle // around the chosen block
	nowLine *canvas.Rectangle
}

type laneDrawing struct {
	name, sub *canvas.Text
	shade     *canvas.Rectangle
	rule      *canvas.Rectangle
	blocks    []*blockDrawing
}

type blockDrawing struct {
	pieces    []*canvas.Rectangle
	stripes   []*canvas.Rectangle
	text, sub *canvas.Text
	outline   *canvas.Rectangle
}

func newTimeBody(t *Timetable) *timeBody {
	b := &timeBody{table: t, ring: canvas.NewRectangle(nil), nowLine: canvas.NewRectangle(nil)}
	b.ring.StrokeWidth, b.ring.CornerRadius = 3, theme.ButtonRadius+2
	b.ExtendBaseWidget(b)
	return b
}

// top is where a lane begins; that of the lane after the last is the height.
func (b *timeBody) top(lane int) float32 {
	y := float32(0)
	for i := 0; i < lane && i < len(b.table.spec.Lanes); i++ {
		y += float32(b.table.spec.Lanes[i].rows()) * timeLane
	}
	return y
}

func (b *timeBody) build() {
	b.lanes, b.lines, b.shades = nil, nil, nil
	for range hoursOf(b.table.spec) {
		b.lines = append(b.lines, canvas.NewRectangle(nil))
	}
	for range b.table.spec.Shades {
		b.shades = append(b.shades, canvas.NewRectangle(nil))
	}
	for _, lane := range b.table.spec.Lanes {
		l := &laneDrawing{
			name: words(theme.TextButton, bold), sub: words(theme.TextSmall, fyne.TextStyle{}),
			shade: canvas.NewRectangle(nil), rule: canvas.NewRectangle(nil),
		}
		for _, block := range lane.Blocks {
			d := &blockDrawing{text: words(theme.TextSmall, bold), sub: words(theme.TextRail, fyne.TextStyle{}), outline: canvas.NewRectangle(nil)}
			d.outline.StrokeWidth, d.outline.CornerRadius = 2, theme.ButtonRadius
			for _, p := range block.Pieces {
				d.pieces = append(d.pieces, canvas.NewRectangle(nil))
				if p.Look == PieceHatch {
					for range stripesOf {
						d.stripes = append(d.stripes, canvas.NewRectangle(nil))
					}
				}
			}
			l.blocks = append(l.blocks, d)
		}
		b.lanes = append(b.lanes, l)
	}
}

// stripesOf is how many stripes a hatched piece has, however wide it is.
const stripesOf = 3

// PartText is empty: the timetable says it all.
func (b *timeBody) PartText() string { return "" }

// CreateRenderer is Fyne's.
func (b *timeBody) CreateRenderer() fyne.WidgetRenderer {
	return (&sketch{owner: b, objects: b.objects, layout: b.layout, paint: b.paint, min: func() fyne.Size {
		return fyne.NewSize(timeName+300, b.top(len(b.table.spec.Lanes)))
	}}).begin()
}

func (b *timeBody) objects() []fyne.CanvasObject {
	var all []fyne.CanvasObject
	for _, s := range b.shades {
		all = append(all, s)
	}
	for _, l := range b.lanes {
		all = append(all, l.shade)
	}
	for _, l := range b.lines {
		all = append(all, l)
	}
	for _, l := range b.lanes {
		all = append(all, l.name, l.sub, l.rule)
		for _, d := range l.blocks {
			for _, p := range d.pieces {
				all = append(all, p)
			}
			for _, s := range d.stripes {
				all = append(all, s)
			}
			all = append(all, d.text, d.sub, d.outline)
		}
	}
	return append(all, b.nowLine, b.ring)
}

func (b *timeBody) paint() {
	for _, s := range b.shades {
		s.FillColor = theme.Color(theme.Window)
	}
	for _, l := range b.lines {
		l.FillColor = theme.Color(theme.Hairline)
	}
	for i, lane := range b.table.spec.Lanes {
		l := b.lanes[i]
		l.name.Color, l.sub.Color = theme.Color(theme.Text), theme.Color(theme.Muted)
		l.shade.FillColor, l.rule.FillColor = theme.Color(theme.Window), theme.Color(theme.Border)
		show(l.shade, lane.Off)
		for j, block := range lane.Blocks {
			l.blocks[j].paint(block)
		}
	}
	b.nowLine.FillColor = theme.Color(theme.Danger.Strong())
	b.ring.StrokeColor = theme.Color(theme.Accent)
}

func (d *blockDrawing) paint(block Block) {
	word := theme.Text
	stripe := 0
	for i, p := range block.Pieces {
		switch p.Look {
		case PieceDeep:
			d.pieces[i].FillColor, word = theme.Color(p.Tone.Deep()), theme.OnDeep
		case PieceHatch:
			d.pieces[i].FillColor = theme.Color(theme.Surface)
			for range stripesOf {
				d.stripes[stripe].FillColor = theme.Color(p.Tone.Soft())
				stripe++
			}
		default:
			d.pieces[i].FillColor = theme.Color(p.Tone.Soft())
		}
	}
	d.text.Color, d.sub.Color = theme.Color(word), theme.Color(word)
	d.outline.StrokeColor = theme.Color(theme.Accent)
	show(d.outline, block.Outline)
}

func (b *timeBody) layout(size fyne.Size) {
	t := b.table
	for i, hour := range hoursOf(t.spec) {
		put(b.lines[i], t.x(hour, size.Width), 0, 1, size.Height)
	}
	for i, s := range t.spec.Shades {
		from := t.x(s.From, size.Width)
		put(b.shades[i], from, 0, t.x(s.To, size.Width)-from, size.Height)
	}
	b.ring.Hide()
	for i, lane := range t.spec.Lanes {
		y, high := b.top(i), float32(lane.rows())*timeLane
		l := b.lanes[i]
		put(l.shade, timeName, y, size.Width-timeName, high-1)
		if lane.Sub == "" {
			fit(l.name, lane.Name, timePad, y, timeName-timePad-theme.S8, timeLane-1)
			l.sub.Text = ""
		} else {
			fit(l.name, lane.Name, timePad, y+6, timeName-timePad-theme.S8, 18)
			fit(l.sub, lane.Sub, timePad, y+25, timeName-timePad-theme.S8, 16)
		}
		put(l.rule, 0, y+high-1, size.Width, 1)
		for j, block := range lane.Blocks {
			l.blocks[j].place(t, block, y+float32(block.Row)*timeLane, size.Width)
			if block.Key != 0 && block.Key == t.selected {
				at, wide := t.x(block.from(), size.Width), t.x(block.to(), size.Width)-t.x(block.from(), size.Width)
				put(b.ring, at-3, y+float32(block.Row)*timeLane+2, wide+6, timeLane-5)
				b.ring.Show()
			}
		}
	}
	b.placeNow()
}

func (d *blockDrawing) place(t *Timetable, block Block, y, width float32) {
	const pad = float32(5)
	high := timeLane - 1 - 2*pad
	stripe := 0
	words := Span{-1, -1} // where the words may stand: on the pieces that are not striped, after the preparation
	for i, p := range block.Pieces {
		from, to := t.x(p.From, width), t.x(p.To, width)
		put(d.pieces[i], from, y+pad, fyne.Max(to-from, 1), high)
		d.pieces[i].CornerRadius = 0
		if p.Look == PieceHatch {
			for n := range stripesOf {
				put(d.stripes[stripe], from+(to-from)*(float32(n)+0.25)/stripesOf, y+pad, (to-from)/stripesOf/2, high)
				stripe++
			}
			continue
		}
		if block.Pieces[i].Look == PieceDeep || words.From < 0 && !anyStrong(block.Pieces) {
			if words.From < 0 {
				words.From = float64(from)
			}
			words.To = float64(to)
		} else if !anyStrong(block.Pieces) {
			words.To = float64(to)
		}
	}
	round(d.pieces, block.Pieces)
	at, room := float32(words.From)+6, float32(words.To-words.From)-9
	text, sub := block.Text, block.Sub
	if room < 24 {
		text, sub = "", ""
	}
	if sub == "" {
		fit(d.text, text, at, y+pad, room, high)
	} else {
		fit(d.text, text, at, y+pad+2, room, 18)
	}
	fit(d.sub, sub, at, y+pad+19, room, 16)
	from := t.x(block.from(), width)
	put(d.outline, from, y+pad, t.x(block.to(), width)-from, high)
}

func anyStrong(pieces []Piece) bool {
	for _, p := range pieces {
		if p.Look == PieceDeep {
			return true
		}
	}
	return false
}

// round makes the outer corners of a block round.
func round(drawn []*canvas.Rectangle, pieces []Piece) {
	if len(drawn) == 0 {
		return
	}
	last := len(drawn) - 1
	if len(drawn) == 1 {
		drawn[0].CornerRadius = 6
		return
	}
	drawn[0].TopLeftCornerRadius, drawn[0].BottomLeftCornerRadius = 6, 6
	drawn[last].TopRightCornerRadius, drawn[last].BottomRightCornerRadius = 6, 6
}

func (b *timeBody) placeNow() {
	t, size := b.table, b.Size()
	show(b.nowLine, t.spec.Now > t.spec.From && t.spec.Now < t.spec.To)
	put(b.nowLine, t.x(t.spec.Now, size.Width)-1, 0, 2, size.Height)
}

// Tapped chooses the block that lies there and takes the keyboard.
func (b *timeBody) Tapped(event *fyne.PointEvent) {
	if c := canvasOf(b.table); c != nil {
		c.Focus(b.table)
	}
	for i, lane := range b.table.spec.Lanes {
		y := b.top(i)
		for _, block := range lane.Blocks {
			top := y + float32(block.Row)*timeLane
			from, to := b.table.x(block.from(), b.Size().Width), b.table.x(block.to(), b.Size().Width)
			if event.Position.Y >= top && event.Position.Y < top+timeLane && event.Position.X >= from && event.Position.X < to {
				b.table.pick(block.Key)
				return
			}
		}
	}
}

// Cursor shows that blocks can be pressed.
func (b *timeBody) Cursor() desktop.Cursor { return desktop.PointerCursor }
