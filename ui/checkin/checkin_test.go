package checkin

import (
	"context"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"chairside/store/clinic"
	"chairside/ui/part"
	"chairside/ui/try"
)

var noon = time.Date(2026, 11, 22, 10, 42, 0, 0, time.UTC)

// desk is a fake of the window and of the store: it keeps one visit by the
// clinic's own rules, so that the screen is tried against what they say.
type desk struct {
	try.Work
	t       *testing.T
	window  fyne.Window
	day     clinic.Day
	staff   clinic.Staff
	alike   []clinic.Patient
	hits    []clinic.Patient
	almost  map[string][]clinic.Match // found by sound or with a slip
	steps   []clinic.Step
	added   []clinic.Patient
	booked  []clinic.Booking
	fail    error
	left    int
	search  int
	began   clinic.VisitID
	said    []string
	failed  []error
	screen  *Screen
	walk    *WalkIn
	focused fyne.Focusable
	now     time.Time
}

func (d *desk) Do(_ context.Context, by clinic.StaffID, id clinic.VisitID, step clinic.Step) error {
	if d.fail != nil {
		return d.fail
	}
	for i, v := range d.day.Visits {
		if v.ID != id {
			continue
		}
		s, err := clinic.Scene{Now: noon, By: d.staff, Visit: v, Chairs: d.day.Chairs, Clinic: d.day.Clinic}.Do(step)
		if err != nil {
			return err
		}
		d.day.Visits[i] = s.Visit
		d.steps = append(d.steps, step)
		return nil
	}
	return &clinic.Error{Code: clinic.Missing, Message: "no such visit"}
}

func (d *desk) SimilarPatients(context.Context, clinic.Patient, int) ([]clinic.Patient, error) {
	return d.alike, nil
}

// SearchPatients finds those whose name holds what was typed, and behind them
// those whom the test says are written almost so.
func (d *desk) SearchPatients(_ context.Context, q string, _ int) (list []clinic.Match, err error) {
	for _, p := range d.hits {
		if strings.Contains(strings.ToLower(p.FullName()), strings.ToLower(q)) {
			list = append(list, clinic.Match{Patient: p})
		}
	}
	return append(list, d.almost[q]...), d.fail
}

func (d *desk) AddPatient(_ context.Context, _ clinic.StaffID, p clinic.Patient) (clinic.PatientID, error) {
	d.added = append(d.added, p)
	return 77, nil
}

func (d *desk) Book(_ context.Context, _ clinic.StaffID, b clinic.Booking) (clinic.VisitID, error) {
	if d.fail != nil {
		return 0, d.fail
	}
	d.booked = append(d.booked, b)
	return 99, nil
}

func newDesk(t *testing.T, dark bool) *desk {
	t.Helper()
	try.Look(t, dark)
	p := clinic.DefaultProfile()
	p.Zone = "UTC"
	d := &desk{t: t, now: noon, staff: clinic.Staff{ID: 1, Name: "Jo Reyes", Roles: clinic.Receptionist}}
	d.day = clinic.Day{
		Date: clinic.Date{Year: 2026, Month: 11, Day: 22}, Clinic: p, Protocols: clinic.Presets(),
		Chairs: []clinic.Chair{{ID: 3, Name: "Chair 3", Kind: clinic.Recliner}},
		Visits: []clinic.Visit{{
			ID: 5, Day: clinic.Date{Year: 2026, Month: 11, Day: 22}, Number: 1, Kind: clinic.Induction, SeriesNo: 5, SeriesOf: 6,
			Protocol: clinic.Presets()[0], Planned: noon.Add(18 * time.Minute), PlannedChair: 3, State: clinic.State{Stage: clinic.Booked},
			Patient: clinic.Patient{
				ID: 9, Given: "Samir", Family: "Haddad", Birth: clinic.Date{Year: 1988, Month: 12, Day: 8}, MRN: "10589",
				ConsentUntil: clinic.Date{Year: 2026, Month: 11, Day: 22}, NoAllergies: true, AllergiesAsked: clinic.Date{Year: 2026, Month: 11, Day: 18},
				Medicines: "sertraline 100 mg, lisinopril 10 mg", MedicinesAsked: clinic.Date{Year: 2026, Month: 11, Day: 18},
			},
		}},
	}
	d.window = test.NewTempWindow(t, nil)
	set := Desk{
		Store: d, Walk: d, Staff: func() (clinic.Staff, bool) { return d.staff, d.staff.ID != 0 }, Pick: func(func()) {},
		Spawn: d.Spawn,
		Now:   func() time.Time { return d.now },
		Saved: func(then func()) { d.show(); then() },
		Say:   func(m string, _ clinic.VisitID) { d.said = append(d.said, m) }, Failed: func(err error) { d.failed = append(d.failed, err) },
		Leave: func() { d.left++ }, Search: func() { d.search++ }, Begin: func(id clinic.VisitID) { d.began = id },
		Focus: func(f fyne.Focusable) { d.focused = f; d.window.Canvas().Focus(f) },
	}
	d.screen, d.walk = New(set), NewWalkIn(set)
	return d
}

func (d *desk) show() {
	d.screen.Show(d.day, noon)
	d.walk.Show(d.day, noon)
}

// open shows check-in of the one visit in a window of a screen's size.
func (d *desk) open() {
	d.window.SetContent(d.screen.Object())
	d.window.Resize(try.Laptop)
	d.screen.Open(5)
	d.show()
}

func (d *desk) visit() clinic.Visit { return d.day.Visits[0] }

func (d *desk) type_(f *part.Field, text string) {
	f.SetText("")
	f.Focus(d.window.Canvas())
	test.Type(f.Focusable(), text)
}

func (d *desk) lineOf(q clinic.Question) *line {
	for _, l := range d.screen.lines {
		if l.question == q {
			return l
		}
	}
	d.t.Fatal("no such line")
	return nil
}

func TestCheckInByKeysAlone(t *testing.T) {
	d := newDesk(t, false)
	d.alike = []clinic.Patient{{ID: 10, Given: "Samir", Family: "Hadad", Birth: clinic.Date{Year: 1988, Month: 8, Day: 12}}}
	d.open()
	if got := d.screen.similar.Text(); !strings.Contains(got, "Samir Hadad, 12 Aug 1988") {
		t.Errorf("similar patient not named: %q", got)
	}
	for _, l := range d.screen.lines[1:] {
		if !l.main.Disabled() {
			t.Errorf("%s can be answered before the identity", l.question)
		}
	}
	keys := d.screen.Keys()
	try.Key(d.t, keys, "2")
	if len(d.steps) != 0 {
		t.Fatal("something was written before the identity was confirmed")
	}
	try.Key(d.t, keys, "1")
	if d.visit().Stage != clinic.Arrived {
		t.Fatalf("stage %s after both matched", d.visit().Stage)
	}
	try.Key(d.t, keys, "2")
	if d.screen.finish.Text() != "Check in · 5 left" || !d.screen.finish.Disabled() {
		t.Errorf("finish says %q", d.screen.finish.Text())
	}
	try.Shot(d.t, d.window, "checkin-light")

	try.Key(d.t, keys, "3")
	escort := d.lineOf(clinic.AskEscort)
	if !escort.open {
		t.Fatal("3 did not open the escort's fields")
	}
	f := fieldsOf(escort)
	d.type_(f["checkin.escort.name"], "Leila Haddad")
	d.type_(f["checkin.escort.phone"], "12")
	try.Shot(d.t, d.window, "checkin-escort")
	f["checkin.escort.phone"].OnSubmitted("")
	if f["checkin.escort.phone"].Error() == "" || f["checkin.escort.name"].Text() != "Leila Haddad" {
		t.Error("a bad phone must be refused at its field and lose nothing")
	}
	d.type_(f["checkin.escort.phone"], "(555) 010-3389")
	f["checkin.escort.phone"].OnSubmitted("")
	if got := d.visit().Escort.Name; got != "Leila Haddad" {
		t.Fatalf("escort kept as %q", got)
	}
	try.Key(d.t, keys, "4")
	f = fieldsOf(d.lineOf(clinic.AskFasting))
	d.type_(f["checkin.fasting.food"], "0230")
	d.type_(f["checkin.fasting.drink"], "7.45")
	f["checkin.fasting.drink"].OnSubmitted("")
	if a, _ := d.visit().Answer(clinic.AskFasting); a.Outcome != clinic.Fine || !a.Food.Equal(time.Date(2026, 11, 22, 2, 30, 0, 0, time.UTC)) {
		t.Errorf("fasting kept as %+v", a)
	}
	try.Key(d.t, keys, "5")
	try.Key(d.t, keys, "6")
	try.Key(d.t, keys, "7")
	f = fieldsOf(d.lineOf(clinic.AskPHQ9))
	d.type_(f["checkin.phq9.answers"], "1 0 2 1 1 0 2 1 0")
	f["checkin.phq9.answers"].OnSubmitted("")
	if a, _ := d.visit().Answer(clinic.AskPHQ9); a.Total != 8 {
		t.Errorf("PHQ-9 kept as %+v", a)
	}
	if d.screen.finish.Disabled() {
		t.Fatal("all is answered and check-in cannot be finished")
	}
	try.Shot(d.t, d.window, "checkin-done")
	try.Key(d.t, keys, "Ctrl+Enter")
	if d.visit().Stage != clinic.Waiting || d.left != 1 || len(d.said) != 2 {
		t.Errorf("stage %s, left %d, said %v", d.visit().Stage, d.left, d.said)
	}
}

func TestCheckInDark(t *testing.T) {
	d := newDesk(t, true)
	d.day.Visits[0].Patient.Family = "Παπαδόπουλος-Żółkiewska Nguyễn Thị Hoa van der Meer of a very long name indeed"
	d.open()
	try.Key(d.t, d.screen.Keys(), "1")
	try.Key(d.t, d.screen.Keys(), "6")
	try.Key(d.t, d.screen.Keys(), "4")
	try.Shot(d.t, d.window, "checkin-dark")
}

func TestWrongRecordWritesNothing(t *testing.T) {
	d := newDesk(t, false)
	d.open()
	d.lineOf(clinic.AskIdentity).second.Tapped(nil)
	if len(d.steps) != 0 || d.visit().Stage != clinic.Booked {
		t.Errorf("wrong record wrote %v", d.steps)
	}
	if d.left != 1 || d.search != 1 {
		t.Error("wrong record must lead back to the search")
	}
}

func TestBadAnswersHold(t *testing.T) {
	d := newDesk(t, false)
	d.open()
	keys := d.screen.Keys()
	try.Key(d.t, keys, "1")
	d.lineOf(clinic.AskHealth).third.Tapped(nil)
	if len(d.visit().Held()) != 1 {
		t.Fatal("a yes on the health card must hold")
	}
	if got := d.lineOf(clinic.AskHealth).sub.Text(); !strings.HasPrefix(got, "Held for the nurse") {
		t.Errorf("the line says %q", got)
	}
	try.Key(d.t, keys, "7")
	f := fieldsOf(d.lineOf(clinic.AskPHQ9))
	d.type_(f["checkin.phq9.total"], "9")
	d.type_(f["checkin.phq9.item9"], "1")
	f["checkin.phq9.item9"].OnSubmitted("")
	if len(d.visit().Held()) != 2 {
		t.Error("question 9 above 0 must hold")
	}
	try.Key(d.t, keys, "4")
	f = fieldsOf(d.lineOf(clinic.AskFasting))
	d.type_(f["checkin.fasting.food"], "09:30")
	d.type_(f["checkin.fasting.drink"], "07:45")
	f["checkin.fasting.food"].OnSubmitted("")
	if len(d.visit().Held()) != 3 {
		t.Error("breakfast at half past nine must hold")
	}
	try.Shot(d.t, d.window, "checkin-held")
}

func TestRefusalShowsTheTruth(t *testing.T) {
	d := newDesk(t, false)
	d.open()
	d.fail = &clinic.Error{Code: clinic.Conflict, Message: "Another station was faster."}
	try.Key(d.t, d.screen.Keys(), "1")
	if d.screen.refused.Text() == "" {
		t.Error("the refusal is not shown")
	}
	if d.screen.busy || d.lineOf(clinic.AskIdentity).main.Disabled() {
		t.Error("the screen stays stuck after a refusal")
	}
	if d.lineOf(clinic.AskIdentity).mark.Done() {
		t.Error("an answer that was not kept is shown as kept")
	}
}

func fieldsOf(l *line) map[string]*part.Field {
	m := map[string]*part.Field{}
	var walk func(o fyne.CanvasObject)
	walk = func(o fyne.CanvasObject) {
		if f, ok := o.(*part.Field); ok {
			m[f.ID] = f
		}
		if c, ok := o.(*fyne.Container); ok {
			for _, child := range c.Objects {
				walk(child)
			}
		}
	}
	walk(l.form.object)
	return m
}
