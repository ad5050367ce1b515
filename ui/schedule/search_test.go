package schedule

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// TestEnterTakesTheOnlyMatch: also when it was pressed before the answer.
func TestEnterTakesTheOnlyMatch(t *testing.T) {
	for _, early := range []bool{false, true} {
		d := open(t, false, fyne.NewSize(1282, 704))
		d.store.patients = append(d.store.patients[:0:0], d.store.patients[0])
		d.Book(0)
		s := d.form.search
		s.field.Focus(d.w.Canvas())
		name := d.store.patients[0].Family
		d.held = early
		test.Type(s.field.Focusable(), name)
		if early && (s.rows.Selected() != 0 || s.field.Hint() != "Searching…") {
			t.Errorf("while searching row %d is marked, %q", s.rows.Selected(), s.field.Hint())
		}
		d.w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
		if early && d.form.patient.ID != 0 {
			t.Fatal("chosen before the answer")
		}
		if early {
			d.waiting[len(d.waiting)-1]()
		}
		if d.form.patient.ID != d.store.patients[0].ID {
			t.Errorf("early %v: patient %d", early, d.form.patient.ID)
		}
	}
}
