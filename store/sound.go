package store

import (
	"strings"
	"unicode/utf8"
)

// Sound writes how the words of a name sound, one key a word, so that
// Catherine and Kathryn, or Meyer and Maier, have the same: consonants by
// their class, the first vowel by its, the other vowels left out. Words that
// are not in Latin letters have none. It is our own and not a library's: what
// is kept in the file must not change with somebody's release, and the usual
// keys drop all vowels, so that Meyer would find every Maria.
func Sound(name string) string {
	var keys []string
	for _, word := range strings.Fields(Fold(name)) {
		if key := soundOf(word); key != "" {
			keys = append(keys, key)
		}
	}
	return strings.Join(keys, " ")
}

// spellings are groups of letters that are read as others, the longest first.
// A capital is a sound: X as in she, J as in gem, K, S, F and T as they stand.
var spellings = strings.NewReplacer(
	"tsch", "X", "sch", "X", "tch", "X", "sh", "X", "cz", "X", "zh", "X", "ph", "F", "pf", "F", "th", "T", "dt", "T",
	"mps", "mS", "mpt", "mT", "tz", "S", "sce", "Se", "sci", "Si", "scy", "Sy", "ck", "K", "x", "KS", "wsk", "Fsk",
	"chae", "Kae", "chol", "Kol", "chl", "Kl", "chm", "Km", "chn", "Kn", "chr", "Kr", "cha", "Xa", "che", "Xe", "chi", "Xi", "cho", "Xo", "chu", "Xu", "chy", "Xy",
	"ach", "aK", "och", "oK", "uch", "uK", "ch", "X",
	"ce", "Se", "ci", "Si", "cy", "Sy", "c", "K", "dge", "Je", "dgi", "Ji", "dgy", "Jy", "gue", "ge", "gui", "gi", "guy", "gy", "gi", "Ji", "gy", "Jy", "ge", "Je",
	"qu", "K", "q", "K",
)

// beginnings are groups that sound so only where a word begins.
var beginnings = []struct{ letters, sound string }{
	{"mc", "mac"}, {"ng", "n"}, {"kn", "n"}, {"gn", "n"}, {"pn", "n"}, {"ps", "s"}, {"wr", "r"}, {"rh", "r"}, {"wh", "w"}, {"x", "s"},
}

// soundOf writes how one folded word sounds; "" when that can't be said.
func soundOf(word string) string {
	for i := range len(word) {
		if word[i] < 'a' || word[i] > 'z' {
			return ""
		}
	}
	for _, b := range beginnings {
		if rest, ok := strings.CutPrefix(word, b.letters); ok {
			word = b.sound + rest
			break
		}
	}
	if rest, ok := strings.CutSuffix(word, "mb"); ok {
		word = rest + "m"
	}
	if rest, ok := strings.CutSuffix(word, "d"); ok { // Schmid, Mohammed: the end is heard hard
		word = rest + "t"
	}
	s := strings.ToLower(silent(spellings.Replace(word)))
	var key []byte
	first := true // the vowel to come is the first
	for i := 0; i < len(s); {
		if n := vowels(s, i); n > 0 {
			if first {
				key, first = append(key, vowel(s[i:i+n])), false
			}
			i += n
			continue
		}
		c := class(s, i)
		if double := i > 0 && len(key) > 0 && key[len(key)-1] == c && vowels(s, i-1) == 0; c != 0 && !double {
			key = append(key, c)
		}
		i++
	}
	return string(key)
}

// silent takes out what is written and not said: gh behind a vowel.
func silent(s string) string {
	for i := 1; i+1 < len(s); i++ {
		if s[i:i+2] == "gh" && strings.IndexByte("aeiouy", s[i-1]) >= 0 {
			s = s[:i] + s[i+2:]
		}
	}
	return strings.ReplaceAll(s, "gh", "g")
}

// vowels is how many letters from i on are one run of vowels. A y is a vowel
// unless it begins the word before one; a w behind a vowel belongs to it
// unless another follows; so does an h.
func vowels(s string, i int) (n int) {
	is := func(j int) bool { return j < len(s) && strings.IndexByte("aeiouy", s[j]) >= 0 }
	if i == 0 && s[0] == 'y' && is(1) {
		return 0
	}
	for j := i; j < len(s); j++ {
		behind := j > 0 && (is(j-1) && (j > 1 || s[0] != 'y' || !is(1)) || n > 0)
		if !is(j) && (s[j] != 'w' || !behind || is(j+1)) && (s[j] != 'h' || !behind) {
			break
		}
		n++
	}
	return n
}

// vowel is the class of a run of vowels: o for the dark ones, a for a alone,
// e for the bright ones and all that end like ay.
func vowel(run string) byte {
	run = strings.ReplaceAll(run, "h", "")
	switch {
	case run == "":
		return 'a'
	case strings.IndexByte("ou", run[0]) >= 0:
		return 'o'
	case run[0] != 'a', len(run) > 1 && strings.IndexByte("iy", run[1]) >= 0:
		return 'e'
	case len(run) > 1 && strings.IndexByte("uw", run[1]) >= 0:
		return 'o'
	}
	return 'a'
}

// class is what a consonant counts as; 0 when it is not heard.
func class(s string, i int) byte {
	switch c := s[i]; c {
	case 'h':
		if i == 0 {
			return 'h'
		}
		return 0
	case 'v':
		return 'f'
	case 'w':
		if vowels(s, i+1) == 0 { // Kowalski has one, Brown none
			return 0
		}
		return 'f'
	case 'z':
		return 's'
	case 'y':
		return 'j'
	default:
		return c
	}
}

// slip reports whether one typing slip makes a into b: a letter too many, one
// missing, a wrong one, or two that changed places.
func slip(a, b string) bool {
	x, y := []rune(a), []rune(b)
	if len(x) > len(y) {
		x, y = y, x
	}
	i := 0
	for i < len(x) && x[i] == y[i] {
		i++
	}
	switch {
	case i == len(y):
		return true
	case len(y) == len(x)+1:
		return string(x[i:]) == string(y[i+1:])
	case len(y) > len(x)+1:
		return false
	case string(x[i+1:]) == string(y[i+1:]):
		return true
	}
	return i+1 < len(x) && x[i] == y[i+1] && x[i+1] == y[i] && string(x[i+2:]) == string(y[i+2:])
}

// heard are the letters that a key is made of.
const heard = "aeobdfghjklmnprstx"

// nearSounds lists the keys that one slip makes of a key, itself among them.
func nearSounds(key string) []string {
	list := []string{key}
	for i := range len(key) + 1 {
		for _, c := range []byte(heard) {
			list = append(list, key[:i]+string(c)+key[i:])
			if i < len(key) && key[i] != c {
				list = append(list, key[:i]+string(c)+key[i+1:])
			}
		}
		if i < len(key) {
			list = append(list, key[:i]+key[i+1:])
		}
		if i+1 < len(key) {
			list = append(list, key[:i]+key[i+1:i+2]+key[i:i+1]+key[i+2:])
		}
	}
	return list
}

// long reports whether a word has the letters to be found by its sound: with
// fewer everything sounds like it.
func long(word string, least int) bool { return utf8.RuneCountInString(word) >= least }
