package clinic

import (
	"strings"
	"time"
)

// ParseClock reads a time of day as it is typed: 7:45, 07.45, 0745, 745, 7h45,
// and whole hours: 7, 12.
func ParseClock(field, text string) (hour, minute int, err error) {
	text = strings.NewReplacer(".", ":", " ", ":", "h", ":").Replace(strings.TrimSpace(text))
	if !strings.Contains(text, ":") && (len(text) == 3 || len(text) == 4) {
		text = text[:len(text)-2] + ":" + text[len(text)-2:]
	}
	if len(text) == 1 || len(text) == 2 {
		text += ":00"
	}
	t, err := time.Parse("15:4", text)
	if err != nil {
		return 0, 0, wrong(field, "That is no time of day.", "Write it as 07:45.")
	}
	return t.Hour(), t.Minute(), nil
}

// ParsePast reads a time of day that lies behind now: one later than now was
// yesterday's. No text, or "now", is the zero time.
func ParsePast(field, text string, now time.Time, zone *time.Location) (time.Time, error) {
	if text = strings.TrimSpace(text); text == "" || strings.EqualFold(text, "now") {
		return time.Time{}, nil
	}
	h, m, err := ParseClock(field, text)
	if err != nil {
		return time.Time{}, err
	}
	day := DateOf(now, zone)
	at := day.At(h, m, zone)
	if at.After(now) {
		at = day.AddDays(-1).At(h, m, zone)
	}
	return at, nil
}

// ParseToday reads a time of day of the day that now lies in, ahead or
// behind. No text is the zero time.
func ParseToday(field, text string, now time.Time, zone *time.Location) (time.Time, error) {
	if strings.TrimSpace(text) == "" {
		return time.Time{}, nil
	}
	h, m, err := ParseClock(field, text)
	if err != nil {
		return time.Time{}, err
	}
	return DateOf(now, zone).At(h, m, zone), nil
}
