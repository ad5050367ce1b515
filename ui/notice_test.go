package ui

import (
	"errors"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"chairside/store/clinic"
	"chairside/ui/part"
)

func (f *front) toast() *part.Toast { return f.frame.toast }

func TestAToastAndItsUndo(t *testing.T) {
	f := opened(t, okoye)
	f.today.Select(infuses) // another row than the one that is undone
	f.acts.Seat(f.day.Visits[waits-1], f.day.Chairs[3])
	if len(f.store.steps) != 1 || f.store.by[0] != okoye.ID || !f.toast().Visible() {
		t.Fatalf("steps %v, toast %v", f.store.steps, f.toast().Visible())
	}
	f.want("Brown, Keisha: Chair 4")
	if f.toast().Action().Text() != "Undo" {
		t.Fatalf("the button says %q", f.toast().Action().Text())
	}
	test.Tap(f.toast().Action())
	f.want("Undo the last move")
	if f.toast().Visible() {
		t.Error("the toast stays over the form")
	}
	find[*part.Field](f, "act.reason").SetText("wrong patient")
	find[*part.Button](f, "panel.action").Tapped(nil)
	if v, _ := f.day.Visit(waits); v.Stage != clinic.Waiting || v.Chair != 0 {
		t.Errorf("Brown is %s in chair %d", v.Stage, v.Chair)
	}
	// The keyboard is back on the list, so Enter means the list's next step
	// and not the toast's button once more.
	if f.canvas().Focused() != f.today.Focus() {
		t.Errorf("the keyboard is on %T", f.canvas().Focused())
	}
}

func TestAToastGoesAfterTwelveSeconds(t *testing.T) {
	f := opened(t, okoye)
	f.say("Chair 4 is clean", 0)
	if f.toast().Action().Visible() {
		t.Error("there is something to undo")
	}
	f.second(12)
	if !f.toast().Visible() {
		t.Fatal("gone after 12 seconds, not after more than 12")
	}
	f.second(1)
	if f.toast().Visible() {
		t.Error("still there after 13 seconds")
	}
	f.say("Brown, Keisha: Chair 4", waits)
	f.canvas().Focus(f.toast().Action())
	f.second(13)
	if f.toast().Visible() || f.canvas().Focused() != f.today.Focus() {
		t.Errorf("the toast took the keyboard with it: %T", f.canvas().Focused())
	}
	f.say("one", 0)
	f.second(10)
	f.say("two", 0)
	f.second(10)
	if !f.toast().Visible() || f.toast().Text() != "two" {
		t.Error("the second toast went with the first")
	}
}

func TestARefusalIsShownUntilItIsOver(t *testing.T) {
	refusal := &clinic.Error{Code: clinic.Conflict, Message: "Chair 4 is taken.", Next: "Choose another."}
	const sentence = "Chair 4 is taken. Choose another."
	for name, over := range map[string]func(f *front){
		"another screen": func(f *front) { f.key(fyne.KeyF4) },
		"closing":        func(f *front) { f.canvas().Focus(f.frame.shut); f.key(fyne.KeyReturn) },
		"a success":      func(f *front) { f.done("Chair 4 is clean", 0) },
	} {
		f := opened(t, okoye)
		high := f.frame.body.Position().Y
		reads := f.store.reads
		f.failed(refusal)
		f.want(sentence)
		if f.store.reads != reads+1 || len(f.log) != 0 {
			t.Errorf("%d reads, logged %v", f.store.reads-reads, f.log)
		}
		if f.frame.body.Position().Y <= high {
			t.Fatal("the banner has no room")
		}
		f.second(60)
		f.want(sentence)
		over(f)
		if f.shows(sentence) || f.frame.body.Position().Y != high {
			t.Errorf("%s does not take the refusal away, or leaves a gap", name)
		}
		if s := f.room(f.place); f.canvas().Focused() != s.Focus() {
			t.Errorf("%s: the keyboard is on %T", name, f.canvas().Focused())
		}
		f.failed(refusal)
		if !f.shows(sentence) {
			t.Errorf("after %s the same refusal is not shown again", name)
		}
	}
}

func TestTheSameScreenKeepsTheRefusal(t *testing.T) {
	f := opened(t, okoye)
	f.failed(errors.New("disk I/O error"))
	f.key(fyne.KeyF2)
	if !f.frame.failure.Visible() {
		t.Error("F2 on Today takes the refusal away")
	}
}

// Nothing that goes to the log names a patient.
func TestTheLogNamesNobody(t *testing.T) {
	f := opened(t, okoye)
	f.store.cantWrite = errors.New("disk I/O error")
	for _, v := range f.day.Visits {
		for _, a := range []clinic.Action{clinic.ActVitals, clinic.ActScore, clinic.ActSeat, clinic.ActEscortHere, clinic.ActUndo} {
			f.acts.Open(a, v.ID)
			if f.panel() {
				find[*part.Button](f, "panel.cancel").Tapped(nil)
			}
		}
	}
	f.acts.Seat(f.day.Visits[waits-1], f.day.Chairs[3])
	f.store.cantPoll = errors.New("database is locked")
	f.second(2)
	f.refresh(nil)
	if len(f.log) < 3 {
		t.Fatalf("logged %v", f.log)
	}
	for _, line := range f.log {
		for _, v := range f.day.Visits {
			for _, name := range []string{v.Patient.Family, v.Patient.Given, v.Patient.MRN} {
				if strings.Contains(line, name) {
					t.Errorf("the log names %s: %s", name, line)
				}
			}
		}
	}
}

func TestMoreBeginsWhatIsChosen(t *testing.T) {
	f := opened(t, okoye)
	f.today.Select(infuses)
	f.key("M")
	f.want("What is to be done?", "Record vitals", "Pause the infusion")
	f.key(fyne.KeyReturn)
	if len(f.canvas().Overlays().List()) != 1 || !f.shows("121/79") && !f.shows("Vitals") {
		t.Error("the first line does not open the vitals")
	}
	f.key(fyne.KeyEscape)
	f.more(99) // gone from the list meanwhile
	if f.panel() {
		t.Error("a visit that is not there has acts")
	}
}

func TestLightAndDarkKeepThePlace(t *testing.T) {
	for _, place := range []string{PlaceToday, PlaceChairs, PlaceRecovery, PlaceLeaving} {
		f := opened(t, okoye)
		f.open(place)
		f.failed(&clinic.Error{Code: clinic.Conflict, Message: "Chair 4 is taken."})
		f.key(fyne.KeyF8)
		if !f.dark || f.place != place || !f.app.Preferences().Bool("dark") {
			t.Errorf("F8 on %s: dark %v, at %s", place, f.dark, f.place)
		}
		f.want("BO B. Okoye RN", "Chair 4 is taken.")
		if f.canvas().Focused() != f.room(place).Focus() || f.Window().Content() != fyne.CanvasObject(f.frame.root) {
			t.Errorf("%s: the keyboard is on %T", place, f.canvas().Focused())
		}
		f.key(fyne.KeyF8)
		if f.dark || f.place != place {
			t.Errorf("F8 twice on %s: dark %v, at %s", place, f.dark, f.place)
		}
	}
	f := opened(t, okoye)
	f.checkIn(comes)
	f.key(fyne.KeyF8)
	if f.place != PlaceCheckIn || f.checkin.Visit() != comes || !f.shows("Check in Samir Haddad") {
		t.Errorf("at %s of visit %d", f.place, f.checkin.Visit())
	}
	f.key("1") // the screen still writes
	if v, _ := f.day.Visit(comes); v.Stage != clinic.Arrived {
		t.Errorf("Haddad is %s", v.Stage)
	}
}

// What is being typed is not lost by a change of colours.
func TestLightAndDarkLoseNothingTyped(t *testing.T) {
	f := opened(t, okoye)
	f.ctrl(fyne.KeyN)
	search := find[*part.Field](f, "walkin.search")
	search.SetText("Bro")
	f.key(fyne.KeyF8)
	if !f.dark || find[*part.Field](f, "walkin.search").Text() != "Bro" || !search.Focused() {
		t.Error("F8 in the walk-in loses what is typed, or the keyboard")
	}
	g := newFront(t)
	g.store.ready = false
	g.Start()
	name := find[*part.Field](g, "welcome.name")
	name.SetText("Riverside")
	name.Focus(g.canvas())
	g.key(fyne.KeyF8)
	if !g.dark || find[*part.Field](g, "welcome.name").Text() != "Riverside" || !name.Focused() || g.place != PlaceWelcome {
		t.Errorf("F8 in the welcome: dark %v, %q", g.dark, find[*part.Field](g, "welcome.name").Text())
	}
	g.held = true
	g.tap("welcome.demo")
	g.key(fyne.KeyF8)
	if g.tap("welcome.demo"); len(g.work) != 1 {
		t.Errorf("the demo is made %d times at once", len(g.work))
	}
}

// Screens that were not shown when the colours changed have them all the same.
func TestHiddenScreensFollowTheColours(t *testing.T) {
	f := opened(t, okoye)
	f.Window().Resize(fyne.NewSize(1366, 768))
	f.open(PlaceLeaving)
	f.open(PlaceToday)
	f.key(fyne.KeyF8)
	for _, place := range []string{PlaceToday, PlaceChairs, PlaceRecovery, PlaceLeaving, PlaceWalkIn} {
		f.open(place)
		picture := f.canvas().Capture()
		light, all := 0, 0
		for x := 100; x < 700; x += 7 { // the left half: the sheet at the right stays white
			for y := 80; y < 760; y += 7 {
				r, g, b, _ := picture.At(x, y).RGBA()
				all++
				if r+g+b > 3*0xb000 {
					light++
				}
			}
		}
		if light*10 > all {
			t.Errorf("%s: %d of %d points are still light", place, light, all)
		}
	}
}

func TestTheClockAndTheTitleFollow(t *testing.T) {
	f := opened(t, okoye)
	f.store.now = f.store.now.Add(time.Minute)
	f.Tick()
	f.want("10:43", "Today")
	f.open(PlaceRecovery)
	f.want("Recovery", "1 recovering · 1 infusing · 1 ready · on duty: nobody set")
}
