package patient

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"chairside/store/clinic"
	"chairside/ui/part"
)

// filled are the texts of a form with everything in it.
var filled = map[string]string{
	"given": "Maria", "family": "Alvarez", "preferred": "Mia", "pronoun": "she", "birth": "3 Nov 1985", "mrn": "A-1", "phone": "(555) 010-7710", "phone_kind": "home",
	"phone2": "020 7946 0958", "phone2_kind": "work", "address": "24 Mill Lane", "emergency": "Luis", "emergency_relation": "husband", "emergency_phone": "(555) 010-7711",
	"languages": "Spanish, English", "interpreter": "yes", "allergies": "latex (hives, rash); nuts", "medicines": "lithium", "conditions": "asthma",
	"consent_signed": "20 Nov 2026", "consent": "", "therapist": "Ms Lee", "referrer": "Dr Gray", "heard_from": "a friend",
}

func TestANewPatientIsWrittenWhole(t *testing.T) {
	d := newDesk(t, false)
	d.New("")
	for name, text := range filled {
		d.type_(name, text)
	}
	d.Shot("patient-new")
	d.key("Ctrl+S")
	if len(d.added) != 1 {
		t.Fatalf("not added: %q", d.form.refused.Text())
	}
	day := func(y int, m time.Month, n int) clinic.Date { return clinic.Date{Year: y, Month: m, Day: n} }
	want := clinic.Patient{
		ID: d.added[0].ID, Given: "Maria", Family: "Alvarez", Preferred: "Mia", Pronoun: "she", Birth: day(1985, 11, 3), MRN: "A-1", Phone: "(555) 010-7710", PhoneKind: clinic.Home,
		Phone2: "020 7946 0958", Phone2Kind: clinic.Work, Address: "24 Mill Lane", Emergency: clinic.Contact{Name: "Luis", Relation: "husband", Phone: "(555) 010-7711"},
		Languages: []string{"Spanish", "English"}, Interpreter: true, Allergies: []string{"latex (hives, rash)", "nuts"}, AllergiesAsked: today, Medicines: "lithium", MedicinesAsked: today,
		Conditions: "asthma", ConsentSigned: day(2026, 11, 20), ConsentUntil: day(2027, 11, 20), Therapist: "Ms Lee", Referrer: "Dr Gray", HeardFrom: "a friend",
	}
	if got := clinic.Changes(want, d.added[0]); len(got) != 0 || d.added[0].AllergiesAsked != today || d.added[0].MedicinesAsked != today {
		t.Errorf("%+v", got)
	}
	if d.page != chartPage || d.Patient() != want.ID || !slices.Equal(d.done, []string{"Alvarez, Maria is on record"}) {
		t.Errorf("page %d, patient %d, said %v", d.page, d.Patient(), d.done)
	}
	// and back into the form unchanged
	d.key("E")
	for name, text := range filled {
		if got := d.form.marks[name].text(); name != "birth" && !strings.HasPrefix(name, "consent") && name != "allergies" && got != text {
			t.Errorf("%s: %q, want %q", name, got, text)
		}
	}
	if d.form.dirty() {
		t.Error("a form nobody touched counts as typed in")
	}
}

func TestTabGoesInReadingOrder(t *testing.T) {
	d := newDesk(t, false)
	d.Open(1)
	d.key("E")
	var got []string
	first := d.focused()
	for range 40 {
		got = append(got, d.focused())
		d.W.Canvas().FocusNext()
		if d.focused() == first {
			break
		}
	}
	got = slices.DeleteFunc(got, func(s string) bool { return s == "" })
	want := []string{
		"given", "family", "preferred", "pronoun", "birth", "mrn", "phone", "phone_kind", "phone2", "phone2_kind", "address", "emergency", "emergency_relation", "emergency_phone",
		"allergies", "medicines", "conditions", "consent_signed", "consent", "languages", "interpreter", "therapist", "referrer", "heard_from", "died", "reason",
	}
	if !slices.Equal(got, want) {
		t.Errorf("%v\nwant %v", got, want)
	}
}

func TestAMistakeStandsAtItsFieldAndTakesTheKeyboard(t *testing.T) {
	for _, c := range []struct{ field, text, at, says string }{
		{"family", "", "family", "missing"},
		{"birth", "", "birth", "missing"},
		{"birth", "02/03/1985", "birth", "two dates"},
		{"birth", "1 Jan 2031", "birth", "future"},
		{"phone", "12", "phone", "too short"},
		{"emergency_phone", "", "emergency_phone", "no phone"},
		{"emergency", "", "emergency", "no name"},
		{"consent", "yesterday", "consent", "not a date"},
		{"consent_signed", "1 Jan 2027", "consent_signed", "to come"},
		{"died", "31 Feb 2020", "died", "not a date"},
		{"mrn", "", "mrn", "missing"},
	} {
		d := newDesk(t, false)
		d.Open(1)
		d.key("E")
		d.type_(c.field, c.text)
		d.key("Ctrl+S")
		whole := d.form.refused.Text()
		if len(d.people) != 1 || d.people[1].Revision != 0 || d.errorAt(c.at) == "" || d.focused() != c.at || !strings.Contains(strings.ToLower(whole), c.says) {
			t.Errorf("%s %q: %q at the field, focus %q, banner %q", c.field, c.text, d.errorAt(c.at), d.focused(), whole)
		}
		if c.field == "birth" && c.text == "" {
			d.Shot("patient-mistake")
		}
		d.key("Esc")
		if d.page != formPage {
			t.Errorf("%s: one Esc drops what was typed", c.field)
		}
	}
}

func TestEscAsksOnceOverWhatWasTyped(t *testing.T) {
	d := newDesk(t, false)
	d.Open(1)
	d.key("E")
	d.key("Esc")
	if d.page != chartPage {
		t.Fatal("Esc over nothing typed asks")
	}
	d.key("E")
	d.type_("address", "24 Mill Lane")
	d.key("Esc")
	if d.page != formPage || !strings.Contains(d.form.refused.Text(), "Once more") {
		t.Fatalf("%q", d.form.refused.Text())
	}
	d.type_("address", "25 Mill Lane")
	d.form.reveal(d.form.marks["address"].object) // the keyboard went back to a field: asked anew
	d.key("Esc")
	if d.page != formPage {
		t.Fatal("typing on after the question, and one Esc drops it all")
	}
	d.key("Esc")
	if d.page != chartPage || d.people[1].Address != "" {
		t.Error("Esc twice does not leave")
	}
}

func TestFiveThousandLinesPastedIntoAField(t *testing.T) {
	paste := strings.Repeat("a line of something else\n", 5000)
	d := newDesk(t, false)
	d.Open(1)
	d.key("E")
	for name, i := range d.form.marks {
		f, ok := i.object.(*part.Field)
		if !ok {
			continue
		}
		was := f.Text()
		f.SetText("")
		d.W.Canvas().Focus(f.Focusable())
		f.Focusable().(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutPaste{Clipboard: board(paste)})
		if n := len([]rune(f.Text())); n == 0 || n > f.MaxLength || f.MaxLength > 2000 || strings.Contains(f.Text(), "\n") || !strings.Contains(f.Error(), "At most") {
			t.Errorf("%s holds %d characters: %q", name, n, f.Error())
		}
		f.SetText(was)
	}
	d.key("Ctrl+S")
}

type board string

func (b board) Content() string { return string(b) }
func (board) SetContent(string) {}

// TestTwoStations: the second to save is told what the first changed, keeps
// what was typed, and loses nothing of either.
func TestTwoStations(t *testing.T) {
	d := newDesk(t, false)
	d.Open(1)
	d.key("E")
	d.type_("address", "2 My Street")
	d.type_("therapist", "Mr New")
	d.type_("medicines", "nothing any more")
	d.before = func() {
		theirs := d.people[1]
		theirs.Phone, theirs.Address, theirs.Emergency = "(555) 010-9999", "1 Other Road", clinic.Contact{}
		if err := d.correct(2, theirs, ""); err != nil {
			t.Fatal(err)
		}
	}
	d.key("Ctrl+S")
	if d.page != formPage || len(d.done) != 0 {
		t.Fatal("the second save went through")
	}
	says := d.form.theirs.Text()
	for _, want := range []string{
		"Taken over: Phone: (555) 010-3388 (mobile) → (555) 010-9999 (mobile) (T. Lind RN, 10:42).", "Taken over: Emergency contact: Leila Haddad, sister, (555) 010-7711 → none (T. Lind RN, 10:42).",
		"Changed by both: Address: none → 1 Other Road (T. Lind RN, 10:42); what you typed stays in the field.",
	} {
		if !strings.Contains(says, want) {
			t.Errorf("%q is not said in\n%s", want, says)
		}
	}
	for name, want := range map[string]string{"phone": "(555) 010-9999", "emergency": "", "address": "2 My Street", "therapist": "Mr New", "medicines": "nothing any more"} {
		if got := d.form.marks[name].text(); got != want {
			t.Errorf("%s is %q, want %q", name, got, want)
		}
	}
	if d.focused() != "address" {
		t.Errorf("the keyboard is at %q", d.focused())
	}
	d.Shot("patient-two-stations")
	if !d.form.dirty() {
		t.Error("what was typed counts as saved")
	}
	d.key("Ctrl+S") // a second press that was on its way has read nothing
	if d.page != formPage || d.people[1].Address != "1 Other Road" {
		t.Fatal("what the other station saved was overwritten unread")
	}
	d.wait()
	d.key("Ctrl+S")
	got := d.people[1]
	if got.Phone != "(555) 010-9999" || got.Address != "2 My Street" || got.Therapist != "Mr New" || got.Emergency.Name != "" || got.Medicines != "nothing any more" || got.MedicinesAsked != today {
		t.Errorf("%+v", got)
	}
	if d.page != chartPage || len(d.done) != 1 {
		t.Errorf("said %v", d.done)
	}
}

func TestAWriteThatFailsKeepsWhatWasTyped(t *testing.T) {
	d := newDesk(t, false)
	d.Open(1)
	d.key("E")
	d.type_("address", "2 My Street")
	d.fail = errors.New("disk")
	d.key("Ctrl+S")
	if d.form.refused.Text() == "" || d.form.marks["address"].text() != "2 My Street" || d.form.save.Disabled() {
		t.Errorf("%q", d.form.refused.Text())
	}
	d.fail = nil
	d.Held = true
	d.key("Ctrl+S")
	if !d.form.save.Disabled() {
		t.Error("Save can be pressed while it runs")
	}
	d.key("Ctrl+S")
	d.key("Esc")
	if n := len(d.Waiting); n != 1 || d.page != formPage {
		t.Errorf("%d writes under way, page %d", n, d.page)
	}
	d.Held = false
	d.Waiting[0]()
	if len(d.saves) != 1 || d.people[1].Address != "2 My Street" {
		t.Errorf("%d saves", len(d.saves))
	}
}

func TestNobodyIsNamed(t *testing.T) {
	d := newDesk(t, false)
	d.staff = clinic.Staff{}
	d.Open(1)
	d.key("E")
	d.type_("address", "2 My Street")
	d.key("Ctrl+S")
	if d.picked != 1 || len(d.saves) != 0 {
		t.Error("a record was saved by nobody")
	}
}

func TestDuplicatesAreNamedWhileTyping(t *testing.T) {
	d := newDesk(t, false)
	d.New("")
	d.type_("given", "Samir")
	d.type_("family", "Hadad")
	if got := d.form.similar.Text(); !strings.Contains(got, "Already on record? Samir Haddad, born 08 Dec 1988, MRN 10589.") {
		t.Errorf("%q", got)
	}
	d.type_("family", "Nobody")
	if got := d.form.similar.Text(); got != "" {
		t.Errorf("%q", got)
	}
	d.type_("phone", "(555) 010-3388")
	if got := d.form.similar.Text(); !strings.Contains(got, "This phone is on record for Samir Haddad") {
		t.Errorf("%q", got)
	}
	d.Shot("patient-duplicate")
}

// TestATwinIsAskedTwice: a similar name with this very birth date.
func TestATwinIsAskedTwice(t *testing.T) {
	d := newDesk(t, false)
	d.New("Samir Hadad")
	d.type_("birth", "8 Dec 1988")
	d.Held = true
	d.type_("given", "Samira")
	d.key("Ctrl+S") // faster than the search
	d.Held = false
	for _, w := range slices.Clone(d.Waiting) {
		w()
	}
	if len(d.added) != 0 || !strings.Contains(d.form.refused.Text(), "Samir Haddad, born 08 Dec 1988, MRN 10589. Save once more only if it is somebody else.") {
		t.Fatalf("added %d, %q", len(d.added), d.form.refused.Text())
	}
	d.key("Ctrl+S")
	if len(d.added) != 0 {
		t.Fatal("a warning that nobody can have read was confirmed")
	}
	d.wait()
	d.key("Ctrl+S")
	if len(d.added) != 1 {
		t.Errorf("the second time is not taken: %q", d.form.refused.Text())
	}
	// correcting anything else of the two does not ask
	d.key("E")
	d.type_("address", "24 Mill Lane")
	d.key("Ctrl+S")
	if len(d.saves) != 1 {
		t.Errorf("%q", d.form.refused.Text())
	}
}

func TestADayOfDeathIsTakenBackByAManagerWithAReason(t *testing.T) {
	d := newDesk(t, false)
	d.Open(1)
	d.key("E")
	d.type_("died", "20 Nov 2026")
	d.key("Ctrl+S")
	if d.people[1].Died.IsZero() {
		t.Fatalf("%q", d.form.refused.Text())
	}
	d.key("E")
	d.type_("died", "")
	d.type_("reason", "another of that name")
	d.key("Ctrl+S")
	if d.people[1].Died.IsZero() || !strings.Contains(d.form.refused.Text(), "manager") {
		t.Errorf("%q", d.form.refused.Text())
	}
	d.today.Staff[0].Roles |= clinic.Manager
	d.type_("reason", "")
	d.key("Ctrl+S")
	if d.errorAt("reason") == "" || d.focused() != "reason" {
		t.Errorf("%q, keyboard at %q", d.form.refused.Text(), d.focused())
	}
	d.type_("reason", "another of that name")
	d.key("Ctrl+S")
	if !d.people[1].Died.IsZero() {
		t.Errorf("%q", d.form.refused.Text())
	}
}
