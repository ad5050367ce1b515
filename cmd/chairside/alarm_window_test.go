//go:build linux

package main

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"
)

// TestAlarmsOnTimeInTheRealWindow measures with the real window what
// TestAlarmsOnTimeUnderLoad does in software: 24 vitals due at one moment,
// while another process imports and prints. The figure is the machine's too: it
// counts only in a drill.
func TestAlarmsOnTimeInTheRealWindow(t *testing.T) {
	drill := os.Getenv("CHAIRSIDE_DRILL") == "1"
	s := newStation(t)
	if err := os.MkdirAll(s.Data, 0o700); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(s.Data, databaseName)
	due := time.Now().UTC().Truncate(time.Second).Add(20 * time.Second)
	_, recovers := fullHouse(t, path, due.Add(-10*time.Minute))
	s.start()
	s.waitFor("Who is at the desk?")
	s.key("Return")
	s.waitGone("Who is at the desk?")
	time.Sleep(time.Until(due.Add(-5 * time.Second)))
	stop := load(t, path, recovers)
	want := fmt.Sprintf("+%d more", together-3)
	asked := 0
	var late, gap time.Duration
	for last := time.Now(); ; last = time.Now() {
		_, shown := s.look().find(want)
		asked++
		if now := time.Now(); shown {
			late, gap = now.Sub(due), now.Sub(last)
			break
		} else if now.After(due.Add(30 * time.Second)) {
			s.fail("the alarms never came")
		}
	}
	s.picture("24 alarms")
	lines, sheets := stop()
	t.Logf("%d alarms due together in the real window, %d lines imported and %d sheets printed meanwhile: all seen %v after they were due, as far as a look every %v can tell; 0 missed",
		together, lines, sheets, late.Round(time.Millisecond), gap.Round(time.Millisecond))
	if drill && late > time.Second+gap {
		t.Error("later than a second")
	}
	s.key("ctrl+m")
	s.waitUntil("the first to be seen", func(snapshot) bool { return seenOnRecord(t, path) == 1 })
}
