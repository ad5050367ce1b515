package sheet

import (
	"fmt"
	"strings"
	"time"

	"chairside/store/clinic"
)

// Sizes of the papers that stay in the clinic, in px of the design: denser
// than what a patient takes home.
const (
	paperSizePx = 11.4
	paperPitch  = 15.5
	cellPad     = 4.0
)

// paper sets what the clinic keeps for itself, from the top of its first page
// down: headings, lines and tables. It decides where pages end.
type paper struct {
	doc   Document
	print printer
	y     float64 // mm, where the next thing goes
	left  string  // of every footer
	demo  bool
}

func newPaper(c clinic.Profile, title string, made time.Time, demo bool) *paper {
	size, ok := paperSize[c.Paper]
	if !ok {
		size = paperSize[clinic.Letter]
	}
	return &paper{
		doc:  Document{Width: size[0], Height: size[1], Lang: "en", Title: title, Made: made.Unix()},
		left: title, demo: demo,
	}
}

func px(n float64) float64 { return n * mmPerPx }

func (p *paper) wide() float64   { return p.doc.Width - 2*MarginX }
func (p *paper) bottom() float64 { return p.doc.Height - MarginY - px(2*footPitch) - px(4) }

func (p *paper) draw(items ...Item) {
	page := &p.doc.Pages[len(p.doc.Pages)-1]
	page.Items = append(page.Items, items...)
}

func (p *paper) page() {
	p.doc.Pages = append(p.doc.Pages, Page{})
	p.y = MarginY
}

// room begins another page when so many mm do not fit on this one.
func (p *paper) room(h float64) bool {
	if p.y+h <= p.bottom()+slack || p.y <= MarginY {
		return false
	}
	p.page()
	return true
}

func (p *paper) space(n float64) { p.y += px(n) }

// words sets a paragraph; a line that does not fit goes on on the next page.
func (p *paper) words(pitch float64, runs ...run) {
	for i := range runs {
		runs[i].s = p.clean(runs[i].s)
	}
	for _, line := range broken(runs, 1, p.wide()) {
		p.room(px(pitch))
		p.set(MarginX, p.y, px(pitch), line)
		p.y += px(pitch)
	}
}

// clean makes a run printable and keeps the spaces at its ends, which part it
// from the runs beside it.
func (p *paper) clean(s string) string {
	text := p.print.clean("the record", s)
	if text != "" && strings.HasPrefix(s, " ") {
		text = " " + text
	}
	if text != "" && strings.HasSuffix(s, " ") {
		text += " "
	}
	return text
}

// set draws one line of texts in a row of a height in mm.
func (p *paper) set(x, top, pitch float64, line []Text) {
	for _, t := range line {
		t.X, t.Y = t.X+x, top+baseline(pitch, t.Size)
		p.draw(t)
	}
}

func small(s string) run     { return run{style{Regular, paperSizePx, ink}, s} }
func smallBold(s string) run { return run{style{Bold, paperSizePx, ink}, s} }
func faint(s string) run     { return run{style{Regular, paperSizePx, muted}, s} }

// head begins a page: what the paper is, over the rule.
func (p *paper) head(title, about string) {
	p.words(namePitch, run{style{Bold, nameSize, ink}, title})
	p.words(paperPitch+2, run{style{Regular, 12.5, muted}, about})
	y := p.y + px(5)
	p.draw(Line{MarginX, y, MarginX + p.wide(), y, px(2), teal})
	p.y = y + px(8)
}

// heading begins a section, and not as the last line of a page.
func (p *paper) heading(s string) {
	p.room(px(headPitch + 2*paperPitch))
	p.words(headPitch-2, run{style{Bold, 14, teal}, s})
}

// ruled is a table: shares of the width, the words of its head, and its rows.
type ruled struct {
	shares []float64
	head   []string
	rows   [][]run // one run a cell; the first of a row is in bold where it says so
	least  float64 // px, the height of a row at least
	lines  bool    // also lines between columns: it is written into by hand
}

// edges gives where the columns of a table begin, and where the last one ends.
func (p *paper) edges(shares []float64) []float64 {
	sum := 0.0
	for _, s := range shares {
		sum += s
	}
	var edges []float64
	x := MarginX
	for _, s := range shares {
		edges = append(edges, x)
		x += p.wide() * s / sum
	}
	return append(edges, x)
}

func (p *paper) table(g ruled) {
	edges := p.edges(g.shares)
	var head []run
	for _, s := range g.head {
		head = append(head, run{style{Bold, paperSizePx, muted}, s})
	}
	begin := func() {
		if len(head) > 0 {
			p.cells(edges, head, 0, false)
		}
	}
	p.room(px(3 * paperPitch))
	begin()
	for _, r := range g.rows {
		if p.room(p.tall(edges, r, g.least)) {
			begin()
		}
		p.cells(edges, r, g.least, g.lines)
	}
}

func (p *paper) broken(edges []float64, cells []run) (lines [][][]Text, most int) {
	for i, c := range cells {
		c.s = p.print.clean("the record", c.s)
		cell := broken([]run{c}, 1, edges[i+1]-edges[i]-2*px(cellPad))
		lines = append(lines, cell)
		most = max(most, len(cell))
	}
	return lines, most
}

func (p *paper) tall(edges []float64, cells []run, least float64) float64 {
	_, most := p.broken(edges, cells)
	return max(px(least), float64(most)*px(paperPitch)+2*px(2))
}

func (p *paper) cells(edges []float64, cells []run, least float64, lines bool) {
	set, _ := p.broken(edges, cells)
	h := p.tall(edges, cells, least)
	for i, cell := range set {
		for n, line := range cell {
			p.set(edges[i]+px(cellPad), p.y+px(2)+float64(n)*px(paperPitch), px(paperPitch), line)
		}
	}
	p.draw(Line{edges[0], p.y + h, edges[len(edges)-1], p.y + h, px(0.8), grid})
	if lines {
		for _, x := range edges {
			p.draw(Line{x, p.y, x, p.y + h, px(0.8), grid})
		}
	}
	p.y += h
}

// tickBox is a box to be ticked by hand; one that the record has already is
// crossed.
type tickBox struct {
	word string
	done bool
}

// box draws a box with its words, and answers how far it reaches.
func (p *paper) box(x float64, b tickBox) float64 {
	side, s := px(10), small(b.word)
	top := p.y + (px(paperPitch)-side)/2
	p.draw(Rect{X: x, Y: top, W: side, H: side, Stroke: ink, LineWidth: px(1)})
	if b.done {
		s = smallBold(b.word)
		p.draw(Text{X: x + side/2 - width(Bold, points(paperSizePx, 1), "X")/2, Y: top + side - px(1.2), W: width(Bold, points(paperSizePx, 1), "X"), Size: points(paperSizePx, 1), Weight: Bold, Color: ink, S: "X"})
	}
	for _, line := range broken([]run{s}, 1, p.wide()) {
		p.set(x+side+px(5), p.y, px(paperPitch), line)
		x += side + px(5) + line[len(line)-1].X + line[len(line)-1].W
		break
	}
	return x + px(14)
}

// boxes draws boxes beside each other, in as many lines as they need.
func (p *paper) boxes(boxes ...tickBox) {
	x := MarginX
	for _, b := range boxes {
		if w := px(10+5+14) + width(Bold, points(paperSizePx, 1), b.word); x > MarginX && x+w > MarginX+p.wide() {
			x = MarginX
			p.y += px(paperPitch + 4)
		}
		x = p.box(x, b)
	}
	p.y += px(paperPitch + 6)
}

// done draws the footers once the number of pages is known.
func (p *paper) done() Document {
	pitch, size := px(footPitch), points(12, 1)
	for i := range p.doc.Pages {
		right := fmt.Sprintf("Page %d of %d", i+1, len(p.doc.Pages))
		top := p.doc.Height - MarginY - pitch
		at := func(x, top float64, r run) {
			p.doc.Pages[i].Items = append(p.doc.Pages[i].Items, Text{X: x, Y: top + baseline(pitch, size), W: width(r.weight, size, r.s), Size: size, Weight: r.weight, Color: r.color, S: r.s})
		}
		at(MarginX, top, run{style{Regular, 12, muted}, p.left})
		at(MarginX+p.wide()-width(Regular, size, right), top, run{style{Regular, 12, muted}, right})
		if p.demo {
			at(MarginX, top-pitch+px(4), run{style{Bold, 12, rust}, "Demo clinic, no real patients"})
		}
	}
	p.doc.Missing = p.print.missing
	return p.doc
}
