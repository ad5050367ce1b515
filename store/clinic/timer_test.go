package clinic

import (
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// mayRun says which timers a stage can have, written from the clinical rules
// and not from the code.
var mayRun = map[Stage][]TimerKind{
	InChair:    {TimerLimit},
	Infusing:   {TimerLimit, TimerVitals, TimerInfusion, TimerRecovery},
	Recovering: {TimerLimit, TimerVitals, TimerRecovery, TimerReassess, TimerEscort},
	Ready:      {TimerLimit, TimerEscort},
	Discharged: {TimerCall},
	LeftAMA:    {TimerCall},
}

// TestTimersOfRandomHistories plays random steps, undoing many, and wants
// after each that no stage runs another's timer, that a treatment under way
// has all of its own, and that a move which is undone gives back exactly the
// timers from before it.
func TestTimersOfRandomHistories(t *testing.T) {
	undone, seen := 0, map[TimerKind]int{}
	rapid.Check(t, func(r *rapid.T) {
		h := newHouse()
		before := map[VisitID][]Timer{} // the newest move, when nothing came after it
		for range 250 {
			h.now = h.now.Add(jump(r))
			i := rapid.IntRange(0, len(h.visits)-1).Draw(r, "visit")
			s := h.scene(i, drHale)
			step := anyStep(r, s)
			if _, waits := before[s.Visit.ID]; waits && rapid.Bool().Draw(r, "take back") {
				step = Undo{Reason: why}
			}
			had := s.Visit.timers(s.Clinic)
			after, err := s.Do(step)
			if err != nil {
				continue
			}
			after, h.ids = kept(after, h.ids)
			h.visits[i], h.chairs = after.Visit, after.Chairs
			id := s.Visit.ID
			switch rule, _ := RuleOf(step.Action()); {
			case step.Action() == ActUndo:
				if was, ok := before[id]; ok {
					undone++
					if got := after.Visit.timers(s.Clinic); !slices.Equal(got, was) {
						r.Fatalf("undone: timers %v, before the move %v", got, was)
					}
				}
				delete(before, id)
			case rule.Move:
				before[id] = had
			default:
				delete(before, id)
			}
			d := Day{Date: monday, Clinic: clinicHere(), Visits: h.visits, Chairs: h.chairs}
			for _, timer := range d.Timers() {
				seen[timer.Kind]++
			}
			for _, timer := range d.TimersOf(after.Visit) { // the day counts the calls as one
				if timer.Kind == TimerCall {
					seen[timer.Kind]++
				}
			}
			timersFit(r, d)
		}
	})
	t.Logf("%d moves undone; timers seen %v", undone, seen)
	for _, k := range TimerKinds {
		if k != TimerEscort && seen[k] == 0 && !testing.Short() { // no random escort says when
			t.Errorf("no random history had a timer %q", k)
		}
	}
	if undone < 50 {
		t.Errorf("only %d moves were undone", undone)
	}
}

func timersFit(r *rapid.T, d Day) {
	for _, v := range d.Visits {
		var kinds []TimerKind
		for _, timer := range d.TimersOf(v) {
			kinds = append(kinds, timer.Kind)
			if !slices.Contains(mayRun[v.Stage], timer.Kind) {
				r.Fatalf("%q runs at %s", timer.Kind, v.Stage)
			}
			if timer.Due.IsZero() || timer.Visit != v.ID {
				r.Fatalf("%+v of visit %d", timer, v.ID)
			}
		}
		has := func(k TimerKind) bool { return slices.Contains(kinds, k) }
		if v.Stage == Infusing && (!has(TimerVitals) || v.PausedAt.IsZero() != has(TimerInfusion)) ||
			v.Stage == Recovering && (!has(TimerVitals) || has(TimerRecovery) == has(TimerReassess)) {
			r.Fatalf("at %s only %v run", v.Stage, kinds)
		}
	}
	for _, c := range d.Chairs {
		if (c.State() == Cleaning) != (len(c.Timers()) == 1) {
			r.Fatalf("chair %d is %s and has %v", c.ID, c.State(), c.Timers())
		}
	}
}

func TestTimerLevels(t *testing.T) {
	timer := Timer{Due: nine}
	for left, want := range map[time.Duration]TimerLevel{
		time.Hour: TimerEarly, SoonWithin + time.Second: TimerEarly, SoonWithin: TimerSoon, time.Second: TimerSoon,
		0: TimerDue, -OverdueAfter + time.Second: TimerDue, -OverdueAfter: TimerOverdue, -time.Hour: TimerOverdue,
	} {
		if got := timer.Level(nine.Add(-left)); got != want || timer.Left(nine.Add(-left)) != left {
			t.Errorf("%s left: level %d, want %d", left, got, want)
		}
	}
	for _, k := range TimerKinds {
		if k.Settled() == "" {
			t.Errorf("nothing says what settles %q", k)
		}
	}
}

func kindsOf(v Visit) (out []TimerKind) {
	for _, timer := range v.Timers() {
		if !timer.Forecast {
			out = append(out, timer.Kind)
		}
	}
	return out
}

func TestTimerOfTheRecovery(t *testing.T) {
	w := booked(t, standard).to(Recovering)
	due := w.Visit.RecoverBy
	w.after(30 * minute).do(bp(121, 80))
	if got := kindsOf(w.Visit); !slices.Equal(got, []TimerKind{TimerVitals, TimerRecovery}) {
		t.Errorf("time reached: %v", got)
	}
	w.do(scored(8))
	timers := w.Visit.Timers()
	if got := kindsOf(w.Visit); !slices.Equal(got, []TimerKind{TimerVitals, TimerReassess}) || !timers[1].Due.Equal(w.Now.Add(15*minute)) {
		t.Errorf("assessed: %v", timers)
	}
	w.after(5 * minute).do(Mark{Oriented, true})
	if timers := w.Visit.Timers(); !timers[1].Due.Equal(w.Now.Add(15 * minute)) {
		t.Errorf("seen once more: %v", timers)
	}
	w.do(Extend{By: 20 * minute})
	if got := kindsOf(w.Visit); !slices.Equal(got, []TimerKind{TimerVitals, TimerRecovery}) || !w.Visit.Timers()[1].Due.Equal(due.Add(25*minute)) {
		t.Errorf("extended: %v", w.Visit.Timers())
	}
	early := booked(t, standard).to(Recovering).after(29*minute + 59*time.Second).do(scored(9))
	if got := kindsOf(early.after(minute).Visit); !slices.Contains(got, TimerRecovery) {
		t.Errorf("assessed a second before the time: %v", got)
	}
}

func TestTimerOfTheEscort(t *testing.T) {
	w := booked(t, standard)
	comes := nine.Add(2 * time.Hour)
	named := escort()
	named.Escort.Comes = comes
	w.to(Recovering).by(okoye).do(named)
	if got := kindsOf(w.Visit); !slices.Contains(got, TimerEscort) {
		t.Errorf("%v", got)
	}
	w.after(30*minute).fit().do(Clear{}, Mark{EscortHere, true})
	if got := kindsOf(w.Visit); len(got) != 0 {
		t.Errorf("the escort is here: %v", got)
	}
	w.do(Mark{EscortHere, false})
	if timers := w.Visit.Timers(); len(timers) != 1 || !timers[0].Due.Equal(comes) {
		t.Errorf("%v", timers)
	}
}

func TestTimerOfTheCall(t *testing.T) {
	p := clinicHere()
	p.Week[time.Saturday] = Hours{Open: 9 * time.Hour, Close: 12 * time.Hour}
	friday := monday.AddDays(4)
	for _, c := range []struct {
		day    Date
		stage  Stage
		closed []Date
		want   time.Time
	}{
		{monday, Discharged, nil, monday.AddDays(1).At(8, 0, time.UTC)},
		{friday, Discharged, nil, friday.AddDays(1).At(9, 0, time.UTC)},
		{friday, LeftAMA, []Date{friday.AddDays(1)}, friday.AddDays(3).At(8, 0, time.UTC)},
		{monday, Hospital, nil, time.Time{}},
		{monday, LeftBefore, nil, time.Time{}},
		{monday, Ready, nil, time.Time{}},
	} {
		p.Closed = c.closed
		v := Visit{ID: 3, Day: c.day, State: State{Stage: c.stage, TreatedAt: nine}}
		if got := v.CallDue(p); !got.Equal(c.want) {
			t.Errorf("%s on %s: %s, want %s", c.stage, c.day, got, c.want)
		}
	}
	if v := (Visit{Day: monday, State: State{Stage: Discharged}}); !v.CallDue(p).IsZero() {
		t.Error("a consultation is called after")
	}
}

func TestTimersMissed(t *testing.T) {
	clocks := func(v Visit, now time.Time) (out []int) {
		for _, at := range v.Missed(now) {
			out = append(out, int(at.Sub(nine)/minute))
		}
		return out
	}
	want := func(w *walk, says string, want ...int) {
		t.Helper()
		if got := clocks(w.Visit, w.Now); !slices.Equal(got, want) {
			t.Errorf("%s: missed %v, want %v", says, got, want)
		}
	}
	w := booked(t, standard).to(Infusing) // at 9:10, every 10 min
	want(w.after(10*minute), "just due")
	want(w.after(10*minute), "the next is just due", 20)
	want(w.after(-5*minute).do(bp(120, 80)), "taken late") // 9:25
	want(w.after(22*minute), "two went by", 35)            // 9:47
	want(w.do(bp(121, 80)), "taken after the next was due", 35)
	want(w.after(11*minute).do(EndInfusion{}), "ended without the set that was due", 35, 57) // 9:58
	want(w.after(15*minute), "recovering", 35, 57)
	want(w.after(15*minute).fit().do(Clear{}), "cleared", 35, 57, 73)
	want(w.after(5*time.Hour), "long gone", 35, 57, 73)
	if got := booked(t, standard).to(InChair).after(5 * time.Hour).Visit.Missed(nine.Add(9 * time.Hour)); got != nil {
		t.Errorf("before treatment: %v", got)
	}
}

// TestTimerOfATurnoverByTheClockAhead: a wall clock that is set back does not
// keep a chair waiting.
func TestTimerOfATurnoverByTheClockAhead(t *testing.T) {
	soiled := Reading{nine, time.Hour, "b"}
	for set, late := range map[time.Duration]time.Duration{0: 0, -time.Hour: 0, time.Hour: -time.Hour} {
		now := Reading{nine.Add(10*minute + set), time.Hour + 10*minute, "b"}
		c := Chair{ID: 1, Turnover: 10 * minute, CleaningSince: nine, Soiled: soiled, Read: now}
		if left := c.Timers()[0].Left(now.Wall); left != late {
			t.Errorf("set by %s, cleaned for ten minutes: %s left, want %s", set, left, late)
		}
	}
}
