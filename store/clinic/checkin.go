package clinic

import (
	"fmt"
	"strings"
	"time"
)

// Escort is the adult who takes the patient home.
type Escort struct {
	Name        string
	Relation    string
	Phone       string
	Comes       time.Time // when the escort means to come; zero when not said
	ConfirmedAt time.Time // reached by phone or seen; zero when not
	ConfirmedBy StaffID
}

// Named reports whether the escort is a name with a phone: enough for the
// chair (seed document; RCEM procedural sedation guidance 2018).
func (e Escort) Named() bool { return e.Name != "" && e.Phone != "" }

// Check cleans the record as it is typed and names the field that is wrong.
func (e Escort) Check() (Escort, error) {
	var err error
	if e.Name, err = Line("escort", "The escort's name", e.Name, 2, 80); err != nil {
		return e, err
	}
	if e.Relation, err = Line("relation", "The relation", e.Relation, 0, 40); err != nil {
		return e, err
	}
	e.Phone, err = Phone("escort_phone", "The escort's phone", e.Phone, 1)
	return e, err
}

// Question is one step of check-in.
type Question string

// The check-in questions, in the order they are asked.
const (
	AskIdentity  Question = "identity"  // two identifiers, said by the patient (Joint Commission NPSG.01.01.01)
	AskConsent   Question = "consent"   // signed and valid today
	AskEscort    Question = "escort"    // a responsible adult with a phone
	AskFasting   Question = "fasting"   // last food and drink against the protocol
	AskMedicines Question = "medicines" // medicines and allergies
	AskHealth    Question = "health"    // the health card: nothing is asked aloud
	AskPHQ9      Question = "phq9"      // mood score
)

// Questions lists what check-in asks for this visit. A consultation asks who
// is here and for medicines and allergies, nothing more.
func (v Visit) Questions() []Question {
	if !v.Protocol.Treatment {
		return []Question{AskIdentity, AskMedicines}
	}
	return []Question{AskIdentity, AskConsent, AskEscort, AskFasting, AskMedicines, AskHealth, AskPHQ9}
}

// Unanswered lists the questions that check-in still waits for.
func (v Visit) Unanswered() []Question {
	var left []Question
	for _, q := range v.Questions() {
		if _, ok := v.Answer(q); !ok {
			left = append(left, q)
		}
	}
	return left
}

// Outcome is how a check-in question was answered.
type Outcome string

// The outcomes: all well, held for the nurse, or left out (PHQ-9 only).
const (
	Fine    Outcome = "fine"
	HeldFor Outcome = "hold"
	Skipped Outcome = "skipped"
)

// Answer is one check-in answer as it is kept.
type Answer struct {
	Question Question
	Outcome  Outcome
	At       time.Time
	By       StaffID
	Note     string    // what was said, "" when there is nothing to say
	Food     time.Time // last food, fasting only
	Drink    time.Time // last clear drink, fasting only
	Total    int       // PHQ-9 total, 0 to 27
	Item9    int       // PHQ-9 question 9, 0 to 3
}

// Hold keeps a visit from its next step until a nurse or provider releases it.
type Hold struct {
	ID         int64 // 0 until the store has kept it
	Reason     string
	Source     Question // the check-in question it came from; "bp" for the baseline; "" when placed by hand
	At         time.Time
	By         StaffID
	ReleasedAt time.Time
	ReleasedBy StaffID
	Release    string // why it was released
}

// Short gives the hold in the few words that fit a row: "Not fasted",
// "PHQ-9 question 9 answered 3". The whole reason stands in the details.
func (h Hold) Short() string {
	short, _, _ := strings.Cut(h.Reason, ":")
	return short
}

// HoldBP is the source of a hold that a high baseline placed.
const HoldBP Question = "bp"

// Fasted compares last food and drink with the protocol at the planned start
// of treatment, not at check-in. It says what falls short, or "" when all is
// well.
func (p Protocol) Fasted(food, drink, start time.Time) string {
	short := ""
	if had := start.Sub(food); had < p.FastFood {
		short = fmt.Sprintf("food %s before the planned start, protocol asks %s", Span(had), Span(p.FastFood))
	}
	if had := start.Sub(drink); had < p.FastDrink {
		if short != "" {
			short += "; "
		}
		short += fmt.Sprintf("drink %s before the planned start, protocol asks %s", Span(had), Span(p.FastDrink))
	}
	return short
}

// PHQ9Band names a PHQ-9 total: standard cut-points 0-4, 5-9, 10-14, 15-19, 20-27.
func PHQ9Band(total int) string {
	switch {
	case total < 5:
		return "minimal"
	case total < 10:
		return "mild"
	case total < 15:
		return "moderate"
	case total < 20:
		return "moderately severe"
	}
	return "severe"
}
