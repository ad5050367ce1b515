package store

import (
	"strings"
	"unicode/utf8"
)

// member is one name of a JSON object with what stands behind it.
type member struct {
	name string
	kind memberKind
	word string
	n    int64 // 1 for true
}

type memberKind byte

const (
	aWord memberKind = iota
	aFigure
	aTruth
)

// flat reads a JSON object as this program writes it: no blanks, no object in
// it, whole figures, words without a backslash. It hands on every member and
// reports whether the text was such an object and put took all of them;
// anything else is for encoding/json, which says the same of these and takes
// ten times as long.
func flat(s string, put func(m member) bool) bool {
	if len(s) < 2 || s[0] != '{' || s[len(s)-1] != '}' {
		return false
	}
	if s == "{}" {
		return true
	}
	for s = s[1:]; ; {
		var m member
		var ok bool
		if m.name, s, ok = flatWord(s); !ok || s == "" || s[0] != ':' {
			return false
		}
		if m, s, ok = flatValue(m, s[1:]); !ok || s == "" || !put(m) {
			return false
		}
		switch {
		case s == "}":
			return true
		case s[0] != ',':
			return false
		}
		s = s[1:]
	}
}

func flatValue(m member, s string) (_ member, rest string, ok bool) {
	if s == "" {
		return m, s, false
	}
	switch s[0] {
	case '"':
		m.kind = aWord
		m.word, rest, ok = flatWord(s)
		return m, rest, ok
	case 't':
		m.kind, m.n = aTruth, 1
		rest, ok = strings.CutPrefix(s, "true")
		return m, rest, ok
	case 'f':
		m.kind = aTruth
		rest, ok = strings.CutPrefix(s, "false")
		return m, rest, ok
	}
	m.kind = aFigure
	m.n, rest, ok = flatFigure(s)
	return m, rest, ok
}

// flatWord reads a word in quotation marks.
func flatWord(s string) (word, rest string, ok bool) {
	if s == "" || s[0] != '"' {
		return "", s, false
	}
	ascii := true
	for i := 1; i < len(s); i++ {
		switch c := s[i]; {
		case c == '"':
			word = s[1:i]
			return word, s[i+1:], ascii || utf8.ValidString(word)
		case c < ' ', c == '\\':
			return "", s, false
		case c >= utf8.RuneSelf:
			ascii = false
		}
	}
	return "", s, false
}

// flatFigure reads a whole figure of no more digits than always fit.
func flatFigure(s string) (n int64, rest string, ok bool) {
	sign, i := int64(1), 0
	if s[0] == '-' {
		sign, i = -1, 1
	}
	begun := i
	for ; i < len(s) && s[i] >= '0' && s[i] <= '9'; i++ {
		if i-begun == 18 {
			return 0, s, false
		}
		n = 10*n + int64(s[i]-'0')
	}
	if i == begun || s[begun] == '0' && i > begun+1 {
		return 0, s, false
	}
	return sign * n, s[i:], true
}
