package ui

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"

	"chairside/store/clinic"
	"chairside/ui/importing"
	"chairside/ui/part"
)

// noFiles is an import that finds every file empty.
type noFiles struct{ importing.Store }

func (noFiles) Fields() []importing.Field {
	return []importing.Field{{Key: "family", Word: "Family name"}}
}
func (noFiles) Past(context.Context) ([]importing.Batch, error) { return nil, nil }
func (noFiles) Look(_ context.Context, path string) (importing.Look, error) {
	return importing.Look{}, &clinic.Error{Code: clinic.Invalid, Message: "Empty: " + filepath.Base(path)}
}

func TestCtrlIOpensTheImport(t *testing.T) {
	f := opened(t, okoye)
	f.ctrl(fyne.KeyN)
	f.ctrl(fyne.KeyI)
	if f.place != PlaceImport || !find[*part.Field](f, "importing.path").Focused() {
		t.Fatalf("at %s", f.place)
	}
	f.write("x.csv")
	f.ctrl(fyne.KeyReturn)
	f.want("The file: x.csv: Empty: x.csv")
	f.key(fyne.KeyEscape)
	if f.place != PlaceToday {
		t.Errorf("Esc leads to %s", f.place)
	}
	f.ctrl(fyne.KeyI)
	f.want("The file: x.csv: Empty: x.csv") // nothing typed is lost
}

func TestNothingIsImportedWhereNothingCan(t *testing.T) {
	f := newFront(t)
	f.config.Imports = nil
	f.build()
	f.SetStaff(okoye)
	f.Start()
	if f.ctrl(fyne.KeyI); f.place != PlaceToday {
		t.Errorf("at %s", f.place)
	}
}

// A file is found by arrows and Enter; only folders and tables are offered.
func TestAFileIsBrowsedFor(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"a.pdf", ".hidden.csv", "b.CSV", "sub/c.csv", "sub/d.txt"} {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	f := opened(t, okoye)
	f.browsed = dir
	f.ctrl(fyne.KeyI)
	f.tap("importing.browse")
	f.want(dir, ".."+string(filepath.Separator), "sub"+string(filepath.Separator), "b.CSV")
	if f.shows("a.pdf") || f.shows(".hidden.csv") {
		t.Error("a file that is no table is offered")
	}
	f.key(fyne.KeyDown)
	f.key(fyne.KeyReturn)
	f.want(filepath.Join(dir, "sub"), "c.csv", "d.txt")
	if f.shows("b.CSV") {
		t.Error("the folder above is still shown")
	}
	f.key(fyne.KeyDown)
	f.key(fyne.KeyReturn)
	path := filepath.Join(dir, "sub", "c.csv")
	if got := find[*part.Field](f, "importing.path").Text(); f.panel() || got != path {
		t.Errorf("chosen %q, panel %v", got, f.panel())
	}
	f.want("The file: " + path + ": Empty: c.csv")

	// a folder that is gone leads to where one can go on
	f.browsed = filepath.Join(dir, "gone")
	f.tap("importing.browse")
	f.want(string(filepath.Separator))
}
