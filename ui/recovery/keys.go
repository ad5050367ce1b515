package recovery

import (
	"slices"

	"chairside/store/clinic"
	"chairside/ui/part"
	"chairside/ui/theme"
)

// Keys are the keys of the screen; all act on the selected card.
func (s *Screen) Keys() []part.Key {
	do := func(a clinic.Action) func() { return func() { s.key(a) } }
	return []part.Key{
		{Key: "Up, Down", Word: "Choose a card"},
		{Key: "Enter", Word: "Next step", Do: s.next},
		{Key: "V", Word: "Record vitals", Do: do(clinic.ActVitals)},
		{Key: "S", Word: "Record the recovery score", Do: do(clinic.ActScore)},
		{Key: "A", Word: "Assess: oriented, IV out", Do: do(clinic.ActAssess)},
		{Key: "E", Word: "Side effect", Do: do(clinic.ActEffect)},
		{Key: "R", Word: "Settle a side effect", Do: do(clinic.ActResolve)},
		{Key: "+", Word: "10 more minutes of recovery", Do: do(clinic.ActExtend)},
		{Key: "C", Word: "Clear for leaving", Do: do(clinic.ActClear)},
		{Key: "P", Word: "Pause the infusion; asks before it goes on with a paused one", Do: s.pause},
		{Key: "M", Word: "More", Do: do("")},
		{Key: "U", Word: "Undo the last move", Do: do(clinic.ActUndo)},
	}
}

// next takes the step that the card's first button names.
func (s *Screen) next() {
	if c := s.chosen(); c != nil {
		s.act(c.action(0), c.view.id)
	}
}

// pause stops a running infusion, or goes on with a paused one.
func (s *Screen) pause() {
	action := clinic.ActPause
	if v, ok := s.day.Visit(s.deck.selected); ok && !v.PausedAt.IsZero() {
		action = clinic.ActResume
	}
	s.key(action)
}

// key begins an act on the selected card.
func (s *Screen) key(action clinic.Action) {
	if c := s.chosen(); c != nil {
		s.act(action, c.view.id)
	}
}

func (s *Screen) chosen() *card {
	c := s.deck.known[s.deck.selected]
	if c == nil && len(s.deck.cards) > 0 {
		s.say("No card is chosen. Choose one with the arrow keys first.")
	}
	return c
}

// act opens an act, or says at once that the stage has no such step: a form
// that can only be refused is not opened.
func (s *Screen) act(action clinic.Action, id clinic.VisitID) {
	s.hush()
	if action == "" {
		s.open.More(id)
		return
	}
	v, ok := s.day.Visit(id)
	rule, _ := clinic.RuleOf(action)
	if ok && !slices.Contains(rule.From, v.Stage) {
		s.say(v.Patient.Label() + " is now \"" + v.Stage.Word() + "\": there is no \"" + rule.Word + "\" at this stage.")
		return
	}
	s.open.Act(action, id)
}

// say shows a sentence above the cards until the next choice or act.
func (s *Screen) say(sentence string) {
	s.notice.Set(theme.Amber, theme.IconMark, sentence)
	s.root.Refresh()
}

func (s *Screen) hush() { s.Hush() }

// Hush takes the sentence above the cards away and reports whether there was
// one: Esc does so before it leaves the screen.
func (s *Screen) Hush() bool {
	if !s.notice.Visible() {
		return false
	}
	s.notice.Clear()
	s.root.Refresh()
	return true
}
