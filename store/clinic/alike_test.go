package clinic

import (
	"testing"
	"time"
)

// pairs are two people each whom a desk could mistake for one another.
var pairs = map[string][2]Patient{
	"one letter":              {named("Jonathan", "Smith", 1981, 2, 2), named("Johnathan", "Smith", 1975, 6, 9)},
	"two letters":             {named("Maria", "Alvarez", 1985, 11, 3), named("Marie", "Alvares", 1990, 1, 1)},
	"the same name":           {named("Ana", "Silva", 1970, 1, 1), named("Ana", "Silva", 1999, 12, 31)},
	"birth figures swapped":   {named("Hoa", "Nguyen", 1985, 3, 12), named("Thi", "Nguyen", 1985, 3, 21)},
	"day and month swapped":   {named("Olga", "Petrov", 1969, 8, 9), named("Igor", "Petrov", 1969, 9, 8)},
	"given and family change": {named("Paul", "Martin", 1970, 1, 1), named("Martin", "Paul", 1988, 5, 5)},
}

func named(given, family string, y, m, d int) Patient {
	return Patient{Given: given, Family: family, Key: NameKey{lower(given), lower(family)}, Birth: Date{y, time.Month(m), d}}
}

func TestEverySimilarPairIsToldApart(t *testing.T) {
	for name, pair := range pairs {
		t.Run(name, func(t *testing.T) {
			d := Day{Date: monday, Clinic: clinicHere()}
			for i, p := range pair {
				p.ID = PatientID(i + 1)
				d.Visits = append(d.Visits, Visit{ID: VisitID(i + 1), Patient: p, Protocol: preset(standard), State: State{Stage: Waiting}})
			}
			stranger := named("Zoë", "Featherstone", 1955, 7, 30)
			stranger.ID = 9
			d.Visits = append(d.Visits, Visit{ID: 9, Patient: stranger, Protocol: preset(standard), State: State{Stage: Waiting}})
			a, b, c := d.Visits[0], d.Visits[1], d.Visits[2]
			for _, of := range []struct{ v, other Visit }{{a, b}, {b, a}} {
				if got := d.Alike(of.v); len(got) != 1 || got[0].ID != of.other.ID || !d.SimilarToday(of.v) {
					t.Errorf("%s could be mistaken for %d others", of.v.Patient.Label(), len(got))
				}
			}
			if d.NameFor(a) == d.NameFor(b) {
				t.Errorf("both are written %q", d.NameFor(a))
			}
			if len(d.Alike(c)) != 0 || d.NameFor(c) != "Featherstone" {
				t.Errorf("a stranger is written %q", d.NameFor(c))
			}
			d.Visits[1].Stage = Discharged
			if d.SimilarToday(a) || d.NameFor(a) != a.Patient.Family {
				t.Error("who has gone home is still mistaken for")
			}
		})
	}
}

// TestAlikeAmong: exactly those are marked who could be mistaken for another
// of the list; one patient who is listed twice is not alike to themselves.
func TestAlikeAmong(t *testing.T) {
	of := func(id PatientID, family, given string, day int) Patient {
		return Patient{ID: id, Family: family, Given: given, Key: NameKey{Given: given, Family: family}, Birth: Date{Year: 1980, Month: 5, Day: day}}
	}
	list := []Patient{of(1, "alvarez", "maria", 1), of(2, "petrov", "anton", 2), of(3, "alvares", "maria", 3), of(2, "petrov", "anton", 2), of(4, "haddad", "samir", 4)}
	got := AlikeAmong(list)
	for _, p := range list {
		if want := p.ID == 1 || p.ID == 3; got[p.ID] != want {
			t.Errorf("patient %d alike: %v, want %v", p.ID, got[p.ID], want)
		}
	}
	if len(AlikeAmong(nil)) != 0 {
		t.Error("nobody is alike to nobody")
	}
}
