package store

import (
	"encoding/json"
	"time"

	"chairside/store/clinic"
)

// How the clinic's words lie in columns: moments and lengths of time as
// milliseconds, 0 for none; days as yyyy-mm-dd; lists as JSON; a reference to
// nothing as NULL. They are read by [row].

func ms(t time.Time) int64 {
	if t.IsZero() {
		return 0
	}
	return t.UnixMilli()
}

func moment(ms int64) time.Time {
	if ms == 0 {
		return time.Time{}
	}
	return time.UnixMilli(ms).UTC()
}

func opt[T ~int64](id T) any {
	if id == 0 {
		return nil
	}
	return int64(id)
}

func asJSON(v any) (string, error) {
	b, err := json.Marshal(v)
	return string(b), err
}

// words writes a list; nil and empty are the same.
func words(list []string) string {
	if len(list) == 0 {
		return "[]"
	}
	b, _ := json.Marshal(list) // strings always marshal
	return string(b)
}

// readDay reads a day as it was written: none of the forms that people type.
func readDay(s string) (clinic.Date, error) {
	if s == "" {
		return clinic.Date{}, nil
	}
	if d, ok := plainDay(s); ok {
		return d, nil
	}
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return clinic.Date{}, err
	}
	return clinic.DateOf(t, time.UTC), nil
}

// plainDay reads a day that every month has, which most are, without asking
// the calendar.
func plainDay(s string) (d clinic.Date, ok bool) {
	if len(s) != len(time.DateOnly) || s[4] != '-' || s[7] != '-' {
		return d, false
	}
	number := func(from, to int) (n int) {
		for i := from; i < to; i++ {
			if s[i] < '0' || s[i] > '9' {
				return -1
			}
			n = 10*n + int(s[i]-'0')
		}
		return n
	}
	y, m, day := number(0, 4), number(5, 7), number(8, 10)
	if y < 0 || m < 1 || m > 12 || day < 1 || day > 28 {
		return d, false
	}
	return clinic.Date{Year: y, Month: time.Month(m), Day: day}, true
}
