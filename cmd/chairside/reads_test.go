package main

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
)

// TestACommandThatReadsWritesNothing: the clinic's file is byte for byte what
// it was, and nothing is left beside it.
func TestACommandThatReadsWritesNothing(t *testing.T) {
	dir := aClinic(t)
	path := filepath.Join(dir, databaseName)
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{
		{"list", "patients"},
		{"list", "visits", "--json"},
		{"list", "chairs"},
		{"check"},
		{"report", "day", "2026-11-20", "--out", filepath.Join(t.TempDir(), "report.pdf")},
		{"export", "patients", filepath.Join(t.TempDir(), "patients.csv")},
		{"import", "list"},
	} {
		if got := chairside(append(args, "--data", dir)...); got.status != 0 {
			t.Errorf("%q: %d %s", args, got.status, got.errOut)
		}
		after, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(before, after) {
			t.Errorf("%q changed the clinic's file", args)
			before = after
		}
		if list, err := os.ReadDir(dir); err != nil || len(list) != 1 {
			t.Errorf("%q left %v in the folder (%v)", args, list, err)
		}
	}
}
