package alarm

import (
	"fmt"
	"time"

	"chairside/store/clinic"
)

// every is how long after a tone of a level the next one comes (ours).
var every = map[clinic.AlarmLevel]time.Duration{
	clinic.AlarmQuiet: 60 * time.Second, clinic.AlarmMedium: 20 * time.Second, clinic.AlarmUrgent: 8 * time.Second,
}

// Rhythm says when a tone is to be played. The zero Rhythm is ready.
type Rhythm struct {
	last  time.Time
	level clinic.AlarmLevel
	heard map[key]bool
}

// key names an alarm.
type key struct {
	kind  clinic.TimerKind
	set   int64
	visit clinic.VisitID
	chair clinic.ChairID
}

func keyOf(a clinic.Alarm) key {
	k := key{a.Kind, a.Set.UnixMilli(), a.Visit, 0}
	if a.Visit == 0 {
		k.chair = a.Chair // a patient may be moved; the alarm stays the same
	}
	return k
}

// Beat gives the tone to play now: at once when an alarm is new or has risen,
// then again at the pace of the most urgent one. AlarmNone is no tone. A clock
// that was set plays too soon rather than too late.
func (r *Rhythm) Beat(alarms []clinic.Alarm, now time.Time) clinic.AlarmLevel {
	level := clinic.Sounding(alarms, now)
	fresh := level > r.level
	sounding := map[key]bool{}
	for _, a := range alarms {
		if !a.Silent(now) && a.Kind.Sounds() {
			k := keyOf(a)
			sounding[k] = true
			fresh = fresh || !r.heard[k]
		}
	}
	r.level, r.heard = level, sounding
	if level == clinic.AlarmNone {
		return level
	}
	if gone := now.Sub(r.last); !fresh && gone >= 0 && gone < every[level] {
		return clinic.AlarmNone
	}
	r.last = now
	return level
}

// News remembers of which alarms somebody was told, so that each is told of
// once. The zero News is ready.
type News struct{ told map[key]bool }

// Tell gives the words of a notification about the alarms that are new, or ok
// false when none is. They name chairs and never a patient: a notification
// shows over a locked screen and on other people's.
func (n *News) Tell(day clinic.Day, alarms []clinic.Alarm, now time.Time) (title, text string, ok bool) {
	var fresh []clinic.Alarm
	known := map[key]bool{}
	for _, a := range alarms {
		k := keyOf(a)
		known[k] = true
		if !n.told[k] && !a.Silent(now) && a.Kind.Sounds() {
			fresh = append(fresh, a)
		}
	}
	n.told = known
	if len(fresh) == 0 {
		return "", "", false
	}
	text = string(fresh[0].Kind)
	if c, found := day.Chair(fresh[0].Chair); found {
		text += ", " + c.Name
	}
	if more := len(fresh) - 1; more > 0 {
		text += fmt.Sprintf(", and %d more", more)
	}
	return "Chairside: due now", text, true
}
