package exchange

import (
	"context"
	"errors"
	"reflect"
	"strings"
	"testing"

	"chairside/store/clinic"
)

func TestLookSaysWhatAFileSeemsToHold(t *testing.T) {
	g, err := Look(t.Context(), strings.NewReader("\xEF\xBB\xBFLast;First;Mobile;Phone;Shoe\nQuill;Zoë;1;2;'=40\n\nto;few\n\"a;b;c;d;e\nGone;Jon;;;\n"), 2)
	if err != nil {
		t.Fatal(err)
	}
	want := Glance{
		Encoding: UTF8, Separator: "semicolon", Header: []string{"Last", "First", "Mobile", "Phone", "Shoe"},
		Takes:  []Field{Family, Given, Phone, Phone, ""},
		Sample: [][]string{{"Quill", "Zoë", "1", "2", "=40"}, {"Gone", "Jon", "", "", ""}},
	}
	if !reflect.DeepEqual(g, want) {
		t.Errorf("%+v", g)
	}
	for _, bad := range []string{"", "\n\n", "a\"b\n"} {
		if _, err := Look(t.Context(), strings.NewReader(bad), 2); clinic.CodeOf(err) != clinic.Invalid {
			t.Errorf("%q: %v", bad, err)
		}
	}
	ended, end := context.WithCancel(t.Context())
	end()
	if _, err := Look(ended, strings.NewReader("a,b\n"), 2); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}

// Columns are taken by their place: two of one name are no trouble then.
func TestColumnsAreTakenByTheirPlace(t *testing.T) {
	const file = "name,name,day\nZoë,Quill,1985-11-03\n"
	read := func(takes ...Field) (*Patients, error) {
		return ReadPatients(t.Context(), strings.NewReader(file), Options{Takes: takes, Today: clinic.Date{Year: 2026, Month: 11, Day: 22}})
	}
	p, err := read(Given, Family, Birth)
	if err != nil {
		t.Fatal(err)
	}
	for r, err := range p.Rows(t.Context()) {
		if err != nil || r.Problem != nil || r.Patient.Family != "Quill" || r.Patient.Given != "Zoë" || r.Patient.Birth.Year != 1985 {
			t.Error(r, err)
		}
	}
	for name, takes := range map[string][]Field{
		"twice": {Family, Family, Birth}, "no birth": {Given, Family, ""}, "no family": {"", "", Birth}, "too few": {Family, Birth}, "too many": {Family, Given, Birth, ""},
	} {
		if _, err := read(takes...); clinic.CodeOf(err) == "" {
			t.Errorf("%s: %v", name, err)
		}
	}
}
