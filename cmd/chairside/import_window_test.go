package main

import (
	"context"
	"encoding/csv"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"chairside/store"
	"chairside/store/clinic"
	"chairside/ui/importing"
)

// importWindow is what the screen works with over a clinic with one of each
// role, by role.
func importWindow(t *testing.T) (*imports, *store.Store, map[clinic.Roles]clinic.StaffID) {
	t.Helper()
	st, err := store.Open(t.Context(), filepath.Join(t.TempDir(), databaseName), store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = st.Close() })
	p := clinic.DefaultProfile()
	p.Name, p.DayPhone, p.Zone = "Test clinic", "555 010 2030", "UTC"
	staff := []clinic.Staff{
		{Name: "Kim Sato", Roles: clinic.Manager},
		{Name: "Jo Reyes", Roles: clinic.Receptionist},
		{Name: "Blessing Okoye", Roles: clinic.Nurse},
		{Name: "Ana Ferreira", Roles: clinic.Provider},
	}
	chairs := []clinic.Chair{{Name: "Chair 1", Kind: clinic.Recliner, Turnover: 10 * time.Minute}}
	if _, err := st.SetUp(t.Context(), store.Setup{Profile: p, Staff: staff, Chairs: chairs}); err != nil {
		t.Fatal(err)
	}
	people, err := st.Staff(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	by := map[clinic.Roles]clinic.StaffID{}
	for _, s := range people {
		by[s.Roles] = s.ID
	}
	w, ok := importsOf(st).(*imports)
	if !ok {
		t.Fatal("the store gives no imports")
	}
	return w, st, by
}

func planOf(t *testing.T, w *imports, path string) importing.Plan {
	t.Helper()
	look, err := w.Look(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	p := importing.Plan{Path: path, Stamp: look.Stamp}
	for _, c := range look.Columns {
		p.Takes = append(p.Takes, c.Takes)
	}
	return p
}

func onRecord(t *testing.T, st *store.Store) int {
	t.Helper()
	list, err := st.Patients(t.Context(), 0)
	if err != nil {
		t.Fatal(err)
	}
	return len(list)
}

func TestImportFromTheWindow(t *testing.T) {
	w, st, by := importWindow(t)
	path := clientFile(t, clients)
	look, err := w.Look(t.Context(), path)
	if err != nil || look.Name != "clients.csv" || look.How != "UTF-8, separated by commas" || len(look.Columns) != 6 {
		t.Fatalf("%+v %v", look, err)
	}
	if c := look.Columns[2]; c != (importing.Column{Name: "DEATHDATE", Sample: "2001-05-11", Takes: "died"}) {
		t.Errorf("%+v", c)
	}
	plan := planOf(t, w, path)
	r, err := w.Read(t.Context(), plan)
	if err != nil || r.Lines != 4 || len(r.First) != 4 || r.First[0].Text != "Quill, Zoë · born 03 Nov 1985 · phone +44 20 7946 0000" || r.First[3].Problem == "" {
		t.Fatalf("%+v %v", r, err)
	}
	progress := 0
	order := importing.Order{Plan: plan, By: by[clinic.Manager], Dry: true, Progress: func(importing.Count) { progress++ }}
	out, err := w.Run(t.Context(), order)
	if err != nil || out.Added != 2 || out.Dead != 1 || out.Apart != 2 || len(out.Fates) != 2 || progress == 0 || onRecord(t, st) != 0 {
		t.Fatalf("%+v %v, %d on record", out, err, onRecord(t, st))
	}
	saved, err := w.Report(t.Context(), path, out)
	if err != nil {
		t.Fatal(err)
	}
	if again, err := w.Report(t.Context(), path, out); err != nil || again == saved {
		t.Error("a report was written over another", again, err)
	}
	text, err := os.ReadFile(saved)
	if err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(strings.NewReader(string(text))).ReadAll()
	if err != nil || len(rows) != 3 || rows[1][1] != "a3" || strings.Contains(string(text), "Future,") {
		t.Error(rows, err)
	}
	order.Dry = false
	if out, err = w.Run(t.Context(), order); err != nil || out.Added != 2 || out.Batch == 0 || onRecord(t, st) != 2 {
		t.Fatalf("%+v %v", out, err)
	}
	past, err := w.Past(t.Context())
	if err != nil || len(past) != 1 || past[0].File != "clients.csv" || past[0].By != "K. Sato" || past[0].Undone {
		t.Errorf("%+v %v", past, err)
	}
	if n, err := w.Undo(t.Context(), by[clinic.Manager], out.Batch); err != nil || n != 2 || onRecord(t, st) != 0 {
		t.Error(n, err)
	}
}

// What is bad in a file, or happens to it, is one sentence that says where,
// and leaves the record as it was.
func TestBadFilesFromTheWindow(t *testing.T) {
	w, st, by := importWindow(t)
	for says, path := range map[string]string{
		"There is no file":  filepath.Join(t.TempDir(), "none.csv"),
		"is a folder":       t.TempDir(),
		"The file is empty": clientFile(t, ""),
		"Line 1, which":     clientFile(t, "a\"b,c\n"),
	} {
		if _, err := w.Look(t.Context(), path); clinic.CodeOf(err) == "" || !strings.Contains(clinic.Sentence(err), says) {
			t.Errorf("%q: %v", says, err)
		}
	}
	path := clientFile(t, "First,Last,DOB\nAnn,Lee,02/03/1984\n")
	plan := planOf(t, w, path)
	_, err := w.Read(t.Context(), plan)
	if clinic.FieldOf(err) != "dates" || !strings.Contains(err.Error(), "line 2") || strings.Contains(err.Error(), "--dates") {
		t.Error(err)
	}
	plan.Dates = "dmy"
	r, err := w.Read(t.Context(), plan)
	if err != nil || r.How != "day, month, year" || !strings.Contains(r.First[0].Text, "02 Mar 1984") {
		t.Error(r, err)
	}
	for _, takes := range [][]string{{"given", "family", ""}, {"given", "", "birth"}, {"family", "family", "birth"}, {"family", "birth"}} {
		bad := plan
		bad.Takes = takes
		if _, err := w.Read(t.Context(), bad); clinic.CodeOf(err) == "" {
			t.Error(takes, err)
		}
	}
	order := importing.Order{Plan: plan, Dry: true, Progress: func(importing.Count) {}}
	for role, id := range by {
		order.By = id
		may := clinic.Staff{ID: id, Roles: role}.May(clinic.ActImport) == nil
		if _, err := w.Run(t.Context(), order); (err == nil) != may {
			t.Errorf("role %v: %v", role, err)
		}
	}
	order.By, order.Dry = by[clinic.Manager], false
	ended, end := context.WithCancel(t.Context())
	end()
	if _, err := w.Run(ended, order); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
	if err := os.WriteFile(path, []byte("First,Last,DOB\nAnn,Lee,02/03/1984\nBo,Kim,02/03/1985\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := w.Run(t.Context(), order); clinic.CodeOf(err) != clinic.Conflict || !strings.Contains(clinic.Sentence(err), "has changed") {
		t.Error(err)
	}
	if n := onRecord(t, st); n != 0 {
		t.Errorf("%d on record", n)
	}
}

func TestEachFieldHasAWordOfItsOwn(t *testing.T) {
	w, _, _ := importWindow(t)
	seen := map[string]bool{}
	for _, f := range w.Fields() {
		if columnWords["mrn"] == "" || columnWord("mrn") != columnWords["mrn"] || f.Word == "" || seen[f.Word] {
			t.Errorf("%q is called %q", f.Key, f.Word)
		}
		seen[f.Word] = true
	}
	if len(seen) != len(columnWords) {
		t.Errorf("%d fields, %d words", len(seen), len(columnWords))
	}
}
