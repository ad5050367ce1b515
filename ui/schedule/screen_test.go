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
)

func TestTheDayIsShownChairByChair(t *testing.T) {
	d := open(t, false, small)
	d.wants("Chair 1 recliner", "Haddad 2 of 6", "Wolfeschlegelsteinhausenbergerdorff-Montgomery", "Room A out: wet floor", "Infusing", "1 nurse, at most 2")
	d.lacks("Żółkiewska")
	if title, sub := d.Title(clinic.Day{}, now); title != "Schedule" || sub != "Mon 23 Nov 2026 · 2 treatments" {
		t.Error(title, sub)
	}
	d.shot("schedule-day")
	d.press(fyne.KeyRight)
	d.wants("Haddad, Samir", "Infusion 2 of 6", "Mon 23 Nov 11:30")
	d.press(fyne.KeyDown)
	d.wants("Montgomery, Maximiliane Konstantina")
	d.press(fyne.KeyUp)
	d.key("M")
	d.wants("Move the booking of Mon 23 Nov, 11:30")
	d.key("Esc")
	d.key("X")
	d.said("act cancel 1")
	d.key("N")
	d.said("act no_show 1")
	d.store.visits[0].Stage = clinic.NoShow
	d.Stale()
	d.tick()
	d.Select(1)
	d.key("N")
	d.said("act correct_no_show 1")
	d.wants("Not coming", "Haddad No-show")
	d.press(fyne.KeyReturn)
	d.said("record 1")
	d.key("Esc")
	d.said("leave")
}

func TestAnotherDay(t *testing.T) {
	d := open(t, false, small)
	d.key("PgDn")
	d.wants("Żółkiewska", "Tue 24 Nov 2026")
	d.lacks("Haddad")
	d.key("T")
	d.wants("Haddad")
	d.key("PgUp")
	d.wants("The clinic is closed that day.", "Nothing is booked that day. Press B to book a visit.")
	d.shot("schedule-closed")
	d.key("G")
	d.Screen.head.day.SetText("1 dec")
	d.press(fyne.KeyReturn)
	if d.date.String() != "2026-12-01" {
		t.Error(d.date)
	}
	d.key("G")
	d.Screen.head.day.SetText("soonish")
	d.press(fyne.KeyReturn)
	d.wants("That is not a day.")
	if d.date.String() != "2026-12-01" {
		t.Error(d.date)
	}
	d.press(fyne.KeyEscape)
	d.lacks("That is not a day.")
}

// TestAnAnswerThatWasOvertakenIsDropped: the day that was asked for first
// comes last and must not be shown under the other's name.
func TestAnAnswerThatWasOvertakenIsDropped(t *testing.T) {
	d := open(t, false, small)
	d.held = true
	d.key("PgDn")
	d.wants("Reading the day…")
	d.lacks("Haddad")
	d.key("PgDn")
	d.held = false
	d.waiting[1]()
	d.waiting[0]()
	d.lacks("Żółkiewska", "Reading the day…")
	d.wants("Wed 25 Nov 2026")
	d.held, d.waiting = true, nil
	d.Stale()
	for range 3 { // a reading that takes three seconds
		d.tick()
	}
	if len(d.waiting) != 1 {
		t.Fatalf("%d readings are under way at once", len(d.waiting))
	}
	d.held = false
	d.waiting[0]()
	d.wants("Wed 25 Nov 2026")
	d.store.cantRead = errors.New("disk")
	d.key("T")
	d.wants("That day could not be read.")
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
	d.wants("Haddad")
	d.lacks("could not be read")
}

// find types a patient's name and takes the first.
func (d *desk) find(name string) {
	d.t.Helper()
	test.Type(d.form.search.field.Focusable(), name)
	d.press(fyne.KeyReturn)
}

func TestAVisitIsBooked(t *testing.T) {
	d := open(t, false, small)
	d.key("B")
	d.find("o’n")
	d.wants("O’Neill, Patrick", "Chair: The one that fits best", "Chair 2 · free until 13:00 · needs 1 h 30 and 10 min of cleaning")
	if d.form.clock.Text() != "10:45" {
		t.Fatal(d.form.clock.Text())
	}
	d.lacks("Book anyway")
	d.shot("schedule-form")
	d.form.kind.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEnd}) // a consultation: the room is out, so another place does
	d.wants("Kind: Consultation", "Protocol: Consultation")
	d.form.kind.TypedKey(&fyne.KeyEvent{Name: fyne.KeyLeft})
	d.wants("Kind: Maintenance", "Protocol: IV ketamine, standard")
	d.w.Canvas().Focus(d.form.clock.Focusable())
	d.press(fyne.KeyReturn)
	if len(d.store.booked) != 1 {
		t.Fatal(d.store.booked)
	}
	b := d.store.booked[0]
	if b.Patient != 77 || b.Kind != clinic.Maintenance || b.Protocol != 1 || !b.Planned.Equal(at(monday, 10, 45)) || b.Chair != 0 || b.Anyway {
		t.Errorf("%+v", b)
	}
}

func TestConflictsAreSaidWhileTyping(t *testing.T) {
	d := open(t, false, small)
	d.key("B")
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
		d.wants(want, "Book anyway")
	}
	d.form.clock.SetText("12:00")
	d.shot("schedule-conflict")
	d.press(fyne.KeyReturn)
	if len(d.store.booked) != 0 {
		t.Fatal("Enter booked against a conflict")
	}
	d.wants("Not booked.")
	d.tap("schedule.anyway")
	if len(d.store.booked) != 1 || !d.store.booked[0].Anyway || d.store.booked[0].Chair != 1 || d.store.booked[0].Patient != 77 {
		t.Fatalf("%+v", d.store.booked)
	}
	d.said("done O’Neill, Patrick is booked for Mon 23 Nov, 12:00")
	d.wants("O’Neill, Patrick")
	if d.form.open || d.table.Selected() != 4 {
		t.Error("the booking is not shown")
	}
	d.back()
	if e, ok := d.store.steps[0].(clinic.Exit); !ok || e.By != clinic.ActCancel {
		t.Errorf("%+v", d.store.steps)
	}
}

func TestARefusalOfTheStoreIsShown(t *testing.T) {
	d := open(t, false, small)
	d.key("B")
	d.press(fyne.KeyReturn) // nobody is chosen
	d.wants("No patient is chosen.")
	d.find("o’n")
	d.store.fails = &clinic.Error{Code: clinic.Conflict, Message: "Chair 1 is taken from 10:00 to 12:00.", Next: "Choose another time."}
	d.tap("schedule.save")
	d.wants("Chair 1 is taken from 10:00 to 12:00. Choose another time.")
	if !d.form.open || len(d.store.booked) != 0 || d.form.save.Disabled() {
		t.Error("the form is gone, or cannot be tried again")
	}
	d.tap("schedule.save")
	if len(d.store.booked) != 1 || d.store.booked[0].Anyway {
		t.Errorf("%+v", d.store.booked)
	}
}

func TestWhileItIsWrittenNothingIsWrittenTwice(t *testing.T) {
	d := open(t, false, small)
	d.key("B")
	d.find("o’n")
	d.held = true
	d.tap("schedule.save")
	d.press(fyne.KeyReturn)
	d.tap("schedule.save")
	d.key("Esc")
	if len(d.waiting) != 1 || !d.form.open {
		t.Fatalf("%d writes are under way", len(d.waiting))
	}
	d.held = false
	d.waiting[0]()
	if len(d.store.booked) != 1 {
		t.Error(d.store.booked)
	}
}

func TestABookingIsMovedAndBack(t *testing.T) {
	d := open(t, false, small)
	d.Select(1)
	d.key("M")
	if d.form.clock.Text() != "11:30" || d.form.chair.Selected() != 1 {
		t.Fatal(d.form.clock.Text(), d.form.chair.Selected())
	}
	d.wants("Haddad, Samir")
	d.lacks("Change")
	d.form.day.SetText("tomorrow")
	d.wants("Tue 24 Nov 2026", "Żółkiewska")
	d.form.clock.SetText("11:00")
	d.shot("schedule-move")
	d.press(fyne.KeyReturn)
	d.said("done Haddad, Samir is moved to Tue 24 Nov, 11:00")
	v := d.store.visits[0]
	if v.Day != monday.AddDays(1) || !v.Planned.Equal(at(v.Day, 11, 0)) || v.PlannedChair != 1 || v.SeriesNo != 2 {
		t.Fatalf("%+v", v)
	}
	d.back()
	d.said("done Haddad, Samir is back on Mon 23 Nov, 11:30")
	if v := d.store.visits[0]; v.Day != monday || v.PlannedChair != 1 {
		t.Errorf("%+v", v)
	}
	// somebody else has got the place meanwhile
	d.Turn(monday)
	d.Select(1)
	d.key("M")
	d.form.clock.SetText("15:00")
	d.press(fyne.KeyReturn)
	back := d.back
	d.store.add("Lund", "Eva", monday, 11, 30, 1)
	back()
	d.said("failed Chair 1 is taken from 11:30")
	if v := d.store.visits[0]; !v.Planned.Equal(at(monday, 15, 0)) {
		t.Errorf("moved back onto another: %v", v.Planned)
	}
}

func TestAVisitOfYesterdayIsMovedToToday(t *testing.T) {
	d := open(t, false, small)
	v := d.store.add("Lund", "Eva", monday.AddDays(-3), 9, 0, 1)
	d.key("PgDn")
	d.Move(*v)
	if d.date != monday.AddDays(1) {
		t.Errorf("the day that was looked at is left: %s", d.date)
	}
	d.key("Esc")
	d.Turn(v.Day)
	d.Select(v.ID)
	d.wants("Open since Fri 20 Nov: settle it.")
	d.key("M")
	if d.date != monday || d.form.clock.Text() != "10:45" {
		t.Errorf("%s %s", d.date, d.form.clock.Text())
	}
	d.store.visits[0].Stage = clinic.Arrived
	d.Move(d.store.visits[0])
	d.said("failed Only a visit that is still expected can be moved.")
}

func TestNothingTypedIsLostUnasked(t *testing.T) {
	d := open(t, false, small)
	d.key("B")
	d.find("o’n")
	d.press(fyne.KeyEscape)
	if !d.form.open {
		t.Fatal("the chosen patient was thrown away")
	}
	d.wants("Once more to close")
	d.key("B")
	d.wants("Finish this booking or close it first.")
	d.Book(1)
	if d.form.patient.ID != 77 {
		t.Error("another patient was put into the form")
	}
	d.form.warned = false
	d.press(fyne.KeyEscape)
	d.press(fyne.KeyEscape)
	if d.form.open {
		t.Error("it does not close")
	}
	d.Book(77)
	d.wants("O’Neill, Patrick")
	d.press(fyne.KeyEscape)
	if d.form.open {
		t.Error("nothing was typed and it asks")
	}
}

func TestATimeThatTheClocksSkip(t *testing.T) {
	d := open(t, false, small)
	d.store.clinic.Zone = "Europe/Oslo"
	for i := range d.store.clinic.Week {
		d.store.clinic.Week[i] = clinic.Hours{Close: 24 * time.Hour}
	}
	d.tick()
	d.key("B")
	d.find("o’n")
	d.form.day.SetText("2027-03-28")
	d.form.clock.SetText("02:30")
	d.wants("there is no 02:30")
	d.press(fyne.KeyReturn)
	if len(d.store.booked) != 0 {
		t.Fatal("a time that does not exist was booked")
	}
	d.form.day.SetText("2027-10-31")
	d.form.clock.SetText("02:30")
	d.wants("That time comes twice that night; the first is meant.")
}

// TestManyChairsAndVisits: 30 chairs and 120 visits stay legible: the lanes
// scroll, and the chosen one is in sight.
func TestManyChairsAndVisits(t *testing.T) {
	for _, dark := range []bool{false, true} {
		d := open(t, dark, small)
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
		d.shot(fmt.Sprintf("schedule-full-%v", dark))
		d.Select(120)
		d.shot(fmt.Sprintf("schedule-full-end-%v", dark))
		d.wants("Chair 30")
	}
}

func TestKeysAreNamedOnce(t *testing.T) {
	d := open(t, false, small)
	var seen []string
	for _, k := range d.Keys() {
		if slices.Contains(seen, k.Key) {
			t.Errorf("%s is named twice", k.Key)
		}
		seen = append(seen, k.Key)
	}
	_ = part.Key{}
}
