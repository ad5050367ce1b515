package schedule

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"chairside/store/clinic"
	"chairside/ui/try"
)

// TestEnterTakesTheOnlyMatch: also when it was pressed before the answer.
func TestEnterTakesTheOnlyMatch(t *testing.T) {
	for _, early := range []bool{false, true} {
		d := open(t, false, try.Laptop)
		d.store.patients = append(d.store.patients[:0:0], d.store.patients[0])
		d.Book(0)
		s := d.form.search
		s.field.Focus(d.W.Canvas())
		name := d.store.patients[0].Family
		d.Held = early
		test.Type(s.field.Focusable(), name)
		if early && (s.rows.Selected() != 0 || s.field.Hint() != "Searching…") {
			t.Errorf("while searching row %d is marked, %q", s.rows.Selected(), s.field.Hint())
		}
		d.W.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
		if early && d.form.patient.ID != 0 {
			t.Fatal("chosen before the answer")
		}
		if early {
			d.Waiting[len(d.Waiting)-1]()
		}
		if d.form.patient.ID != d.store.patients[0].ID {
			t.Errorf("early %v: patient %d", early, d.form.patient.ID)
		}
	}
}

// TestSimilarNamesAreMarked: whoever picks one of two patients who could be
// mistaken for each other is told to look twice, in the list and in the form.
func TestSimilarNamesAreMarked(t *testing.T) {
	const compare = "Similar: compare the birth date"
	for _, dark := range []bool{false, true} {
		d := open(t, dark, try.Laptop)
		d.store.patient(80, "Alvarez", "Maria")
		d.store.patient(81, "Alvarez", "Mario")
		d.store.patient(82, "Alvaro", "Wilhelmina")
		d.alike = func(v clinic.Visit) string {
			return map[clinic.PatientID]string{80: "Similar on record: Alvarez, Mario. Compare the birth date."}[v.Patient.ID]
		}
		d.Book(0)
		s := d.form.search
		s.field.Focus(d.W.Canvas())
		test.Type(s.field.Focusable(), "alva")
		for id, want := range map[int64]string{80: compare, 81: compare, 82: ""} {
			if row, ok := s.rows.Row(id).(*hit); !ok || row.alike.Text() != want || row.alike.Visible() != (want != "") {
				t.Errorf("patient %d is marked %q, want %q", id, row.alike.Text(), want)
			}
		}
		d.Shot(fmt.Sprintf("schedule-alike-%v", dark))
		d.Press(fyne.KeyReturn)
		d.Wants("Similar on record: Alvarez, Mario.")
		d.Shot(fmt.Sprintf("schedule-alike-chosen-%v", dark))
		d.form.choose(d.store.patients[0])
		d.Lacks("Similar on record")
		d.form.choose(clinic.Patient{})
		s.field.SetText("haddad")
		d.Lacks(compare)
		if s.MinSize(nil).Height != rowHeight {
			t.Errorf("one row without a warning is %v high", s.MinSize(nil).Height)
		}
	}
}

// TestALateWarningIsNotOfAnother: the answer of the store comes after another
// patient was chosen.
func TestALateWarningIsNotOfAnother(t *testing.T) {
	d := open(t, false, try.Laptop)
	var late func(string)
	d.Screen.desk.Alike = func(v clinic.Visit, then func(string)) {
		if v.Patient.ID == 77 {
			late = then
		}
	}
	d.Book(77)
	d.form.choose(d.store.patients[0])
	late("Similar on record: O’Neil, Patrick.")
	d.Lacks("Similar on record")
}
