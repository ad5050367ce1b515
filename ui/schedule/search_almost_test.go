package schedule

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"chairside/store/clinic"
	"chairside/ui/try"
)

// TestABookingFindsWhoIsWrittenAlmostSo: and takes them only when they were
// chosen.
func TestABookingFindsWhoIsWrittenAlmostSo(t *testing.T) {
	for by, words := range map[clinic.MatchedBy]string{clinic.MatchSound: "sounds alike", clinic.MatchSlip: "one letter differs"} {
		d := open(t, false, try.Laptop)
		schmidt := d.store.patient(90, "Schmidt", "Maximiliane Konstantina Wilhelmina")
		d.store.almost = map[string][]clinic.Match{"schmitt": {{Patient: schmidt, By: by}}}
		d.Book(0)
		s := d.form.search
		s.field.Focus(d.W.Canvas())
		test.Type(s.field.Focusable(), "schmitt")
		d.Wants("Schmidt, Maximiliane", words)
		d.Shot(fmt.Sprintf("schedule-almost-%d", by))
		if d.Press(fyne.KeyReturn); d.form.patient.ID != 0 || s.rows.Selected() != 0 || s.field.Error() == "" {
			t.Fatalf("Enter takes patient %d, whom nobody chose; says %q", d.form.patient.ID, s.field.Error())
		}
		d.Press(fyne.KeyDown)
		if d.Press(fyne.KeyReturn); d.form.patient.ID != 90 {
			t.Error("chosen with Down, Schmidt is not taken")
		}
	}
}
