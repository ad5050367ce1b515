package clinic

import "time"

// Reading is one look at both of a workstation's clocks. The wall clock is
// what people read, and people and networks set it. The steady one counts
// from the start of the workstation, sleep included, and nobody can set it.
type Reading struct {
	Wall   time.Time
	Steady time.Duration // since the workstation started
	Boot   string        // names that start; "" where there is no steady clock
}

// SetSince gives how far the wall clock was set since then: forward above
// zero, back below, and not at all for less than a look takes. It is known only within one start of the workstation:
// across a restart nothing but the wall clock tells the time.
func (r Reading) SetSince(then Reading) (by time.Duration, known bool) {
	if r.Boot == "" || r.Boot != then.Boot || then.Wall.IsZero() {
		return 0, false
	}
	if by = r.Wall.Sub(then.Wall) - (r.Steady - then.Steady); by.Abs() < lookTakes {
		return 0, true
	}
	return by, true
}

// lookTakes is how far two looks may seem apart when nobody has set anything:
// the clocks are read one after the other, each in whole milliseconds (ours). A
// due time does not move by that.
const lookTakes = 10 * time.Millisecond

// Elapsed gives how long then is ago by either clock. What must not come too
// late, an alarm, goes by the larger; what must not come too early, a
// clearance, by the smaller. They differ only when the wall clock was set.
func (r Reading) Elapsed(then Reading) (larger, smaller time.Duration) {
	wall := r.Wall.Sub(then.Wall)
	by, _ := r.SetSince(then)
	return wall - min(0, by), wall - max(0, by)
}

// at gives the reading of another moment of the same wall clock.
func (r Reading) at(wall time.Time) Reading {
	if r.Boot == "" {
		return Reading{Wall: wall}
	}
	return Reading{wall, r.Steady + wall.Sub(r.Wall), r.Boot}
}

// How far the two clocks may part before staff are told, and before a nurse
// has to confirm which is right while a timer runs (ours).
const (
	ClockNotice  = 30 * time.Second
	ClockConfirm = time.Minute
)

// Clocks follows both clocks from the moment they were last taken to agree:
// the first look after the workstation started, or a nurse's word. The zero
// Clocks trusts the wall clock alone.
type Clocks struct {
	Agreed Reading
	By     StaffID // who confirmed it; 0 for the program's own first look
	Now    Reading
}

// Parted gives how far the wall clock has gone from the steady one since they
// agreed: forward above zero.
func (c Clocks) Parted() time.Duration {
	by, _ := c.Now.SetSince(c.Agreed)
	return by
}

// ClockState is what staff have to know of the clocks.
type ClockState struct {
	Parted    time.Duration // how far the wall clock was set
	Restarted bool          // timers run on from before a restart: only the wall clock counts them
	Tell      bool          // a banner says so
	Confirm   bool          // a nurse has to look which clock is right
}

// ClockState judges both clocks, with the timers that are running.
func (d Day) ClockState() ClockState {
	s := ClockState{Parted: d.Clock.Parted()}
	running := false
	for _, v := range d.Visits {
		if v.Stage != Infusing && v.Stage != Recovering {
			continue
		}
		running = true
		begun, ok := v.begun()
		s.Restarted = s.Restarted || ok && d.Clock.By == 0 && d.Clock.Now.Boot != "" && begun.Boot != "" && begun.Boot != d.Clock.Now.Boot
	}
	far := max(s.Parted, -s.Parted)
	s.Tell = far > ClockNotice || s.Restarted
	s.Confirm = running && far > ClockConfirm || s.Restarted
	return s
}

// begun is the history line with which the running stage began.
func (v Visit) begun() (Entry, bool) {
	for i := len(v.History) - 1; i >= 0; i-- {
		if e := v.History[i]; e.To == v.Stage && e.From != v.Stage && !e.Undone && e.Undoes == 0 {
			return e, true
		}
	}
	return Entry{}, false
}

// At gives the day as it stands by a newer look at the clocks. The day that
// was given is not changed.
func (d Day) At(r Reading) Day {
	d.Clock.Now = r
	visits := make([]Visit, len(d.Visits))
	for i, v := range d.Visits {
		visits[i] = v.At(r)
	}
	chairs := make([]Chair, len(d.Chairs))
	for i, c := range d.Chairs {
		c.Read = r
		chairs[i] = c
	}
	d.Visits, d.Chairs = visits, chairs
	return d
}
