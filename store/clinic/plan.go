package clinic

import "time"

// PlanPart is what a stretch of a visit in its chair is.
type PlanPart string

// The parts of a visit's time in a chair, in their order; a consultation has
// the last alone.
const (
	PlanPrep      PlanPart = "prep"
	PlanTreatment PlanPart = "treatment"
	PlanRecovery  PlanPart = "recovery"
	PlanTalk      PlanPart = "talk"
)

// Stretch is one part of a visit's time in a chair.
type Stretch struct {
	From, To time.Time
	Part     PlanPart
	Planned  bool // still to come, or running; false for what has been
}

// Plan gives a visit's time in its chair, part by part: what was, and from
// now on what is planned. A visit booked for today whose patient is late moves
// on with the clock. It is the one telling of a visit's time: the boards draw
// it and bookings are measured against it. Empty for a visit that is over and
// never had a chair.
func (v Visit) Plan(p Profile, now time.Time) []Stretch {
	switch {
	case !v.SeatedAt.IsZero():
		return v.planSeated(p, now)
	case v.Stage.Ended():
		return nil
	}
	from := v.Planned
	if v.Stage != Booked || v.Day == DateOf(now, p.Location()) {
		from = later(from, now)
	}
	if !v.Protocol.Treatment {
		return []Stretch{{from, from.Add(v.Stay(p.Prep)), PlanTalk, true}}
	}
	start := from.Add(p.Prep)
	return append([]Stretch{{from, start, PlanPrep, true}}, v.planTreatment(start)...)
}

// planTreatment is the treatment as it is planned from its start.
func (v Visit) planTreatment(start time.Time) []Stretch {
	end := start.Add(v.Protocol.Infusion)
	recovery := Stretch{end, end.Add(v.Protocol.Recovery), PlanRecovery, true}
	if v.Protocol.Infusion == 0 {
		return []Stretch{recovery}
	}
	return []Stretch{{start, end, PlanTreatment, true}, recovery}
}

func (v Visit) planSeated(p Profile, now time.Time) []Stretch {
	until := now
	if !v.EndedAt.IsZero() {
		until = v.EndedAt
	}
	if v.StartedAt.IsZero() {
		switch {
		case v.Stage.Ended():
			return []Stretch{{v.SeatedAt, until, PlanPrep, false}}
		case !v.Protocol.Treatment:
			return []Stretch{{v.SeatedAt, later(v.SeatedAt.Add(v.Stay(0)), now), PlanTalk, false}}
		}
		start := later(v.SeatedAt.Add(p.Prep), now)
		return append([]Stretch{{v.SeatedAt, start, PlanPrep, false}}, v.planTreatment(start)...)
	}
	out := []Stretch{{v.SeatedAt, v.StartedAt, PlanPrep, false}}
	over := later(v.DueAt, now)
	if !v.TreatedAt.IsZero() {
		over = v.TreatedAt
	}
	if over.After(v.StartedAt) {
		out = append(out, Stretch{v.StartedAt, over, PlanTreatment, false})
	}
	switch {
	case v.TreatedAt.IsZero():
		return append(out, Stretch{over, over.Add(v.Protocol.Recovery), PlanRecovery, true})
	case v.Stage == Recovering:
		return append(out, Stretch{over, later(v.RecoverBy, now), PlanRecovery, false})
	}
	return append(out, Stretch{over, until, PlanRecovery, false})
}

// PlanChair gives the chair of the visit's [Visit.Plan]: where the patient
// sits, or sat last, or is planned to sit. The visit itself forgets its chair
// when the patient leaves, the history does not.
func (v Visit) PlanChair() ChairID {
	if v.SeatedAt.IsZero() {
		return v.PlannedChair
	}
	if v.Chair != 0 {
		return v.Chair
	}
	for i := len(v.History) - 1; i >= 0; i-- {
		if e := v.History[i]; e.Chair != 0 && !e.Undone {
			return e.Chair
		}
	}
	return 0
}

// Takes gives from when to when the visit takes a chair, without the cleaning
// after it; zero when it takes none. A late patient's place is kept from the
// planned time on.
func (v Visit) Takes(p Profile, now time.Time) (from, to time.Time) {
	plan := v.Plan(p, now)
	if len(plan) == 0 {
		return from, to
	}
	from, to = plan[0].From, plan[len(plan)-1].To
	if v.SeatedAt.IsZero() && v.Planned.Before(from) {
		from = v.Planned
	}
	return from, to
}

func later(a, b time.Time) time.Time {
	if a.After(b) {
		return a
	}
	return b
}

// Nurses gives how many nurses so many patients need at once by the clinic's
// own figures; a term that is turned off needs none.
func (l Load) Nurses(infusing, recovering int) (n float64) {
	if l.Infusing > 0 {
		n += float64(infusing) / float64(l.Infusing)
	}
	if l.Recovering > 0 {
		n += float64(recovering) / float64(l.Recovering)
	}
	return n
}
