package chairs

import (
	"time"

	"chairside/store/clinic"
	"chairside/ui/status"
	"chairside/ui/theme"
)

// stripView is all that the strip shows.
type stripView struct{ waiting, arriving []cardView }

// cardView is all that a card of the strip shows.
type cardView struct {
	id                    clinic.VisitID
	name, who, plan, warn string
	chip                  string
	tone                  theme.Tone
	icon                  theme.Icon
	similar               bool
	inHand                bool // by a press, not by a drag
}

// arrivingMost keeps the strip to who comes soon; the whole day is on Today.
const arrivingMost = 6

func viewStrip(day clinic.Day, q queue, h hand, now time.Time) stripView {
	var s stripView
	for _, v := range q.waiting {
		card := viewCard(day, v, now)
		card.inHand = h.visit == v.ID && !h.drag
		card.warn = blocked(v)
		stay := "Stays " + clinic.Span(v.Stay(day.Clinic.Prep)) + ". "
		if best, ok := q.best[v.ID]; ok {
			card.plan = stay + "Best: " + best.Name + ", " + best.Why
		} else {
			card.plan = stay
			if card.warn == "" {
				card.plan += soonest(day, now)
			}
		}
		s.waiting = append(s.waiting, card)
	}
	for i, v := range q.arriving {
		if i == arrivingMost {
			break
		}
		card := viewCard(day, v, now)
		card.plan = day.ClockOf(v.Planned) + planWords(day, v, now)
		s.arriving = append(s.arriving, card)
	}
	return s
}

func viewCard(day clinic.Day, v clinic.Visit, now time.Time) cardView {
	look := v.Look(now)
	c := cardView{
		id: v.ID, name: v.Patient.Label(), who: v.Patient.Birth.Long() + " · " + v.Title(),
		tone: status.Tone(look), icon: status.Icon(look), chip: v.Since(now), similar: day.SimilarToday(v),
	}
	if v.Stage == clinic.Arrived {
		c.chip = v.StatusWord(now)
	}
	if v.Stage == clinic.Booked && look == clinic.LookExpected && now.After(v.Planned) {
		c.tone = theme.Warn
	}
	return c
}

// planWords says which chair is planned and when it is likely to be free.
func planWords(day clinic.Day, v clinic.Visit, now time.Time) string {
	c, ok := day.Chair(v.PlannedChair)
	if !ok {
		return " · no chair planned"
	}
	words := " · " + c.Name
	if c.Retired {
		return words + ", no longer used"
	}
	switch free := freeAt(day, c, now); {
	case c.State() == clinic.Free:
		words += ", free now"
	case free.IsZero():
		words += ", out of service"
	default:
		words += ", free about " + day.ClockOf(free)
	}
	return words
}

// soonest says when a chair is likely to be free.
func soonest(day clinic.Day, now time.Time) string {
	var at time.Time
	name := ""
	for _, c := range day.Places() {
		if free := freeAt(day, c, now); c.State() != clinic.Free && !free.IsZero() && (name == "" || free.Before(at)) {
			at, name = free, c.Name
		}
	}
	if name == "" {
		return "No chair is free."
	}
	return "No chair is free; " + name + " about " + day.ClockOf(at) + "."
}
