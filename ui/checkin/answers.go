package checkin

import (
	"fmt"
	"strings"

	"chairside/store/clinic"
	"chairside/ui/part"
)

// says is the small line of a question: what is on record, or what was said.
func (l *line) says(a clinic.Answer, ok bool) string {
	s := l.screen
	v, p := s.visit, s.visit.Patient
	switch l.question {
	case clinic.AskIdentity:
		return p.FullName() + " · " + p.Birth.Long()
	case clinic.AskConsent:
		valid, last := p.ConsentState(v.Day)
		switch {
		case p.ConsentUntil.IsZero():
			return "none on record"
		case last:
			return "valid through today"
		case valid:
			return "valid through " + p.ConsentUntil.Long()
		}
		return "expired " + p.ConsentUntil.Long()
	case clinic.AskEscort:
		return escortWords(v.Escort, s.day)
	case clinic.AskFasting:
		asks := "protocol asks " + clinic.Span(v.Protocol.FastFood) + " and " + clinic.Span(v.Protocol.FastDrink)
		if !ok || a.Food.IsZero() {
			return asks
		}
		return fmt.Sprintf("%s and %s before the planned start; %s",
			clinic.Span(v.Planned.Sub(a.Food)), clinic.Span(v.Planned.Sub(a.Drink)), asks)
	case clinic.AskMedicines:
		return medicineWords(p)
	case clinic.AskHealth:
		if ok {
			return "nothing to report"
		}
		return "the patient ticks a card, nothing is asked aloud at the desk"
	case clinic.AskPHQ9:
		switch {
		case ok && a.Outcome == clinic.Skipped:
			return "left out today"
		case ok:
			return fmt.Sprintf("%d of 27 (%s)", a.Total, clinic.PHQ9Band(a.Total))
		}
		return "the patient fills in the paper; enter it here"
	}
	return ""
}

// headline is what is asked, and once it is answered the answer where that is
// short enough to be read first.
func (l *line) headline(a clinic.Answer, ok bool) (strong, rest string) {
	strong, rest = questionWords[l.question][0], questionWords[l.question][1]
	p := l.screen.visit.Patient
	switch {
	case l.question == clinic.AskFasting && ok && !a.Food.IsZero():
		return "Last food " + l.screen.day.ClockOf(a.Food) + ", last drink " + l.screen.day.ClockOf(a.Drink), ""
	case l.question == clinic.AskMedicines && !ok && !p.MedicinesAsked.IsZero():
		return strong, "unchanged since " + p.MedicinesAsked.Long() + "?"
	}
	return strong, rest
}

func escortWords(e clinic.Escort, day clinic.Day) string {
	if !e.Named() {
		return "nobody named yet"
	}
	words := e.Name
	if e.Relation != "" {
		words += ", " + e.Relation
	}
	words += " · " + e.Phone
	if !e.Comes.IsZero() {
		words += " · comes at " + day.ClockOf(e.Comes)
	}
	if !e.ConfirmedAt.IsZero() {
		words += " · confirmed " + day.ClockOf(e.ConfirmedAt)
	}
	return words
}

func medicineWords(p clinic.Patient) string {
	var words []string
	if p.Medicines != "" {
		words = append(words, p.Medicines)
	} else if !p.MedicinesAsked.IsZero() {
		words = append(words, "no medicines")
	} else {
		words = append(words, "medicines not asked yet")
	}
	switch {
	case p.NoAllergies:
		words = append(words, "no known allergies")
	case len(p.Allergies) > 0:
		words = append(words, "allergies: "+strings.Join(p.Allergies, ", "))
	default:
		words = append(words, "allergies not asked yet")
	}
	if p.Conditions != "" {
		words = append(words, "conditions: "+p.Conditions)
	}
	text := strings.Join(words, " · ")
	if !p.AllergiesAsked.IsZero() {
		text += " (asked " + p.AllergiesAsked.Long() + ")"
	}
	return text
}

// buttons draws the answers that a question offers as it stands.
func (l *line) buttons(a clinic.Answer, ok bool) {
	s := l.screen
	v, p := s.visit, s.visit.Patient
	fine := func() { l.respond(clinic.Respond{Question: l.question, Outcome: clinic.Fine}) }
	hold := func(why string) func() {
		return func() { l.respond(clinic.Respond{Question: l.question, Outcome: clinic.HeldFor, Note: why}) }
	}
	main, second, third := "", "", ""
	var doMain, doSecond, doThird func()
	kind := part.Main
	switch l.question {
	case clinic.AskIdentity:
		if !ok {
			main, doMain = l.numbered("Both match"), func() { l.respond(identity(v)) }
			second, doSecond = "Wrong record, search again", s.wrongRecord
		} else if v.Stage == clinic.Arrived {
			second, doSecond = "Wrong record", s.wrongRecord
		}
	case clinic.AskConsent:
		valid, _ := p.ConsentState(v.Day)
		signed := func() {
			l.respond(clinic.Respond{Question: l.question, Outcome: clinic.Fine, NewConsent: true})
		}
		switch {
		case !ok && valid:
			main, doMain = l.numbered("Still valid"), fine
			second, doSecond = "New consent signed", signed
		case !ok:
			main, doMain = l.numbered("New consent signed"), signed
			third, doThird = "Not signed, hold", hold("Consent not signed")
		default:
			second, doSecond = "New consent signed", signed
		}
	case clinic.AskEscort:
		switch {
		case !ok && v.Escort.Named():
			main, doMain = l.numbered("Confirmed"), func() {
				l.respond(clinic.NameEscort{Escort: v.Escort, Confirmed: true})
			}
			second, doSecond = "Change", l.unfold
		case !ok:
			main, doMain = l.numbered("Fill in"), l.unfold
			third, doThird = "Nobody yet, hold", hold("No escort named")
		default:
			second, doSecond = "Change", l.unfold
		}
	case clinic.AskFasting:
		if !ok {
			main, doMain = l.numbered("Fill in"), l.unfold
		} else {
			second, doSecond = "Change", l.unfold
		}
	case clinic.AskMedicines:
		switch {
		case !ok && p.AllergiesKnown() && !p.MedicinesAsked.IsZero():
			main, doMain = l.numbered("Unchanged"), fine
			second, doSecond = "Changed", l.unfold
		case !ok:
			main, doMain = l.numbered("Fill in"), l.unfold
		default:
			second, doSecond = "Change", l.unfold
		}
	case clinic.AskHealth:
		if !ok {
			main, doMain = l.numbered("All no"), fine
			third, doThird = "A yes, hold for nurse", hold("Health card has a yes")
		} else if a.Outcome == clinic.Fine {
			third, doThird = "A yes, hold for nurse", hold("Health card has a yes")
		}
	case clinic.AskPHQ9:
		if !ok {
			main, kind, doMain = l.numbered("Fill in"), part.Plain, l.unfold
			second, doSecond = "Skip", func() {
				l.respond(clinic.Respond{Question: l.question, Outcome: clinic.Skipped})
			}
		} else {
			second, doSecond = "Change", l.unfold
		}
	}
	l.button(l.main, kind, main, doMain)
	l.button(l.second, part.Plain, second, doSecond)
	l.button(l.third, part.Caution, third, doThird)
}

// identity is the step of "both match": for a booked visit it is the arrival.
func identity(v clinic.Visit) clinic.Step {
	if v.Stage == clinic.Booked {
		return clinic.Arrive{}
	}
	return clinic.Respond{Question: clinic.AskIdentity, Outcome: clinic.Fine}
}

// wrongRecord searches again. Before both identifiers matched nothing was
// written and nothing is; after it the arrival is undone. A walk-in that was
// begun on the wrong record is nobody's visit, so it is cancelled.
func (s *Screen) wrongRecord() {
	leave := func(said string) func() {
		return func() {
			s.forget() // what was typed is about somebody else
			s.desk.Leave()
			s.desk.Search()
			s.desk.Say(said, 0)
		}
	}
	const why = "wrong record picked at the desk"
	switch {
	case s.visit.Stage == clinic.Booked:
		leave("Nothing was written to that visit. Search for the right record.")()
	case s.visit.WalkIn:
		s.take(clinic.Exit{By: clinic.ActCancel, Reason: why}, nil, leave("That walk-in was cancelled. Search for the right record."))
	default:
		s.take(clinic.Undo{Reason: why}, nil, leave("The arrival was undone. Search for the right record."))
	}
}
