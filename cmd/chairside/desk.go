package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"sync"
	"time"

	"fyne.io/fyne/v2"

	"chairside/store"
	"chairside/store/clinic"
	"chairside/store/demo"
	"chairside/ui"
	"chairside/ui/alarm"
	"chairside/ui/welcome"
)

// demoFolder keeps the demo clinic, beside the real one and apart from it.
const demoFolder = "demo"

// desk is the window with everything in it, ready to be run.
type desk interface {
	// Run shows the window and returns when it is closed.
	Run()
}

// joined is the window with the stores that were opened for it.
type joined struct {
	*ui.Desk
	mu    sync.Mutex     // the demo is opened off the UI goroutine
	extra []*store.Store // opened while the window ran; closed after it
	path  string         // of the file that is open: sheets are kept beside it
}

// Run shows the window, and closes what was opened on the way.
func (j *joined) Run() {
	j.Desk.Run()
	j.mu.Lock()
	defer j.mu.Unlock()
	for _, s := range j.extra {
		_ = s.Close() // the demo clinic: nothing in it is anybody's
	}
}

// makeDesk joins the store and the screens. It is the one place that knows both.
func makeDesk(a fyne.App, w fyne.Window, st *store.Store, log *slog.Logger) (desk, error) {
	j := &joined{path: st.Path()}
	dir := filepath.Dir(st.Path())
	config := deskConfig(a, st, log)
	config.Window = w
	config.Sound = alarm.Find()
	config.Save = func(name string, pdf []byte) (string, error) {
		j.mu.Lock()
		beside := filepath.Dir(j.path)
		j.mu.Unlock()
		return sheetSaver(beside)(name, pdf)
	}
	config.OpenDemo = func(ctx context.Context) (ui.Store, error) {
		s, err := openDemo(ctx, dir, time.Now())
		if err != nil {
			return nil, err
		}
		j.mu.Lock()
		defer j.mu.Unlock()
		j.extra, j.path = append(j.extra, s), s.Path()
		return s, nil
	}
	j.Desk = ui.New(a, config)
	return j, nil
}

// deskConfig is what the window is given, without the demo clinic.
func deskConfig(a fyne.App, st *store.Store, log *slog.Logger) ui.Config {
	return ui.Config{
		Store: st, Version: version, Now: st.Now, Read: st.Reading, Notices: notices,
		Log: func(msg string, err error) { log.Error(msg, "error", err) },
		SetUp: func(ctx context.Context, w welcome.Answers) error {
			_, err := st.SetUp(ctx, store.Setup{Profile: w.Clinic, Staff: w.Staff, Chairs: w.Chairs, Protocols: w.Protocols})
			return err
		},
		Save: sheetSaver(filepath.Dir(st.Path())), OpenFile: fileOpener(a), Print: filePrinter(),
		Imports: importsOf,
	}
}

// openDemo opens today's demo clinic as it was left, or makes it anew around
// the present hour. One of an earlier day is thrown away: its day is over.
func openDemo(ctx context.Context, dir string, now time.Time) (*store.Store, error) {
	path := filepath.Join(dir, demoFolder, databaseName)
	if info, err := os.Stat(path); err == nil && clinic.DateOf(info.ModTime(), time.Local) == clinic.DateOf(now, time.Local) {
		if st, err := store.Open(ctx, path, store.Options{}); err == nil {
			if ready, err := st.IsSetUp(ctx); err == nil && ready && st.Demo() {
				return st, nil
			}
			_ = st.Close() // half made when the program ended: made anew
		}
	}
	for _, tail := range []string{"", "-wal", "-shm"} {
		if err := os.Remove(path + tail); err != nil && !errors.Is(err, os.ErrNotExist) {
			return nil, fmt.Errorf("clear the old demo clinic: %w", err)
		}
	}
	if err := demo.Around(ctx, path, now); err != nil {
		return nil, err
	}
	return store.Open(ctx, path, store.Options{})
}
