package main

import (
	"os"
	"path/filepath"
	"testing"
	"time"
	"unicode"

	"chairside/store/clinic"
)

// TestExploreADemoClinic: what the first page's button opens, at any hour: a
// file of its own beside the clinic's, marked, with something of everything
// around the present moment.
func TestExploreADemoClinic(t *testing.T) {
	dir := filepath.Dir(filepath.Join(aClinic(t), databaseName))
	own, err := os.ReadFile(filepath.Join(dir, databaseName))
	if err != nil {
		t.Fatal(err)
	}
	now := time.Now()
	st, err := openDemo(t.Context(), dir, now)
	if err != nil {
		t.Fatal(err)
	}
	defer st.Close()
	if st.Path() != filepath.Join(dir, demoFolder, databaseName) {
		t.Errorf("the demo clinic lies at %s", st.Path())
	}
	if after, err := os.ReadFile(filepath.Join(dir, databaseName)); err != nil || string(after) != string(own) {
		t.Errorf("the clinic's own file was touched, %v", err)
	}
	d, err := st.Today(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	stages := map[clinic.Stage]int{}
	held, similar, out, soon := 0, 0, 0, 0
	scripts := map[string]bool{}
	for i, v := range d.Visits {
		stages[v.Stage]++
		if len(v.Held()) > 0 {
			held++
		}
		if v.Planned.After(now.Add(-3*time.Hour)) && v.Planned.Before(now.Add(3*time.Hour)) {
			soon++
		}
		for _, other := range d.Visits[:i] {
			if v.Patient.Family == other.Patient.Family && v.Patient.ID != other.Patient.ID {
				similar++
			}
		}
		for _, r := range v.Patient.Given + v.Patient.Family {
			switch {
			case unicode.Is(unicode.Greek, r):
				scripts["Greek"] = true
			case unicode.Is(unicode.Cyrillic, r):
				scripts["Cyrillic"] = true
			case unicode.Is(unicode.Latin, r) && r > 0x7f:
				scripts["Latin with marks"] = true
			}
		}
	}
	for _, c := range d.Chairs {
		if c.State() == clinic.OutOfService {
			out++
		}
	}
	for _, c := range []struct {
		what        string
		got         int
		least, most int
	}{
		{"visits", len(d.Visits), 18, 24},
		{"visits within three hours", soon, 12, 24},
		{"stages", len(stages), 8, 14},
		{"expected", stages[clinic.Booked], 1, 10},
		{"checking in", stages[clinic.Arrived], 1, 3},
		{"waiting", stages[clinic.Waiting], 1, 5},
		{"in a chair", stages[clinic.InChair], 1, 3},
		{"infusing", stages[clinic.Infusing], 1, 4},
		{"recovering", stages[clinic.Recovering], 1, 4},
		{"ready", stages[clinic.Ready], 1, 3},
		{"gone home", stages[clinic.Discharged], 1, 6},
		{"held", held, 1, 1},
		{"pairs of one family name", similar, 1, 2},
		{"chairs out of service", out, 1, 1},
		{"kinds of letters", len(scripts), 3, 3},
	} {
		if c.got < c.least || c.got > c.most {
			t.Errorf("%s: %d, want %d to %d", c.what, c.got, c.least, c.most)
		}
	}
	if !d.Demo || d.Clinic.LimitsConfirmed.IsZero() {
		t.Error("the demo clinic is not marked, or nags")
	}
}
