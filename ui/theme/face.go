package theme

import (
	"unicode"

	"fyne.io/fyne/v2"
)

// Face gives the typeface of a style if it holds every character of s, and
// else nil, by which Fyne looks for one that does.
//
// For each style that it looks into by itself, Fyne reads four typefaces, of
// which three are for scripts that hardly any word of a screen is in: at the
// start that is a tenth of the time until the board stands.
func Face(style fyne.TextStyle, s string) fyne.Resource {
	for _, r := range s {
		if !unicode.Is(inter, r) {
			return nil
		}
	}
	switch {
	case style.Symbol || style.Monospace:
		return nil
	case style.Bold && style.Italic:
		return bold
	case style.Bold:
		return semiBold
	}
	return regular
}

// inter is what all three weights hold, leaving out marks that are set over
// other characters. A test holds it against the fonts.
var inter = &unicode.RangeTable{
	R16: []unicode.Range16{
		{Lo: 0x20, Hi: 0x7E, Stride: 1},
		{Lo: 0xA0, Hi: 0xAC, Stride: 1},
		{Lo: 0xAE, Hi: 0x148, Stride: 1},
		{Lo: 0x14A, Hi: 0x1C3, Stride: 1},
		{Lo: 0x1C5, Hi: 0x24F, Stride: 1},
		{Lo: 0x391, Hi: 0x3A1, Stride: 1}, // Greek
		{Lo: 0x3A3, Hi: 0x3D7, Stride: 1},
		{Lo: 0x400, Hi: 0x479, Stride: 1}, // Cyrillic
		{Lo: 0x1E00, Hi: 0x1E9B, Stride: 1},
		{Lo: 0x1EA0, Hi: 0x1EFF, Stride: 1}, // Vietnamese
		{Lo: 0x2010, Hi: 0x2027, Stride: 1},
		{Lo: 0x202F, Hi: 0x202F, Stride: 1},
		{Lo: 0x2032, Hi: 0x2033, Stride: 1},
		{Lo: 0x20AC, Hi: 0x20AC, Stride: 1},
		{Lo: 0x2190, Hi: 0x2199, Stride: 1},
		{Lo: 0x2212, Hi: 0x2212, Stride: 1},
		{Lo: 0x2260, Hi: 0x2260, Stride: 1},
		{Lo: 0x2264, Hi: 0x2265, Stride: 1},
	},
	LatinOffset: 3,
}
