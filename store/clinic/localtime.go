package clinic

import (
	"fmt"
	"time"
)

// Moment gives the moment of a clock time on that day in zone, where the
// clocks change too: a time that the clocks skip in spring is refused, and of
// one that comes twice in autumn the first is meant; twice says so.
func (d Date) Moment(hour, minute int, zone *time.Location) (at time.Time, twice bool, err error) {
	wall := time.Date(d.Year, d.Month, d.Day, hour, minute, 0, 0, time.UTC)
	var found []time.Time
	// No zone is more than a day from UTC, and none changes twice in two days.
	for _, near := range []time.Duration{-24 * time.Hour, 24 * time.Hour} {
		_, offset := wall.Add(near).In(zone).Zone()
		t := wall.Add(-time.Duration(offset) * time.Second).In(zone)
		if t.Hour() == hour && t.Minute() == minute && DateOf(t, zone) == d && (len(found) == 0 || !found[0].Equal(t)) {
			found = append(found, t)
		}
	}
	switch len(found) {
	case 0:
		return at, false, wrong("time", fmt.Sprintf("The clocks go forward that night: there is no %02d:%02d.", hour, minute), "Choose a time an hour later.")
	case 2:
		return earlier(found[0], found[1]), true, nil
	}
	return found[0], false, nil
}
