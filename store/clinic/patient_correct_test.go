package clinic

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func full() Patient {
	return Patient{
		ID: 7, Revision: 3, Given: "Maria", Family: "Alvarez", Birth: Date{1985, 11, 3}, MRN: "10517", Phone: "(555) 010-7710",
		Allergies: []string{"latex"}, AllergiesAsked: monday.AddDays(-9), ConsentSigned: monday.AddDays(-9), ConsentUntil: monday.AddDays(356),
	}
}

func TestRecordsThatAreRefused(t *testing.T) {
	long := strings.Repeat("x", 600)
	for field, changes := range map[string][]func(p *Patient){
		"preferred":          {func(p *Patient) { p.Preferred = long }, func(p *Patient) { p.Preferred = "a\nb" }, func(p *Patient) { p.Preferred = "\u202eabc" }},
		"pronoun":            {func(p *Patient) { p.Pronoun = long }},
		"phone":              {func(p *Patient) { p.Phone = "none" }, func(p *Patient) { p.PhoneKind = "fax" }},
		"phone2":             {func(p *Patient) { p.Phone2 = "12" }, func(p *Patient) { p.Phone2Kind = "fax" }},
		"address":            {func(p *Patient) { p.Address = long }},
		"emergency":          {func(p *Patient) { p.Emergency.Phone = "(555) 010-3388" }, func(p *Patient) { p.Emergency.Relation = "sister" }, func(p *Patient) { p.Emergency.Name = long }},
		"emergency_phone":    {func(p *Patient) { p.Emergency.Name = "Leila" }, func(p *Patient) { p.Emergency.Name, p.Emergency.Phone = "Leila", "x" }},
		"emergency_relation": {func(p *Patient) { p.Emergency = Contact{"Leila", long, "(555) 010-3388"} }},
		"languages":          {func(p *Patient) { p.Languages = make([]string, MostLanguages+1) }, func(p *Patient) { p.Languages = []string{"x"} }, func(p *Patient) { p.Languages = []string{long} }},
		"allergies":          {func(p *Patient) { p.Allergies = make([]string, MostAllergies+1) }, func(p *Patient) { p.NoAllergies = true }, func(p *Patient) { p.Allergies = []string{""} }},
		"medicines":          {func(p *Patient) { p.Medicines = long }},
		"conditions":         {func(p *Patient) { p.Conditions = long }},
		"consent_signed":     {func(p *Patient) { p.ConsentSigned = monday.AddDays(1) }, func(p *Patient) { p.ConsentSigned = Date{2026, 2, 31} }},
		"consent":            {func(p *Patient) { p.ConsentUntil = Date{} }, func(p *Patient) { p.ConsentUntil = p.ConsentSigned.AddDays(-1) }},
		"referrer":           {func(p *Patient) { p.Referrer = long }},
		"therapist":          {func(p *Patient) { p.Therapist = long }},
		"heard_from":         {func(p *Patient) { p.HeardFrom = long }},
		"died":               {func(p *Patient) { p.Died = monday.AddDays(1) }, func(p *Patient) { p.Died = p.Birth.AddDays(-1) }},
	} {
		for i, change := range changes {
			p := full()
			change(&p)
			_, err := p.Check(monday)
			if CodeOf(err) != Invalid || FieldOf(err) != field || len(err.Error()) > 300 {
				t.Errorf("%s %d: %v at %q", field, i, err, FieldOf(err))
			}
		}
	}
	same := full()
	same.ConsentUntil, same.Died = same.ConsentSigned, monday // the last day each
	if _, err := same.Check(monday); err != nil {
		t.Error(err)
	}
	p := full()
	p.Address, p.Emergency, p.Languages = "  24   Mill Lane ", Contact{" Leila ", "", "(555) 010-3388"}, []string{" Arabic "}
	got, err := p.Check(monday)
	if err != nil || got.Address != "24 Mill Lane" || got.Emergency.Name != "Leila" || got.Languages[0] != "Arabic" || p.Languages[0] != " Arabic " {
		t.Errorf("%+v %v", got, err)
	}
}

func TestEveryFieldOfARecordCanBeCorrected(t *testing.T) {
	v := reflect.TypeOf(Patient{})
	for i := range v.NumField() {
		name := v.Field(i).Name
		switch name {
		case "ID", "Revision", "Key", "AllergiesAsked", "MedicinesAsked": // not read by people, or no change by themselves
			continue
		}
		other := Patient{}
		set(reflect.ValueOf(&other).Elem().Field(i))
		if name == "PhoneKind" {
			other.Phone = "1"
		}
		if name == "Phone2Kind" {
			other.Phone2 = "1"
		}
		changes := Changes(Patient{}, other)
		if len(changes) != 1 || changes[0].From != "" || changes[0].To == "" || FieldWord(changes[0].Field) != changes[0].Word {
			t.Errorf("%s: %+v", name, changes)
			continue
		}
		merged, taken, both := Merge(Patient{}, Patient{}, other)
		if !reflect.DeepEqual(merged, other) || len(taken) != 1 || len(both) != 0 {
			t.Errorf("%s is not taken over: %+v", name, merged)
		}
	}
}

func set(f reflect.Value) {
	switch f.Interface().(type) {
	case string:
		f.SetString("x")
	case PhoneKind:
		f.SetString(string(Work))
	case bool:
		f.SetBool(true)
	case []string:
		f.Set(reflect.ValueOf([]string{"x"}))
	case Date:
		f.Set(reflect.ValueOf(Date{2020, 1, 1}))
	case Contact:
		f.Set(reflect.ValueOf(Contact{"a", "b", "c"}))
	default:
		panic(f.Type().String())
	}
}

// TestNothingOfEitherStationIsLost: whatever two stations change, each thing
// of the merged record is what one of them wrote, and never the old one where
// anybody wrote something else.
func TestNothingOfEitherStationIsLost(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		some := func(name string, from Patient) Patient {
			p := from
			for _, f := range recordFields {
				if rapid.IntRange(0, 3).Draw(t, name+f.name) != 0 {
					continue
				}
				n := rapid.IntRange(1, 2).Draw(t, name+"value")
				w := fmt.Sprint(f.name, n)
				other := Patient{
					Given: w, Family: w, Preferred: w, Pronoun: w, Birth: Date{1950 + n, 1, 1}, Died: Date{2000 + n, 1, 1}, MRN: w, Phone: w, Phone2: w, Address: w,
					Emergency: Contact{w, w, w}, Languages: []string{w}, Allergies: []string{w}, Medicines: w, Conditions: w, ConsentUntil: Date{2020 + n, 1, 1}, Referrer: w, Therapist: w, HeardFrom: w,
				}
				f.take(&p, other)
			}
			return p
		}
		base := some("base", full())
		mine, theirs := some("mine", base), some("theirs", base)
		theirs.Revision = base.Revision + 1
		merged, taken, both := Merge(base, mine, theirs)
		if merged.Revision != theirs.Revision {
			t.Fatal("the merged record cannot be saved")
		}
		took, clashed := map[string]bool{}, map[string]bool{}
		for _, c := range taken {
			took[c.Field] = true
		}
		for _, c := range both {
			clashed[c.Field] = true
		}
		for _, f := range recordFields {
			was, here, there, now := f.show(base), f.show(mine), f.show(theirs), f.show(merged)
			want := here
			if here == was {
				want = there
			}
			if now != want {
				t.Fatalf("%s: base %q mine %q theirs %q merged %q", f.name, was, here, there, now)
			}
			if took[f.name] != (here == was && there != was) || clashed[f.name] != (here != was && there != was && here != there) {
				t.Fatalf("%s is not told rightly", f.name)
			}
		}
	})
}

// TestWhoCorrectsWhat: every role against each kind of correction.
func TestWhoCorrectsWhat(t *testing.T) {
	dead := full()
	dead.Died = monday.AddDays(-2)
	with := func(p Patient, change func(*Patient)) Patient {
		change(&p)
		return p
	}
	for _, c := range []struct {
		name     string
		was, is  Patient
		reason   string
		may      Roles
		field    string // where a missing reason is asked for
		action   Action
		noReason bool // allowed without one
	}{
		{"a phone", full(), with(full(), func(p *Patient) { p.Phone = "555 777 8888" }), "", Anyone | Manager, "", ActCorrect, true},
		{"a death", full(), dead, "", Anyone | Manager, "", ActCorrect, true},
		{"another day of death", dead, with(dead, func(p *Patient) { p.Died = monday }), "the certificate says so", Anyone | Manager, "reason", ActCorrect, false},
		{"a death taken back", dead, full(), "another of that name", Manager, "reason", ActTakeBackDeath, false},
	} {
		for _, role := range []Roles{Receptionist, Nurse, Provider, Manager, 0} {
			by := Staff{ID: 9, Name: "Some Body", Roles: role}
			got, line, err := c.was.Correct(c.is, by, c.reason, monday)
			switch {
			case !role.Has(c.may):
				if CodeOf(err) != NotAllowed || !reflect.DeepEqual(got, c.was) {
					t.Errorf("%s by %q: %v", c.name, role, err)
				}
				continue
			case err != nil || line.Action != c.action || line.Patient != 7 || line.By != 9 || line.Detail == "" || !reflect.DeepEqual(got.Died, c.is.Died):
				t.Errorf("%s by %q: %v %+v", c.name, role, err, line)
			}
			if _, _, err := c.was.Correct(c.is, by, " ", monday); (err == nil) != c.noReason || FieldOf(err) != c.field {
				t.Errorf("%s without a reason: %v", c.name, err)
			}
		}
		old := c.is
		old.Revision--
		if _, _, err := c.was.Correct(old, Staff{ID: 9, Name: "B", Roles: Anyone | Manager}, c.reason, monday); CodeOf(err) != Conflict {
			t.Errorf("%s from an old record: %v", c.name, err)
		}
	}
	gone := Staff{ID: 9, Name: "Gone", Roles: Manager, Retired: true}
	if _, _, err := full().Correct(full(), gone, "", monday); CodeOf(err) != NotAllowed {
		t.Error(err)
	}
}

func TestSamePhone(t *testing.T) {
	for _, c := range []struct {
		a, b string
		same bool
	}{
		{"+1 (312) 555-0142", "312 555 0142", true},
		{"5550142", "(312) 555-0142", true},
		{"555014", "(312) 555-014", false},
		{"", "", false},
		{"3125550142", "3125550143", false},
		{"0142", "5550142", false},
	} {
		if SamePhone(c.a, c.b) != c.same || SamePhone(c.b, c.a) != c.same {
			t.Errorf("%q and %q", c.a, c.b)
		}
	}
}

func TestSplitName(t *testing.T) {
	for query, want := range map[string][2]string{
		"Maria Alvarez": {"Maria", "Alvarez"}, "Alvarez, Maria Jo": {"Maria Jo", "Alvarez"}, "Alvarez": {"", "Alvarez"}, "": {"", ""}, "maria 1985": {"", ""},
	} {
		if g, f := SplitName(query); g != want[0] || f != want[1] {
			t.Errorf("%q: %q %q", query, g, f)
		}
	}
}
