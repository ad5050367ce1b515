package clinic

import (
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode"
)

// PatientID names one patient in the store.
type PatientID int64

// NameKey is a name as search compares it: lower case, no accents, no
// apostrophes. The store fills it; the rules only compare.
type NameKey struct{ Given, Family string }

// Patient is one person on record.
type Patient struct {
	ID     PatientID
	Given  string // given names, as the patient says them
	Family string
	Key    NameKey
	Birth  Date
	Died   Date   // zero while the patient lives, as far as is known
	MRN    string // medical record number, unique in the clinic
	Phone  string // "" when not known

	Allergies      []string // each as "latex (hives)"
	NoAllergies    bool     // said to have none; never true beside a list
	AllergiesAsked Date     // the day the list or the none was last asked
	Medicines      string   // one line, "" when none were named
	MedicinesAsked Date

	ConsentUntil Date // last day of the signed consent; zero when none is signed
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

// Check cleans the record as it is typed and names the field that is wrong.
// today is the clinic's calendar day.
func (p Patient) Check(today Date) (Patient, error) {
	var err error
	if p.Given, err = Line("given", "The given name", p.Given, 0, 80); err != nil {
		return p, err
	}
	if p.Family, err = Line("family", "The family name", p.Family, 1, 80); err != nil {
		return p, err
	}
	if !hasLetter(p.Family) {
		return p, wrong("family", "The family name has no letter in it.", "Write the name as the patient says it.")
	}
	last := today
	if !p.Died.IsZero() {
		if err := checkDeath(p.Birth, p.Died, today); err != nil {
			return p, err
		}
		last = p.Died
	}
	if err := CheckBirth(p.Birth, last); err != nil {
		return p, err
	}
	if p.MRN, err = Line("mrn", "The MRN", p.MRN, 0, 24); err != nil {
		return p, err
	}
	if p.Phone, err = Phone("phone", "The phone number", p.Phone, 0); err != nil {
		return p, err
	}
	if p.Medicines, err = Line("medicines", "The list of medicines", p.Medicines, 0, 500); err != nil {
		return p, err
	}
	if p.NoAllergies && len(p.Allergies) > 0 {
		return p, wrong("allergies", "Allergies are listed and none known is chosen too.", "Keep one of the two.")
	}
	p.Allergies = slices.Clone(p.Allergies)
	for i, a := range p.Allergies {
		if p.Allergies[i], err = Line("allergies", "The allergy", a, 2, 120); err != nil {
			return p, err
		}
	}
	return p, nil
}

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
