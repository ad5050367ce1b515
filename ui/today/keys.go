package today

import (
	"slices"
	"time"

	"chairside/store/clinic"
	"chairside/ui/part"
)

// Keys are the screen's keys; all act on the selected row.
func (s *Screen) Keys() []part.Key {
	act := func(a clinic.Action) func() { return func() { s.act(a) } }
	return []part.Key{
		{Key: "Enter", Word: "Next step", Do: s.nextStep},
		{Key: "V", Word: "Record vitals", Do: act(clinic.ActVitals)},
		{Key: "S", Word: "Record recovery score", Do: act(clinic.ActScore)},
		{Key: "E", Word: "Side effect", Do: act(clinic.ActEffect)},
		{Key: "H", Word: "Hold for the nurse", Do: act(clinic.ActHold)},
		{Key: "C", Word: "Clear for leaving", Do: act(clinic.ActClear)},
		{Key: "X", Word: "Move to another chair", Do: act(clinic.ActMoveChair)},
		{Key: "U", Word: "Undo the last move", Do: act(clinic.ActUndo)},
		{Key: "M", Word: "More: all that can be done", Do: s.more},
		{Key: "R", Word: "The patient’s record", Do: s.record},
		{Key: "F", Word: "Follow-up calls that are due", Do: s.openCalls},
		{Key: "G", Word: "Show or hide who has gone home", Do: s.toggleGone},
	}
}

// keyOf is the key that takes a next step: its own where it has one.
func keyOf(a clinic.Action) string {
	switch a {
	case clinic.ActVitals:
		return "V"
	case clinic.ActScore:
		return "S"
	case clinic.ActClear:
		return "C"
	}
	return "Enter"
}

// nextStep takes the next step of the selected visit.
func (s *Screen) nextStep() {
	v, ok := s.selected()
	if !ok {
		return
	}
	next := s.day.Next(v, s.now)
	if next.Action == "" {
		s.open.More(v.ID)
		return
	}
	s.open.Act(next.Action, v.ID)
}

// act begins an act on the selected visit. One that does not apply is refused
// in words: a list that opens under a key pressed by habit is one Enter away
// from doing something else.
func (s *Screen) act(a clinic.Action) {
	if v, ok := s.selected(); ok {
		s.open.Act(a, v.ID)
	}
}

// record opens the whole record of the selected visit's patient.
func (s *Screen) record() {
	if v, ok := s.selected(); ok && s.open.Record != nil {
		s.open.Record(v.Patient.ID)
	}
}

func (s *Screen) more() {
	if v, ok := s.selected(); ok {
		s.open.More(v.ID)
	}
}

// applies reports whether an act can be begun on a visit as it stands. Who may
// is asked by the window.
func applies(a clinic.Action, v clinic.Visit, now time.Time) bool {
	rule, ok := clinic.RuleOf(a)
	if !ok || !slices.Contains(rule.From, v.Stage) {
		return false
	}
	switch a {
	case clinic.ActPause:
		return v.PausedAt.IsZero()
	case clinic.ActUndo:
		last, ok := v.LastMove()
		return ok && last.Action != clinic.ActReturn && now.Sub(last.At) <= clinic.UndoWindow
	}
	return true
}
