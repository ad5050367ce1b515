package main

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

func TestLog(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, logName)
	if err := os.WriteFile(path, []byte("from before\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	log, file, err := openLog(dir)
	if err != nil {
		t.Fatal(err)
	}
	log.Info("start", "version", "1")
	if err := file.Close(); err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile(path)
	if err != nil || !strings.HasPrefix(string(got), "from before\n") || !strings.Contains(string(got), "msg=start version=1") {
		t.Errorf("the log holds %q, %v", got, err)
	}
	if info, err := os.Stat(path); err != nil || runtime.GOOS != "windows" && info.Mode().Perm() != 0o600 {
		t.Errorf("others may read the log: %v, %v", info.Mode(), err)
	}
}

// TestLogTurns: a full log begins anew, one older one is kept, no line is
// split or lost between the two.
func TestLogTurns(t *testing.T) {
	dir := t.TempDir()
	log, file, err := openLog(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	file.most = 2000
	for n := range 100 {
		log.Info("line", "n", n)
	}
	var lines []string
	for _, name := range []string{logName + ".1", logName} {
		text, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		if len(text) > 2000 {
			t.Errorf("%s holds %d bytes", name, len(text))
		}
		lines = append(lines, strings.Split(strings.TrimSuffix(string(text), "\n"), "\n")...)
	}
	if len(lines) < 20 || !strings.HasSuffix(lines[len(lines)-1], "n=99") {
		t.Errorf("%d lines are kept, the last is %q", len(lines), lines[len(lines)-1])
	}
	for _, line := range lines {
		if !strings.HasPrefix(line, "time=") {
			t.Errorf("a line was split: %q", line)
		}
	}
	if entries, _ := os.ReadDir(dir); len(entries) != 2 {
		t.Errorf("the folder holds %v", entries)
	}
}

func TestLogRefused(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, _, err := openLog(file); err == nil {
		t.Error("a log was opened inside a file")
	}
}
