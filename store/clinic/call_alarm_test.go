package clinic

import (
	"slices"
	"testing"
	"time"
)

// TestAlarmOfTheCalls: calls are due on a working day; those that were not made
// when the clinic closes on it are one alarm of the lowest level, behind all
// others, which never rises, makes no sound and ends with the last call.
func TestAlarmOfTheCalls(t *testing.T) {
	p := clinicHere()
	saturday := monday.AddDays(5)
	on := func(d Day, now time.Time) []Alarm {
		return slices.DeleteFunc(d.Alarms(now), func(a Alarm) bool { return a.Kind != TimerCall })
	}
	for _, c := range []struct {
		name  string
		calls Calls
		now   time.Time
		want  bool
	}{
		{"none", Calls{}, monday.At(23, 0, time.UTC), false},
		{"on its day", Calls{Due: 2, Since: monday}, monday.At(8, 0, time.UTC), false},
		{"before closing", Calls{Due: 2, Since: monday}, monday.At(17, 59, time.UTC), false},
		{"at closing", Calls{Due: 2, Since: monday}, monday.At(18, 0, time.UTC), true},
		{"the next day", Calls{Due: 2, Since: monday}, monday.AddDays(1).At(7, 0, time.UTC), true},
		{"a week later", Calls{Due: 2, Since: monday}, monday.AddDays(7).At(9, 0, time.UTC), true},
		{"closed after all, that day", Calls{Due: 1, Since: saturday}, saturday.At(23, 59, time.UTC), false},
		{"closed after all, the next", Calls{Due: 1, Since: saturday}, saturday.AddDays(1).At(0, 0, time.UTC), true},
		{"only a concern", Calls{Concerns: 1}, monday.AddDays(1).At(7, 0, time.UTC), false},
	} {
		d := Day{Date: DateOf(c.now, time.UTC), Clinic: p, Calls: c.calls}
		got := on(d, c.now)
		if (len(got) == 1) != c.want || len(got) > 1 {
			t.Fatalf("%s: %+v", c.name, got)
		}
		if !c.want {
			continue
		}
		if got[0].Rank != AlarmQuiet || got[0].Visit != 0 || got[0].Chair != 0 || Sounding(got, c.now) != AlarmNone {
			t.Errorf("%s: %+v sounds %d", c.name, got[0], Sounding(got, c.now))
		}
	}

	w := booked(t, standard).to(Infusing).after(10 * minute) // vitals are due
	d := Day{Date: monday, Clinic: p, Visits: []Visit{w.Visit}, Calls: Calls{Due: 1, Since: monday.AddDays(-3)}}
	d.Chairs = []Chair{{ID: 4, Turnover: 10 * minute, CleaningSince: w.Now.Add(-time.Hour)}}
	var kinds []TimerKind
	for _, a := range d.Alarms(w.Now) {
		kinds = append(kinds, a.Kind)
	}
	if !slices.Equal(kinds, []TimerKind{TimerVitals, TimerTurnover, TimerCall}) {
		t.Errorf("in the order %v", kinds)
	}
	if Sounding(d.Alarms(w.Now), w.Now) != AlarmMedium {
		t.Error("the calls take the sound from the others")
	}
	for _, k := range TimerKinds {
		if k.Sounds() == (k == TimerCall) {
			t.Errorf("%s sounds %v", k, k.Sounds())
		}
	}
	gone := Visit{ID: 9, Day: monday.AddDays(-7), State: State{Stage: Discharged, TreatedAt: nine.AddDate(0, 0, -7)}}
	d = Day{Date: monday, Clinic: p, Visits: []Visit{gone}}
	if len(d.TimersOf(gone)) != 1 || len(d.Timers()) != 0 || len(d.Alarms(nine)) != 0 {
		t.Error("a call is counted twice: by its visit and by the day")
	}
}
