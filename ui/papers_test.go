package ui

import (
	"bytes"
	"errors"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"chairside/store/clinic"
	"chairside/ui/part"
	"chairside/ui/sheet"
)

// drawer is where papers are saved and printed in a test.
type drawer struct {
	names   []string
	pdfs    [][]byte
	printed []string
	full    error
	jammed  error
}

func (d *drawer) into(f *front) {
	f.config.Save = func(name string, pdf []byte) (string, error) {
		if d.full != nil {
			return "", d.full
		}
		d.names, d.pdfs = append(d.names, name), append(d.pdfs, pdf)
		return "/clinic/sheets/" + name, nil
	}
	f.config.Print = func(path string) error {
		if d.jammed != nil {
			return d.jammed
		}
		d.printed = append(d.printed, path)
		return nil
	}
}

// says wants something visible that says this, among other things.
func (f *front) says(part string) {
	f.t.Helper()
	found := false
	f.see(func(o fyne.CanvasObject) {
		if p, ok := o.(interface{ PartText() string }); ok && strings.Contains(p.PartText(), part) {
			found = true
		}
	})
	if !found {
		f.t.Errorf("nothing says %q", part)
	}
}

func TestDowntimeKitIsOneKeyAnywhere(t *testing.T) {
	f := opened(t, okoye)
	var d drawer
	d.into(f)
	for i, place := range []string{PlaceToday, PlaceChairs, PlaceRecovery, PlaceLeaving, PlaceWalkIn} {
		f.open(place)
		f.ctrl(fyne.KeyD)
		if len(d.names) != i+1 || len(d.printed) != i+1 || f.place != place {
			t.Fatalf("on %s: saved %v, printed %v", place, d.names, d.printed)
		}
	}
	if d.names[0] != "downtime-2026-11-22-1042.pdf" || !bytes.HasPrefix(d.pdfs[0], []byte("%PDF")) {
		t.Errorf("saved %q", d.names[0])
	}
	f.want("Downtime kit printed, and saved: /clinic/sheets/downtime-2026-11-22-1042.pdf")
}

func TestDowntimeKitWhenTheStoreCannotBeRead(t *testing.T) {
	f := opened(t, okoye)
	var d drawer
	d.into(f)
	whole := len(kitPages(t, f, &d))
	f.store.cantRead = errors.New("disk I/O error")
	f.store.now = f.store.now.Add(17 * time.Minute)
	f.ctrl(fyne.KeyD)
	if len(d.names) != 2 || len(d.printed) != 2 || d.names[1] != "downtime-2026-11-22-1059.pdf" {
		t.Fatalf("saved %v, printed %v", d.names, d.printed)
	}
	if len(d.pdfs[1]) < whole/2 {
		t.Error("the board last shown is not in it")
	}
	// A printer that does not work loses nothing either.
	d.jammed = errors.New("paper jam")
	f.ctrl(fyne.KeyD)
	f.says("Downtime kit is saved but could not be printed")
	d.full = errors.New("no space left on device")
	f.ctrl(fyne.KeyD)
	f.says("Downtime kit could not be saved")
	if f.papers {
		t.Error("no further kit can be made")
	}
}

func kitPages(t *testing.T, f *front, d *drawer) []byte {
	t.Helper()
	f.ctrl(fyne.KeyD)
	if len(d.pdfs) == 0 {
		t.Fatal("no kit")
	}
	return d.pdfs[0]
}

func TestDowntimeKitBeforeAnyBoardWasRead(t *testing.T) {
	f := newFront(t)
	var d drawer
	d.into(f)
	f.store.cantRead = errors.New("disk I/O error")
	f.Start()
	f.kit()
	f.says("no board to print yet")
	if len(d.names) != 0 {
		t.Errorf("saved %v", d.names)
	}
}

func TestDaysReportIsSavedAndOpened(t *testing.T) {
	f := opened(t, okoye)
	var d drawer
	d.into(f)
	var opened []string
	f.config.OpenFile = func(path string) error { opened = append(opened, path); return nil }
	f.open(PlaceLeaving)
	f.ctrl(fyne.KeyR)
	if len(d.names) != 1 || d.names[0] != "report-2026-11-22.pdf" || len(d.printed) != 0 {
		t.Fatalf("saved %v, printed %v", d.names, d.printed)
	}
	test.Tap(f.toast().Action())
	if len(opened) != 1 || opened[0] != "/clinic/sheets/report-2026-11-22.pdf" {
		t.Errorf("opened %v", opened)
	}
	f.store.cantRead = errors.New("disk I/O error")
	f.ctrl(fyne.KeyR)
	if len(d.names) != 1 {
		t.Error("a report is filed that is not what is on record")
	}
}

func TestNursesOnDuty(t *testing.T) {
	f := opened(t, okoye)
	f.key(fyne.KeyF10)
	f.says("One nurse watches 2 infusing or 3 recovering.")
	find[*part.Tick](f, "duty.2").Tapped(nil)
	find[*part.Button](f, "panel.action").Tapped(nil)
	if len(f.day.Duty) != 1 || f.day.Duty[0] != okoye.ID || f.panel() {
		t.Fatalf("on duty %v, panel %v", f.day.Duty, f.panel())
	}
	f.want("1 nurse is on duty")
	f.store.cantWrite = errors.New("disk I/O error")
	f.key(fyne.KeyF10)
	find[*part.Button](f, "panel.action").Tapped(nil)
	if !f.panel() {
		t.Error("the panel closed over a write that failed")
	}
	f.key(fyne.KeyEscape)
	f.SetStaff(reyes)
	f.key(fyne.KeyF10)
	if f.panel() || !strings.Contains(f.frame.refusal, clinic.Clinical.String()) {
		t.Errorf("the receptionist may set it: %q", f.frame.refusal)
	}
}

// TestASheetIsMadeAgainFromTheRecord: as a further version, on record by who
// made it, opened at once, and the visit stays where it is.
func TestASheetIsMadeAgainFromTheRecord(t *testing.T) {
	f := opened(t, reyes)
	var d drawer
	d.into(f)
	var opened []string
	f.config.OpenFile = func(path string) error { opened = append(opened, path); return nil }
	v := &f.store.day.Visits[leaves-1]
	v.Stage, v.EndedAt = clinic.Discharged, at(10, 41)
	v.Sheets = []clinic.Printed{{At: at(10, 40), By: okoye.ID, Version: 1, Where: "printed on Front desk"}}
	was := v.State
	f.refresh(nil)
	f.openPatient(f.whose(leaves))
	f.key("S")
	got := f.store.day.Visits[leaves-1]
	if len(got.Sheets) != 2 || got.Sheets[1].Version != 2 || got.Sheets[1].By != reyes.ID || got.State.Stage != was.Stage || !got.EndedAt.Equal(was.EndedAt) {
		t.Fatalf("on record are %+v, the visit is %+v", got.Sheets, got.State)
	}
	if len(d.pdfs) != 1 || !bytes.HasPrefix(d.pdfs[0], []byte("%PDF")) || len(opened) != 1 || opened[0] != "/clinic/sheets/"+d.names[0] {
		t.Errorf("saved %v, opened %v", d.names, opened)
	}
	f.want("Okafor, Daniel: sheet made again, version 2")
	first := *v
	first.Sheets = first.Sheets[:1]
	for version, same := range map[int]bool{1: false, 2: true} {
		doc, err := sheet.Lay(clinic.Record{Visit: first, Clinic: f.store.day.Clinic, Staff: f.store.day.Staff}, sheet.Options{Journal: true, Version: version})
		var pdf bytes.Buffer
		if err == nil {
			err = sheet.WritePDF(&pdf, doc)
		}
		if err != nil || bytes.Equal(pdf.Bytes(), d.pdfs[0]) != same {
			t.Errorf("the paper is version %d: %v, want %v; %v", version, !same, same, err)
		}
	}
	if strings.Contains(strings.ToLower(d.names[0]), "okafor") {
		t.Errorf("the file is named %q", d.names[0])
	}

	d.full = errors.New("no space left on device")
	f.key("S")
	f.says("The sheet could not be saved.")
	d.full, f.store.cantWrite = nil, errors.New("disk I/O error")
	f.key("S")
	if got := f.store.day.Visits[leaves-1].Sheets; len(got) != 2 || len(opened) != 1 || strings.Contains(f.frame.refusal, "disk is full") || f.frame.refusal == "" {
		t.Errorf("on record are %+v, opened %v, says %q", got, opened, f.frame.refusal)
	}
	f.store.cantWrite = nil
	for _, none := range []clinic.VisitID{waits, recovers} {
		f.frame.fail("")
		f.openPatient(f.whose(none))
		f.key("S")
		f.says("No sheet was made for that visit.")
		if got := f.store.day.Visits[none-1].Sheets; len(got) != 0 {
			t.Errorf("visit %d has a sheet by now: %+v", none, got)
		}
	}
}
