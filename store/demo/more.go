package demo

import "chairside/store/clinic"

// more is what else is on record of a made-up patient. Of some nothing more
// is known, as in any clinic.
type more struct {
	preferred, pronoun string
	languages          []string
	interpreter        bool
	contact            clinic.Contact
	address            string
	second             string // a second phone, at work
	conditions         string
	therapist          string
	referrer           string
	heard              string
}

func (m more) fill(p *clinic.Patient) {
	p.Preferred, p.Pronoun, p.Languages, p.Interpreter, p.Emergency = m.preferred, m.pronoun, m.languages, m.interpreter, m.contact
	p.Address, p.Conditions, p.Therapist, p.Referrer, p.HeardFrom = m.address, m.conditions, m.therapist, m.referrer, m.heard
	p.PhoneKind = clinic.Mobile
	if m.second != "" {
		p.Phone2, p.Phone2Kind = m.second, clinic.Work
	}
}

// kin is the contact of a patient; the number is nobody's.
func kin(name, relation, phone string) clinic.Contact {
	return clinic.Contact{Name: name, Relation: relation, Phone: phone}
}

var mores = map[string]more{
	"okafor":      {pronoun: "he", languages: []string{"English", "Igbo"}, contact: kin("Grace Okafor", "wife", "(555) 010-2102"), address: "7 Harbor Street", conditions: "back pain", therapist: "Dr Lena Fischer", referrer: "Dr Lena Fischer"},
	"alvarez":     {pronoun: "she", languages: []string{"Spanish", "English"}, contact: kin("Luis Alvarez", "husband", "(555) 010-7711"), address: "18 Orchard Road", second: "(555) 010-7799", therapist: "Nadia Cole", referrer: "Dr Sam Whitfield", heard: "a friend"},
	"nguyen":      {preferred: "Hoa", pronoun: "she", languages: []string{"Vietnamese", "English"}, interpreter: true, contact: kin("Minh Nguyễn", "partner", "(555) 010-2231"), referrer: "Dr Sam Whitfield"},
	"petrov":      {pronoun: "he", languages: []string{"Russian", "English"}, contact: kin("Irina Petrova", "wife", "(555) 010-4472"), conditions: "high blood pressure"},
	"jonathan":    {preferred: "Jon", pronoun: "he", languages: []string{"English"}, contact: kin("Mary Smith", "mother", "(555) 010-9903"), therapist: "Nadia Cole"},
	"johnathan":   {pronoun: "he", languages: []string{"English"}, contact: kin("Rob Hale", "friend", "(555) 010-9948"), heard: "the clinic’s leaflet"},
	"zolkiewska":  {pronoun: "she", languages: []string{"Polish", "English"}, referrer: "Dr Lena Fischer"},
	"brown":       {pronoun: "she", languages: []string{"English"}, contact: kin("Ann Brown", "mother", "(555) 010-8813"), address: "3 Station Lane"},
	"haddad":      {pronoun: "he", languages: []string{"Arabic", "English"}, contact: kin("Leila Haddad", "sister", "(555) 010-3389"), therapist: "Nadia Cole"},
	"lindqvist":   {pronoun: "she", languages: []string{"Swedish", "English"}, contact: kin("Nils Lindqvist", "son", "(555) 010-5513"), conditions: "high blood pressure", therapist: "Dr Lena Fischer"},
	"oneill":      {preferred: "Paddy", pronoun: "he", languages: []string{"English", "Irish"}, contact: kin("Aoife O’Neill", "sister", "(555) 010-1208"), heard: "his doctor"},
	"weber":       {pronoun: "he", languages: []string{"German", "English"}, contact: kin("Heidi Weber", "wife", "(555) 010-3346"), address: "52 Park Avenue", conditions: "high blood pressure, glasses for reading"},
	"rossi":       {pronoun: "she", languages: []string{"Italian", "English"}, contact: kin("Marco Rossi", "brother", "(555) 010-7024")},
	"adeyemi":     {preferred: "Sade", pronoun: "she", languages: []string{"Yoruba", "English"}, contact: kin("Tunde Adeyemi", "brother", "(555) 010-6651")},
	"kowalski":    {pronoun: "he", languages: []string{"Polish"}, interpreter: true, contact: kin("Marta Kowalska", "wife", "(555) 010-1190")},
	"silva":       {pronoun: "they", languages: []string{"Portuguese", "English"}, contact: kin("Rui Silva", "father", "(555) 010-9055")},
	"park":        {pronoun: "she", languages: []string{"Korean", "English"}},
	"diallo":      {pronoun: "she", languages: []string{"French", "Fula", "English"}, contact: kin("Mariama Diallo", "sister", "(555) 010-2877")},
	"khan":        {pronoun: "he", languages: []string{"Urdu", "English"}, contact: kin("Sara Khan", "daughter", "(555) 010-7782"), conditions: "high blood pressure"},
	"meyer":       {pronoun: "she", languages: []string{"German", "English"}, contact: kin("Paul Meyer", "husband", "(555) 010-6605")},
	"papadopoulo": {pronoun: "he", languages: []string{"Greek"}, interpreter: true, contact: kin("Ελένη Παπαδοπούλου", "wife", "(555) 010-3020")},
	"ivanova":     {pronoun: "she", languages: []string{"Russian"}, interpreter: true},
}
