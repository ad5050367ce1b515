package clinic

import (
	"slices"
	"time"
)

// What was recorded lies in the file by the wall clock of its moment. Where
// that clock has been set since, a recorded moment has two places on the
// present one: as it was written, and as the steady clock counts it. These
// rules find the second by the history line that was written with it.

// At gives the visit as it stands by a look at both clocks, with its vitals
// in the order in which they were taken.
func (v Visit) At(r Reading) Visit {
	v.Read = r
	v.Vitals = slices.Clone(v.Vitals)
	times := make([]time.Time, len(v.Vitals)) // found once: each takes a look through the history
	for i, s := range v.Vitals {
		times[i] = v.takenAt(s)
	}
	if slices.IsSortedFunc(times, time.Time.Compare) { // unless a clock was set, they are
		return v
	}
	order := make([]int, len(times))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return times[a].Compare(times[b]) })
	read := v.Vitals
	v.Vitals = make([]Vitals, len(read))
	for i, from := range order {
		v.Vitals[i] = read[from]
	}
	return v
}

// strays gives how far the wall clock was set since a moment was recorded, the
// least and the most that fits: one wall time may have come twice.
func (v Visit) strays(at time.Time) (least, most time.Duration) {
	found := false
	for _, e := range v.History {
		if !e.At.Equal(at) && !e.For.Equal(at) { // entered later, it was told when it was entered
			continue
		}
		by, known := v.Read.SetSince(e.reading())
		switch {
		case !known:
		case !found:
			least, most, found = by, by, true
		default:
			least, most = min(least, by), max(most, by)
		}
	}
	return least, most
}

func (e Entry) reading() Reading { return Reading{e.At, e.Steady, e.Boot} }

// soonest gives where a due time lies by the clock that reaches it first,
// latest by the one that reaches it last. since is when its count began.
func (v Visit) soonest(due, since time.Time) time.Time {
	least, _ := v.strays(since)
	return due.Add(min(0, least))
}

func (v Visit) latest(due, since time.Time) time.Time {
	_, most := v.strays(since)
	return due.Add(max(0, most))
}

// shortest gives how long a recorded moment is ago by the clock that says less.
func (v Visit) shortest(since, now time.Time) time.Duration {
	return now.Sub(v.latest(since, since))
}

// steadily gives a recorded moment as the steady clock counts it.
func (v Visit) steadily(at time.Time) time.Time {
	if at.IsZero() {
		return at
	}
	least, _ := v.strays(at)
	return at.Add(least)
}

// straySet gives how far the wall clock was set since a set was written down.
// Sets are numbered in the order of their history lines, one line each; an
// amended set keeps the time of the one it puts right.
func (v Visit) straySet(set Vitals) time.Duration {
	if v.Read.Boot == "" || set.ID == 0 {
		return 0
	}
	for range v.Vitals {
		first := slices.IndexFunc(v.Vitals, func(s Vitals) bool { return s.ID == set.Amends && set.Amends != 0 })
		if first < 0 {
			break
		}
		set = v.Vitals[first]
	}
	rank := 0
	for _, s := range v.Vitals {
		if s.ID != 0 && s.ID < set.ID {
			rank++
		}
	}
	for _, e := range v.History {
		if e.Action != ActVitals && e.Action != ActAmend {
			continue
		}
		if rank == 0 {
			by, _ := v.Read.SetSince(e.reading())
			return by
		}
		rank--
	}
	return 0
}

// takenAt gives when a set was taken, as the steady clock counts it.
func (v Visit) takenAt(set Vitals) time.Time { return set.At.Add(v.straySet(set)) }

// InfusionDue gives when the infusion ends by the clock that reaches it first:
// the alarm's moment. Zero when none runs.
func (v Visit) InfusionDue() time.Time {
	if v.Stage != Infusing || v.DueAt.IsZero() {
		return time.Time{}
	}
	return v.soonest(v.DueAt, v.StartedAt)
}

// RecoveryDue gives when the recovery time is reached by the clock that
// reaches it first: the alarm's moment. Zero before recovery.
func (v Visit) RecoveryDue() time.Time {
	if v.RecoverBy.IsZero() {
		return time.Time{}
	}
	return v.soonest(v.RecoverBy, v.TreatedAt)
}

// ClearFrom gives when the recovery time is reached by the clock that reaches
// it last: nobody is cleared before. Zero before recovery.
func (v Visit) ClearFrom() time.Time {
	if v.RecoverBy.IsZero() {
		return time.Time{}
	}
	return v.latest(v.RecoverBy, v.TreatedAt)
}
