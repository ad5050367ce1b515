package clinic

import (
	"strings"
	"unicode"
)

// SplitName parts what was typed into a search into given and family name:
// "Alvarez, Maria" or "Maria Alvarez". Figures are no name.
func SplitName(query string) (given, family string) {
	if strings.IndexFunc(query, unicode.IsDigit) >= 0 {
		return "", ""
	}
	if before, after, ok := strings.Cut(query, ","); ok {
		return strings.TrimSpace(after), strings.TrimSpace(before)
	}
	words := strings.Fields(query)
	if len(words) < 2 {
		return "", strings.Join(words, " ")
	}
	return strings.Join(words[:len(words)-1], " "), words[len(words)-1]
}

// ReadAllergies reads a list as it is typed, parted by commas or semicolons
// outside of brackets; "none" and "none known" say that there are none.
func ReadAllergies(text string) (list []string, none bool) {
	switch strings.ToLower(strings.Trim(strings.TrimSpace(text), ".")) {
	case "none", "none known", "no known allergies", "nka", "nkda", "no":
		return nil, true
	}
	return ReadList(text), false
}

// ReadMedicines reads a list of medicines as it is typed: none, as for
// allergies, means that there are none and is no medicine.
func ReadMedicines(text string) string {
	if _, none := ReadAllergies(text); none {
		return ""
	}
	return text
}

// ReadList parts a list as it is typed at commas and semicolons outside of
// brackets.
func ReadList(text string) (list []string) {
	depth := 0
	for _, one := range strings.FieldsFunc(text, func(r rune) bool {
		switch r {
		case '(':
			depth++
		case ')':
			depth = max(0, depth-1)
		}
		return depth == 0 && (r == ',' || r == ';')
	}) {
		if one = strings.TrimSpace(one); one != "" {
			list = append(list, one)
		}
	}
	return list
}

// SamePhone reports whether two numbers ring at one place as far as can be
// told: the same figures, or one written without its country or area code.
func SamePhone(a, b string) bool {
	x, y := figures(a), figures(b)
	if len(x) > len(y) {
		x, y = y, x
	}
	return len(x) >= leastOfPhone && strings.HasSuffix(y, x)
}

// leastOfPhone is how many figures must agree: fewer are shared by chance.
const leastOfPhone = 7

func figures(s string) string {
	return strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, s)
}
