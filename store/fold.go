package store

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"chairside/store/clinic"
)

// Fold writes a name as search compares it: lower case, without accents and
// apostrophes, every other sign a space. ł, ø and their like become the plain
// letters that people type for them. Folding twice changes nothing.
func Fold(s string) string {
	var b strings.Builder
	// apostrophes go twice: one comes apart into a space, another appears
	for _, r := range plain.Replace(norm.NFKD.String(plain.Replace(strings.ToValidUTF8(s, " ")))) {
		if unicode.Is(unicode.Mn, r) {
			continue
		}
		r = unicode.ToLower(r)
		switch {
		case letters[r] != "":
			b.WriteString(letters[r])
		case unicode.IsLetter(r), unicode.IsNumber(r), unicode.Is(unicode.Mc, r):
			b.WriteRune(r)
		default:
			b.WriteByte(' ')
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// plain drops the apostrophes people type, the wrong ones included.
var plain = strings.NewReplacer("'", "", "’", "", "‘", "", "ʼ", "", "ʻ", "", "`", "", "´", "", "′", "")

// letters are those that do not come apart into a letter and a mark.
var letters = map[rune]string{
	'ł': "l", 'đ': "d", 'ð': "d", 'þ': "th", 'ø': "o", 'æ': "ae", 'œ': "oe", 'ß': "ss", 'ı': "i", 'ħ': "h", 'ŋ': "ng",
}

// Key gives the name of a patient as search and [clinic.Similar] compare it.
func Key(p clinic.Patient) clinic.NameKey {
	return clinic.NameKey{Given: Fold(p.Given), Family: Fold(p.Family)}
}

// squeeze writes a record number without spaces, signs and capitals.
func squeeze(s string) string { return strings.ReplaceAll(Fold(s), " ", "") }

func digits(s string) string {
	return strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, s)
}

// tails lists every tail of a phone number of three digits or more, so that
// any part of it is the beginning of one of them.
func tails(phone string) string {
	d := digits(phone)
	var list []string
	for i := 0; i+3 <= len(d); i++ {
		list = append(list, d[i:])
	}
	return strings.Join(list, " ")
}

func backwards(s string) string {
	r := []rune(s)
	for i, j := 0, len(r)-1; i < j; i, j = i+1, j-1 {
		r[i], r[j] = r[j], r[i]
	}
	return string(r)
}

func compact(d clinic.Date) string { return strings.ReplaceAll(d.String(), "-", "") }
