package clinic

import (
	"fmt"
	"slices"
	"time"
)

// AskBladderEvery is after how many treatments of a life the bladder and
// memory questions are asked again (seed document: risk with frequent use;
// confidence M).
const AskBladderEvery = 6

// watchMost is how many things of one kind are named: more of them say less.
const watchMost = 3

// Treatments counts the treatments the patient began in all visits.
func (c Chart) Treatments() int {
	n := 0
	for _, v := range c.Visits {
		if v.Protocol.Treatment && !v.StartedAt.IsZero() {
			n++
		}
	}
	return n
}

// WatchFor lists what whoever treats the patient next should know, most
// pressing first, each as a whole sentence. Everything is derived from the
// record; nothing is kept.
func (c Chart) WatchFor(now time.Time) []string {
	var out []string
	out = append(out, c.watchDeath(now)...)
	if !c.Patient.Adult(c.Date) {
		out = append(out, "Under 18: a guardian signs the consent and is the escort.")
	}
	out = append(out, c.watchHolds()...)
	out = append(out, c.watchPressure()...)
	out = append(out, c.watchEffects()...)
	if c.Patient.Died.IsZero() {
		out = append(out, c.watchBladder()...)
	}
	return out
}

func (c Chart) watchDeath(now time.Time) []string {
	if c.Patient.Died.IsZero() {
		return nil
	}
	if next, ok := c.NextBooked(now); ok {
		return []string{"A visit is still booked for " + next.Day.Long() + ": cancel it."}
	}
	return nil
}

func (c Chart) watchHolds() (out []string) {
	for _, v := range c.Visits {
		for _, h := range v.Holds {
			switch {
			case len(out) >= watchMost || h.Source == HoldBP:
			case h.ReleasedAt.IsZero() && !v.Stage.Ended():
				out = append(out, "Held now: "+h.Short()+".")
			case v.Day != c.Date:
				out = append(out, "Held "+v.Day.Long()+": "+h.Short()+".")
			}
		}
	}
	return slices.Compact(out)
}

// watchPressure names the earlier treatments with a pressure that held the
// start, or would have.
func (c Chart) watchPressure() (out []string) {
	for _, v := range c.Visits {
		held := slices.ContainsFunc(v.Holds, func(h Hold) bool { return h.Source == HoldBP })
		high, ok := v.Highest(c.Clinic.Limits)
		if !held && !ok || len(out) >= watchMost {
			continue
		}
		words := "High blood pressure "
		if ok {
			words += "(" + high.BP() + ") "
		}
		if held {
			words += "before "
		} else {
			words += "in "
		}
		out = append(out, words+c.named(v)+".")
	}
	return out
}

func (c Chart) watchEffects() (out []string) {
	for _, v := range c.Visits {
		for _, e := range v.Effects {
			if !e.Settled() && len(out) < watchMost {
				out = append(out, fmt.Sprintf("%s %s of %s is not settled on record.", upper(string(e.Severity)), e.Name, v.Day.Long()))
			}
		}
	}
	return out
}

// watchBladder counts over a life, and speaks up from the visit before.
func (c Chart) watchBladder() []string {
	done := c.Treatments()
	due := (done/AskBladderEvery + 1) * AskBladderEvery
	under := slices.ContainsFunc(c.Visits, func(v Past) bool { return !v.StartedAt.IsZero() && !v.Stage.Ended() })
	switch {
	case under && done%AskBladderEvery == 0:
		return []string{fmt.Sprintf("Bladder and memory questions are due now, at treatment %d.", done)}
	case due-done == 1:
		return []string{fmt.Sprintf("Bladder and memory questions are due at the next treatment, number %d.", due)}
	case due-done == 2:
		return []string{fmt.Sprintf("Bladder and memory questions are due at treatment %d.", due)}
	}
	return nil
}

// named writes a visit inside a sentence: infusion 1, maintenance of 3 Nov.
func (c Chart) named(v Past) string {
	if v.Day == c.Date {
		return "today’s visit"
	}
	if v.Kind == Induction && v.SeriesNo > 0 {
		return fmt.Sprintf("%s %d (%s)", lower(v.noun()), v.SeriesNo, v.Day.Long())
	}
	return lower(v.Title()) + " of " + v.Day.Long()
}
