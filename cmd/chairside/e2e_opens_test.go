//go:build linux

package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestEndToEndOpens: on a fresh account the window opens on the first start's
// questions, ends when the desktop logs off, leaves a private data folder, and
// opens again after a power cut.
func TestEndToEndOpens(t *testing.T) {
	s := newStation(t)
	s.start()
	s.click("welcome.name")
	s.typeText("Harbour Clinic")
	s.waitText("welcome.name", "Harbour Clinic")
	if code := s.quit(); code != statusOK {
		t.Errorf("after SIGTERM it ended with %d: %s", code, s.stderr)
	}
	for _, name := range []string{databaseName, logName} {
		info, err := os.Stat(filepath.Join(s.Data, name))
		if err != nil || info.Mode().Perm() != 0o600 {
			t.Errorf("%s is %v, %v", name, info, err)
		}
	}
	for _, left := range []string{"-wal", "-shm"} {
		if exists(filepath.Join(s.Data, databaseName+left)) {
			t.Errorf("the database was not closed: %s is left", databaseName+left)
		}
	}
	log, err := os.ReadFile(filepath.Join(s.Data, logName))
	if err != nil || !strings.Contains(string(log), "msg=start") || !strings.Contains(string(log), "msg=stop") {
		t.Errorf("the log says %q, %v", log, err)
	}
	s.start()
	s.waitFor("welcome.name")
	s.kill()
	s.start()
	s.waitFor("welcome.name")
}
