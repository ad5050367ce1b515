package store

import (
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"

	"chairside/store/clinic"
)

// whole is a record with everything filled in.
func whole() clinic.Patient {
	day := func(y, m, d int) clinic.Date { return clinic.Date{Year: y, Month: time.Month(m), Day: d} }
	return clinic.Patient{
		Given: "William", Family: "Łuczak", Preferred: "Béla", Pronoun: "they", Birth: day(1990, 2, 28), MRN: "A-77",
		Phone: "+1 (312) 555-0142", PhoneKind: clinic.Mobile, Phone2: "020 7946 0958", Phone2Kind: clinic.Work, Address: "24 Mill Lane",
		Emergency: clinic.Contact{Name: "Leila Haddad", Relation: "sister", Phone: "(555) 010-3388"},
		Languages: []string{"Arabic", "English"}, Interpreter: true,
		Allergies: []string{"latex (hives)"}, AllergiesAsked: day(2026, 1, 2), Medicines: "lithium", MedicinesAsked: day(2026, 1, 3), Conditions: "asthma",
		ConsentSigned: day(2026, 1, 4), ConsentUntil: day(2027, 1, 4), Referrer: "Dr Gray", Therapist: "Ms Lee", HeardFrom: "a friend",
	}
}

func get(t *testing.T, s *Store, id clinic.PatientID) clinic.Patient {
	t.Helper()
	p, err := s.Patient(ctx, id)
	ok(t, err)
	return p
}

func chart(t *testing.T, s *Store, id clinic.PatientID) clinic.Chart {
	t.Helper()
	c, err := s.Chart(ctx, id)
	ok(t, err)
	return c
}

func TestEveryFieldOfARecordIsKeptAndCorrected(t *testing.T) {
	s, _ := newClinic(t)
	full := whole()
	v := reflect.ValueOf(full)
	for i := range v.NumField() {
		name := v.Type().Field(i).Name
		if v.Field(i).IsZero() && name != "ID" && name != "Revision" && name != "Key" && name != "Died" && name != "NoAllergies" {
			t.Fatalf("%s is not tried", name)
		}
	}
	id, err := s.AddPatient(ctx, desk, full)
	ok(t, err)
	full.ID, full.Key = id, clinic.NameKey{Given: "william", Family: "luczak"}
	if got := get(t, s, id); !reflect.DeepEqual(got, full) {
		t.Fatalf("%+v\n%+v", got, full)
	}
	empty := clinic.Patient{ID: id, Family: "Łuczak", Birth: full.Birth, MRN: "A-77"}
	ok(t, s.SavePatient(ctx, desk, empty, ""))
	if got := get(t, s, id); got.Revision != 1 || !reflect.DeepEqual(clinic.Changes(empty, got), []clinic.Change(nil)) {
		t.Fatalf("%+v", got)
	}
	again := whole()
	again.ID, again.Revision = id, 1
	ok(t, s.SavePatient(ctx, nurse, again, ""))
	got := get(t, s, id)
	full.Revision = 2
	if !reflect.DeepEqual(got, full) {
		t.Fatalf("%+v\n%+v", got, full)
	}
	lines := chart(t, s, id).Corrections
	if len(lines) != 3 || lines[0].By != nurse || lines[1].By != desk || lines[2].Action != clinic.ActAddPatient {
		t.Fatalf("%+v", lines)
	}
	for _, want := range []string{"Phone: +1 (312) 555-0142 (mobile) → none", "Languages: Arabic, English; needs an interpreter → none", "Emergency contact: Leila Haddad, sister, (555) 010-3388 → none"} {
		if !contains(lines[1].Detail, want) {
			t.Errorf("%q lacks %q", lines[1].Detail, want)
		}
	}
	var was string
	ok(t, s.readers.QueryRowContext(ctx, `SELECT was FROM history WHERE id = ?1`, lines[1].ID).Scan(&was))
	if !contains(was, `"therapist":"Ms Lee"`) {
		t.Error(was)
	}
}

func TestNothingChangedIsNothingTold(t *testing.T) {
	s, _ := newClinic(t)
	id, err := s.AddPatient(ctx, desk, whole())
	ok(t, err)
	p, lines := get(t, s, id), count(t, s, `SELECT count(*) FROM history`)
	p.Family = "  Łuczak " // cleaned to what it was
	ok(t, s.SavePatient(ctx, desk, p, ""))
	if got := get(t, s, id); got.Revision != 0 || lines != count(t, s, `SELECT count(*) FROM history`) {
		t.Errorf("revision %d", got.Revision)
	}
}

// TestSearchFollowsACorrection, and finds the preferred name and the second
// phone.
func TestSearchFollowsACorrection(t *testing.T) {
	s, _ := newClinic(t)
	id, err := s.AddPatient(ctx, desk, whole())
	ok(t, err)
	found := func(query string) bool {
		t.Helper()
		list, err := s.FindPatients(ctx, query, 0)
		ok(t, err)
		return len(list) == 1 && list[0].ID == id
	}
	for _, query := range []string{"bela", "béla łuc", "william", "28 Feb 1990", "0142", "0958", "A77"} {
		if !found(query) {
			t.Errorf("%q finds nobody", query)
		}
	}
	p := get(t, s, id)
	p.Given, p.Family, p.Preferred, p.Birth, p.Phone, p.Phone2, p.MRN = "Vilmos", "O’Neill", "Vili", clinic.Date{Year: 1991, Month: 3, Day: 1}, "555 777 8888", "", "B-9"
	ok(t, s.SavePatient(ctx, desk, p, ""))
	for _, query := range []string{"bela", "luczak", "william", "28 Feb 1990", "0142", "0958", "A77"} {
		if found(query) {
			t.Errorf("%q still finds who is called otherwise", query)
		}
	}
	for _, query := range []string{"vili", "oneill", "vilmos", "1 Mar 1991", "8888", "B9"} {
		if !found(query) {
			t.Errorf("%q finds nobody", query)
		}
	}
	alike, err := s.SimilarPatients(ctx, clinic.Patient{Given: "Vilmos", Family: "ONeil", Birth: p.Birth}, 0)
	if err != nil || len(alike) != 1 {
		t.Error("similar names do not follow", err)
	}
	ok(t, s.Check(ctx))
}

// TestTwoStationsEditOneRecord with two handles on one file.
func TestTwoStationsEditOneRecord(t *testing.T) {
	s, c := newClinic(t)
	other := openAt(t, s.Path(), c)
	id, err := s.AddPatient(ctx, desk, whole())
	ok(t, err)
	here, there := chart(t, s, id), chart(t, other, id)
	c.move(time.Minute)
	theirs := there.Patient
	theirs.Phone, theirs.Address = "555 000 1111", "1 Other Road"
	ok(t, other.SavePatient(ctx, nurse, theirs, ""))
	mine := here.Patient
	mine.Address, mine.Therapist = "2 My Street", "Mr New"
	lines := count(t, s, `SELECT count(*) FROM history`)
	wantCode(t, s.SavePatient(ctx, desk, mine, ""), clinic.Conflict)
	if lines != count(t, s, `SELECT count(*) FROM history`) || get(t, s, id).Address != "1 Other Road" {
		t.Fatal("a refused save left something")
	}
	now := chart(t, s, id)
	merged, taken, both := clinic.Merge(here.Patient, mine, now.Patient)
	if len(taken) != 1 || taken[0].Field != "phone" || taken[0].To != "555 000 1111 (mobile)" || len(both) != 1 || both[0].Field != "address" {
		t.Fatalf("taken %+v both %+v", taken, both)
	}
	if line, ok := now.LastCorrection("phone", here.LastLine()); !ok || line.By != nurse || !line.At.Equal(s.Now()) {
		t.Errorf("%+v", line)
	}
	ok(t, s.SavePatient(ctx, desk, merged, ""))
	got := get(t, other, id)
	if got.Phone != "555 000 1111" || got.Address != "2 My Street" || got.Therapist != "Mr New" {
		t.Errorf("%+v", got)
	}
	if d := chart(t, s, id).Corrections[0].Detail; !contains(d, "Address: 1 Other Road → 2 My Street") {
		t.Errorf("the other's address is lost: %q", d)
	}
}

// TestCheckInCountsTheRevisionOn: what is answered at check-in must not be
// written over by a form that was opened before.
func TestCheckInCountsTheRevisionOn(t *testing.T) {
	s, _ := newClinic(t)
	id, err := s.AddPatient(ctx, desk, whole())
	ok(t, err)
	opened := get(t, s, id)
	v := book(t, s, id, 1)
	do(t, s, desk, v, clinic.Arrive{})
	do(t, s, desk, v, clinic.Respond{Question: clinic.AskMedicines, Outcome: clinic.Fine, Changed: true, Allergies: []string{"nuts"}, Medicines: "none"})
	do(t, s, desk, v, clinic.Respond{Question: clinic.AskConsent, Outcome: clinic.Fine, NewConsent: true})
	opened.Address = "9 New Road"
	wantCode(t, s.SavePatient(ctx, desk, opened, ""), clinic.Conflict)
	got := chart(t, s, id)
	if got.Patient.ConsentSigned != got.Date || got.Patient.ConsentUntil != got.Date.AddYears(1) {
		t.Error("the day the consent was signed is not kept")
	}
	var fields []string
	for _, l := range got.Corrections {
		fields = append(fields, fmt.Sprint(l.Action, l.Fields))
	}
	if want := "answer[consent] answer[allergies medicines] add_patient[]"; strings.Join(fields, " ") != want {
		t.Errorf("%v, want %s", fields, want)
	}
	if d := got.Corrections[1].Detail; d != "Allergies before: latex (hives); Medicines before: lithium" {
		t.Error(d)
	}
	before := len(got.Corrections)
	do(t, s, desk, v, clinic.Respond{Question: clinic.AskMedicines, Outcome: clinic.Fine})
	if n := len(chart(t, s, id).Corrections); n != before {
		t.Error("that nothing had changed is told as a change")
	}
}

func TestADayOfDeath(t *testing.T) {
	s, _ := newClinic(t)
	id, err := s.AddPatient(ctx, desk, whole())
	ok(t, err)
	save := func(by clinic.StaffID, died clinic.Date, reason string) error {
		p := get(t, s, id)
		p.Died = died
		return s.SavePatient(ctx, by, p, reason)
	}
	first, second := clinic.Date{Year: 2026, Month: 11, Day: 1}, clinic.Date{Year: 2026, Month: 11, Day: 2}
	ok(t, save(desk, first, ""))
	_, err = s.Book(ctx, desk, clinic.Booking{Patient: id, Kind: clinic.Induction, Protocol: 1, Planned: s.Now().Add(time.Hour)})
	wantCode(t, err, clinic.Blocked)
	if err := save(desk, second, ""); clinic.FieldOf(err) != "reason" {
		t.Error("another day of death without a reason:", err)
	}
	ok(t, save(desk, second, "the certificate says so"))
	wantCode(t, save(provider, clinic.Date{}, "another of that name"), clinic.NotAllowed)
	if err := save(manager, clinic.Date{}, " "); clinic.FieldOf(err) != "reason" {
		t.Error("taken back without a reason:", err)
	}
	ok(t, save(manager, clinic.Date{}, "another of that name"))
	last := chart(t, s, id).Corrections[0]
	if last.Action != clinic.ActTakeBackDeath || last.Reason != "another of that name" || !contains(last.Detail, "02 Nov 2026 → none") {
		t.Errorf("%+v", last)
	}
	if err := save(desk, clinic.Date{Year: 2030, Month: 1, Day: 1}, ""); clinic.FieldOf(err) != "died" {
		t.Error(err)
	}
}

func TestCorrectionsThatAreRefused(t *testing.T) {
	s, _ := newClinic(t)
	id, err := s.AddPatient(ctx, desk, whole())
	ok(t, err)
	add(t, s, "Some", "Other", "1980-01-01")
	taken := fmt.Sprint(firstMRN)
	for field, change := range map[string]func(p *clinic.Patient){
		"mrn":             func(p *clinic.Patient) { p.MRN = taken },
		"family":          func(p *clinic.Patient) { p.Family = "" },
		"consent":         func(p *clinic.Patient) { p.ConsentUntil = clinic.Date{Year: 2027, Month: 2, Day: 31} },
		"emergency_phone": func(p *clinic.Patient) { p.Emergency.Phone = "" },
	} {
		p := get(t, s, id)
		change(&p)
		err := s.SavePatient(ctx, desk, p, "")
		if wantCode(t, err, clinic.Invalid); clinic.FieldOf(err) != field {
			t.Errorf("%v at %q, want %q", err, clinic.FieldOf(err), field)
		}
	}
	p := get(t, s, id)
	p.MRN = ""
	if err := s.SavePatient(ctx, desk, p, ""); clinic.FieldOf(err) != "mrn" {
		t.Error(err)
	}
	p.ID = 99
	wantCode(t, s.SavePatient(ctx, desk, p, ""), clinic.Missing)
	_, err = s.Chart(ctx, 99)
	wantCode(t, err, clinic.Missing)
	if got := get(t, s, id); got.Revision != 0 {
		t.Error("a refused correction was written")
	}
}

// TestFiveThousandLinesPasted into any text of a record are refused in words,
// at the field, at once.
func TestFiveThousandLinesPasted(t *testing.T) {
	s, _ := newClinic(t)
	id, err := s.AddPatient(ctx, desk, whole())
	ok(t, err)
	paste := strings.Repeat("a line of something else\n", 5000)
	whole := get(t, s, id)
	v := reflect.ValueOf(whole)
	tried := 0
	for i := range v.NumField() {
		try := func(set func(f reflect.Value)) {
			p := whole
			set(reflect.ValueOf(&p).Elem().Field(i))
			err := s.SavePatient(ctx, desk, p, "")
			tried++
			if clinic.CodeOf(err) != clinic.Invalid || clinic.FieldOf(err) == "" || len(err.Error()) > 300 {
				t.Errorf("%s: %.300v at %q", v.Type().Field(i).Name, err, clinic.FieldOf(err))
			}
		}
		switch f := v.Field(i).Interface().(type) {
		case string, clinic.PhoneKind:
			try(func(f reflect.Value) { f.SetString(paste) })
		case []string:
			try(func(f reflect.Value) { f.Set(reflect.ValueOf([]string{paste})) })
			try(func(f reflect.Value) { f.Set(reflect.ValueOf(strings.Split(paste, "\n"))) })
		case clinic.Contact:
			for n := range v.Field(i).NumField() {
				try(func(f reflect.Value) { f.Field(n).SetString(paste) })
			}
		case clinic.NameKey, clinic.Date, clinic.PatientID, bool, int64:
		default:
			t.Fatalf("%T is not tried", f)
		}
	}
	if _, err := s.FindPatients(ctx, paste, 0); clinic.CodeOf(err) != clinic.Invalid {
		t.Error(err)
	}
	if tried < 20 || get(t, s, id).Revision != 0 {
		t.Errorf("%d tried", tried)
	}
}
