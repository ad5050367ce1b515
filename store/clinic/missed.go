package clinic

import "time"

// Missed gives the moments at which vitals were due and none were taken
// before the next were due, or before the stage ended. They are worked out
// from what was recorded, so they stay for as long as the record does.
func (v Visit) Missed(now time.Time) []time.Time {
	if v.TreatedAt.IsZero() && v.Stage != Infusing {
		return nil
	}
	var out []time.Time
	end := func(at time.Time, here Stage) (time.Time, bool) {
		if v.Stage == here {
			return now, false
		}
		return v.steadily(at), true
	}
	if !v.StartedAt.IsZero() && v.Protocol.Infusion > 0 {
		to, over := end(v.TreatedAt, Infusing)
		out = append(out, v.missed(v.steadily(v.StartedAt), to, v.Protocol.VitalsDuring, over)...)
	}
	if !v.TreatedAt.IsZero() {
		left := v.ReadyAt
		if left.IsZero() {
			left = v.EndedAt
		}
		if to, over := end(left, Recovering); !to.IsZero() {
			out = append(out, v.missed(v.steadily(v.TreatedAt), to, v.Protocol.VitalsAfter, over)...)
		}
	}
	return out
}

// missed walks from set to set between two moments. A due time counts once
// the next one has come without a set, or at once when the stage is over.
func (v Visit) missed(from, to time.Time, every time.Duration, over bool) []time.Time {
	if every <= 0 {
		return nil
	}
	var out []time.Time
	gap := func(from, to time.Time, closed bool) {
		for due := from.Add(every); due.Before(to); due = due.Add(every) {
			if closed || !due.Add(every).After(to) {
				out = append(out, due)
			}
		}
	}
	for _, s := range v.Vitals {
		taken := v.takenAt(s)
		if s.Amended || !taken.After(from) || taken.After(to) {
			continue
		}
		gap(from, taken, false)
		from = taken
	}
	gap(from, to, over)
	return out
}
