package sheet

import (
	"time"

	"chairside/store/clinic"
)

// The margins no item crosses, in mm: 60 and 48 px of the design.
const (
	MarginX = 60 * mmPerPx
	MarginY = 48 * mmPerPx
)

// The paper sizes in mm.
var paperSize = map[clinic.Paper][2]float64{
	clinic.Letter: {215.9, 279.4},
	clinic.A4:     {210, 297},
}

// largeScale makes the body text of larger print 14 pt.
const largeScale = 14 / 10.8

// layout sets one document from the top of its first page down.
type layout struct {
	record clinic.Record
	visit  clinic.Visit
	zone   *time.Location
	o      Options
	words  *words
	print  printer

	scale float64 // 1, or larger print
	gaps  float64 // 1, or less where the space between sections is cut
	doc   Document
	y     float64 // mm, where the next section goes
	bare  bool    // nothing but a header is on the page
}

func newLayout(r clinic.Record, o Options, text *words, gaps float64) *layout {
	l := &layout{record: r, visit: r.Visit, zone: r.Clinic.Location(), o: o, words: text, scale: 1, gaps: gaps}
	if o.Large {
		l.scale = largeScale
	}
	size, ok := paperSize[o.Paper]
	if !ok {
		if size, ok = paperSize[r.Clinic.Paper]; !ok {
			size = paperSize[clinic.Letter]
		}
	}
	l.doc = Document{
		Width: size[0], Height: size[1], Lang: text.Lang,
		Title: fill(text.Title, "visit", r.Visit.Code()), Made: made(r.Visit).Unix(),
	}
	return l
}

// mm gives a length of the design in mm, in the print chosen.
func (l *layout) mm(px float64) float64 { return px * mmPerPx * l.scale }

// wide is the width between the margins in mm.
func (l *layout) wide() float64 { return l.doc.Width - 2*MarginX }

// bottom is where the sections of a page end, in mm: above the footer.
func (l *layout) bottom() float64 {
	lines := 1.0
	if l.record.Demo {
		lines = 2
	}
	return l.doc.Height - MarginY - l.mm(lines*footPitch) - l.mm(6)
}

func (l *layout) page() *Page { return &l.doc.Pages[len(l.doc.Pages)-1] }

func (l *layout) draw(items ...Item) { p := l.page(); p.Items = append(p.Items, items...) }

// blankPage begins a page with nothing on it.
func (l *layout) blankPage() {
	l.doc.Pages = append(l.doc.Pages, Page{})
	l.y = MarginY
	l.bare = true
}

// nextPage goes on with the front on another page, under a header of its own.
func (l *layout) nextPage() {
	l.blankPage()
	l.continuedHead()
	l.bare = true
}

// gap leaves so many px free before the next section; at the top of a page
// none are needed.
func (l *layout) gap(px float64) {
	if !l.bare {
		l.y += l.mm(px) * l.gaps
	}
}

// need begins another page when so many mm do not fit on this one but would
// on an empty one.
func (l *layout) need(h float64) {
	if !l.bare && l.y+h > l.bottom()+slack {
		l.nextPage()
	}
}

// put sets columns side by side in a frame. Where they do not fit they go on
// on the next page, each from where it was cut.
func (l *layout) put(f frame, columns ...column) {
	for {
		room := l.bottom() - l.y - 2*f.padY
		cut := make([]column, len(columns))
		left, some := false, false
		for i, c := range columns {
			n := taken(c.rows, room, l.bare)
			cut[i] = column{c.x, c.w, c.rows[:n]}
			columns[i].rows = c.rows[n:]
			left = left || n < len(c.rows)
			some = some || n > 0
		}
		if some {
			l.place(f, cut)
		}
		if !left {
			return
		}
		l.nextPage()
		for i := range columns { // no gap at the top of a page
			columns[i].rows = columns[i].rows[blanks(columns[i].rows):]
		}
	}
}

// place draws a framed section at the current height, whether it fits or not.
func (l *layout) place(f frame, columns []column) {
	h := 0.0
	for _, c := range columns {
		h = max(h, c.height())
	}
	if f.fill.A > 0 || f.stroke.A > 0 {
		in := f.line / 2
		l.draw(Rect{
			X: MarginX + in, Y: l.y + in, W: l.wide() - f.line, H: h + 2*f.padY - f.line,
			Radius: f.radius, Fill: f.fill, Stroke: f.stroke, LineWidth: f.line,
		})
	}
	for _, c := range columns {
		l.stack(MarginX+f.padX+c.x, l.y+f.padY, c.rows)
	}
	l.y += h + 2*f.padY
	l.bare = false
}

// stack draws rows downwards from a corner, in mm.
func (l *layout) stack(x, y float64, rows []row) {
	for _, r := range rows {
		for _, t := range r.texts {
			t.X, t.Y = t.X+x, t.Y+y
			l.draw(t)
		}
		for _, n := range r.rules {
			n.X1, n.X2, n.Y1, n.Y2 = n.X1+x, n.X2+x, n.Y1+y, n.Y2+y
			l.draw(n)
		}
		y += r.h
	}
}
