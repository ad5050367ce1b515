package main

import (
	"fmt"
	"net"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// noDisplay says that there is nothing to open a window on, and what to do.
type noDisplay struct{ why string }

func (e *noDisplay) Error() string {
	return e.why + ". Start it on a desktop, or look at a made-up day in pictures: chairside demo --out demo-day"
}

// checkDisplay tells whether a window can be opened, before the window
// toolkit tries: without a display it would break off with a stack trace.
// Windows and macOS always have one.
func checkDisplay(platform string, env func(string) string) error {
	if platform == "windows" || platform == "darwin" {
		return nil
	}
	if socket := env("WAYLAND_DISPLAY"); socket != "" {
		if !filepath.IsAbs(socket) {
			socket = filepath.Join(env("XDG_RUNTIME_DIR"), socket)
		}
		if answers("unix", socket) {
			return nil
		}
		if env("DISPLAY") == "" {
			return &noDisplay{"the display " + env("WAYLAND_DISPLAY") + " does not answer"}
		}
	}
	display := env("DISPLAY")
	if display == "" {
		return &noDisplay{"there is no display: neither DISPLAY nor WAYLAND_DISPLAY is set"}
	}
	for _, a := range displayAddresses(display) {
		if answers(a.network, a.address) {
			return nil
		}
	}
	return &noDisplay{"the display " + display + " does not answer"}
}

type address struct{ network, address string }

// displayAddresses gives where an X display may be reached: :1, :1.0, host:1.
func displayAddresses(display string) []address {
	colon := strings.LastIndexByte(display, ':')
	if colon < 0 {
		return nil
	}
	host, number := display[:colon], display[colon+1:]
	number, _, _ = strings.Cut(number, ".")
	n, err := strconv.ParseUint(number, 10, 16)
	if err != nil || n > 59535 { // the ports end there
		return nil
	}
	tcp := func(host string) address {
		return address{"tcp", net.JoinHostPort(strings.Trim(host, "[]"), strconv.FormatUint(6000+n, 10))}
	}
	if host != "" && host != "unix" {
		return []address{tcp(host)}
	}
	path := fmt.Sprintf("/tmp/.X11-unix/X%d", n)
	return []address{{"unix", path}, {"unix", "@" + path}, tcp("localhost")}
}

func answers(network, where string) bool {
	conn, err := net.DialTimeout(network, where, 3*time.Second)
	if err != nil {
		return false
	}
	_ = conn.Close()
	return true
}
