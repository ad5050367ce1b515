package recovery

import (
	"time"

	"chairside/store/clinic"
	"chairside/ui/part"
	"chairside/ui/theme"
)

// marksOf are the chips of a card: what lies beyond a limit, what lasts and
// when vitals are due while infusing; each criterion of the clearance after.
func marksOf(day clinic.Day, v clinic.Visit, now time.Time) []mark {
	var out []mark
	for _, word := range v.Beyond(day.Clinic) {
		out = append(out, mark{theme.Danger, theme.IconMark, word})
	}
	vitals := v.VitalsDue()
	if !vitals.IsZero() && !now.Before(vitals) {
		out = append(out, mark{theme.Danger, theme.IconMark, "Vitals due " + day.ClockOf(vitals)})
	}
	switch v.Stage {
	case clinic.Infusing:
		for _, e := range v.Effects {
			if !e.Settled() {
				out = append(out, mark{theme.Amber, theme.IconDot, e.Name + ", " + string(e.Severity)})
			}
		}
		if now.Before(vitals) {
			out = append(out, mark{theme.Neutral, theme.IconRing, "Vitals in " + wholeMinutes(vitals, now)})
		}
	case clinic.Recovering:
		out = append(out, criteria(v.Checks(now, day.Clinic))...)
	case clinic.Ready:
		// As they stood when the patient was cleared: a score that has since
		// grown old takes no clearance back.
		if v.Clearance != nil {
			out = append(out, criteria(v.Clearance.Checks)...)
		}
	}
	return out
}

func criteria(checks []clinic.Check) []mark {
	var out []mark
	for _, c := range checks {
		switch {
		case c.Met:
			out = append(out, mark{theme.Good, theme.IconTick, c.Word})
		case c.Override != "":
			out = append(out, mark{theme.Hold, theme.IconMark, c.Word + ", overridden"})
		default:
			out = append(out, mark{theme.Neutral, theme.IconRing, c.Word})
		}
	}
	return out
}

// wholeMinutes counts no seconds: "1 min" stands until it is over, and the card
// is not redrawn by the second.
func wholeMinutes(due, now time.Time) string {
	return clinic.Span(max(clinic.ClockMinutes(now, due), time.Minute))
}

// buttonsOf are the buttons of a card: the next step, what the stage asks for
// besides, and the list of everything else.
func buttonsOf(day clinic.Day, v clinic.Visit, now time.Time) []act {
	next := day.Next(v, now)
	first := act{next.Action, next.Word, part.Plain}
	switch {
	case next.Held:
		first.kind = part.Caution
	case next.Urgent:
		first.kind = part.Main
	}
	second := act{clinic.ActEffect, "Side effect", part.Plain}
	switch v.Look(now) {
	case clinic.LookOverdue:
		second = act{clinic.ActVitals, "Record vitals", part.Plain}
	case clinic.LookRecovering:
		second = act{clinic.ActExtend, "+10 min", part.Plain}
	case clinic.LookAssess:
		second = act{clinic.ActClear, "Clear for leaving…", part.Plain}
		if next.Action == clinic.ActClear {
			second = act{clinic.ActExtend, "+10 min", part.Plain}
		}
	case clinic.LookReady:
		second = act{clinic.ActDepart, "Record leaving", part.Plain}
		if next.Action == clinic.ActDepart {
			second = act{clinic.ActReturn, "Back to recovery", part.Plain}
		}
	}
	return []act{first, second, {"", "More…", part.Plain}}
}
