package ui

import (
	"context"
	"time"

	"fyne.io/fyne/v2"

	"chairside/store/clinic"
)

// loadTime is how long one reading of the board may take before it counts as
// failed.
const loadTime = 10 * time.Second

// refresh reads the board off the UI goroutine and shows it, then calls then,
// if the board could be read.
func (d *Desk) refresh(then func()) {
	d.fresh(func(ok bool) {
		if ok && then != nil {
			then()
		}
	})
}

// fresh is refresh for those who must know when the board could not be read.
// An answer that a newer refresh has overtaken is dropped; what waited for it
// waits for the newer one.
func (d *Desk) fresh(then func(ok bool)) {
	d.after = append(d.after, then)
	d.asked++
	asked, store := d.asked, d.store
	d.config.Spawn(func() {
		ctx, cancel := context.WithTimeout(context.Background(), loadTime)
		defer cancel()
		version, err := store.Version(ctx)
		var day clinic.Day
		if err == nil {
			day, err = store.Today(ctx)
		}
		fyne.Do(func() {
			if asked != d.asked || store != d.store {
				return
			}
			d.apply(day, version, err)
		})
	})
}

func (d *Desk) apply(day clinic.Day, version int64, err error) {
	waiting := d.after
	d.after = nil
	if err != nil {
		d.config.Log("read the board", err)
		d.frame.fail("The board could not be read. What you see is from " + d.day.ClockOf(d.readAt) + ".")
	} else {
		d.day, d.version, d.loaded, d.readAt = day, version, true, d.config.Now()
		d.keepStaff()
		d.Tick()
	}
	for _, then := range waiting {
		then(err == nil)
	}
}

// tickAlong is the one ticker: once a second the screen that is open shows
// what reads differently, and the store is asked whether anyone has written.
func (d *Desk) tickAlong() {
	for {
		select {
		case <-d.stop:
			d.ticks.Stop()
			return
		case <-d.ticks.C:
			fyne.Do(func() {
				d.Tick()
				d.poll()
			})
		}
	}
}

// Tick shows the present moment on the screen that is open.
func (d *Desk) Tick() {
	now := d.config.Now()
	if d.loaded {
		if s, ok := d.screens[d.place]; ok {
			s.Show(d.day, now)
		}
	}
	d.frame.tick(d.day, now)
}

// poll looks whether this or another program has written since the board was
// read, or the clinic's day has changed, and reads it again then.
func (d *Desk) poll() {
	if d.polling || !d.loaded {
		return
	}
	d.polling = true
	store, seen := d.store, d.version
	midnight := clinic.DateOf(d.config.Now(), d.day.Clinic.Location()) != d.day.Date
	d.config.Spawn(func() {
		version, err := store.Version(context.Background())
		fyne.Do(func() {
			d.polling = false
			if store != d.store {
				return
			}
			if err != nil {
				d.config.Log("watch the store", err)
				return
			}
			if version != seen || midnight {
				d.refresh(nil)
			}
		})
	})
}
