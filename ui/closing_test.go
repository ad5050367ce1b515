package ui

import (
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"chairside/store/clinic"
	"chairside/ui/part"
)

// latch is a window that only notes that it was closed.
type latch struct {
	fyne.Window
	closed bool
}

func (l *latch) Close() { l.closed = true }

// idle takes those who are being treated off the board: over them the cross
// asks by itself.
func (f *front) idle() {
	f.day.Visits = slices.DeleteFunc(slices.Clone(f.day.Visits), func(v clinic.Visit) bool { return v.Stage == clinic.Infusing || v.Stage == clinic.Recovering })
}

// cross presses the cross of the window and reports whether it has closed.
func (f *front) cross() bool {
	f.t.Helper()
	l, ok := f.window.(*latch)
	if !ok {
		l = &latch{Window: f.window}
		f.window = l
	}
	f.closeWindow()
	return l.closed
}

func TestAWindowWithNothingTypedJustCloses(t *testing.T) {
	for _, place := range []string{PlaceToday, PlaceChairs, PlaceSettings, PlaceSchedule, PlaceCalls, PlaceWalkIn, PlaceLeaving} {
		f := opened(t, okoye)
		f.idle()
		f.open(place)
		if !f.cross() {
			t.Errorf("%s asks although nothing is typed", place)
		}
	}
	f := opened(t, okoye)
	f.idle()
	f.key(fyne.KeyF1)
	if !f.cross() {
		t.Error("a panel in which nothing can be typed asks")
	}
	f = newFront(t)
	f.store.ready = false
	if f.Start(); f.place != PlaceWelcome || !f.cross() {
		t.Error("the first start asks before anything is typed")
	}
}

// TestTheFirstStartIsOverOnceItIsSaved: its form still holds the answers, but
// they are on record.
func TestTheFirstStartIsOverOnceItIsSaved(t *testing.T) {
	f := managed(t)
	f.idle()
	f.OpenWelcome(0)
	find[*part.Field](f, "welcome.name").SetText("Riverside")
	if f.open(PlaceToday); !f.cross() {
		t.Errorf("it asks: %q", f.frame.refusal)
	}
}

// TestTypingIsLostOnlyWhenAskedFor: over something typed anywhere, also on a
// screen that is put aside, the cross asks once. A double press is one press.
func TestTypingIsLostOnlyWhenAskedFor(t *testing.T) {
	for name, typed := range map[string]func(f *front){
		"the settings": func(f *front) {
			f.key(fyne.KeyF9)
			find[*part.Field](f, "settings.clinic.name").SetText("Typed")
		},
		"the booking": func(f *front) {
			f.key(fyne.KeyF6)
			f.key("B")
			find[*part.Field](f, "schedule.search").SetText("hadd")
			f.key(fyne.KeyF2)
		},
		"the next visit": func(f *front) {
			f.OpenVisit(PlaceLeaving, leaves)
			f.key("N")
			find[*part.Field](f, "leaving.next.time").SetText("09:3")
		},
		"the patient’s record": func(f *front) {
			f.EditPatient(f.whose(comes))
			find[*part.Field](f, "patient.phone").SetText("555")
			f.key(fyne.KeyF2)
		},
		"check-in": func(f *front) {
			f.checkIn(comes)
			f.key("1") // who it is; the rest can be answered then
			f.key("4")
			f.write("Luis")
			f.key(fyne.KeyF2)
		},
		"the walk-in": func(f *front) {
			f.walkIn()
			f.walkin.BeginNew("Maria Alvares")
		},
		"the first start": func(f *front) { f.OpenWelcome(0); find[*part.Field](f, "welcome.name").SetText("Riverside") },
	} {
		t.Run(name, func(t *testing.T) {
			f := managed(t)
			typed(f)
			f.idle()
			words := "Not saved yet: " + name + ". Close the window once more, and what was typed is given up."
			if f.cross() || !f.shows(words) {
				t.Fatalf("it closed, or does not say why not: %q", f.frame.refusal)
			}
			if f.cross() {
				t.Fatal("a double press closes")
			}
			f.store.now = f.store.now.Add(time.Second)
			if !f.cross() {
				t.Error("the second press does not close")
			}
		})
	}
}

// TestThePanelAsks: the banner of the window would lie under the panel.
func TestThePanelAsks(t *testing.T) {
	f := managed(t)
	f.idle()
	f.key(fyne.KeyF9)
	find[*part.Field](f, "settings.clinic.name").SetText("Typed")
	field := part.NewField("Reason")
	p := part.ShowPanel(f.canvas(), part.PanelSpec{Title: "A form", Content: field, First: field.Focusable()})
	f.write("because")
	const words = "Not saved yet: the settings, the form that is open. Close the window once more, and what was typed is given up."
	if f.cross() || p.Failure() != words || f.frame.refusal != "" {
		t.Fatalf("the panel says %q, the banner %q", p.Failure(), f.frame.refusal)
	}
	f.store.now = f.store.now.Add(time.Minute)
	if !f.cross() {
		t.Error("the second press does not close")
	}
}

// TestItIsAskedAgainOnceItWasAnswered: what was said is gone with the banner.
func TestItIsAskedAgainOnceItWasAnswered(t *testing.T) {
	f := managed(t)
	f.key(fyne.KeyF9)
	find[*part.Field](f, "settings.clinic.name").SetText("Typed")
	f.cross()
	f.store.now = f.store.now.Add(time.Minute)
	find[*part.Button](f, "failure.close").Tapped(nil)
	if f.cross() {
		t.Error("it closes on an answer that was put away")
	}
}

// TestClosingOverPatientsAsks: the alarms of who is being treated would fall
// silent.
func TestClosingOverPatientsAsks(t *testing.T) {
	f := opened(t, okoye)
	const two = "2 patients are being treated, and without Chairside nobody hears an alarm. Close the window once more."
	if f.cross() || !f.shows(two) {
		t.Fatalf("it closed, or does not say why not: %q", f.frame.refusal)
	}
	f.store.now = f.store.now.Add(2 * time.Second)
	if !f.cross() {
		t.Error("the second press does not close")
	}
	f = opened(t, okoye)
	f.day.Visits = slices.DeleteFunc(slices.Clone(f.day.Visits), func(v clinic.Visit) bool { return v.ID == infuses })
	f.key(fyne.KeyF6)
	f.key("B")
	find[*part.Field](f, "schedule.search").SetText("hadd")
	const both = "A patient is being treated, and without Chairside nobody hears an alarm. Not saved yet: the booking. Close the window once more, and what was typed is given up."
	if f.cross() || f.frame.refusal != both {
		t.Errorf("it says %q", f.frame.refusal)
	}
}
