package sheet

import (
	"fmt"
	"math"
	"sync"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"

	"chairside/assets"
)

// mmPerPt is how many millimetres a point has.
const mmPerPt = 25.4 / 72

// The height that Inter reserves for a line, in ems (its hhea table).
const (
	ascent  = 0.96875
	descent = 0.2412109375
)

// face is one weight of the typeface as far as setting text needs it. A rune
// that is not in it cannot be printed: a printer would draw a box, without an
// error.
type face struct {
	advance map[rune]int // in thousandths of an em, rounded as PDF rounds them
}

func (f face) has(r rune) bool { _, ok := f.advance[r]; return ok }

// typeface holds the weights, by [Weight].
var typeface [2]face

// weights are the fonts as TrueType, by [Weight].
func weights() [2][]byte { return [2][]byte{assets.FontRegular(), assets.FontBold()} }

// facesReady reads the fonts once. Its error is a damaged program.
var facesReady = sync.OnceValue(func() error {
	for w, data := range weights() {
		f, err := readFace(data)
		if err != nil {
			return fmt.Errorf("sheet: read font %d: %w", w, err)
		}
		typeface[w] = f
	}
	return nil
})

// readFace takes every rune of the plane that PDF writing can encode. Widths
// are rounded to a thousandth as the PDF's width table is, so that a line
// breaks at the same word on paper and on the screen.
func readFace(data []byte) (face, error) {
	f, err := sfnt.Parse(data)
	if err != nil {
		return face{}, err
	}
	var buf sfnt.Buffer
	em := fixed.Int26_6(f.UnitsPerEm())
	read := face{advance: make(map[rune]int)}
	for r := rune(' '); r < 0xFFFD; r++ {
		g, err := f.GlyphIndex(&buf, r)
		if err != nil {
			return face{}, err
		}
		if g == 0 {
			continue
		}
		units, err := f.GlyphAdvance(&buf, g, em, font.HintingNone)
		if err != nil {
			return face{}, err
		}
		read.advance[r] = int(math.Round(1000 * float64(units) / float64(em)))
	}
	return read, nil
}

// drawable reports whether every weight has the rune.
func drawable(r rune) bool { return typeface[Regular].has(r) && typeface[Bold].has(r) }

// width measures text of one weight at a size in pt; the answer is in mm.
func width(w Weight, size float64, s string) float64 {
	sum := 0
	for _, r := range s {
		sum += typeface[w].advance[r]
	}
	return float64(sum) * size * mmPerPt / 1000
}
