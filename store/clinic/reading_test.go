package clinic

import (
	"testing"
	"time"
)

func TestClockElapsed(t *testing.T) {
	then := Reading{nine, time.Hour, "a"}
	for _, c := range []struct {
		name            string
		now             Reading
		larger, smaller time.Duration
		set             time.Duration
		known           bool
	}{
		{"both go on", Reading{nine.Add(minute), time.Hour + minute, "a"}, minute, minute, 0, true},
		{"set forward", Reading{nine.Add(time.Hour), time.Hour + minute, "a"}, time.Hour, minute, 59 * minute, true},
		{"set back", Reading{nine.Add(-time.Hour), time.Hour + minute, "a"}, minute, -time.Hour, -61 * minute, true},
		{"restarted", Reading{nine.Add(5 * minute), minute, "b"}, 5 * minute, 5 * minute, 0, false},
		{"no steady clock", Reading{Wall: nine.Add(5 * minute)}, 5 * minute, 5 * minute, 0, false},
	} {
		larger, smaller := c.now.Elapsed(then)
		set, known := c.now.SetSince(then)
		if larger != c.larger || smaller != c.smaller || set != c.set || known != c.known {
			t.Errorf("%s: %s and %s, set by %s (%v)", c.name, larger, smaller, set, known)
		}
	}
}

func TestClockWords(t *testing.T) {
	for set, want := range map[time.Duration]string{
		61 * time.Second: "set forward by 61 s", -31 * time.Second: "set back by 31 s", 3 * time.Hour: "set forward by 3 h", -25 * minute: "set back by 25 min", 0: "the computer was restarted",
	} {
		c := Clocks{Agreed: Reading{nine, time.Hour, "a"}, Now: Reading{nine.Add(set), time.Hour, "a"}}
		if c.Words() != want {
			t.Errorf("%s: %q", set, c.Words())
		}
	}
}

// TestClockUndoWindow: by the clock that says less; one set forward does not
// take the undo away.
func TestClockUndoWindow(t *testing.T) {
	for _, c := range []struct {
		gone, set time.Duration
		may       bool
	}{{10 * minute, 0, true}, {10*minute + time.Second, 0, false}, {10 * minute, 5 * time.Hour, true}, {10*minute + time.Second, 5 * time.Hour, false}} {
		w := booked(t, standard)
		w.Visit.Read = Reading{w.Now, time.Hour, "b"}
		w.do(Arrive{})
		at := w.Visit.Read
		w.Visit = w.Visit.At(Reading{at.Wall.Add(c.gone + c.set), at.Steady + c.gone, "b"})
		w.Now = w.Visit.Read.Wall
		if _, err := w.Scene.Do(Undo{Reason: why}); (err == nil) != c.may {
			t.Errorf("%s later, set by %s: %v", c.gone, c.set, err)
		}
	}
}

// The clocks are read one after the other, in whole milliseconds: what differs
// by that is nobody's doing and moves no due time.
func TestClockOfALookIsNotSet(t *testing.T) {
	then := Reading{nine, time.Hour, "a"}
	for _, c := range []struct{ wall, steady, want time.Duration }{
		{minute, minute, 0}, {minute + time.Millisecond, minute, 0}, {minute, minute + 9*time.Millisecond, 0},
		{minute + 10*time.Millisecond, minute, 10 * time.Millisecond}, {minute, minute + 10*time.Millisecond, -10 * time.Millisecond}, {minute - time.Second, minute, -time.Second},
	} {
		now := Reading{nine.Add(c.wall), time.Hour + c.steady, "a"}
		if by, known := now.SetSince(then); by != c.want || !known {
			t.Errorf("wall %v, steady %v: set by %v, %v", c.wall, c.steady, by, known)
		}
		larger, smaller := now.Elapsed(then)
		if c.want == 0 && (larger != c.wall || smaller != c.wall) {
			t.Errorf("wall %v, steady %v: %v and %v have gone", c.wall, c.steady, larger, smaller)
		}
	}
}
