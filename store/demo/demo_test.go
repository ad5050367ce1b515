package demo

import (
	"context"
	"encoding/json"
	"path/filepath"
	"testing"
	"time"

	"chairside/store"
	"chairside/store/clinic"
)

var day = clinic.Date{Year: 2026, Month: 11, Day: 22}

func TestAroundShowsEveryStage(t *testing.T) {
	for _, hour := range []int{10, 0, 4, 22} {
		now := day.At(hour, 42, time.Local)
		path := filepath.Join(t.TempDir(), "chairside.db")
		if err := Around(t.Context(), path, now); err != nil {
			t.Fatal(err)
		}
		d := board(t, path, now)
		if !d.Demo {
			t.Error("the demo clinic is not marked")
		}
		looks := d.Count(now)
		gone, due := 4, 3
		if hour == 0 { // most came and went before midnight: not on today's board, and to be called today
			gone, due = 0, 6
		}
		if d.Calls.Due != due || d.Calls.Concerns != 1 || d.Calls.Since.IsZero() {
			t.Errorf("at %d:42 calls %+v", hour, d.Calls)
		}
		for look, want := range map[clinic.Look]int{
			clinic.LookExpected: 8, clinic.LookArriving: 1, clinic.LookWaiting: 2, clinic.LookHeld: 1, clinic.LookInChair: 1,
			clinic.LookInfusing: 1, clinic.LookRecovering: 1, clinic.LookAssess: 1, clinic.LookReady: 1, clinic.LookGone: gone, clinic.LookExit: 2,
		} {
			if looks[look] != want {
				t.Errorf("at %d:42 %d visits look %d, want %d", hour, looks[look], look, want)
			}
		}
		states := map[clinic.ChairState]int{}
		for _, c := range d.Chairs {
			states[c.State()]++
		}
		if states[clinic.Cleaning] != 1 || states[clinic.OutOfService] != 1 || states[clinic.Occupied] != 5 {
			t.Errorf("chairs stand %v", states)
		}
		for _, v := range d.Visits {
			for _, e := range v.History {
				if e.At.After(now) {
					t.Fatalf("%s was done in the future", e.Action)
				}
			}
		}
	}
}

func TestPlayIsAWholeDay(t *testing.T) {
	path := filepath.Join(t.TempDir(), "chairside.db")
	clock := &Clock{}
	looked, steps := 0, 0
	var end clinic.Day
	err := Play(t.Context(), path, day, clock, Watch{
		Step: func(done, total int, _ string) { steps = done },
		Look: func(context.Context, *store.Store) error { looked++; return nil },
		End: func(ctx context.Context, s *store.Store) (err error) {
			end, err = s.Day(ctx, day)
			return err
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	if looked != 1 || steps < 300 {
		t.Errorf("looked %d times, %d steps", looked, steps)
	}
	discharged, over := 0, 0
	for _, v := range end.Visits {
		if !v.Stage.Ended() {
			t.Errorf("%s is still %s at closing", v.Code(), v.Stage)
		}
		over++
		if v.Stage == clinic.Discharged && v.Protocol.Treatment {
			discharged++
			if len(v.Sheets) != 1 || len(v.DepartBlocks()) != 0 {
				t.Errorf("%s went home without all at the door", v.Code())
			}
		}
	}
	if over != 22 || discharged != 18 {
		t.Errorf("%d visits, %d treatments went home", over, discharged)
	}
	st, err := store.Open(t.Context(), path, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer st.Close()
	if err := st.Check(t.Context()); err != nil {
		t.Error(err)
	}
}

func TestTheSameDayIsTheSame(t *testing.T) {
	now := day.At(10, 42, time.Local)
	tell := func() string {
		path := filepath.Join(t.TempDir(), "chairside.db")
		if err := Around(t.Context(), path, now); err != nil {
			t.Fatal(err)
		}
		d := board(t, path, now)
		told, err := json.Marshal(d.Visits)
		if err != nil {
			t.Fatal(err)
		}
		return string(told)
	}
	if first, again := tell(), tell(); first != again {
		t.Error("two tellings of one day differ")
	}
}

func board(t *testing.T, path string, now time.Time) clinic.Day {
	t.Helper()
	st, err := store.Open(t.Context(), path, store.Options{Now: func() time.Time { return now }})
	if err != nil {
		t.Fatal(err)
	}
	defer st.Close()
	d, err := st.Today(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return d
}
