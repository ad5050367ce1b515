package leaving

import (
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

func TestShowsWhoIsLeavingAndWhy(t *testing.T) {
	d := bothCleared(t, false, try.Laptop)
	d.Wants("Alvarez, Maria", "born 03 Nov 1985 (41) · MRN 10517 · Chair 1 · Infusion 3 of 6", "Ready",
		"Cleared at 10:47 by B. Okoye RN", "minimum recovery over since 10:38", "BP 121/79 at 10:44, 4 % above baseline", "IV out at 10:45",
		"Undo with a reason", "[ ] Escort is here Luis Alvarez, husband, (555) 010-7711", "not saved or printed yet",
		"Wed 25 Nov, 09:00", "Mon 23 Nov, before 12:00",
		"Record departure, Chair 1 to cleaning", "Still to do: sheet not handed over · aftercare not explained · escort not here")
	d.Lacks("Overridden", "Name escort", "Leaves without an escort")
	if got := strings.Count(d.view.evidence, "BP 121/79"); got != 1 {
		t.Errorf("the pressure is read %d times in %q", got, d.view.evidence)
	}
	d.Shot("leaving-two")
	if title, sub := d.Title(d.day, now); title != "Leaving" || sub != "Printing never discharges. Chair 1 goes to cleaning when the patient has left." {
		t.Errorf("%q %q", title, sub)
	}
}

func TestOverridesAreMarkedWithTheirReasons(t *testing.T) {
	d := bothCleared(t, false, try.Laptop)
	d.Select(2)
	d.Wants("Okafor, Daniel", "Overridden: Oriented, steady (not assessed yet). Reason: walks with a stick as always", "Allergy: latex (hives)", "not booked", "no escort is named", "Name escort")
	if strings.Contains(d.view.evidence, "not assessed") {
		t.Error("what was overridden is given as evidence")
	}
	test.Tap(d.Button("leaving.name_escort"))
	d.Key("3")
	if !slices.Equal(d.Log, []string{"act name_escort 2", "failed No escort is named for Okafor, Daniel. Name the escort first."}) || len(d.store.steps) != 0 {
		t.Errorf("asked for %v, wrote %v: nobody is named who could be here", d.Log, d.store.steps)
	}
}

func TestClearanceIsTakenBack(t *testing.T) {
	d := bothCleared(t, false, try.Laptop)
	test.Tap(d.Button("leaving.clearance"))
	d.store.now = at("10:58") // the undo window is over
	d.refresh()
	d.Wants("Back to recovery")
	test.Tap(d.Button("leaving.clearance"))
	if want := []string{"act undo 1", "act return_to_recovery 1"}; !slices.Equal(d.Log, want) {
		t.Errorf("%v, want %v", d.Log, want)
	}
}

func TestNotClearedYet(t *testing.T) {
	d := open(t, false, try.Laptop, daniel())
	d.store.now = now
	d.refresh()
	d.Wants("Not cleared yet", "Still open: not assessed yet", "Clear for leaving…", "Not cleared for leaving.")
	test.Tap(d.Button("leaving.clearance"))
	d.Key("2")
	d.Said("Okafor, Daniel is at \"Recovering\": \"Aftercare explained to patient and escort\" cannot be ticked now. It is ticked once the patient is cleared for leaving.")
	d.Key("D")
	if len(d.store.steps) != 0 {
		t.Errorf("wrote %v for a patient who is not cleared", d.store.steps)
	}
	if len(d.Log) != 3 || d.Log[0] != "act clear 2" || !strings.HasPrefix(d.Log[2], "failed Okafor, Daniel is not cleared") {
		t.Errorf("%q", d.Log)
	}
}

func TestTicksAreSavedAtOnceAndShownFromTheRecord(t *testing.T) {
	d := bothCleared(t, false, try.Laptop)
	test.Tap(d.Part("leaving.aftercare").(*part.Tick))
	d.Key("3")
	d.Key("4")
	d.Key("4")
	want := []clinic.Step{
		clinic.Mark{Item: clinic.Aftercare, Done: true},
		clinic.Mark{Item: clinic.EscortHere, Done: true},
		clinic.Mark{Item: clinic.Belongings, Done: true},
		clinic.Mark{Item: clinic.Belongings},
	}
	if !slices.Equal(d.store.steps, want) {
		t.Fatalf("wrote %v, want %v", d.store.steps, want)
	}
	d.Wants("[x] Aftercare explained to patient and escort", "[x] Escort is here Luis Alvarez, husband, (555) 010-7711 · since 10:51 B. Okoye RN", "[ ] Belongings", "Still to do: sheet not handed over")
	if !slices.Contains(d.Log, "done Alvarez, Maria: aftercare explained (0)") {
		t.Errorf("%q", d.Log)
	}
}

func TestTickIsNotShownBeforeItIsOnRecord(t *testing.T) {
	d := bothCleared(t, false, try.Laptop)
	d.Held = true
	test.Tap(d.Part("leaving.aftercare").(*part.Tick))
	test.Tap(d.Part("leaving.aftercare").(*part.Tick))
	d.Show(d.day, now.Add(time.Second))
	d.Wants("[ ] Aftercare explained to patient and escort saving…")
	if len(d.Waiting) != 1 {
		t.Fatalf("%d writes begun by two presses", len(d.Waiting))
	}
	d.Release(0)
	d.Wants("[x] Aftercare")
}

func TestFailedWritePutsTheTickBack(t *testing.T) {
	d := bothCleared(t, false, try.Laptop)
	d.store.fails = errors.New("disk full")
	d.Key("2")
	d.Wants("[ ] Aftercare")
	d.Lacks("saving…")
	if !slices.Equal(d.Log, []string{"failed disk full"}) {
		t.Errorf("%q", d.Log)
	}
	d.Key("2")
	d.Wants("[x] Aftercare")
}

// A day that was read before our own write must not take the tick back for a
// second.
func TestOlderDayDoesNotOverwriteOurOwnWrite(t *testing.T) {
	d := bothCleared(t, false, try.Laptop)
	old := d.day
	d.Key("2")
	d.Show(old, now.Add(time.Second))
	d.Wants("[x] Aftercare")
	d.store.must(t, okoye, 1, clinic.Mark{Item: clinic.Aftercare}) // another station takes it back
	d.refresh()
	d.Wants("[ ] Aftercare")
}

func TestNobodyAtTheDeskIsAskedFirst(t *testing.T) {
	d := bothCleared(t, false, try.Laptop)
	d.picked = false
	d.Key("2")
	if len(d.Log) == 0 || d.Log[0] != "pick" || len(d.store.steps) != 1 {
		t.Errorf("%q, wrote %v", d.Log, d.store.steps)
	}
	d.picked = false
	d.desk.Pick = func(func()) {} // asked, and went away
	test.Tap(d.Part("leaving.sheet_given").(*part.Tick))
	d.Wants("[ ] Sheet handed over")
	if len(d.store.steps) != 1 {
		t.Errorf("wrote %v in nobody's name", d.store.steps)
	}
}

func TestPickingFromTheList(t *testing.T) {
	d := bothCleared(t, false, try.Laptop)
	d.Wants("cleared 10:47", "cleared 10:48")
	rows, ok := d.Focus().(*part.Rows)
	if !ok {
		t.Fatal("the keyboard does not begin at the list")
	}
	d.W.Canvas().Focus(rows)
	rows.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	if d.id != 2 || d.view.name != "Okafor, Daniel" {
		t.Fatalf("shown %d %q", d.id, d.view.name)
	}
	rows.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if d.W.Canvas().Focused() != fyne.Focusable(d.door.ticks[0]) {
		t.Error("Enter does not lead to what is to be done")
	}
	one := open(t, false, try.Laptop, maria())
	one.store.must(t, okoye, 1, clinic.Clear{})
	one.refresh()
	if one.list.visible() {
		t.Error("a list of one is shown")
	}
}

func TestEmpty(t *testing.T) {
	d := open(t, false, try.Laptop)
	d.refresh()
	d.Wants("Nobody is ready to leave")
	d.Lacks("Record departure", "Save PDF", "At the door")
	for _, k := range d.Keys() {
		if k.Do != nil {
			k.Do()
		}
	}
	if len(d.Log) != 0 || len(d.store.steps) != 0 {
		t.Errorf("%q %v for nobody", d.Log, d.store.steps)
	}
	if _, sub := d.Title(d.day, now); sub != "Nobody is ready to leave." {
		t.Errorf("%q", sub)
	}
	d.Shot("leaving-empty")
}

func TestUnchangedSecondRebuildsNothing(t *testing.T) {
	d := bothCleared(t, false, try.Laptop)
	drawn, reads, page := d.drawn, d.store.reads, d.preview.pages[0]
	d.Show(d.store.day(), now.Add(time.Second))
	if d.drawn != drawn || d.store.reads != reads || d.preview.pages[0] != page {
		t.Errorf("redrawn %d, read %d times, page kept %v", d.drawn-drawn, d.store.reads-reads, d.preview.pages[0] == page)
	}
	d.Key("2")
	if d.drawn == drawn || d.store.reads == reads {
		t.Error("a tick changes nothing")
	}
	if d.preview.pages[0] != page {
		t.Error("a tick draws the sheet again, although nothing on it differs")
	}
}

// TestPagingScrollsTheSheet: the list of patients has the keyboard, and PgDn
// there must not change whose leaving is recorded.
func TestPagingScrollsTheSheet(t *testing.T) {
	d := bothCleared(t, false, try.Laptop)
	d.W.Canvas().SetOnTypedKey(func(e *fyne.KeyEvent) {
		d.Key(map[fyne.KeyName]string{fyne.KeyPageDown: "PgDn", fyne.KeyPageUp: "PgUp"}[e.Name])
	})
	d.Move(d.Focus())
	was := d.id
	d.Press(fyne.KeyPageDown)
	if d.id != was || d.preview.scroll.Offset.Y == 0 {
		t.Errorf("PgDn: visit %d is shown, not %d; the sheet stands at %.0f", d.id, was, d.preview.scroll.Offset.Y)
	}
	d.Press(fyne.KeyPageUp)
	if d.id != was || d.preview.scroll.Offset.Y != 0 {
		t.Errorf("PgUp: visit %d is shown, not %d; the sheet stands at %.0f", d.id, was, d.preview.scroll.Offset.Y)
	}
	d.Press(fyne.KeyDown)
	if d.id == was {
		t.Error("Down no longer walks the list")
	}
}
