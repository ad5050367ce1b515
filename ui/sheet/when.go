package sheet

import (
	"fmt"
	"strconv"
	"time"

	"chairside/store/clinic"
)

// clock writes a moment as the clinic's clock shows it.
func (l *layout) clock(t time.Time) string { return clinic.Clock(t, l.zone) }

// day writes a moment's day in words, Monday 23 November, with the year where
// it is not the visit's own.
func (l *layout) day(t time.Time) string {
	d := clinic.DateOf(t, l.zone)
	if d.Year != l.visit.Day.Year {
		return l.date(l.words.DateYear, d)
	}
	return l.date(l.words.DateWeekday, d)
}

// date writes a day as one of the patterns asks for.
func (l *layout) date(pattern string, d clinic.Date) string {
	if d.IsZero() {
		return ""
	}
	return fill(pattern,
		"weekday", l.words.Weekdays[d.Weekday()], "wd", l.words.WeekdaysShort[d.Weekday()],
		"day", strconv.Itoa(d.Day), "day2", fmt.Sprintf("%02d", d.Day),
		"month", l.words.Months[d.Month-1], "mon", l.words.MonthsShort[d.Month-1],
		"year", strconv.Itoa(d.Year))
}

// notBefore says until when driving and the rest must wait.
func (l *layout) notBefore() string {
	t := l.visit.NotBefore()
	return fill(l.words.NotBefore, "date", l.day(t), "time", l.clock(t))
}

// ran says when the treatment ran and for how long. Minutes are counted
// between the clock times printed beside them, so that nobody who subtracts
// finds another figure; pauses are taken off and named.
func (l *layout) ran() string {
	v := l.visit
	if v.Protocol.Infusion == 0 {
		return fill(l.words.GivenAt, "time", l.clock(v.StartedAt))
	}
	from, to := v.StartedAt.Truncate(time.Minute), v.TreatedAt.Truncate(time.Minute)
	whole := int(to.Sub(from) / time.Minute)
	paused := int(v.PauseTotal.Round(time.Minute) / time.Minute)
	pattern := l.words.FromTo
	if paused > 0 {
		pattern = l.words.FromToPaused
	}
	return fill(pattern, "from", l.clock(from), "to", l.clock(to),
		"minutes", strconv.Itoa(max(whole-paused, 0)), "paused", strconv.Itoa(paused))
}

// fasting says from when not to eat and drink before the next visit, by the
// protocol that one is booked with. "" when it asks for none.
func (l *layout) fasting() string {
	p, next := l.visit.NextProtocol, l.visit.Next
	food, drink := l.beside(next, p.FastFood), l.beside(next, p.FastDrink)
	switch {
	case p.FastFood > 0 && p.FastDrink > 0:
		return fill(l.words.FastBoth, "food", food, "drink", drink)
	case p.FastFood > 0:
		return fill(l.words.FastFood, "food", food)
	case p.FastDrink > 0:
		return fill(l.words.FastDrink, "drink", drink)
	}
	return ""
}

// beside writes the time that lies so long before a visit, with the weekday
// when it is not the visit's own.
func (l *layout) beside(visit time.Time, before time.Duration) string {
	t := visit.Add(-before)
	d := clinic.DateOf(t, l.zone)
	if d == clinic.DateOf(visit, l.zone) {
		return l.clock(t)
	}
	return fill(l.words.TimeOtherDay, "time", l.clock(t), "weekday", l.words.Weekdays[d.Weekday()])
}
