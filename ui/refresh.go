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
	d.after, d.shown = nil, d.asked
	if err != nil {
		d.unread(err)
	} else {
		d.day, d.version, d.loaded, d.readAt = day.Remembering(), version, true, d.config.Now()
		delete(d.logged, readFailed)
		d.frame.old("")
		d.keepStaff()
		d.stale()
		d.Tick()
	}
	for _, then := range waiting {
		then(err == nil)
	}
}

// The reading failures that are logged.
const (
	readFailed  = "read the board"
	watchFailed = "watch the store"
)

// unread says that the board could not be read.
func (d *Desk) unread(err error) {
	d.log(readFailed, err)
	if d.again = !d.loaded; d.again {
		d.frame.old("The clinic’s file could not be read. Chairside tries again by itself.")
		return
	}
	d.frame.old("The board could not be read. What you see is from " + d.day.ClockOf(d.readAt) + ".")
}

// log writes a failure of reading once, not with every second that it lasts.
func (d *Desk) log(msg string, err error) {
	if d.logged[msg] != err.Error() {
		d.logged[msg] = err.Error()
		d.config.Log(msg, err)
	}
}

// saved reads the board after a write and goes on whether it could be read or
// not: the write is on record, and a form left open would write it twice.
func (d *Desk) saved(then func()) { d.fresh(func(bool) { then() }) }

// tickAlong is the one ticker: once a second the screen that is open shows
// what reads differently, and the store is asked whether anyone has written.
//
// It looks again when the next thing is due, where that is sooner than in a
// second: an alarm is not late by the pace of the ticker. The next look is set
// only when the last one is over, so that looks never queue up.
func (d *Desk) tickAlong() {
	next := make(chan time.Duration, 1)
	for {
		select {
		case <-d.stop:
			d.ticks.Stop()
			return
		case wait := <-next:
			d.ticks.Reset(wait)
		case <-d.ticks.C:
			fyne.Do(func() { next <- d.Second() })
		}
	}
}

// Second is what the ticker does: it shows the moment, and looks whether
// anybody has written. It gives how long to wait until the next look.
func (d *Desk) Second() time.Duration {
	d.Tick()
	d.poll()
	wait := time.Second
	if d.loaded {
		now := d.config.Now()
		for _, t := range d.day.Timers() {
			if left := t.Left(now); left > 0 {
				wait = min(wait, left+time.Millisecond)
			}
		}
	}
	return wait
}

// Tick shows the present moment on the screen that is open.
func (d *Desk) Tick() {
	now := d.follow()
	if d.loaded {
		if s, ok := d.at(d.place); ok {
			s.Show(d.day, now)
		}
		d.search.Show(d.day, now)
	}
	d.frame.tick(d.day, now)
	d.showWall()
	d.alarms.tick(d.day, now)
	if d.later && d.window.Canvas().Overlays().Top() == nil {
		d.home()
	}
}

// poll looks whether this or another program has written since the board was
// read, or the clinic's day has changed, and reads it again then. While a
// reading is under way it waits: asking again each second would overtake a
// reading that takes longer for ever.
func (d *Desk) poll() {
	if !d.loaded {
		if d.again {
			d.again = false
			d.Start()
		}
		return
	}
	if d.polling || d.shown != d.asked {
		return
	}
	d.polling = true
	store, seen := d.store, d.version
	midnight := clinic.DateOf(d.config.Now(), d.day.Clinic.Location()) != d.day.Date
	d.config.Spawn(func() {
		ctx, cancel := context.WithTimeout(context.Background(), loadTime)
		defer cancel()
		version, err := store.Version(ctx)
		fyne.Do(func() {
			d.polling = false
			if store != d.store {
				return
			}
			if err != nil {
				d.log(watchFailed, err)
				return
			}
			delete(d.logged, watchFailed)
			if d.shown == d.asked && (version != seen || midnight) {
				d.refresh(nil)
			}
		})
	})
}
