package clinic

import (
	"fmt"
	"math/rand/v2"
	"testing"
	"time"
)

// workstation is a machine whose true time is known. Its wall clock is set by
// anybody; its steady clock starts anew with the machine.
type workstation struct {
	now    time.Time // the truth
	stray  time.Duration
	booted time.Time
	boots  int
}

func (m *workstation) look() Reading {
	return Reading{m.now.Add(m.stray), m.now.Sub(m.booted), fmt.Sprint("boot ", m.boots)}
}

// truth is what really happened in a visit.
type truth struct {
	started, paused, treated time.Time
	pauses                   time.Duration
	set                      time.Time // newest vitals
	wallTreated              time.Time
	extended                 time.Duration
	scored                   time.Time
}

// TestClockHistories plays treatments on a workstation whose wall clock is
// set back and forward by a second to a day, over both edges of summer time,
// and which sleeps: whatever is truly due must be an alarm, and nobody may be
// cleared before the time is truly over by both clocks (promise 4).
func TestClockHistories(t *testing.T) {
	t.Parallel()
	histories := 10_000
	if testing.Short() {
		histories = 1_000
	}
	r := rand.New(rand.NewPCG(4, 2026))
	tally := map[string]int{}
	for n := range histories {
		playClock(t, r, n, tally)
		if t.Failed() {
			t.Fatalf("history %d", n)
		}
	}
	t.Logf("%d histories, %d missed, %d early (%d looks, %d alarms due, %d clearances tried, %d given; %d clocks set, %d sleeps, %d restarts)",
		histories, tally["missed"], tally["early"], tally["look"], tally["due"], tally["try"], tally["clear"], tally["set"], tally["sleep"], tally["restart"])
	for _, did := range []string{"due", "clear", "set", "sleep", "restart", "held", "owed"} {
		if tally[did] < histories/100 {
			t.Errorf("%q came %d times only: the test does not reach far enough", did, tally[did])
		}
	}
}

// edges of summer time in Chicago, 2026.
var edges = []time.Time{
	time.Date(2026, 3, 8, 8, 0, 0, 0, time.UTC),
	time.Date(2026, 11, 1, 7, 0, 0, 0, time.UTC),
	nine,
}

func aSet(r *rand.Rand) time.Duration {
	length := []time.Duration{time.Second, 29 * time.Second, 31 * time.Second, minute, 10 * minute, time.Hour, 5 * time.Hour, 24 * time.Hour}
	by := length[r.IntN(len(length))]
	by += time.Duration(r.Int64N(int64(by)))/time.Second*time.Second - by/2/time.Second*time.Second
	if r.IntN(2) == 0 {
		return -by
	}
	return by
}

func playClock(t *testing.T, r *rand.Rand, n int, tally map[string]int) {
	m := &workstation{now: edges[r.IntN(len(edges))].Add(-time.Duration(r.IntN(90)) * minute)}
	m.booted = m.now.Add(-time.Duration(r.IntN(1e6)) * time.Second)
	restarts := n%10 == 0 // then the wall clock is all there is, and nobody sets it
	w := booked(t, []ProtocolID{standard, long, nasal}[r.IntN(3)])
	w.Clinic.Zone = "America/Chicago"
	w.By = okoye
	v := &w.Visit
	v.Stage, v.Chair, v.SeatedAt, v.ArrivedAt, v.WaitingAt = InChair, 1, m.now.Add(-20*minute), m.now.Add(-time.Hour), m.now.Add(-50*minute)
	v.Escort = escort().Escort
	w.chair(1).Occupant = v.ID
	var is truth
	take := func(step Step) bool {
		w.Visit = w.Visit.At(m.look())
		w.Now = m.look().Wall
		after, err := w.Scene.Do(step)
		if err != nil {
			return false
		}
		w.Scene, w.ids = kept(after, w.ids)
		return true
	}
	must := func(step Step) {
		t.Helper()
		if !take(step) {
			t.Fatalf("history %d: %s at %s was refused", n, step.Action(), w.Visit.Stage)
		}
	}
	must(bp(120, 80))
	is.set = m.now
	pass := func() {
		m.now = m.now.Add(time.Duration(1+r.IntN(600)) * time.Second)
		switch k := r.IntN(12); {
		case k < 3 && !restarts:
			m.stray += aSet(r)
			tally["set"]++
		case k == 3: // asleep: no tick, no look; both clocks go on
			m.now = m.now.Add(time.Duration(r.IntN(40)) * minute)
			tally["sleep"]++
		case k == 4 && restarts:
			m.boots++
			m.booted = m.now
			tally["restart"]++
		}
	}
	look := func() { lookAt(t, n, w, m, is, tally) }
	pass()
	if w.Visit.Protocol.Infusion > 0 {
		must(StartInfusion{})
		is.started = m.now
		for range 4 + r.IntN(12) {
			pass()
			look()
			switch r.IntN(5) {
			case 0:
				if w.Visit.PausedAt.IsZero() {
					must(Pause{Reason: why})
					is.paused = m.now
				} else {
					must(Resume{})
					is.pauses += m.now.Sub(is.paused)
					is.paused = time.Time{}
				}
			case 1, 2:
				recordClock(r, take, m, &is)
			}
			look()
		}
		if !is.paused.IsZero() {
			is.pauses += m.now.Sub(is.paused)
			is.paused = time.Time{}
		}
		must(EndInfusion{Reason: why})
	} else {
		must(GiveDose{})
		is.started = m.now
	}
	is.treated, is.wallTreated = m.now, m.look().Wall
	must(Mark{Oriented, true})
	if w.Visit.Protocol.IV {
		must(Mark{IVOut, true})
	}
	for range 30 {
		pass()
		look()
		switch r.IntN(6) {
		case 0, 1:
			recordClock(r, take, m, &is)
		case 2:
			if take(scored(10)) {
				is.scored = m.now
			}
		case 3:
			if r.IntN(4) == 0 && m.now.Sub(is.treated) < w.Visit.Protocol.Recovery {
				must(Extend{By: 5 * minute})
				is.extended += 5 * minute
			}
		default:
			tally["try"]++
			if take(Clear{}) {
				tally["clear"]++
				cleared(t, n, w, m, is, tally)
				return
			}
			tally["held"]++
		}
	}
}

// recordClock takes vitals, at times those of some minutes ago.
func recordClock(r *rand.Rand, take func(Step) bool, m *workstation, is *truth) {
	step := bp(121, 79)
	ago := time.Duration(0)
	if r.IntN(3) == 0 {
		ago = time.Duration(r.IntN(120)) * time.Second
		step.At = m.look().Wall.Add(-ago)
	}
	if take(step) && m.now.Add(-ago).After(is.set) {
		is.set = m.now.Add(-ago)
	}
}

// lookAt wants an alarm for everything that is truly due.
func lookAt(t *testing.T, n int, w *walk, m *workstation, is truth, tally map[string]int) {
	t.Helper()
	tally["look"]++
	d := Day{Date: monday, Clinic: w.Clinic, Visits: []Visit{w.Visit}}.At(m.look())
	on := map[TimerKind]bool{}
	for _, a := range d.Alarms(m.look().Wall) {
		on[a.Kind] = true
	}
	due := func(k TimerKind, is bool, says string) {
		if !is {
			return
		}
		tally["due"]++
		if !on[k] && !(k == TimerRecovery && on[TimerReassess] || k == TimerReassess && on[TimerRecovery]) {
			tally["missed"]++
			t.Errorf("history %d: %s %s and no alarm", n, k, says)
		}
	}
	v := w.Visit
	begun, every := is.started, v.Protocol.VitalsDuring
	if v.Stage == Recovering {
		begun, every = is.treated, v.Protocol.VitalsAfter
	}
	if is.set.After(begun) {
		begun = is.set
	}
	due(TimerVitals, m.now.Sub(begun) >= every, m.now.Sub(begun).String())
	if v.Stage == Recovering && v.Protocol.Infusion > 0 && !is.set.After(is.treated) { // none since: what was due then still is
		last := is.started
		if is.set.After(last) {
			last = is.set
		}
		if is.treated.Sub(last) >= v.Protocol.VitalsDuring {
			tally["owed"]++
			due(TimerVitals, true, "owed since the end of treatment")
		}
	}
	switch v.Stage {
	case Infusing:
		if v.PausedAt.IsZero() {
			due(TimerInfusion, m.now.Sub(is.started)-is.pauses >= v.Protocol.Infusion, "")
		}
	case Recovering:
		reached := m.now.Sub(is.treated) >= v.Protocol.Recovery+is.extended
		// An assessment that is newer than the end asks for another in a while.
		due(TimerRecovery, reached && (is.scored.IsZero() || is.scored.Before(is.treated.Add(v.Protocol.Recovery))), m.now.Sub(is.treated).String())
		due(TimerReassess, reached && is.scored.After(is.treated.Add(v.Protocol.Recovery+is.extended)) && m.now.Sub(is.scored) >= ReassessEvery, m.now.Sub(is.scored).String())
	}
}

// cleared wants the recovery over by the truth and by the wall, and every
// reading truly fresh.
func cleared(t *testing.T, n int, w *walk, m *workstation, is truth, tally map[string]int) {
	t.Helper()
	need := w.Visit.Protocol.Recovery + is.extended
	for what, early := range map[string]bool{
		"recovery is not over":             m.now.Sub(is.treated) < need,
		"the wall clock says it is not":    m.look().Wall.Sub(is.wallTreated) < need,
		"the newest vitals are too old":    m.now.Sub(is.set) > w.Clinic.Fresh,
		"the newest score is too old":      m.now.Sub(is.scored) > w.Clinic.Fresh,
		"no score was recorded at all yet": is.scored.IsZero(),
	} {
		if early {
			tally["early"]++
			t.Errorf("history %d: cleared though %s", n, what)
		}
	}
}
