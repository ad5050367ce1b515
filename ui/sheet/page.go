package sheet

import (
	"image/color"
	"strings"
)

// Document is a sheet ready to be drawn: pages of items in their places.
// Lengths are millimetres from the top left corner of the paper.
type Document struct {
	Width, Height float64 // mm, of every page
	Pages         []Page

	Title string // for the PDF's properties; holds no name
	Lang  string // BCP 47, "en"
	Made  int64  // Unix seconds, from the record

	// Missing names in words the fields with letters the typeface lacks, such
	// as "the patient's name". Those letters are left out of the page, and
	// names get a line to be written on by hand. Empty when all was printed.
	Missing []string
}

// Warning says in one sentence what could not be printed and what to do about
// it; "" when nothing is missing.
func (d Document) Warning() string {
	if len(d.Missing) == 0 {
		return ""
	}
	verb := " holds"
	if len(d.Missing) > 1 {
		verb = " hold"
	}
	s := joined(d.Missing, ", ", " and ") + verb + " letters the sheet can't print yet. Write them on the sheet by hand."
	return strings.ToUpper(s[:1]) + s[1:]
}

// Page is one side of paper. Items are drawn in order, later ones on top.
type Page struct{ Items []Item }

// Item is one thing drawn on a page: [Text], [Rect] or [Line].
type Item interface {
	// Bounds is the place the item takes, in mm. For text it is the height
	// that the typeface reserves for a line, not the ink.
	Bounds() Box
}

// Box is a place on a page in mm: left, top, width, height.
type Box struct{ X, Y, W, H float64 }

// Weight is one of the two weights of the typeface that are on paper: the PDF
// library works through each anew for every document, which is most of the time
// that a sheet takes.
type Weight uint8

// The weights.
const (
	Regular Weight = iota
	Bold
)

// Text is one run of text in one weight, size and colour.
type Text struct {
	X, Y   float64 // mm, left end of the baseline
	W      float64 // mm, how far the run advances on paper (no kerning)
	Size   float64 // pt
	Weight Weight
	Color  color.NRGBA
	S      string
}

// Rect is a rectangle. Its edge is drawn half inside and half outside.
type Rect struct {
	X, Y, W, H float64     // mm
	Radius     float64     // mm, of the corners
	Fill       color.NRGBA // alpha 0: not filled
	Stroke     color.NRGBA // alpha 0: no edge
	LineWidth  float64     // mm, of the edge
}

// Line is a straight line, across or down the page, that ends squarely at its
// ends.
type Line struct {
	X1, Y1, X2, Y2 float64 // mm
	Width          float64 // mm, half on either side
	Color          color.NRGBA
}

// Bounds implements [Item].
func (t Text) Bounds() Box {
	em := t.Size * mmPerPt
	return Box{t.X, t.Y - ascent*em, t.W, (ascent + descent) * em}
}

// Bounds implements [Item].
func (r Rect) Bounds() Box {
	half := 0.0
	if r.Stroke.A > 0 {
		half = r.LineWidth / 2
	}
	return Box{r.X - half, r.Y - half, r.W + 2*half, r.H + 2*half}
}

// Bounds implements [Item].
func (l Line) Bounds() Box {
	x, y := min(l.X1, l.X2), min(l.Y1, l.Y2)
	w, h := max(l.X1, l.X2)-x, max(l.Y1, l.Y2)-y
	if h == 0 {
		return Box{x, y - l.Width/2, w, l.Width}
	}
	return Box{x - l.Width/2, y, w + l.Width, h}
}

// The sheet's colours, from the design.
var (
	ink   = color.NRGBA{0x16, 0x21, 0x2E, 0xFF}
	muted = color.NRGBA{0x55, 0x60, 0x6E, 0xFF}
	teal  = color.NRGBA{0x0F, 0x76, 0x6E, 0xFF}
	red   = color.NRGBA{0xB9, 0x1C, 0x1C, 0xFF}
	rust  = color.NRGBA{0x9A, 0x34, 0x12, 0xFF}
	mint  = color.NRGBA{0xF0, 0xFD, 0xFA, 0xFF}
	cool  = color.NRGBA{0xF3, 0xF5, 0xF8, 0xFF}
	grid  = color.NRGBA{0x94, 0xA3, 0xB8, 0xFF}
)
