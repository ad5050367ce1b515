package clinic

import "time"

// beyondAt gives when the newest reading beyond the clinic's limits was taken,
// on the present wall clock and as it was set; both zero while every sign's
// newest reading is within them. A reading is due to be looked at from the
// moment it was taken, and is settled by the next of that sign within the
// limits, or by the patient's leaving.
func (v Visit) beyondAt(p Profile) (at, set time.Time) {
	if len(v.Beyond(p)) == 0 {
		return at, set
	}
	newest := map[Sign]Vitals{}
	for _, s := range v.Vitals {
		if s.Amended {
			continue
		}
		for sign := range s.Signs {
			newest[sign] = s
		}
	}
	for sign, s := range newest {
		if len(p.Limits.Beyond(map[Sign]int{sign: s.Signs[sign]})) == 0 {
			continue
		}
		if taken := s.At.Add(min(0, v.straySet(s))); at.IsZero() || taken.After(at) {
			at, set = taken, s.At
		}
	}
	return at, set
}
