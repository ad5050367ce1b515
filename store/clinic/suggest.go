package clinic

import (
	"slices"
	"time"
)

// Seating is a chair suggested for a patient, with the reason in words.
type Seating struct {
	Chair ChairID
	Name  string
	Why   string // "planned, free", "free until 12:30"
}

// Suggest proposes a chair for a visit: the planned one when it is free, or
// the free one that the next planned patient leaves long enough, the tightest
// fit first so that long gaps stay open. ok is false when none is free.
// Consultations get a room where the clinic has one; treatments never do, not
// even one that was planned. Nobody is proposed the chair that a patient who has
// waited longer is proposed.
func (d Day) Suggest(v Visit, now time.Time) (seating Seating, ok bool) {
	taken := map[ChairID]bool{}
	for _, o := range d.waiting() {
		if o.ID == v.ID {
			break
		}
		if v.Stage == Waiting && !o.WaitingAt.Before(v.WaitingAt) {
			break
		}
		if s, ok := d.suggest(o, now, taken); ok {
			taken[s.Chair] = true
		}
	}
	return d.suggest(v, now, taken)
}

// waiting lists who could be seated now, longest waiting first.
func (d Day) waiting() []Visit {
	var out []Visit
	for _, v := range d.Visits {
		if v.Stage == Waiting && len(v.Held()) == 0 && (!v.Protocol.Treatment || len(v.SeatBlocks()) == 0) {
			out = append(out, v)
		}
	}
	slices.SortStableFunc(out, func(a, b Visit) int { return a.WaitingAt.Compare(b.WaitingAt) })
	return out
}

func (d Day) suggest(v Visit, now time.Time, taken map[ChairID]bool) (seating Seating, ok bool) {
	stay := v.Stay(d.Clinic.Prep)
	type option struct {
		c    Chair
		room int           // 0 the right kind of place, 1 the other
		free time.Duration // until the next plan
		next time.Time
	}
	var options []option
	for _, c := range d.Chairs {
		if c.Retired || c.State() != Free || taken[c.ID] || c.Suits(v.Protocol) != nil {
			continue
		}
		o := option{c: c, free: 24 * time.Hour}
		if c.Kind != Room && !v.Protocol.Treatment {
			o.room = 1
		}
		if next := d.NextPlanned(c.ID, v.ID); !next.IsZero() {
			o.next, o.free = next, next.Sub(now)
		}
		options = append(options, o)
	}
	if len(options) == 0 {
		return Seating{}, false
	}
	slices.SortStableFunc(options, func(a, b option) int {
		if p, q := a.c.ID == v.PlannedChair, b.c.ID == v.PlannedChair; p != q {
			return before(p)
		}
		if a.room != b.room {
			return a.room - b.room
		}
		fa, fb := a.free >= stay, b.free >= stay
		switch {
		case fa != fb:
			return before(fa)
		case a.free != b.free:
			return before((a.free < b.free) == fa)
		}
		return a.c.Order - b.c.Order
	})
	best := options[0]
	s := Seating{Chair: best.c.ID, Name: best.c.Name, Why: "free"}
	if !best.next.IsZero() {
		s.Why = "free until " + d.ClockOf(best.next)
		if best.free < stay {
			s.Why = "short: next patient planned at " + d.ClockOf(best.next)
		}
	}
	if best.c.ID == v.PlannedChair {
		s.Why = "planned, " + s.Why
	}
	return s, true
}

func before(yes bool) int {
	if yes {
		return -1
	}
	return 1
}

// NextPlanned gives when the next visit not yet seated is planned for a
// chair, other than one visit; zero when none is.
func (d Day) NextPlanned(chair ChairID, other VisitID) time.Time {
	for _, v := range d.Visits {
		if v.PlannedChair == chair && v.ID != other && v.Stage.in([]Stage{Booked, Arrived, Waiting}) {
			return v.Planned
		}
	}
	return time.Time{}
}
