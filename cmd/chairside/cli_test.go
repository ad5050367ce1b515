package main

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"chairside/store"
	"chairside/store/clinic"
)

// answer is what one run of the program left.
type answer struct {
	status      int
	out, errOut string
}

// chairside runs the program as a terminal would.
func chairside(args ...string) answer {
	var out, errOut bytes.Buffer
	status := run(context.Background(), args, strings.NewReader(""), &out, &errOut)
	return answer{status, out.String(), errOut.String()}
}

// oneMoment is when the clinic of these tests was open. Its zone is not the
// tests' own, so that a time in the wrong zone shows.
var oneMoment = time.Date(2026, time.November, 20, 15, 30, 0, 0, time.UTC) // 10:30 there

// aClinic makes a small real clinic and gives its data folder: one patient in
// a chair, one expected, one visit of the day before.
func aClinic(t *testing.T) string {
	t.Helper()
	ctx := context.Background()
	dir := filepath.Join(t.TempDir(), "data")
	now := oneMoment
	st, err := store.Open(ctx, filepath.Join(dir, databaseName), store.Options{Now: func() time.Time { return now }, NoSync: true})
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := st.Close(); err != nil {
			t.Error(err)
		}
	}()
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	profile := clinic.DefaultProfile()
	profile.Name, profile.Address, profile.Zone, profile.Paper = "Harbour Clinic", "1 Quay", "America/New_York", clinic.A4
	profile.DayPhone, profile.NightPhone = "555 0100", "555 0199"
	all := clinic.Receptionist | clinic.Nurse | clinic.Provider | clinic.Manager
	by, err := st.SetUp(ctx, store.Setup{
		Profile: profile,
		Staff:   []clinic.Staff{{Name: "Blessing Okoye", Credential: "RN", Roles: all}},
		Chairs: []clinic.Chair{
			{Name: "Chair 1", Kind: clinic.Recliner, Features: []string{"monitor", "private"}, Turnover: clinic.DefaultTurnover},
			{Name: "Room A", Kind: clinic.Room, Turnover: clinic.DefaultTurnover},
		},
	})
	must(err)
	maria, err := st.AddPatient(ctx, by, clinic.Patient{
		Given: "Mária", Family: "Alvarez", Birth: clinic.Date{Year: 1985, Month: 11, Day: 3},
		MRN: "M-1", Phone: "555 0123", Allergies: []string{"latex <hives>"}, MedicinesAsked: clinic.Date{Year: 2026, Month: 1, Day: 5},
	})
	must(err)
	jon, err := st.AddPatient(ctx, by, clinic.Patient{Given: "Jon", Family: "Berg", Birth: clinic.Date{Year: 1990, Month: 2, Day: 28}, MRN: "M-2"})
	must(err)
	now = oneMoment.Add(-24 * time.Hour)
	_, err = st.Book(ctx, by, clinic.Booking{Patient: jon, Kind: clinic.Induction, Protocol: 1, Planned: now})
	must(err)
	now = oneMoment
	_, err = st.Book(ctx, by, clinic.Booking{Patient: jon, Kind: clinic.Induction, Protocol: 1, Planned: now.Add(2 * time.Hour), SeriesNo: 2, SeriesOf: 6})
	must(err)
	room, err := st.Book(ctx, by, clinic.Booking{Patient: maria, Kind: clinic.Consultation, Protocol: 4, Planned: now, WalkIn: true})
	must(err)
	for _, q := range []clinic.Question{clinic.AskIdentity, clinic.AskMedicines} {
		must(st.Do(ctx, by, room, clinic.Respond{Question: q, Outcome: clinic.Fine}))
	}
	must(st.Do(ctx, by, room, clinic.FinishCheckIn{}))
	chairs, err := st.Chairs(ctx)
	must(err)
	must(st.Do(ctx, by, room, clinic.TakeToRoom{Room: chairs[1].ID}))
	return dir
}

func TestUsage(t *testing.T) {
	for _, c := range []struct {
		args   []string
		status int
		says   string // in what was written, on the right stream
	}{
		{[]string{"--help"}, 0, "open the window"},
		{[]string{"-h"}, 0, "Commands:"},
		{[]string{"help"}, 0, "Commands:"},
		{[]string{"help", "sheet"}, 0, "--paper SIZE"},
		{[]string{"help", "nothing"}, 2, "no help on"},
		{[]string{"list", "--help"}, 0, "patients|visits|chairs"},
		{[]string{"list", "visits", "-h"}, 0, "--json"},
		{[]string{"sheet", "--help"}, 0, "2026-11-22/0007"},
		{[]string{"check", "--help"}, 0, "Exit status 0"},
		{[]string{"demo", "--help"}, 0, "--out"},
		{[]string{"screens", "--help"}, 0, "--out"},
		{[]string{"version", "--help"}, 0, "which version"},
		{[]string{"version"}, 0, "chairside " + version},
		{[]string{"--version"}, 0, "chairside " + version},
		{[]string{"version", "more"}, 2, "takes nothing"},
		{[]string{"open"}, 2, `no command "open"`},
		{[]string{"--nothing"}, 2, "-nothing"},
		{[]string{"--data"}, 2, "-data"},
		{[]string{"--data", "", "check"}, 2, "names no folder"},
		{[]string{"check", "--data="}, 2, "names no folder"},
		{[]string{"check", "now"}, 2, "takes nothing"},
		{[]string{"list"}, 2, "say what to list"},
		{[]string{"list", "staff"}, 2, `"staff" cannot be listed`},
		{[]string{"list", "visits", "chairs"}, 2, "say what to list"},
		{[]string{"list", "--", "patients", "--json"}, 2, "say what to list"},
		{[]string{"list", "chairs", "--day", "2026-11-20"}, 2, "with visits only"},
		{[]string{"list", "visits", "--day", "02/03/2026"}, 2, "two dates"},
		{[]string{"list", "visits", "--day", "2026-11-20", "--to", "2026-11-21"}, 2, "without --from"},
		{[]string{"list", "visits", "--yaml"}, 2, "-yaml"},
		{[]string{"sheet"}, 2, "name one visit"},
		{[]string{"sheet", "7"}, 2, "--out"},
		{[]string{"sheet", "0", "--out", "f.pdf"}, 2, "names no visit"},
		{[]string{"sheet", "-3", "--out", "f.pdf"}, 2, ""},
		{[]string{"sheet", "2026-13-01/1", "--out", "f.pdf"}, 2, "names no visit"},
		{[]string{"sheet", "7", "--out", "f.pdf", "--paper", "legal"}, 2, `"legal"`},
		{[]string{"screens"}, 2, "--out"},
		{[]string{"demo"}, 2, "--out"},
		{[]string{"demo", "here"}, 2, "--out"},
	} {
		got := chairside(c.args...)
		said, silent := got.out, got.errOut
		if c.status != 0 {
			said, silent = silent, said
		}
		if got.status != c.status || !strings.Contains(said, c.says) || silent != "" || said == "" {
			t.Errorf("%q gave %d\nout: %s\nerr: %s", c.args, got.status, got.out, got.errOut)
		}
		if c.status == 2 && !strings.Contains(said, "--help") {
			t.Errorf("%q does not say where help is: %s", c.args, said)
		}
	}
}

func TestListJSON(t *testing.T) {
	dir := aClinic(t)
	for _, c := range []struct {
		args []string
		want string
	}{
		{
			[]string{"list", "patients"},
			`[{"id":1,"mrn":"M-1","name":"Alvarez, Mária","given":"Mária","family":"Alvarez","birth":"1985-11-03","phone":"555 0123","allergies":["latex <hives>"]},
			{"id":2,"mrn":"M-2","name":"Berg, Jon","given":"Jon","family":"Berg","birth":"1990-02-28","phone":"","allergies":[]}]`,
		},
		{
			[]string{"list", "chairs"},
			`[{"id":1,"name":"Chair 1","kind":"recliner","state":"free","visit":0,"features":["monitor","private"],"reason":""},
			{"id":2,"name":"Room A","kind":"room","state":"occupied","visit":3,"features":[],"reason":""}]`,
		},
		{
			[]string{"list", "visits", "--day", "2026-11-20"},
			`[{"id":3,"code":"2026-11-20/0002","day":"2026-11-20","stage":"with_clinician","patient":"Alvarez, Mária","patient_id":1,"chair":"Room A","title":"Consultation","planned":"2026-11-20T10:30:00-05:00"},
			{"id":2,"code":"2026-11-20/0001","day":"2026-11-20","stage":"booked","patient":"Berg, Jon","patient_id":2,"chair":"","title":"Infusion 2 of 6","planned":"2026-11-20T12:30:00-05:00"}]`,
		},
		{[]string{"list", "visits", "--from", "2026-11-21"}, `[]`},
	} {
		for _, args := range [][]string{ // flags may stand anywhere
			append(append([]string{}, c.args...), "--json", "--data", dir),
			append([]string{"--data", dir}, append(c.args, "--json")...),
			append([]string{"list", "--json", "--data=" + dir}, c.args[1:]...),
		} {
			got := chairside(args...)
			if got.status != 0 {
				t.Fatalf("%q: %d %s", args, got.status, got.errOut)
			}
			var is, want any
			if err := json.Unmarshal([]byte(c.want), &want); err != nil {
				t.Fatal(err)
			}
			if err := json.Unmarshal([]byte(got.out), &is); err != nil {
				t.Fatalf("%q wrote no JSON: %v\n%s", args, err, got.out)
			}
			if a, b := compact(t, is), compact(t, want); a != b {
				t.Errorf("%q gave\n%s\nnot\n%s", args, a, b)
			}
		}
	}
	if got := chairside("list", "patients", "--json", "--data", dir); !strings.Contains(got.out, `"latex <hives>"`) {
		t.Errorf("signs are written as codes, which nobody can read or grep:\n%s", got.out)
	}
	got := chairside("list", "visits", "--json", "--data", dir)
	var all []map[string]any
	if err := json.Unmarshal([]byte(got.out), &all); err != nil || len(all) != 3 {
		t.Errorf("all visits: %v\n%s", err, got.out)
	}
}

func compact(t *testing.T, v any) string {
	t.Helper()
	b, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func TestListText(t *testing.T) {
	dir := aClinic(t)
	for _, c := range []struct{ what, want string }{
		{"patients", `
ID  MRN  BORN        PATIENT         PHONE
1   M-1  1985-11-03  Alvarez, Mária  555 0123
2   M-2  1990-02-28  Berg, Jon
`},
		{"chairs", `
ID  CHAIR    KIND      STATE     VISIT  FEATURES
1   Chair 1  recliner  free             monitor, private
2   Room A   room      occupied  3
`},
	} {
		got := chairside("list", c.what, "--data", dir)
		if got.status != 0 || got.out != c.want[1:] {
			t.Errorf("list %s gave %d %s\n%q\nnot\n%q", c.what, got.status, got.errOut, got.out, c.want[1:])
		}
	}
	got := chairside("list", "visits", "--day", "2026-11-20", "--data", dir)
	if !strings.Contains(got.out, "3   2026-11-20/0002  10:30    With clinician  Room A  Alvarez, Mária  Consultation\n") {
		t.Errorf("list visits gave\n%s", got.out)
	}
	if got := chairside("list", "visits", "--to", "2000-01-01", "--data", dir); got.out != "There are no visits.\n" || got.status != 0 {
		t.Errorf("an empty list says %+v", got)
	}
}

// TestReadersMakeNothing: a command that only reads leaves no file behind
// where there is no clinic, and says so.
func TestReadersMakeNothing(t *testing.T) {
	empty := t.TempDir()
	if err := os.WriteFile(filepath.Join(empty, databaseName), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	notOurs := t.TempDir()
	if err := os.WriteFile(filepath.Join(notOurs, databaseName), []byte("Dear diary, today was a day like any other."), 0o600); err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	if err := os.Mkdir(filepath.Join(folder, databaseName), 0o700); err != nil {
		t.Fatal(err)
	}
	nowhere := filepath.Join(t.TempDir(), "no", "where")
	pdf := filepath.Join(t.TempDir(), "f.pdf")
	for _, c := range []struct{ dir, says string }{
		{nowhere, "there is no clinic at"}, {empty, "is empty"}, {notOurs, "not a Chairside clinic"}, {folder, "is not a file"},
	} {
		before := tree(t, c.dir)
		for _, args := range [][]string{{"list", "visits"}, {"list", "patients", "--json"}, {"check"}, {"sheet", "1", "--out", pdf}, {"sheet", "2026-11-20/1", "--out", pdf}} {
			got := chairside(append(args, "--data", c.dir)...)
			if got.status != 1 || got.out != "" || !strings.Contains(got.errOut, c.says) {
				t.Errorf("%q with %s gave %+v", args, c.says, got)
			}
			if after := tree(t, c.dir); after != before {
				t.Errorf("%q in %s left %s where there was %s", args, c.says, after, before)
			}
		}
	}
	if exists(pdf) {
		t.Error("a sheet was written of nobody")
	}
}

// tree lists a folder with sizes, "" when there is none.
func tree(t *testing.T, dir string) string {
	t.Helper()
	var b strings.Builder
	_ = filepath.Walk(dir, func(path string, info os.FileInfo, err error) error {
		if err == nil {
			b.WriteString(info.Mode().String() + " " + path + " " + info.ModTime().String() + "\n")
		}
		return nil
	})
	return b.String()
}

func TestCheck(t *testing.T) {
	dir := aClinic(t)
	path := filepath.Join(dir, databaseName)
	if got := chairside("check", "--data", dir); got.status != 0 || got.out != "All is well with "+path+".\n" {
		t.Errorf("check of a sound clinic gave %+v", got)
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for at := 4096; at < len(data); at += 4096 { // every page but the first
		copy(data[at:], bytes.Repeat([]byte{0xA5}, 200))
	}
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	if got := chairside("check", "--data", dir); got.status != 1 || !strings.Contains(got.errOut, "damaged") {
		t.Errorf("check of a damaged clinic gave %+v", got)
	}
}

func TestDataFolder(t *testing.T) {
	home := func() (string, error) { return "/home/ann", nil }
	homeless := func() (string, error) { return "", os.ErrNotExist }
	env := func(pairs ...string) func(string) string {
		return func(key string) string {
			for i := 0; i < len(pairs); i += 2 {
				if pairs[i] == key {
					return pairs[i+1]
				}
			}
			return ""
		}
	}
	for _, c := range []struct {
		platform string
		env      func(string) string
		home     func() (string, error)
		want     string
	}{
		{"linux", env(), home, "/home/ann/.local/share/chairside"},
		{"linux", env("XDG_DATA_HOME", "/srv/x"), home, "/srv/x/chairside"},
		{"linux", env("XDG_DATA_HOME", "x"), home, "/home/ann/.local/share/chairside"},
		{"linux", env("XDG_DATA_HOME", "/srv/x"), homeless, "/srv/x/chairside"},
		{"linux", env(), homeless, ""},
		{"freebsd", env(), home, "/home/ann/.local/share/chairside"},
		{"windows", env("LOCALAPPDATA", "/l"), home, "/l/Chairside"},
		{"windows", env(), home, "/home/ann/AppData/Local/Chairside"},
		{"darwin", env("XDG_DATA_HOME", "/srv/x"), home, "/home/ann/Library/Application Support/Chairside"},
	} {
		got, err := dataFolder(c.platform, c.env, c.home)
		if got != c.want || (err != nil) != (c.want == "") {
			t.Errorf("%s: %q, %v; want %q", c.platform, got, err, c.want)
		}
	}
}

func TestStopped(t *testing.T) {
	dir := aClinic(t)
	ctx, stop := context.WithCancel(context.Background())
	stop()
	var out, errOut bytes.Buffer
	if status := run(ctx, []string{"list", "visits", "--data", dir}, nil, &out, &errOut); status != 1 || out.Len() > 0 {
		t.Errorf("a stopped list gave %d %q %q", status, out.String(), errOut.String())
	}
}
