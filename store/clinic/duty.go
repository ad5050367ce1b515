package clinic

import (
	"strings"
	"time"
)

// DutySet is one line of the record of who was on duty as a nurse: from then
// on these were.
type DutySet struct {
	At    time.Time
	By    StaffID // who set it
	Names string  // "B. Okoye RN, T. Diaz LPN", or "nobody", as they were called then
}

const dutyWas = ", was "

// DutyDetail writes the history line of a change of who is on duty, of their
// names after and before it; none is nobody.
func DutyDetail(after, before []string) string { return nurses(after) + dutyWas + nurses(before) }

func nurses(names []string) string {
	if len(names) == 0 {
		return "nobody"
	}
	return strings.Join(names, ", ")
}

// DutyNames reads from a history line who was on duty after it.
func DutyNames(detail string) string {
	after, _, _ := strings.Cut(detail, dutyWas)
	return after
}

// DutySpan is a time of the day over which the same nurses were on duty.
type DutySpan struct {
	From, To time.Time // To is zero while it lasts, and for the last of a day
	Names    string
	By       StaffID // who set it
}

// dutySpans gives who was on duty over the day, oldest first. A time with
// nobody after the first were set stands as such.
func (d Day) dutySpans() []DutySpan {
	var out []DutySpan
	for _, set := range d.DutyLog {
		if n := len(out); n > 0 {
			out[n-1].To = set.At
		}
		out = append(out, DutySpan{From: set.At, Names: set.Names, By: set.By})
	}
	return out
}
