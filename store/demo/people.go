package demo

import (
	"context"
	"time"

	"chairside/store"
	"chairside/store/clinic"
)

// Profile is the made-up clinic's own.
func Profile() clinic.Profile {
	p := clinic.DefaultProfile()
	p.Name, p.Address = "Riverside Infusion Clinic", "24 Mill Lane"
	p.DayPhone, p.NightPhone = "(555) 014-2200", "(555) 014-2299"
	for d := range p.Week { // explored on any day, at any hour
		p.Week[d] = clinic.Hours{Close: 24 * time.Hour}
	}
	return p
}

// The staff of the stories.
const (
	desk     = "Jo Reyes"
	nurse    = "Blessing Okoye"
	nurse2   = "Tom Lind"
	provider = "Ana Ferreira"
	manager  = "Kim Sato"
)

// furnish gives the clinic its staff and chairs.
func (r *run) furnish(ctx context.Context, profile clinic.Profile) error {
	staff := []clinic.Staff{
		{Name: manager, Roles: clinic.Manager | clinic.Receptionist},
		{Name: desk, Roles: clinic.Receptionist},
		{Name: nurse, Credential: "RN", Roles: clinic.Nurse},
		{Name: nurse2, Credential: "RN", Roles: clinic.Nurse},
		{Name: provider, Credential: "MD", Roles: clinic.Provider},
	}
	var chairs []clinic.Chair
	for i, name := range []string{"Chair 1", "Chair 2", "Chair 3", "Chair 4", "Chair 5", "Chair 6", "Chair 7", "Room A", "Room B"} {
		c := clinic.Chair{Name: name, Kind: clinic.Recliner, Turnover: 10 * time.Minute, Order: i + 1}
		switch name {
		case "Chair 4":
			c.Kind, c.Features = clinic.Bed, []string{"monitor"}
		case "Room A":
			c.Kind, c.Features = clinic.Room, []string{"private", "wheelchair"}
		case "Room B":
			c.Kind = clinic.Room
		}
		chairs = append(chairs, c)
	}
	if _, err := r.store.SetUp(ctx, store.Setup{Profile: profile, Staff: staff, Chairs: chairs}); err != nil {
		return err
	}
	people, err := r.store.Staff(ctx)
	if err != nil {
		return err
	}
	for _, s := range people {
		r.staff[s.Name] = s.ID
	}
	places, err := r.store.Chairs(ctx)
	if err != nil {
		return err
	}
	for _, c := range places {
		r.chairs[c.Name] = c.ID
	}
	return nil
}

// person is one made-up patient.
type person struct {
	given, family string
	birth         string
	mrn           string
	phone         string
	allergies     []string
	medicines     string
	consentDays   int // the consent is valid so many days from today; -1: none
}

var people = map[string]person{
	"okafor":      {"Daniel", "Okafor", "1978-03-12", "10442", "(555) 010-2101", nil, "bupropion 150 mg", 120},
	"alvarez":     {"Maria", "Alvarez", "1985-11-03", "10517", "(555) 010-7710", []string{"latex (hives)"}, "sertraline 50 mg", 200},
	"nguyen":      {"Thị Hoa", "Nguyễn", "1990-01-27", "10533", "(555) 010-2230", nil, "", 364},
	"petrov":      {"Anton", "Petrov", "1969-08-19", "10390", "(555) 010-4471", nil, "amlodipine 5 mg", 33},
	"jonathan":    {"Jonathan", "Smith", "1981-02-02", "10288", "(555) 010-9902", nil, "venlafaxine 75 mg", 90},
	"johnathan":   {"Johnathan", "Smith", "1981-02-20", "10561", "(555) 010-9947", nil, "", 364},
	"zolkiewska":  {"Ewa", "Żółkiewska", "1994-06-30", "10602", "(555) 010-6131", nil, "", -1},
	"brown":       {"Keisha", "Brown", "1973-05-14", "10477", "(555) 010-8812", nil, "escitalopram 10 mg", 150},
	"haddad":      {"Samir", "Haddad", "1988-12-08", "10589", "(555) 010-3388", nil, "sertraline 100 mg, lisinopril 10 mg", 0},
	"lindqvist":   {"Astrid", "Lindqvist", "1962-04-25", "10333", "(555) 010-5512", []string{"penicillin"}, "metoprolol 25 mg", 300},
	"oneill":      {"Patrick", "O’Neill", "1979-09-17", "10610", "(555) 010-1207", nil, "", 365},
	"weber":       {"Jürgen", "Weber", "1957-07-01", "10401", "(555) 010-3345", nil, "ramipril 5 mg", 80},
	"rossi":       {"Giulia", "Rossi", "1992-10-11", "10577", "(555) 010-7023", nil, "fluoxetine 20 mg", 250},
	"adeyemi":     {"Folasade", "Adeyemi", "1983-02-28", "10466", "(555) 010-6650", nil, "", 210},
	"kowalski":    {"Łukasz", "Kowalski", "1976-12-24", "10555", "(555) 010-1189", nil, "", 340},
	"silva":       {"João", "Silva", "1999-05-05", "10571", "(555) 010-9054", []string{"ondansetron (rash)"}, "", 330},
	"park":        {"Ji-woo", "Park", "1996-03-30", "10524", "(555) 010-4420", nil, "", 190},
	"diallo":      {"Aminata", "Diallo", "1987-01-09", "10499", "(555) 010-2876", nil, "", 160},
	"khan":        {"Imran", "Khan", "1971-11-21", "10318", "(555) 010-7781", nil, "losartan 50 mg", 60},
	"meyer":       {"Sophie", "Meyer", "1980-08-08", "10456", "(555) 010-6604", nil, "", 140},
	"papadopoulo": {"Γιώργος", "Παπαδόπουλος", "1968-06-06", "10620", "(555) 010-3019", nil, "", 365},
	"haas":        {"Martin", "Haas", "1974-02-17", "10630", "(555) 010-2290", nil, "citalopram 20 mg", 180},
	"sato":        {"Yuki", "Sato", "1989-10-05", "10631", "(555) 010-4417", nil, "", 220},
	"mwangi":      {"Esther", "Mwangi", "1995-04-12", "10632", "(555) 010-6083", nil, "sertraline 50 mg", 95},
	"castillo":    {"Diego", "Castillo", "1982-07-29", "10633", "(555) 010-1950", []string{"ibuprofen (rash)"}, "", 310},
	"lopez":       {"Carmen", "López", "1966-12-02", "10634", "(555) 010-7342", nil, "metformin 500 mg", 70},
	"ivanova":     {"Светлана", "Иванова", "1993-09-09", "10621", "(555) 010-8478", nil, "", 365},
}

// patient puts a person on record.
func (r *run) patient(ctx context.Context, key string) (clinic.PatientID, error) {
	if id, known := r.people[key]; known {
		return id, nil
	}
	p := people[key]
	birth, err := clinic.ParseDate(p.birth)
	if err != nil {
		return 0, err
	}
	today := clinic.DateOf(r.present, r.zone)
	record := clinic.Patient{
		Given: p.given, Family: p.family, Birth: birth, MRN: p.mrn, Phone: p.phone,
		Allergies: p.allergies, NoAllergies: len(p.allergies) == 0, AllergiesAsked: today.AddDays(-4),
		Medicines: p.medicines, MedicinesAsked: today.AddDays(-4),
	}
	if p.consentDays >= 0 {
		record.ConsentUntil = today.AddDays(p.consentDays)
	}
	mores[key].fill(&record)
	if p.consentDays >= 0 && p.consentDays < 365 {
		record.ConsentSigned = record.ConsentUntil.AddYears(-clinic.ConsentYears)
	}
	id, err := r.store.AddPatient(ctx, r.staff[desk], record)
	r.people[key] = id
	return id, err
}
