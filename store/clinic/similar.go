package clinic

import "strings"

// Similar reports whether two patients could be mistaken for each other: the
// same family name with given names one or two letters apart, both names one
// letter apart, a long family name of which half is the same two letters and the
// given name one letter apart, or the same birth date (or one with day and month swapped or
// two neighbouring digits swapped) with a family name one letter apart.
// It errs on the side of warning. Both must carry their Key.
func Similar(a, b Patient) bool {
	family := distance(a.Key.Family, b.Key.Family)
	given := distance(a.Key.Given, b.Key.Given)
	switch {
	case family == 0 && given <= 2, family <= 1 && given <= 1, family+given <= 2:
		return true
	case family == 2 && given == 1 && halfAlike(a.Key.Family, b.Key.Family): // Anderson, Maria and Anderssen, Marie
		return true
	case family <= 1 && nearBirth(a.Birth, b.Birth):
		return true
	case given == 0 && a.Birth == b.Birth:
		return true
	}
	return a.Key.Family == b.Key.Given && a.Key.Given == b.Key.Family
}

// halfAlike reports whether two names, each so long that two letters are little
// of it, begin or end with the same half: that half is what is seen of them.
func halfAlike(a, b string) bool {
	x, y := []rune(a), []rune(b)
	least, most := min(len(x), len(y)), max(len(x), len(y))
	head, tail := most/2, most-most/2
	return least >= 6 && (string(x[:head]) == string(y[:head]) || string(x[len(x)-tail:]) == string(y[len(y)-tail:]))
}

func nearBirth(a, b Date) bool {
	if a == b || a.Year == b.Year && int(a.Month) == b.Day && int(b.Month) == a.Day {
		return true
	}
	x, y := strings.ReplaceAll(a.String(), "-", ""), strings.ReplaceAll(b.String(), "-", "")
	if len(x) != len(y) {
		return false
	}
	var at []int
	for i := range x {
		if x[i] != y[i] {
			at = append(at, i)
		}
	}
	return len(at) == 2 && at[1] == at[0]+1 && x[at[0]] == y[at[1]] && x[at[1]] == y[at[0]]
}

// distance is the Levenshtein distance in letters, cut off at 3: more is just
// "different" here.
func distance(a, b string) int {
	x, y := []rune(a), []rune(b)
	if len(x) > len(y) {
		x, y = y, x
	}
	if len(y)-len(x) > 2 {
		return 3
	}
	row := make([]int, len(x)+1)
	for i := range row {
		row[i] = i
	}
	for j := 1; j <= len(y); j++ {
		diagonal := row[0]
		row[0] = j
		for i := 1; i <= len(x); i++ {
			keep := row[i]
			cost := 1
			if x[i-1] == y[j-1] {
				cost = 0
			}
			row[i] = min(row[i]+1, row[i-1]+1, diagonal+cost)
			diagonal = keep
		}
	}
	return min(3, row[len(x)])
}
