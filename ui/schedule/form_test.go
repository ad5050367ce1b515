package schedule

import (
	"testing"

	"fyne.io/fyne/v2"

	"chairside/store/clinic"
	"chairside/ui/try"
)

// TestABookingIsNeverOfferedInThePast: the form that is opened over a day that
// is over turns to today, from the patient's record and by B alike; a day that
// is still to come stays.
func TestABookingIsNeverOfferedInThePast(t *testing.T) {
	for name, begin := range map[string]func(*desk){
		"from the record": func(d *desk) { d.Book(77) }, "by B": func(d *desk) { d.Key("B") },
	} {
		for days, want := range map[int]clinic.Date{-7: monday, -1: monday, 0: monday, 8: monday.AddDays(8)} {
			d := open(t, false, try.Laptop)
			d.Turn(monday.AddDays(days))
			begin(d)
			if d.date != want || d.form.day.Text() != longDay(want) {
				t.Errorf("%s, %d days on: the schedule is on %s, the form says %q", name, days, d.date, d.form.day.Text())
			}
			if want == monday && d.form.clock.Text() == "" {
				t.Errorf("%s, %d days on: no time is proposed, %q", name, days, d.form.clock.Hint())
			}
		}
	}
}

// TestPagesTurnTheDayFromTheForm: the hint sends to the day after with PgDn,
// and the keyboard is in the form then.
func TestPagesTurnTheDayFromTheForm(t *testing.T) {
	d := open(t, false, try.Laptop)
	d.W.Canvas().SetOnTypedKey(func(e *fyne.KeyEvent) { // as the window does
		d.Key(map[fyne.KeyName]string{fyne.KeyPageDown: "PgDn", fyne.KeyPageUp: "PgUp"}[e.Name])
	})
	d.Turn(monday.AddDays(5)) // a Saturday
	d.Book(77)
	hints := func(want string) {
		t.Helper()
		if got := d.form.clock.Hint(); got != want {
			t.Errorf("on %s the time hints %q, want %q", d.date, got, want)
		}
	}
	hints("Nothing fits that day: try the day after, with PgDn.")
	for _, at := range []fyne.Focusable{d.form.clock.Focusable(), d.form.day.Focusable(), d.form.search.field.Focusable(), d.head.day.Focusable()} {
		d.Turn(monday.AddDays(5))
		d.W.Canvas().Focus(at)
		d.Press(fyne.KeyPageDown)
		d.Press(fyne.KeyPageDown)
		d.Wants("Mon 30 Nov 2026")
		hints("the first that fits")
		d.Press(fyne.KeyPageUp)
		d.Wants("Sun 29 Nov 2026")
	}
	d.Key("PgDn")
	hints("the first that fits")
	d.Key("Esc")
	d.Lacks("Once more to close") // only a proposal is lost
	if d.form.open {
		t.Error("the form stays over a time that nobody typed")
	}
}
