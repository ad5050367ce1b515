package checkin

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2/test"

	"chairside/store/clinic"
	"chairside/ui/find"
	"chairside/ui/try"
)

func (d *desk) openWalkIn() {
	d.window.SetContent(d.walk.Object())
	d.window.Resize(try.Laptop)
	d.show()
	d.walk.Reset()
	d.window.Canvas().Focus(d.walk.Focus())
}

func TestWalkInFindsFirst(t *testing.T) {
	d := newDesk(t, false)
	d.hits = []clinic.Patient{
		{ID: 20, Given: "Ewa", Family: "Żółkiewska", Birth: clinic.Date{Year: 1994, Month: 6, Day: 30}, MRN: "10602"},
		{ID: 21, Given: "Ewa", Family: "Nowak", Birth: clinic.Date{Year: 1990, Month: 1, Day: 2}, MRN: "10700", Phone: "(555) 010-1111"},
	}
	d.openWalkIn()
	test.Type(d.walk.find.Field.Focusable(), "ewa")
	if got := d.walk.find.Rows.Keys(); !slices.Equal(got, []int64{20, 21, find.NewRow}) {
		t.Fatalf("rows %v", got)
	}
	try.Shot(d.t, d.window, "walkin-search")
	d.walk.find.Field.OnArrow(true)
	d.walk.find.Field.OnSubmitted("")
	if !d.walk.form.open || d.walk.form.patient.ID != 21 || d.walk.form.person.Visible() {
		t.Fatal("Enter did not go on with the marked patient")
	}
	try.Shot(d.t, d.window, "walkin-known")
	d.walk.form.kind.SetSelected(1)
	d.walk.form.start.Tapped(nil)
	if len(d.added) != 0 || len(d.booked) != 1 || d.booked[0].Patient != 21 || d.booked[0].Kind != clinic.Maintenance || !d.booked[0].WalkIn || d.booked[0].Protocol != 1 {
		t.Errorf("added %v booked %+v", d.added, d.booked)
	}
	if d.began != 99 {
		t.Error("check-in was not opened")
	}
}

func TestWalkInNewPatient(t *testing.T) {
	d := newDesk(t, true)
	d.alike = []clinic.Patient{{ID: 3, Given: "Maria", Family: "Alvarez", Birth: clinic.Date{Year: 1985, Month: 11, Day: 3}}}
	d.openWalkIn()
	test.Type(d.walk.find.Field.Focusable(), "Maria Alvares")
	d.walk.find.Field.OnSubmitted("")
	f := d.walk.form
	if f.given.Text() != "Maria" || f.family.Text() != "Alvares" {
		t.Errorf("names taken as %q, %q", f.given.Text(), f.family.Text())
	}
	if f.similar.Text() == "" {
		t.Error("a similar patient on record is not named")
	}
	f.start.Tapped(nil)
	if len(d.added) != 0 || f.birth.Error() == "" {
		t.Error("a patient without a birth date must be refused at the field")
	}
	for _, bad := range []string{"02/03/1985", "31 Feb 1985", "2031-01-01", "1850-01-01", "yesterday"} {
		d.type_(f.birth, bad)
		f.start.Tapped(nil)
		if len(d.added) != 0 || f.birth.Error() == "" {
			t.Errorf("birth date %q was taken", bad)
		}
	}
	try.Shot(d.t, d.window, "walkin-new")
	d.type_(f.birth, "4 Nov 1985")
	d.fail = errors.New("disk")
	f.start.Tapped(nil)
	if f.refused.Text() == "" || len(d.added) != 1 {
		t.Fatalf("refused %q, added %d", f.refused.Text(), len(d.added))
	}
	d.fail = nil
	f.start.Tapped(nil)
	if len(d.added) != 1 || len(d.booked) != 1 || d.booked[0].Patient != 77 {
		t.Errorf("the second try added the patient again: %d, %v", len(d.added), d.booked)
	}
}

// TestADuplicateIsConfirmedOnlyOnceItIsRead: somebody of the very name and
// birth date is on record. An Enter that was on its way already confirms
// nothing; one that comes after a second does; and what is typed meanwhile is
// asked about anew.
func TestADuplicateIsConfirmedOnlyOnceItIsRead(t *testing.T) {
	d := newDesk(t, false)
	d.alike = []clinic.Patient{{ID: 3, Given: "Maria", Family: "Alvarez", Birth: clinic.Date{Year: 1985, Month: 11, Day: 3}, MRN: "10517"}}
	d.openWalkIn()
	d.walk.BeginNew("Maria Alvares")
	f := d.walk.form
	d.type_(f.birth, "3 Nov 1985")
	d.window.Canvas().Focus(f.birth.Focusable())
	for _, after := range []time.Duration{0, 0, 500 * time.Millisecond, 999*time.Millisecond - 500*time.Millisecond} {
		d.now = d.now.Add(after)
		if f.submit(); len(d.added) != 0 || !strings.Contains(f.refused.Text(), "With this birth date is on record: Maria Alvarez, born 03 Nov 1985, MRN 10517") {
			t.Fatalf("%v after the warning: added %d, says %q", d.now.Sub(noon), len(d.added), f.refused.Text())
		}
	}
	d.type_(f.given, "Marie")
	d.now = d.now.Add(time.Hour)
	if f.submit(); len(d.added) != 0 {
		t.Fatal("another name is added on the old confirmation")
	}
	d.now = d.now.Add(time.Second)
	if f.submit(); len(d.added) != 1 {
		t.Error("a second later it cannot be confirmed")
	}
}

// TestAWarningGoesWithTheFieldItSpeaksOf: another birth date is another person.
func TestAWarningGoesWithTheFieldItSpeaksOf(t *testing.T) {
	d := newDesk(t, false)
	d.alike = []clinic.Patient{{ID: 3, Given: "Maria", Family: "Alvarez", Birth: clinic.Date{Year: 1985, Month: 11, Day: 3}, MRN: "10517"}}
	d.openWalkIn()
	d.walk.BeginNew("Maria Alvarez")
	f := d.walk.form
	d.type_(f.birth, "3 Nov 1985")
	if f.submit(); f.refused.Text() == "" {
		t.Fatal("nobody is warned")
	}
	if d.type_(f.birth, "4 Nov 1985"); f.refused.Text() != "" {
		t.Errorf("of another birth date it says %q", f.refused.Text())
	}
	d.type_(f.birth, "31 Feb 1985")
	if f.submit(); f.birth.Error() == "" {
		t.Fatal("a day that is none was taken")
	}
	if d.type_(f.birth, "4 Nov 1985"); f.birth.Error() != "" {
		t.Errorf("the mended date is called wrong: %q", f.birth.Error())
	}
}

// TestTheWarningComesBeforeTheFastest: Enter before the search has answered
// waits for it.
func TestTheWarningComesBeforeTheFastest(t *testing.T) {
	d := newDesk(t, false)
	d.alike = []clinic.Patient{{ID: 3, Given: "Maria", Family: "Alvarez", Birth: clinic.Date{Year: 1985, Month: 11, Day: 3}, MRN: "10517"}}
	d.openWalkIn()
	d.walk.BeginNew("Maria Alvarez")
	f := d.walk.form
	d.Held = true
	d.type_(f.birth, "3 Nov 1985")
	if f.submit(); len(d.added) != 0 {
		t.Fatal("added before the search answered")
	}
	d.Held = false
	d.Waiting[len(d.Waiting)-1]()
	if len(d.added) != 0 || f.refused.Text() == "" {
		t.Errorf("added %d, says %q", len(d.added), f.refused.Text())
	}
	d.alike, d.now = nil, d.now.Add(time.Minute)
	d.Held = true
	d.type_(f.birth, "4 Nov 1985")
	f.submit()
	d.Held = false
	d.Waiting[len(d.Waiting)-1]()
	if len(d.added) != 1 {
		t.Error("nobody is alike, and the Enter is forgotten")
	}
}

func TestWalkInOfOneWhoIsExpected(t *testing.T) {
	d := newDesk(t, false)
	d.hits = []clinic.Patient{d.day.Visits[0].Patient}
	d.openWalkIn()
	test.Type(d.walk.find.Field.Focusable(), "haddad")
	d.walk.find.Field.OnSubmitted("")
	if d.began != 5 || len(d.booked) != 0 {
		t.Errorf("began %d, booked %v", d.began, d.booked)
	}
}

func TestPHQ9(t *testing.T) {
	for _, c := range []struct {
		answers, total, item string
		sum, last            int
		field                string
	}{
		{"102110210", "", "", 8, 0, ""},
		{"3 3 3 3 3 3 3 3 3", "", "", 27, 3, ""},
		{"", "9", "1", 9, 1, ""},
		{"12345678", "", "", 0, 0, "answers"},
		{"1 2 1", "", "", 0, 0, "answers"},
		{"", "", "0", 0, 0, "total"},
		{"", "9", "", 0, 0, "item9"},
	} {
		sum, last, err := PHQ9(c.answers, c.total, c.item)
		if clinic.FieldOf(err) != c.field || err == nil && (sum != c.sum || last != c.last) {
			t.Errorf("%+v: %d %d %v", c, sum, last, err)
		}
	}
}

func TestAllergies(t *testing.T) {
	list, none := Allergies("latex (hives, swelling), penicillin ; ")
	if none || !slices.Equal(list, []string{"latex (hives, swelling)", "penicillin"}) {
		t.Errorf("%q %v", list, none)
	}
	if list, none := Allergies(" None known. "); !none || list != nil {
		t.Errorf("%q %v", list, none)
	}
	if list, none := Allergies(""); none || list != nil {
		t.Errorf("nothing typed is not \"none\": %q %v", list, none)
	}
}
