package clinic

import (
	"slices"
	"time"
)

// Need is a visit that is to be given a time and a chair.
type Need struct {
	Protocol Protocol
	Chair    ChairID // this one only; 0 for any
	Visit    VisitID // the visit that is moved: its own time does not stand in its way
}

// Slot is a time in a chair that is long enough free.
type Slot struct {
	At    time.Time
	Chair ChairID
	Name  string
	Why   string // "free until 12:30"
}

// slotStep is the grid on which times are proposed (ours).
const slotStep = 5 * time.Minute

// Fits gives the chair for a visit that begins at a moment; ok is false where
// the clinic is closed then, or no chair is long enough free. The tightest fit
// comes first, so that long gaps stay open. Consultations get a room where the
// clinic has one; treatments never do. A chair out of service or no longer
// used is never proposed.
func (d Day) Fits(n Need, at, now time.Time) (Slot, bool) {
	return d.lanes(n, now).at(at)
}

// FirstFit gives the first time of the day, from a moment on, at which a visit
// fits by the rule of [Day.Fits].
func (d Day) FirstFit(n Need, from, now time.Time) (Slot, bool) {
	l := d.lanes(n, now)
	from = later(later(from, l.opens), now)
	if over := from.Sub(from.Truncate(slotStep)); over > 0 {
		from = from.Add(slotStep - over)
	}
	for ; !from.Add(l.stay).After(l.closes); from = from.Add(slotStep) {
		if s, ok := l.at(from); ok {
			return s, true
		}
	}
	return Slot{}, false
}

// spoken is a stretch in which a chair is spoken for, its cleaning included.
type spoken struct {
	by       VisitID // 0 for a chair that is being cleaned now
	from, to time.Time
}

// spokenFor lists when a chair is taken that day, in the order of the times.
func (d Day) spokenFor(c Chair, but VisitID, now time.Time) []spoken {
	var out []spoken
	if c.State() == Cleaning {
		out = append(out, spoken{0, c.CleaningSince, later(c.CleanDue(), now)})
	}
	for _, v := range d.Visits {
		if v.ID == but || v.PlanChair() != c.ID {
			continue
		}
		if from, to := v.Takes(d.Clinic, now); to.After(from) {
			out = append(out, spoken{v.ID, from, to.Add(c.Turnover)})
		}
	}
	slices.SortStableFunc(out, func(a, b spoken) int { return a.from.Compare(b.from) })
	return out
}

// lanes are the chairs a visit may have, with what already stands in them.
type lanes struct {
	day           Day
	stay          time.Duration
	opens, closes time.Time
	all           []lane
}

type lane struct {
	chair Chair
	taken []spoken
}

func (d Day) lanes(n Need, now time.Time) lanes {
	l := lanes{day: d, stay: Visit{Protocol: n.Protocol}.Stay(d.Clinic.Prep)}
	l.opens, l.closes = d.Opens()
	rooms := false
	for _, c := range d.Chairs {
		rooms = rooms || c.Kind == Room && c.bookable()
	}
	for _, c := range d.Chairs {
		if !c.bookable() || c.Suits(n.Protocol) != nil || n.Chair != 0 && c.ID != n.Chair || n.Chair == 0 && !n.Protocol.Treatment && rooms && c.Kind != Room {
			continue
		}
		l.all = append(l.all, lane{c, d.spokenFor(c, n.Visit, now)})
	}
	return l
}

// Opens gives the clinic's hours of the day as moments; both zero on a day it
// is closed.
func (d Day) Opens() (opens, closes time.Time) {
	h := d.Clinic.OpenOn(d.Date)
	if h.IsClosed() {
		return opens, closes
	}
	at := func(since time.Duration) time.Time {
		return d.Date.At(int(since/time.Hour), int(since%time.Hour/time.Minute), d.Clinic.Location())
	}
	return at(h.Open), at(h.Close)
}

// bookable reports whether visits can be planned for the chair.
func (c Chair) bookable() bool { return !c.Retired && c.OutReason == "" }

func (l lanes) at(at time.Time) (best Slot, ok bool) {
	if l.opens.IsZero() || at.Before(l.opens) || at.Add(l.stay).After(l.closes) {
		return best, false
	}
	var tightest time.Duration
	for _, one := range l.all {
		from, to, free := one.gap(at, l.stay+one.chair.Turnover)
		if !free {
			continue
		}
		gap := earlier(to, l.closes).Sub(later(from, l.opens))
		if ok && gap >= tightest {
			continue
		}
		ok, tightest = true, gap
		best = Slot{At: at, Chair: one.chair.ID, Name: one.chair.Name, Why: "free for the rest of the day"}
		if to.Before(l.closes) {
			best.Why = "free until " + l.day.ClockOf(to)
		}
	}
	return best, ok
}

// always is later than any visit.
var always = time.Date(9999, 1, 1, 0, 0, 0, 0, time.UTC)

// gap gives the stretch around a moment in which the lane is free, when it is
// for at least so long from that moment on.
func (l lane) gap(at time.Time, need time.Duration) (from, to time.Time, free bool) {
	to = always
	end := at.Add(need)
	for _, s := range l.taken {
		switch {
		case s.from.Before(end) && s.to.After(at):
			return from, to, false
		case !s.to.After(at):
			from = later(from, s.to)
		default:
			to = earlier(to, s.from)
		}
	}
	return from, to, true
}

func earlier(a, b time.Time) time.Time {
	if a.Before(b) {
		return a
	}
	return b
}
