package clinic

import (
	"fmt"
	"strings"
	"time"
)

// Arrive begins check-in of a booked patient. It is taken only when both
// identifiers match, and answers the identity question with it: nothing is
// written to the visit before that.
type Arrive struct{}

// Action implements [Step].
func (Arrive) Action() Action { return ActArrive }

func (Arrive) apply(s *Scene) error {
	if s.Elsewhere != 0 {
		return refuse(Conflict, "This patient already has a visit in the building.", "Go on with that one.")
	}
	if err := s.Visit.Patient.MayCome(); err != nil {
		return err
	}
	if err := s.notToday(); err != nil {
		return err
	}
	s.Visit.ArrivedAt = s.Now
	s.Visit.setAnswer(Answer{Question: AskIdentity, Outcome: Fine, At: s.Now, By: s.By.ID})
	return nil
}

// Respond answers one check-in question. The answer is kept at once; a later
// one replaces it, the history keeps both. A bad answer holds the visit for
// the nurse.
type Respond struct {
	Question Question
	Outcome  Outcome // Fine or HeldFor; Skipped for PHQ-9 only
	Note     string  // needed with HeldFor

	NewConsent bool      // consent: signed today, valid for [ConsentYears]
	Food       time.Time // fasting: last food
	Drink      time.Time // fasting: last clear drink
	Total      int       // PHQ-9 total, 0 to 27
	Item9      int       // PHQ-9 question 9, 0 to 3

	Changed     bool // medicines: Allergies, NoAllergies and Medicines replace the record
	Allergies   []string
	NoAllergies bool
	Medicines   string
}

// Action implements [Step].
func (Respond) Action() Action { return ActAnswer }

func (r Respond) apply(s *Scene) error {
	v := &s.Visit
	if !asked(v.Questions(), r.Question) {
		return wrong("", "This visit does not ask that question.", "")
	}
	a := Answer{Question: r.Question, Outcome: r.Outcome, At: s.Now, By: s.By.ID}
	if r.Outcome != Fine && r.Outcome != HeldFor && (r.Outcome != Skipped || r.Question != AskPHQ9) {
		return wrong("", "The answer is missing.", "Choose one of the answers.")
	}
	var err error
	if a.Note, err = Line("note", "The note", r.Note, 0, 300); err != nil {
		return err
	}
	hold := ""
	if r.Outcome == HeldFor {
		if a.Note == "" {
			return wrong("note", "The nurse needs to know why.", "Write a few words.")
		}
		hold = a.Note
	}
	switch r.Question {
	case AskConsent:
		err = r.consent(s)
	case AskEscort:
		if r.Outcome == Fine && !v.Escort.Named() {
			err = wrong("escort", "No escort is named.", "Write a name and a phone, or hold for the nurse.")
		}
	case AskFasting:
		if r.Outcome == Fine {
			hold, err = r.fasting(s, &a)
		}
	case AskMedicines:
		err = r.medicines(s)
	case AskPHQ9:
		if r.Outcome == Fine {
			hold, err = r.phq9(&a)
		}
	}
	if err != nil {
		return err
	}
	if hold != "" {
		a.Outcome = HeldFor
		if a.Note == "" {
			a.Note = hold
		}
	}
	v.setAnswer(a)
	v.holdFor(s, r.Question, hold)
	s.Entry.Detail = string(r.Question) + ": " + string(a.Outcome)
	return nil
}

func (r Respond) consent(s *Scene) error {
	p := &s.Visit.Patient
	if r.NewConsent {
		p.ConsentSigned, p.ConsentUntil = s.Visit.Day, s.Visit.Day.AddYears(ConsentYears)
	}
	if ok, _ := p.ConsentState(s.Visit.Day); r.Outcome == Fine && !ok {
		return wrong("consent", "There is no valid consent on record.", "Have a new one signed, or hold for the nurse.")
	}
	return nil
}

func (r Respond) fasting(s *Scene, a *Answer) (hold string, err error) {
	for _, t := range []struct {
		field, what string
		at          time.Time
	}{{"food", "Last food", r.Food}, {"drink", "Last drink", r.Drink}} {
		switch {
		case t.at.IsZero():
			return "", wrong(t.field, t.what+" is missing.", "Write the time, for example 07:30.")
		case t.at.After(s.Now):
			return "", wrong(t.field, t.what+" lies in the future.", "Check the time.")
		case s.Now.Sub(t.at) > 48*time.Hour:
			return "", wrong(t.field, t.what+" was more than two days ago.", "Check the time.")
		}
	}
	a.Food, a.Drink = r.Food, r.Drink
	if short := s.Visit.Protocol.Fasted(r.Food, r.Drink, s.Visit.Planned); short != "" {
		return "Not fasted: " + short, nil
	}
	return "", nil
}

func (r Respond) medicines(s *Scene) error {
	p := s.Visit.Patient
	if r.Changed {
		p.Allergies, p.NoAllergies, p.Medicines = nil, r.NoAllergies, ReadMedicines(r.Medicines)
		for _, one := range r.Allergies {
			if strings.TrimSpace(one) != "" {
				p.Allergies = append(p.Allergies, one)
			}
		}
		var err error
		if p, err = p.Check(s.Visit.Day); err != nil {
			return err
		}
	}
	if !p.AllergiesKnown() && r.Outcome == Fine {
		return wrong("allergies", "Allergies are not on record yet.", "Write them down, or choose none known.")
	}
	asked := r.Changed || !p.MedicinesAsked.IsZero() // an import knows allergies, and of medicines nothing
	if !asked && r.Outcome == Fine {
		return wrong("medicines", "The patient was never asked for medicines.", "Ask, and write them down or none.")
	}
	if p.AllergiesKnown() {
		p.AllergiesAsked = s.Visit.Day
	}
	if asked {
		p.MedicinesAsked = s.Visit.Day
	}
	s.Visit.Patient = p
	return nil
}

func (r Respond) phq9(a *Answer) (hold string, err error) {
	if r.Total < 0 || r.Total > 27 {
		return "", wrong("total", "A PHQ-9 total lies between 0 and 27.", "Add the nine answers again.")
	}
	if r.Item9 < 0 || r.Item9 > 3 {
		return "", wrong("item9", "Question 9 is answered 0, 1, 2 or 3.", "Look at the paper again.")
	}
	if r.Item9 > r.Total || r.Total-r.Item9 > 24 {
		return "", wrong("total", "The total does not fit the answer to question 9.", "Add the nine answers again.")
	}
	a.Total, a.Item9 = r.Total, r.Item9
	if r.Item9 > 0 {
		return fmt.Sprintf("PHQ-9 question 9 answered %d: nurse and provider to see", r.Item9), nil
	}
	return "", nil
}

func asked(list []Question, q Question) bool {
	for _, l := range list {
		if l == q {
			return true
		}
	}
	return false
}

func (v *Visit) setAnswer(a Answer) {
	for i := range v.Answers {
		if v.Answers[i].Question == a.Question {
			v.Answers[i] = a
			return
		}
	}
	v.Answers = append(v.Answers, a)
}

// holdFor places a hold for a question, in place of an earlier one from the
// same question. A better answer alone releases nothing: that is a nurse's or
// provider's act.
func (v *Visit) holdFor(s *Scene, q Question, reason string) {
	if reason == "" {
		return
	}
	for i := range v.Holds {
		h := &v.Holds[i]
		if h.Source == q && h.ReleasedAt.IsZero() {
			if h.Reason == reason {
				return
			}
			h.ReleasedAt, h.ReleasedBy, h.Release = s.Now, s.By.ID, heldAgain+reason
		}
	}
	v.Holds = append(v.Holds, Hold{Reason: reason, Source: q, At: s.Now, By: s.By.ID})
}

// NameEscort puts the escort on record. With Confirmed the escort was reached
// or seen.
type NameEscort struct {
	Escort    Escort
	Confirmed bool
}

// Action implements [Step].
func (NameEscort) Action() Action { return ActNameEscort }

func (n NameEscort) apply(s *Scene) error {
	e, err := n.Escort.Check()
	if err != nil {
		return err
	}
	e.ConfirmedAt, e.ConfirmedBy = time.Time{}, 0
	if n.Confirmed {
		e.ConfirmedAt, e.ConfirmedBy = s.Now, s.By.ID
	}
	s.Visit.Escort = e
	s.Visit.untick(EscortHere)
	if s.Visit.Stage != Booked {
		s.Visit.setAnswer(Answer{Question: AskEscort, Outcome: Fine, At: s.Now, By: s.By.ID})
	}
	s.Entry.Detail = "escort named"
	return nil
}

// FinishCheckIn sends the patient to wait for a chair, once every question is
// answered.
type FinishCheckIn struct{}

// Action implements [Step].
func (FinishCheckIn) Action() Action { return ActFinishCheck }

func (FinishCheckIn) apply(s *Scene) error {
	if n := len(s.Visit.Unanswered()); n > 0 {
		return refuse(Blocked, fmt.Sprintf("Check-in has %d left.", n), "Answer them first.")
	}
	s.Visit.WaitingAt = s.Now
	return nil
}

// PlaceHold holds the visit for the nurse.
type PlaceHold struct{ Reason string }

// Action implements [Step].
func (PlaceHold) Action() Action { return ActHold }

func (p PlaceHold) reason() string { return p.Reason }

func (p PlaceHold) apply(s *Scene) error {
	s.Visit.Holds = append(s.Visit.Holds, Hold{Reason: s.Entry.Reason, At: s.Now, By: s.By.ID})
	return nil
}

// ReleaseHold releases one hold, with the reason that is named: a provider's
// act where it came from the PHQ-9, a nurse's or provider's otherwise.
type ReleaseHold struct {
	Hold   int64
	Reason string
}

// Action implements [Step].
func (ReleaseHold) Action() Action { return ActRelease }

func (r ReleaseHold) reason() string { return r.Reason }

func (r ReleaseHold) apply(s *Scene) error {
	for i := range s.Visit.Holds {
		h := &s.Visit.Holds[i]
		if h.ID != r.Hold {
			continue
		}
		if !h.ReleasedAt.IsZero() {
			return refuse(Conflict, "That hold is already released.", "")
		}
		if err := s.By.MayRelease(*h); err != nil {
			return err
		}
		h.ReleasedAt, h.ReleasedBy, h.Release = s.Now, s.By.ID, s.Entry.Reason
		s.Entry.Detail = h.Reason
		return nil
	}
	return refuse(Missing, "That hold is not on record.", "Look at the visit again.")
}

// heldAgain begins the release of a hold that a newer one has replaced.
const heldAgain = "held again: "
