package patient

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"chairside/store/clinic"
)

// series fills Samir's record: four treatments, one today, one booked.
func (d *desk) series() {
	one := came(1, 1, 18, 21)
	one.Vitals = []clinic.Vitals{{At: one.StartedAt.Add(20 * time.Minute), Signs: map[clinic.Sign]int{clinic.Systolic: 162, clinic.Diastolic: 98}}}
	two := came(2, 2, 15, 18)
	two.Effects = []clinic.Effect{{Name: "nausea", Severity: clinic.Mild, ResolvedAt: two.EndedAt}}
	now := clinic.Past{Visit: clinic.Visit{
		ID: 5, Day: today, Kind: clinic.Induction, Protocol: clinic.Presets()[0], SeriesNo: 5, SeriesOf: 6, Planned: noon.Add(18 * time.Minute),
		State: clinic.State{Stage: clinic.Arrived, ArrivedAt: noon.Add(-time.Minute)},
	}}
	next := clinic.Past{Visit: clinic.Visit{
		ID: 6, Day: today.AddDays(3), Kind: clinic.Induction, Protocol: clinic.Presets()[0], SeriesNo: 6, SeriesOf: 6,
		Planned: today.AddDays(3).At(9, 0, time.UTC), State: clinic.State{Stage: clinic.Booked},
	}}
	d.visits[1] = []clinic.Past{next, now, came(4, 4, 4, 9), came(3, 3, 11, 14), two, one}
	v := now.Visit
	v.Patient = d.people[1]
	d.today.Visits = []clinic.Visit{v}
	d.version++
	d.tick()
}

func TestTheRecordSaysWhoItIsAndHowItGoes(t *testing.T) {
	for _, dark := range []bool{false, true} {
		d := newDesk(t, dark)
		d.series()
		d.Open(1)
		d.Wants("Haddad, Samir", "born 08 Dec 1988 (37) · he · MRN 10589", "Phone, mobile: (555) 010-3388", "Emergency: Leila Haddad, sister", "Emergency phone: (555) 010-7711",
			"Language: Arabic, English", "Consent: until today", "No known allergies", "asked 18 Nov", "sertraline 100 mg\nlisinopril 10 mg",
			"High blood pressure (162/98) in infusion 1 (04 Nov 2026).", "Bladder and memory questions are due at treatment 6.",
			"1 4 Nov, 2 7 Nov, 3 11 Nov, 4 18 Nov, 5 today, 6 25 Nov", "−57 %", "PHQ-9, response", "Induction series", "6 infusions in 3 weeks",
			"Next visit Wed 25 Nov 09:00", "Go on checking in", "Infusion 4 of 6", "40 + 33 min", "Chair 2", "mild nausea, settled", "BP 162/98 at 20 min", "Sheet")
		d.Shot("patient-" + fmt.Sprintf("record-%v", dark))
	}
}

func TestTheMainButtonIsTheNextSensibleThing(t *testing.T) {
	for _, c := range []struct {
		stage clinic.Stage
		word  string
		asked string
	}{
		{clinic.Booked, "Check in", "check-in"},
		{clinic.Arrived, "Go on checking in", "check-in"},
		{clinic.Waiting, "Show on the board", "board"},
		{clinic.Infusing, "Show on the board", "board"},
		{clinic.Discharged, "Begin a walk-in", "walk-in"},
		{clinic.Cancelled, "Begin a walk-in", "walk-in"},
		{"", "Begin a walk-in", "walk-in"},
	} {
		d := newDesk(t, false)
		if c.stage != "" {
			d.today.Visits = []clinic.Visit{{ID: 3, Day: today, Patient: samir(), State: clinic.State{Stage: c.stage}}}
		}
		d.Open(1)
		d.tick()
		if d.face.main.Text() != c.word {
			t.Errorf("%s: %q, want %q", c.stage, d.face.main.Text(), c.word)
		}
		d.key("C")
		if !slices.Equal(d.asked, []string{c.asked}) {
			t.Errorf("%s asks for %v", c.stage, d.asked)
		}
	}
}

func TestOneWhoHasDied(t *testing.T) {
	d := newDesk(t, false)
	p := samir()
	p.Died = today.AddDays(-2)
	d.people[1] = p
	d.Open(1)
	d.Wants("Died 20 Nov 2026")
	if d.face.main.Visible() || d.face.book.Visible() {
		t.Error("a visit is offered to one who has died")
	}
	d.key("B")
	d.key("C")
	if len(d.asked) != 0 {
		t.Errorf("%v", d.asked)
	}
	d.Shot("patient-died")
	d.List()
	d.Wants("Died 20 Nov 2026")
}

func TestBookIsThereOnlyWhenSomethingBooks(t *testing.T) {
	d := newDesk(t, false)
	d.Open(1)
	d.key("B")
	if !slices.Equal(d.asked, []string{"book"}) {
		t.Errorf("%v", d.asked)
	}
	d.open.Book = nil
	d.tick()
	if d.face.book.Visible() {
		t.Error("a button that does nothing")
	}
}

func TestVisitsAreWalkedAndOpened(t *testing.T) {
	d := newDesk(t, false)
	d.series()
	d.Open(1)
	rows := d.face.past.rows
	if d.W.Canvas().Focused() != fyne.Focusable(rows) || rows.Selected() != 6 {
		t.Fatalf("the keyboard is not on the visits: row %d", rows.Selected())
	}
	rows.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	rows.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if !slices.Equal(d.asked, []string{"visit"}) {
		t.Errorf("today's visit: %v", d.asked)
	}
	for range 4 {
		rows.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	}
	rows.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	d.Wants("Infusion 1 of 6, 04 Nov 2026", "2026-11-04/0001", "162/98", "21, severe", "version 1, printed on Front desk", "Went home with")
	d.Shot("patient-visit")
}

func TestHistoryOfTheRecord(t *testing.T) {
	d := newDesk(t, false)
	p := samir()
	p.Phone = "(555) 010-9999"
	if err := d.correct(2, p, "she called"); err != nil {
		t.Fatal(err)
	}
	d.Open(1)
	d.key("H")
	d.Wants("22 Nov 2026 10:42", "T. Lind RN", "Phone: (555) 010-3388 (mobile) → (555) 010-9999 (mobile). Reason: she called")
	d.Shot("patient-history")
	d.key("H")
	d.Lacks("T. Lind RN")
}

func TestTheListIsNarrowedByTyping(t *testing.T) {
	d := newDesk(t, false)
	d.people[2] = clinic.Patient{ID: 2, Given: "Maximiliane Konstantina", Family: "Wolfeschlegelsteinhausenbergerdorff-Montgomery", Preferred: "Maxi", Birth: clinic.Date{Year: 1980, Month: 1, Day: 2}, MRN: "2"}
	d.people[3] = clinic.Patient{ID: 3, Family: "محمد", Birth: clinic.Date{Year: 1990, Month: 1, Day: 2}, MRN: "3"}
	d.List()
	if len(d.list.rows.Keys()) != 3 {
		t.Fatalf("%v", d.list.rows.Keys())
	}
	d.Shot("patient-list")
	d.list.search.SetText("maxi")
	if got := d.list.rows.Keys(); !slices.Equal(got, []int64{2}) {
		t.Fatalf("%v", got)
	}
	d.Wants("(Maxi)")
	d.list.search.OnSubmitted("")
	if d.Patient() != 2 || d.page != chartPage {
		t.Fatal("Enter does not open the one that matches")
	}
	d.Wants("Goes by: Maxi", "not signed", "No visit yet")
	d.Shot("patient-empty-record")
	d.key("Esc")
	if d.page != listPage || len(d.asked) != 0 {
		t.Error("Esc does not go back to the list")
	}
	d.list.search.SetText("nobody at all")
	d.Wants("Nobody here")
	d.key("Ctrl+Enter")
	if d.page != formPage || d.form.marks["given"].text() != "nobody at" || d.form.marks["family"].text() != "all" {
		t.Error("a new patient does not begin with what was searched for")
	}
}

func TestALateAnswerIsDropped(t *testing.T) {
	d := newDesk(t, false)
	d.people[2] = clinic.Patient{ID: 2, Given: "Ewa", Family: "Żółkiewska", Birth: clinic.Date{Year: 1994, Month: 6, Day: 30}, MRN: "10602"}
	d.Held = true
	d.Open(1)
	d.Open(2)
	work := d.Waiting
	d.Held = false
	work[1]()
	work[0]()
	d.Wants("Żółkiewska, Ewa")
	d.Lacks("Haddad")
	d.Held, d.Waiting = true, nil
	d.Open(1)
	d.Lacks("Żółkiewska") // not one's visits under another's name while it is read
	d.List()
	d.Held = false
	for _, w := range d.Waiting {
		w()
	}
	if d.page != listPage || d.Patient() != 0 {
		t.Error("a record that was left came back")
	}
}

// TestTheKeyboardGoesToTheVisits: the first look at a newer board reads the
// record again before the first reading is through.
func TestTheKeyboardGoesToTheVisits(t *testing.T) {
	d := newDesk(t, false)
	d.series()
	d.Held = true
	d.Open(1)
	d.version++
	d.tick()
	for len(d.Waiting) > 0 {
		next := d.Waiting[0]
		d.Waiting = d.Waiting[1:]
		next()
	}
	if got := d.W.Canvas().Focused(); got != fyne.Focusable(d.face.past.rows) {
		t.Errorf("the keyboard is on %T", got)
	}
}

func TestAnotherStationsWriteIsShown(t *testing.T) {
	d := newDesk(t, false)
	d.Open(1)
	drawn, read := d.drawn, d.charts
	for range 5 {
		d.tick()
	}
	if d.drawn != drawn || d.charts != read {
		t.Errorf("drawn %d times more, read %d times more, though nothing happened", d.drawn-drawn, d.charts-read)
	}
	p := d.people[1]
	p.Address = "24 Mill Lane"
	d.people[1] = p
	d.version++
	d.tick()
	d.Wants("Address: 24 Mill Lane")
	delete(d.people, 1)
	d.version++
	d.tick()
	if d.page != listPage || len(d.failed) != 1 || !strings.Contains(d.failed[0].Error(), "not on record") {
		t.Errorf("%v", d.failed)
	}
}
