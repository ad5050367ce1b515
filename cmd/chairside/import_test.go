package main

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"chairside/store"
)

const clients = "Id,BIRTHDATE,DEATHDATE,FIRST,LAST,PHONE\n" +
	"a1,1985-11-03,,Zoë,Quill,+44 20 7946 0000\n" +
	"a2,1940-01-02,2001-05-11,Jon,Gone,\n" +
	"a3,2085-01-01,,Far,Future,\n" +
	"a4,1985-11-03,,Bad\"quote,Torn,\n"

// clientFile writes a file to import and gives its path.
func clientFile(t *testing.T, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "clients.csv")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func saying(t *testing.T, a answer, status int, says ...string) {
	t.Helper()
	said := a.out + a.errOut
	if a.status != status {
		t.Errorf("status %d, want %d: %s", a.status, status, said)
	}
	for _, s := range says {
		if !strings.Contains(said, s) {
			t.Errorf("does not say %q: %s", s, said)
		}
	}
	for _, name := range []string{"Quill", "Gone", "Future", "Torn", "7946"} {
		if strings.Contains(said, name) {
			t.Errorf("gives a name away: %s", said)
		}
	}
}

func TestImportFromTheTerminal(t *testing.T) {
	dir, file := aClinic(t), clientFile(t, clients)
	report := filepath.Join(t.TempDir(), "report.csv")
	saying(t, chairside("--data", dir, "import", "patients", file, "--dry-run"), 0, "Would be added: 2 (1 recorded as dead)", "Left out: 2", "Nothing was written")
	saying(t, chairside("--data", dir, "import", "list"), 0, "There are no imports")
	saying(t, chairside("--data", dir, "import", "patients", file, "--all-or-nothing"), 1, "2 of 4 lines can't be imported; nothing was saved", "Nobody was added")
	saying(t, chairside("--data", dir, "import", "patients", file, "--as", "blessing okoye", "--report", report), 0,
		"UTF-8, separated by commas, 4 lines", "Added: 2", "line 4: left out: The birth date lies in the future", "line 5: left out: The quotation marks", "import undo 1")
	saying(t, chairside("--data", dir, "import", "patients", file), 0, "On record already: 2", "Nobody was added")
	saying(t, chairside("--data", dir, "import", "list"), 0, "B. Okoye RN", "clients.csv", "on record")

	text, err := os.ReadFile(report)
	if err != nil {
		t.Fatal(err)
	}
	lines, err := csv.NewReader(strings.NewReader(string(text))).ReadAll()
	if err != nil || len(lines) != 3 || lines[1][0] != "4" || lines[1][1] != "a3" || lines[1][2] != "left out" {
		t.Error(lines, err)
	}
	if info, err := os.Stat(report); err != nil || info.Mode().Perm() != 0o600 {
		t.Error(info.Mode(), err)
	}
	saying(t, chairside("--data", dir, "import", "undo", "1"), 0, "2 patients were taken out")
	saying(t, chairside("--data", dir, "import", "undo", "1"), 1, "undone already")
	saying(t, chairside("--data", dir, "check"), 0, "All is well")
}

func TestImportIsAskedInAWayThatMakesSense(t *testing.T) {
	dir, file := aClinic(t), clientFile(t, clients)
	pipe := filepath.Join(t.TempDir(), "map")
	if err := os.WriteFile(pipe, []byte("shoe size = LAST\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		args   []string
		status int
		says   string
	}{
		{[]string{"import"}, 2, "say what to import"},
		{[]string{"import", "visits", file}, 2, "say what to import"},
		{[]string{"import", "undo", "x"}, 2, "is no batch"},
		{[]string{"import", "undo", "7"}, 1, "not on record"},
		{[]string{"import", "undo", "7", "--dry-run"}, 2, "--as only"},
		{[]string{"import", "list", "--as", "x"}, 2, "no flags"},
		{[]string{"import", "patients", filepath.Join(dir, "none.csv")}, 1, "there is no file"},
		{[]string{"import", "patients", dir}, 1, "is a folder"},
		{[]string{"import", "patients", os.DevNull}, 1, "not an ordinary file"},
		{[]string{"import", "patients", clientFile(t, "")}, 1, "file is empty"},
		{[]string{"import", "patients", file, "--as", "Nobody"}, 1, `no member of staff is called "Nobody"`},
		{[]string{"import", "patients", file, "--dates", "ydm"}, 2, "dmy, mdy or ymd"},
		{[]string{"import", "patients", file, "--map", pipe}, 1, "Line 1 of the map names no field"},
		{[]string{"import", "patients", file, "--report", file}, 2, "--report names a file that is read"},
		{[]string{"import", "patients", clientFile(t, "last,dob\nQuill,02/03/04\n")}, 1, "--dates dmy, mdy or ymd"},
		{[]string{"export"}, 2, "say what to export"},
		{[]string{"export", "chairs", "x.csv"}, 2, "cannot be exported"},
		{[]string{"export", "patients", filepath.Join(dir, databaseName)}, 2, "the clinic's own file"},
		{[]string{"export", "patients", dir}, 1, "is a folder"},
	} {
		saying(t, chairside(append([]string{"--data", dir}, c.args...)...), c.status, c.says)
	}
	if text, err := os.ReadFile(file); err != nil || string(text) != clients {
		t.Error("the file to import was changed", err)
	}
	saying(t, chairside("--data", dir, "check"), 0, "All is well")
}

// TestExportIntoAnEmptyClinic: what one clinic exports gives another the same
// records, and exporting those gives the same file.
func TestExportIntoAnEmptyClinic(t *testing.T) {
	dir, file := aClinic(t), clientFile(t, clients)
	saying(t, chairside("--data", dir, "import", "patients", file), 0, "Added: 2")
	out := filepath.Join(t.TempDir(), "out.csv")
	if a := chairside("--data", dir, "export", "patients", out); a.status != 0 || !strings.Contains(a.out, "Wrote 4 patients") {
		t.Fatal(a)
	}
	info, err := os.Stat(out)
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Error(info, err)
	}
	first, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(first), ",'+44 20 7946 0000,") {
		t.Error("a formula is not guarded")
	}
	empty := filepath.Join(t.TempDir(), "empty")
	st, err := store.Open(t.Context(), filepath.Join(empty, databaseName), store.Options{NoSync: true})
	if err != nil {
		t.Fatal(err)
	}
	old, err := store.Open(t.Context(), filepath.Join(dir, databaseName), store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = old.Close() }()
	staff, err := old.Staff(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	today, err := old.Today(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := st.SetUp(t.Context(), store.Setup{Profile: today.Clinic, Staff: staff}); err != nil {
		t.Fatal(err)
	}
	if err := st.Close(); err != nil {
		t.Fatal(err)
	}
	saying(t, chairside("--data", empty, "import", "patients", out), 0, "Added: 4 (1 recorded as dead)", "Left out: 0")
	again := filepath.Join(t.TempDir(), "again.csv")
	if a := chairside("--data", empty, "export", "patients", again); a.status != 0 {
		t.Fatal(a)
	}
	second, err := os.ReadFile(again)
	if err != nil || string(first) != string(second) {
		t.Errorf("%s\nis not\n%s", second, first)
	}
	visits := filepath.Join(t.TempDir(), "visits.csv")
	if a := chairside("--data", dir, "export", "visits", visits); a.status != 0 || !strings.Contains(a.out, "Wrote 3 visits") {
		t.Error(a)
	}
	text, err := os.ReadFile(visits)
	if err != nil || strings.Count(string(text), "\n") != 4 || !strings.Contains(string(text), "2026-11-20T10:30:00-05:00") {
		t.Errorf("%s", text)
	}
}

// TestAFileThatIsWrittenToIsNoticed between two commits.
func TestAFileThatIsWrittenToIsNoticed(t *testing.T) {
	path := clientFile(t, clients)
	f, err := openSource(path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	if err := f.unchanged(); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(clients+"more"), 0o600); err != nil {
		t.Fatal(err)
	}
	if f.unchanged() == nil {
		t.Error("a longer file was not noticed")
	}
	other := clientFile(t, clients)
	g, err := openSource(other)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = g.Close() }()
	if err := os.Rename(path, other); err != nil {
		t.Fatal(err)
	}
	if g.unchanged() == nil {
		t.Error("another file in its place was not noticed")
	}
}
