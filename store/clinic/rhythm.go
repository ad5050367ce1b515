package clinic

import (
	"fmt"
	"strings"
	"time"
)

// The rhythm in which the next visit is proposed: induction two or three times
// a week, then maintenance every three to six weeks (Singh 2016 and clinics'
// practice, clinical-rules "After"); the day is for staff to change.
const (
	inductionDays   = 3
	maintenanceDays = 4 * 7
)

// NextVisit proposes the kind and the day of the visit after a treatment: the
// first open day from three days on while the series goes on, and four weeks
// on after its last infusion and between maintenance treatments.
func (v Visit) NextVisit(p Profile) (Kind, Date) {
	kind, days := Maintenance, maintenanceDays
	if v.Kind == Induction && (v.SeriesOf == 0 || v.SeriesNo < v.SeriesOf) {
		kind, days = Induction, inductionDays
	}
	day := v.Day.AddDays(days)
	if p.OpenOn(day).IsClosed() {
		day = p.NextOpen(day)
	}
	return kind, day
}

// ParseDay reads a day that lies ahead as it is typed: as [ParseDate] does,
// with the weekday before it or without, today, tomorrow, and without a year
// as the next such day.
func ParseDay(text string, today Date) (Date, error) {
	text = strings.TrimSpace(text)
	switch strings.ToLower(text) {
	case "":
		return Date{}, wrong("day", "The day is missing.", "Write it as 24 Nov or 2026-11-24.")
	case "today":
		return today, nil
	case "tomorrow":
		return today.AddDays(1), nil
	}
	if first, rest, ok := strings.Cut(text, " "); ok && isWeekday(first) {
		text = rest
	}
	d, err := ParseDate(text)
	if err == nil {
		return d, nil
	}
	for year := today.Year; year <= today.Year+4; year++ { // 29 February comes in one of them
		if d, err := ParseDate(fmt.Sprintf("%s %d", text, year)); err == nil && !d.Before(today.AddDays(-60)) {
			return d, nil
		}
	}
	return Date{}, wrong("day", "That is not a day.", "Write it as 24 Nov or 2026-11-24.")
}

func isWeekday(word string) bool {
	word = strings.ToLower(strings.Trim(word, ",."))
	for d := time.Sunday; d <= time.Saturday; d++ {
		if len(word) >= 3 && strings.HasPrefix(strings.ToLower(d.String()), word) {
			return true
		}
	}
	return false
}
