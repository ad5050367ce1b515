//go:build linux

package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"os"
	"os/exec"
	"os/signal"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver"
)

// The end-to-end test starts this test binary again as the program itself.
// These variables tell the second one what to be. None of this is in a
// release: it is all in files that only tests are built from.
const (
	envSocket = "CHAIRSIDE_E2E_SOCKET" // where the snapshots are asked for
	envArgs   = "CHAIRSIDE_E2E_ARGS"   // the command line, as a JSON array
	envTiny   = "CHAIRSIDE_E2E_TINY"   // open the tiny window instead of the program
)

func TestMain(m *testing.M) {
	if socket := os.Getenv(envSocket); socket != "" {
		os.Exit(beTheProgram(socket))
	}
	os.Exit(m.Run())
}

// beTheProgram is main as a release has it, with the socket beside it.
func beTheProgram(socket string) int {
	listener, err := net.Listen("unix", socket)
	if err != nil {
		fmt.Fprintln(os.Stderr, "end-to-end socket:", err)
		return 1
	}
	go serveSnapshots(listener)
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	if os.Getenv(envTiny) != "" {
		return tinyWindow(ctx)
	}
	var args []string
	if err := json.Unmarshal([]byte(os.Getenv(envArgs)), &args); err != nil {
		fmt.Fprintln(os.Stderr, "end-to-end arguments:", err)
		return 1
	}
	return run(ctx, args, os.Stdin, os.Stdout, os.Stderr)
}

// serveSnapshots answers one JSON line for each line it reads.
func serveSnapshots(listener net.Listener) {
	go watchGaps()
	for {
		conn, err := listener.Accept()
		if err != nil {
			return
		}
		go func() {
			defer conn.Close()
			asked := bufio.NewScanner(conn)
			for asked.Scan() {
				if asked.Text() == "rest" {
					longestGap.Store(0)
				}
				if err := json.NewEncoder(conn).Encode(takeSnapshot()); err != nil {
					return
				}
			}
		}()
	}
}

// longestGap is how long the UI goroutine let something wait, at most.
var longestGap atomic.Int64

// uiTurn keeps what a snapshot costs out of it.
var uiTurn sync.Mutex

// watchGaps measures it as long as the program runs. Only this test binary has
// it.
func watchGaps() {
	for {
		time.Sleep(10 * time.Millisecond)
		app := fyne.CurrentApp()
		if app == nil || !strings.Contains(fmt.Sprintf("%T", app.Driver()), "glfw") {
			continue
		}
		uiTurn.Lock()
		begun := time.Now()
		fyne.DoAndWait(func() {})
		gap := int64(time.Since(begun))
		uiTurn.Unlock()
		if gap > longestGap.Load() {
			longestGap.Store(gap)
		}
	}
}

// takeSnapshot lists what the windows show. It waits for the UI goroutine to
// be free; before the program runs its window there is nothing to list.
func takeSnapshot() snapshot {
	app := fyne.CurrentApp()
	// Fyne's test package sets an app of its own when it is linked in.
	if app == nil || !strings.Contains(fmt.Sprintf("%T", app.Driver()), "glfw") {
		return snapshot{}
	}
	var shot snapshot
	uiTurn.Lock()
	fyne.DoAndWait(func() {
		for _, window := range app.Driver().AllWindows() {
			shot.Windows = append(shot.Windows, viewWindow(window))
		}
	})
	uiTurn.Unlock()
	shot.Gap = time.Duration(longestGap.Load())
	for i := range shot.Windows {
		if err := shot.Windows[i].place(); err != nil {
			shot.Error = err.Error()
		}
	}
	return shot
}

func viewWindow(window fyne.Window) windowView {
	view := windowView{Title: window.Title()}
	if native, ok := window.(driver.NativeWindow); ok {
		native.RunNative(func(handle any) {
			if x11, ok := handle.(driver.X11WindowContext); ok {
				view.Handle = uint64(x11.WindowHandle)
			}
		})
	}
	view.walk(window.Canvas())
	return view
}

// place moves everything to where it is on the screen, not in the window.
func (w *windowView) place() error {
	if w.Handle == 0 {
		return errors.New("the window has no X11 handle yet")
	}
	out, err := exec.Command("xwininfo", "-id", fmt.Sprint(w.Handle)).Output()
	if err != nil {
		return fmt.Errorf("xwininfo: %w", err)
	}
	for line := range strings.Lines(string(out)) {
		key, value, _ := strings.Cut(strings.TrimSpace(line), ":")
		switch key {
		case "Absolute upper-left X":
			_, err = fmt.Sscan(value, &w.X)
		case "Absolute upper-left Y":
			_, err = fmt.Sscan(value, &w.Y)
		case "Map State":
			w.Mapped = strings.TrimSpace(value) == "IsViewable"
		}
		if err != nil {
			return fmt.Errorf("xwininfo said %q: %w", line, err)
		}
	}
	for i := range w.Objects {
		w.Objects[i].X += w.X
		w.Objects[i].Y += w.Y
	}
	return nil
}
