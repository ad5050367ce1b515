package clinic

import (
	"fmt"
	"slices"
	"time"
)

// Hours are when the clinic is open on one day, as times since midnight. The
// zero Hours mean closed.
type Hours struct{ Open, Close time.Duration }

// IsClosed reports whether the day has no hours at all.
func (h Hours) IsClosed() bool { return h == Hours{} }

// String writes the hours as 08:00 to 18:00, or closed.
func (h Hours) String() string {
	if h.IsClosed() {
		return "closed"
	}
	return clockOfDay(h.Open) + " to " + clockOfDay(h.Close)
}

func clockOfDay(d time.Duration) string {
	return fmt.Sprintf("%02d:%02d", int(d/time.Hour), int(d%time.Hour/time.Minute))
}

// Week are the hours of each day of the week, Sunday first as [time.Weekday]
// counts.
type Week [7]Hours

// OfficeWeek is what a new clinic starts with, for it to set (ours): Monday to
// Friday, 8 to 18.
func OfficeWeek() (w Week) {
	for d := time.Monday; d <= time.Friday; d++ {
		w[d] = Hours{Open: 8 * time.Hour, Close: 18 * time.Hour}
	}
	return w
}

// OpenOn gives the clinic's hours on a day: those of the weekday, unless the
// clinic is closed on that very day.
func (p Profile) OpenOn(day Date) Hours {
	if slices.Contains(p.Closed, day) {
		return Hours{}
	}
	return p.Week[day.Weekday()]
}

// NextOpen gives the first day after day on which the clinic is open; day
// itself plus one where no day of the next year is open.
func (p Profile) NextOpen(day Date) Date {
	for n := 1; n <= 366; n++ {
		if d := day.AddDays(n); !p.OpenOn(d).IsClosed() {
			return d
		}
	}
	return day.AddDays(1)
}

// check refuses hours that no day has.
func (h Hours) check(field string) error {
	switch {
	case h.IsClosed():
		return nil
	case h.Open < 0 || h.Close > 24*time.Hour || h.Open >= h.Close:
		return wrong(field, "The opening hours cannot be right.", "Write them as 08:00 to 18:00, or leave both empty for a closed day.")
	case h.Open%time.Minute != 0 || h.Close%time.Minute != 0:
		return wrong(field, "The opening hours are whole minutes.", "Write them as 08:00 to 18:00.")
	}
	return nil
}

// WeekFields names the hours of each weekday in errors, Sunday first.
var WeekFields = [7]string{"sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"}
