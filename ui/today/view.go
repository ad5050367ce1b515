package today

import (
	"fmt"
	"math"
	"strings"
	"time"

	"chairside/store/clinic"
	"chairside/ui/part"
	"chairside/ui/status"
	"chairside/ui/theme"
)

// detailView is all that the details show; like a row's it is compared as a
// whole.
type detailView struct {
	id                 clinic.VisitID
	name, person       string
	alike, allergy     string
	ring               part.RingFace
	runs, runsSub, due string // beside the ring; no ring without runs
	dueNow             bool
	waiting            waitingView
	pairs              []pairView
	history            []histLine
	next, key          string
	kind               part.ButtonKind
	wide               clinic.Action
	small              []clinic.Action
	over               bool
}

type pairView struct {
	label, value string
	tone         theme.Tone
}

type histLine struct{ clock, words string }

func viewDetail(day clinic.Day, v clinic.Visit, now time.Time) detailView {
	next := day.Next(v, now)
	p := v.Patient
	d := detailView{
		id: v.ID, name: p.Label(),
		person:  fmt.Sprintf("born %s (%d)", p.Birth.Long(), clinic.Age(p.Birth, day.Date)),
		alike:   alike(day, v),
		waiting: viewWaiting(day, v, next, now), pairs: viewPairs(day, v, now), history: viewHistory(day, v, now),
		next: next.Word, key: keyOf(next.Action), kind: kindOf(next), over: v.Stage.Ended(),
	}
	if p.MRN != "" {
		d.person += " · MRN " + p.MRN
	}
	if p.Conditions != "" {
		d.pairs = append([]pairView{{"Conditions", p.Conditions, theme.Warn}}, d.pairs...)
	}
	if len(p.Allergies) > 0 {
		d.allergy = "Allergy: " + strings.Join(p.Allergies, ", ")
	}
	if v.Stage.HoldsChair() {
		d.ring = status.Ring(v, now)
		d.runs, d.runsSub = runWords(day, v)
		if due := v.VitalsDue(); !due.IsZero() {
			d.due, d.dueNow = "Vitals due "+day.ClockOf(due), !now.Before(due)
		}
	}
	d.wide, d.small = sideActs(v, next.Action, now)
	return d
}

// runWords says what the ring beside it counts.
func runWords(day clinic.Day, v clinic.Visit) (title, sub string) {
	place := ""
	if c, ok := day.Chair(v.Chair); ok {
		place = c.Name
	}
	least := func(d time.Duration) string { return clinic.Span(d) }
	switch v.Stage {
	case clinic.Infusing:
		if !v.PausedAt.IsZero() {
			return "Paused in " + place, "since " + day.ClockOf(v.PausedAt)
		}
		return "Infusion in " + place, "planned " + least(v.Protocol.Infusion) + ", since " + day.ClockOf(v.StartedAt)
	case clinic.Recovering:
		return "Recovery in " + place, "at least " + least(v.RecoverBy.Sub(v.TreatedAt)) + ", since " + day.ClockOf(v.TreatedAt)
	case clinic.Ready:
		sub = "at " + day.ClockOf(v.ReadyAt)
		if v.Clearance != nil {
			sub += " by " + day.StaffName(v.Clearance.By)
		}
		return "Cleared in " + place, sub
	case clinic.WithClinician:
		return "In " + place, "with the clinician since " + day.ClockOf(v.SeatedAt)
	}
	return "In " + place, "since " + day.ClockOf(v.SeatedAt)
}

// viewPairs lists the details that exist, no others.
func viewPairs(day clinic.Day, v clinic.Visit, now time.Time) []pairView {
	var out []pairView
	add := func(tone theme.Tone, label, value string) { out = append(out, pairView{label, value, tone}) }
	if v.Stage == clinic.Waiting && len(v.Held()) == 0 {
		if best, ok := day.Suggest(v, now); ok {
			add(theme.Good, best.Name, best.Why)
		}
	}
	if v.Stage.BeforeTreatment() && v.Protocol.Treatment {
		add(theme.Neutral, "Needs a chair for", clinic.Span(v.Stay(day.Clinic.Prep)))
	}
	base, hasBase := v.Baseline()
	if hasBase {
		add(theme.Neutral, "Baseline BP", base.BP())
	}
	if last, ok := v.Last(clinic.Systolic); ok && (!hasBase || !last.At.Equal(base.At)) {
		tone, value := theme.Neutral, last.BP()
		if hasBase {
			drift := clinic.Drift(last, base)
			value += " (" + percent(drift) + ")"
			if math.Abs(drift) > clinic.DriftLimit {
				tone = theme.Danger
			}
		}
		add(tone, "Last BP "+day.ClockOf(last.At), value)
	}
	if score, ok := v.LastScore(); ok {
		tone := theme.Neutral
		if score.Total < day.Clinic.Threshold {
			tone = theme.Warn
		}
		add(tone, "Recovery score "+day.ClockOf(score.At), fmt.Sprintf("%d / 10", score.Total))
	}
	out = append(out, viewEscort(day, v)...)
	if !v.Next.IsZero() {
		add(theme.Neutral, "Next visit", v.Next.In(day.Clinic.Location()).Format("Mon 2 Jan 15:04"))
	}
	return out
}

// percent writes a drift with its sign; one beyond the limit never reads as
// within it.
func percent(drift float64) string {
	if far := math.Abs(drift); far > clinic.DriftLimit && math.Round(far) <= clinic.DriftLimit {
		return fmt.Sprintf("%+.1f %%", drift)
	}
	n := math.Round(drift)
	if n == 0 {
		return "±0 %"
	}
	return strings.ReplaceAll(fmt.Sprintf("%+.0f %%", n), "-", "−")
}

func viewEscort(day clinic.Day, v clinic.Visit) []pairView {
	e := v.Escort
	tick, here := v.Ticked(clinic.EscortHere)
	switch {
	case !v.Protocol.Treatment:
		return nil
	case v.WentHomeWith != "":
		return []pairView{{"Went home with", v.WentHomeWith, theme.Neutral}}
	case v.Stage.Ended():
		return nil
	case !e.Named() && e.Name == "":
		return []pairView{{"Escort", "not named yet", theme.Warn}}
	case here:
		return []pairView{{"Escort here " + day.ClockOf(tick.At), e.Name, theme.Good}}
	}
	label := "Escort"
	if !e.Comes.IsZero() {
		label += ", comes " + day.ClockOf(e.Comes)
	}
	phone := e.Phone
	if phone == "" {
		phone = "not known"
	}
	return []pairView{{label, e.Name, theme.Neutral}, {"Escort’s phone", phone, theme.Neutral}}
}
