package patient

import (
	"strings"

	"chairside/store/clinic"
)

// fill writes a record into the form.
func (f *form) fill(p clinic.Patient) {
	f.filling = true
	defer func() { f.filling = false }()
	allergies := strings.Join(p.Allergies, ", ")
	if p.NoAllergies {
		allergies = "none"
	}
	interpreter := ""
	if p.Interpreter {
		interpreter = "yes"
	}
	for name, text := range map[string]string{
		"given": p.Given, "family": p.Family, "preferred": p.Preferred, "pronoun": p.Pronoun, "birth": p.Birth.Long(), "mrn": p.MRN,
		"phone": p.Phone, "phone_kind": string(p.PhoneKind), "phone2": p.Phone2, "phone2_kind": string(p.Phone2Kind), "address": p.Address,
		"emergency": p.Emergency.Name, "emergency_relation": p.Emergency.Relation, "emergency_phone": p.Emergency.Phone,
		"languages": strings.Join(p.Languages, ", "), "interpreter": interpreter,
		"allergies": allergies, "medicines": p.Medicines, "conditions": p.Conditions,
		"consent_signed": p.ConsentSigned.Long(), "consent": p.ConsentUntil.Long(),
		"therapist": p.Therapist, "referrer": p.Referrer, "heard_from": p.HeardFrom, "died": p.Died.Long(),
	} {
		f.marks[name].set(text)
	}
}

// read makes a record of what stands in the form, from the one it was filled
// with. A date that cannot be read is refused at its field.
func (f *form) read() (clinic.Patient, error) {
	p := f.base
	text := func(name string) string { return f.marks[name].text() }
	p.Given, p.Family, p.Preferred, p.Pronoun, p.MRN = text("given"), text("family"), text("preferred"), text("pronoun"), text("mrn")
	p.Phone, p.PhoneKind = text("phone"), clinic.PhoneKind(text("phone_kind"))
	p.Phone2, p.Phone2Kind = text("phone2"), clinic.PhoneKind(text("phone2_kind"))
	p.Address = text("address")
	p.Emergency = clinic.Contact{Name: text("emergency"), Relation: text("emergency_relation"), Phone: text("emergency_phone")}
	p.Languages, p.Interpreter = clinic.ReadList(text("languages")), text("interpreter") != ""
	p.Allergies, p.NoAllergies = clinic.ReadAllergies(text("allergies"))
	p.Medicines, p.Conditions = clinic.ReadMedicines(text("medicines")), text("conditions")
	p.Therapist, p.Referrer, p.HeardFrom = text("therapist"), text("referrer"), text("heard_from")
	for _, d := range []struct {
		name string
		to   *clinic.Date
	}{{"birth", &p.Birth}, {"consent_signed", &p.ConsentSigned}, {"consent", &p.ConsentUntil}, {"died", &p.Died}} {
		typed := strings.TrimSpace(text(d.name))
		if typed == "" {
			*d.to = clinic.Date{}
			continue
		}
		date, err := clinic.ParseDate(typed)
		if err != nil {
			return p, at(d.name, err)
		}
		*d.to = date
	}
	if !p.ConsentSigned.IsZero() && p.ConsentUntil.IsZero() {
		p.ConsentUntil = p.ConsentSigned.AddYears(clinic.ConsentYears)
	}
	today := f.screen.day.Date
	if p.AllergiesKnown() && p.AllergyWords() != f.base.AllergyWords() {
		p.AllergiesAsked = today
	}
	if text("medicines") != f.base.Medicines {
		p.MedicinesAsked = today
	}
	return p, nil
}

// at names the field of a mistake that knows none.
func at(field string, err error) error {
	said := &clinic.Error{Code: clinic.Invalid, Field: field, Message: clinic.Sentence(err)}
	return said
}
