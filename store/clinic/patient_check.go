package clinic

import (
	"fmt"
	"slices"
)

// PhoneKind says where a phone rings; "" when nobody asked.
type PhoneKind string

// The kinds of phone.
const (
	Mobile PhoneKind = "mobile"
	Home   PhoneKind = "home"
	Work   PhoneKind = "work"
)

// PhoneKinds are the kinds of phone in the order a form offers them.
var PhoneKinds = []PhoneKind{Mobile, Home, Work}

// Contact is whom to call when something has happened to the patient. The
// zero Contact is nobody.
type Contact struct{ Name, Relation, Phone string }

// Check cleans the contact as it is typed and names the field that is wrong.
// Whoever is named must be reachable: a name without a phone helps nobody in
// an emergency.
func (c Contact) Check() (Contact, error) {
	var err error
	if c.Name, err = Line("emergency", "The emergency contact's name", c.Name, 0, 80); err != nil {
		return c, err
	}
	if c.Relation, err = Line("emergency_relation", "The emergency contact's relation", c.Relation, 0, 40); err != nil {
		return c, err
	}
	if c.Phone, err = Phone("emergency_phone", "The emergency contact's phone", c.Phone, 0); err != nil {
		return c, err
	}
	switch {
	case c == Contact{}:
	case c.Name == "":
		return c, wrong("emergency", "The emergency contact has no name.", "Write it, or empty the other two fields.")
	case c.Phone == "":
		return c, wrong("emergency_phone", "The emergency contact has no phone.", "Write it: a name alone reaches nobody.")
	}
	return c, nil
}

// The most that a list of the record holds. Longer ones are a slip of the
// clipboard.
const (
	MostAllergies = 40
	MostLanguages = 8
)

// Check cleans the record as it is typed and names the field that is wrong.
// today is the clinic's calendar day.
func (p Patient) Check(today Date) (Patient, error) {
	for _, part := range []func(*Patient, Date) error{
		(*Patient).checkName, (*Patient).checkDays, (*Patient).checkReach, (*Patient).checkHealth, (*Patient).checkConsent, (*Patient).checkCare,
	} {
		if err := part(&p, today); err != nil {
			return p, err
		}
	}
	return p, nil
}

// textField is one line of the record with the most characters it takes.
type textField struct {
	field, what string
	text        *string
	most        int
}

func checkLines(fields ...textField) (err error) {
	for _, f := range fields {
		if *f.text, err = Line(f.field, f.what, *f.text, 0, f.most); err != nil {
			return err
		}
	}
	return nil
}

func (p *Patient) checkName(Date) (err error) {
	if p.Given, err = Line("given", "The given name", p.Given, 0, 80); err != nil {
		return err
	}
	if p.Family, err = Line("family", "The family name", p.Family, 1, 80); err != nil {
		return err
	}
	if !hasLetter(p.Family) {
		return wrong("family", "The family name has no letter in it.", "Write the name as the patient says it.")
	}
	return checkLines(
		textField{"preferred", "The preferred name", &p.Preferred, 80},
		textField{"pronoun", "The pronoun", &p.Pronoun, 24},
		textField{"mrn", "The MRN", &p.MRN, 24},
	)
}

func (p *Patient) checkDays(today Date) error {
	last := today
	if !p.Died.IsZero() {
		if err := checkDeath(p.Birth, p.Died, today); err != nil {
			return err
		}
		last = p.Died
	}
	return CheckBirth(p.Birth, last)
}

func (p *Patient) checkReach(Date) (err error) {
	if p.Phone, err = Phone("phone", "The phone number", p.Phone, 0); err != nil {
		return err
	}
	if p.Phone2, err = Phone("phone2", "The second phone number", p.Phone2, 0); err != nil {
		return err
	}
	for _, k := range []struct {
		field string
		kind  PhoneKind
	}{{"phone", p.PhoneKind}, {"phone2", p.Phone2Kind}} {
		if k.kind != "" && !slices.Contains(PhoneKinds, k.kind) {
			return wrong(k.field, "That kind of phone is not known.", "Choose mobile, home or work.")
		}
	}
	if err := checkLines(textField{"address", "The address", &p.Address, 200}); err != nil {
		return err
	}
	if p.Emergency, err = p.Emergency.Check(); err != nil {
		return err
	}
	p.Languages, err = checkList("languages", "The language", "languages", p.Languages, MostLanguages, 40)
	return err
}

func (p *Patient) checkHealth(Date) (err error) {
	if p.NoAllergies && len(p.Allergies) > 0 {
		return wrong("allergies", "Allergies are listed and none known is chosen too.", "Keep one of the two.")
	}
	if p.Allergies, err = checkList("allergies", "The allergy", "allergies", p.Allergies, MostAllergies, 120); err != nil {
		return err
	}
	return checkLines(
		textField{"medicines", "The list of medicines", &p.Medicines, 500},
		textField{"conditions", "The list of conditions", &p.Conditions, 500},
	)
}

func checkList(field, what, plural string, list []string, most, long int) (_ []string, err error) {
	if len(list) > most {
		return list, wrong(field, fmt.Sprintf("%d %s are listed; at most %d fit.", len(list), plural, most), "Look whether something else was pasted here.")
	}
	list = slices.Clone(list)
	for i, one := range list {
		if list[i], err = Line(field, what, one, 2, long); err != nil {
			return list, err
		}
	}
	return list, nil
}

// checkConsent refuses a consent that was signed tomorrow or ends before it
// was signed.
func (p *Patient) checkConsent(today Date) error {
	switch signed := p.ConsentSigned; {
	case signed.IsZero():
		return nil
	case !signed.exists():
		return wrong("consent_signed", "There is no such day.", "Write the date as 1985-11-03 or 3 Nov 1985.")
	case today.Before(signed):
		return wrong("consent_signed", "The consent is signed on a day to come.", "Write the day on the paper.")
	case p.ConsentUntil.IsZero():
		return wrong("consent", "The consent has no last day.", "Write until when it is valid.")
	case p.ConsentUntil.Before(signed):
		return wrong("consent", "The consent ends before it was signed.", "Check both dates.")
	}
	return nil
}

func (p *Patient) checkCare(Date) error {
	return checkLines(
		textField{"referrer", "The referring clinician", &p.Referrer, 120},
		textField{"therapist", "The therapist", &p.Therapist, 120},
		textField{"heard_from", "How the patient heard of the clinic", &p.HeardFrom, 120},
	)
}
