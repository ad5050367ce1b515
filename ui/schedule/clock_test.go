package schedule

import (
	"testing"

	"fyne.io/fyne/v2"

	"chairside/store/clinic"
	"chairside/ui/try"
)

// typing sends letters to whatever has the keyboard.
func (d *desk) typing(s string) {
	for _, r := range s {
		d.W.Canvas().Focused().TypedRune(r)
	}
}

// TestTypingReplacesTheProposedTime: from a record, by B and a search, with the
// day read late, and for a booking that is moved.
func TestTypingReplacesTheProposedTime(t *testing.T) {
	for name, begin := range map[string]func(*desk){
		"from a record": func(d *desk) { d.Book(77) },
		"by B":          func(d *desk) { d.Key("B"); d.find("o’n") },
		"another day":   func(d *desk) { d.Book(77); d.Turn(monday.AddDays(1)) },
		"a move":        func(d *desk) { d.Screen.Move(d.store.visits[0]) },
	} {
		d := open(t, false, try.Laptop)
		begin(d)
		if !d.form.clock.Focused() || d.form.clock.Text() == "" {
			t.Fatalf("%s: the keyboard is not in the time, %q", name, d.form.clock.Text())
		}
		d.tick()
		d.typing("15:0")
		d.tick() // the next second does not mark what is half typed
		d.typing("0")
		if got := d.form.clock.Text(); got != "15:00" || d.form.clock.Error() != "" {
			t.Errorf("%s: the time is %q, %q", name, got, d.form.clock.Error())
		}
		d.Press(fyne.KeyReturn)
		if n := len(d.store.booked); n == 1 && d.store.booked[0].Planned != at(d.date, 15, 0) || n == 0 && name != "a move" {
			t.Errorf("%s: booked %+v", name, d.store.booked)
		}
	}
}

// TestEnterBooksNoTimeThatRefusedLetters: what stands in the field is not what
// was typed.
func TestEnterBooksNoTimeThatRefusedLetters(t *testing.T) {
	d := open(t, false, try.Laptop)
	d.Book(77)
	d.Press(fyne.KeyRight) // nothing marked any more
	was := d.form.clock.Text()
	d.typing("15:00")
	d.tick()
	d.Press(fyne.KeyReturn)
	d.Press(fyne.KeyReturn)
	if len(d.store.booked) != 0 || d.form.clock.Text() != was {
		t.Fatalf("Enter booked %+v with %q in the field", d.store.booked, d.form.clock.Text())
	}
	d.Wants("At most 5 characters: the rest was left out. Put it right, then press Enter.")
	for range was {
		d.Press(fyne.KeyBackspace)
	}
	d.typing("15:00")
	d.Press(fyne.KeyReturn)
	if len(d.store.booked) != 1 || d.store.booked[0].Planned != at(monday, 15, 0) {
		t.Errorf("booked %+v", d.store.booked)
	}
}

// TestATimeIsReadAsItIsTyped: whole hours and figures without a colon are
// times; what is none says so, and nothing is said of the time before it.
func TestATimeIsReadAsItIsTyped(t *testing.T) {
	const none = "That is no time of day. Write it as 07:45."
	for typed, want := range map[string]struct{ wrong, planned string }{
		"12": {"", "12:00"}, "15": {"", "15:00"}, "1430": {"", "14:30"}, "930": {"", "09:30"}, "9": {"", "09:00"}, "14:": {"", ""},
		"25": {none, ""}, "99": {none, ""}, "noon": {none, ""}, "1:": {"", ""}, "1:7:": {none, ""}, "2561": {none, ""},
	} {
		d := open(t, false, try.Laptop)
		d.Book(77)
		d.typing(typed)
		d.tick()
		if got := d.form.clock.Error(); got != want.wrong {
			t.Errorf("%q says %q, want %q", typed, got, want.wrong)
		}
		if d.form.clock.Hint() != "" {
			t.Errorf("%q keeps the hint %q", typed, d.form.clock.Hint())
		}
		if said := d.form.fits.Text() + d.form.against.Text(); (said != "") != (want.planned != "") {
			t.Errorf("%q: %q", typed, said)
		}
		if b, _, err := d.form.booking(); (err == nil) != (want.planned != "") || err == nil && b.Planned.Format("15:04") != want.planned {
			t.Errorf("%q is booked for %v, %v", typed, b.Planned, err)
		}
	}
}

// TestTheButtonThatIsSpokenOfIsInSight on the smallest screen, with all that
// the form can say.
func TestTheButtonThatIsSpokenOfIsInSight(t *testing.T) {
	d := open(t, false, try.Laptop)
	d.alike = func(clinic.Visit) string {
		return "Could be mistaken for O’Neill, Patricia, 3 Feb 1980, who comes at 11:30. Ask for the date of birth."
	}
	d.store.add("O’Neill", "Patrick", monday, 9, 0, 3).Patient.ID = 77
	d.Book(77)
	d.form.chair.SetSelected(1)
	d.typing("07:00")
	d.Press(fyne.KeyReturn)
	d.Wants("press the button below", "Book anyway")
	top := fyne.CurrentApp().Driver().AbsolutePositionForObject(d.form.anyway).Y
	view := fyne.CurrentApp().Driver().AbsolutePositionForObject(d.form.scroll).Y
	if top < view || top+d.form.anyway.Size().Height > view+d.form.scroll.Size().Height {
		t.Errorf("the button lies from %v to %v, the form from %v to %v", top, top+d.form.anyway.Size().Height, view, view+d.form.scroll.Size().Height)
	}
	d.Shot("schedule-refused")
}
