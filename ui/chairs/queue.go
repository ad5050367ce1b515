package chairs

import (
	"slices"
	"time"

	"chairside/store/clinic"
)

// queue is who waits for a chair and which chair each is best seated in.
type queue struct {
	waiting  []clinic.Visit // who may be seated first, then who is held
	arriving []clinic.Visit // expected or at the desk, by the planned time
	best     map[clinic.VisitID]clinic.Seating
	wanted   map[clinic.ChairID]clinic.Visit // the other way round
}

// newQueue gives every waiting patient a chair of their own: what is proposed
// to the first is taken when the second is looked at, so that two tiles never
// ask for one chair.
func newQueue(day clinic.Day, now time.Time) queue {
	q := queue{best: map[clinic.VisitID]clinic.Seating{}, wanted: map[clinic.ChairID]clinic.Visit{}}
	for _, v := range day.Visits {
		switch v.Stage {
		case clinic.Waiting:
			q.waiting = append(q.waiting, v)
		case clinic.Arrived, clinic.Booked:
			q.arriving = append(q.arriving, v)
		}
	}
	byTime := func(a, b clinic.Visit) int { return a.Planned.Compare(b.Planned) }
	slices.SortStableFunc(q.arriving, byTime)
	slices.SortStableFunc(q.waiting, func(a, b clinic.Visit) int {
		if x, y := blocked(a) != "", blocked(b) != ""; x != y {
			if y {
				return -1
			}
			return 1
		}
		return byTime(a, b)
	})
	for _, v := range q.waiting {
		if blocked(v) != "" {
			continue
		}
		if seating, ok := day.Suggest(v, now); ok {
			q.best[v.ID], q.wanted[seating.Chair] = seating, v
		}
	}
	return q
}

// blocked says what keeps a waiting patient from a chair, or "".
func blocked(v clinic.Visit) string {
	if held := v.Held(); len(held) > 0 {
		return "Held: " + held[0].Reason
	}
	if v.Protocol.Treatment && !v.Escort.Named() {
		return "No escort named"
	}
	return ""
}

// offered are those who may be brought to a chair: first who is planned for
// it, or else to whom it is suggested, then the others as they wait.
func (q queue) offered(c clinic.Chair) []clinic.VisitID {
	var who []clinic.VisitID
	rank := map[clinic.VisitID]int{}
	for _, v := range q.waiting {
		if blocked(v) != "" || c.MayTake(v) != nil {
			continue
		}
		switch wanted, ok := q.wanted[c.ID]; {
		case v.PlannedChair == c.ID:
			rank[v.ID] = 0
		case ok && wanted.ID == v.ID:
			rank[v.ID] = 1
		default:
			rank[v.ID] = 2
		}
		who = append(who, v.ID)
	}
	slices.SortStableFunc(who, func(a, b clinic.VisitID) int { return rank[a] - rank[b] })
	return who
}

// freeAt is when a chair is likely to be ready for the next patient; zero when
// nobody can know. It is for planning only.
func freeAt(day clinic.Day, c clinic.Chair, now time.Time) time.Time {
	var leaves time.Time
	switch c.State() {
	case clinic.Free:
		return now
	case clinic.OutOfService:
		return leaves
	case clinic.Cleaning:
		return later(c.CleanDue(), now)
	}
	v, ok := day.Visit(c.Occupant)
	if !ok {
		return leaves
	}
	switch v.Stage {
	case clinic.Infusing:
		leaves = later(v.DueAt, now).Add(v.Protocol.Recovery)
	case clinic.Recovering:
		leaves = v.RecoverBy
	case clinic.Ready:
		leaves = now
	default:
		leaves = v.SeatedAt.Add(v.Stay(day.Clinic.Prep))
	}
	return later(leaves, now).Add(c.Turnover)
}

func later(a, b time.Time) time.Time {
	if a.After(b) {
		return a
	}
	return b
}
