package part

import (
	"strings"
	"unicode"

	"fyne.io/fyne/v2"
)

// slack forgives the rounding between a width that was measured and the same
// width after a layout has handed it out.
const slack = 0.6

// shorten cuts s to width and ends it with an ellipsis when it was cut.
func shorten(s string, width, size float32, style fyne.TextStyle) string {
	if s == "" || measure(s, size, style).Width <= width+slack {
		return s
	}
	runes := []rune(s)
	n := longest(len(runes), func(n int) bool {
		return measure(string(runes[:n])+"…", size, style).Width <= width+slack
	})
	if n == 0 {
		return "…"
	}
	return strings.TrimRight(string(runes[:whole(runes, n)]), " ·,") + "…"
}

// wrap breaks s into lines no wider than width, at spaces where it can and
// inside a word where it must. Line feeds are kept.
func wrap(s string, width, size float32, style fyne.TextStyle) []string {
	var lines []string
	for _, paragraph := range strings.Split(s, "\n") {
		lines = append(lines, wrapParagraph(paragraph, width, size, style)...)
	}
	return lines
}

func wrapParagraph(s string, width, size float32, style fyne.TextStyle) []string {
	fits := func(s string) bool { return measure(s, size, style).Width <= width+slack }
	var lines []string
	line := ""
	for _, word := range strings.Fields(s) {
		if line != "" && fits(line+" "+word) {
			line += " " + word
			continue
		}
		if line != "" {
			lines = append(lines, line)
		}
		for !fits(word) {
			runes := []rune(word)
			n := longest(len(runes), func(n int) bool { return fits(string(runes[:n])) })
			n = max(whole(runes, n), 1)
			if n == len(runes) {
				break
			}
			lines = append(lines, string(runes[:n]))
			word = string(runes[n:])
		}
		line = word
	}
	return append(lines, line)
}

// longest is the greatest n below limit that is still all right.
func longest(limit int, ok func(int) bool) int {
	low, high := 0, limit-1
	for low < high {
		if middle := (low + high + 1) / 2; ok(middle) {
			low = middle
		} else {
			high = middle - 1
		}
	}
	return low
}

// whole moves a cut back so that no accent is parted from its letter.
func whole(runes []rune, n int) int {
	for n > 0 && n < len(runes) && unicode.Is(unicode.M, runes[n]) {
		n--
	}
	return n
}
