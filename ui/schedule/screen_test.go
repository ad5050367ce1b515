package schedule

import (
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"chairside/store/clinic"
	"chairside/ui/part"
	"chairside/ui/try"
)

func TestTheDayIsShownChairByChair(t *testing.T) {
	d := open(t, false, try.Laptop)
	d.Wants("Chair 1 recliner", "Haddad 2 of 6", "Wolfeschlegelsteinhausenbergerdorff-Montgomery", "Room A out: wet floor", "Infusing", "1 nurse, at most 2")
	d.Lacks("Żółkiewska")
	if title, sub := d.Title(clinic.Day{}, now); title != "Schedule" || sub != "Mon 23 Nov 2026 · 2 treatments" {
		t.Error(title, sub)
	}
	d.Shot("schedule-day")
	d.Press(fyne.KeyRight)
	d.Wants("Haddad, Samir", "Infusion 2 of 6", "Mon 23 Nov 11:30")
	d.Press(fyne.KeyDown)
	d.Wants("Montgomery, Maximiliane Konstantina")
	d.Press(fyne.KeyUp)
	d.Key("M")
	d.Wants("Move the booking of Mon 23 Nov, 11:30")
	d.Key("Esc")
	d.Key("X")
	d.Said("act cancel 1")
	d.Key("N")
	d.Said("act no_show 1")
	d.store.visits[0].Stage = clinic.NoShow
	d.Stale()
	d.tick()
	d.Select(1)
	d.Key("N")
	d.Said("act correct_no_show 1")
	d.Wants("Not coming", "Haddad No-show")
	d.Press(fyne.KeyReturn)
	d.Said("record 1")
	d.Key("Esc")
	d.Said("leave")
}

func TestAnotherDay(t *testing.T) {
	d := open(t, false, try.Laptop)
	d.Key("PgDn")
	d.Wants("Żółkiewska", "Tue 24 Nov 2026")
	d.Lacks("Haddad")
	d.Key("T")
	d.Wants("Haddad")
	d.Key("PgUp")
	d.Wants("The clinic is closed that day.", "Nothing is booked that day. Press B to book a visit.")
	d.Shot("schedule-closed")
	d.Key("G")
	d.Screen.head.day.SetText("1 dec")
	d.Press(fyne.KeyReturn)
	if d.date.String() != "2026-12-01" {
		t.Error(d.date)
	}
	d.Key("G")
	d.Screen.head.day.SetText("soonish")
	d.Press(fyne.KeyReturn)
	d.Wants("That is not a day.")
	if d.date.String() != "2026-12-01" {
		t.Error(d.date)
	}
	d.Press(fyne.KeyEscape)
	d.Lacks("That is not a day.")
}

// TestAnAnswerThatWasOvertakenIsDropped: the day that was asked for first
// comes last and must not be shown under the other's name.
func TestAnAnswerThatWasOvertakenIsDropped(t *testing.T) {
	d := open(t, false, try.Laptop)
	d.Held = true
	d.Key("PgDn")
	d.Wants("Reading the day…")
	d.Lacks("Haddad")
	d.Key("PgDn")
	d.Held = false
	d.Waiting[1]()
	d.Waiting[0]()
	d.Lacks("Żółkiewska", "Reading the day…")
	d.Wants("Wed 25 Nov 2026")
	d.Held, d.Waiting = true, nil
	d.Stale()
	for range 3 { // a reading that takes three seconds
		d.tick()
	}
	if len(d.Waiting) != 1 {
		t.Fatalf("%d readings are under way at once", len(d.Waiting))
	}
	d.Held = false
	d.Waiting[0]()
	d.Wants("Wed 25 Nov 2026")
	d.store.cantRead = errors.New("disk")
	d.Key("T")
	d.Wants("That day could not be read.")
	reads := len(d.store.reads)
	for range 3 {
		d.tick()
	}
	if len(d.store.reads) != reads {
		t.Error("a day that cannot be read is asked for every second")
	}
	d.store.cantRead = nil
	d.Stale()
	d.tick()
	d.Wants("Haddad")
	d.Lacks("could not be read")
}

// find types a patient's name and takes the first.
func (d *desk) find(name string) {
	d.T.Helper()
	test.Type(d.form.search.field.Focusable(), name)
	d.Press(fyne.KeyReturn)
}

func TestAVisitIsBooked(t *testing.T) {
	d := open(t, false, try.Laptop)
	d.Key("B")
	d.find("o’n")
	d.Wants("O’Neill, Patrick", "Chair: The one that fits best", "Chair 2 · free until 13:00 · needs 1 h 30 and 10 min of cleaning")
	if d.form.clock.Text() != "10:45" {
		t.Fatal(d.form.clock.Text())
	}
	d.Lacks("Book anyway")
	d.Shot("schedule-form")
	d.form.kind.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEnd}) // a consultation: the room is out, so another place does
	d.Wants("Kind: Consultation", "Protocol: Consultation")
	d.form.kind.TypedKey(&fyne.KeyEvent{Name: fyne.KeyLeft})
	d.Wants("Kind: Maintenance", "Protocol: IV ketamine, standard")
	d.W.Canvas().Focus(d.form.clock.Focusable())
	d.Press(fyne.KeyReturn)
	if len(d.store.booked) != 1 {
		t.Fatal(d.store.booked)
	}
	b := d.store.booked[0]
	if b.Patient != 77 || b.Kind != clinic.Maintenance || b.Protocol != 1 || !b.Planned.Equal(at(monday, 10, 45)) || b.Chair != 0 || b.Anyway {
		t.Errorf("%+v", b)
	}
}

func TestConflictsAreSaidWhileTyping(t *testing.T) {
	d := open(t, false, try.Laptop)
	d.Key("B")
	d.find("o’n")
	d.form.chair.SetSelected(1)
	d.form.typed = true
	for clock, want := range map[string]string{
		"12:00": "Chair 1 is taken from 11:30 to 13:10, cleaning included. (Haddad, Samir)",
		"07:00": "The clinic opens at 08:00 that day.",
		"17:30": "The visit would end at 19:00; the clinic closes at 18:00.",
		"09:00": "That time has gone by.",
	} {
		d.form.clock.SetText(clock)
		d.Wants(want, "Book anyway")
	}
	d.form.clock.SetText("12:00")
	d.Shot("schedule-conflict")
	d.Press(fyne.KeyReturn)
	if len(d.store.booked) != 0 {
		t.Fatal("Enter booked against a conflict")
	}
	d.Wants("Not booked.")
	d.Tap("schedule.anyway")
	if len(d.store.booked) != 1 || !d.store.booked[0].Anyway || d.store.booked[0].Chair != 1 || d.store.booked[0].Patient != 77 {
		t.Fatalf("%+v", d.store.booked)
	}
	d.Said("done O’Neill, Patrick is booked for Mon 23 Nov, 12:00")
	d.Wants("O’Neill, Patrick")
	if d.form.open || d.table.Selected() != 4 {
		t.Error("the booking is not shown")
	}
	d.back()
	if e, ok := d.store.steps[0].(clinic.Exit); !ok || e.By != clinic.ActCancel {
		t.Errorf("%+v", d.store.steps)
	}
}

func TestARefusalOfTheStoreIsShown(t *testing.T) {
	d := open(t, false, try.Laptop)
	d.Key("B")
	d.Press(fyne.KeyReturn) // nobody is chosen
	d.Wants("No patient is chosen.")
	d.find("o’n")
	d.store.fails = &clinic.Error{Code: clinic.Conflict, Message: "Chair 1 is taken from 10:00 to 12:00.", Next: "Choose another time."}
	d.Tap("schedule.save")
	d.Wants("Chair 1 is taken from 10:00 to 12:00. Choose another time.")
	if !d.form.open || len(d.store.booked) != 0 || d.form.save.Disabled() {
		t.Error("the form is gone, or cannot be tried again")
	}
	d.Tap("schedule.save")
	if len(d.store.booked) != 1 || d.store.booked[0].Anyway {
		t.Errorf("%+v", d.store.booked)
	}
}

func TestWhileItIsWrittenNothingIsWrittenTwice(t *testing.T) {
	d := open(t, false, try.Laptop)
	d.Key("B")
	d.find("o’n")
	d.Held = true
	d.Tap("schedule.save")
	d.Press(fyne.KeyReturn)
	d.Tap("schedule.save")
	d.Key("Esc")
	if len(d.Waiting) != 1 || !d.form.open {
		t.Fatalf("%d writes are under way", len(d.Waiting))
	}
	d.Held = false
	d.Waiting[0]()
	if len(d.store.booked) != 1 {
		t.Error(d.store.booked)
	}
}

func TestABookingIsMovedAndBack(t *testing.T) {
	d := open(t, false, try.Laptop)
	d.Select(1)
	d.Key("M")
	if d.form.clock.Text() != "11:30" || d.form.chair.Selected() != 1 {
		t.Fatal(d.form.clock.Text(), d.form.chair.Selected())
	}
	d.Wants("Haddad, Samir")
	d.Lacks("Change")
	d.form.day.SetText("tomorrow")
	d.Wants("Tue 24 Nov 2026", "Żółkiewska")
	d.form.clock.SetText("11:00")
	d.Shot("schedule-move")
	d.Press(fyne.KeyReturn)
	d.Said("done Haddad, Samir is moved to Tue 24 Nov, 11:00")
	v := d.store.visits[0]
	if v.Day != monday.AddDays(1) || !v.Planned.Equal(at(v.Day, 11, 0)) || v.PlannedChair != 1 || v.SeriesNo != 2 {
		t.Fatalf("%+v", v)
	}
	d.back()
	d.Said("done Haddad, Samir is back on Mon 23 Nov, 11:30")
	if v := d.store.visits[0]; v.Day != monday || v.PlannedChair != 1 {
		t.Errorf("%+v", v)
	}
	// somebody else has got the place meanwhile
	d.Turn(monday)
	d.Select(1)
	d.Key("M")
	d.form.clock.SetText("15:00")
	d.Press(fyne.KeyReturn)
	back := d.back
	d.store.add("Lund", "Eva", monday, 11, 30, 1)
	back()
	d.Said("failed Chair 1 is taken from 11:30")
	if v := d.store.visits[0]; !v.Planned.Equal(at(monday, 15, 0)) {
		t.Errorf("moved back onto another: %v", v.Planned)
	}
}

func TestAVisitOfYesterdayIsMovedToToday(t *testing.T) {
	d := open(t, false, try.Laptop)
	v := d.store.add("Lund", "Eva", monday.AddDays(-3), 9, 0, 1)
	d.Key("PgDn")
	d.Screen.Move(*v)
	if d.date != monday.AddDays(1) {
		t.Errorf("the day that was looked at is left: %s", d.date)
	}
	d.Key("Esc")
	d.Turn(v.Day)
	d.Select(v.ID)
	d.Wants("Open since Fri 20 Nov: settle it.")
	d.Key("M")
	if d.date != monday || d.form.clock.Text() != "10:45" {
		t.Errorf("%s %s", d.date, d.form.clock.Text())
	}
	d.store.visits[0].Stage = clinic.Arrived
	d.Screen.Move(d.store.visits[0])
	d.Said("failed Only a visit that is still expected can be moved.")
}

func TestNothingTypedIsLostUnasked(t *testing.T) {
	d := open(t, false, try.Laptop)
	d.Key("B")
	d.find("o’n")
	d.Press(fyne.KeyEscape)
	if !d.form.open {
		t.Fatal("the chosen patient was thrown away")
	}
	d.Wants("Once more to close")
	d.Key("B")
	d.Wants("Finish this booking or close it first.")
	d.Book(1)
	if d.form.patient.ID != 77 {
		t.Error("another patient was put into the form")
	}
	d.form.warned = false
	d.Press(fyne.KeyEscape)
	d.Press(fyne.KeyEscape)
	if d.form.open {
		t.Error("it does not close")
	}
	d.Book(77)
	d.Wants("O’Neill, Patrick")
	d.Press(fyne.KeyEscape)
	if d.form.open {
		t.Error("nothing was typed and it asks")
	}
}

func TestATimeThatTheClocksSkip(t *testing.T) {
	d := open(t, false, try.Laptop)
	d.store.clinic.Zone = "Europe/Oslo"
	for i := range d.store.clinic.Week {
		d.store.clinic.Week[i] = clinic.Hours{Close: 24 * time.Hour}
	}
	d.tick()
	d.Key("B")
	d.find("o’n")
	d.form.day.SetText("2027-03-28")
	d.form.clock.SetText("02:30")
	d.Wants("there is no 02:30")
	d.Press(fyne.KeyReturn)
	if len(d.store.booked) != 0 {
		t.Fatal("a time that does not exist was booked")
	}
	d.form.day.SetText("2027-10-31")
	d.form.clock.SetText("02:30")
	d.Wants("That time comes twice that night; the first is meant.")
}

// TestManyChairsAndVisits: 30 chairs and 120 visits stay legible: the lanes
// scroll, and the chosen one is in sight.
func TestManyChairsAndVisits(t *testing.T) {
	for _, dark := range []bool{false, true} {
		d := open(t, dark, try.Laptop)
		d.store.visits, d.store.chairs = nil, nil
		names := []string{"Nguyễn", "محمد", "Żółkiewska", "O’Neill", "王", "Wolfeschlegelsteinhausenbergerdorff", "Li"}
		for i := range 30 {
			d.store.chairs = append(d.store.chairs, clinic.Chair{ID: clinic.ChairID(i + 1), Name: fmt.Sprintf("Chair %d", i+1), Kind: clinic.Recliner, Turnover: 10 * time.Minute, Order: i})
			for n := range 4 {
				v := d.store.add(names[(i+n)%len(names)], "Alex", monday, 8+2*n, 5*(i%4), clinic.ChairID(i+1))
				if n == 0 {
					v.Stage, v.SeatedAt, v.StartedAt, v.DueAt, v.TreatedAt, v.EndedAt = clinic.Discharged, v.Planned, v.Planned.Add(20*time.Minute), v.Planned.Add(time.Hour), v.Planned.Add(time.Hour), v.Planned.Add(90*time.Minute)
					v.History = []clinic.Entry{{ID: 1, Chair: v.PlannedChair, Action: clinic.ActSeat}}
				}
			}
		}
		d.Stale()
		d.tick()
		if title, sub := d.Title(clinic.Day{}, now); sub != "Mon 23 Nov 2026 · 120 treatments" {
			t.Error(title, sub)
		}
		d.Shot(fmt.Sprintf("schedule-full-%v", dark))
		d.Select(120)
		d.Shot(fmt.Sprintf("schedule-full-end-%v", dark))
		d.Wants("Chair 30")
	}
}

func TestKeysAreNamedOnce(t *testing.T) {
	d := open(t, false, try.Laptop)
	var seen []string
	for _, k := range d.Keys() {
		if slices.Contains(seen, k.Key) {
			t.Errorf("%s is named twice", k.Key)
		}
		seen = append(seen, k.Key)
	}
	_ = part.Key{}
}
