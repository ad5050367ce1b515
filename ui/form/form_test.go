package form

import (
	"reflect"
	"testing"
	"time"

	"fyne.io/fyne/v2/test"
	"pgregory.net/rapid"

	"chairside/store/clinic"
)

func TestParseLength(t *testing.T) {
	for text, want := range map[string]time.Duration{
		"": 0, "45": 45 * time.Minute, " 45 min ": 45 * time.Minute, "6 h": 6 * time.Hour, "1 h 30": 90 * time.Minute, "2h5m": 125 * time.Minute, "90m": 90 * time.Minute,
		"soon": -1, "-5": -1, "1.5 h": -1, "5 s": -1, "99999": -1, "h": -1,
	} {
		got, err := ParseLength("field", "It", text)
		if (want < 0) != (err != nil) || err == nil && got != want || err != nil && clinic.FieldOf(err) != "field" {
			t.Errorf("%q is %v, %v", text, got, err)
		}
	}
	rapid.Check(t, func(r *rapid.T) {
		d := time.Duration(rapid.IntRange(0, 24*60).Draw(r, "minutes")) * time.Minute
		if back, err := ParseLength("", "", clinic.Span(d)); err != nil || back != d {
			r.Fatalf("%v reads back as %v, %v", d, back, err)
		}
	})
}

// survives tells whether a record shown by its lines and read again is the
// same: every line is read into the field that it shows.
func survives[T any](t *testing.T, from, blank T, groups ...Group[T]) {
	t.Helper()
	for _, g := range groups {
		for _, l := range g.Lines {
			if err := l.Read(&blank, l.Show(from)); err != nil {
				t.Errorf("%s: %v", l.Label, err)
			}
		}
	}
	if !reflect.DeepEqual(blank, from) {
		t.Errorf("\n%+v became\n%+v", from, blank)
	}
}

func TestEveryLineReadsWhatItShows(t *testing.T) {
	p := clinic.Profile{
		Name: "A", Address: "B", DayPhone: "C", NightPhone: "D", Emergency: "E", Crisis: "F", Paper: clinic.A4, Zone: "Europe/Oslo",
		Limits:    clinic.Limits{SystolicHigh: 171, SystolicLow: 92, DiastolicHigh: 103, PulseHigh: 124, PulseLow: 55, SpO2Low: 91, HoldSystolic: 137, HoldDiastolic: 88},
		Threshold: 8, Fresh: 20 * time.Minute, Prep: 75 * time.Minute, Scale: clinic.PADSS, Load: clinic.Load{Infusing: 3, Recovering: 4, Blocks: true},
		Closed: []clinic.Date{{Year: 2026, Month: 12, Day: 25}},
	}
	for i := range p.Week {
		p.Week[i] = clinic.Hours{Open: time.Duration(i) * time.Hour, Close: 24 * time.Hour}
	}
	survives(t, p, clinic.Profile{}, append([]Group[clinic.Profile]{Named, Numbers, Hours, Closed, Limits}, Figures...)...)
	survives(t, clinic.Chair{Name: "A", Kind: clinic.Bed, Features: []string{"x", "y z"}, Turnover: 7 * time.Minute}, clinic.Chair{}, Chair...)
	for _, o := range append(clinic.Presets(), clinic.Protocol{Name: "A", Treatment: true, IV: true, Infusion: 1 * time.Minute, Recovery: 2 * time.Minute, FixedWatch: true, VitalsDuring: 3 * time.Minute, VitalsAfter: 4 * time.Minute, FastFood: 5 * time.Minute, FastDrink: 6 * time.Minute}) {
		o.ID = 0
		survives(t, o, clinic.Protocol{}, Protocol...)
	}
	for roles := range clinic.Roles(16) {
		survives(t, clinic.Staff{Name: "A", Credential: "B", Roles: roles}, clinic.Staff{Roles: 15}, Person...)
	}
}

// TestEveryFieldIsNamedAsErrorsNameIt: a mistake the rules find is shown where
// it was typed.
func TestEveryFieldIsNamedAsErrorsNameIt(t *testing.T) {
	has := map[string]bool{}
	for _, g := range append([]Group[clinic.Profile]{Named, Numbers, Hours, Closed, Limits}, Figures...) {
		for _, l := range g.Lines {
			has[l.Field] = true
		}
	}
	good := clinic.DefaultProfile()
	good.Name, good.DayPhone = "A", "555 010 2200"
	for name, spoil := range map[string]func(p *clinic.Profile){
		"name": func(p *clinic.Profile) { p.Name = "" }, "phone": func(p *clinic.Profile) { p.DayPhone = "" }, "night": func(p *clinic.Profile) { p.NightPhone = "x" },
		"emergency": func(p *clinic.Profile) { p.Emergency = "" }, "crisis": func(p *clinic.Profile) { p.Crisis = "" }, "zone": func(p *clinic.Profile) { p.Zone = "x" },
		"threshold": func(p *clinic.Profile) { p.Threshold = 0 }, "fresh": func(p *clinic.Profile) { p.Fresh = 0 }, "prep": func(p *clinic.Profile) { p.Prep = -1 },
		"load": func(p *clinic.Profile) { p.Load.Infusing = 99 }, "week": func(p *clinic.Profile) { p.Week[3].Open = 99 * time.Hour },
		"hold": func(p *clinic.Profile) { p.Limits.HoldSystolic = 0 }, "limit": func(p *clinic.Profile) { p.Limits.SpO2Low = 1 }, "closed": func(p *clinic.Profile) { p.Closed = []clinic.Date{{Year: 2026, Month: 2, Day: 31}} },
	} {
		p := good
		spoil(&p)
		if _, err := p.Check(); err == nil || !has[clinic.FieldOf(err)] {
			t.Errorf("%s: %v is at %q, which no line has", name, err, clinic.FieldOf(err))
		}
	}
}

func TestFollow(t *testing.T) {
	test.NewTempApp(t)
	changed := 0
	f := New("x", Hooks{Changed: func() { changed++ }}, Limits)
	p := clinic.DefaultProfile()
	f.Load(p)
	if f.Dirty() {
		t.Fatal("dirty as it was loaded")
	}
	f.inputs[0].field.SetText("170")
	f.inputs[1].field.SetText("85")
	if !f.Dirty() || changed == 0 {
		t.Fatal("typing is not seen")
	}
	p.Limits.SystolicHigh, p.Limits.SystolicLow, p.Limits.PulseHigh = 175, 85, 115
	if over := f.Follow(p); len(over) != 1 || over[0] != "Systolic above" {
		t.Errorf("over %v", over)
	}
	to, err := f.Record()
	if err != nil || to.Limits.SystolicHigh != 170 || to.Limits.SystolicLow != 85 || to.Limits.PulseHigh != 115 {
		t.Errorf("%+v %v", to.Limits, err)
	}
	f.inputs[0].field.SetText("175")
	if f.Dirty() {
		t.Error("what is on record is dirty")
	}
	// A line that is too long for its field is not lost by being shown.
	g := New("y", Hooks{}, Group[clinic.Chair]{Columns: 1, Lines: []Line[clinic.Chair]{Text("name", "Name", "", 4, func(c *clinic.Chair) *string { return &c.Name })}})
	g.Load(clinic.Chair{Name: "Chair 12"})
	if c, err := g.Record(); g.Dirty() || err != nil || c.Name != "Chair 12" || len(g.Follow(clinic.Chair{Name: "Chair 12"})) != 0 {
		t.Errorf("%+v %v", c, err)
	}
}
