package clinic

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Line cleans one line of typed text: outer and doubled spaces go. It refuses
// broken UTF-8, control characters, the marks that turn the direction of
// writing and others that cannot be seen (a name must not be able to disguise
// itself), and anything shorter
// than least or longer than most characters. what is the field in words, as
// the sentence begins: "The family name".
func Line(field, what, s string, least, most int) (string, error) {
	if !utf8.ValidString(s) {
		return "", wrong(field, what+" holds broken characters.", "Type it again.")
	}
	for _, r := range s {
		if forbidden(r) {
			return "", wrong(field, what+" holds an invisible control or direction mark.", "Type it by hand instead of pasting it.")
		}
	}
	s = strings.Join(strings.Fields(s), " ")
	switch n := utf8.RuneCountInString(s); {
	case n < least && n == 0:
		return "", wrong(field, what+" is missing.", "Fill it in.")
	case n < least:
		return "", wrong(field, fmt.Sprintf("%s needs at least %d characters.", what, least), "Write a little more.")
	case n > most:
		return "", wrong(field, fmt.Sprintf("%s has %d characters; at most %d fit.", what, n, most), "Shorten it.")
	}
	return s, nil
}

// Reason cleans why something was done. It wants substance: at least five
// characters with three letters among them, because it stays on record.
func Reason(s string) (string, error) {
	s, err := Line("reason", "The reason", s, 5, 300)
	if err != nil {
		return "", err
	}
	letters := 0
	for _, r := range s {
		if unicode.IsLetter(r) {
			letters++
		}
	}
	if letters < 3 {
		return "", wrong("reason", "The reason says nothing yet.", "Write a few words; they stay on record.")
	}
	return s, nil
}

func forbidden(r rune) bool {
	switch {
	case r == '\t' || r == '\n' || r == '\r':
		return true
	case unicode.IsControl(r), r == utf8.RuneError:
		return true
	case r == 0x200C || r == 0x200D: // joiners: Persian and Indic names need them
		return false
	}
	return unicode.In(r, unicode.Cf, unicode.Zl, unicode.Zp)
}

// Phone cleans a telephone number: digits, spaces, + ( ) - . / and an
// extension; at least six digits. An empty number is allowed when least is 0.
func Phone(field, what, s string, least int) (string, error) {
	s, err := Line(field, what, s, least, 40)
	if err != nil || s == "" {
		return s, err
	}
	digits := 0
	for _, r := range s {
		switch {
		case r >= '0' && r <= '9':
			digits++
		case strings.ContainsRune(" +()-./xext#*", r):
		default:
			return "", wrong(field, what+" holds a character that no phone has.", "Use digits, spaces and + ( ) -.")
		}
	}
	if digits < 6 || digits > 20 {
		return "", wrong(field, what+" is too short or too long.", "Write the whole number with its area code.")
	}
	return s, nil
}
