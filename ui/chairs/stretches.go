package chairs

import (
	"time"

	"chairside/store/clinic"
	"chairside/ui/theme"
)

// stretch is one bar of the plan.
type stretch struct {
	from, to time.Time
	tone     theme.Tone
	soft     bool // planned, not yet begun
	text     string
}

// stretches are a visit's bars in one chair: preparation, treatment, recovery.
func stretches(day clinic.Day, v clinic.Visit, chair clinic.ChairID, now time.Time) []stretch {
	switch {
	case !v.SeatedAt.IsZero() && sat(v) == chair:
		return begun(day, v, now)
	case v.SeatedAt.IsZero() && v.PlannedChair == chair && !v.Stage.Ended():
		return meant(day, v, later(v.Planned, now))
	}
	return nil
}

// sat is the chair a visit sits in, or sat in last: the visit itself forgets
// it when the patient leaves, the history does not.
func sat(v clinic.Visit) clinic.ChairID {
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

// meant is a visit as it is planned from a moment on.
func meant(day clinic.Day, v clinic.Visit, from time.Time) []stretch {
	name := day.NameFor(v)
	if !v.Protocol.Treatment {
		return []stretch{{from, from.Add(v.Stay(day.Clinic.Prep)), theme.Blue, true, name}}
	}
	start := from.Add(day.Clinic.Prep)
	return append([]stretch{{from, start, theme.Blue, true, ""}}, treatment(day, v, start)...)
}

// treatment is the planned treatment from its start. The name stands on the
// first bar that is long.
func treatment(day clinic.Day, v clinic.Visit, start time.Time) []stretch {
	name := day.NameFor(v)
	end := start.Add(v.Protocol.Infusion)
	if v.Protocol.Infusion == 0 {
		return []stretch{{start, end.Add(v.Protocol.Recovery), theme.Teal, true, name}}
	}
	return []stretch{{start, end, theme.Violet, true, name}, {end, end.Add(v.Protocol.Recovery), theme.Teal, true, ""}}
}

// begun is a visit that was seated: what was, and what is still planned.
func begun(day clinic.Day, v clinic.Visit, now time.Time) []stretch {
	name := day.NameFor(v)
	until := now
	if !v.EndedAt.IsZero() {
		until = v.EndedAt
	}
	if v.StartedAt.IsZero() {
		prep := stretch{v.SeatedAt, until, theme.Blue, false, ""}
		switch {
		case v.Stage.Ended():
			prep.text = name
			return []stretch{prep}
		case !v.Protocol.Treatment:
			prep.to, prep.text = later(v.SeatedAt.Add(v.Stay(0)), now), name
			return []stretch{prep}
		}
		start := later(v.SeatedAt.Add(day.Clinic.Prep), now)
		prep.to = start
		return append([]stretch{prep}, treatment(day, v, start)...)
	}
	out := []stretch{{v.SeatedAt, v.StartedAt, theme.Blue, false, ""}}
	over := later(v.DueAt, now)
	if !v.TreatedAt.IsZero() {
		over = v.TreatedAt
	}
	if over.After(v.StartedAt) {
		out = append(out, stretch{v.StartedAt, over, theme.Violet, false, name})
		name = ""
	}
	switch {
	case v.TreatedAt.IsZero():
		return append(out, stretch{over, over.Add(v.Protocol.Recovery), theme.Teal, true, ""})
	case v.Stage == clinic.Recovering:
		return append(out, stretch{over, later(v.RecoverBy, now), theme.Teal, false, name})
	}
	return append(out, stretch{over, until, theme.Teal, false, name})
}
