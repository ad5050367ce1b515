package clinic

import (
	"fmt"
	"time"
	"unicode"
	"unicode/utf8"
)

// Span writes a length of time in whole minutes: 45 min, 8 h 30.
func Span(d time.Duration) string {
	sign := ""
	if d < 0 {
		sign, d = "−", -d
	}
	m := int(d / time.Minute)
	switch {
	case m < 60:
		return fmt.Sprintf("%s%d min", sign, m)
	case m%60 == 0:
		return fmt.Sprintf("%s%d h", sign, m/60)
	}
	return fmt.Sprintf("%s%d h %02d", sign, m/60, m%60)
}

// ClockMinutes gives the whole minutes from one moment to another as a clock
// without seconds tells them: from 10:42 to 10:56 it is 14, whatever the
// seconds. It is less than a minute off either way. What a board says of minutes
// so agrees with the clock on it and with the times beside it, and all of it
// turns at once, with the clock: a window that is painted anew for each figure
// at a second of its own is hardly ever at rest.
func ClockMinutes(from, to time.Time) time.Duration {
	return to.Truncate(time.Minute).Sub(from.Truncate(time.Minute))
}

// Left writes what remains until due: "14 min" by [ClockMinutes], "0:42" in the
// last minute, "+4 min" once it is over. over tells which of the two it is, to
// the moment.
func Left(due, now time.Time) (words string, over bool) {
	d := due.Sub(now)
	switch {
	case d > time.Minute:
		return minutes(ClockMinutes(now, due)), false
	case d > 0:
		s := int((d + time.Second - 1) / time.Second)
		return fmt.Sprintf("%d:%02d", s/60, s%60), false
	}
	return "+" + minutes(ClockMinutes(due, now)), true
}

// LeftLine writes the same for a line of text: "14 min left", "4 min over",
// "time reached" until the clock has turned to the next minute.
func LeftLine(due, now time.Time) string {
	words, over := Left(due, now)
	switch {
	case !over:
		return words + " left"
	case ClockMinutes(due, now) == 0:
		return "time reached"
	}
	return words[1:] + " over"
}

var zero time.Time

func lower(s string) string {
	if s == "" {
		return ""
	}
	first, n := utf8.DecodeRuneInString(s)
	second, _ := utf8.DecodeRuneInString(s[n:])
	if unicode.IsUpper(second) { // an abbreviation such as BP keeps its capitals
		return s
	}
	return string(unicode.ToLower(first)) + s[n:]
}

func upper(s string) string {
	first, n := utf8.DecodeRuneInString(s)
	if n == 0 {
		return ""
	}
	return string(unicode.ToUpper(first)) + s[n:]
}
