package sheet

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"chairside/store/clinic"
)

var paperNow = time.Date(2026, 11, 22, 10, 42, 0, 0, time.UTC)

func minutesAgo(m int) time.Time { return paperNow.Add(-time.Duration(m) * time.Minute) }

// busy is a day with somebody at every place, long and foreign names, and
// something for each part of a report.
func busy(n int) clinic.Day {
	p := clinic.DefaultProfile()
	p.Name, p.Zone = "Riverside Infusion Clinic", "UTC"
	d := clinic.Day{
		Date: clinic.Date{Year: 2026, Month: 11, Day: 22}, Clinic: p, Duty: []clinic.StaffID{2},
		DutyLog: []clinic.DutySet{{At: minutesAgo(210), By: 3, Names: "B. Okoye RN, T. Diaz LPN"}, {At: minutesAgo(60), By: 2, Names: "B. Okoye RN"}},
		Staff:   []clinic.Staff{{ID: 2, Name: "Blessing Okoye", Credential: "RN", Roles: clinic.Nurse}, {ID: 3, Name: "Ana Ferreira", Credential: "MD", Roles: clinic.Provider}},
	}
	names := [][2]string{
		{"Wolfeschlegelsteinhausenbergerdorff-Montgomery", "Maximiliane Konstantina"}, {"Żółkiewska", "Ewa"}, {"Nguyễn", "Thị Hoa"}, {"O’Neill", "Aoife"}, {"Alvarez", "Maria"},
	}
	stages := []clinic.Stage{clinic.Recovering, clinic.Infusing, clinic.Ready, clinic.InChair, clinic.Booked, clinic.Discharged, clinic.LeftAMA}
	for i := range n {
		name := names[i%len(names)]
		v := clinic.Visit{
			ID: clinic.VisitID(i + 1), Number: i + 1, Day: d.Date, Kind: clinic.Induction, Protocol: clinic.Presets()[0], SeriesNo: 1 + i%6, SeriesOf: 6, Planned: minutesAgo(90 - i),
			Patient: clinic.Patient{ID: clinic.PatientID(i + 1), Family: name[0], Given: fmt.Sprintf("%s %c", name[1], 'A'+i%26), Birth: clinic.Date{Year: 1970 + i, Month: 3, Day: 12}, MRN: fmt.Sprint(10500 + i), NoAllergies: i%3 != 0},
			State:   clinic.State{Stage: stages[i%len(stages)]},
		}
		if i%3 == 0 {
			v.Patient.Allergies = []string{"latex (hives)", "penicillin"}
		}
		if v.Stage != clinic.Booked {
			v.ArrivedAt, v.SeatedAt = minutesAgo(120), minutesAgo(110)
			v.Escort = clinic.Escort{Name: "Luis Álvarez", Phone: "(555) 010-7711"}
		}
		if v.Stage.HoldsChair() {
			v.Chair = clinic.ChairID(i + 1)
			d.Chairs = append(d.Chairs, clinic.Chair{ID: v.Chair, Name: fmt.Sprintf("Chair %d", i+1), Occupant: v.ID})
		}
		if v.Stage != clinic.Booked && v.Stage != clinic.InChair {
			v.StartedAt, v.DueAt = minutesAgo(100), minutesAgo(60)
			v.Vitals = []clinic.Vitals{
				{ID: 1, At: minutesAgo(105), By: 2, Stage: clinic.InChair, Amended: true, Signs: map[clinic.Sign]int{clinic.Systolic: 150, clinic.Diastolic: 95}},
				{ID: 2, At: minutesAgo(105), By: 2, Stage: clinic.InChair, Amends: 1, Why: "read from the wrong cuff", Signs: map[clinic.Sign]int{clinic.Systolic: 118 + i, clinic.Diastolic: 76}},
			}
			v.Holds = []clinic.Hold{{ID: 1, Reason: "BP 150/95 before treatment, above 140/90", ReleasedAt: minutesAgo(104), ReleasedBy: 3, Release: "anxious, 138/86 by hand"}}
		}
		switch v.Stage {
		case clinic.Recovering, clinic.Ready, clinic.Discharged:
			v.TreatedAt, v.RecoverBy = minutesAgo(60), minutesAgo(30)
		case clinic.LeftAMA:
			v.TreatedAt, v.EndedAt, v.EndReason, v.Told = minutesAgo(60), minutesAgo(50), "would not stay", "Dr Ferreira"
			v.History = []clinic.Entry{{At: minutesAgo(50), By: 2, Action: clinic.ActLeaveAMA}}
		}
		if v.Stage == clinic.Ready || v.Stage == clinic.Discharged {
			v.ReadyAt = minutesAgo(20)
			given := clinic.Clearance{At: v.ReadyAt, By: 2, Checks: []clinic.Check{{Criterion: clinic.CritScore, Word: "Score ≥ 9", Evidence: "score 8 of 10 at 10:20, needs 9", Override: "as always, says his wife"}}}
			v.Given, v.Clearance = []clinic.Clearance{given}, &given
		}
		if v.Stage == clinic.Discharged {
			v.EndedAt, v.WentHomeWith = minutesAgo(10), "Luis Álvarez"
		}
		d.Visits = append(d.Visits, v)
	}
	return d
}

func paperText(t *testing.T, d Document) (text string, pdf []byte) {
	t.Helper()
	var out bytes.Buffer
	if err := WritePDF(&out, d); err != nil {
		t.Fatal(err)
	}
	return poppler(t, t.TempDir(), out.Bytes(), "pdftotext", "-raw"), out.Bytes()
}

// keepPaper keeps a PDF to be looked at where CHAIRSIDE_SHOTS says.
func keepPaper(t *testing.T, name string, pdf []byte) {
	t.Helper()
	if dir := os.Getenv("CHAIRSIDE_SHOTS"); dir != "" {
		if err := os.WriteFile(filepath.Join(dir, name), pdf, 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

func TestReportSaysWhatTheRecordSays(t *testing.T) {
	for _, n := range []int{0, 5, 7, 24} {
		d := busy(n)
		r := d.Report(paperNow)
		doc, err := LayReport(r)
		if err != nil {
			t.Fatal(err)
		}
		text, pdf := paperText(t, doc)
		keepPaper(t, fmt.Sprintf("report-%d.pdf", n), pdf)
		paper := solid(text)
		want := []string{"Day’s report", "Sunday 22 November 2026", "made at 10:42", "Nurses on duty", "07:12 to 09:42 B. Okoye RN, T. Diaz LPN. Set by A. Ferreira MD.", "from 09:42 B. Okoye RN. Set by B. Okoye RN."}
		for _, v := range r.Visits {
			want = append(want, v.Patient.Given)
		}
		for _, part := range r.Parts {
			want = append(want, part.Title)
			for _, l := range part.Lines {
				want = append(want, d.ClockOf(l.At)+l.Visit.Patient.Label()+fmt.Sprintf("(%04d):", l.Visit.Number))
				if len(doc.Pages) == 1 {
					want = append(want, l.What, l.Why, d.StaffName(l.By))
				}
			}
		}
		for _, w := range want {
			if !inPieces(paper, solid(w), 2) {
				t.Errorf("%d visits: the report lacks %q:\n%s", n, w, text)
			}
		}
		if n <= 5 && len(doc.Pages) != 1 {
			t.Errorf("%d visits need %d pages", n, len(doc.Pages))
		}
		inMargins(t, doc)
	}
}

func TestKitHoldsTheBoardAndASheetForEachPatient(t *testing.T) {
	for _, n := range []int{0, 3, 24} {
		for _, old := range []bool{false, true} {
			for _, scale := range []clinic.Scale{clinic.Aldrete, clinic.PADSS} {
				d := busy(n)
				d.Clinic.Scale, d.Clinic.Paper = scale, clinic.A4
				if scale == clinic.PADSS {
					d.Clinic.Paper = clinic.Letter
				}
				doc, err := LayKit(Kit{Day: d, Read: minutesAgo(17), Now: paperNow, Old: old})
				if err != nil {
					t.Fatal(err)
				}
				text, pdf := paperText(t, doc)
				keepPaper(t, fmt.Sprintf("kit-%d-%v-%s.pdf", n, old, scale), pdf)
				paper := solid(text)
				inside := 0
				var want []string
				for _, v := range d.Visits {
					switch {
					case v.Stage.InBuilding():
						inside++
						want = append(want, "Monitoring sheet: "+v.Patient.Label(), "visit "+v.Code(), "MRN "+v.Patient.MRN, v.Patient.Birth.Long())
						if c, ok := d.Chair(v.Chair); ok {
							want = append(want, c.Name)
						}
						if b, ok := v.Baseline(); ok {
							want = append(want, "baseline "+b.BP())
						}
						want = append(want, v.Patient.Allergies...)
					case v.Stage == clinic.Booked:
						want = append(want, d.ClockOf(v.Planned)+v.Patient.Label())
					}
				}
				want = append(want, "Board at 10:25", "printed at 10:42", fmt.Sprintf("In the building: %d", inside), scale.Word(), scale.Items()[4].Word)
				for _, w := range want {
					if !inPieces(paper, solid(w), 2) {
						t.Errorf("%d visits: the kit lacks %q:\n%s", n, w, text)
					}
				}
				if got := strings.Count(paper, "Monitoringsheet:"); got != inside+spareSheets {
					t.Errorf("%d monitoring sheets for %d patients", got, inside)
				}
				if said := strings.Contains(paper, solid("This board is 17 min old")); said != old {
					t.Errorf("old %v: its age is said %v", old, said)
				}
				for _, v := range d.Visits {
					if v.Stage.Ended() && strings.Contains(paper, solid(v.Patient.Label())) {
						t.Errorf("%s has gone and is on the board", v.Patient.Label())
					}
				}
				inMargins(t, doc)
			}
		}
	}
}

// inMargins looks for what crosses the margins, or lies on other text.
func inMargins(t *testing.T, d Document) {
	t.Helper()
	for n, page := range d.Pages {
		var texts []Box
		for _, item := range page.Items {
			b := item.Bounds()
			if b.X < MarginX-0.5 || b.X+b.W > d.Width-MarginX+0.5 || b.Y < MarginY-0.5 || b.Y+b.H > d.Height-MarginY+0.5 {
				t.Errorf("page %d: %+v crosses the margin", n+1, item)
			}
			if text, ok := item.(Text); ok && strings.TrimSpace(text.S) != "" {
				b.Y, b.H = b.Y+b.H*0.25, b.H*0.5
				for _, o := range texts {
					if b.X < o.X+o.W-0.2 && o.X < b.X+b.W-0.2 && b.Y < o.Y+o.H && o.Y < b.Y+b.H {
						t.Errorf("page %d: %q lies on other text", n+1, text.S)
					}
				}
				texts = append(texts, b)
			}
		}
	}
}

// TestKitGoesOnFromTheRecord: each sheet has the sets that were taken, with
// times and every value, amended ones left out, and rows to write on below
// them, however many there are; every page of a sheet names its patient. What
// was left open yesterday says so.
func TestKitGoesOnFromTheRecord(t *testing.T) {
	for _, n := range []int{0, 1, 5, 9, 14, 40} {
		d := busy(1)
		v := &d.Visits[0]
		v.Vitals = []clinic.Vitals{{ID: 1, At: minutesAgo(106), By: 2, Amended: true, Signs: map[clinic.Sign]int{clinic.Systolic: 211, clinic.Diastolic: 99}}}
		for i := range n {
			v.Vitals = append(v.Vitals, clinic.Vitals{
				ID: clinic.VitalsID(i + 2), At: minutesAgo(105 - 2*i), By: 2, Stage: clinic.Recovering, Note: fmt.Sprintf("noted%d", i),
				Signs: map[clinic.Sign]int{clinic.Systolic: 120 + i, clinic.Diastolic: 60 + i, clinic.Pulse: 61, clinic.SpO2: 97, clinic.Respiration: 14, clinic.Temperature: 368, clinic.Pain: 2, clinic.Sedation: 1},
			})
		}
		if n == 1 {
			v.Vitals[1].Signs = map[clinic.Sign]int{clinic.SpO2: 86}
		}
		v.Scores = []clinic.Score{{At: minutesAgo(20), By: 2, Scale: clinic.Aldrete, Items: []int{2, 1, 2, 1, 2}, Total: 8}}
		v.Effects = []clinic.Effect{{ID: 1, Name: "nausea", Severity: clinic.Mild, Onset: minutesAgo(40)}, {ID: 2, Name: "headache", Severity: clinic.Mild, Onset: minutesAgo(40), ResolvedAt: minutesAgo(30)}}
		for _, paper := range []clinic.Paper{clinic.A4, clinic.Letter} {
			d.Clinic.Paper = paper
			doc, err := LayKit(Kit{Day: d, Read: paperNow, Now: paperNow})
			if err != nil {
				t.Fatal(err)
			}
			text, pdf := paperText(t, doc)
			keepPaper(t, fmt.Sprintf("kit-taken-%d-%s.pdf", n, paper), pdf)
			pages := strings.Split(text, "\f")
			sheets, rows := 0, 0
			for i, page := range doc.Pages[1:] {
				title := solid(pages[i+1])
				if strings.Contains(title, solid("Monitoring sheet: Name ___")) {
					continue
				}
				sheets++
				if !strings.Contains(title, solid(v.Patient.Given)) || !strings.Contains(title, "MRN10500") {
					t.Errorf("%d sets on %s: page %d names nobody:\n%s", n, paper, i+2, pages[i+1])
				}
				empty := map[float64]bool{}
				for _, item := range page.Items {
					if l, ok := item.(Line); ok && l.X1 == l.X2 && l.Y2-l.Y1 > px(handRow)-0.01 && l.X1 > MarginX+1 {
						empty[l.Y1] = true
					}
				}
				rows += len(empty)
			}
			if rows < blankLeast+2 || n == 5 && rows < 10 {
				t.Errorf("%d sets on %s leave %d rows to write on", n, paper, rows)
			}
			if want := map[bool]int{true: 1}[n <= 9]; want > 0 && sheets != want {
				t.Errorf("%d sets on %s need %d pages", n, paper, sheets)
			}
			flat := solid(text)
			want := []string{"10:22 2 1 2 1 2 8 B. Okoye RN", "nausea, mild, since 10:02;", "headache, mild, 10:02 to 10:12;"}
			switch {
			case n == 1:
				want = append(want, "08:57 86 noted0, B. Okoye RN", "BEYOND: SpO2 86 at 08:57, limit 92")
			default:
				for i := range n {
					want = append(want, fmt.Sprintf("%s %d/%d 61 97 14 36.8 2 1 noted%d, B. Okoye RN", d.ClockOf(minutesAgo(105-2*i)), 120+i, 60+i, i))
				}
			}
			for _, w := range want {
				if strings.Count(flat, solid(w)) == 0 {
					t.Errorf("%d sets on %s: the sheet lacks %q:\n%s", n, paper, w, text)
				}
			}
			if strings.Contains(flat, "211/99") {
				t.Errorf("%d sets on %s: what was amended is on the sheet", n, paper)
			}
			inMargins(t, doc)
		}
	}
}

func TestKitDatesWhatWasLeftOpen(t *testing.T) {
	d := busy(5)
	for i := range d.Visits {
		v := &d.Visits[i]
		if v.Stage == clinic.Booked || v.Stage == clinic.InChair {
			v.Day = d.Date.AddDays(-1)
			v.Planned, v.ArrivedAt, v.SeatedAt = v.Planned.AddDate(0, 0, -1), v.ArrivedAt.AddDate(0, 0, -1), v.SeatedAt.AddDate(0, 0, -1)
		}
	}
	doc, err := LayKit(Kit{Day: d, Read: paperNow, Now: paperNow})
	if err != nil {
		t.Fatal(err)
	}
	text, pdf := paperText(t, doc)
	keepPaper(t, "kit-left-open.pdf", pdf)
	flat := solid(text)
	for _, want := range []string{"Sat 21 Nov 09:16 Alvarez, Maria E", "arrived Sat 21 Nov 08:42, seated Sat 21 Nov 08:52"} {
		if !inPieces(flat, solid(want), 2) {
			t.Errorf("the kit lacks %q:\n%s", want, text)
		}
	}
	if strings.Contains(flat, "Sun22Nov") {
		t.Error("today's times are dated as well")
	}
}

func TestPapersHoldNoNameInTheirFileName(t *testing.T) {
	d := busy(3)
	if got := ReportName(d.Date); got != "report-2026-11-22.pdf" {
		t.Error(got)
	}
	if got := KitName(Kit{Day: d, Now: paperNow}); got != "downtime-2026-11-22-1042.pdf" {
		t.Error(got)
	}
}
