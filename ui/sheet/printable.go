package sheet

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// gap stands where letters are left out because the typeface lacks them. A
// box would look like a printer's fault, a question mark like a doubt.
const gap = '…'

// printer makes text from the record printable and remembers the fields it
// could not print in full.
type printer struct{ missing []string }

// clean gives text as it can be printed, and remembers what, the field in
// words, where letters had to be left out.
func (p *printer) clean(what, s string) string {
	out, whole := printable(s)
	if !whole && !slices.Contains(p.missing, what) {
		p.missing = append(p.missing, what)
	}
	return out
}

// name cleans a person's name. whole is false when letters had to be left
// out: then readable says whether the rest still tells whose name it is.
func (p *printer) name(what, s string) (name string, whole, readable bool) {
	_, whole = printable(s)
	name = p.clean(what, s)
	letters := 0
	for _, r := range name {
		if unicode.IsLetter(r) {
			letters++
		}
	}
	return name, whole, letters >= 2 || whole && name != ""
}

// printable composes text, folds white space, drops invisible marks, and puts
// one [gap] where letters cannot be drawn; whole is false then.
func printable(s string) (text string, whole bool) {
	var out strings.Builder
	bare, inGap := true, false // bare: a mark would have no letter to stand on
	whole = true
	for _, r := range norm.NFC.String(strings.ToValidUTF8(s, "\uFFFD")) {
		switch {
		case unicode.IsSpace(r):
			out.WriteByte(' ')
			bare, inGap = true, false
		case unicode.In(r, unicode.Cf, unicode.Cc, unicode.Variation_Selector):
			// Invisible, also where the typeface has a glyph for it.
		case drawable(r) && !(bare && unicode.Is(unicode.M, r)):
			out.WriteRune(r)
			bare, inGap = false, false
		case !inGap:
			out.WriteRune(gap)
			bare, inGap, whole = true, true, false
		}
	}
	return strings.Join(strings.Fields(out.String()), " "), whole
}

// phone keeps a number on one line; see [unbreak].
func (p *printer) phone(what, s string) string { return unbreak(p.clean(what, s)) }

// unbreak joins words by spaces that no line is broken at. They are set as
// ordinary spaces in the end, so that a number copied from the PDF can be
// searched for.
func unbreak(s string) string { return strings.ReplaceAll(s, " ", "\u00A0") }
