package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"chairside/store/clinic"
	"chairside/ui/part"
	"chairside/ui/settings"
)

var sato = clinic.Staff{ID: 9, Name: "Kim Sato", Roles: clinic.Manager | clinic.Receptionist}

// managed is a window with a manager at the desk.
func managed(t *testing.T) *front {
	t.Helper()
	f := newFront(t)
	f.store.day.Staff = append(f.store.day.Staff, sato)
	f.store.day.Clinic.DayPhone = "555 010 2200"
	f.SetStaff(sato)
	f.Start()
	return f
}

func TestSettingsAreLeftOnlyWhenAsked(t *testing.T) {
	f := managed(t)
	f.key(fyne.KeyF9)
	if f.place != PlaceSettings {
		t.Fatalf("F9 leads to %q", f.place)
	}
	field := find[*part.Field](f, "settings.clinic.name")
	for name, leave := range map[string]func(){
		"F2": func() { f.key(fyne.KeyF2) }, "Ctrl+N": func() { f.ctrl(fyne.KeyN) }, "the rail": func() { f.tap("rail.chairs") },
	} {
		f.open(PlaceSettings)
		field.SetText("Typed " + name)
		if leave(); f.place != PlaceSettings || field.Text() != "Typed "+name || !f.shows("Not saved yet. Ctrl S saves it; leave once more, and what you typed is given up.") {
			t.Errorf("%s: at %q with %q", name, f.place, field.Text())
		}
		if leave(); f.place == PlaceSettings || field.Text() != "Test clinic" {
			t.Errorf("%s again: at %q with %q", name, f.place, field.Text())
		}
	}
	if len(f.store.settings) != 0 {
		t.Errorf("saved %v", f.store.settings)
	}
}

// Who may not save is not told to.
func TestLeavingSettingsIsWordedByRole(t *testing.T) {
	f := managed(t)
	f.open(PlaceSettings)
	find[*part.Field](f, "settings.clinic.name").SetText("Typed")
	f.SetStaff(okoye)
	f.key(fyne.KeyF2)
	f.want("Not saved yet. Only a manager can save it: F12 says who is at the desk. Leave once more, and what was typed is given up.")
	if f.place != PlaceSettings {
		t.Errorf("at %q, what was typed is given up unasked", f.place)
	}
}

func TestASettingIsSavedAndTakenBack(t *testing.T) {
	f := managed(t)
	f.OpenSettings(settings.Figures)
	field := find[*part.Field](f, "settings.figures.threshold")
	field.Focus(f.canvas())
	field.SetText("7")
	f.ctrl(fyne.KeyS)
	if len(f.store.settings) != 1 || f.day.Clinic.Threshold != 7 || f.store.by[0] != sato.ID || f.frame.toast.Text() != "The figures saved" {
		t.Fatalf("saved %v, the board has %d, says %q", f.store.settings, f.day.Clinic.Threshold, f.frame.toast.Text())
	}
	f.canvas().Focus(f.settings.get().Focus())
	f.key("U")
	if f.day.Clinic.Threshold != 9 || field.Text() != "9" || len(f.store.settings) != 2 {
		t.Errorf("after U the board has %d, the field %q", f.day.Clinic.Threshold, field.Text())
	}
}

// TestManagersAreReminded of what nobody has confirmed, on every screen, until
// it is confirmed or put off; nobody else is, and not in the demo clinic.
func TestManagersAreReminded(t *testing.T) {
	date := testDate
	for _, c := range []struct {
		name         string
		who          clinic.Staff
		limits, disk clinic.Date
		demo         bool
		says         string
	}{
		{"neither", sato, clinic.Date{}, clinic.Date{}, false, "limits yet, nor"},
		{"limits", sato, clinic.Date{}, date, false, "Nobody has confirmed the notify limits yet."},
		{"disk", sato, date, clinic.Date{}, false, "disk is encrypted"},
		{"both", sato, date, date, false, ""},
		{"a nurse", okoye, clinic.Date{}, clinic.Date{}, false, ""},
		{"nobody", clinic.Staff{}, clinic.Date{}, clinic.Date{}, false, ""},
		{"the demo", sato, clinic.Date{}, clinic.Date{}, true, ""},
	} {
		f := managed(t)
		f.store.day.Clinic.LimitsConfirmed, f.store.day.Clinic.DiskConfirmed, f.store.day.Demo = c.limits, c.disk, c.demo
		f.refresh(nil)
		f.SetStaff(c.who)
		for _, place := range []string{PlaceToday, PlaceChairs, PlaceSettings} {
			f.open(place)
			if got := f.frame.reminder.Text(); (got == "") != (c.says == "") || !strings.Contains(got, c.says) || f.frame.reminder.Visible() != (c.says != "") {
				t.Errorf("%s on %s: %q", c.name, place, got)
			}
		}
	}
	f := managed(t)
	f.tap("reminder.open")
	if f.place != PlaceSettings || !f.shows("Confirm these limits") {
		t.Errorf("the reminder leads to %q", f.place)
	}
	f.tap("settings.figures.confirm")
	if f.day.Clinic.LimitsConfirmed != testDate || !strings.Contains(f.frame.reminder.Text(), "disk") {
		t.Errorf("confirmed %v, still says %q", f.day.Clinic.LimitsConfirmed, f.frame.reminder.Text())
	}
	f.tap("reminder.later")
	f.Tick()
	if f.frame.reminder.Visible() {
		t.Error("it was put off and is still there")
	}
}

func TestTheLookIsChosenInTheSettings(t *testing.T) {
	f := managed(t)
	f.OpenSettings(settings.Look)
	f.canvas().Focus(find[*part.Choice](f, "settings.look.dark"))
	f.key(fyne.KeyRight)
	if !f.dark || !f.app.Preferences().Bool("dark") {
		t.Error("it is not dark")
	}
	f.key(fyne.KeyF8)
	f.Tick()
	if f.dark || find[*part.Choice](f, "settings.look.dark").Selected() != 0 {
		t.Error("F8 is not followed")
	}
}
