package clinic

import (
	"fmt"
	"strings"
	"time"
	"unicode"
)

// PatientID names one patient in the store.
type PatientID int64

// NameKey is a name as search compares it: lower case, no accents, no
// apostrophes. The store fills it; the rules only compare.
type NameKey struct{ Given, Family string }

// Patient is one person on record. Texts are one line each and "" when not
// known, unless it is said otherwise.
type Patient struct {
	ID        PatientID
	Revision  int64  // counts the changes of the record; see [Patient.Correct]
	Given     string // given names, as the patient says them
	Family    string
	Preferred string // the name the patient goes by, where it is another
	Pronoun   string // as the patient says it: she, he, they
	Key       NameKey
	Birth     Date
	Died      Date   // zero while the patient lives, as far as is known
	MRN       string // medical record number, unique in the clinic

	Phone      string // the one that is called first
	PhoneKind  PhoneKind
	Phone2     string
	Phone2Kind PhoneKind
	Address    string
	Emergency  Contact

	Languages   []string // the one spoken best first
	Interpreter bool     // one is needed

	Allergies      []string // each as "latex (hives)"
	NoAllergies    bool     // said to have none; never true beside a list
	AllergiesAsked Date     // the day the list or the none was last asked
	Medicines      string   // one line, "" when none were named
	MedicinesAsked Date
	Conditions     string // one line: what else the clinic must know of the health

	ConsentSigned Date // the day the consent in force was signed; zero when not known
	ConsentUntil  Date // last day of the signed consent; zero when none is signed

	Referrer  string // the clinician who referred the patient
	Therapist string // the therapist or primary clinician who goes on with the care
	HeardFrom string // how the patient heard of the clinic
}

// Label gives the name as lists show it: Alvarez, Maria.
func (p Patient) Label() string {
	if p.Given == "" {
		return p.Family
	}
	return p.Family + ", " + p.Given
}

// FullName gives the name as it is spoken and printed: Maria Alvarez.
func (p Patient) FullName() string { return strings.TrimSpace(p.Given + " " + p.Family) }

// ShortName gives the name as a narrow place shows it: M. Alvarez.
func (p Patient) ShortName() string {
	for _, r := range p.Given {
		return string(r) + ". " + p.Family
	}
	return p.Family
}

// AllergiesKnown reports whether allergies were asked and answered.
func (p Patient) AllergiesKnown() bool { return p.NoAllergies || len(p.Allergies) > 0 }

// OldestYears is the age above which a birth date is taken for a mistake.
// The longest documented life lasted 122 years.
const OldestYears = 125

// CheckBirth refuses a missing birth date, a day that no calendar has, one in
// the future and one before [OldestYears].
func CheckBirth(birth, today Date) error {
	switch {
	case birth.IsZero():
		return wrong("birth", "The birth date is missing.", "Ask for it; it tells people of one name apart.")
	case !birth.exists():
		return wrong("birth", "There is no such day.", "Write the date as 1985-11-03 or 3 Nov 1985.")
	case today.Before(birth):
		return wrong("birth", "The birth date lies in the future.", "Check the year.")
	case Age(birth, today) > OldestYears:
		return wrong("birth", fmt.Sprintf("The birth date is more than %d years ago.", OldestYears), "Check the year.")
	}
	return nil
}

// Adult reports whether the patient is 18 or older on day. Under 18 the
// consent and the escort must be a guardian's (ours, confidence M).
func (p Patient) Adult(day Date) bool { return Age(p.Birth, day) >= 18 }

// ConsentYears is how long a signed consent is valid (clinic's choice; seed
// document: re-consent each year).
const ConsentYears = 1

// ConsentState says how the consent stands on day.
func (p Patient) ConsentState(day Date) (ok, lastDay bool) {
	if p.ConsentUntil.IsZero() || p.ConsentUntil.Before(day) {
		return false, false
	}
	return true, p.ConsentUntil == day
}

func hasLetter(s string) bool {
	return strings.IndexFunc(s, unicode.IsLetter) >= 0
}

// Clock writes a moment as the clock shows it in zone: 09:05. "" for none.
func Clock(t time.Time, zone *time.Location) string {
	if t.IsZero() {
		return ""
	}
	return t.In(zone).Format("15:04")
}
