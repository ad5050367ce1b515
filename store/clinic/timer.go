package clinic

import (
	"slices"
	"sort"
	"time"
)

// Timer is one thing that is due at a moment. Timers are derived from the
// record whenever they are asked for and never kept: a stage that was skipped
// or undone cannot leave one behind.
type Timer struct {
	Kind TimerKind
	// Due is the moment on the present wall clock. Where that clock was set
	// since the timer began, it is the earlier of the two that fit.
	Due time.Time
	// Set is the moment as it was first set. It stays where it is when a clock
	// is changed, and names the timer together with kind, visit and chair.
	Set      time.Time
	Visit    VisitID // 0 for a chair's turnover and for the calls of a day
	Chair    ChairID // 0 for the calls of a day
	Forecast bool    // expected of a stage still to come: shown, never an alarm
}

// TimerKind says what is due.
type TimerKind string

// The kinds of timer.
const (
	TimerLimit    TimerKind = "Beyond a limit"
	TimerVitals   TimerKind = "Vitals"
	TimerInfusion TimerKind = "Infusion ends"
	TimerRecovery TimerKind = "Recovery ends"
	TimerReassess TimerKind = "Assess again"
	TimerTurnover TimerKind = "Chair clean"
	TimerEscort   TimerKind = "Escort expected"
	TimerCall     TimerKind = "Follow-up call"
)

// TimerKinds lists every kind.
var TimerKinds = []TimerKind{TimerLimit, TimerVitals, TimerInfusion, TimerRecovery, TimerReassess, TimerTurnover, TimerEscort, TimerCall}

// Clinical reports whether only a nurse or provider may acknowledge the
// alarm: it is about the patient's state and not about the house.
func (k TimerKind) Clinical() bool {
	switch k {
	case TimerLimit, TimerVitals, TimerInfusion, TimerRecovery, TimerReassess:
		return true
	}
	return false
}

// Sounds reports whether the alarm is heard. A call that was not made on its day
// is seen on every screen; it is no reason to disturb patients who are treated.
func (k TimerKind) Sounds() bool { return k != TimerCall }

// Settled says what ends the timer, in the words of what staff do.
func (k TimerKind) Settled() string {
	switch k {
	case TimerLimit:
		return "Look at the patient, then record vitals within the limits"
	case TimerVitals:
		return "Record vitals"
	case TimerInfusion:
		return "End or extend the infusion"
	case TimerRecovery:
		return "Score or assess, then clear"
	case TimerReassess:
		return "Score or assess again, then clear"
	case TimerTurnover:
		return "Mark the chair clean"
	case TimerEscort:
		return "Tick that the escort is here"
	case TimerCall:
		return "Record the call"
	}
	return ""
}

// TimerLevel is how near a timer is.
type TimerLevel int

// The levels of a timer.
const (
	TimerEarly TimerLevel = iota
	TimerSoon
	TimerDue
	TimerOverdue
)

// When a timer counts as soon and as overdue, and how long an assessment
// holds once the recovery time is over (all ours).
const (
	SoonWithin    = 2 * time.Minute
	OverdueAfter  = 5 * time.Minute
	ReassessEvery = 15 * time.Minute
)

// Level gives how near the timer is.
func (t Timer) Level(now time.Time) TimerLevel {
	switch left := t.Due.Sub(now); {
	case left <= -OverdueAfter:
		return TimerOverdue
	case left <= 0:
		return TimerDue
	case left <= SoonWithin:
		return TimerSoon
	}
	return TimerEarly
}

// Left gives what remains; below zero when the timer is past.
func (t Timer) Left(now time.Time) time.Duration { return t.Due.Sub(now) }

// Timers derives what runs for this visit while the patient is here. The call
// afterwards goes by the clinic's hours: see [Day.TimersOf].
func (v Visit) Timers() []Timer {
	var out []Timer
	add := func(k TimerKind, due, set time.Time) *Timer {
		if due.IsZero() {
			return &Timer{}
		}
		out = append(out, Timer{Kind: k, Due: due, Set: set, Visit: v.ID, Chair: v.Chair})
		return &out[len(out)-1]
	}
	switch v.Stage {
	case Infusing:
		due, set := v.vitalsDue()
		add(TimerVitals, due, set)
		if v.PausedAt.IsZero() {
			add(TimerInfusion, v.InfusionDue(), v.DueAt)
			add(TimerRecovery, v.InfusionDue().Add(v.Protocol.Recovery), v.DueAt.Add(v.Protocol.Recovery)).Forecast = true
		}
	case Recovering:
		due, set := v.vitalsDue()
		add(TimerVitals, due, set)
		if last := v.assessedAt(); !last.IsZero() && !v.steadily(last).Before(v.recovered()) {
			again := last.Add(ReassessEvery)
			add(TimerReassess, v.soonest(again, last), again)
		} else {
			add(TimerRecovery, v.RecoveryDue(), v.RecoverBy)
		}
	}
	if _, here := v.Ticked(EscortHere); !here && (v.Stage == Recovering || v.Stage == Ready) {
		add(TimerEscort, v.Escort.Comes, v.Escort.Comes)
	}
	return out
}

// recovered gives when the recovery time is reached by the steady clock,
// where there is one: an assessment from then on is one of the whole recovery,
// however early the alarm came.
func (v Visit) recovered() time.Time {
	_, most := v.strays(v.TreatedAt)
	return v.RecoverBy.Add(most)
}

// assessedAt gives the newest assessment of the recovery: a score, or the
// patient seen oriented and steady. Zero when there is none.
func (v Visit) assessedAt() time.Time {
	var last time.Time
	if s, ok := v.LastScore(); ok {
		last = s.At
	}
	if t, ok := v.Ticked(Oriented); ok && v.steadily(t.At).After(v.steadily(last)) {
		last = t.At
	}
	return last
}

// VitalsDue gives when the next vitals are due: one interval after the last
// recorded set, or after the stage began when there is none since. Vitals that
// were due and not taken when treatment ended are due from that moment on. Zero
// when none are due at this stage.
func (v Visit) VitalsDue() time.Time {
	due, _ := v.vitalsDue()
	return due
}

func (v Visit) vitalsDue() (due, set time.Time) {
	since, every := v.vitalsSpan()
	if every == 0 || since.IsZero() {
		return due, set
	}
	begun := v.steadily(since)
	set = since.Add(every)
	if v.Stage == Recovering && v.owed() {
		set = since
	}
	due = v.soonest(set, since)
	for _, s := range v.Vitals {
		if taken := v.takenAt(s); !s.Amended && taken.After(begun) {
			begun = taken
			set = s.At.Add(every)
			due = set.Add(min(0, v.straySet(s)))
		}
	}
	return due, set
}

// vitalsSpan gives when the stage began in which vitals are due, and how
// often they are.
func (v Visit) vitalsSpan() (since time.Time, every time.Duration) {
	switch v.Stage {
	case Infusing:
		return v.StartedAt, v.Protocol.VitalsDuring
	case Recovering:
		return v.TreatedAt, v.Protocol.VitalsAfter
	}
	return since, 0
}

// owed reports whether vitals were due and not taken when treatment ended, by
// the clock that says so first: the end of an infusion settles none.
func (v Visit) owed() bool {
	every := v.Protocol.VitalsDuring
	if v.Protocol.Infusion <= 0 || every <= 0 || v.StartedAt.IsZero() || v.TreatedAt.IsZero() {
		return false
	}
	_, most := v.strays(v.TreatedAt)
	end := v.TreatedAt.Add(most)
	last, wall := v.steadily(v.StartedAt), v.StartedAt
	for _, s := range v.Vitals {
		if taken := v.takenAt(s); !s.Amended && taken.After(last) && !taken.After(end) {
			last, wall = taken, s.At
		}
	}
	return end.Sub(last) >= every || v.TreatedAt.Sub(wall) >= every
}

// CallDue gives when the follow-up call of a treated patient is due: when the
// clinic next opens after the day of the visit. Zero when none is: nobody is
// called who was not treated, or who is in a hospital's care.
func (v Visit) CallDue(p Profile) time.Time {
	if v.TreatedAt.IsZero() || v.Stage != Discharged && v.Stage != LeftAMA || v.called() {
		return time.Time{}
	}
	day := p.NextOpen(v.Day)
	return day.At(0, 0, p.Location()).Add(p.OpenOn(day).Open)
}

// called reports whether the follow-up call is on record.
func (v Visit) called() bool { return !v.After.Due.IsZero() && !v.CallOpen() }

// TimersOf lists what is due for one visit, by the clinic's own figures too:
// a reading beyond its limits, and the call afterwards.
func (d Day) TimersOf(v Visit) []Timer { return v.timers(d.Clinic) }

func (v Visit) timers(p Profile) []Timer {
	out := v.Timers()
	if at, set := v.beyondAt(p); !at.IsZero() {
		out = append(out, Timer{Kind: TimerLimit, Due: at, Set: set, Visit: v.ID, Chair: v.Chair})
	}
	if due := v.CallDue(p); !due.IsZero() {
		out = append(out, Timer{Kind: TimerCall, Due: due, Set: due, Visit: v.ID})
	}
	return out
}

// Timers derives the turnover of a chair that is being cleaned.
func (c Chair) Timers() []Timer {
	if c.State() != Cleaning {
		return nil
	}
	by, _ := c.Read.SetSince(c.Soiled)
	return []Timer{{Kind: TimerTurnover, Due: c.CleanDue().Add(min(0, by)), Set: c.CleanDue(), Chair: c.ID}}
}

// here lists what is due for one visit while the patient is in the building:
// the calls afterwards are one timer of the whole day.
func (d Day) here(v Visit) []Timer {
	return slices.DeleteFunc(d.TimersOf(v), func(t Timer) bool { return t.Kind == TimerCall })
}

// callTimer is the timer of all follow-up calls that wait, from the counts of
// the day. Calls are due on a working day, when nobody can say: the timer ends
// when the clinic closes on the oldest of their days, and is an alarm of the
// lowest level from then on, which never rises and makes no sound.
func (d Day) callTimer() (Timer, bool) {
	day := d.Calls.Since
	if d.Calls.Due == 0 || day.IsZero() {
		return Timer{}, false
	}
	closes := d.Clinic.OpenOn(day).Close
	if closes == 0 {
		day = day.AddDays(1) // closed on that day after all: when it is over
	}
	due := day.At(int(closes/time.Hour), int(closes%time.Hour/time.Minute), d.Clinic.Location())
	return Timer{Kind: TimerCall, Due: due, Set: due}, true
}

// Timers lists what is due in the whole clinic, soonest first.
func (d Day) Timers() []Timer {
	var out []Timer
	for _, v := range d.Visits {
		out = append(out, d.here(v)...)
	}
	for _, c := range d.Chairs {
		out = append(out, c.Timers()...)
	}
	if calls, ok := d.callTimer(); ok {
		out = append(out, calls)
	}
	sort.SliceStable(out, func(i, j int) bool { return out[i].Due.Before(out[j].Due) })
	return out
}
