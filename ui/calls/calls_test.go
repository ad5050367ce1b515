package calls

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"chairside/store/clinic"
	"chairside/ui/try"
)

var (
	monday = clinic.Date{Year: 2026, Month: time.November, Day: 23}
	now    = monday.At(10, 42, time.UTC)
	reyes  = clinic.Staff{ID: 1, Name: "Jo Reyes", Roles: clinic.Receptionist}
	okoye  = clinic.Staff{ID: 2, Name: "Blessing Okoye", Credential: "RN", Roles: clinic.Nurse}
)

// memory is a store that keeps visits and asks the clinic's own rules.
type memory struct {
	visits []clinic.Visit
	steps  []clinic.Step
	fails  error
	reads  int
}

func (m *memory) add(family, given, phone string, days int) *clinic.Visit {
	id := clinic.VisitID(len(m.visits) + 1)
	day := monday.AddDays(-days)
	m.visits = append(m.visits, clinic.Visit{
		ID: id, Day: day, Number: 1, Kind: clinic.Induction, SeriesNo: 3, SeriesOf: 6, Protocol: clinic.Presets()[0],
		Patient: clinic.Patient{ID: clinic.PatientID(id), Family: family, Given: given, Phone: phone, Birth: clinic.Date{Year: 1980, Month: 2, Day: 3}, MRN: fmt.Sprint(100 + id)},
		State:   clinic.State{Stage: clinic.Discharged, StartedAt: day.At(9, 0, time.UTC), EndedAt: day.At(11, 0, time.UTC), WentHomeWith: "Luis Diaz"},
		After:   clinic.FollowUp{Due: day.AddDays(1)},
	})
	return &m.visits[len(m.visits)-1]
}

func (m *memory) Calls(context.Context) (list []clinic.Visit, err error) {
	m.reads++
	for _, v := range m.visits {
		if _, concern := v.Concern(); concern || v.CallOpen() {
			list = append(list, v)
		}
	}
	return list, m.fails
}

func (m *memory) Do(_ context.Context, by clinic.StaffID, id clinic.VisitID, step clinic.Step) error {
	if m.fails != nil {
		return m.fails
	}
	staff := map[clinic.StaffID]clinic.Staff{1: reyes, 2: okoye}[by]
	after, err := clinic.Scene{Now: now, By: staff, Visit: m.visits[id-1], Clinic: clinic.DefaultProfile()}.Do(step)
	if err != nil {
		return err
	}
	for i := range after.Visit.Calls {
		after.Visit.Calls[i].ID = clinic.CallID(i + 1)
	}
	m.steps = append(m.steps, step)
	m.visits[id-1] = after.Visit
	return nil
}

type desk struct {
	*Screen
	*try.Bench
	store *memory
	by    clinic.Staff
}

func open(t *testing.T, dark bool, size fyne.Size, store *memory) *desk {
	t.Helper()
	d := &desk{Bench: try.New(t, dark), store: store, by: reyes}
	d.Screen = New(Desk{
		Store: store, Staff: func() (clinic.Staff, bool) { return d.by, d.by.ID != 0 },
		Pick:   func(then func()) { d.by = reyes; then() },
		Spawn:  d.Spawn,
		Leave:  func() { d.Say("leave") },
		Focus:  d.Bench.Move,
		Done:   func(message string) { d.Say("done %s", message) },
		Failed: func(err error) { d.Say("failed %v", err) },
	})
	d.Hold(d.Object(), size, d.Keys)
	d.tick()
	d.W.Canvas().Focus(d.Focus())
	return d
}

func some() *memory {
	m := &memory{}
	m.add("Haddad", "Samir", "(555) 010-3388", 1)
	m.add("Wolfeschlegelsteinhausenbergerdorff-Montgomery", "Maximiliane Konstantina", "", 4)
	m.add("محمد", "علي", "(555) 010-0000", 1).Stage = clinic.LeftAMA
	return m
}

func (d *desk) tick() {
	p := clinic.DefaultProfile()
	p.Zone = "UTC"
	d.Show(clinic.Day{Date: monday, Clinic: p, Staff: []clinic.Staff{reyes, okoye}, Calls: clinic.Calls{Due: 3}}, now)
}

func (d *desk) wrote(want ...clinic.Step) {
	d.T.Helper()
	if len(want) != len(d.store.steps) || len(want) > 0 && !reflect.DeepEqual(want, d.store.steps) {
		d.T.Fatalf("wrote %+v, want %+v", d.store.steps, want)
	}
}

func TestTheListSaysWhomToCall(t *testing.T) {
	d := open(t, false, try.Laptop, some())
	d.Wants("Haddad, Samir", "(555) 010-3388", "Infusion 3 of 6", "today", "not called yet", "no phone on record", "since Fri 20 Nov", "left against advice", "To be called", "with Luis Diaz")
	if _, sub := d.Title(clinic.Day{Calls: clinic.Calls{Due: 3, Concerns: 1}}, now); !strings.HasPrefix(sub, "3 due · 1 with a concern") {
		t.Error(sub)
	}
	d.Shot("calls-some")
}

func TestACallIsWrittenDown(t *testing.T) {
	d := open(t, true, try.Laptop, some())
	d.Press(fyne.KeyReturn) // to the result
	d.detail.save()
	d.Wants("Choose how the call ended.")
	d.wrote()
	d.Press(fyne.KeyRight)
	d.Press(fyne.KeyRight)
	d.Press(fyne.KeyRight) // no answer
	d.W.Canvas().Focus(d.detail.note.Focusable())
	test.Type(d.detail.note.Focusable(), "voicemail")
	d.Shot("calls-form")
	d.Press(fyne.KeyReturn)
	d.wrote(clinic.RecordCall{Result: clinic.CallNobody, Note: "voicemail"})
	d.Wants("1 try, 10:42", "No answer", "10:42 · No answer · J. Reyes: voicemail")
	if d.detail.note.Text() != "" || d.detail.result.Selected() != -1 {
		t.Error("what was saved still stands in the form")
	}
	if d.W.Canvas().Focused() != fyne.Focusable(d.rows) {
		t.Error("the keyboard is not on the list")
	}
}

func TestAConcernIsSignedByANurse(t *testing.T) {
	d := open(t, false, try.Laptop, some())
	d.detail.result.TypedKey(&fyne.KeyEvent{Name: fyne.KeyHome})
	d.detail.result.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	d.detail.save()
	d.Wants("The nurse needs to know what the concern is.")
	d.wrote()
	d.detail.note.SetText("headache")
	d.detail.save()
	d.Wants("Concern for a nurse or provider: headache", "Sign the concern", "What was done about it")
	d.store.steps = nil
	d.detail.note.SetText("spoke to him")
	d.detail.save()
	d.Wants("may not do this")
	d.wrote()
	d.Shot("calls-concern")
	d.by = okoye
	d.detail.save()
	d.wrote(clinic.SignConcern{Call: 1, Reason: "spoke to him"})
	if keys := d.rows.Keys(); len(keys) != 2 {
		t.Error(keys)
	}
}

func TestSettledWithoutReachingAnybody(t *testing.T) {
	d := open(t, false, try.Laptop, some())
	test.Tap(d.detail.settle)
	d.wrote()
	if d.detail.note.Error() == "" {
		t.Error("it was settled without a reason")
	}
	d.detail.note.SetText("called us herself")
	test.Tap(d.detail.settle)
	d.wrote(clinic.SettleCall{Reason: "called us herself"})
}

// TestWhatIsTypedStaysWithItsPatient: a note must never end up with another.
func TestWhatIsTypedStaysWithItsPatient(t *testing.T) {
	d := open(t, false, try.Laptop, some())
	d.detail.note.SetText("of Haddad")
	d.Press(fyne.KeyDown)
	if d.detail.note.Text() != "" {
		t.Fatal("the note stands with another patient")
	}
	d.Press(fyne.KeyUp)
	if d.detail.note.Text() != "of Haddad" {
		t.Error("the note is lost")
	}
	d.detail.result.TypedKey(&fyne.KeyEvent{Name: fyne.KeyHome})
	d.Held = true
	d.detail.save()
	d.detail.save()
	d.Press(fyne.KeyDown)
	if len(d.Waiting) != 1 {
		t.Fatalf("%d writes are under way", len(d.Waiting))
	}
	d.detail.note.SetText("of the other")
	d.Held = false
	d.Waiting[0]()
	if got := d.store.visits[0].Calls; len(got) != 1 || got[0].Note != "of Haddad" {
		t.Errorf("%+v", got)
	}
	if d.detail.visit.ID != 2 || d.detail.note.Text() != "of the other" {
		t.Errorf("the other's note is %q, of visit %d", d.detail.note.Text(), d.detail.visit.ID)
	}
}

func TestEmptyUnreadAndBack(t *testing.T) {
	d := open(t, false, try.Laptop, &memory{})
	d.Wants("No call is due.")
	d.Shot("calls-empty")
	d.Screen.escape()
	if len(d.Log) != 1 || d.Log[0] != "leave" {
		t.Error(d.Log)
	}
	d.store.fails = errors.New("disk")
	d.Stale()
	d.tick()
	d.Wants("The list could not be read.")
	reads := d.store.reads
	d.tick()
	if d.store.reads != reads {
		t.Error("it is asked for every second")
	}
}
