package clinic

import (
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

func TestLeftInWords(t *testing.T) {
	s := time.Second
	for _, c := range []struct {
		left       time.Duration
		ring, line string
	}{
		{125 * minute, "125 min", "125 min left"},
		{14 * minute, "14 min", "14 min left"},
		{13*minute + s, "13 min", "13 min left"}, // as the clock has it: 09:00 to 09:13
		{13 * minute, "13 min", "13 min left"},
		{minute + s, "1 min", "1 min left"},
		{minute, "1:00", "1:00 left"},
		{59*s + time.Millisecond, "1:00", "1:00 left"},
		{59 * s, "0:59", "0:59 left"},
		{s, "0:01", "0:01 left"},
		{time.Millisecond, "0:01", "0:01 left"},
		{0, "+0 min", "time reached"},
		{-s, "+1 min", "1 min over"}, // 08:59 to 09:00
		{-minute, "+1 min", "1 min over"},
		{-4 * minute, "+4 min", "4 min over"},
		{-4*minute - s, "+5 min", "5 min over"},
		{-5 * minute, "+5 min", "5 min over"},
	} {
		ring, over := Left(nine.Add(c.left), nine)
		if ring != c.ring || over != (c.left <= 0) {
			t.Errorf("%s left: ring %q, over %v", c.left, ring, over)
		}
		if line := LeftLine(nine.Add(c.left), nine); line != c.line {
			t.Errorf("%s left: line %q, want %q", c.left, line, c.line)
		}
	}
	for d, want := range map[time.Duration]string{0: "0 min", 59 * s: "0 min", minute: "1 min", 59 * minute: "59 min", 60 * minute: "1 h", 90 * minute: "1 h 30", 65 * minute: "1 h 05", -20 * minute: "−20 min"} {
		if got := Span(d); got != want {
			t.Errorf("%s reads %q, want %q", d, got, want)
		}
	}
	for in, want := range map[string]string{"BP 150/95 before": "BP 150/95 before", "No escort": "no escort", "Chair 1": "chair 1", "Żółta": "żółta", "": "", "A": "a", "PHQ-9": "PHQ-9"} {
		if got := lower(in); got != want {
			t.Errorf("%q lowered is %q", in, got)
		}
	}
}

func TestVitalsAreDueOneIntervalAfterTheLast(t *testing.T) {
	w := booked(t, standard).to(InChair).by(okoye)
	if !w.do(bp(120, 80)).Visit.VitalsDue().IsZero() {
		t.Error("due before treatment")
	}
	w.after(5 * minute).do(StartInfusion{})
	want := func(when string, at time.Time) {
		t.Helper()
		if got := w.Visit.VitalsDue(); !got.Equal(at) {
			t.Errorf("%s: due %s, want %s", when, got, at)
		}
	}
	want("started", w.Now.Add(10*minute))
	w.after(12 * minute).do(bp(130, 85))
	want("late set", w.Now.Add(10*minute))
	late := bp(131, 85)
	late.At = w.Now.Add(-3 * minute)
	w.do(late)
	want("an older one written down later", w.Now.Add(10*minute))
	w.do(AmendVitals{Vitals: w.Visit.Vitals[2].ID, Signs: bp(128, 84).Signs, Reason: why})
	want("amended", w.Now.Add(10*minute))
	w.after(w.Visit.DueAt.Sub(w.Now)).do(bp(129, 84), EndInfusion{})
	want("recovery", w.Now.Add(15*minute))
	w.after(20 * minute).do(bp(125, 82))
	want("recovery, late set", w.Now.Add(15*minute))
	w.after(15 * minute).fit().do(Clear{})
	if !w.Visit.VitalsDue().IsZero() {
		t.Error("due at the door")
	}
	n := booked(t, nasal).to(Recovering)
	if got := n.Visit.VitalsDue().Sub(n.Visit.TreatedAt); got != 40*minute {
		t.Errorf("nasal: due after %s", got)
	}
}

// TestVitalsOwedAtTheEndOfTreatment: the end of an infusion settles no vitals
// that were due and not taken. They are due at once, until a set is taken, and
// stay missed where they were.
func TestVitalsOwedAtTheEndOfTreatment(t *testing.T) {
	for _, c := range []struct {
		name  string
		taken []time.Duration // after the start
		end   time.Duration
		due   time.Duration // after the end
		lost  int           // missed on record
	}{
		{"a second before they were due", nil, 10*minute - time.Second, 15 * minute, 0},
		{"as they were due", nil, 10 * minute, 0, 0},
		{"six minutes late", nil, 16 * minute, 0, 1},
		{"with the last set", []time.Duration{16 * minute}, 16 * minute, 15 * minute, 0},
		{"after a set, a second before the next", []time.Duration{9 * minute}, 19*minute - time.Second, 15 * minute, 0},
		{"after a set, as the next was due", []time.Duration{9 * minute}, 19 * minute, 0, 0},
		{"the first was late, the next not yet due", []time.Duration{14 * minute}, 20 * minute, 15 * minute, 0},
	} {
		w := booked(t, standard).to(Infusing)
		begun := w.Visit.StartedAt
		for _, at := range c.taken {
			w.after(begun.Add(at).Sub(w.Now)).do(bp(120, 80))
		}
		w.after(begun.Add(c.end).Sub(w.Now)).do(EndInfusion{Reason: why})
		if got := w.Visit.VitalsDue().Sub(w.Now); got != c.due {
			t.Errorf("%s: due %s after the end, want %s", c.name, got, c.due)
		}
		alarm := false
		for _, a := range (Day{Date: monday, Clinic: w.Clinic, Visits: []Visit{w.Visit}}).Alarms(w.Now) {
			alarm = alarm || a.Kind == TimerVitals
		}
		if alarm != (c.due == 0) {
			t.Errorf("%s: alarm %v", c.name, alarm)
		}
		if got := w.Visit.Missed(w.Now); len(got) != c.lost {
			t.Errorf("%s: missed %v", c.name, got)
		}
		w.after(2 * minute).do(bp(121, 80))
		if got := w.Visit.VitalsDue(); !got.Equal(w.Now.Add(15 * minute)) {
			t.Errorf("%s: after a set due at %s", c.name, got)
		}
		if got := w.Visit.Missed(w.Now); len(got) != c.lost {
			t.Errorf("%s: missed after a set: %v", c.name, got)
		}
	}
}

// TestVitalsOwedByEitherClock: a wall clock that is set meanwhile settles
// nothing. Where one of the two clocks says that vitals were due when treatment
// ended, they are.
func TestVitalsOwedByEitherClock(t *testing.T) {
	for _, c := range []struct {
		gone, set time.Duration
		owed      bool
	}{
		{8 * minute, 0, false},
		{8 * minute, minute, false},
		{8 * minute, 2 * minute, true},
		{10 * minute, -5 * minute, true},
		{10 * minute, 5 * minute, true},
		{10*minute - time.Second, -5 * minute, false},
	} {
		w := booked(t, standard).to(InChair)
		w.Visit.Read = Reading{Wall: w.Now, Steady: time.Hour, Boot: "b"}
		w.after(10*minute).by(okoye).do(bp(120, 80), StartInfusion{})
		at := w.Visit.Read
		r := Reading{at.Wall.Add(c.gone + c.set), at.Steady + c.gone, "b"}
		w.Visit = w.Visit.At(r)
		w.Now = r.Wall
		w.do(EndInfusion{Reason: why})
		if got := w.Visit.VitalsDue().Equal(w.Now); got != c.owed {
			t.Errorf("%s later, clock set by %s: due at once %v", c.gone, c.set, got)
		}
	}
}

func TestLooks(t *testing.T) {
	for _, c := range []struct {
		name string
		make func() *walk
		look Look
		word string
		line string
	}{
		{"booked", func() *walk { return booked(t, standard) }, LookExpected, "Expected", "in 30 min"},
		{"late", func() *walk { return booked(t, standard).after(36 * minute) }, LookExpected, "Expected", "6 min late"},
		{"held at home", func() *walk { return booked(t, standard).do(PlaceHold{Reason: why}) }, LookHeld, "Held", "in 30 min"},
		{"arrived", func() *walk { return booked(t, standard).to(Arrived).after(minute) }, LookArriving, "Checking in", "1 min"},
		{"waiting", func() *walk { return booked(t, standard).to(Waiting).after(3 * minute) }, LookWaiting, "Waiting", "3 min"},
		{"held", func() *walk { return booked(t, standard).to(Waiting).do(PlaceHold{Reason: why}).after(9 * minute) }, LookHeld, "Held", "9 min"},
		{"in chair", func() *walk { return booked(t, standard).to(InChair).after(6 * minute) }, LookInChair, "In chair", "6 min"},
		{"infusing", func() *walk { return booked(t, standard).to(Infusing).after(26 * minute) }, LookInfusing, "Infusing", "14 min left"},
		{"last second", func() *walk { return booked(t, standard).to(Infusing).after(40*minute - time.Second) }, LookInfusing, "Infusing", "0:01 left"},
		{"run out", func() *walk { return booked(t, standard).to(Infusing).after(40 * minute) }, LookOverdue, "Infusion over", "time reached"},
		{"paused", func() *walk { return booked(t, standard).to(Infusing).do(Pause{Reason: why}).after(3 * time.Hour) }, LookPaused, "Paused", "40 min left"},
		{"recovering", func() *walk { return booked(t, standard).to(Recovering).after(12 * minute) }, LookRecovering, "Recovering", "18 min left"},
		{"assess", func() *walk { return booked(t, standard).to(Recovering).after(34 * minute) }, LookAssess, "Assess now", "4 min over"},
		{"ready", func() *walk { return booked(t, standard).to(Ready).after(2 * minute) }, LookReady, "Ready", "2 min"},
		{"gone", func() *walk { return booked(t, standard).to(Discharged) }, LookGone, "Gone home", ""},
		{"no-show", func() *walk { return booked(t, standard).after(30 * minute).do(Exit{By: ActNoShow}) }, LookExit, "No-show", ""},
	} {
		w := c.make()
		v := w.Visit
		if v.Look(w.Now) != c.look || v.StatusWord(w.Now) != c.word || v.Since(w.Now) != c.line {
			t.Errorf("%s: look %d, %q, %q", c.name, v.Look(w.Now), v.StatusWord(w.Now), v.Since(w.Now))
		}
		if d := (Day{Visits: []Visit{v, v}}); d.Count(w.Now)[c.look] != 2 {
			t.Errorf("%s: counted %v", c.name, d.Count(w.Now))
		}
	}
}

func TestFaces(t *testing.T) {
	near := func(a, b float64) bool { return a-b < 0.001 && b-a < 0.001 }
	for _, c := range []struct {
		name       string
		w          *walk
		fraction   float64
		big, small string
	}{
		{"in chair", booked(t, standard).to(InChair).after(6 * minute), 0.3, "6 min", "in chair"},
		{"infusing", booked(t, standard).to(Infusing).after(26 * minute), 0.65, "14 min", "left of 40"},
		{"paused", booked(t, standard).to(Infusing).after(10 * minute).do(Pause{Reason: why}).after(time.Hour), 0.25, "30 min", "paused"},
		{"resumed", booked(t, standard).to(Infusing).after(10 * minute).do(Pause{Reason: why}).after(time.Hour).do(Resume{}).after(10 * minute), 0.5, "20 min", "left of 40"},
		{"over", booked(t, standard).to(Infusing).after(44 * minute), 1, "+4 min", "over"},
		{"recovering", booked(t, standard).to(Recovering).after(12 * minute), 0.4, "18 min", "left of 30"},
		{"extended", booked(t, standard).to(Recovering).do(Extend{10 * minute}).after(30 * minute), 0.75, "10 min", "left of 40"},
		{"ready", booked(t, standard).to(Ready), 1, "30 min", "cleared"},
		{"booked", booked(t, standard), 0, "", ""},
	} {
		if f := c.w.Visit.Face(c.w.Now); !near(f.Fraction, c.fraction) || f.Big != c.big || f.Small != c.small || f.Cleared != (c.name == "ready") {
			t.Errorf("%s: %+v", c.name, f)
		}
	}
}

func TestBeyondTheLimits(t *testing.T) {
	l := DefaultProfile().Limits
	for _, c := range []struct {
		signs map[Sign]int
		want  string
	}{
		{bp(180, 110).Signs, ""},
		{bp(181, 80).Signs, "BP 181/80, limit 180"},
		{bp(180, 111).Signs, "BP 180/111, limit 110"},
		{bp(184, 120).Signs, "BP 184/120, limit 180"},
		{bp(90, 50).Signs, ""},
		{bp(89, 50).Signs, "BP 89/50, limit 90"},
		{map[Sign]int{Pulse: 120}, ""},
		{map[Sign]int{Pulse: 121}, "Pulse 121, limit 120"},
		{map[Sign]int{Pulse: 50}, ""},
		{map[Sign]int{Pulse: 49}, "Pulse 49, limit 50"},
		{map[Sign]int{SpO2: 92}, ""},
		{map[Sign]int{SpO2: 91}, "SpO2 91, limit 92"},
	} {
		got := ""
		for _, s := range l.Beyond(c.signs) {
			got += s
		}
		if got != c.want {
			t.Errorf("%v: %q, want %q", c.signs, got, c.want)
		}
	}
	w := booked(t, standard).to(Infusing).after(minute).do(noted(bp(184, 104))).after(minute).do(RecordVitals{Signs: map[Sign]int{Pulse: 80}})
	if got := w.Visit.Beyond(w.Clinic); len(got) != 1 || got[0] != "BP 184/104 at "+Clock(w.Now.Add(-minute), time.UTC)+", limit 180" {
		t.Errorf("a pulse alone leaves %v of a high pressure", got)
	}
	if w.after(minute).do(bp(150, 90)); len(w.Visit.Beyond(w.Clinic)) != 0 {
		t.Errorf("taken again: %v", w.Visit.Beyond(w.Clinic))
	}
	if w := booked(t, standard).to(Ready).do(noted(RecordVitals{Signs: map[Sign]int{SpO2: 85}})); len(w.Visit.Beyond(w.Clinic)) != 1 {
		t.Error("a low SpO2 at the door raises nothing")
	}
}

// Whatever the seconds, what is shown is less than a minute off, is never
// "0 min" before the last minute, and is what a person reckons who takes the
// time on the clock from the due time beside it.
func TestClockMinutes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		now := nine.Add(time.Duration(rapid.Int64Range(0, int64(24*time.Hour)).Draw(t, "now")))
		due := now.Add(time.Duration(rapid.Int64Range(-int64(3*time.Hour), int64(3*time.Hour)).Draw(t, "left")))
		shown := ClockMinutes(now, due)
		if off := shown - due.Sub(now); off <= -time.Minute || off >= time.Minute || shown%time.Minute != 0 {
			t.Fatalf("%s are shown as %s", due.Sub(now), shown)
		}
		if back := ClockMinutes(due, now); back != -shown {
			t.Fatalf("%s there, %s back", shown, back)
		}
		words, over := Left(due, now)
		if over != !now.Before(due) || words == "0 min" || strings.Contains(words, "-") {
			t.Fatalf("%s left reads %q, over %v", due.Sub(now), words, over)
		}
		a, _ := time.Parse("15:04", Clock(now, time.UTC))
		b, _ := time.Parse("15:04", Clock(due, time.UTC))
		if reckoned := b.Sub(a); due.Sub(now) > time.Minute && now.YearDay() == due.YearDay() && words != minutes(reckoned) {
			t.Fatalf("from %s to %s is %s, and it reads %q", Clock(now, time.UTC), Clock(due, time.UTC), reckoned, words)
		}
	})
}
