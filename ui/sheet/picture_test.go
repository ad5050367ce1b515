package sheet

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"chairside/store/clinic"
)

// pictured is the visit that the design's picture of the sheet shows.
func pictured() clinic.Record {
	day := clinic.Date{Year: 2026, Month: time.November, Day: 22}
	chicago, err := time.LoadLocation("America/Chicago")
	if err != nil {
		panic(err)
	}
	at := func(h, m int) time.Time { return day.At(h, m, chicago).UTC() }
	set := func(id clinic.VitalsID, h, m int, stage clinic.Stage, sys, dia, pulse, ox int) clinic.Vitals {
		return clinic.Vitals{ID: id, At: at(h, m), Stage: stage, Signs: map[clinic.Sign]int{
			clinic.Systolic: sys, clinic.Diastolic: dia, clinic.Pulse: pulse, clinic.SpO2: ox,
		}}
	}
	p := clinic.DefaultProfile()
	p.Name, p.Address, p.DayPhone, p.NightPhone = "Riverside Infusion Clinic", "24 Mill Lane", "(555) 014-2200", "(555) 014-2299"
	p.Zone = "America/Chicago"
	v := clinic.Visit{
		ID: 7, Day: day, Number: 7, Kind: clinic.Induction, Protocol: clinic.Presets()[0], SeriesNo: 3, SeriesOf: 6,
		Patient: clinic.Patient{ID: 1, Given: "Maria", Family: "Alvarez", MRN: "10517", Birth: clinic.Date{Year: 1985, Month: 11, Day: 3}},
		Escort:  clinic.Escort{Name: "Luis Alvarez", Phone: "(555) 010-7711"},
		State: clinic.State{
			Stage: clinic.Ready, ArrivedAt: at(8, 40), SeatedAt: at(9, 5), StartedAt: at(9, 24), TreatedAt: at(10, 8), ReadyAt: at(10, 47),
		},
		Vitals: []clinic.Vitals{
			set(1, 9, 12, clinic.InChair, 118, 76, 72, 98),
			set(2, 9, 39, clinic.Infusing, 141, 88, 84, 97),
			set(3, 9, 55, clinic.Infusing, 133, 82, 80, 97),
			set(4, 10, 44, clinic.Recovering, 121, 79, 74, 98),
		},
		Effects:      []clinic.Effect{{ID: 1, Name: "dissociation", Severity: clinic.Mild, Onset: at(9, 35), ResolvedAt: at(10, 20)}},
		Clearance:    &clinic.Clearance{At: at(10, 47), By: 2},
		NextProtocol: clinic.Presets()[0],
		Next:         clinic.Date{Year: 2026, Month: time.November, Day: 25}.At(9, 0, chicago).UTC(),
	}
	staff := []clinic.Staff{
		{ID: 1, Name: "Dana Reyes", Roles: clinic.Receptionist},
		{ID: 2, Name: "Blessing Okoye", Credential: "RN", Roles: clinic.Nurse},
		{ID: 3, Name: "Ines Moreau", Credential: "MD", Roles: clinic.Provider},
	}
	return clinic.Record{Visit: v, Clinic: p, Staff: staff}
}

// longest fills every field to what the rules let in.
func longest() clinic.Record {
	r := pictured()
	r.Demo = true
	r.Clinic.Name = strings.Repeat("Riverside and Northern Hills ", 3)[:80]
	r.Clinic.Address = strings.Repeat("24 Old Mill Lane, Building C, ", 4)[:120]
	r.Clinic.Crisis = "988 or your county's own crisis line"
	v := &r.Visit
	v.Patient.Given = strings.Repeat("Maximiliana Josefina ", 4)[:80]
	v.Patient.Family = strings.Repeat("W", 80)
	v.Escort.Name = strings.Repeat("Konstantinopolis-Ypsilanti ", 3)[:80]
	v.PauseTotal = 11 * time.Minute
	v.Effects = nil
	for i, name := range clinic.EffectNames {
		e := clinic.Effect{ID: clinic.EffectID(i + 1), Name: name, Severity: clinic.Moderate, Onset: v.StartedAt.Add(time.Minute)}
		if name == "other" {
			e.Note = strings.Repeat("itching where the line went in, then ", 9)[:300]
		}
		v.Effects = append(v.Effects, e)
	}
	r.Staff[1].Name = "B " + strings.Repeat("Okonkwo", 11)
	v.Next = v.Next.AddDate(0, 0, 5)
	return r
}

// shortest is a treatment of which next to nothing is on record.
func shortest() clinic.Record {
	r := pictured()
	r.Clinic.Address, r.Clinic.NightPhone = "", ""
	v := &r.Visit
	v.Protocol, v.SeriesNo, v.SeriesOf = clinic.Presets()[2], 0, 0
	v.StartedAt = v.TreatedAt
	v.Vitals, v.Effects, v.Clearance, v.Next = nil, nil, nil, time.Time{}
	v.Escort = clinic.Escort{}
	v.Patient.Given, v.Patient.Family = "", "Y"
	return r
}

// TestPictures writes the sheets as PDFs into $SHEET_OUT, to be looked at
// beside the design. Without it there is nothing to do.
func TestPictures(t *testing.T) {
	dir := os.Getenv("SHEET_OUT")
	if dir == "" {
		t.Skip("SHEET_OUT names no directory")
	}
	far := pictured()
	far.Visit.Patient.Given, far.Visit.Patient.Family = "Nguyễn Thị", "Ωραιοπούλου-Щербакова"
	far.Visit.Escort.Name = "李小龙"
	cjk := pictured()
	cjk.Visit.Patient.Given, cjk.Visit.Patient.Family, cjk.Demo = "小龙", "李", true
	for name, r := range map[string]clinic.Record{"pictured": pictured(), "longest": longest(), "shortest": shortest(), "scripts": far, "cjk": cjk} {
		for _, paper := range []clinic.Paper{clinic.Letter, clinic.A4} {
			for size, large := range map[string]bool{"": false, "-large": true} {
				d, err := Lay(r, Options{Paper: paper, Journal: true, Large: large})
				if err != nil {
					t.Fatal(err)
				}
				f, err := os.Create(filepath.Join(dir, name+"-"+string(paper)+size+".pdf"))
				if err != nil {
					t.Fatal(err)
				}
				if err := WritePDF(f, d); err != nil {
					t.Fatal(err)
				}
				if err := f.Close(); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
}
