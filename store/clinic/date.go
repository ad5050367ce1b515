package clinic

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// Date is a calendar day without a time or a zone. The zero Date means none.
type Date struct {
	Year  int
	Month time.Month
	Day   int
}

// DateOf gives the calendar day of t in zone.
func DateOf(t time.Time, zone *time.Location) Date {
	y, m, d := t.In(zone).Date()
	return Date{y, m, d}
}

// IsZero reports whether d is no date at all.
func (d Date) IsZero() bool { return d == Date{} }

// At gives the moment of the clock time hour:minute on that day in zone.
func (d Date) At(hour, minute int, zone *time.Location) time.Time {
	return time.Date(d.Year, d.Month, d.Day, hour, minute, 0, 0, zone)
}

// AddDays gives the day n days later, or earlier when n is negative.
func (d Date) AddDays(n int) Date {
	t := time.Date(d.Year, d.Month, d.Day+n, 0, 0, 0, 0, time.UTC)
	return DateOf(t, time.UTC)
}

// AddYears gives the same day n years later; 29 February becomes 1 March
// in a year that has none.
func (d Date) AddYears(n int) Date {
	return DateOf(time.Date(d.Year+n, d.Month, d.Day, 0, 0, 0, 0, time.UTC), time.UTC)
}

// Before reports whether d comes before e.
func (d Date) Before(e Date) bool {
	return d.Year < e.Year || d.Year == e.Year && (d.Month < e.Month || d.Month == e.Month && d.Day < e.Day)
}

// Weekday gives the day of the week.
func (d Date) Weekday() time.Weekday {
	return time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, time.UTC).Weekday()
}

// String writes the date as 2006-01-02, or "" for none.
func (d Date) String() string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
}

// Long writes the date as staff read it: 03 Nov 1985. "" for none.
func (d Date) Long() string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%02d %s %04d", d.Day, d.Month.String()[:3], d.Year)
}

// MarshalText writes the date as 2006-01-02.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads what MarshalText wrote.
func (d *Date) UnmarshalText(b []byte) error {
	if len(b) == 0 {
		*d = Date{}
		return nil
	}
	parsed, err := ParseDate(string(b))
	if err != nil {
		return err
	}
	*d = parsed
	return nil
}

// ParseDate reads a date as people write it where the order of day and month
// cannot be mistaken: 1985-11-03, 3 Nov 1985, Nov 3 1985, 3 November 1985,
// or 25/12/1985 and 12/25/1985 where one number is above 12. A date such as
// 02/03/1985 is refused rather than guessed.
func ParseDate(s string) (Date, error) {
	none := wrong("", "That is not a date.", "Write it as 1985-11-03 or 3 Nov 1985.")
	if len(s) > longestDate {
		return Date{}, none
	}
	s = strings.Join(strings.Fields(strings.NewReplacer(",", " ", "–", "-").Replace(s)), " ")
	for _, layout := range []string{"2 Jan 2006", "2 January 2006", "Jan 2 2006", "January 2 2006", "2-Jan-2006"} {
		if t, err := time.Parse(layout, s); err == nil {
			return checkedDate(DateOf(t, time.UTC))
		}
	}
	var n [3]int
	parts := strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune("-/. ", r) })
	if len(parts) != 3 {
		return Date{}, none
	}
	for i, p := range parts {
		number, err := strconv.ParseUint(p, 10, 16)
		if err != nil {
			return Date{}, none
		}
		n[i] = int(number)
	}
	switch a, b, y := n[0], n[1], n[2]; {
	case len(parts[0]) == 4 && len(parts[1]) <= 2 && len(parts[2]) <= 2:
		return exactDate(a, b, y)
	case len(parts[2]) != 4 || len(parts[0]) > 2 || len(parts[1]) > 2:
		return Date{}, none
	case a > 12 || a == 0:
		return exactDate(y, b, a)
	case b > 12 || b == 0 || a == b:
		return exactDate(y, a, b)
	}
	return Date{}, wrong("", fmt.Sprintf("%q can be read as two dates.", s), "Write the month as a word, for example 3 Nov 1985, or as 1985-11-03.")
}

// longestDate is more bytes than any date takes to write.
const longestDate = 40

func exactDate(y, m, d int) (Date, error) {
	got := Date{y, time.Month(m), d}
	if !got.exists() {
		return Date{}, wrong("", "There is no such day.", "Write the date as 1985-11-03 or 3 Nov 1985.")
	}
	return checkedDate(got)
}

// exists reports whether a calendar has the day.
func (d Date) exists() bool { return d == d.AddDays(0) }

func checkedDate(d Date) (Date, error) {
	if d.Year < 1 || d.Year > 9999 {
		return Date{}, wrong("", "That year is impossible.", "Write the year with four figures.")
	}
	return d, nil
}

// Age gives the whole years between birth and day.
func Age(birth, day Date) int {
	years := day.Year - birth.Year
	if day.Month < birth.Month || day.Month == birth.Month && day.Day < birth.Day {
		years--
	}
	return years
}
