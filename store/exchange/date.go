package exchange

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"chairside/store/clinic"
)

// Order is the order in which a date's three numbers stand.
type Order string

// The orders. A date that begins with a year of four figures, or names its
// month, needs none.
const (
	DMY Order = "dmy"
	MDY Order = "mdy"
	YMD Order = "ymd"
)

var orders = []Order{DMY, MDY, YMD}

// ParseOrder reads an order as it is typed; "" is none.
func ParseOrder(s string) (Order, error) {
	for _, o := range append([]Order{""}, orders...) {
		if strings.EqualFold(s, string(o)) {
			return o, nil
		}
	}
	return "", wrong("dates", "There is no such order of dates.", "Choose dmy, mdy or ymd.")
}

// reading is how a written date can be read.
type reading struct {
	date    clinic.Date // when it needs no order
	numbers [3]int      // else its numbers
	short   bool        // the year has two figures
}

// readDate takes a date apart; ok is false when it is none in any order.
func readDate(s string) (r reading, ok bool) {
	if len(s) > 40 {
		return r, false
	}
	s = strings.TrimSpace(s)
	if day, clock, cut := strings.Cut(strings.Replace(s, "T", " ", 1), " "); cut && len(day) == 10 && strings.Contains(clock, ":") {
		if _, err := time.Parse(time.DateOnly, day); err == nil {
			s = day // 1985-11-03T00:00:00Z
		}
	}
	if len(s) == 8 {
		if t, err := time.Parse("20060102", s); err == nil {
			return reading{date: clinic.DateOf(t, time.UTC)}, true
		}
	}
	parts := strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune("-/. ", r) })
	if len(parts) == 3 {
		figures := true
		for i, p := range parts {
			n, err := strconv.ParseUint(p, 10, 16)
			figures = figures && err == nil && (len(p) <= 2 || len(p) == 4)
			r.numbers[i] = int(n)
		}
		if figures && len(parts[0]) <= 2 && len(parts[1]) <= 2 {
			r.short = len(parts[2]) <= 2
			return r, true
		}
	}
	d, err := clinic.ParseDate(s)
	return reading{date: d}, err == nil && !d.IsZero()
}

// in reads a date in one order. A year of two figures is the last such year
// that is not behind latest.
func (r reading) in(o Order, latest clinic.Date) (clinic.Date, bool) {
	if !r.date.IsZero() {
		return r.date, true
	}
	n := r.numbers
	var d clinic.Date
	switch {
	case o == DMY:
		d = clinic.Date{Year: n[2], Month: time.Month(n[1]), Day: n[0]}
	case o == MDY:
		d = clinic.Date{Year: n[2], Month: time.Month(n[0]), Day: n[1]}
	case o == YMD && r.short:
		d = clinic.Date{Year: n[0], Month: time.Month(n[1]), Day: n[2]}
	default:
		return d, false
	}
	if r.short {
		d.Year += latest.Year / 100 * 100
		if latest.Before(d) {
			d.Year -= 100
		}
	}
	return d, d.Year > 0 && d == d.AddDays(0)
}

// evidence is what the dates of one column say of their order.
type evidence struct {
	open   map[Order]bool // the orders in which every date so far is one
	line   int            // the first whose day depends on the order; 0 for none
	unsure int            // how many such
}

func (e *evidence) add(line int, s string, latest clinic.Date) {
	r, ok := readDate(s)
	if !ok || !r.date.IsZero() {
		return
	}
	var possible []Order
	different := map[clinic.Date]bool{}
	for _, o := range orders {
		if d, ok := r.in(o, latest); ok {
			possible = append(possible, o)
			different[d] = true
		}
	}
	if len(possible) == 0 {
		return // no date in any order: that line's mistake
	}
	if len(different) > 1 {
		if e.unsure++; e.line == 0 {
			e.line = line
		}
	}
	if e.open == nil {
		e.open = map[Order]bool{DMY: true, MDY: true, YMD: true}
	}
	for _, o := range orders {
		if d, ok := r.in(o, latest); !ok || d.IsZero() {
			delete(e.open, o)
		}
	}
}

// decide gives the order of a column's dates: the one that was said, or the
// only one in which each of them is a date. It asks when none is, or several.
func (e *evidence) decide(column int, said Order) (Order, error) {
	if said != "" || e.open == nil {
		return said, nil
	}
	ask := "Say in which order day, month and year stand: --dates dmy, mdy or ymd."
	switch {
	case len(e.open) == 0:
		return "", wrong("dates", fmt.Sprintf("The dates in column %d do not all stand in one order.", column), ask)
	case len(e.open) > 1 && e.unsure > 0:
		return "", wrong("dates", fmt.Sprintf("The date on line %d, column %d can be read as two days, and no other line decides which (%d such).", e.line, column, e.unsure), ask)
	}
	if len(e.open) == 1 {
		for o := range e.open {
			return o, nil
		}
	}
	return "", nil // each date is the same day in every order
}
