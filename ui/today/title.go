package today

import (
	"fmt"
	"slices"
	"time"

	"chairside/store/clinic"
)

// Title gives the screen's name and the line below it: the day, how many
// visits, and how late the clinic runs.
func (s *Screen) Title(day clinic.Day, now time.Time) (title, subtitle string) {
	subtitle = day.Date.At(12, 0, time.UTC).Format("Monday 2 January 2006")
	switch n := len(day.Visits); n {
	case 0:
		return "Today", subtitle + " · no visits"
	case 1:
		subtitle += " · 1 visit"
	default:
		subtitle += fmt.Sprintf(" · %d visits", n)
	}
	if late, known := lateness(day, now); known {
		if late < onTime {
			return "Today", subtitle + " · on time"
		}
		subtitle += " · running " + clinic.Span(late) + " late"
	}
	return "Today", subtitle
}

// onTime is what nobody would call late, and lateWindow how far back it counts
// (both ours).
const (
	onTime     = 3 * time.Minute
	lateWindow = 90 * time.Minute
)

// lateness is how long patients wait for a chair beyond their time: the median
// of those seated lately and those who wait now. Who came late waits from then
// on, and a hold is not the clinic's delay.
func lateness(day clinic.Day, now time.Time) (late time.Duration, known bool) {
	var all []time.Duration
	for _, v := range day.Visits {
		from := v.Planned
		if v.ArrivedAt.After(from) {
			from = v.ArrivedAt
		}
		switch {
		case v.WalkIn:
		case v.Stage == clinic.Waiting && len(v.Held()) == 0 && now.After(from):
			all = append(all, clinic.ClockMinutes(from, now))
		case !v.SeatedAt.IsZero() && now.Sub(v.SeatedAt) < lateWindow:
			all = append(all, max(0, v.SeatedAt.Sub(from)))
		}
	}
	if len(all) == 0 {
		return 0, false
	}
	slices.Sort(all)
	return all[len(all)/2], true
}
