package ui

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"chairside/ui/leaving"
	"chairside/ui/part"
)

var places = []string{
	PlaceToday, PlaceChairs, PlaceRecovery, PlaceLeaving, PlaceSchedule, PlaceCalls, PlacePatient, PlaceCheckIn, PlaceWalkIn, PlaceWelcome,
	PlaceSettings, PlaceImport,
}

func TestEveryKeyMeansOneThing(t *testing.T) {
	f := opened(t, okoye)
	if len(places) != len(f.screens) {
		t.Fatalf("%d screens, %d of them tried", len(f.screens), len(places))
	}
	for _, place := range places {
		f.checkin.Open(comes)
		f.room(place).Show(f.day, f.store.now)
		seen := map[string]string{}
		for _, k := range append(f.everywhere(), f.room(place).Keys()...) {
			if k.Key == "" || k.Word == "" || seen[k.Key] != "" {
				t.Errorf("%s: %q is %q and %q", place, k.Key, seen[k.Key], k.Word)
			}
			seen[k.Key] = k.Word
			// What the window is to do must be a key that it can hear.
			if k.Do != nil && !audible(k.Key) {
				t.Errorf("%s: nobody can press %q", place, k.Key)
			}
		}
	}
}

// audible tells the keys that bindKeys can hand to the table.
func audible(key string) bool {
	ctrl := []string{"Ctrl+D", "Ctrl+G", "Ctrl+I", "Ctrl+K", "Ctrl+M", "Ctrl+N", "Ctrl+P", "Ctrl+R", "Ctrl+S", "Ctrl+Enter"}
	return len([]rune(key)) == 1 || slices.Contains([]string{"Enter", "Esc", "PgUp", "PgDn"}, key) || slices.Contains(ctrl, key) ||
		strings.HasPrefix(key, "F") && len(key) <= 3
}

func TestF1ListsTheKeys(t *testing.T) {
	f := opened(t, okoye)
	for _, place := range []string{PlaceToday, PlaceChairs, PlaceRecovery, PlaceLeaving, PlaceWalkIn, PlaceSettings, PlaceImport} {
		f.open(place)
		f.key(fyne.KeyF1)
		for _, k := range append(f.everywhere(), f.room(place).Keys()...) {
			f.want(k.Word)
		}
		f.key(fyne.KeyEscape)
		if f.panel() || f.place != place {
			t.Fatalf("Esc leaves %s for %s", place, f.place)
		}
	}
}

// Each function key of the table does what the table says, on a screen and in
// a field of one.
func TestTheWindowsKeysWorkEverywhere(t *testing.T) {
	f := opened(t, okoye)
	places := map[fyne.KeyName]string{fyne.KeyF2: PlaceToday, fyne.KeyF3: PlaceChairs, fyne.KeyF4: PlaceRecovery, fyne.KeyF5: PlaceLeaving, fyne.KeyF9: PlaceSettings}
	for _, from := range []string{PlaceToday, PlaceWalkIn} { // the walk-in has the keyboard in a field
		for key, place := range places {
			f.open(from)
			if f.key(key); f.place != place {
				t.Errorf("%s on %s leads to %q", key, from, f.place)
			}
		}
		for key, title := range map[fyne.KeyName]string{fyne.KeyF1: "Everywhere", fyne.KeyF12: "Who is at the desk?"} {
			f.open(from)
			if f.key(key); !f.panel() || !f.shows(title) {
				t.Errorf("%s on %s opens nothing", key, from)
			}
			f.key(fyne.KeyEscape)
		}
		f.open(from)
		if f.ctrl(fyne.KeyN); f.place != PlaceWalkIn {
			t.Errorf("Ctrl+N on %s leads to %q", from, f.place)
		}
	}
	search := find[*part.Field](f, "walkin.search")
	search.SetText("bro")
	f.ctrl(fyne.KeyN)
	if search.Text() != "" || !search.Focused() {
		t.Error("Ctrl+N in the field does not begin again")
	}
}

func TestALetterInAFieldIsOnlyALetter(t *testing.T) {
	f := opened(t, okoye)
	f.today.Select(infuses)
	f.ctrl(fyne.KeyN)
	for _, key := range []fyne.KeyName{"V", "M", "U", "G", "X", "1"} {
		f.key(key)
	}
	if text := find[*part.Field](f, "walkin.search").Text(); text != "vmugx1" || f.panel() || f.place != PlaceWalkIn {
		t.Errorf("typed %q, panel %v, at %q", text, f.panel(), f.place)
	}
}

func TestALetterActsOnce(t *testing.T) {
	f := opened(t, okoye)
	spy := &spied{Screen: f.leaving.get(), count: map[string]int{}}
	f.screens[PlaceToday] = now(spy)
	spy.keys = []string{"V", "1", "+", "Enter", "PgDn", "PgUp", "Ctrl+S", "Ctrl+Enter"}
	for _, key := range []fyne.KeyName{"V", "1", "+", fyne.KeyPageDown, fyne.KeyPageUp} {
		f.canvas().Focus(f.frame.help) // what has no use for a key hands it on
		f.key(key)
	}
	f.canvas().Focus(nil)
	f.key("V")
	f.key(fyne.KeyReturn)
	f.key(fyne.KeyEnter)
	f.ctrl(fyne.KeyS)
	f.ctrl(fyne.KeyReturn)
	f.ctrl(fyne.KeyEnter)
	for key, want := range map[string]int{"V": 2, "1": 1, "+": 1, "Enter": 2, "PgDn": 1, "PgUp": 1, "Ctrl+S": 1, "Ctrl+Enter": 2} {
		if spy.count[key] != want {
			t.Errorf("%s was done %d times, want %d", key, spy.count[key], want)
		}
	}
	f.key(fyne.KeyF1)
	before := len(spy.count)
	clear(spy.count)
	for _, key := range []fyne.KeyName{"V", "1", "+", fyne.KeyReturn, fyne.KeyPageDown} {
		if f.panel() {
			f.key(key)
		}
	}
	if f.panel() {
		f.ctrl(fyne.KeyS)
	}
	if len(spy.count) != 0 || before == 0 {
		t.Errorf("under a panel was done %v", spy.count)
	}
}

// spied is a screen whose keys are counted.
type spied struct {
	*leaving.Screen
	keys  []string
	count map[string]int
}

func (s *spied) Keys() []part.Key {
	var all []part.Key
	for _, key := range s.keys {
		all = append(all, part.Key{Key: key, Word: key, Do: func() { s.count[key]++ }})
	}
	return all
}

// A key that opens a form does not leave its letter in the form's first field.
func TestTheLetterIsNotTypedIntoWhatItOpens(t *testing.T) {
	f := opened(t, okoye)
	f.today.Select(infuses)
	f.key("V")
	if text := find[*part.Field](f, "vitals.bp").Text(); text != "" {
		t.Errorf("the first field says %q", text)
	}
}

func TestKeysDoNothingUnderAPanel(t *testing.T) {
	f := opened(t, okoye)
	f.today.Select(infuses)
	for _, focus := range []string{"field", "button"} {
		f.key("V")
		if focus == "button" {
			f.canvas().Focus(find[*part.Button](f, "panel.cancel"))
		}
		panels := len(f.canvas().Overlays().List())
		for _, key := range []fyne.KeyName{fyne.KeyF1, fyne.KeyF2, fyne.KeyF3, fyne.KeyF8, fyne.KeyF12, "H", "M"} {
			f.key(key)
		}
		f.ctrl(fyne.KeyN)
		f.ctrl(fyne.KeyP)
		if len(f.canvas().Overlays().List()) != panels || f.place != PlaceToday || f.dark {
			t.Errorf("with the keyboard in a %s a key reaches the window", focus)
		}
		f.key(fyne.KeyEscape)
		if f.panel() { // the letters were typed into the form: Esc asks once
			f.key(fyne.KeyEscape)
		}
		if f.panel() || f.canvas().Focused() != f.today.Focus() {
			t.Fatalf("after the panel the keyboard is on %T", f.canvas().Focused())
		}
	}
}

func TestEscLeadsBackToToday(t *testing.T) {
	f := opened(t, okoye)
	for _, place := range []string{PlaceChairs, PlaceRecovery, PlaceLeaving, PlaceWalkIn, PlaceCheckIn, PlaceImport} {
		f.checkin.Open(comes)
		f.open(place)
		f.key(fyne.KeyEscape)
		if f.place != PlaceToday || f.canvas().Focused() != f.today.Focus() {
			t.Errorf("Esc on %s leads to %s, the keyboard is on %T", place, f.place, f.canvas().Focused())
		}
	}
}

// TestEscTakesTheRefusalFirst: on every screen the first Esc takes away what
// says why something was not done, and only the next one leads to Today.
func TestEscTakesTheRefusalFirst(t *testing.T) {
	f := opened(t, okoye)
	for _, place := range []string{
		PlaceChairs, PlaceRecovery, PlaceLeaving, PlaceWalkIn, PlaceCheckIn, PlaceImport, PlaceSchedule, PlaceCalls, PlaceSettings, PlacePatient,
	} {
		f.checkin.Open(comes)
		f.open(place)
		for range 2 { // with the keyboard where it begins, and where it is after that
			f.frame.fail("That was not possible.")
			f.key(fyne.KeyEscape)
			if f.place != place || f.frame.failure.Visible() {
				t.Errorf("Esc on %s leads to %s, and the window says %q", place, f.place, f.frame.failure.Text())
			}
		}
		for range 2 { // a field is left first
			f.key(fyne.KeyEscape)
		}
		if f.place != PlaceToday {
			t.Errorf("Esc on %s leads nowhere once nothing is said", place)
		}
	}
	f.recovery.Select(infuses)
	f.open(PlaceRecovery)
	const said = "Petrov, Anton is now \"Infusing\": there is no \"Cleared\" at this stage."
	f.key("C")
	f.want(said)
	if f.key(fyne.KeyEscape); f.place != PlaceRecovery || f.shows(said) {
		t.Errorf("Esc over a sentence leads to %s", f.place)
	}
	if f.key(fyne.KeyEscape); f.place != PlaceToday {
		t.Errorf("the next Esc leads to %s", f.place)
	}
}

// A screen that changes under an open panel gets the keyboard when the panel
// goes: it must not stay on a screen that is no longer there.
func TestAScreenThatChangedUnderAPanelGetsTheKeyboard(t *testing.T) {
	f := opened(t, okoye)
	f.checkIn(comes)
	f.key(fyne.KeyF12)
	f.open(PlaceToday) // an answer to what check-in wrote
	f.second(1)
	if !f.panel() {
		t.Fatal("the panel is gone")
	}
	f.key(fyne.KeyEscape)
	f.second(1)
	if f.canvas().Focused() != f.today.Focus() {
		t.Errorf("the keyboard is on %T", f.canvas().Focused())
	}
}
