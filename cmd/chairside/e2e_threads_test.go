//go:build linux && !migrated_fynedo

package main

import (
	"fmt"
	"testing"
	"time"
)

// TestHarnessHearsAWrongThread: built without migrated_fynedo, Fyne complains
// of a widget that is touched off the UI goroutine, and the harness hears it.
// make test builds the end-to-end tests that way.
func TestHarnessHearsAWrongThread(t *testing.T) {
	s := newStation(t)
	s.tiny = true
	s.start()
	o := s.waitFor("Astray")
	s.screen.do(t, "xdotool", "mousemove", fmt.Sprint(o.X+o.W/2), fmt.Sprint(o.Y+o.H/2), "click", "1")
	for deadline := time.Now().Add(patience); s.stderr.alarm() == ""; time.Sleep(20 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatalf("nothing was heard of it: %s", s.stderr)
		}
	}
}
