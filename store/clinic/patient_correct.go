package clinic

import (
	"slices"
	"strings"
)

// Change is one thing of a patient's record that reads differently in two
// versions of it. From and To are as people read them, "" for nothing.
type Change struct {
	Field    string // as errors and the history name it: "phone"
	Word     string // as forms name it: "Phone"
	From, To string
}

// recordField is one thing of the record that is corrected as a whole: what
// belongs together, such as the name and the phone of one contact, must never
// come half from one station and half from another.
type recordField struct {
	name, word string
	show       func(p Patient) string
	take       func(to *Patient, from Patient)
}

// recordFields are the things of a record in the order a form shows them.
var recordFields = []recordField{
	{"given", "Given names", func(p Patient) string { return p.Given }, func(to *Patient, from Patient) { to.Given = from.Given }},
	{"family", "Family name", func(p Patient) string { return p.Family }, func(to *Patient, from Patient) { to.Family = from.Family }},
	{"preferred", "Preferred name", func(p Patient) string { return p.Preferred }, func(to *Patient, from Patient) { to.Preferred = from.Preferred }},
	{"pronoun", "Pronoun", func(p Patient) string { return p.Pronoun }, func(to *Patient, from Patient) { to.Pronoun = from.Pronoun }},
	{"birth", "Birth date", func(p Patient) string { return p.Birth.Long() }, func(to *Patient, from Patient) { to.Birth = from.Birth }},
	{"died", "Day of death", func(p Patient) string { return p.Died.Long() }, func(to *Patient, from Patient) { to.Died = from.Died }},
	{"mrn", "MRN", func(p Patient) string { return p.MRN }, func(to *Patient, from Patient) { to.MRN = from.MRN }},
	{"phone", "Phone", func(p Patient) string { return ofKind(p.Phone, p.PhoneKind) }, func(to *Patient, from Patient) { to.Phone, to.PhoneKind = from.Phone, from.PhoneKind }},
	{"phone2", "Second phone", func(p Patient) string { return ofKind(p.Phone2, p.Phone2Kind) }, func(to *Patient, from Patient) { to.Phone2, to.Phone2Kind = from.Phone2, from.Phone2Kind }},
	{"address", "Address", func(p Patient) string { return p.Address }, func(to *Patient, from Patient) { to.Address = from.Address }},
	{"emergency", "Emergency contact", func(p Patient) string { return p.Emergency.String() }, func(to *Patient, from Patient) { to.Emergency = from.Emergency }},
	{"languages", "Languages", Patient.Speaks, func(to *Patient, from Patient) {
		to.Languages, to.Interpreter = slices.Clone(from.Languages), from.Interpreter
	}},
	{"allergies", "Allergies", Patient.AllergyWords, func(to *Patient, from Patient) {
		to.Allergies, to.NoAllergies, to.AllergiesAsked = slices.Clone(from.Allergies), from.NoAllergies, from.AllergiesAsked
	}},
	{"medicines", "Medicines", func(p Patient) string { return p.Medicines }, func(to *Patient, from Patient) {
		to.Medicines, to.MedicinesAsked = from.Medicines, from.MedicinesAsked
	}},
	{"conditions", "Conditions", func(p Patient) string { return p.Conditions }, func(to *Patient, from Patient) { to.Conditions = from.Conditions }},
	{"consent", "Consent", Patient.consentWords, func(to *Patient, from Patient) {
		to.ConsentSigned, to.ConsentUntil = from.ConsentSigned, from.ConsentUntil
	}},
	{"referrer", "Referring clinician", func(p Patient) string { return p.Referrer }, func(to *Patient, from Patient) { to.Referrer = from.Referrer }},
	{"therapist", "Therapist", func(p Patient) string { return p.Therapist }, func(to *Patient, from Patient) { to.Therapist = from.Therapist }},
	{"heard_from", "Heard of us", func(p Patient) string { return p.HeardFrom }, func(to *Patient, from Patient) { to.HeardFrom = from.HeardFrom }},
}

// String writes the contact as a line: Leila Haddad, sister, (555) 010-3388.
func (c Contact) String() string { return joined(", ", c.Name, c.Relation, c.Phone) }

// Speaks writes the languages as a line: Arabic, English; needs an interpreter.
func (p Patient) Speaks() string {
	help := ""
	if p.Interpreter {
		help = "needs an interpreter"
	}
	return joined("; ", strings.Join(p.Languages, ", "), help)
}

// AllergyWords writes the allergies as a line: latex (hives); penicillin.
// "none known" when the patient says so, "" when nobody has asked.
func (p Patient) AllergyWords() string {
	if p.NoAllergies {
		return "none known"
	}
	return strings.Join(p.Allergies, "; ")
}

func (p Patient) consentWords() string {
	signed, until := "", ""
	if !p.ConsentSigned.IsZero() {
		signed = "signed " + p.ConsentSigned.Long()
	}
	if !p.ConsentUntil.IsZero() {
		until = "until " + p.ConsentUntil.Long()
	}
	return joined(", ", signed, until)
}

func ofKind(phone string, kind PhoneKind) string {
	if phone == "" || kind == "" {
		return phone
	}
	return phone + " (" + string(kind) + ")"
}

func joined(between string, words ...string) string {
	return strings.Join(slices.DeleteFunc(words, func(w string) bool { return w == "" }), between)
}

// Changes lists what reads differently in two versions of a record, in the
// order of a form. That a question was only asked again is no change.
func Changes(before, after Patient) []Change {
	var out []Change
	for _, f := range recordFields {
		if from, to := f.show(before), f.show(after); from != to {
			out = append(out, Change{f.name, f.word, from, to})
		}
	}
	return out
}

// ChangeWords writes changes as a history line: Phone: 555 1 → 555 2.
func ChangeWords(list []Change) string {
	var out []string
	for _, c := range list {
		out = append(out, c.Word+": "+orNone(c.From)+" → "+orNone(c.To))
	}
	return strings.Join(out, "; ")
}

func orNone(s string) string {
	if s == "" {
		return "none"
	}
	return s
}

// FieldWord gives what a form calls a thing of the record; "" for none.
func FieldWord(field string) string {
	for _, f := range recordFields {
		if f.name == field {
			return f.word
		}
	}
	return ""
}

// Merge brings together what two stations made of one record. base is the
// record as both had opened it, mine what was typed here, theirs what is on
// record now. Where only one of the two changed something the change stands;
// where both did, mine stands and theirs is named in both. taken are their
// changes that came into the merged record. The merged record carries the
// revision of theirs, so that it can be saved.
func Merge(base, mine, theirs Patient) (merged Patient, taken, both []Change) {
	merged = mine
	merged.ID, merged.Key, merged.Revision = theirs.ID, theirs.Key, theirs.Revision
	for _, f := range recordFields {
		was, here, there := f.show(base), f.show(mine), f.show(theirs)
		switch {
		case there == was:
		case here == was:
			f.take(&merged, theirs)
			taken = append(taken, Change{f.name, f.word, was, there})
		case here != there:
			both = append(both, Change{f.name, f.word, was, there})
		}
	}
	merged.AllergiesAsked = laterDay(mine.AllergiesAsked, theirs.AllergiesAsked)
	merged.MedicinesAsked = laterDay(mine.MedicinesAsked, theirs.MedicinesAsked)
	return merged, taken, both
}

func laterDay(a, b Date) Date {
	if a.Before(b) {
		return b
	}
	return a
}

// Correct judges a correction of the record p and gives it cleaned, with its
// history line. next must be a change of this very version: when another
// station was quicker the refusal is a [Conflict], and [Merge] helps on. A
// recorded day of death is changed only with a reason, and taken back only by
// a manager.
func (p Patient) Correct(next Patient, by Staff, reason string, today Date) (Patient, Entry, error) {
	e := Entry{Patient: p.ID, By: by.ID, Action: ActCorrect}
	if err := by.May(ActCorrect); err != nil {
		return p, e, err
	}
	if next.Revision != p.Revision {
		return p, e, refuse(Conflict, "Another station has changed this record since it was opened here.", "What you typed is kept. Look at what changed, then save once more.")
	}
	next, err := next.Check(today)
	if err != nil {
		return p, e, err
	}
	if next.MRN == "" {
		return p, e, wrong("mrn", "The MRN is missing.", "Every patient keeps a number; write the one on the file.")
	}
	changed := !p.Died.IsZero() && next.Died != p.Died
	if changed && next.Died.IsZero() {
		e.Action = ActTakeBackDeath
		if err := by.May(e.Action); err != nil {
			return p, e, err
		}
	}
	if changed || strings.TrimSpace(reason) != "" {
		if e.Reason, err = Reason(reason); err != nil {
			return p, e, err
		}
	}
	e.Detail = ChangeWords(Changes(p, next))
	return next, e, nil
}
