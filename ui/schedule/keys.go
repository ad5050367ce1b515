package schedule

import (
	"fmt"
	"time"

	"chairside/store/clinic"
	"chairside/ui/part"
)

// Keys are the keys of the screen.
func (s *Screen) Keys() []part.Key {
	act := func(a clinic.Action) func() { return func() { s.act(a) } }
	return []part.Key{
		{Key: "Arrows", Word: "Choose a visit"},
		{Key: "Enter", Word: "Open the chosen visit, or book what the form says"},
		{Key: "PgUp", Word: "The day before", Do: func() { s.turn(s.date.AddDays(-1)) }},
		{Key: "PgDn", Word: "The day after", Do: func() { s.turn(s.date.AddDays(1)) }},
		{Key: "T", Word: "Today", Do: func() { s.turn(s.today) }},
		{Key: "G", Word: "Go to a day that you type", Do: s.goTo},
		{Key: "B", Word: "Book a visit", Do: func() { s.Book(0) }},
		{Key: "M", Word: "Move the chosen booking", Do: act(clinic.ActRebook)},
		{Key: "X", Word: "Cancel the chosen visit", Do: act(clinic.ActCancel)},
		{Key: "N", Word: "No-show, or not a no-show after all", Do: s.noShow},
		{Key: "U", Word: "Undo the last move of the chosen visit", Do: act(clinic.ActUndo)},
		{Key: "Esc", Word: "Close the form, or back", Do: s.escape},
	}
}

func (s *Screen) goTo() {
	s.desk.Focus(s.head.day.Focusable())
	s.head.day.SelectAll()
}

// act begins an act on the chosen visit.
func (s *Screen) act(a clinic.Action) {
	v, ok := s.selected()
	switch {
	case !ok:
	case a == clinic.ActRebook:
		s.Move(v)
	default:
		s.desk.Act(a, v.ID)
	}
}

func (s *Screen) noShow() {
	if v, ok := s.selected(); ok && v.Stage == clinic.NoShow {
		s.act(clinic.ActComeAfter)
		return
	}
	s.act(clinic.ActNoShow)
}

func (s *Screen) more() {
	if v, ok := s.selected(); ok {
		s.desk.More(v.ID)
	}
}

func (s *Screen) record() {
	if v, ok := s.selected(); ok {
		s.desk.Record(v)
	}
}

// escape closes the form, once more when something was typed, and then goes
// back.
func (s *Screen) escape() {
	if s.form.open {
		s.form.escape()
		return
	}
	s.desk.Leave()
}

// Title gives the words of the top bar: how many visits, and whether all have
// a chair.
func (s *Screen) Title(clinic.Day, time.Time) (title, subtitle string) {
	if !s.read {
		return "Schedule", longDay(s.date)
	}
	treatments, talks, without := 0, 0, 0
	for _, v := range s.plan.Visits {
		switch {
		case v.Day != s.plan.Date || v.Stage == clinic.Cancelled || v.Stage == clinic.NoShow:
			continue
		case v.Kind == clinic.Consultation:
			talks++
		default:
			treatments++
		}
		if !v.Stage.Ended() && v.SeatedAt.IsZero() && v.PlannedChair == 0 {
			without++
		}
	}
	subtitle = fmt.Sprintf("%s · %s", longDay(s.plan.Date), number(treatments, "treatment"))
	if talks > 0 {
		subtitle += ", " + number(talks, "consultation")
	}
	if without > 0 {
		return "Schedule", subtitle + fmt.Sprintf(" · %d without a chair", without)
	}
	return "Schedule", subtitle
}

func number(n int, word string) string {
	if n == 1 {
		return "1 " + word
	}
	return fmt.Sprintf("%d %ss", n, word)
}
