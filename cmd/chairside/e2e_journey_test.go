//go:build linux

package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"chairside/store"
	"chairside/store/clinic"
)

// TestEndToEndJourney takes a walk-in from arrival to the saved sheet by real
// keys alone, on a clinic set up by keys, and kills the program in the middle
// of the recovery.
func TestEndToEndJourney(t *testing.T) {
	s := newStation(t)
	s.start()
	setUpByKeys(s)
	checkInByKeys(s)
	treatByKeys(s)

	before := onlyVisit(t, s)
	s.kill()
	if after := onlyVisit(t, s); !after.RecoverBy.Equal(before.RecoverBy) || !after.VitalsDue().Equal(before.VitalsDue()) || after.Stage != clinic.Recovering {
		t.Fatalf("after the kill: %s, due %v and %v; before: due %v and %v", after.Stage, after.RecoverBy, after.VitalsDue(), before.RecoverBy, before.VitalsDue())
	}
	s.start()
	s.waitFor("Who is at the desk?")
	s.key("Return")
	s.waitGone("Who is at the desk?")
	s.waitFor("Recovery in Chair 1")
	s.picture("after the kill")

	clearByKeys(s)
	leaveByKeys(s)
}

func setUpByKeys(s *station) {
	s.t.Helper()
	s.waitFocus("welcome.name")
	s.key("F1") // a function key means the same inside a field
	s.waitFor("Keys of Chairside")
	s.key("Escape")
	s.waitGone("Keys of Chairside")
	for _, text := range []string{"Harbour Clinic", "1 Quay Street", "(555) 010-2200"} {
		s.typeText(text)
		s.key("Tab")
	}
	s.typeText("12") // no phone is that short
	s.key("Return")
	s.waitText("welcome.night_phone", "too short")
	s.key("ctrl+a")
	s.typeText("(555) 010-2299")
	s.key("Return")
	s.waitFocus("welcome.chairs")
	s.key("ctrl+a")
	s.typeText("3")
	s.waitText("welcome.chairs.names", "Chair 1, Chair 2, Chair 3")
	s.key("Return")
	s.waitFocus("welcome.protocol1")
	s.key("ctrl+Return") // the limits are not confirmed
	s.waitFor("Nobody has confirmed the notify limits")
	s.waitFocus("welcome.limits_confirmed")
	s.picture("limits")
	s.key("space", "ctrl+Return")
	s.waitFocus("welcome.staff1")
	s.key("Escape") // back, and on again: nothing is lost
	s.waitFor("Step 3 of 4")
	s.key("ctrl+Return")
	s.waitFocus("welcome.staff1")
	s.typeText("Blessing Okoye")
	s.key("Tab")
	s.typeText("RN")
	s.key("Tab", "Right")
	s.waitFocus("welcome.staff1.role")
	s.key("Return") // goes on from a choice too
	s.waitFor("Say whether")
	s.waitFocus("welcome.disk")
	s.key("Right", "Right")
	s.waitText("welcome.disk", "Not yet")
	s.picture("set up")
	s.key("ctrl+Return")
	s.waitFor("Who is at the desk?")
	s.waitFor("B. Okoye RN · nurse or manager")
	s.key("Return")
	s.waitGone("Who is at the desk?")
	setByKeys(s)
}

// setByKeys takes a chair out of use and answers what the first start left
// open, both in the settings.
func setByKeys(s *station) {
	s.t.Helper()
	s.waitFor("Nobody has confirmed yet that this workstation’s disk is encrypted.")
	s.key("F9")
	s.waitFocus("settings.sections")
	s.key("Down", "Down", "Return")
	s.waitFocus("settings.chair.rows")
	s.key("End", "Up", "r")
	s.waitFor("Chair 3 retired")
	s.key("Home", "Return")
	s.waitFocus("settings.chair.name")
	s.typeText("x")
	s.key("F2") // asks before what was typed is lost
	s.waitFor("leave once more")
	s.key("ctrl+s")
	s.waitFor("Chair 1x saved")
	s.key("ctrl+a")
	s.typeText("Chair 1")
	s.key("Return")
	s.waitFor("Chair 1 saved")
	s.picture("chairs set")
	s.key("Escape", "Escape")
	s.waitFocus("settings.sections")
	s.key("Down", "Down", "Down", "Down", "Return")
	s.waitFocus("settings.disk.confirm")
	s.key("Return")
	s.waitFor("It is on record that the disk is encrypted")
	s.waitGone("Nobody has confirmed yet that this workstation’s disk is encrypted.")
	s.key("F2")
	s.waitFocus("today.rows")
}

func checkInByKeys(s *station) {
	s.t.Helper()
	s.key("ctrl+n")
	s.waitFocus("walkin.search")
	s.typeText("Hoa Nguyễn")
	s.waitFor("+ New patient")
	s.key("Return")
	s.waitText("walkin.family", "Nguyễn")
	s.waitFocus("walkin.birth")
	s.typeText("31 Feb 1985")
	s.key("Return")
	s.waitText("walkin.birth", "not a date")
	s.key("ctrl+a")
	s.typeText("3 Nov 1985")
	s.picture("new patient")
	s.key("Return")
	s.waitFor("Check in Hoa Nguyễn")
	s.waitFocus("checkin.identity")
	for _, step := range []struct{ key, next string }{{"1", "consent"}, {"2", "escort"}} {
		s.key(step.key)
		s.waitFocus("checkin." + step.next)
	}
	s.key("3")
	s.waitFocus("checkin.escort.name")
	s.typeText("Minh Nguyen")
	s.key("Tab")
	s.typeText("partner")
	s.key("Tab")
	s.typeText("(555) 010-7711")
	s.key("Return")
	s.waitFocus("checkin.fasting")
	s.key("4")
	s.waitFocus("checkin.fasting.food")
	now := time.Now().In(time.Local)
	s.typeText(now.Add(-9 * time.Hour).Format("15:04"))
	s.key("Tab")
	s.typeText(now.Add(-3 * time.Hour).Format("15:04"))
	s.key("Return")
	s.waitFocus("checkin.medicines")
	s.key("5")
	s.waitFocus("checkin.medicines.list")
	s.typeText("sertraline 50 mg")
	s.key("Tab")
	s.typeText("latex (hives)")
	s.key("Return")
	s.waitFocus("checkin.health")
	s.key("6")
	s.waitFocus("checkin.phq9")
	s.key("7")
	s.waitFocus("checkin.phq9.answers")
	s.typeText("2 1 2 1 1 2 1 1 0")
	s.key("Return")
	s.waitFocus("checkin.finish")
	s.picture("checked in")
	s.key("ctrl+Return")
	s.waitFor("Nguyễn, Hoa is checked in")
	s.waitFocus("today.rows")
}

func treatByKeys(s *station) {
	s.t.Helper()
	s.key("Return")
	s.waitFocus("act.chair_number")
	s.key("Return")
	s.waitText("today.panel.next", "Record baseline")
	s.key("Return")
	s.waitFocus("vitals.bp")
	s.typeText("118/276")
	s.key("Return")
	s.waitText("vitals.bp", "cannot be right")
	s.key("ctrl+a")
	s.typeText("118/76")
	s.key("Tab")
	s.typeText("72")
	s.key("Tab")
	s.typeText("98")
	s.key("Return")
	s.waitText("today.panel.next", "Start infusion")
	s.key("Return")
	s.waitFor("Start the infusion of Hoa Nguyễn")
	s.key("Return") // nobody is set as on duty
	s.waitFor("Nobody is set as on duty. Set who is on duty (F10), or confirm it to start all the same.")
	s.waitFocus("start.past_load")
	s.key("space", "Return")
	s.waitGone("panel.action")
	s.waitText("today.panel.next", "Record vitals")
	s.key("m")
	s.waitFor("What is to be done?")
	s.key("Down", "Down", "Down", "Down", "Return")
	s.waitFor("Stop the infusion early")
	s.waitFocus("act.reason")
	s.typeText("vein gone after a few minutes")
	s.key("Return")
	s.waitFor("Nguyễn, Hoa: infusion stopped early")
	s.waitFor("Recovery in Chair 1")
	s.picture("recovering")
}

func clearByKeys(s *station) {
	s.t.Helper()
	s.key("F4")
	s.waitFor("What is due next")
	s.key("v")
	s.waitFocus("vitals.bp")
	s.typeText("121/79")
	s.key("Tab")
	s.typeText("74")
	s.key("Tab")
	s.typeText("98")
	s.key("Return")
	s.waitGone("panel.action")
	s.key("s")
	for _, item := range []string{"activity", "respiration", clinic.ItemPressure, "consciousness", clinic.ItemOxygen} {
		s.waitFocus("score." + item)
		s.typeText("2")
	}
	s.waitText("score.total", "10 of 10")
	s.picture("score")
	s.key("Return")
	s.waitGone("panel.action")
	s.key("a")
	s.waitFocus("assess.oriented")
	s.key("space", "Tab", "space", "Tab", "Return")
	s.waitGone("panel.action")
	s.key("c")
	s.waitFocus("clear.time")
	s.typeText("treated only two minutes, wide awake")
	s.picture("clearing")
	s.key("Return")
	s.waitFor("Nguyễn, Hoa: cleared, ready to leave")
}

func leaveByKeys(s *station) {
	s.t.Helper()
	s.key("F5")
	s.waitFor("At the door")
	s.key("ctrl+s")
	sheets := filepath.Join(s.Data, sheetFolder)
	var pdf string
	for deadline := time.Now().Add(patience); pdf == ""; time.Sleep(50 * time.Millisecond) {
		if found, _ := filepath.Glob(filepath.Join(sheets, "*.pdf")); len(found) == 1 {
			pdf = found[0]
		} else if time.Now().After(deadline) {
			s.fail("no sheet was saved in %s", sheets)
		}
	}
	s.waitFor("2 pages")
	s.key("1", "2", "3")
	s.picture("leaving")
	s.waitUntil("the departure to be possible", func(shot snapshot) bool {
		o, ok := shot.find("leaving.depart")
		return ok && !o.Disabled
	})
	s.key("d")
	s.waitUntil("the departure", func(snapshot) bool { return onlyVisit(s.t, s).Stage == clinic.Discharged })
	v := onlyVisit(s.t, s)
	if v.WentHomeWith != "Minh Nguyen" || v.Chair != 0 || len(v.Sheets) != 1 {
		s.t.Errorf("went home with %q, in chair %d, %d sheets", v.WentHomeWith, v.Chair, len(v.Sheets))
	}
	text, err := exec.Command("pdftotext", "-layout", pdf, "-").Output()
	if err != nil {
		s.t.Fatal(err)
	}
	for _, want := range []string{"Hoa Nguyễn", "born 03 Nov 1985", "Harbour Clinic", "Minh Nguyen", "118/76", v.Code()} {
		if !strings.Contains(string(text), want) {
			s.t.Errorf("the sheet lacks %q:\n%s", want, text)
		}
	}
	s.key("F2")
	s.picture("gone home")
	if code := s.quit(); code != statusOK {
		s.t.Errorf("the program ended with %d", code)
	}
	if log, err := os.ReadFile(filepath.Join(s.Data, logName)); err != nil || strings.Contains(string(log), "Hoa") || strings.Contains(string(log), "Minh") {
		s.t.Errorf("the log names people: %s %v", log, err)
	}
}

// onlyVisit reads the one visit of the journey from the file itself, beside
// the running program.
func onlyVisit(t testing.TB, s *station) clinic.Visit {
	t.Helper()
	st, err := store.Open(t.Context(), filepath.Join(s.Data, databaseName), store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer st.Close()
	day, err := st.Today(t.Context())
	if err != nil || len(day.Visits) != 1 {
		t.Fatalf("%d visits, %v", len(day.Visits), err)
	}
	return day.Visits[0]
}
