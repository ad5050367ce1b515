package sheet

import "image/color"

// mmPerPx is one px of the design in mm: its pages are drawn at 96 to the inch.
const mmPerPx = 25.4 / 96

// points gives a size of the design in pt.
func points(px, scale float64) float64 { return px * 0.75 * scale }

// row is one line of a column. Its texts and rules are placed from the
// column's left edge and the row's top, in mm.
type row struct {
	h     float64 // mm
	texts []Text
	rules []Line
	keep  bool // stays on the page of the row after it
}

// column is a stack of rows set beside others.
type column struct {
	x, w float64 // mm, from the left edge of what the frame leaves
	rows []row
}

func (c column) height() float64 { return heightOf(c.rows) }

func heightOf(rows []row) float64 {
	h := 0.0
	for _, r := range rows {
		h += r.h
	}
	return h
}

// frame is the box drawn behind a section, with the space it keeps free
// inside. The zero frame draws nothing and keeps none.
type frame struct {
	padX, padY   float64 // mm
	radius       float64 // mm
	fill, stroke color.NRGBA
	line         float64 // mm
}

// setting says how a paragraph is set into a column.
type setting struct {
	pitch  float64 // px, from line to line
	indent float64 // px, of every line
	right  bool    // set against the column's right edge
	keep   bool    // all its lines stay with what follows
}

// para appends a paragraph to the column.
func (c *column) para(scale float64, set setting, runs ...run) {
	indent := set.indent * mmPerPx * scale
	pitch := set.pitch * mmPerPx * scale
	for _, line := range broken(runs, scale, c.w-indent) {
		r := row{h: pitch, keep: set.keep}
		shift := indent
		if last := len(line) - 1; set.right && last >= 0 {
			shift = c.w - line[last].X - line[last].W
		}
		for _, t := range line {
			t.X += shift
			t.Y = baseline(pitch, t.Size)
			r.texts = append(r.texts, t)
		}
		c.rows = append(c.rows, r)
	}
}

// baseline gives how far below a row's top its baseline lies, in mm, with the
// line's height centred in the row.
func baseline(pitch, size float64) float64 {
	em := size * mmPerPt
	return (pitch-(ascent+descent)*em)/2 + ascent*em
}

// space appends an empty row of so many px.
func (c *column) space(scale, px float64) {
	c.rows = append(c.rows, row{h: px * mmPerPx * scale})
}

// block keeps the rows from first on together, unless they are too many to be
// worth it: then only the first two, a heading with the line under it.
func (c *column) block(first int) {
	rows := c.rows[first:]
	for i := range rows {
		rows[i].keep = i+1 < len(rows) && (len(rows) <= longBlock || i == 0)
	}
}

// longBlock is how many rows are kept on one page at most.
const longBlock = 10

// taken gives how many rows of the stack fit into room mm without parting
// rows that are kept together. force takes at least one row.
func taken(rows []row, room float64, force bool) int {
	n, used := 0, 0.0
	for i, r := range rows {
		used += r.h
		if used > room+slack {
			break
		}
		if !r.keep || i+1 == len(rows) {
			n = i + 1
		}
	}
	if n == 0 && force && len(rows) > 0 {
		// What is kept together is taller than a page.
		for used = rows[0].h; n+1 < len(rows) && used+rows[n+1].h <= room; n++ {
			used += rows[n+1].h
		}
		n++
	}
	return n
}

// blanks gives how many empty rows a stack begins with.
func blanks(rows []row) int {
	n := 0
	for n < len(rows) && len(rows[n].texts)+len(rows[n].rules) == 0 {
		n++
	}
	return n
}
