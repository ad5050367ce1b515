package main

import (
	"fmt"
	"net"
	"path/filepath"
	"strings"
	"testing"
)

func TestDisplay(t *testing.T) {
	socket := filepath.Join(t.TempDir(), "wayland-9")
	listener, err := net.Listen("unix", socket)
	if err != nil {
		t.Fatal("no unix sockets here:", err)
	}
	defer listener.Close()
	for _, c := range []struct {
		platform string
		env      map[string]string
		says     string // "" for a display that is there
	}{
		{"windows", nil, ""},
		{"darwin", nil, ""},
		{"linux", nil, "neither DISPLAY nor WAYLAND_DISPLAY"},
		{"freebsd", nil, "neither DISPLAY nor WAYLAND_DISPLAY"},
		{"linux", map[string]string{"WAYLAND_DISPLAY": socket}, ""},
		{"linux", map[string]string{"WAYLAND_DISPLAY": "wayland-9", "XDG_RUNTIME_DIR": filepath.Dir(socket)}, ""},
		{"linux", map[string]string{"WAYLAND_DISPLAY": socket + "0"}, "wayland-90 does not answer"},
		{"linux", map[string]string{"DISPLAY": ":59000"}, "display :59000 does not answer"},
		{"linux", map[string]string{"DISPLAY": "nonsense"}, "display nonsense does not answer"},
		{"linux", map[string]string{"WAYLAND_DISPLAY": socket + "0", "DISPLAY": ":59000.0"}, ":59000.0 does not answer"},
	} {
		err := checkDisplay(c.platform, func(key string) string { return c.env[key] })
		switch {
		case c.says == "" && err != nil:
			t.Errorf("%s %v: %v", c.platform, c.env, err)
		case c.says != "" && (err == nil || !strings.Contains(err.Error(), c.says) || !strings.Contains(err.Error(), "chairside demo")):
			t.Errorf("%s %v: %v", c.platform, c.env, err)
		}
	}
}

func TestDisplayAddresses(t *testing.T) {
	for display, want := range map[string]string{
		":1":             "[{unix /tmp/.X11-unix/X1} {unix @/tmp/.X11-unix/X1} {tcp localhost:6001}]",
		":1.0":           "[{unix /tmp/.X11-unix/X1} {unix @/tmp/.X11-unix/X1} {tcp localhost:6001}]",
		"unix:2":         "[{unix /tmp/.X11-unix/X2} {unix @/tmp/.X11-unix/X2} {tcp localhost:6002}]",
		"localhost:10.0": "[{tcp localhost:6010}]",
		"[::1]:10":       "[{tcp [::1]:6010}]",
		"":               "[]",
		":":              "[]",
		":x":             "[]",
		":-1":            "[]",
		":65000":         "[]",
	} {
		if got := fmt.Sprint(displayAddresses(display)); got != want {
			t.Errorf("%q: %s, want %s", display, got, want)
		}
	}
}

// TestWindowWithoutDisplay: without a display no window is tried, nothing is
// written, and the way out is named.
func TestWindowWithoutDisplay(t *testing.T) {
	t.Setenv("DISPLAY", "")
	t.Setenv("WAYLAND_DISPLAY", "")
	if err := checkDisplay("linux", func(string) string { return "" }); err == nil {
		t.Fatal("no display is a display")
	}
	dir := filepath.Join(t.TempDir(), "data")
	got := chairside("--data", dir)
	if got.status != 1 || !strings.Contains(got.errOut, "chairside demo --out") {
		t.Errorf("it gave %+v", got)
	}
	if exists(dir) {
		t.Error("a data folder was made for a window that never opened")
	}
}
