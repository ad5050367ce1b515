package recovery

import (
	"cmp"
	"slices"
	"time"

	"chairside/store/clinic"
)

// danger is why a card stands where it does, the gravest first.
type danger int

// The dangers of a card.
const (
	breached danger = iota // a reading beyond the clinic's limits
	late                   // vitals are due and not taken
	reached                // the infusion or the recovery has come to its end
	running                // nothing is due
	cleared                // ready to leave
)

func dangerOf(day clinic.Day, v clinic.Visit, now time.Time) danger {
	vitals, look := v.VitalsDue(), v.Look(now)
	switch {
	case len(v.Beyond(day.Clinic)) > 0:
		return breached
	case !vitals.IsZero() && !now.Before(vitals):
		return late
	case v.Stage == clinic.Ready:
		return cleared
	case look == clinic.LookOverdue || look == clinic.LookAssess:
		return reached
	}
	return running
}

// places is where the cards stand. Nurses find a patient by the place, and
// press what lies under the pointer: a card keeps its place among the others
// for as long as its danger is the same, whatever else becomes due. One whose
// danger changed goes to those of its new danger, and one that is new to its
// own, before the first that is due later. While a form lies over the cards
// nothing changes places; who comes meanwhile stands at the end.
type places struct {
	ids []clinic.VisitID
	by  map[clinic.VisitID]danger // by which each was given its place
}

// place gives the visits of the screen in the order of their cards, and tells
// whether one that was there before has another place now.
func (o *places) place(day clinic.Day, now time.Time, held bool) (visits []clinic.Visit, moved bool) {
	var here []clinic.Visit
	for _, v := range day.Visits {
		if v.Stage == clinic.Infusing || v.Stage == clinic.Recovering || v.Stage == clinic.Ready {
			here = append(here, v)
		}
	}
	by := map[clinic.VisitID]danger{}
	var stay, move []clinic.Visit
	for _, id := range o.ids { // in their places
		i := slices.IndexFunc(here, func(v clinic.Visit) bool { return v.ID == id })
		if i < 0 {
			continue
		}
		was, placed := o.by[id]
		if is := dangerOf(day, here[i], now); held || placed && was == is {
			stay = append(stay, here[i])
			if placed {
				by[id] = was
			}
			continue
		}
		move = append(move, here[i])
	}
	for _, v := range here {
		if !slices.Contains(o.ids, v.ID) {
			move = append(move, v)
		}
	}
	after := func(a, b clinic.Visit) int {
		return cmp.Or(cmp.Compare(dangerOf(day, a, now), dangerOf(day, b, now)), turn(day, a).Compare(turn(day, b)), cmp.Compare(a.ID, b.ID))
	}
	slices.SortFunc(move, after)
	for _, v := range move {
		at := len(stay)
		if !held {
			by[v.ID] = dangerOf(day, v, now)
			if i := slices.IndexFunc(stay, func(s clinic.Visit) bool { return after(v, s) < 0 }); i >= 0 {
				at = i
			}
		}
		stay = slices.Insert(stay, at, v)
	}
	before := o.ids
	o.ids, o.by = make([]clinic.VisitID, len(stay)), by
	for i, v := range stay {
		o.ids[i] = v.ID
	}
	for i, id := range o.ids {
		was := slices.Index(before, id)
		moved = moved || was >= 0 && was != i
	}
	return stay, moved
}

// turn is the moment by which a card is placed among those of its danger: when
// something is due, or when the patient was cleared, for who was cleared first
// leaves first.
func turn(day clinic.Day, v clinic.Visit) time.Time {
	if at := due(day, v); at != never || v.Stage != clinic.Ready {
		return at
	}
	return v.ReadyAt
}
