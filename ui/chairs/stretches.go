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

var planTones = map[clinic.PlanPart]theme.Tone{
	clinic.PlanPrep: theme.Blue, clinic.PlanTreatment: theme.Violet, clinic.PlanRecovery: theme.Teal, clinic.PlanTalk: theme.Blue,
}

// stretches are a visit's bars in one chair, as the clinic plans it. A visit
// of another day that nobody settled has no place in today's plan. The name
// stands on the first bar that is long.
func stretches(day clinic.Day, v clinic.Visit, chair clinic.ChairID, now time.Time) []stretch {
	if v.PlanChair() != chair || v.Stage == clinic.Booked && v.Day != day.Date {
		return nil
	}
	plan := v.Plan(day.Clinic, now)
	named := len(plan) - 1
	for i, s := range plan {
		if s.Part != clinic.PlanPrep {
			named = i
			break
		}
	}
	var out []stretch
	for i, s := range plan {
		bar := stretch{s.From, s.To, planTones[s.Part], s.Planned, ""}
		if i == named {
			bar.text = day.NameFor(v)
		}
		out = append(out, bar)
	}
	return out
}
