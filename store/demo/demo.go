// Package demo is the made-up clinic: a day of about twenty visits, told as
// stories of single steps in the order of their times. It writes only through
// the store, by the rules, as staff would; nothing in it is a real person.
package demo

import (
	"context"
	"fmt"
	"slices"
	"sync"
	"time"

	"chairside/store"
	"chairside/store/clinic"
)

// Clock is a clock that stands until it is set. It may be read from several
// goroutines.
type Clock struct {
	mu  sync.Mutex
	now time.Time
}

// Now gives the moment the clock was set to.
func (c *Clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

// Set moves the clock.
func (c *Clock) Set(t time.Time) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = t
}

// present is the clock time at which the stories show every stage at once.
const present = "10:42"

// Around makes a demo clinic at path whose day stands around now: every stage
// of a visit is on the boards. The clinic is closed again; open it with the
// real clock.
func Around(ctx context.Context, path string, now time.Time) error {
	clock := &Clock{}
	r, err := begin(ctx, path, clock, now)
	if err != nil {
		return err
	}
	return closing(r, func() error {
		for _, e := range r.events {
			if e.at.After(now) {
				return nil
			}
			if err := r.take(ctx, e); err != nil {
				return err
			}
		}
		return nil
	})
}

// Watch is told of a day that is being played. Any part may be nil.
type Watch struct {
	Step func(done, total int, what string)              // after each step
	Look func(ctx context.Context, s *store.Store) error // at the day's fullest, once
	End  func(ctx context.Context, s *store.Store) error // after the last step
}

// Play makes a demo clinic at path and plays its whole day, from opening to
// closing, on a clock of its own.
func Play(ctx context.Context, path string, day clinic.Date, clock *Clock, w Watch) error {
	h, m, _ := clinic.ParseClock("", present)
	r, err := begin(ctx, path, clock, day.At(h, m, Profile().Location()))
	if err != nil {
		return err
	}
	return closing(r, func() error {
		looked := w.Look == nil
		for i, e := range r.events {
			if err := ctx.Err(); err != nil {
				return err
			}
			if !looked && e.at.After(r.present) {
				looked = true
				clock.Set(r.present)
				if err := w.Look(ctx, r.store); err != nil {
					return err
				}
			}
			if err := r.take(ctx, e); err != nil {
				return err
			}
			if w.Step != nil {
				w.Step(i+1, len(r.events), e.what)
			}
		}
		if w.End != nil {
			return w.End(ctx, r.store)
		}
		return nil
	})
}

// closing runs work and closes the store whatever comes of it.
func closing(r *run, work func() error) error {
	err := work()
	if shut := r.store.Close(); err == nil {
		err = shut
	}
	return err
}

// run is one telling of the day.
type run struct {
	store   *store.Store
	clock   *Clock
	present time.Time
	zone    *time.Location
	events  []event
	staff   map[string]clinic.StaffID
	chairs  map[string]clinic.ChairID
	visits  map[string]clinic.VisitID
	people  map[string]clinic.PatientID
	back    time.Duration // how long ago the story that is being told was
}

// event is one thing that happens at one moment.
type event struct {
	at   time.Time
	what string
	do   func(ctx context.Context) error
}

func (r *run) take(ctx context.Context, e event) error {
	r.clock.Set(e.at)
	if err := e.do(ctx); err != nil {
		return fmt.Errorf("demo at %s, %s: %w", clinic.Clock(e.at, r.zone), e.what, err)
	}
	return nil
}

// begin makes the clinic and its stories, before the first of them.
func begin(ctx context.Context, path string, clock *Clock, now time.Time) (*run, error) {
	now = now.Truncate(time.Minute)
	profile := Profile()
	profile.LimitsConfirmed = clinic.DateOf(now, profile.Location())
	r := &run{
		clock: clock, present: now, zone: profile.Location(), staff: map[string]clinic.StaffID{}, chairs: map[string]clinic.ChairID{},
		visits: map[string]clinic.VisitID{}, people: map[string]clinic.PatientID{},
	}
	clock.Set(r.clockTime("06:30").AddDate(0, 0, -1))
	// Nothing here is anybody's record, so it need not wait for the disk.
	st, err := store.Open(ctx, path, store.Options{Now: clock.Now, Demo: true, NoSync: true})
	if err != nil {
		return nil, err
	}
	r.store = st
	if err := r.furnish(ctx, profile); err != nil {
		_ = st.Close()
		return nil, err
	}
	r.tell()
	slices.SortStableFunc(r.events, func(a, b event) int { return a.at.Compare(b.at) })
	return r, nil
}

// clockTime turns a clock time of the stories, told around "10:42", into a
// moment around the present one.
func (r *run) clockTime(hhmm string) time.Time {
	h, m, err := clinic.ParseClock("", hhmm)
	if err != nil {
		panic("demo: " + hhmm) // a slip in the stories; their test tells them all
	}
	ph, pm, _ := clinic.ParseClock("", present)
	return r.present.Add(time.Duration((h-ph)*60+m-pm)*time.Minute - r.back)
}

// planned keeps a booked time on the present day, whatever hour it is now, so
// that the boards of today hold all of the stories. Who arrived before midnight
// was booked for the day before: nobody is checked in on another day.
func (r *run) planned(c course) time.Time {
	day := clinic.DateOf(r.present.Add(-r.back), r.zone)
	t := r.clockTime(c.planned)
	switch d := clinic.DateOf(t, r.zone); {
	case c.arrive != "" && clinic.DateOf(r.clockTime(c.arrive), r.zone).Before(day):
		return r.clockTime(c.arrive).Add(time.Minute)
	case d.Before(day):
		return day.At(0, 5, r.zone)
	case day.Before(d):
		return day.At(23, 50, r.zone)
	}
	return t
}
