package store

import (
	"fmt"
	"strings"

	"chairside/store/clinic"
)

// patientColumns are those that a record is read from; see readPatient.
const patientColumns = `p.id, p.revision, p.given, p.family, p.preferred, p.pronoun, p.birth, p.mrn, p.phone, p.phone_kind, p.phone2, p.phone2_kind, p.address,
	p.contact_name, p.contact_relation, p.contact_phone, p.languages, p.interpreter, p.allergies, p.no_allergies, p.allergies_asked,
	p.medicines, p.medicines_asked, p.conditions, p.consent_signed, p.consent_until, p.referrer, p.therapist, p.heard_from,
	p.given_key, p.family_key, p.died`

func readPatient(r *row) clinic.Patient {
	return clinic.Patient{
		ID: clinic.PatientID(r.figure()), Revision: r.figure(),
		Given: r.text(), Family: r.text(), Preferred: r.text(), Pronoun: r.text(), Birth: r.day(), MRN: r.text(),
		Phone: r.text(), PhoneKind: clinic.PhoneKind(r.text()), Phone2: r.text(), Phone2Kind: clinic.PhoneKind(r.text()), Address: r.text(),
		Emergency: clinic.Contact{Name: r.text(), Relation: r.text(), Phone: r.text()},
		Languages: r.words(), Interpreter: r.yes(), Allergies: r.words(), NoAllergies: r.yes(), AllergiesAsked: r.day(),
		Medicines: r.text(), MedicinesAsked: r.day(), Conditions: r.text(), ConsentSigned: r.day(), ConsentUntil: r.day(),
		Referrer: r.text(), Therapist: r.text(), HeardFrom: r.text(),
		Key: clinic.NameKey{Given: r.text(), Family: r.text()}, Died: r.day(),
	}
}

// recordColumns are those that a record is written to, in the order of
// recordValues.
var recordColumns = []string{
	"given", "family", "preferred", "pronoun", "birth", "died", "mrn",
	"phone", "phone_kind", "phone2", "phone2_kind", "address",
	"contact_name", "contact_relation", "contact_phone", "languages", "interpreter",
	"allergies", "no_allergies", "allergies_asked", "medicines", "medicines_asked", "conditions",
	"consent_signed", "consent_until", "referrer", "therapist", "heard_from",
	"given_key", "family_key", "family_back", "mrn_key", "phone_key", "birth_key", "sound_key", "also_key",
}

func recordValues(p clinic.Patient) []any {
	return []any{
		p.Given, p.Family, p.Preferred, p.Pronoun, p.Birth.String(), p.Died.String(), p.MRN,
		p.Phone, p.PhoneKind, p.Phone2, p.Phone2Kind, p.Address,
		p.Emergency.Name, p.Emergency.Relation, p.Emergency.Phone, words(p.Languages), p.Interpreter,
		words(p.Allergies), p.NoAllergies, p.AllergiesAsked.String(), p.Medicines, p.MedicinesAsked.String(), p.Conditions,
		p.ConsentSigned.String(), p.ConsentUntil.String(), p.Referrer, p.Therapist, p.HeardFrom,
		p.Key.Given, p.Key.Family, backwards(p.Key.Family), squeeze(p.MRN), phoneKey(p), compact(p.Birth), Sound(p.Given + " " + p.Family), Fold(p.Preferred),
	}
}

// phoneKey holds every tail of both phones.
func phoneKey(p clinic.Patient) string {
	return strings.TrimSpace(tails(p.Phone) + " " + tails(p.Phone2))
}

// insertRecords is the statement that writes so many new records; behind the
// values of each stand its origin and its batch.
func insertRecords(many int) string {
	n := len(recordColumns) + 2
	var all strings.Builder
	all.WriteString("INSERT INTO patient (" + strings.Join(recordColumns, ", ") + ", source_id, batch) VALUES ")
	for i := range many {
		if i > 0 {
			all.WriteString(", ")
		}
		all.WriteByte('(')
		for c := range recordColumns {
			fmt.Fprintf(&all, "?%d, ", i*n+c+1)
		}
		fmt.Fprintf(&all, "nullif(?%d, ''), ?%d)", i*n+n-1, i*n+n)
	}
	return all.String()
}

// insertRecord and updateRecord write a record; behind its values stand its
// origin and its batch, or its id.
var insertRecord, updateRecord = func() (insert, update string) {
	n := len(recordColumns)
	var sets []string
	for i, c := range recordColumns {
		sets = append(sets, fmt.Sprintf("%s = ?%d", c, i+1))
	}
	return insertRecords(1) + ` RETURNING id`,
		fmt.Sprintf(`UPDATE patient SET %s WHERE id = ?%d`, strings.Join(sets, ", "), n+1)
}()
