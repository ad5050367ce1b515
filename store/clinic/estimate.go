package clinic

import (
	"fmt"
	"slices"
	"time"
)

// Pace is how long recoveries took before, from the end of treatment to the
// clearance: the patient's own under the same protocol, and everybody's here.
type Pace struct{ Own, Clinic []time.Duration }

// Estimate is when a patient is likely to be ready, to tell the escort. It is
// no promise and clears nobody.
type Estimate struct {
	At    time.Time // never before the minimum recovery is over, nor in the past
	Over  bool      // the time it rests on has gone by: it may be any moment
	Why   string    // which earlier recoveries it rests on, in full
	Basis string    // the same in two words: "own median", "clinic median", "minimum"
}

// LikelyReady estimates when a patient under treatment will be ready: from the
// median of the patient's own recoveries under this protocol, else from the
// clinic's, else from the protocol's minimum. ok is false at other stages.
func (v Visit) LikelyReady(pace Pace, now time.Time) (e Estimate, ok bool) {
	if !v.Stage.in([]Stage{Infusing, Recovering}) {
		return e, false
	}
	rest := v.Protocol.Recovery
	e.Why, e.Basis = "the protocol's minimum, no earlier recovery to go by", "minimum"
	switch {
	case len(pace.Own) > 0:
		rest, e.Basis, e.Why = median(pace.Own), "own median", gathered(len(pace.Own), "own recovery", "own recoveries")
	case len(pace.Clinic) > 0:
		rest, e.Basis, e.Why = median(pace.Clinic), "clinic median", gathered(len(pace.Clinic), "recovery here", "recoveries here")
	}
	ended, least := v.TreatedAt, v.RecoverBy
	if v.Stage == Infusing {
		ended = v.DueAt
		if !v.PausedAt.IsZero() && now.After(v.PausedAt) {
			ended = ended.Add(now.Sub(v.PausedAt))
		}
		if now.After(ended) {
			ended = now
		}
		least = ended.Add(v.Protocol.Recovery)
	}
	e.At = ended.Add(rest)
	if e.At.Before(least) {
		e.At = least
		if rest < v.Protocol.Recovery {
			e.Why += ", not before the minimum recovery"
		}
	}
	if !e.At.After(now) {
		e.At, e.Over = now, true
	}
	return e, true
}

func gathered(n int, one, many string) string {
	if n == 1 {
		return "from 1 earlier " + one
	}
	return fmt.Sprintf("from %d earlier %s", n, many)
}

// median gives the middle length, of two the mean.
func median(list []time.Duration) time.Duration {
	sorted := slices.Sorted(slices.Values(list))
	n := len(sorted)
	if n%2 == 1 {
		return sorted[n/2]
	}
	return (sorted[n/2-1] + sorted[n/2]) / 2
}

// Words gives the estimate as a screen says it: "Likely ready at 11:02".
func (e Estimate) Words(zone *time.Location) string {
	if e.Over {
		return "Likely ready any moment"
	}
	return "Likely ready at " + Clock(e.At, zone)
}
