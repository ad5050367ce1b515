package sheet

import (
	"slices"
	"strings"
	"testing"
	"time"

	"chairside/store/clinic"
)

// lines gives the texts of a page in the order they are set.
func lines(p Page) []string {
	var out []string
	for _, i := range p.Items {
		if t, ok := i.(Text); ok {
			out = append(out, t.S)
		}
	}
	return out
}

// said is all the text of a document with its lines joined.
func said(t *testing.T, r clinic.Record, o Options) string {
	t.Helper()
	d, err := Lay(r, o)
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, p := range d.Pages {
		all = append(all, lines(p)...)
	}
	return strings.Join(all, " ")
}

// TestThePicture is what the design's picture of the first page says, line by
// line, but for the fasting time: the rules ask for 6 hours without food,
// where the picture has 8.
func TestThePicture(t *testing.T) {
	d, err := Lay(pictured(), Options{Journal: true})
	if err != nil {
		t.Fatal(err)
	}
	want := []string{
		"Riverside Infusion Clinic",
		"24 Mill Lane · day (555) 014-2200 · night (555) 014-2299",
		"Going home after your infusion", "22 November 2026",
		"Maria Alvarez", "born 03 Nov 1985",
		"Infusion 3 of 6", "09:24 to 10:08 (44 min)",
		"Going home with", "Luis Alvarez",
		"Not before Monday 23 November, 10:15, and only after a night’s sleep:",
		"■", "do not drive, cycle or use machines",
		"■", "do not drink alcohol, use cannabis, or take sleeping pills or other sedatives unless we agreed",
		"■", "do not sign anything important",
		"■", "do not look after children alone",
		"What you may notice today",
		"You felt floating during the infusion. Feeling tired,", "dizzy or a little unreal may come back for some", "hours. Sit down until it passes.",
		"Looking after yourself",
		"Rest at home with someone. Start with water and", "light food. Take your usual medicines unless your", "clinician said otherwise.",
		"Call us if", "vomiting does not stop, your heart races, you still", "feel unreal tomorrow, or it hurts to pass urine.",
		"Day (555) 014-2200, night (555) 014-2299.",
		"Call 911 now for", "chest pain, trouble breathing, a seizure, someone", "who cannot be woken, or immediate danger.",
		"Call or text 988 for", "thoughts of suicide or of harming yourself.",
		"Your visit", "Time", "Blood pressure", "Pulse", "Oxygen", "Note",
		"09:12", "118/76", "72", "98 %", "before",
		"09:39", "141/88", "84", "97 %", "highest; floating, mild",
		"10:44", "121/79", "74", "98 %", "before leaving",
		"Next visit: Wednesday 25 November, 09:00.", "No food after 03:00, clear drinks until 07:00. Bring",
		"the adult who takes you home.", "We call you", "Monday before 12:00.",
		"Patient or escort", "Nurse: B. Okoye RN",
		"Visit 2026-11-22/0007 · version 1", "Page 1 of 2",
	}
	got := lines(d.Pages[0])
	for i := range max(len(got), len(want)) {
		if i >= len(got) || i >= len(want) || got[i] != want[i] {
			t.Fatalf("line %d differs:\n got %q\nwant %q", i, got[i:], want[i:])
		}
	}
	journal := strings.Join(lines(d.Pages[1]), "|")
	for _, w := range []string{
		"My mood journal|Maria Alvarez|after infusion 3 of 6|Circle how your mood was", "Bring this page to your next visit.",
		"Sun 22 Nov|0|1|2|3|4|5|6|7|8|9|10|Mon 23 Nov|0|", "|Tue 24 Nov|", "|Wed 25 Nov|0|1|2|3|4|5|6|7|8|9|10|Questions for the clinic|Visit 2026-11-22/0007|Page 2 of 2",
	} {
		if !strings.Contains(journal, w) {
			t.Errorf("the journal lacks %q: %s", w, journal)
		}
	}
}

func TestWhoTakesThePatientHome(t *testing.T) {
	for name, c := range map[string]struct {
		change func(*clinic.Visit)
		want   string
	}{
		"escort named":      {func(v *clinic.Visit) {}, "Going home with Luis Alvarez Not before"},
		"another came":      {func(v *clinic.Visit) { v.WentHomeWith = "Rosa Alvarez" }, "Going home with Rosa Alvarez Not before"},
		"alone, though one": {func(v *clinic.Visit) { v.AloneReason = "lives across the street" }, "Going home without an escort Not before"},
		"nobody named":      {func(v *clinic.Visit) { v.Escort = clinic.Escort{} }, "Going home no escort named Not before"},
		"against advice":    {func(v *clinic.Visit) { v.Stage = clinic.LeftAMA }, "Left early against advice Not before"},
		"to hospital":       {func(v *clinic.Visit) { v.Stage = clinic.Hospital }, "Going on to hospital Not before"},
	} {
		r := pictured()
		c.change(&r.Visit)
		if got := said(t, r, Options{}); !strings.Contains(got, c.want) {
			t.Errorf("%s: %q is not in %s", name, c.want, got)
		}
	}
}

func TestJournalDays(t *testing.T) {
	for in, want := range map[int]int{0: 4, 1: 4, 3: 4, 4: 5, 6: 7, 7: 7, 30: 7} {
		r := pictured()
		if r.Visit.Next = (time.Time{}); in > 0 {
			r.Visit.Next = pictured().Visit.Day.AddDays(in).At(8, 0, r.Clinic.Location())
		}
		if n := strings.Count(said(t, r, Options{Journal: true}), " 8 9 10 "); n != want {
			t.Errorf("next visit in %d days: %d rows, want %d", in, n, want)
		}
	}
}

func TestVersionAndNames(t *testing.T) {
	r := pictured()
	r.Visit.Sheets = make([]clinic.Printed, 2)
	if got := said(t, r, Options{}); !strings.Contains(got, "· version 2 ") {
		t.Error("the version is not the number of sheets on record")
	}
	if got := said(t, r, Options{Version: 3}); !strings.Contains(got, "· version 3 ") {
		t.Error("the version asked for is not printed")
	}
	if got := FileName(r); got != "aftercare-2026-11-22-0007.pdf" {
		t.Errorf("file name %q", got)
	}
	r.Visit.Clearance.By = 3
	if got := said(t, r, Options{}); !strings.Contains(got, "Provider: I. Moreau MD") {
		t.Error("a provider who cleared is not named as one")
	}
	r.Visit.PauseTotal = 4 * time.Minute
	if got := said(t, r, Options{}); !strings.Contains(got, "09:24 to 10:08 (40 min, paused 4 min)") {
		t.Error("a pause is not named")
	}
	r.Clinic.Emergency, r.Clinic.Crisis = "", ""
	if got := said(t, r, Options{}); !strings.Contains(got, "Call 911 now for") || !strings.Contains(got, "Call or text 988 for") {
		t.Error("without numbers set the sheet names none")
	}
	r.Visit.Patient.Given = "{visit}"
	if got := said(t, r, Options{Journal: true}); strings.Count(got, "{visit} Alvarez") != 2 {
		t.Error("what a patient is named was filled in")
	}
}

func TestNothingToSayYet(t *testing.T) {
	for name, change := range map[string]func(*clinic.Visit){
		"still infusing": func(v *clinic.Visit) { v.TreatedAt = time.Time{} },
		"never treated":  func(v *clinic.Visit) { v.StartedAt, v.TreatedAt = time.Time{}, time.Time{} },
		"consultation":   func(v *clinic.Visit) { v.Protocol = clinic.Presets()[3] },
	} {
		r := pictured()
		change(&r.Visit)
		if _, err := Lay(r, Options{}); clinic.CodeOf(err) != clinic.Blocked {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestPaperIsTheClinics(t *testing.T) {
	r := pictured()
	r.Clinic.Paper = clinic.A4
	if d, _ := Lay(r, Options{}); d.Width != 210 {
		t.Error("the clinic's paper is not used")
	}
	if d, _ := Lay(r, Options{Paper: clinic.Letter}); d.Width != 215.9 {
		t.Error("the paper asked for is not used")
	}
	sizes := []float64{}
	for _, large := range []bool{false, true} {
		d, _ := Lay(r, Options{Large: large})
		for _, i := range d.Pages[0].Items {
			if x, ok := i.(Text); ok && strings.HasPrefix(x.S, "do not drive") {
				sizes = append(sizes, x.Size)
			}
		}
	}
	if len(sizes) != 2 || !slices.IsSorted(sizes) || sizes[1] < 13.99 {
		t.Errorf("sizes of print %v pt", sizes)
	}
}
