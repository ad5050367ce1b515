package chairs

import (
	"time"

	"chairside/store/clinic"
	"chairside/ui/try"
)

var (
	testNow = try.Now
	at      = try.At
	born    = try.Born
	visit   = try.Visit
)

// testDay is the day of the picture 2-chairs.
func testDay() clinic.Day {
	d := try.Day()
	d.Chairs[3].Kind, d.Chairs[3].Features = clinic.Bed, []string{"monitor"}
	d.Chairs[7].Name, d.Chairs[7].Features = "Room A", []string{"private", "wheelchair"}
	d.Chairs[7].OutReason, d.Chairs[7].OutSince, d.Chairs[7].OutBy = "Infusion pump serviced until Monday", at(8, 0), 2
	// the room is out: the consultation comes later
	d.Visits[6].Stage, d.Visits[6].Planned, d.Visits[6].PlannedChair = clinic.Booked, at(12, 0), 8
	// who has gone keeps a bar on the plan
	gone := &d.Visits[11]
	gone.SeatedAt, gone.StartedAt, gone.DueAt, gone.TreatedAt, gone.EndedAt = at(8, 5), at(8, 20), at(9, 0), at(9, 0), at(9, 40)
	gone.History = []clinic.Entry{{ID: 9, At: at(8, 5), Action: clinic.ActSeat, Chair: 6}}
	return d
}

// longDay has n visits with the names that break lists, and as many chairs as
// a board can hold.
func longDay(n int) clinic.Day {
	d := try.LongDay(testDay(), n)
	for i := range d.Chairs {
		d.Chairs[i].OutReason, d.Chairs[i].CleaningSince = "", time.Time{}
	}
	for i := range 12 {
		d.Chairs = append(d.Chairs, clinic.Chair{ID: clinic.ChairID(20 + i), Name: "Infusion chair by window", Kind: clinic.Recliner, Features: []string{"monitor", "private"}, Order: 20 + i})
	}
	for i := 7; i < min(n, 20); i++ {
		v := &d.Visits[i]
		v.Stage, v.ArrivedAt, v.WaitingAt = clinic.Waiting, at(9, i), at(10, i)
	}
	return d
}
