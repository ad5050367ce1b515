package main

import (
	"bytes"
	"encoding/csv"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"chairside/store/clinic"
)

func TestReportOfADay(t *testing.T) {
	data, dir := aClinic(t), t.TempDir()
	pdf, table := filepath.Join(dir, "day.pdf"), filepath.Join(dir, "day.csv")
	for _, out := range []string{pdf, table} {
		if a := chairside("report", "day", "2026-11-20", "--data", data, "--out", out); a.status != statusOK || !strings.Contains(a.out, "Saved "+out) {
			t.Fatalf("%+v", a)
		}
		if info, err := os.Stat(out); err != nil || info.Mode().Perm() != 0o600 {
			t.Errorf("%v %v", info.Mode(), err)
		}
	}
	text, err := exec.Command("pdftotext", "-raw", pdf, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	listed := chairside("list", "visits", "--day", "2026-11-20", "--data", data)
	for _, want := range []string{"Day’s report", "Harbour Clinic", "Friday 20 November 2026", "Overridden at clearance", "Alvarez, Mária"} {
		if !strings.Contains(string(text), want) {
			t.Errorf("the PDF lacks %q:\n%s\nlisted:\n%s", want, text, listed.out)
		}
	}
	raw, err := os.ReadFile(table)
	if err != nil {
		t.Fatal(err)
	}
	lines, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(raw, []byte("\xef\xbb\xbf")))).ReadAll()
	if err != nil || len(lines) < 2 || strings.Join(lines[0], ",") != "visit,patient,part,at,what,reason,by" {
		t.Fatalf("%v %v", lines, err)
	}
	visits := 0
	for _, l := range lines[1:] {
		if !strings.HasPrefix(l[0], "2026-11-20/") {
			t.Errorf("a line of another day: %v", l)
		}
		if l[2] == "Visit" {
			visits++
		}
	}
	if visits != 2 {
		t.Errorf("%d visits, want the two of the day:\n%s", visits, raw)
	}
}

func TestReportIsAskedRightly(t *testing.T) {
	data := aClinic(t)
	for _, args := range [][]string{{}, {"week"}, {"day", "yesterday-ish"}, {"day", "2026-11-20", "more"}, {"day", "--out", "x.docx"}} {
		if a := chairside(append([]string{"report", "--data", data}, args...)...); a.status != statusUsage {
			t.Errorf("%v: %+v", args, a)
		}
	}
}

// TestReportTablesWhoWasOnDuty: each time over which the same nurses were on
// duty is a line of its own, without a visit.
func TestReportTablesWhoWasOnDuty(t *testing.T) {
	p := clinic.DefaultProfile()
	p.Zone = "UTC"
	eight := time.Date(2026, 11, 20, 8, 0, 0, 0, time.UTC)
	d := clinic.Day{
		Date: clinic.DateOf(eight, time.UTC), Clinic: p, Staff: []clinic.Staff{{ID: 2, Name: "Blessing Okoye", Credential: "RN"}},
		DutyLog: []clinic.DutySet{{At: eight, By: 2, Names: "B. Okoye RN, T. Diaz LPN"}, {At: eight.Add(4 * time.Hour), By: 2, Names: "B. Okoye RN"}},
	}
	var out bytes.Buffer
	if err := reportCSV(&out, d.Report(eight)); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`,,Nurses on duty,08:00,"B. Okoye RN, T. Diaz LPN, until 12:00",,B. Okoye RN`, ",,Nurses on duty,12:00,B. Okoye RN,,B. Okoye RN"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("no line %q in\n%s", want, out.String())
		}
	}
}
