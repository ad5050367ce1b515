//go:build linux

package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// station is one workstation: a screen, a keyboard, a mouse, and the real
// program running on a data folder. Everything it does fails the test by
// itself, with a picture of the screen and a list of what was on it.
type station struct {
	t      testing.TB
	screen *xScreen
	Data   string // the data folder; survives kill and start
	home   string
	tiny   bool

	program *exec.Cmd
	ended   chan struct{} // closed when the program has ended
	stderr  *heard
	ask     net.Conn
	answers *bufio.Reader
}

// newStation opens a screen; the program is not started yet. The X server can
// be given more arguments.
func newStation(t testing.TB, server ...string) *station {
	t.Helper()
	home := t.TempDir()
	return &station{t: t, screen: openScreen(t, server...), home: home, Data: filepath.Join(home, "data")}
}

// start opens the program on the data folder and waits for its window to
// answer and to have the keyboard. The arguments follow --data.
func (s *station) start(args ...string) {
	s.t.Helper()
	s.connect(s.launch(args...))
	s.awaitWindow()
}

// launch starts the program and gives the socket it will answer on.
func (s *station) launch(args ...string) (socket string) {
	s.t.Helper()
	// A socket path may be 107 bytes long, a test's folder is easily longer.
	dir, err := os.MkdirTemp("", "chairside-e2e-")
	if err != nil {
		s.t.Fatal(err)
	}
	s.t.Cleanup(func() { _ = os.RemoveAll(dir) })
	socket = filepath.Join(dir, "s")
	line, err := json.Marshal(append([]string{"--data", s.Data}, args...))
	if err != nil {
		s.t.Fatal(err)
	}
	self, err := os.Executable()
	if err != nil {
		s.t.Fatal(err)
	}
	s.stderr = &heard{}
	s.program = exec.Command(self)
	s.program.Dir = s.home
	s.program.Env = s.screen.env("HOME="+s.home, "XDG_RUNTIME_DIR="+dir,
		envSocket+"="+socket, envArgs+"="+string(line))
	if s.tiny {
		s.program.Env = append(s.program.Env, envTiny+"=1")
	}
	s.program.Stdout, s.program.Stderr = s.stderr, s.stderr
	s.program.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL}
	if err := s.program.Start(); err != nil {
		s.t.Fatal(err)
	}
	program, ended := s.program, make(chan struct{})
	s.ended = ended
	go func() {
		_ = program.Wait()
		close(ended)
	}()
	s.t.Cleanup(func() {
		_ = program.Process.Kill()
		<-ended
	})
	return socket
}

func (s *station) connect(socket string) {
	s.t.Helper()
	for deadline := time.Now().Add(20 * time.Second); ; time.Sleep(20 * time.Millisecond) {
		conn, err := net.Dial("unix", socket)
		if err == nil {
			s.ask, s.answers = conn, bufio.NewReaderSize(conn, 1<<20)
			s.t.Cleanup(func() { _ = conn.Close() })
			return
		}
		if !s.running() || time.Now().After(deadline) {
			s.fail("the program does not answer: %v", err)
		}
	}
}

func (s *station) awaitWindow() {
	s.t.Helper()
	for deadline := time.Now().Add(30 * time.Second); ; time.Sleep(20 * time.Millisecond) {
		shot := s.look()
		if shot.Error == "" && len(shot.Windows) > 0 && shot.Windows[0].Mapped && len(shot.Windows[0].Objects) > 0 {
			// Without a window manager nobody else hands out the keyboard.
			s.screen.do(s.t, "xdotool", "windowfocus", "--sync", fmt.Sprint(shot.Windows[0].Handle))
			return
		}
		if time.Now().After(deadline) {
			s.fail("no window within 30 s (%s)", shot.Error)
		}
	}
}

func (s *station) running() bool {
	select {
	case <-s.ended:
		return false
	default:
		return true
	}
}

// look asks the program what it shows now.
func (s *station) look() snapshot {
	s.t.Helper()
	if !s.running() {
		s.fail("the program has ended by itself: %s", s.program.ProcessState)
	}
	var shot snapshot
	_ = s.ask.SetDeadline(time.Now().Add(15 * time.Second))
	_, err := fmt.Fprintln(s.ask, "look")
	if err == nil {
		var line []byte
		if line, err = s.answers.ReadBytes('\n'); err == nil {
			err = json.Unmarshal(line, &shot)
		}
	}
	if err != nil {
		if errors.Is(err, os.ErrDeadlineExceeded) { // hung: let it say where
			_ = s.program.Process.Signal(syscall.SIGQUIT)
			time.Sleep(time.Second)
		}
		s.fail("the window does not answer: %v", err)
	}
	s.checkAlarms()
	return shot
}

// checkAlarms fails the test when the program has complained.
func (s *station) checkAlarms() {
	s.t.Helper()
	if word := s.stderr.alarm(); word != "" {
		s.t.Fatalf("the program wrote %s:\n%s", word, s.stderr)
	}
}

// kill ends the program at once, as a power cut would.
func (s *station) kill() {
	s.t.Helper()
	if err := s.program.Process.Kill(); err != nil {
		s.fail("kill: %v", err)
	}
	<-s.ended
	s.checkAlarms()
}

// quit asks the program to end, as a log-off does, and gives its exit status.
func (s *station) quit() int {
	s.t.Helper()
	if err := s.program.Process.Signal(syscall.SIGTERM); err != nil {
		s.fail("quit: %v", err)
	}
	return s.wait()
}

// wait waits for the program to end by itself and gives its exit status.
func (s *station) wait() int {
	s.t.Helper()
	select {
	case <-s.ended:
	case <-time.After(10 * time.Second):
		s.fail("the program did not end within 10 s")
	}
	s.checkAlarms()
	return s.program.ProcessState.ExitCode()
}

// fail ends the test with all that helps to see why.
func (s *station) fail(format string, args ...any) {
	s.t.Helper()
	var seen strings.Builder
	if s.ask != nil && s.running() {
		_ = s.ask.SetDeadline(time.Now().Add(2 * time.Second))
		var shot snapshot
		if _, err := fmt.Fprintln(s.ask, "look"); err == nil {
			if line, err := s.answers.ReadBytes('\n'); err == nil {
				_ = json.Unmarshal(line, &shot)
			}
		}
		seen.WriteString(shot.String())
	}
	picture := s.screen.picture(s.t, strings.ReplaceAll(s.t.Name(), "/", "-")+"-failed")
	s.t.Fatalf("%s\nscreen: %s\n%s\nthe program wrote:\n%s", fmt.Sprintf(format, args...), picture, seen.String(), s.stderr)
}
