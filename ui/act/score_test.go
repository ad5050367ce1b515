package act

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"chairside/store/clinic"
	"chairside/ui/part"
)

// recovers is a desk whose patient has been recovering for 20 min, with a
// baseline of 118/76 and a reading of 121/79 five minutes ago.
func recovers(t *testing.T) *desk {
	t.Helper()
	d := newDesk(t)
	v := &d.day.Visits[0]
	v.State = clinic.State{
		Stage: clinic.Recovering, Chair: 1, ArrivedAt: noon.Add(-3 * time.Hour), WaitingAt: noon.Add(-150 * time.Minute),
		SeatedAt: noon.Add(-2 * time.Hour), StartedAt: noon.Add(-time.Hour), DueAt: noon.Add(-20 * time.Minute), TreatedAt: noon.Add(-20 * time.Minute), RecoverBy: noon.Add(10 * time.Minute),
	}
	d.day.Chairs[0].Occupant = v.ID
	v.Vitals = []clinic.Vitals{
		{ID: 1, At: noon.Add(-70 * time.Minute), Stage: clinic.InChair, Signs: map[clinic.Sign]int{clinic.Systolic: 118, clinic.Diastolic: 76}},
		{ID: 2, At: noon.Add(-5 * time.Minute), Stage: clinic.Recovering, Signs: map[clinic.Sign]int{clinic.Systolic: 121, clinic.Diastolic: 79, clinic.SpO2: 91}},
	}
	return d
}

func TestScoreFormProposesAndTheNurseConfirms(t *testing.T) {
	d := recovers(t)
	d.acts.Open(clinic.ActScore, 5)
	for id, want := range map[string]string{
		"score.pressure": "Proposed 2: BP 121/79 at 11:55, 4 % above baseline 118/76",
		"score.oxygen":   "Proposed 1: SpO2 91 % at 11:55 on air",
	} {
		c := find[*part.Choice](d, id)
		if !strings.Contains(c.Hint(), want) || c.Selected() >= 0 {
			t.Errorf("%s says %q, chosen %d", id, c.Hint(), c.Selected())
		}
	}
	find[*part.Tick](d, "score.on_oxygen").Tapped(nil)
	if got := find[*part.Choice](d, "score.oxygen").Hint(); !strings.Contains(got, "with oxygen") {
		t.Errorf("with oxygen it says %q", got)
	}
	d.window.Canvas().Focus(find[*part.Choice](d, "score.activity"))
	for _, r := range "21211" { // each figure chooses and goes on
		test.Type(d.window.Canvas().Focused().(*part.Choice), string(r))
	}
	if got := find[*part.Text](d, "score.total").Text(); got != "7 of 10" {
		t.Errorf("total %q", got)
	}
	// The keyboard stays on the last item, so that Enter records and ticks nothing.
	last, ok := d.window.Canvas().Focused().(*part.Choice)
	if !ok || last.ID != "score.oxygen" {
		t.Fatalf("the keyboard is on %T", d.window.Canvas().Focused())
	}
	last.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	s, scored := d.visit().LastScore()
	if !scored || s.Total != 7 || !s.OnOxygen || s.Items[1] != 1 {
		t.Fatalf("recorded %+v", s)
	}
}

func TestScoreFormFollowsTheClinicsScale(t *testing.T) {
	d := recovers(t)
	d.day.Clinic.Scale = clinic.PADSS
	d.acts.Open(clinic.ActScore, 5)
	if got := find[*part.Choice](d, "score.iv_site").Hint(); !strings.Contains(got, "surgical bleeding") {
		t.Errorf("the adapted label does not say so: %q", got)
	}
	d.window.Canvas().Focus(find[*part.Choice](d, "score.pressure"))
	for _, r := range "22222" {
		test.Type(d.window.Canvas().Focused().(*part.Choice), string(r))
	}
	d.submit()
	if s, _ := d.visit().LastScore(); s.Scale != clinic.PADSS || s.Total != 10 {
		t.Errorf("recorded %+v", s)
	}
}

func TestScoreFormWithoutABaselineProposesNothing(t *testing.T) {
	d := recovers(t)
	d.day.Visits[0].Vitals = d.day.Visits[0].Vitals[1:]
	d.acts.Open(clinic.ActScore, 5)
	if got := find[*part.Choice](d, "score.pressure").Hint(); !strings.Contains(got, "No baseline in this visit, so nothing is proposed") {
		t.Errorf("it says %q", got)
	}
}

func TestVitalsBeyondALimitAskForANoteWhileTyping(t *testing.T) {
	d := recovers(t)
	d.acts.Open(clinic.ActVitals, 5)
	d.write("vitals.bp", "184/104")
	note := find[*part.Field](d, "vitals.note")
	if !strings.Contains(note.Hint(), "BP 184/104, limit 180") {
		t.Errorf("while typing the note says %q", note.Hint())
	}
	d.submit()
	if note.Error() == "" || !d.panelOpen() {
		t.Fatal("taken without a note")
	}
	d.write("vitals.note", "Dr Hale told, taken again in 5 min")
	d.submit()
	if last, _ := d.visit().Last(clinic.Systolic); last.BP() != "184/104" || last.Note == "" {
		t.Errorf("recorded %+v", last)
	}
}

func TestVitalsForAnEarlierMinute(t *testing.T) {
	d := recovers(t)
	d.acts.Open(clinic.ActVitals, 5)
	d.write("vitals.bp", "119/77")
	d.write("vitals.at", "11:48")
	d.submit()
	for _, s := range d.visit().Vitals {
		if s.BP() == "119/77" && (!s.At.Equal(noon.Add(-12*time.Minute)) || !s.Entered.Equal(noon)) {
			t.Errorf("recorded %+v", s)
		}
	}
	d.acts.Open(clinic.ActAmend, 5)
	which := find[*part.Select](d, "vitals.which")
	which.Focusable().TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	if got := find[*part.Field](d, "vitals.bp").Text(); got != "119/77" {
		t.Fatalf("the second newest set shows %q", got)
	}
	d.write("vitals.at", "11:50")
	d.write("act.reason", "looked at the wrong clock")
	d.submit()
	n := 0
	for _, s := range d.visit().Vitals {
		if s.BP() == "119/77" {
			n++
			if !s.Amended && clinic.Clock(s.At, time.UTC) != "11:50" {
				t.Errorf("amended to %s", s.At)
			}
		}
	}
	if n != 2 {
		t.Errorf("%d sets are kept, want both", n)
	}
}

func TestDoneEarlier(t *testing.T) {
	d := newDesk(t)
	nurse := d.staff
	enter := func(act clinic.Action, at string) {
		t.Helper()
		d.acts.Open(Earlier, 5)
		items := possible(doneEarlier, d.visit(), d.staff)
		for i, item := range items {
			if item.Action == act {
				find[*part.Select](d, "earlier.which").SetSelected(i)
			}
		}
		d.write("earlier.at", at)
		d.submit()
	}
	d.acts.Open(Earlier, 5)
	d.submit()
	if find[*part.Select](d, "earlier.which").Error() == "" {
		t.Error("something was done, nobody said what")
	}
	find[*part.Select](d, "earlier.which").SetSelected(0)
	d.submit()
	if find[*part.Field](d, "earlier.at").Error() == "" {
		t.Error("taken without a time")
	}
	d.window.Canvas().Overlays().Remove(d.window.Canvas().Overlays().Top())
	enter(clinic.ActSeat, "11:40")
	d.write("act.chair_number", "6")
	d.submit()
	if !d.visit().SeatedAt.Equal(noon.Add(-20 * time.Minute)) {
		t.Fatalf("seated at %s", d.visit().SeatedAt)
	}
	d.acts.Open(clinic.ActVitals, 5)
	d.write("vitals.bp", "118/76")
	d.write("vitals.at", "11:44")
	d.submit()
	enter(clinic.ActStart, "11:35")
	d.submit()
	if d.visit().Stage != clinic.InChair || !d.panelOpen() {
		t.Fatal("started before the patient sat down")
	}
	d.window.Canvas().Overlays().Remove(d.window.Canvas().Overlays().Top())
	enter(clinic.ActStart, "11:45")
	d.submit()
	if v := d.visit(); !v.StartedAt.Equal(noon.Add(-15*time.Minute)) || !v.DueAt.Equal(noon.Add(25*time.Minute)) {
		t.Fatalf("started %s, due %s", v.StartedAt, v.DueAt)
	}
	last := d.visit().History[len(d.visit().History)-1]
	if got := d.day.EnteredWords(last); got != "entered 12:00 for 11:45" {
		t.Errorf("the history says %q", got)
	}
	if got := d.done[len(d.done)-1]; !strings.HasSuffix(got, "infusion started") {
		t.Errorf("said %q", got)
	}
	// What comes next is done now again.
	d.acts.Open(clinic.ActPause, 5)
	d.write("act.reason", "line kinked, arm moved")
	d.submit()
	if !d.visit().PausedAt.Equal(noon) {
		t.Errorf("paused at %s", d.visit().PausedAt)
	}
	d.staff = clinic.Staff{ID: 2, Name: "Jo Reyes", Roles: clinic.Receptionist}
	for _, i := range possible(doneEarlier, d.visit(), d.staff) {
		if i.Action != clinic.ActMoveChair {
			t.Errorf("the receptionist is offered %s", i.Action)
		}
	}
	d.staff = nurse
	// Check-in of a patient whose arrival nobody could enter.
	d.day.Visits[0].State, d.day.Visits[0].History = clinic.State{Stage: clinic.Booked}, nil
	enter(clinic.ActArrive, "11:20")
	d.submit()
	if d.visit().Stage != clinic.Booked {
		t.Fatal("arrived without a look at the record")
	}
	find[*part.Tick](d, "earlier.matched").Tapped(nil)
	d.submit()
	if !d.visit().ArrivedAt.Equal(noon.Add(-40 * time.Minute)) {
		t.Errorf("arrived at %s", d.visit().ArrivedAt)
	}
}

func TestStartPastTheLoadIsConfirmed(t *testing.T) {
	d := recovers(t)
	v := &d.day.Visits[0]
	v.State = clinic.State{Stage: clinic.InChair, Chair: 1, ArrivedAt: noon.Add(-3 * time.Hour), SeatedAt: noon.Add(-2 * time.Hour)}
	v.Vitals = v.Vitals[:1]
	for i := range 4 {
		d.day.Visits = append(d.day.Visits, clinic.Visit{ID: clinic.VisitID(50 + i), State: clinic.State{Stage: clinic.Recovering}})
	}
	d.day.Staff, d.day.Duty = []clinic.Staff{d.staff}, []clinic.StaffID{d.staff.ID}
	d.acts.Open(clinic.ActStart, 5)
	tick := find[*part.Tick](d, "start.past_load")
	d.submit()
	if d.visit().Stage != clinic.InChair || !d.panelOpen() {
		t.Fatal("started past the load unasked")
	}
	tick.Tapped(nil)
	d.submit()
	if d.visit().Stage != clinic.Infusing {
		t.Fatal("confirmed and not started")
	}
}
