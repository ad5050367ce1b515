//go:build linux

package main

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

// xScreen is an X server of its own that shows to nobody, without a window
// manager. It ends with the test, however the test ends.
type xScreen struct {
	display string
	paste   *exec.Cmd // keeps the clipboard alive
}

// endToEndTools is what the end-to-end tests drive the program with.
var endToEndTools = []string{"Xvfb", "xdotool", "xclip", "xwininfo", "import", "xkbcomp"}

// openScreen starts an X server on a free display number. Where its tools are
// missing the test is skipped, unless CHAIRSIDE_E2E=must says it may not be.
func openScreen(t testing.TB, more ...string) *xScreen {
	t.Helper()
	for _, tool := range endToEndTools {
		if _, err := exec.LookPath(tool); err != nil {
			if os.Getenv("CHAIRSIDE_E2E") == "must" {
				t.Fatalf("%s is not installed; make setup installs it", tool)
			}
			t.Skipf("%s is not installed; make setup installs it", tool)
		}
	}
	ready, tell, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer ready.Close()
	var said bytes.Buffer
	server := exec.Command("Xvfb", "-displayfd", "3", "-screen", "0", "1366x768x24", "-nolisten", "tcp", "-noreset", "-dpi", "96")
	server.Args = append(server.Args, more...)
	server.ExtraFiles = []*os.File{tell}
	server.Stdout, server.Stderr = &said, &said
	mustStart(t, server)
	tell.Close()

	number := make(chan string, 1)
	go func() {
		// The whole line: closing the pipe before its end kills the server.
		line, _ := bufio.NewReader(ready).ReadString('\n')
		number <- strings.TrimSpace(line)
	}()
	select {
	case n := <-number:
		if n == "" {
			t.Fatalf("Xvfb did not start: %s", said.String())
		}
		return &xScreen{display: ":" + n}
	case <-time.After(30 * time.Second):
		t.Fatal("Xvfb was not ready within 30 s")
		return nil
	}
}

// mustStart starts a process that is ended when the test ends, and by the
// kernel if this process dies without cleaning up.
func mustStart(t testing.TB, cmd *exec.Cmd) {
	t.Helper()
	cmd.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL}
	if err := cmd.Start(); err != nil {
		t.Fatalf("%s: %v", filepath.Base(cmd.Path), err)
	}
	t.Cleanup(func() {
		_ = cmd.Process.Signal(syscall.SIGTERM)
		late := time.AfterFunc(3*time.Second, func() { _ = cmd.Process.Kill() })
		defer late.Stop()
		_ = cmd.Wait()
	})
}

// xEnv is the environment of everything that runs on the screen.
func (x *xScreen) env(more ...string) []string {
	var env []string
	for _, pair := range os.Environ() {
		switch key, _, _ := strings.Cut(pair, "="); key {
		case "DISPLAY", "WAYLAND_DISPLAY", "XAUTHORITY", "FYNE_SCALE", "FYNE_THEME",
			"XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR": // nothing of this account's
		default:
			env = append(env, pair)
		}
	}
	return append(append(env, "DISPLAY="+x.display, "LIBGL_ALWAYS_SOFTWARE=1",
		"DBUS_SESSION_BUS_ADDRESS=unix:path=/nonexistent"), more...)
}

func (x *xScreen) do(t testing.TB, name string, args ...string) {
	t.Helper()
	cmd := exec.Command(name, args...)
	cmd.Env = x.env()
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%s %s: %v\n%s", name, strings.Join(args, " "), err, out)
	}
}

// copy puts text on the clipboard.
func (x *xScreen) copy(t testing.TB, text string) {
	t.Helper()
	if x.paste != nil {
		_ = x.paste.Process.Kill()
	}
	x.paste = exec.Command("xclip", "-quiet", "-selection", "clipboard", "-in")
	x.paste.Env = x.env()
	x.paste.Stdin = strings.NewReader(text)
	mustStart(t, x.paste)

	// The X server knows of the new owner a moment later.
	deadline := time.Now().Add(5 * time.Second)
	for time.Now().Before(deadline) {
		read := exec.Command("xclip", "-selection", "clipboard", "-out")
		read.Env = x.env()
		if out, err := read.Output(); err == nil && string(out) == text {
			return
		}
		time.Sleep(20 * time.Millisecond)
	}
	t.Fatal("the clipboard did not take the text within 5 s")
}

// picture writes the screen as PNG and gives its path. It lies in the folder
// CHAIRSIDE_E2E_SHOTS, or in the test's own, which goes with the test.
func (x *xScreen) picture(t testing.TB, name string) string {
	t.Helper()
	dir := os.Getenv("CHAIRSIDE_E2E_SHOTS")
	if dir == "" {
		dir = t.TempDir()
	} else if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, name+".png")
	cmd := exec.Command("import", "-window", "root", path)
	cmd.Env = x.env()
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Logf("no picture %s: %v %s", name, err, out)
		return ""
	}
	return path
}

// heard keeps what a process says while it says it.
type heard struct {
	mu   sync.Mutex
	text bytes.Buffer
}

var _ io.Writer = (*heard)(nil)

func (h *heard) Write(p []byte) (int, error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.text.Write(p)
}

func (h *heard) String() string {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.text.String()
}

// alarms are words that a healthy program never writes to its error output.
var alarms = []string{"Error in Fyne call thread", "panic", "fatal error", "DATA RACE"}

// alarm gives the first of them that was heard, or "".
func (h *heard) alarm() string {
	text := h.String()
	for _, word := range alarms {
		if strings.Contains(text, word) {
			return fmt.Sprintf("%q", word)
		}
	}
	return ""
}
