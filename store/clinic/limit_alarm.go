package clinic

import "time"

// beyondAt gives when the newest reading beyond the clinic's limits was taken,
// on the present wall clock and as it was set; both zero while every sign's
// newest reading is within them. A reading is due to be looked at from the
// moment it was taken, and is settled by the next of that sign within the
// limits, or by the patient's leaving.
func (v Visit) beyondAt(p Profile) (at, set time.Time) {
	v.eachBeyond(p, func(_ breach, s Vitals) {
		if taken := s.At.Add(min(0, v.straySet(s))); at.IsZero() || taken.After(at) {
			at, set = taken, s.At
		}
	})
	return at, set
}
