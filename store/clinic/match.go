package clinic

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// TooShort reports whether a search was given too little to say that nobody
// matches: fewer than two characters, or only one figure or two, which are
// looked for as a whole record number.
func TooShort(query string) bool {
	query = strings.TrimSpace(query)
	return utf8.RuneCountInString(query) < 2 || len(query) < 3 && strings.IndexFunc(query, func(r rune) bool { return !unicode.IsDigit(r) }) < 0
}

// Match is a patient whom a search has found, and how surely.
type Match struct {
	Patient Patient
	// By is how the patient was found; what was typed is on record only
	// where it is MatchExact.
	By MatchedBy
}

// MatchedBy says how what was typed and what is on record belong together.
type MatchedBy int

// The ways, the surest first.
const (
	MatchExact MatchedBy = iota // each word begins a name, a number or a date on record
	MatchSound                  // a name is written another way and sounds the same
	MatchSlip                   // a name is one typing slip away
)
