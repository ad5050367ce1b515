package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestDemo plays the day once and asks everything of what it left.
func TestDemo(t *testing.T) {
	out := filepath.Join(t.TempDir(), "new", "demo")
	played := chairside("demo", "--out", out, "--day", "2026-11-20")
	if played.status != 0 || played.errOut != "" || !strings.Contains(played.out, "100 %") {
		t.Fatalf("the day was not played: %+v", played)
	}
	data := filepath.Join(out, "data")
	var visits []visitItem
	listed := chairside("list", "visits", "--day", "2026-11-20", "--json", "--data", data)
	if err := json.Unmarshal([]byte(listed.out), &visits); err != nil || len(visits) < 18 {
		t.Fatalf("the day has %d visits: %v %s", len(visits), err, listed.errOut)
	}
	t.Run("check", func(t *testing.T) {
		if got := chairside("check", "--data", data); got.status != 0 {
			t.Errorf("what was played is not sound: %+v", got)
		}
	})
	t.Run("sheets", func(t *testing.T) { demoSheetsAreThere(t, out, visits, played.out) })
	t.Run("sheet", func(t *testing.T) { sheetCommandWrites(t, data, visits) })
	t.Run("again", func(t *testing.T) {
		stray := filepath.Join(out, "data", "stray")
		if err := os.WriteFile(stray, nil, 0o600); err != nil {
			t.Fatal(err)
		}
		if got := chairside("demo", "--out", out, "--day", "2026-11-19"); got.status != 0 {
			t.Fatalf("a second demo: %+v", got)
		}
		if exists(stray) {
			t.Error("the second demo was played on top of the first")
		}
		if got := chairside("list", "visits", "--to", "2026-11-19", "--data", data); !strings.Contains(got.out, "2026-11-19/0001") {
			t.Errorf("the second day is not there: %+v", got)
		}
	})
}

// demoSheetsAreThere: one PDF for each treatment that ended at home, no more.
func demoSheetsAreThere(t *testing.T, out string, visits []visitItem, told string) {
	want := 0
	for _, v := range visits {
		if v.Stage != "discharged" || v.Title == "Consultation" {
			continue
		}
		want++
		name := "aftercare-" + strings.ReplaceAll(v.Code, "/", "-") + ".pdf"
		pdf, err := os.ReadFile(filepath.Join(out, "sheets", name))
		if err != nil || !bytes.HasPrefix(pdf, []byte("%PDF-")) || !bytes.Contains(pdf[len(pdf)-16:], []byte("%%EOF")) {
			t.Errorf("the sheet of %s is %d bytes, %v", v.Code, len(pdf), err)
		}
		if !strings.Contains(told, name) {
			t.Errorf("%s is not named in what was said", name)
		}
	}
	entries, err := os.ReadDir(filepath.Join(out, "sheets"))
	if err != nil || len(entries) != want || want < 10 {
		t.Errorf("%d sheets for %d treatments, %v", len(entries), want, err)
	}
}

func sheetCommandWrites(t *testing.T, data string, visits []visitItem) {
	var gone, absent visitItem
	for _, v := range visits {
		switch v.Stage {
		case "discharged":
			gone = v
		case "no_show":
			absent = v
		}
	}
	dir := t.TempDir()
	byID, byCode, small := filepath.Join(dir, "a", "id.pdf"), filepath.Join(dir, "code.pdf"), filepath.Join(dir, "a4.pdf")
	id := compact(t, gone.ID)
	for _, args := range [][]string{
		{"sheet", id, "--out", byID},
		{"sheet", "--paper", "Letter", "--out", byCode, gone.Code},
		{"sheet", "--out=" + small, id, "--paper=a4"},
	} {
		if got := chairside(append([]string{"--data", data}, args...)...); got.status != 0 || !strings.HasPrefix(got.out, "Saved ") {
			t.Errorf("%q gave %+v", args, got)
		}
	}
	one, err := os.ReadFile(byID)
	if err != nil {
		t.Fatal(err)
	}
	two, err := os.ReadFile(byCode)
	if err != nil || !bytes.Equal(one, two) {
		t.Errorf("by id and by code the sheets differ: %d and %d bytes, %v", len(one), len(two), err)
	}
	if a4, err := os.ReadFile(small); err != nil || bytes.Equal(one, a4) || !bytes.Contains(a4, []byte("595.28 841.89")) {
		t.Errorf("--paper a4 gave a sheet of %d bytes that is not A4, %v", len(a4), err)
	}
	for _, c := range []struct {
		args []string
		says string
	}{
		{[]string{"sheet", id, "--out", dir}, "is a folder"},
		{[]string{"sheet", "99999", "--out", byID}, "not on record"},
		{[]string{"sheet", "1999-01-01/0001", "--out", byID}, "there is no visit 1999-01-01/0001"},
		{[]string{"sheet", compact(t, absent.ID), "--out", byID}, "treatment has not ended"},
	} {
		got := chairside(append(c.args, "--data", data)...)
		if got.status != 1 || !strings.Contains(got.errOut, c.says) {
			t.Errorf("%q gave %+v", c.args, got)
		}
	}
	if again, _ := os.ReadFile(byID); !bytes.Equal(one, again) {
		t.Error("a refused sheet changed the one that was there")
	}
}

// TestDemoTakesNothingAway: what no demo made is never removed.
func TestDemoTakesNothingAway(t *testing.T) {
	full := t.TempDir()
	if err := os.WriteFile(filepath.Join(full, "letter.txt"), []byte("mine"), 0o600); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(full, "letter.txt")
	real := t.TempDir()
	if err := os.WriteFile(filepath.Join(real, demoMark), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(aClinic(t), filepath.Join(real, "data")); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ out, says string }{
		{full, "is not empty"},
		{file, "cannot be read"},
		{real, "is a real clinic and stays"},
	} {
		before := tree(t, filepath.Join(c.out, "letter.txt")) + tree(t, filepath.Join(c.out, "data", databaseName))
		got := chairside("demo", "--out", c.out)
		if got.status != 1 || !strings.Contains(got.errOut, c.says) {
			t.Errorf("%s: %+v", c.out, got)
		}
		if after := tree(t, filepath.Join(c.out, "letter.txt")) + tree(t, filepath.Join(c.out, "data", databaseName)); after != before {
			t.Errorf("%s was changed:\n%s\n%s", c.out, before, after)
		}
	}
	if got := chairside("demo", "--out", filepath.Join(full, "x"), "--data", full); got.status != 2 {
		t.Errorf("demo with --data gave %+v", got)
	}
}
