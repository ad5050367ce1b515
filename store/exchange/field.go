package exchange

import (
	"strings"
	"unicode"
)

// Field is one thing that Chairside keeps of a patient, by the name that a
// map file uses and an export writes.
type Field string

// The fields.
const (
	Source         Field = "id" // in the system the file comes from
	MRN            Field = "mrn"
	Given          Field = "given"
	Family         Field = "family"
	Birth          Field = "birth"
	Died           Field = "died"
	Phone          Field = "phone"
	Allergies      Field = "allergies"
	NoAllergies    Field = "no allergies"
	AllergiesAsked Field = "allergies asked"
	Medicines      Field = "medicines"
	MedicinesAsked Field = "medicines asked"
	ConsentUntil   Field = "consent until"

	Preferred     Field = "preferred name"
	Pronoun       Field = "pronoun"
	PhoneKind     Field = "phone kind"
	Phone2        Field = "second phone"
	Phone2Kind    Field = "second phone kind"
	Address       Field = "full address" // not a street without its town, as many files have it
	ContactName   Field = "emergency contact"
	ContactIs     Field = "emergency relation"
	ContactPhone  Field = "emergency phone"
	Languages     Field = "languages"
	Interpreter   Field = "needs interpreter"
	Conditions    Field = "conditions"
	ConsentSigned Field = "consent signed"
	Referrer      Field = "referred by"
	Therapist     Field = "therapist"
	HeardFrom     Field = "heard of us"
)

// Fields lists all fields in the order of an export.
var Fields = []Field{
	Source, MRN, Given, Family, Birth, Died, Phone,
	Allergies, NoAllergies, AllergiesAsked, Medicines, MedicinesAsked, ConsentUntil,
	Preferred, Pronoun, PhoneKind, Phone2, Phone2Kind, Address, ContactName, ContactIs, ContactPhone,
	Languages, Interpreter, Conditions, ConsentSigned, Referrer, Therapist, HeardFrom,
}

// dates are the fields that hold a date.
var dates = []Field{Birth, Died, AllergiesAsked, MedicinesAsked, ConsentUntil, ConsentSigned}

// usual are the names that files have for the fields, as [plain] writes them.
var usual = map[Field][]string{
	Source:      {"id", "patientid", "sourceid", "externalid", "uuid", "guid"},
	MRN:         {"mrn", "medicalrecordnumber", "recordnumber", "chartnumber", "chartno"},
	Given:       {"given", "first", "firstname", "givenname", "givennames", "forename", "vorname", "prenom"},
	Family:      {"family", "last", "lastname", "surname", "familyname", "nachname"},
	Birth:       {"birth", "birthdate", "dateofbirth", "dob", "birthday", "born", "geburtsdatum"},
	Died:        {"died", "deathdate", "dateofdeath", "dod", "deceased", "deceaseddate", "deceasedon"},
	Phone:       {"phone", "phonenumber", "telephone", "tel", "mobile", "mobilephone", "cell", "cellphone", "homephone"},
	Allergies:   {"allergies"},
	NoAllergies: {"noallergies", "noknownallergies", "nka", "nkda"},
	Medicines:   {"medicines", "medications", "meds"},

	AllergiesAsked: {"allergiesasked"},
	MedicinesAsked: {"medicinesasked"},
	ConsentUntil:   {"consentuntil"},
}

// plain writes a column's name as names are compared: letters and figures
// only, lower case.
func plain(name string) string {
	return strings.Map(func(r rune) rune {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			return -1
		}
		return unicode.ToLower(r)
	}, name)
}

// fieldNamed finds a field by any of its names.
func fieldNamed(name string) (Field, bool) {
	for _, f := range Fields {
		if plain(string(f)) == plain(name) {
			return f, true
		}
	}
	for _, f := range Fields {
		for _, u := range usual[f] {
			if u == plain(name) {
				return f, true
			}
		}
	}
	return "", false
}
