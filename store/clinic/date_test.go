package clinic

import (
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

func TestParseDate(t *testing.T) {
	nov3 := Date{1985, time.November, 3}
	for _, c := range []struct {
		in   string
		want Date
		say  string // part of the refusal
	}{
		{"1985-11-03", nov3, ""},
		{"1985-11-3", nov3, ""},
		{"1985/11/03", nov3, ""},
		{"1985.11.3", nov3, ""},
		{"3 Nov 1985", nov3, ""},
		{"03 nov 1985", nov3, ""},
		{"3 November 1985", nov3, ""},
		{"Nov 3, 1985", nov3, ""},
		{" November  3  1985 ", nov3, ""},
		{"3-Nov-1985", nov3, ""},
		{"1985–11–03", nov3, ""}, // dashes as a word processor sets them
		{"25/12/1985", Date{1985, time.December, 25}, ""},
		{"12/25/1985", Date{1985, time.December, 25}, ""},
		{"25.12.1985", Date{1985, time.December, 25}, ""},
		{"25 12 1985", Date{1985, time.December, 25}, ""},
		{"05/05/1985", Date{1985, time.May, 5}, ""},
		{"2024-02-29", Date{2024, time.February, 29}, ""},
		{"29 Feb 2024", Date{2024, time.February, 29}, ""},
		{"02/03/1985", Date{}, "two dates"},
		{"3.2.1985", Date{}, "two dates"},
		{"2023-02-29", Date{}, "no such day"},
		{"1900-02-29", Date{}, "no such day"},
		{"1985-13-01", Date{}, "no such day"},
		{"1985-00-10", Date{}, "no such day"},
		{"31/04/1985", Date{}, "no such day"},
		{"31/31/1985", Date{}, "no such day"},
		{"13/13/1985", Date{}, "no such day"},
		{"40/50/1985", Date{}, "no such day"},
		{"0/5/1985", Date{}, "no such day"},
		{"5/0/1985", Date{}, "no such day"},
		{"0/0/1985", Date{}, "no such day"},
		{"0000-01-01", Date{}, "year is impossible"},
		{"25/12/85", Date{}, "not a date"},
		{"25/12/19855", Date{}, "not a date"},
		{"25/12/1985x", Date{}, "not a date"},
		{"25/12/1985 10:30", Date{}, "not a date"},
		{"25/12/1985/7", Date{}, "not a date"},
		{"-25/12/1985", Date{1985, time.December, 25}, ""},
		{"+25/12/1985", Date{}, "not a date"},
		{"025/012/1985", Date{}, "not a date"},
		{"31 Feb 1985", Date{}, "not a date"},
		{"٢٥/١٢/١٩٨٥", Date{}, "not a date"},
		{"tomorrow", Date{}, "not a date"},
		{"", Date{}, "not a date"},
		{"\x00", Date{}, "not a date"},
		{strings.Repeat("1", 10000), Date{}, "not a date"},
		{strings.Repeat("0", 10000) + "2/3/1985", Date{}, "not a date"},
	} {
		got, err := ParseDate(c.in)
		if got != c.want || (err == nil) != (c.say == "") {
			t.Errorf("%.40q is %s, %v", c.in, got, err)
		}
		if err != nil && (!strings.Contains(err.Error(), c.say) || CodeOf(err) != Invalid || len(err.Error()) > 200) {
			t.Errorf("%.40q is refused with %.300s", c.in, err)
		}
	}
}

func FuzzParseDate(f *testing.F) {
	for _, s := range []string{"1985-11-03", "3 Nov 1985", "Nov 3, 1985", "25/12/1985", "02/03/1985", "29 Feb 2024", "0000-01-01", "9999-12-31", "1/1/1", "--", "12.25.1985", "\xff"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, err := ParseDate(s)
		if err != nil {
			if d != (Date{}) || CodeOf(err) != Invalid || !utf8.ValidString(err.Error()) {
				t.Fatalf("%q: %v, %v", s, d, err)
			}
			return
		}
		if !d.exists() || d.Year < 1 || d.Year > 9999 {
			t.Fatalf("%q is %+v", s, d)
		}
		for _, again := range []string{d.String(), d.Long()} {
			if back, err := ParseDate(again); err != nil || back != d {
				t.Fatalf("%q is %s, written again %s, %v", s, d, back, err)
			}
		}
	})
}

func TestBirth(t *testing.T) {
	for birth, say := range map[Date]string{
		monday: "", monday.AddDays(1): "future", {}: "missing",
		monday.AddYears(-125): "", monday.AddYears(-126).AddDays(1): "", monday.AddYears(-126): "more than 125 years",
		{1985, 2, 29}: "no such day", {1985, 13, 1}: "no such day", {1985, 0, 0}: "no such day", {1984, 2, 29}: "",
	} {
		err := CheckBirth(birth, monday)
		if (err == nil) != (say == "") || err != nil && (!strings.Contains(err.Error(), say) || FieldOf(err) != "birth") {
			t.Errorf("born %+v: %v", birth, err)
		}
	}
}

func TestAge(t *testing.T) {
	leap := Date{2008, time.February, 29}
	for _, c := range []struct {
		birth, day Date
		want       int
	}{
		{Date{1985, 11, 3}, Date{2026, 11, 2}, 40},
		{Date{1985, 11, 3}, Date{2026, 11, 3}, 41},
		{leap, Date{2026, 2, 28}, 17},
		{leap, Date{2026, 3, 1}, 18},
		{leap, Date{2028, 2, 28}, 19},
		{leap, Date{2028, 2, 29}, 20},
		{monday, monday, 0},
		{Date{2025, 12, 31}, Date{2026, 1, 1}, 0},
	} {
		if got := Age(c.birth, c.day); got != c.want {
			t.Errorf("born %s is %d on %s, want %d", c.birth, got, c.day, c.want)
		}
		if adult := (Patient{Birth: c.birth}).Adult(c.day); adult != (c.want >= 18) {
			t.Errorf("born %s, adult %v on %s", c.birth, adult, c.day)
		}
	}
	if got := leap.AddYears(1); got != (Date{2009, time.March, 1}) {
		t.Errorf("a year after %s is %s", leap, got)
	}
}

func TestDatesAsText(t *testing.T) {
	for _, d := range []Date{{}, monday, {1, 1, 1}, {9999, 12, 31}} {
		b, _ := d.MarshalText()
		var back Date
		if err := back.UnmarshalText(b); err != nil || back != d {
			t.Errorf("%q: %s, %v", b, back, err)
		}
	}
	if new(Date).UnmarshalText([]byte("02/03/1985")) == nil {
		t.Error("a date that can be read as two is taken")
	}
	if monday.Long() != "23 Nov 2026" || (Date{}).Long() != "" || monday.Weekday() != time.Monday || !monday.Before(monday.AddDays(1)) || monday.Before(monday) {
		t.Error("23 Nov 2026 reads wrongly")
	}
	zone, err := time.LoadLocation("America/Chicago")
	if err != nil {
		t.Fatal(err)
	}
	if got := DateOf(monday.At(3, 0, time.UTC), zone); got != monday.AddDays(-1) {
		t.Errorf("03:00 UTC is %s in Chicago", got)
	}
	if got := Clock(monday.At(15, 5, time.UTC), zone); got != "09:05" {
		t.Errorf("the clock shows %s", got)
	}
}

func TestPatientFields(t *testing.T) {
	good := adult()
	if _, err := good.Check(monday); err != nil {
		t.Fatal(err)
	}
	for field, spoil := range map[string]func(*Patient){
		"given":     func(p *Patient) { p.Given = "Mar\u202eia" },
		"family":    func(p *Patient) { p.Family = "[—]" },
		"birth":     func(p *Patient) { p.Birth = monday.AddDays(1) },
		"mrn":       func(p *Patient) { p.MRN = strings.Repeat("1", 25) },
		"phone":     func(p *Patient) { p.Phone = "nine one one" },
		"medicines": func(p *Patient) { p.Medicines = strings.Repeat("x", 10000) },
		"allergies": func(p *Patient) { p.Allergies = []string{"latex"} },
	} {
		p := adult()
		spoil(&p)
		if _, err := p.Check(monday); FieldOf(err) != field || CodeOf(err) != Invalid {
			t.Errorf("%s: %v", field, err)
		}
	}
	typed := adult()
	typed.NoAllergies, typed.Allergies = false, []string{" latex "}
	if clean, err := typed.Check(monday); err != nil || clean.Allergies[0] != "latex" || typed.Allergies[0] != " latex " {
		t.Errorf("%q cleaned to %q, %v", typed.Allergies, clean.Allergies, err)
	}
}

func TestSettingsFields(t *testing.T) {
	if _, err := clinicHere().Check(); err != nil {
		t.Fatal(err)
	}
	for field, spoil := range map[string]func(*Profile){
		"name": func(p *Profile) { p.Name = "" }, "day_phone": func(p *Profile) { p.DayPhone = "" }, "paper": func(p *Profile) { p.Paper = "a3" },
		"zone": func(p *Profile) { p.Zone = "Mars/North" }, "threshold": func(p *Profile) { p.Threshold = 11 }, "fresh": func(p *Profile) { p.Fresh = 0 },
		"prep": func(p *Profile) { p.Prep = -1 }, "hold_systolic": func(p *Profile) { p.Limits.HoldSystolic = 0 }, "spo2_low": func(p *Profile) { p.Limits.SpO2Low = 101 },
	} {
		p := clinicHere()
		spoil(&p)
		if _, err := p.Check(); FieldOf(err) != field {
			t.Errorf("%s: %v", field, err)
		}
	}
	for _, p := range Presets() {
		if _, err := p.Check(); err != nil {
			t.Errorf("%s: %v", p.Name, err)
		}
	}
	for field, spoil := range map[string]func(*Protocol){
		"name": func(p *Protocol) { p.Name = "" }, "infusion": func(p *Protocol) { p.Infusion = -1 }, "recovery": func(p *Protocol) { p.Recovery = 0 },
		"fast_food": func(p *Protocol) { p.FastFood = 25 * time.Hour },
	} {
		p := preset(standard)
		spoil(&p)
		if _, err := p.Check(); FieldOf(err) != field {
			t.Errorf("%s: %v", field, err)
		}
	}
	for field, spoil := range map[string]func(*Chair){
		"name": func(c *Chair) { c.Name = " " }, "kind": func(c *Chair) { c.Kind = "sofa" }, "features": func(c *Chair) { c.Features = []string{""} },
		"turnover": func(c *Chair) { c.Turnover = 5 * time.Hour },
	} {
		c := chairs()[0]
		spoil(&c)
		if _, err := c.Check(); FieldOf(err) != field {
			t.Errorf("%s: %v", field, err)
		}
	}
	for field, b := range map[string]Booking{
		"patient": {}, "protocol": {Patient: 1}, "kind": {Patient: 1, Protocol: 1}, "planned": {Patient: 1, Protocol: 1, Kind: Induction, Planned: nine.Add(-25 * time.Hour)},
		"series": {Patient: 1, Protocol: 1, Kind: Induction, Planned: nine, SeriesNo: 7, SeriesOf: 6},
	} {
		if err := b.Check(nine); FieldOf(err) != field {
			t.Errorf("booking %s: %v", field, err)
		}
	}
	if err := (Booking{Patient: 1, Protocol: 1, Kind: Induction, Planned: nine, SeriesNo: 6, SeriesOf: 6}).Check(nine); err != nil {
		t.Error(err)
	}
}

// TestShippedFigures holds the presets against the table of the clinical
// rules, copied by hand.
func TestShippedFigures(t *testing.T) {
	h, m := time.Hour, time.Minute
	for id, w := range map[ProtocolID]Protocol{
		standard: {Treatment: true, IV: true, Infusion: 40 * m, Recovery: 30 * m, VitalsDuring: 10 * m, VitalsAfter: 15 * m, FastFood: 6 * h, FastDrink: 2 * h},
		long:     {Treatment: true, IV: true, Infusion: 60 * m, Recovery: 45 * m, VitalsDuring: 10 * m, VitalsAfter: 15 * m, FastFood: 6 * h, FastDrink: 2 * h},
		nasal:    {Treatment: true, Recovery: 120 * m, FixedWatch: true, VitalsAfter: 40 * m, FastFood: 2 * h, FastDrink: 30 * m}, consultation: {},
	} {
		p := preset(id)
		w.ID, w.Name = p.ID, p.Name
		if p != w {
			t.Errorf("%s is %+v, want %+v", p.Name, p, w)
		}
	}
	d := DefaultProfile()
	if want := (Limits{180, 90, 110, 120, 50, 92, 140, 90}); d.Limits != want || d.Threshold != 9 || d.Fresh != 15*m || d.Emergency != "911" || d.Crisis != "988" || DriftLimit != 20 || UndoWindow != 10*m {
		t.Errorf("%+v", d)
	}
}
