package sheet

import (
	"image/color"
	"strings"
	"unicode"
)

// style is how a run of text looks.
type style struct {
	weight Weight
	px     float64 // size in px of the design, before larger print
	color  color.NRGBA
}

// run is text in one style. A paragraph is one or more of them.
type run struct {
	style
	s string
}

// glyph is one rune of a paragraph with the run it came from.
type glyph struct {
	r   rune
	run int
	w   float64 // mm
}

// broken breaks a paragraph into lines of at most width mm, at spaces; a word
// that is longer than a line is broken where it must. Each line comes back as
// texts placed from its left end on the baseline 0.
func broken(runs []run, scale, width float64) [][]Text {
	glyphs := measured(runs, scale)
	var lines [][]Text
	for len(glyphs) > 0 {
		n := lineEnd(glyphs, width)
		lines = append(lines, texts(glyphs[:n], runs, scale))
		for n < len(glyphs) && glyphs[n].r == ' ' {
			n++
		}
		glyphs = glyphs[n:]
	}
	return lines
}

func measured(runs []run, scale float64) []glyph {
	var out []glyph
	for i, p := range runs {
		size := points(p.px, scale)
		for _, r := range p.s {
			out = append(out, glyph{r, i, width(p.weight, size, string(r))})
		}
	}
	return out
}

// slack forgives what adding floating point widths in another order differs by.
const slack = 1e-6

// lineEnd gives how many glyphs the next line takes, at least one. It ends at
// a space, or behind the hyphen of a double name; else inside a word.
func lineEnd(glyphs []glyph, width float64) int {
	used, soft, hard := 0.0, 0, 0
	for i, g := range glyphs {
		if g.r == ' ' {
			soft = i
		} else if used+g.w > width+slack {
			if soft > 0 {
				return soft
			}
			return max(hard, 1)
		} else if g.r == '-' && i > 0 && i+1 < len(glyphs) && unicode.IsLetter(glyphs[i-1].r) && unicode.IsLetter(glyphs[i+1].r) {
			soft = i + 1
		}
		used += g.w
		if i+1 < len(glyphs) && !unicode.Is(unicode.M, glyphs[i+1].r) {
			hard = i + 1 // never part a letter from the marks on it
		}
	}
	return len(glyphs)
}

// texts joins glyphs of one style into one text, without spaces at its ends: a
// space is a distance between texts.
func texts(glyphs []glyph, runs []run, scale float64) []Text {
	var out []Text
	x := 0.0
	for i := 0; i < len(glyphs); {
		p, start, s := runs[glyphs[i].run], x, strings.Builder{}
		for i < len(glyphs) && runs[glyphs[i].run].style == p.style {
			s.WriteRune(plainSpace(glyphs[i].r))
			x += glyphs[i].w
			i++
		}
		t := Text{X: start, Size: points(p.px, scale), Weight: p.weight, Color: p.color}
		t.S = strings.TrimLeft(s.String(), " ")
		t.X += width(t.Weight, t.Size, s.String()[:s.Len()-len(t.S)])
		t.S = strings.TrimRight(t.S, " ")
		if t.W = width(t.Weight, t.Size, t.S); t.S != "" {
			out = append(out, t)
		}
	}
	return out
}

func plainSpace(r rune) rune {
	if r == '\u00A0' {
		return ' '
	}
	return r
}
