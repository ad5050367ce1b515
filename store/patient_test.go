package store

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"
	"time"

	"chairside/store/clinic"
)

func TestAPatientComesBackWhole(t *testing.T) {
	s, _ := newClinic(t)
	p := clinic.Patient{
		Given: "Zoë Ann", Family: "O'Brien-Łuczak", Birth: clinic.Date{Year: 1990, Month: 2, Day: 28}, MRN: "A-77/1", Phone: "+1 (312) 555-0142",
		Allergies: []string{"latex (hives)", "nuts"}, AllergiesAsked: clinic.Date{Year: 2026, Month: 1, Day: 2},
		Medicines: "lithium", MedicinesAsked: clinic.Date{Year: 2026, Month: 1, Day: 3}, ConsentUntil: clinic.Date{Year: 2027, Month: 1, Day: 4},
	}
	id, err := s.AddPatient(ctx, nurse, p)
	ok(t, err)
	got, err := s.Patient(ctx, id)
	ok(t, err)
	p.ID, p.Key = id, clinic.NameKey{Given: "zoe ann", Family: "obrien luczak"}
	if !reflect.DeepEqual(got, p) {
		t.Fatalf("%+v\n%+v", got, p)
	}
	var action string
	ok(t, s.readers.QueryRowContext(ctx, `SELECT action FROM history WHERE patient = ?1`, id).Scan(&action))
	if action != string(clinic.ActAddPatient) {
		t.Error(action)
	}
}

func TestPatientsThatAreRefused(t *testing.T) {
	s, _ := newClinic(t)
	birth := clinic.Date{Year: 1980, Month: 5, Day: 6}
	_, err := s.AddPatient(ctx, desk, clinic.Patient{Family: "First", Birth: birth, MRN: "A-104"})
	ok(t, err)
	for field, list := range map[string][]clinic.Patient{
		"mrn":    {{Family: "Other", Birth: birth, MRN: "a 104"}, {Family: "Other", Birth: birth, MRN: "--"}},
		"family": {{Birth: birth}, {Family: strings.Repeat("x", 10000), Birth: birth}, {Family: "Rob\x00ert", Birth: birth}, {Family: "Bro\xffken", Birth: birth}, {Family: "A\u202ebc", Birth: birth}},
		"given":  {{Family: "Fine", Given: strings.Repeat("y", 10000), Birth: birth}, {Family: "Fine", Given: "a\nb", Birth: birth}},
		"birth":  {{Family: "Fine"}, {Family: "Fine", Birth: clinic.Date{Year: 2030, Month: 1, Day: 1}}, {Family: "Fine", Birth: clinic.Date{Year: 1985, Month: 2, Day: 31}}},
	} {
		for _, p := range list {
			_, err := s.AddPatient(ctx, desk, p)
			wantCode(t, err, clinic.Invalid)
			if clinic.FieldOf(err) != field {
				t.Errorf("%v at %q, want %q", err, clinic.FieldOf(err), field)
			}
			if len(err.Error()) > 300 || contains(err.Error(), "Rob") {
				t.Error("the error tells the name")
			}
		}
	}
	if n := count(t, s, `SELECT count(*) FROM patient`); n != 1 {
		t.Fatal(n)
	}
}

func TestTheNextFreeNumberIsGiven(t *testing.T) {
	s, _ := newClinic(t)
	birth := clinic.Date{Year: 1980, Month: 5, Day: 6}
	_, err := s.AddPatient(ctx, desk, clinic.Patient{Family: "Taken", Birth: birth, MRN: fmt.Sprint(firstMRN + 1)})
	ok(t, err)
	var got []string
	for range 3 {
		p, err := s.Patient(ctx, add(t, s, "A", "B", "1980-01-01"))
		ok(t, err)
		got = append(got, p.MRN)
	}
	if want := []string{fmt.Sprint(firstMRN), fmt.Sprint(firstMRN + 2), fmt.Sprint(firstMRN + 3)}; !reflect.DeepEqual(got, want) {
		t.Fatal(got)
	}
	list, err := s.Patients(ctx, 0)
	ok(t, err)
	if few, _ := s.Patients(ctx, 2); len(list) != 4 || len(few) != 2 || list[0].Family != "B" {
		t.Fatal(len(list))
	}
}

func TestFold(t *testing.T) {
	for in, want := range map[string]string{
		"Zoë": "zoe", "O’Brien": "obrien", "O'Brien": "obrien", "Łódź": "lodz", "Ørsted": "orsted", "Đặng": "dang", "Straße": "strasse",
		"Þór": "thor", "Æsa": "aesa", "Œuvre": "oeuvre", "İpek": "ipek", "ışık": "isik", "Guðrún": "gudrun", "Anne-Marie": "anne marie",
		"  van  der Berg ": "van der berg", "de la Peña, Jr.": "de la pena jr", "ﬁona": "fiona", "李小龙": "李小龙", "Nuñez": "nunez", "Ｆｕｌｌ": "full", "ẞ": "ss",
	} {
		if got := Fold(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
		if again := Fold(Fold(in)); again != Fold(in) {
			t.Errorf("%q folds on to %q", in, again)
		}
	}
	for r := range rune(0x30000) {
		in := "x" + string(r) + "y"
		if again := Fold(Fold(in)); again != Fold(in) {
			t.Errorf("%U: %q folds on to %q", r, Fold(in), again)
		}
	}
}

func TestFindPatients(t *testing.T) {
	s, _ := newClinic(t)
	for _, p := range []clinic.Patient{
		{Given: "Maria", Family: "Alvarez", Birth: clinic.Date{Year: 1985, Month: 11, Day: 3}, Phone: "+1 (312) 555-0142", MRN: "A-1042"},
		{Given: "Marie", Family: "Alvares", Birth: clinic.Date{Year: 1985, Month: 3, Day: 11}, Phone: "312 555 9999"},
		{Given: "Zoë", Family: "O’Brien", Birth: clinic.Date{Year: 1990, Month: 2, Day: 3}},
		{Given: "Anne-Marie", Family: "Łuczak Smith", Birth: clinic.Date{Year: 1971, Month: 12, Day: 25}},
		{Given: "小龙", Family: "李", Birth: clinic.Date{Year: 1960, Month: 11, Day: 27}},
		{Family: "Madonna", Birth: clinic.Date{Year: 1958, Month: 8, Day: 16}, MRN: "19851103"},
	} {
		_, err := s.AddPatient(ctx, desk, p)
		ok(t, err)
	}
	for query, want := range map[string]string{
		"alv": "Alvares Alvarez", "mar alv": "Alvares Alvarez", "alvarez maria": "Alvarez", "Maria ALVAREZ": "Alvarez", "smith": "Łuczak Smith", "zoe": "O’Brien", "o'b": "O’Brien",
		"obrien": "O’Brien", "O’Brien, Zoë": "O’Brien", "luczak": "Łuczak Smith", "anne-marie": "Łuczak Smith", "marie": "Alvares Łuczak Smith",
		"1985-11-03": "Alvarez", "3 Nov 1985": "Alvarez", "Nov 3, 1985": "Alvarez", "maria 3 nov 1985": "Alvarez", "11/03/1985": "Alvares Alvarez", "03.11.1985": "Alvares Alvarez",
		"25/12/1971": "Łuczak Smith", "3 nov 1985 alv": "Alvarez", "1971": "Łuczak Smith", "19851103": "Madonna Alvarez",
		"0142": "Alvarez", "555": "Alvares Alvarez", "312 555": "Alvares Alvarez", "(312) 555-0142": "Alvarez", "+1 312": "Alvarez", "5550142 alv": "Alvarez",
		"a-1042": "Alvarez", "a1042": "Alvarez", "A-10": "Alvarez", "10501": "Alvares", "李": "李", "小": "李",
		"": "", "   ": "", "-- !!": "", `"*`: "", "xyzzy": "", "maria brien": "", `maria" OR "zoe`: "", "given_key : maria": "", "maria*": "Alvarez", "NEAR(maria alvarez)": "",
		"mar AND alv": "", "55": "",
	} {
		list, err := s.FindPatients(ctx, query, 0)
		ok(t, err)
		var names []string
		for _, p := range list {
			names = append(names, p.Family)
		}
		if got := strings.Join(names, " "); got != want {
			t.Errorf("%q finds %q, want %q\n%s", query, got, want, matching(query))
		}
	}
	for _, query := range []string{"a\x00", "\xff", strings.Repeat("x", 10000)} {
		_, err := s.FindPatients(ctx, query, 5)
		wantCode(t, err, clinic.Invalid)
	}
	if list, _ := s.FindPatients(ctx, "a", 1); len(list) != 1 {
		t.Error("the limit is not kept")
	}
}

// TestSimilarPatientsFindsAllThatTheRuleNames compares the indexed search
// with asking the rule about everybody.
func TestSimilarPatientsFindsAllThatTheRuleNames(t *testing.T) {
	s, _ := newClinic(t)
	const seed = 7
	r := rand.New(rand.NewPCG(seed, seed))
	syllables := []string{"ma", "ri", "a", "jo", "an", "lee", "smi", "th", "o'", "ber", "g", "ł", "so", "n"}
	name := func(n int) string {
		var b strings.Builder
		for range 1 + r.IntN(n) {
			b.WriteString(syllables[r.IntN(len(syllables))])
		}
		if s := b.String(); strings.Trim(s, "'") != "" {
			return s
		}
		return "x"
	}
	var all []clinic.Patient
	for range 1500 {
		p := clinic.Patient{Given: name(2), Family: name(3), Birth: clinic.Date{Year: 1980 + r.IntN(3), Month: time.Month(1 + r.IntN(12)), Day: 1 + r.IntN(28)}}
		id, err := s.AddPatient(ctx, desk, p)
		ok(t, err)
		p, err = s.Patient(ctx, id)
		ok(t, err)
		all = append(all, p)
	}
	warned := 0
	for _, p := range append(all[:300:300], clinic.Patient{Family: "Smith", Given: "Maria"}, clinic.Patient{Family: "a", Given: "jo"}) {
		p.Key = Key(p)
		want := 0
		for _, o := range all {
			if o.ID != p.ID && clinic.Similar(p, o) {
				want++
			}
		}
		got, err := s.SimilarPatients(ctx, p, mostFound)
		ok(t, err)
		if len(got) != min(want, mostFound) {
			t.Errorf("seed %d: %q %q %s: %d similar, the rule names %d", seed, p.Key.Given, p.Key.Family, p.Birth, len(got), want)
		}
		for i, o := range got {
			if !clinic.Similar(p, o) || i > 0 && o.Birth == p.Birth && got[i-1].Birth != p.Birth {
				t.Errorf("%v does not belong there", o)
			}
		}
		warned += len(got)
	}
	t.Logf("%d warnings", warned)
	_, err := s.SimilarPatients(ctx, clinic.Patient{Family: "a\x00"}, 5)
	wantCode(t, err, clinic.Invalid)
}

func FuzzFindPatients(f *testing.F) {
	s, _ := newClinic(f)
	add(f, s, "Maria", "Alvarez", "1985-11-03")
	for _, q := range []string{"alv mar", `"`, "*", "o'brien 3 nov 1985", "312 555-0142", "02/03/1985", "NEAR(", "{x} : y", "-", "a AND b", "\u0301", "ª", "١٢٣", "ŉ"} {
		f.Add(q)
	}
	f.Fuzz(func(t *testing.T, query string) {
		list, err := s.FindPatients(ctx, query, 3)
		if err != nil && clinic.CodeOf(err) != clinic.Invalid {
			t.Fatalf("%q: %v", query, err)
		}
		if len(list) > 3 {
			t.Fatal(len(list))
		}
		more, err := s.SearchPatients(ctx, query, 3)
		if err != nil && clinic.CodeOf(err) != clinic.Invalid {
			t.Fatalf("%q: %v", query, err)
		}
		if len(more) < len(list) || len(more) > 6 {
			t.Fatalf("%q: %d and %d", query, len(list), len(more))
		}
		if again := Fold(Fold(query)); again != Fold(query) {
			t.Fatalf("%q folds to %q and then %q", query, Fold(query), again)
		}
	})
}
