package clinic

import "time"

// Day is everything the boards show: one day's visits with the chairs, the
// staff and the clinic's own figures, read together.
type Day struct {
	Date      Date
	Clinic    Profile
	Visits    []Visit // in the order of the planned time
	Chairs    []Chair // in the order of the boards
	Staff     []Staff
	Protocols []Protocol
	Demo      bool   // the demo clinic: marked on every screen
	Clock     Clocks // both of the workstation's clocks
	Calls     Calls
	Concerns  []Visit          // of any day, where a call made on this one told of a concern
	Duty      []StaffID        // the nurses on duty on this day, as last set
	DutyLog   []DutySet        // each time they were set on this day, oldest first
	Paces     map[VisitID]Pace // how long recoveries took before, for those being treated

	similar map[VisitID]bool // see Remembering; nil without
}

// Calls counts the follow-up calls that wait on the day the boards show.
type Calls struct {
	Due      int  // patients still to be called
	Since    Date // the oldest day on which one of them was due; zero when none is
	Concerns int  // what calls told and no nurse or provider has signed
}

// Visit finds a visit of the day.
func (d Day) Visit(id VisitID) (Visit, bool) {
	for _, v := range d.Visits {
		if v.ID == id {
			return v, true
		}
	}
	return Visit{}, false
}

// Chair finds a chair.
func (d Day) Chair(id ChairID) (Chair, bool) {
	for _, c := range d.Chairs {
		if c.ID == id {
			return c, true
		}
	}
	return Chair{}, false
}

// Places lists the chairs that the boards show, in their order: all that are
// used, and a retired one for as long as somebody still sits there.
func (d Day) Places() []Chair {
	var out []Chair
	for _, c := range d.Chairs {
		if !c.Retired || c.Occupant != 0 {
			out = append(out, c)
		}
	}
	return out
}

// StaffName gives a member of staff as records show it, or "" for none.
func (d Day) StaffName(id StaffID) string {
	for _, s := range d.Staff {
		if s.ID == id {
			return s.Short()
		}
	}
	return ""
}

// ClockOf writes a moment as the clinic's clock shows it.
func (d Day) ClockOf(t time.Time) string { return Clock(t, d.Clinic.Location()) }

// Count gives how many visits of the day show each look.
func (d Day) Count(now time.Time) map[Look]int {
	n := make(map[Look]int)
	for _, v := range d.Visits {
		n[v.Look(now)]++
	}
	return n
}
