package store

import (
	"sync"
	"testing"
	"time"

	"chairside/store/clinic"
)

// TestTheOtherProgramSeesTheChange within a second.
func TestTheOtherProgramSeesTheChange(t *testing.T) {
	s, c := newClinic(t)
	other := openAt(t, s.Path(), c)
	id := waiting(t, s)
	for _, watcher := range []*Store{other, s} { // its own writes count too
		before, err := watcher.Version(ctx)
		ok(t, err)
		if same, _ := watcher.Version(ctx); same != before {
			t.Fatal("it changes by itself")
		}
		if _, err := watcher.Today(ctx); err != nil {
			t.Fatal(err)
		}
		if same, _ := watcher.Version(ctx); same != before {
			t.Fatal("reading changes it")
		}
		do(t, s, desk, id, clinic.PlaceHold{Reason: "for the other"})
		begun := time.Now()
		for after := before; after == before; {
			if after, err = watcher.Version(ctx); err != nil || time.Since(begun) > time.Second {
				t.Fatal("not seen within a second", err)
			}
		}
		r, err := watcher.Record(ctx, id)
		ok(t, err)
		if len(r.Visit.Held()) == 0 {
			t.Fatal("the change is not there")
		}
	}
}

// TestOneChairTwoStations: of two who seat at once exactly one does.
func TestOneChairTwoStations(t *testing.T) {
	s, c := newClinic(t)
	stations := []*Store{s, openAt(t, s.Path(), c)}
	for round := range 40 {
		visits := []clinic.VisitID{waiting(t, s), waiting(t, s)}
		errs := make([]error, 2)
		var start, done sync.WaitGroup
		start.Add(1)
		for i := range 2 {
			done.Add(1)
			go func() {
				defer done.Done()
				start.Wait()
				errs[i] = stations[i].Do(ctx, desk, visits[i], clinic.Seat{Chair: 1})
			}()
		}
		start.Done()
		done.Wait()
		won := 0
		for _, err := range errs {
			switch {
			case err == nil:
				won++
			case clinic.CodeOf(err) != clinic.Conflict:
				t.Fatal(err)
			}
		}
		if won != 1 {
			t.Fatalf("round %d: %d sit in one chair", round, won)
		}
		for i, err := range errs {
			by, step := desk, clinic.Exit{By: clinic.ActLeaveBefore, Reason: "end of the round"}
			if err == nil {
				by = nurse
			}
			ok(t, stations[i].Do(ctx, by, visits[i], step))
		}
		ok(t, s.DoChair(ctx, desk, clinic.MarkClean{Chair: 1}))
	}
	ok(t, s.Check(ctx))
}
