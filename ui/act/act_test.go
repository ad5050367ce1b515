package act

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"chairside/store/clinic"
	"chairside/ui/part"
	"chairside/ui/try"
)

var noon = time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)

// desk is a fake of the window and the store: one visit, kept by the clinic's
// own rules.
type desk struct {
	t      *testing.T
	window fyne.Window
	day    clinic.Day
	staff  clinic.Staff
	now    time.Time
	fail   error
	steps  []clinic.Step
	chairs []clinic.ChairStep
	done   []string
	undo   []clinic.VisitID
	failed []error
	gone   []clinic.Action
	picked int
	acts   *Acts
}

func (d *desk) Do(_ context.Context, _ clinic.StaffID, id clinic.VisitID, step clinic.Step) error {
	at := slices.IndexFunc(d.day.Visits, func(v clinic.Visit) bool { return v.ID == id })
	if d.fail != nil {
		return d.fail
	}
	s, err := clinic.Scene{Now: d.now, By: d.staff, Visit: d.day.Visits[at], Chairs: d.day.Chairs, Clinic: d.day.Clinic, Load: d.day.Load()}.Do(step)
	if err != nil {
		return err
	}
	for i := range s.Visit.Vitals {
		s.Visit.Vitals[i].ID = clinic.VitalsID(i + 1)
	}
	for i := range s.Visit.Holds {
		s.Visit.Holds[i].ID = int64(i + 1)
	}
	for i := range s.Visit.Effects {
		s.Visit.Effects[i].ID = clinic.EffectID(i + 1)
	}
	for i := range s.Visit.History {
		s.Visit.History[i].ID = int64(i + 1)
	}
	d.day.Visits[at], d.day.Chairs = s.Visit, s.Chairs
	d.steps = append(d.steps, step)
	return nil
}

func (d *desk) DoChair(_ context.Context, _ clinic.StaffID, step clinic.ChairStep) error {
	d.chairs = append(d.chairs, step)
	return d.fail
}

func newDesk(t *testing.T) *desk {
	t.Helper()
	try.Look(t, false)
	p := clinic.DefaultProfile()
	p.Zone = "UTC"
	d := &desk{t: t, now: noon, staff: clinic.Staff{ID: 4, Name: "Blessing Okoye", Credential: "RN", Roles: clinic.Nurse}}
	d.day = clinic.Day{
		Date: clinic.Date{Year: 2026, Month: 11, Day: 22}, Clinic: p,
		Chairs: []clinic.Chair{{ID: 1, Name: "Chair 1", Kind: clinic.Recliner}, {ID: 6, Name: "Chair 6", Kind: clinic.Recliner}, {ID: 8, Name: "Room A", Kind: clinic.Room}},
		Visits: []clinic.Visit{{
			ID: 5, Number: 1, Day: clinic.Date{Year: 2026, Month: 11, Day: 22}, Kind: clinic.Induction, Protocol: clinic.Presets()[0], Planned: noon,
			Patient: clinic.Patient{ID: 9, Given: "Keisha", Family: "Brown", Birth: clinic.Date{Year: 1973, Month: 5, Day: 14}, MRN: "10477", NoAllergies: true, ConsentUntil: clinic.Date{Year: 2027, Month: 1, Day: 1}},
			State:   clinic.State{Stage: clinic.Waiting, ArrivedAt: noon.Add(-time.Hour), WaitingAt: noon.Add(-30 * time.Minute)},
			Escort:  clinic.Escort{Name: "Ann Brown", Phone: "555 0101 22"},
		}},
	}
	d.day.Staff, d.day.Duty = []clinic.Staff{d.staff}, []clinic.StaffID{d.staff.ID}
	d.window = test.NewTempWindow(t, nil)
	d.window.Resize(fyne.NewSize(1366, 768))
	d.acts = New(Desk{
		Store: d, Canvas: d.window.Canvas, Day: func() clinic.Day { return d.day },
		Staff: func() (clinic.Staff, bool) { return d.staff, d.staff.ID != 0 }, Now: func() time.Time { return d.now },
		Spawn:  func(work func()) { work() },
		Done:   func(m string, undo clinic.VisitID) { d.done, d.undo = append(d.done, m), append(d.undo, undo) },
		Failed: func(err error) { d.failed = append(d.failed, err) },
		Go:     func(a clinic.Action, _ clinic.Visit) { d.gone = append(d.gone, a) },
		Pick:   func(func()) { d.picked++ },
		Fresh:  func(then func(bool)) { then(true) },
	})
	return d
}

func (d *desk) visit() clinic.Visit { return d.day.Visits[0] }

// find gives the part with an id in the open panel.
func find[P any](d *desk, id string) P {
	d.t.Helper()
	var found P
	ok := false
	var walk func(fyne.CanvasObject)
	walk = func(o fyne.CanvasObject) {
		if i, is := o.(part.Identified); is && i.PartID() == id {
			found, ok = o.(P)
		}
		switch o := o.(type) {
		case *fyne.Container:
			for _, c := range o.Objects {
				walk(c)
			}
		case fyne.Widget:
			for _, c := range test.WidgetRenderer(o).Objects() {
				walk(c)
			}
		}
	}
	if top := d.window.Canvas().Overlays().Top(); top != nil {
		walk(top)
	}
	if !ok {
		d.t.Fatalf("no part %q is shown", id)
	}
	return found
}

// panelSays is all that the open panel says.
func (d *desk) panelSays() string { return try.Says(d.window.Canvas().Overlays().Top()) }

func (d *desk) write(id, text string) *part.Field {
	f := find[*part.Field](d, id)
	f.SetText("")
	f.Focus(d.window.Canvas())
	test.Type(f.Focusable(), text)
	return f
}

func (d *desk) submit() {
	d.t.Helper()
	find[*part.Button](d, "panel.action").Tapped(nil)
}

func (d *desk) panelOpen() bool { return d.window.Canvas().Overlays().Top() != nil }

func TestTheWholeStayThroughItsForms(t *testing.T) {
	d := newDesk(t)
	d.acts.Open(clinic.ActSeat, 5)
	d.write("act.chair_number", "6")
	d.submit()
	if d.visit().Chair != 6 || d.panelOpen() {
		t.Fatalf("seated in chair %d, panel open %v", d.visit().Chair, d.panelOpen())
	}
	if len(d.undo) != 1 || d.undo[0] != 5 {
		t.Error("a move must offer its undo")
	}

	d.acts.Open(clinic.ActVitals, 5)
	bp := d.write("vitals.bp", "118 over 76")
	d.submit()
	if !d.panelOpen() || bp.Error() == "" {
		t.Fatal("what is no pressure must be refused at its field")
	}
	d.write("vitals.bp", "118/276")
	d.submit()
	if find[*part.Field](d, "vitals.bp").Error() == "" {
		t.Error("118/276 was taken")
	}
	d.write("vitals.bp", "118/76")
	d.write("vitals.pulse", "72")
	d.write("vitals.spo2", "98%")
	d.write("vitals.temperature", "36,6")
	d.submit()
	set, ok := d.visit().Baseline()
	if !ok || set.BP() != "118/76" || set.Signs[clinic.SpO2] != 98 || set.Signs[clinic.Temperature] != 366 {
		t.Fatalf("baseline %+v", set)
	}
	if d.undo[len(d.undo)-1] != 0 {
		t.Error("vitals are amended, not undone")
	}

	d.acts.Open(clinic.ActAmend, 5)
	d.write("vitals.bp", "128/76")
	d.submit()
	if find[*part.Field](d, "act.reason").Error() == "" {
		t.Error("an amendment without a reason was taken")
	}
	d.write("act.reason", "read the wrong line")
	d.submit()
	if set, _ := d.visit().Baseline(); set.BP() != "128/76" || len(d.visit().Vitals) != 2 {
		t.Errorf("after amending %+v", d.visit().Vitals)
	}

	d.acts.Open(clinic.ActStart, 5)
	if d.visit().Stage != clinic.InChair || !d.panelOpen() {
		t.Fatal("the infusion starts without asking who sits there")
	}
	d.submit()
	d.now = noon.Add(10 * time.Minute)
	d.acts.Open(clinic.ActEnd, 5)
	d.write("act.reason", "vein gone, patient asked to stop")
	d.submit()
	if d.visit().Stage != clinic.Recovering || d.visit().StopReason == "" {
		t.Fatalf("stage %s", d.visit().Stage)
	}

	d.acts.Open(clinic.ActEffect, 5)
	d.submit()
	if find[*part.Select](d, "effect.name").Error() == "" {
		t.Error("a side effect without a name was taken")
	}
	find[*part.Select](d, "effect.name").SetSelected(3)
	find[*part.Choice](d, "effect.severity").SetSelected(0)
	d.submit()
	if len(d.visit().Effects) != 1 || d.visit().Effects[0].Name != "nausea" {
		t.Fatalf("effects %+v", d.visit().Effects)
	}

	d.now = d.now.Add(35 * time.Minute)
	d.acts.Open(clinic.ActClear, 5)
	d.submit()
	if d.visit().Stage != clinic.Recovering || !d.panelOpen() {
		t.Fatal("cleared with everything unmet")
	}
	d.window.Canvas().Overlays().Remove(d.window.Canvas().Overlays().Top())

	d.acts.Open(clinic.ActResolve, 5)
	d.submit()
	d.acts.Open(clinic.ActScore, 5)
	d.submit()
	if find[*part.Choice](d, "score.activity").Error() == "" {
		t.Error("a score without its items was taken")
	}
	d.window.Canvas().Focus(find[*part.Choice](d, "score.activity"))
	for _, r := range "22222" {
		test.Type(d.window.Canvas().Focused().(*part.Choice), string(r))
	}
	d.submit()
	if s, _ := d.visit().LastScore(); s.Total != 10 {
		t.Fatalf("score %+v", s)
	}
	d.acts.Open(clinic.ActAssess, 5)
	find[*part.Tick](d, "assess.oriented").Tapped(nil)
	find[*part.Tick](d, "assess.iv_out").Tapped(nil)
	d.submit()
	d.acts.Open(clinic.ActVitals, 5)
	d.write("vitals.bp", "121/79")
	d.write("vitals.spo2", "98")
	d.submit()
	d.acts.Open(clinic.ActClear, 5)
	d.submit()
	if d.visit().Stage != clinic.Ready {
		t.Fatalf("stage %s; unmet: %+v", d.visit().Stage, d.visit().Checks(d.now, d.day.Clinic))
	}
	d.acts.Open(clinic.ActDepart, 5)
	if len(d.gone) != 1 || d.gone[0] != clinic.ActDepart {
		t.Error("leaving has a screen of its own")
	}
}

func TestRolesAreToldBeforeAnyForm(t *testing.T) {
	d := newDesk(t)
	d.staff.Roles = clinic.Receptionist
	d.acts.Open(clinic.ActVitals, 5)
	if d.panelOpen() || len(d.failed) != 1 || clinic.CodeOf(d.failed[0]) != clinic.NotAllowed {
		t.Errorf("panel %v, failed %v", d.panelOpen(), d.failed)
	}
	d.staff.ID = 0
	d.acts.Open(clinic.ActSeat, 5)
	if d.picked != 1 {
		t.Error("with nobody at the desk, ask who it is")
	}
}

func TestARefusalKeepsWhatWasTyped(t *testing.T) {
	d := newDesk(t)
	d.fail = errors.New("disk I/O error at sector 7, patient Brown")
	d.acts.Open(clinic.ActHold, 5)
	f := d.write("act.reason", "asks for the nurse")
	d.submit()
	if !d.panelOpen() || f.Text() != "asks for the nurse" {
		t.Fatal("the form closed or lost its text")
	}
	if strings.Contains(clinic.Sentence(d.fail), "sector") {
		t.Error("staff are shown the machine's words")
	}
	d.fail = nil
	d.submit()
	if len(d.visit().Held()) != 1 {
		t.Error("the second try did not hold")
	}
}

func TestPossibleActsFollowTheTable(t *testing.T) {
	d := newDesk(t)
	has := func(staff clinic.Staff, a clinic.Action) bool {
		for _, i := range Possible(d.visit(), staff) {
			if i.Action == a {
				return true
			}
		}
		return false
	}
	if !has(d.staff, clinic.ActSeat) || has(d.staff, clinic.ActStart) || has(d.staff, clinic.ActTakeToRoom) || has(d.staff, clinic.ActUndo) {
		t.Error("a waiting treatment offers the wrong acts")
	}
	desk := clinic.Staff{ID: 2, Roles: clinic.Receptionist}
	if has(desk, clinic.ActHospital) || !has(desk, clinic.ActLeaveBefore) {
		t.Error("the receptionist is offered the wrong acts")
	}
	for _, item := range offered {
		if _, ok := clinic.RuleOf(item.Action); !ok {
			t.Errorf("%s is offered and is no action", item.Action)
		}
	}
}

func TestEveryQuestionTakesItsStep(t *testing.T) {
	for action, q := range questions {
		if got := q.step("a good reason", "Dr Lee").Action(); got != action {
			t.Errorf("the form of %s takes %s", action, got)
		}
	}
}

func TestChairByItsNumber(t *testing.T) {
	for typed, want := range map[string]bool{"6": true, " chair 6 ": true, "16": false, "": false, "chair": false} {
		if got := chairMatches(clinic.Chair{Name: "Chair 6"}, typed); got != want {
			t.Errorf("%q finds Chair 6: %v", typed, got)
		}
	}
	if !chairMatches(clinic.Chair{Name: "Room A"}, "a") {
		t.Error("a does not find Room A")
	}
}

func TestPressure(t *testing.T) {
	for _, c := range []struct {
		text     string
		sys, dia int
		ok       bool
	}{{"121/79", 121, 79, true}, {"121 79", 121, 79, true}, {" 121 / 79 ", 121, 79, true}, {"121-79", 121, 79, true}, {"121", 0, 0, false}, {"121/79/3", 0, 0, false}, {"a/b", 0, 0, false}} {
		sys, dia, err := Pressure(c.text)
		if (err == nil) != c.ok || sys != c.sys || dia != c.dia {
			t.Errorf("%q: %d/%d %v", c.text, sys, dia, err)
		}
	}
}

// Space ticks, Enter records, as in every other form.
func TestEnterOnATickRecords(t *testing.T) {
	d := newDesk(t)
	d.day.Visits[0].State = clinic.State{Stage: clinic.Recovering, Chair: 6, ArrivedAt: noon.Add(-2 * time.Hour), SeatedAt: noon.Add(-90 * time.Minute), StartedAt: noon.Add(-80 * time.Minute), TreatedAt: noon.Add(-40 * time.Minute), RecoverBy: noon}
	d.acts.Open(clinic.ActAssess, 5)
	c := d.window.Canvas()
	c.Focused().TypedRune(' ')
	c.FocusNext()
	c.Focused().TypedRune(' ')
	c.Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	_, oriented := d.visit().Ticked(clinic.Oriented)
	_, out := d.visit().Ticked(clinic.IVOut)
	if d.panelOpen() || len(d.steps) != 2 || !oriented || !out {
		t.Fatalf("open %v, steps %v, oriented %v, IV out %v", d.panelOpen(), d.steps, oriented, out)
	}
}
