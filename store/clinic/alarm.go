package clinic

import (
	"cmp"
	"slices"
	"time"
)

// AlarmLevel is how loudly an alarm asks to be seen.
type AlarmLevel int

// The levels of an alarm. A quiet one is about the house, a medium one about
// a patient; urgent is a reading beyond a limit, and what is about a patient
// and nobody has seen for too long.
const (
	AlarmNone AlarmLevel = iota
	AlarmQuiet
	AlarmMedium
	AlarmUrgent
)

// Word gives the level as the strip and the settings name it.
func (l AlarmLevel) Word() string {
	switch l {
	case AlarmQuiet:
		return "Due"
	case AlarmMedium:
		return "Due now"
	case AlarmUrgent:
		return "Overdue"
	}
	return ""
}

// SilentFor is how long an acknowledged alarm makes no sound. It can be seen
// all the time, and sounds again while its cause is not settled (ours).
const SilentFor = 2 * time.Minute

// DefaultRise is how long an alarm may stay unacknowledged before it rises a
// level (ours; the clinic sets it).
const DefaultRise = 3 * time.Minute

// Ack says that somebody has seen an alarm: who and when.
type Ack struct {
	Kind TimerKind
	Set  time.Time // of the timer
	At   time.Time
	By   StaffID
}

// Alarm is a timer that is due and not settled.
type Alarm struct {
	Timer
	Rank        AlarmLevel
	Seen        Ack       // the newest acknowledgement; zero when there is none
	SilentUntil time.Time // zero when it was never acknowledged
}

// Silent reports whether the alarm makes no sound now.
func (a Alarm) Silent(now time.Time) bool { return now.Before(a.SilentUntil) }

// base is the level at which a kind of alarm begins, and most the one it never
// rises above: what is about the house never looks like what is about a
// patient that nobody has seen.
func (k TimerKind) base() (from, most AlarmLevel) {
	switch {
	case k == TimerLimit:
		return AlarmUrgent, AlarmUrgent
	case !k.Sounds():
		return AlarmQuiet, AlarmQuiet
	case k.Clinical():
		return AlarmMedium, AlarmUrgent
	}
	return AlarmQuiet, AlarmMedium
}

// Alarm gives how a timer stands as an alarm, by those who have seen it,
// oldest first; ok is false while it is not due. Whatever time has passed is
// worked out from the record alone: a program that was closed and opened, and
// another at the next desk, come to the same.
//
// An alarm begins at the level of its kind, and rises by one with every rise
// during which nobody acknowledged it. An acknowledgement silences it for
// [SilentFor] and keeps it from rising so long; it ends only with its cause.
func (t Timer) Alarm(now time.Time, seen []Ack, rise time.Duration) (a Alarm, ok bool) {
	if t.Forecast || now.Before(t.Due) {
		return a, false
	}
	base, most := t.Kind.base()
	a = Alarm{Timer: t, Rank: base}
	if rise <= 0 {
		rise = DefaultRise
	}
	from := t.Due
	up := func(to time.Time) {
		if gone := to.Sub(from); gone > 0 {
			a.Rank = min(most, a.Rank+AlarmLevel(min(gone/rise, time.Duration(AlarmUrgent))))
		}
	}
	for _, s := range seen {
		if s.Kind != t.Kind || !s.Set.Equal(t.Set) {
			continue
		}
		up(s.At)
		a.Seen = s
		if until := s.At.Add(SilentFor); until.After(a.SilentUntil) {
			a.SilentUntil, from = until, until
		}
	}
	up(now)
	return a, true
}

// seen gives the acknowledgements with their moments as the clock that says
// longer counts them: nothing stays silent for more than [SilentFor].
func (v Visit) seen() []Ack {
	out := slices.Clone(v.Acks)
	for i := range out {
		out[i].At = v.soonest(out[i].At, out[i].At)
	}
	return out
}

// Alarms lists every timer of the clinic that is due and not settled: those
// that nobody has seen before those that are silent or make no sound at all, what is about a patient
// before what is about the house however late that is, then the most urgent
// first, a reading beyond a limit before a time that has come, and among equals
// the one that has waited longest.
func (d Day) Alarms(now time.Time) []Alarm {
	var out []Alarm
	add := func(t Timer, seen []Ack) {
		if a, ok := t.Alarm(now, seen, d.Clinic.Rise); ok {
			out = append(out, a)
		}
	}
	for _, v := range d.Visits {
		for _, t := range d.here(v) {
			add(t, v.seen())
		}
	}
	if calls, ok := d.callTimer(); ok {
		add(calls, nil)
	}
	for _, c := range d.Chairs {
		for _, t := range c.Timers() {
			add(t, []Ack{c.Ack})
		}
	}
	slices.SortStableFunc(out, func(a, b Alarm) int {
		quiet := func(a Alarm) int { return map[bool]int{true: 1}[a.Silent(now) || !a.Kind.Sounds()] }
		house := func(a Alarm) int { return map[bool]int{false: 1}[a.Kind.Clinical()] }
		reading := func(a Alarm) int { return map[bool]int{false: 1}[a.Kind == TimerLimit] }
		return cmp.Or(cmp.Compare(quiet(a), quiet(b)), cmp.Compare(house(a), house(b)), -cmp.Compare(a.Rank, b.Rank), cmp.Compare(reading(a), reading(b)), a.Due.Compare(b.Due), cmp.Compare(a.Visit, b.Visit), cmp.Compare(a.Chair, b.Chair))
	})
	return out
}

// Sounding gives the level that is to be heard: the highest among the alarms
// that are not silent and that make a sound at all.
func Sounding(alarms []Alarm, now time.Time) AlarmLevel {
	level := AlarmNone
	for _, a := range alarms {
		if !a.Silent(now) && a.Kind.Sounds() {
			level = max(level, a.Rank)
		}
	}
	return level
}
