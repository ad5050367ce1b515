package ui

import (
	"strings"
	"testing"
	"time"

	"chairside/ui/part"
)

// TestABookingFromARecordBeginsToday, whatever day the schedule was left on;
// one begun on the schedule keeps the day that is shown, unless it is past.
func TestABookingFromARecordBeginsToday(t *testing.T) {
	day := func(f *front) string { return find[*part.Field](f, "schedule.form.day").Text() }
	for days, own := range map[int]int{9: 9, 0: 0, -3: 0} {
		f := opened(t, okoye)
		f.OpenSchedule(testDate.AddDays(days), 0, 0)
		f.open(PlaceToday)
		f.book(f.day.Visits[comes-1].Patient.ID)
		if got := day(f); !strings.Contains(got, testDate.At(0, 0, time.UTC).Format("2 Jan")) {
			t.Errorf("%d days on, from a record: %q", days, got)
		}
		f = opened(t, okoye)
		f.OpenSchedule(testDate.AddDays(days), 0, 0)
		f.book(0)
		if got, want := day(f), testDate.AddDays(own).At(0, 0, time.UTC).Format("2 Jan"); !strings.Contains(got, want) {
			t.Errorf("%d days on, on the schedule: %q, want %s", days, got, want)
		}
	}
}
