//go:build linux

package main

import (
	"context"
	"errors"
	"path/filepath"
	"time"
)

const (
	starts      = 11                     // repeats
	smallClinic = 5000                   // patients
	quiet       = 700 * time.Millisecond // as long as nothing moves, a window has opened
)

// asMuch is the reference that shows what is Fyne's of a figure.
const asMuch = "a bare window that draws as much, nothing behind it"

// starting measures the time from the start of the program until its board is
// painted, against an empty window.
func (b *bench) starting(ctx context.Context) error {
	on, err := openScreen(b.work)
	if err != nil {
		return err
	}
	defer on.close()
	data, err := b.boards(ctx)
	if err != nil {
		return err
	}
	ours := func() (*running, error) { return b.launch(on, b.program, "--data", data) }
	empty := func() (*running, error) { return b.launch(on, b.empty) }
	drawn := func() (*running, error) { return b.launch(on, b.empty, "board") }
	board, err := b.opened(ctx, on, "start-board", ours)
	if err != nil {
		return err
	}
	blank, err := b.opened(ctx, on, "start-empty", empty)
	if err != nil {
		return err
	}
	full, err := b.opened(ctx, on, "start-drawn", drawn)
	if err != nil {
		return err
	}
	f := figure{name: "start to a painted board, 5,000 patients and 64 visits", unit: "ms", reference: "empty Fyne window", aim: aim{ratio: 1.3}}
	floor := f
	floor.reference, floor.aim = asMuch, aim{}
	for range starts {
		if board, err = started(ctx, on, board, ours, &f.ours); err == nil {
			blank, err = started(ctx, on, blank, empty, &f.ref)
		}
		if err == nil {
			full, err = started(ctx, on, full, drawn, &floor.ref)
		}
		if err != nil {
			return errors.Join(err, on.picture(b.keep, "start-failed"))
		}
	}
	f.note = "from before the process is made until the screen's pixels are those of the settled window, board and staff list (at most 1 in 50 may differ: time passes on the board). The small clinic is on disk, its pages in the system's cache."
	floor.ours = f.ours
	b.table.add(f)
	b.table.add(floor)
	return nil
}

// boards makes the small clinic with its full day, and gives its folder.
func (b *bench) boards(ctx context.Context) (string, error) {
	data := filepath.Join(b.work, "small")
	return data, b.once(data, func() error { return makeClinic(ctx, filepath.Join(data, "chairside.db"), smallClinic, time.Now()) })
}

// opened starts a program, waits until its window is at rest, gives what it
// shows and ends it.
func (b *bench) opened(ctx context.Context, on *screen, name string, launch func() (*running, error)) ([]byte, error) {
	r, err := launch()
	if err != nil {
		return nil, err
	}
	seen, err := on.settled(ctx, on.page(), quiet)
	if err == nil {
		err = on.picture(b.keep, name)
	}
	if shut := r.end(ctx); err == nil {
		err = shut
	}
	return seen, err
}

// started measures one start, and gives what the window shows a moment later:
// the next start is held against that, because time passes on the board.
func started(ctx context.Context, on *screen, settled []byte, launch func() (*running, error), into *sample) ([]byte, error) {
	begun := time.Now()
	r, err := launch()
	if err != nil {
		return nil, err
	}
	if err := until(ctx, 20*time.Second, "the window to be as it was", func() bool { return on.like(on.page(), settled) }); err != nil {
		return nil, err // the window stays for its picture
	}
	*into = append(*into, time.Since(begun).Seconds()*1000)
	if err := wait(ctx, quiet); err != nil {
		return nil, err
	}
	settled = on.seen(on.page())
	return settled, r.end(ctx)
}
