package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"sync/atomic"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/driver"

	"chairside/store"
	"chairside/store/clinic"
	"chairside/ui"
)

const (
	// closeWait is how long the database may take to close; then the program
	// ends without. What was acknowledged is on the disk either way.
	closeWait = 3 * time.Second
	// windowWait is how long the first window may take to appear.
	windowWait = 10 * time.Second
	// slimAfter is when what opening the window needed, a third of the heap and
	// most of it for reading typefaces, is given back to the system.
	slimAfter = 4 * time.Second
	// collectOpening lets the heap grow while the window opens: to sweep it then
	// only makes people wait.
	collectOpening = 400
	// collectAt lets the heap grow by a quarter, not to double, before it is swept:
	// most of it is typefaces, which stay.
	collectAt = 25
)

// openWindow opens the front desk and stays until it is closed.
func openWindow(ctx context.Context, s *session) (err error) {
	if err := checkDisplay(runtime.GOOS, os.Getenv); err != nil {
		return err
	}
	dir, err := s.folder()
	if err != nil {
		return err
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return fmt.Errorf("the data folder cannot be made: %w. Name another with --data", err)
	}
	// Fonts and shaders are cached there; a fresh account has none.
	if cache, err := os.UserCacheDir(); err == nil {
		_ = os.MkdirAll(cache, 0o700)
	}
	log, file, err := openLog(dir)
	if err != nil {
		return err
	}
	defer file.Close()
	app.SetMetadata(metadata())
	a := app.NewWithID(appID)
	open := opening(ctx, filepath.Join(dir, databaseName))
	w := ui.Window(a)
	st, err := open()
	if err != nil {
		log.Error("open", "error", err)
		ui.ShowTrouble(w, clinic.Sentence(err)+" The file is "+filepath.Join(dir, databaseName)+".")
		return err
	}
	defer func() { err = errors.Join(err, closeWithin(closeWait, st.Close)) }()
	log.Info("start", "version", version, "platform", runtime.GOOS)
	defer log.Info("stop")

	d, err := makeDesk(a, w, st, log)
	if err != nil {
		return err
	}
	return runDesk(ctx, a, d, windowWait)
}

// opening begins to open the clinic's file and gives what waits for it.
func opening(ctx context.Context, path string) func() (*store.Store, error) {
	var st *store.Store
	var err error
	done := make(chan struct{})
	go func() {
		defer close(done)
		st, err = store.Open(ctx, path, store.Options{})
	}()
	return func() (*store.Store, error) {
		<-done
		return st, err
	}
}

// runDesk runs the window until it is closed or the program is told to end,
// and gives up when no window has appeared after a while.
func runDesk(ctx context.Context, a fyne.App, d desk, wait time.Duration) error {
	over := make(chan struct{})
	defer close(over)
	defer debug.SetGCPercent(debug.SetGCPercent(collectOpening))
	slim := time.AfterFunc(slimAfter, func() {
		debug.SetGCPercent(collectAt)
		debug.FreeOSMemory()
	})
	defer slim.Stop()
	var blind atomic.Bool
	go func() {
		appears := time.NewTimer(wait)
		defer appears.Stop()
		for {
			select {
			case <-ctx.Done():
				fyne.Do(a.Quit)
				return
			case <-over:
				return
			case <-appears.C:
				fyne.Do(func() {
					if !hasWindow(a) {
						blind.Store(true)
						a.Quit()
					}
				})
			}
		}
	}()
	d.Run()
	if blind.Load() {
		return errors.New("no window could be opened: this display has no OpenGL. Install a graphics driver (Debian: libgl1-mesa-dri)")
	}
	return nil
}

// hasWindow tells whether the system has opened a window for the program.
// Without OpenGL the toolkit carries on with none.
func hasWindow(a fyne.App) bool {
	for _, w := range a.Driver().AllWindows() {
		native, ok := w.(driver.NativeWindow)
		if !ok {
			return true // nothing to ask; take it as it is
		}
		seen := true
		native.RunNative(func(handle any) {
			switch handle := handle.(type) {
			case driver.X11WindowContext:
				seen = handle.WindowHandle != 0
			case driver.WaylandWindowContext:
				seen = handle.WaylandSurface != 0
			case driver.WindowsWindowContext:
				seen = handle.HWND != 0
			}
		})
		if seen {
			return true
		}
	}
	return false
}

// closeWithin closes what must be closed, but does not wait for ever.
func closeWithin(wait time.Duration, shut func() error) error {
	done := make(chan error, 1)
	go func() { done <- shut() }()
	late := time.NewTimer(wait)
	defer late.Stop()
	select {
	case err := <-done:
		return err
	case <-late.C:
		return fmt.Errorf("the clinic's file did not close within %v; everything that was confirmed is kept", wait)
	}
}
