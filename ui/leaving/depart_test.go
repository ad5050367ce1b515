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

// atTheDoor has everything ticked for maria.
func atTheDoor(t *testing.T) *desk {
	t.Helper()
	d := bothCleared(t, false, try.Laptop)
	d.store.must(t, okoye, 1, clinic.RecordSheet{Where: "saved as PDF"})
	d.refresh()
	for _, k := range []string{"1", "2", "3"} {
		d.Key(k)
	}
	d.Log, d.store.steps = nil, nil
	return d
}

func TestDepartureIsBlockedUntilEverythingIsTicked(t *testing.T) {
	d := bothCleared(t, false, try.Laptop)
	if !d.Button("leaving.depart").Disabled() {
		t.Error("the departure can be pressed with everything still to do")
	}
	d.Key("D")
	if len(d.store.steps) != 0 || len(d.Log) != 1 || !strings.HasPrefix(d.Log[0], "failed Not yet: sheet not handed over; aftercare not explained; escort not here.") {
		t.Fatalf("wrote %v, said %q", d.store.steps, d.Log)
	}
}

func TestDepartureGoesOnToTheNextPatient(t *testing.T) {
	d := atTheDoor(t)
	d.Wants("Record it as the patient walks out.")
	d.Shot("leaving-done")
	test.Tap(d.Button("leaving.depart"))
	if !slices.Equal(d.store.steps, []clinic.Step{clinic.Depart{}}) {
		t.Fatalf("wrote %v", d.store.steps)
	}
	if want := []string{"done Alvarez, Maria has gone home. Chair 1 is cleaning (1)"}; !slices.Equal(d.Log, want) {
		t.Fatalf("%q", d.Log)
	}
	if s := d.store.chairs[0].State(); s != clinic.Cleaning {
		t.Errorf("chair 1 is %s", s)
	}
	d.Wants("Okafor, Daniel")
	d.Lacks("Alvarez, Maria")
}

// A key that repeats must not send the next patient home as well.
func TestSecondPressTakesNobodyElse(t *testing.T) {
	d := bothCleared(t, false, try.Laptop)
	d.store.must(t, okoye, 2, clinic.NameEscort{Escort: clinic.Escort{Name: "Ada Okafor", Phone: "(555) 010-7712"}})
	for id := clinic.VisitID(1); id <= 2; id++ {
		d.store.must(t, okoye, id, clinic.RecordSheet{Where: "saved as PDF"})
		for _, item := range []clinic.Item{clinic.SheetGiven, clinic.Aftercare, clinic.EscortHere} {
			d.store.must(t, okoye, id, clinic.Mark{Item: item, Done: true})
		}
	}
	d.store.steps = nil
	d.refresh()
	d.Key("D")
	d.Key("D")
	if d.store.find(2).Stage != clinic.Ready || len(d.store.steps) != 1 {
		t.Fatalf("wrote %v", d.store.steps)
	}
	d.store.now = now.Add(3 * time.Second)
	d.refresh()
	d.Key("D")
	if d.store.find(2).Stage != clinic.Discharged {
		t.Fatal("the next patient cannot leave at all")
	}
	d.Wants("Nobody is ready to leave")
}

func TestRefusedDepartureShowsWhatIsOnRecord(t *testing.T) {
	d := atTheDoor(t)
	d.store.fails = errors.New("disk full")
	d.Key("D")
	d.Wants("Alvarez, Maria", "Record departure, Chair 1 to cleaning")
	if !slices.Equal(d.Log, []string{"failed disk full"}) || d.Button("leaving.depart").Disabled() {
		t.Errorf("%q, disabled %v", d.Log, d.Button("leaving.depart").Disabled())
	}
}

func TestDepartedElsewhereStaysInSight(t *testing.T) {
	d := atTheDoor(t)
	d.store.must(t, okoye, 1, clinic.Depart{})
	d.refresh()
	d.Wants("Alvarez, Maria", "Went home at 10:51", "with Luis Alvarez")
	if !d.Button("leaving.depart").Disabled() {
		t.Error("the departure can be recorded again")
	}
}

func TestOnlyAProviderIsOfferedLeavingAlone(t *testing.T) {
	d := bothCleared(t, false, try.Laptop)
	if d.Part("leaving.alone") != nil {
		t.Error("a nurse is offered to let a patient leave without an escort")
	}
	d.by = hale
	d.refresh()
	d.Shot("leaving-provider")
	d.store.must(t, okoye, 1, clinic.RecordSheet{Where: "saved as PDF"})
	d.refresh()
	d.Key("1")
	d.Key("2")
	d.store.steps = nil
	test.Tap(d.Button("leaving.alone"))
	d.Tap("panel.action")
	why := d.Part("leaving.alone_reason").(*part.Field)
	if why.Error() == "" || d.store.find(1).Stage != clinic.Ready {
		t.Fatalf("left without a reason; the field says %q", why.Error())
	}
	why.SetText("lives in the house next door")
	d.Shot("leaving-alone")
	test.Tap(d.Button("panel.action"))
	v := d.store.find(1)
	if v.Stage != clinic.Discharged || v.AloneReason != "lives in the house next door" {
		t.Fatalf("%s, %q", v.Stage, v.AloneReason)
	}
	if d.W.Canvas().Overlays().Top() != nil {
		t.Error("the panel stays open")
	}
	d.Wants("Okafor, Daniel")
}

func TestKeysOpenWhatTheySay(t *testing.T) {
	d := bothCleared(t, false, try.Laptop)
	d.Key("M")
	d.Key("U")
	if want := []string{"more 1", "act undo 1"}; !slices.Equal(d.Log, want) {
		t.Errorf("%q", d.Log)
	}
	top := d.preview.scroll.Offset.Y
	d.Key("PgDn")
	if d.preview.scroll.Offset.Y <= top {
		t.Error("the sheet does not scroll")
	}
	d.Key("PgUp")
	if d.preview.scroll.Offset.Y != top {
		t.Error("the sheet does not scroll back")
	}
}

// TestPictures draws the screen to be held beside the design; it checks that
// the sheet is there in every size and look.
func TestPictures(t *testing.T) {
	if try.Shots() == "" {
		t.Skip("CHAIRSIDE_SHOTS names no folder for the pictures")
	}
	long := maria()
	long.ID, long.Number, long.Chair = 3, 9, 2
	long.Patient.Key = clinic.NameKey{Given: "bartholomew", Family: "featherstonehaugh"}
	long.Patient.Family, long.Patient.Given = "Featherstonehaugh-Cholmondeley", "Bartholomew Maximilian Theodore"
	long.Escort = clinic.Escort{Name: "Nguyễn Thị Hoa", Relation: "neighbour from downstairs", Phone: "+44 20 7946 0958"}
	cjk := maria()
	cjk.ID, cjk.Number, cjk.Chair = 4, 10, 4
	cjk.Patient.Key = clinic.NameKey{Given: "美咲", Family: "田中"}
	cjk.Patient.Family, cjk.Patient.Given = "田中", "美咲"
	for name, size := range map[string]fyne.Size{"1282": try.Laptop, "1356": fyne.NewSize(1356, 836), "1840": fyne.NewSize(1840, 1020)} {
		for look, dark := range map[string]bool{"light": false, "dark": true} {
			visits := []clinic.Visit{maria(), daniel(), long, cjk}
			if name == "1356" {
				visits = visits[:1]
			}
			d := open(t, dark, size, visits...)
			d.store.must(t, okoye, 1, clinic.Clear{})
			if name != "1356" {
				d.clear2(t)
			}
			d.store.now = now
			d.refresh()
			d.Key("Ctrl+S")
			d.preview.saved.Clear()
			d.panes.arrange()
			for _, k := range []string{"1", "2", "3"} {
				d.Key(k)
			}
			if len(d.preview.pages) != 2 {
				t.Errorf("%s %s: %d pages are drawn", name, look, len(d.preview.pages))
			}
			d.Shot("leaving-" + name + "-" + look)
			if name == "1282" {
				d.by = hale
				d.Select(3)
				d.Shot("leaving-long-" + look)
				d.Select(4)
				d.Shot("leaving-cjk-" + look)
				d.Select(2)
				d.Shot("leaving-override-" + look)
			}
		}
	}
}

func (d *desk) clear2(t *testing.T) {
	d.store.must(t, okoye, 2, clinic.Clear{Overrides: map[clinic.Criterion]string{clinic.CritOriented: "walks with a stick as always"}})
	d.store.must(t, okoye, 3, clinic.Clear{})
	d.store.must(t, okoye, 4, clinic.Clear{})
}
