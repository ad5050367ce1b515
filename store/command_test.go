package store

import (
	"bytes"
	"os"
	"testing"
	"time"

	"chairside/store/clinic"
)

// TestACommandKeepsNoFirstLook: only the window's opening does, be it the first
// since the workstation started or not.
func TestACommandKeepsNoFirstLook(t *testing.T) {
	s, _ := newClinic(t)
	ok(t, s.Close())
	open := func(boot string, command bool) clinic.Clocks {
		t.Helper()
		s, err := Open(ctx, s.Path(), Options{
			NoSync: true, Command: command,
			Now: func() time.Time { return monday }, Steady: func() (time.Duration, string) { return time.Hour, boot },
		})
		ok(t, err)
		defer func() { ok(t, s.Close()) }()
		d, err := s.Today(ctx)
		ok(t, err)
		return d.Clock
	}
	bytesNow := func() []byte {
		t.Helper()
		b, err := os.ReadFile(s.Path())
		ok(t, err)
		return b
	}
	before := bytesNow()
	if c := open("one", true); c.Agreed.Boot != "" || c.Now.Boot != "one" {
		t.Errorf("a command looked first: %+v", c)
	}
	if !bytes.Equal(before, bytesNow()) {
		t.Error("the file is another")
	}
	if c := open("one", false); c.Agreed.Boot != "one" {
		t.Errorf("the window did not: %+v", c)
	}
	before = bytesNow()
	if c := open("two", true); c.Agreed.Boot != "one" {
		t.Errorf("a command looked first after a restart: %+v", c)
	}
	if !bytes.Equal(before, bytesNow()) {
		t.Error("the file is another")
	}
	if c := open("two", false); c.Agreed.Boot != "two" {
		t.Errorf("the window did not: %+v", c)
	}
}
