package clinic

import (
	"strconv"
	"strings"
	"time"
)

// ParseHours reads opening hours as they are typed: 08:00 to 18:00, 8-18,
// closed. Nothing typed is closed. field names the field in errors.
func ParseHours(field, text string) (h Hours, err error) {
	text = strings.ToLower(strings.TrimSpace(text))
	if text == "" || text == "closed" || text == "-" || text == "–" {
		return h, nil
	}
	bad := wrong(field, "The opening hours cannot be read.", "Write them as 08:00 to 18:00, or closed.")
	text = strings.NewReplacer(" to ", "-", "–", "-", "—", "-").Replace(text)
	from, to, two := strings.Cut(text, "-")
	if !two {
		return h, bad
	}
	for _, end := range []struct {
		text string
		at   *time.Duration
	}{{from, &h.Open}, {to, &h.Close}} {
		clock := strings.TrimSpace(end.text)
		if n, err := strconv.Atoi(clock); err == nil && n >= 0 && len(clock) <= 2 {
			clock += ":00"
		}
		if clock == "24:00" {
			*end.at = 24 * time.Hour
			continue
		}
		hour, minute, err := ParseClock(field, clock)
		if err != nil {
			return Hours{}, bad
		}
		*end.at = time.Duration(hour)*time.Hour + time.Duration(minute)*time.Minute
	}
	return h, h.check(field)
}
