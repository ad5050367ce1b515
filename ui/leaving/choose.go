package leaving

import (
	"cmp"
	"slices"
	"time"

	"chairside/store/clinic"
)

// candidates are the patients who may leave soon: the cleared ones in the
// order they were cleared, then those whose recovery time is reached.
func candidates(visits []clinic.Visit, now time.Time) []clinic.Visit {
	var out []clinic.Visit
	for _, v := range visits {
		if l := v.Look(now); l == clinic.LookReady || l == clinic.LookAssess {
			out = append(out, v)
		}
	}
	slices.SortStableFunc(out, func(a, b clinic.Visit) int {
		if a.Stage != b.Stage {
			if a.Stage == clinic.Ready {
				return -1
			}
			return 1
		}
		return cmp.Or(a.ReadyAt.Compare(b.ReadyAt), a.RecoverBy.Compare(b.RecoverBy), cmp.Compare(a.ID, b.ID))
	})
	return out
}

// visits are the day's, with our own last write in place of a day that was
// read before it. Every step adds to the history, so the longer one is newer.
func (s *Screen) visits() []clinic.Visit {
	out := slices.Clone(s.day.Visits)
	for i, v := range out {
		if v.ID == s.fresh.ID && len(s.fresh.History) > len(v.History) {
			out[i] = s.fresh
		}
	}
	return out
}

// keep holds on to a visit as it was just read.
func (s *Screen) keep(v clinic.Visit) { s.fresh = v }

// choose keeps to the visit that is shown. Only where there is none the first
// candidate is taken: a patient who is discharged at another station must not
// be replaced under the hand that is about to press a key.
func (s *Screen) choose(visits []clinic.Visit) (clinic.Visit, bool) {
	for _, v := range visits {
		if v.ID == s.id {
			return v, true
		}
	}
	s.id = 0
	if some := candidates(visits, s.now); len(some) > 0 {
		s.id = some[0].ID
		return some[0], true
	}
	return clinic.Visit{}, false
}

// shown is the visit that is shown, as it stands on record.
func (s *Screen) shown() (clinic.Visit, bool) {
	for _, v := range s.visits() {
		if v.ID == s.id {
			return v, true
		}
	}
	return clinic.Visit{}, false
}

// offered lists the patients to pick from: the candidates, and the one shown
// when it is none of them.
func (s *Screen) offered(visits []clinic.Visit) []clinic.Visit {
	some := candidates(visits, s.now)
	if slices.ContainsFunc(some, func(v clinic.Visit) bool { return v.ID == s.id }) {
		return some
	}
	for _, v := range visits {
		if v.ID == s.id {
			return append([]clinic.Visit{v}, some...)
		}
	}
	return some
}

// turnTo shows another visit.
func (s *Screen) turnTo(id clinic.VisitID) {
	if s.id != id {
		s.id = id
		s.again()
	}
}
