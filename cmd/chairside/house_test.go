package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"go/ast"
	"go/parser"
	"go/token"
	"io"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// The house: who may import whom. This test is the law of which
// docs/ARCHITECTURE.md is the telling.

const (
	module   = "chairside"
	buildSet = "sqlite_fts5,migrated_fynedo,no_animations"
	fyneRoot = "fyne.io/fyne/v2"
)

// rooms says what each room may import of the house itself. A room that is
// not named here may not exist.
var rooms = map[string][]string{
	"assets":         {},
	"store/clinic":   {},
	"store":          {"store/clinic"},
	"store/exchange": {"store/clinic"},
	"store/demo":     {"store", "store/clinic"},
	"ui/theme":       {"assets"},
	"ui/part":        {"ui/theme"},
	"ui/status":      {"store/clinic", "ui/part", "ui/theme"},
	"ui/form":        {"store/clinic", "ui/part", "ui/theme"},
	"ui/find":        {"store/clinic", "ui/part"},
	"ui/act":         {"store/clinic", "ui/part", "ui/theme", "ui/status"},
	"ui/sheet":       {"store/clinic", "assets"},
	"ui/alarm":       {"store/clinic"},
	"ui/try":         {"store/clinic", "ui/part", "ui/theme"}, // for tests only
	"ui/today":       screen,
	"ui/checkin":     append([]string{"ui/find"}, screen...),
	"ui/chairs":      screen,
	"ui/recovery":    screen,
	"ui/wallboard":   screen,
	"ui/schedule":    append([]string{"ui/find"}, screen...),
	"ui/calls":       screen,
	"ui/search":      screen,
	"ui/patient":     screen,
	"ui/importing":   screen,
	"ui/welcome":     append([]string{"ui/form"}, screen...),
	"ui/settings":    append([]string{"ui/form"}, screen...),
	"ui/leaving":     append([]string{"ui/sheet"}, screen...),
	"ui": {
		"store/clinic", "assets", "ui/part", "ui/theme", "ui/status", "ui/act", "ui/sheet", "ui/alarm",
		"ui/today", "ui/checkin", "ui/chairs", "ui/recovery", "ui/welcome", "ui/leaving", "ui/schedule", "ui/calls", "ui/patient",
		"ui/search", "ui/importing", "ui/settings", "ui/wallboard",
	},
	"store/demo/crowd":          {"store/clinic"},
	"cmd/chairside":             {"*"},
	"cmd/chairside-bench":       {"*"},
	"cmd/chairside-bench/empty": {}, // what the window is measured against
}

// screen is what a screen may import. Never another screen, never the store.
var screen = []string{"store/clinic", "ui/part", "ui/theme", "ui/status", "ui/act"}

// goPackage is what go list says of one package.
type goPackage struct {
	ImportPath   string
	Dir          string
	Standard     bool
	Doc          string
	Imports      []string
	Deps         []string
	GoFiles      []string
	CgoFiles     []string
	TestImports  []string
	XTestImports []string
	Error        *struct{ Err string }
}

// room is the package's place in the house: "ui/today".
func (p goPackage) room() string { return strings.TrimPrefix(p.ImportPath, module+"/") }

func (p goPackage) tests() []string { return slices.Concat(p.TestImports, p.XTestImports) }

// house gives every package of the module, by room, and the whole list that
// they are built from, by import path.
func house(t *testing.T) (inside map[string]goPackage, all map[string]goPackage) {
	t.Helper()
	cmd := exec.Command("go", "list", "-e", "-deps", "-json", "-tags", buildSet, "./...")
	cmd.Dir = top(t)
	var complaint bytes.Buffer
	cmd.Stderr = &complaint
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("go list: %v\n%s", err, complaint.String())
	}
	inside, all = map[string]goPackage{}, map[string]goPackage{}
	for dec := json.NewDecoder(bytes.NewReader(out)); ; {
		var p goPackage
		if err := dec.Decode(&p); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		all[p.ImportPath] = p
		if strings.HasPrefix(p.ImportPath, module+"/") {
			inside[p.room()] = p
		}
	}
	if len(inside) < 4 {
		t.Fatalf("go list knows only %d packages of the house", len(inside))
	}
	return inside, all
}

// top is the folder of go.mod.
func top(t *testing.T) string {
	t.Helper()
	dir, err := filepath.Abs(filepath.Join("..", ".."))
	if err != nil {
		t.Fatal(err)
	}
	return dir
}

func TestHouseImports(t *testing.T) {
	inside, all := house(t)
	for room, p := range inside {
		for _, fault := range directions(room, p.Imports, all) {
			t.Errorf("%s", fault)
		}
		if strings.HasPrefix(room, "ui") {
			for _, imported := range p.tests() {
				if forbiddenToScreens(imported) || imported == module+"/store" || imported == module+"/store/demo" {
					t.Errorf("a test of %s imports %s: tests of screens hand in a clinic of their own", room, imported)
				}
			}
		}
		if p.Doc == "" {
			t.Errorf("%s does not say what it is for: it has no package comment", room)
		}
	}
}

// TestHouseOnlyTestsTry: what tests share never gets into the program.
func TestHouseOnlyTestsTry(t *testing.T) {
	inside, _ := house(t)
	tried := 0
	for room, p := range inside {
		if slices.Contains(p.Deps, module+"/ui/try") {
			t.Errorf("%s is built from ui/try, which is for tests", room)
		}
		if slices.Contains(p.tests(), module+"/ui/try") {
			tried++
		}
	}
	if tried == 0 {
		t.Error("no test uses ui/try")
	}
}

// directions lists what is wrong with what a room imports.
func directions(room string, imports []string, all map[string]goPackage) (faults []string) {
	may, known := rooms[room]
	if !known {
		return []string{room + " is no room of the house. Add it to the table in house_test.go, on purpose"}
	}
	for _, imported := range imports {
		if other, ours := strings.CutPrefix(imported, module+"/"); ours {
			if !slices.Contains(may, other) && !slices.Contains(may, "*") {
				faults = append(faults, room+" imports "+other+", which is not one of "+strings.Join(may, ", "))
			}
			continue
		}
		if why := foreign(room, imported, all); why != "" {
			faults = append(faults, room+" imports "+imported+": "+why)
		}
	}
	return faults
}

// foreign says why a room may not import a package from outside the house,
// or "".
func foreign(room, imported string, all map[string]goPackage) string {
	fyne := imported == fyneRoot || strings.HasPrefix(imported, fyneRoot+"/")
	switch {
	case strings.HasPrefix(room, "cmd/"):
		return ""
	case imported == fyneRoot+"/app":
		return "only cmd does, or tests of screens need a display"
	case (room == "store/clinic" || room == "assets") && !all[imported].Standard:
		return "it uses the standard library only"
	case strings.HasPrefix(room, "store") && fyne:
		return "what the clinic keeps knows no screen"
	case strings.HasPrefix(room, "ui") && forbiddenToScreens(imported):
		return "only the store speaks to the database"
	case room == "ui/sheet" && fyne:
		return "a sheet is paper, not a screen"
	case strings.HasSuffix(imported, "/gofpdf") && room != "ui/sheet":
		return "one package only, so that a swap is one line"
	case strings.HasSuffix(imported, "/go-sqlite3") && room != "store":
		return "only the store speaks to the database"
	}
	return ""
}

func forbiddenToScreens(imported string) bool {
	return imported == "database/sql" || strings.HasSuffix(imported, "/go-sqlite3")
}

// TestHouseReach looks at everything a room is built from, not only at what
// it names itself.
func TestHouseReach(t *testing.T) {
	inside, all := house(t)
	never := map[string][]string{
		"store/clinic": {"database/sql", "net/http", fyneRoot},
		"store":        {fyneRoot, "github.com/jung-kurt/gofpdf"},
		"store/demo":   {fyneRoot, "github.com/jung-kurt/gofpdf"},
		"ui/sheet":     {fyneRoot, "database/sql", module + "/store"},
		"ui":           {"database/sql", module + "/store", fyneRoot + "/app"},
	}
	for room, list := range never {
		for _, bad := range list {
			if slices.Contains(inside[room].Deps, bad) {
				t.Errorf("%s is built from %s in the end", room, bad)
			}
		}
	}
	for _, dep := range inside["store/clinic"].Deps {
		if !all[dep].Standard {
			t.Errorf("store/clinic is built from %s in the end", dep)
		}
	}
	users := map[string][]string{}
	for room, p := range inside {
		for _, imported := range slices.Concat(p.Imports, p.tests()) {
			if strings.HasSuffix(imported, "/gofpdf") {
				users[imported] = append(users[imported], room)
			}
		}
	}
	for library, by := range users {
		if by = slices.Compact(slices.Sorted(slices.Values(by))); len(by) > 1 {
			t.Errorf("%s is imported by %v: one package only, so that a swap is one line", library, by)
		}
	}
}

// TestHouseExits: os.Exit and log.Fatal end the program without closing
// anything, so they stand in one place.
func TestHouseExits(t *testing.T) {
	inside, _ := house(t)
	exits := map[string]int{}
	for room, p := range inside {
		for _, name := range slices.Concat(p.GoFiles, p.CgoFiles) {
			for _, call := range enders(t, filepath.Join(p.Dir, name)) {
				if strings.HasPrefix(room, "cmd/") && call == "os.Exit" {
					exits[room]++
					continue
				}
				t.Errorf("%s/%s calls %s", room, name, call)
			}
		}
	}
	for room, n := range exits {
		if n > 1 {
			t.Errorf("%s calls os.Exit %d times, not once", room, n)
		}
	}
	if exits["cmd/chairside"] != 1 {
		t.Error("cmd/chairside never calls os.Exit: the shell would never hear of a failure")
	}
}

// enders gives the calls in a file that end the program at once.
func enders(t *testing.T, file string) (calls []string) {
	t.Helper()
	tree, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	ast.Inspect(tree, func(n ast.Node) bool {
		if sel, ok := n.(*ast.SelectorExpr); ok {
			if pkg, ok := sel.X.(*ast.Ident); ok {
				switch call := pkg.Name + "." + sel.Sel.Name; call {
				case "os.Exit", "log.Fatal", "log.Fatalf", "log.Fatalln", "syscall.Exit":
					calls = append(calls, call)
				}
			}
		}
		return true
	})
	return calls
}

// TestHouseTop: nothing lies at the top but what the house has there.
func TestHouseTop(t *testing.T) {
	allowed := []string{
		"cmd", "ui", "store", "assets", "docs", // the rooms
		"FyneApp.toml", "go.mod", "go.sum", "Makefile", "README.md", "CHANGELOG.md", "LICENSE",
		"bin", "dist", "demo-day", // what make leaves; git ignores it
	}
	entries, err := os.ReadDir(top(t))
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if !strings.HasPrefix(e.Name(), ".") && !slices.Contains(allowed, e.Name()) {
			t.Errorf("%s lies at the top of the house and does not belong there", e.Name())
		}
	}
}

// TestHouseTable: the table itself keeps to the floors.
func TestHouseTable(t *testing.T) {
	for room, may := range rooms {
		for _, other := range may {
			if _, known := rooms[other]; !known && other != "*" {
				t.Errorf("%s may import %s, which is no room", room, other)
			}
			if path.Dir(room) == "ui" && (other == "ui" || other == "store" || other == "store/demo") {
				t.Errorf("%s may import %s: an arrow runs back up", room, other)
			}
		}
	}
	faults := []struct {
		room     string
		imported string
	}{
		{"ui/today", "chairside/store"},
		{"ui/today", "chairside/ui/chairs"},
		{"ui/today", "database/sql"},
		{"ui/today", "fyne.io/fyne/v2/app"},
		{"ui/sheet", "fyne.io/fyne/v2/canvas"},
		{"ui/leaving", "github.com/jung-kurt/gofpdf"},
		{"ui", "chairside/store"},
		{"store", "chairside/ui/part"},
		{"store", "fyne.io/fyne/v2"},
		{"store/clinic", "golang.org/x/text/unicode/norm"},
		{"store/demo", "github.com/mattn/go-sqlite3"},
		{"ui/util", "fmt"},
	}
	for _, f := range faults {
		if len(directions(f.room, []string{f.imported}, nil)) == 0 {
			t.Errorf("nothing is said against %s importing %s", f.room, f.imported)
		}
	}
	if bad := directions("ui/leaving", []string{"chairside/ui/sheet", "fyne.io/fyne/v2", "time"}, nil); len(bad) > 0 {
		t.Errorf("what ui/leaving may import is refused: %v", bad)
	}
}
