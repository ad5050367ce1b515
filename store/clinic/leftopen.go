package clinic

import "time"

// notToday refuses the arrival of a visit that is another day's: its number,
// its fasting and its place in the plan are that day's.
func (s *Scene) notToday() error {
	v := s.Visit
	switch today := DateOf(s.Now, s.Clinic.Location()); {
	case v.Day == today:
		return nil
	case v.Day.Before(today):
		return refuse(Blocked, "This visit was booked for "+shortDay(v.Day)+".", "Settle it, or move the booking to today.")
	}
	return refuse(Blocked, "This visit is booked for "+shortDay(v.Day)+".", "Move the booking to today, or begin a walk-in.")
}

func shortDay(d Date) string { return d.At(12, 0, time.UTC).Format("Monday 2 January") }

// LeftOpen says since when a visit of an earlier day waits to be settled:
// "since yesterday". Empty for every other visit.
func (d Day) LeftOpen(v Visit) string {
	switch {
	case v.Stage.Ended() || v.Day.IsZero() || !v.Day.Before(d.Date):
		return ""
	case v.Day == d.Date.AddDays(-1):
		return "since yesterday"
	}
	return "since " + v.Day.At(12, 0, time.UTC).Format("Mon 2 Jan")
}

// placeGivenOn takes the planned chair from a visit that is expected again
// when it was given on meanwhile; seating finds another.
func (s *Scene) placeGivenOn() {
	v := &s.Visit
	if s.Plan.Date != v.Day || v.PlannedChair == 0 {
		return
	}
	for _, c := range s.Plan.clashChair(v.Booking(), v.Protocol, v.ID, s.Now) {
		if c.Kind == ClashChair && c.With != 0 { // one that is only being cleaned is still its own
			v.PlannedChair = 0
			s.Entry.Detail += "; its chair was given on"
		}
	}
}
