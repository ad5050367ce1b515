package checkin

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"chairside/store/clinic"
	"chairside/ui/find"
	"chairside/ui/try"
)

// TestWhoIsWrittenAlmostSoIsFoundAndHasToBeChosen: whoever is on record as
// Schmidt is offered to who types Schmitt, before anybody new is; Enter by
// itself takes neither.
func TestWhoIsWrittenAlmostSoIsFoundAndHasToBeChosen(t *testing.T) {
	for by, words := range map[clinic.MatchedBy]string{clinic.MatchSound: "sounds alike", clinic.MatchSlip: "one letter differs"} {
		d := newDesk(t, false)
		schmidt := clinic.Patient{ID: 20, Given: "Anna", Family: "Schmidt", Birth: clinic.Date{Year: 1994, Month: 6, Day: 30}, MRN: "10602"}
		d.almost = map[string][]clinic.Match{"schmitt": {{Patient: schmidt, By: by}}}
		d.openWalkIn()
		test.Type(d.walk.find.Field.Focusable(), "schmitt")
		if row, ok := d.walk.find.Rows.Row(20).(*hit); !ok || row.name.Text() != "Schmidt, Anna" || row.how.Text() != words {
			t.Fatalf("Schmidt is not shown as %q", words)
		}
		if row := d.walk.find.Rows.Row(find.NewRow).(*hit); row.how.Text() != "" {
			t.Errorf("a new patient %s", row.how.Text())
		}
		try.Shot(d.t, d.window, "walkin-almost")
		if d.enter(); d.walk.form.open || d.walk.find.Rows.Selected() != 0 {
			t.Fatal("Enter takes a row that nobody chose")
		}
		d.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
		if d.enter(); !d.walk.form.open || d.walk.form.patient.ID != 20 {
			t.Error("chosen with Down, Schmidt is not taken")
		}

		// Enter before the answer takes nobody either.
		d.walk.Reset()
		d.window.Canvas().Focus(d.walk.Focus())
		d.Held = true
		d.type_(d.walk.find.Field, "schmitt")
		d.enter()
		d.Waiting[len(d.Waiting)-1]()
		if d.walk.form.open {
			t.Error("an early Enter takes one who is written otherwise")
		}
	}
}
