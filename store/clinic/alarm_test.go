package clinic

import (
	"slices"
	"strings"
	"testing"
	"time"
)

func TestAlarmRises(t *testing.T) {
	timer := Timer{Kind: TimerVitals, Due: nine, Set: nine}
	quiet := Timer{Kind: TimerTurnover, Due: nine, Set: nine}
	beyond := Timer{Kind: TimerLimit, Due: nine, Set: nine}
	for _, c := range []struct {
		name  string
		timer Timer
		after time.Duration
		seen  []time.Duration // after nine
		on    bool
		rank  AlarmLevel
		quiet bool
	}{
		{"a second before", timer, -time.Second, nil, false, AlarmNone, false},
		{"on time", timer, 0, nil, true, AlarmMedium, false},
		{"just before it rises", timer, 3*minute - time.Second, nil, true, AlarmMedium, false},
		{"rises", timer, 3 * minute, nil, true, AlarmUrgent, false},
		{"never above urgent", timer, 9 * time.Hour, nil, true, AlarmUrgent, false},
		{"the house begins quietly", quiet, 0, nil, true, AlarmQuiet, false},
		{"the house rises", quiet, 3 * minute, nil, true, AlarmMedium, false},
		{"the house never looks like a patient nobody has seen", quiet, 9 * time.Hour, nil, true, AlarmMedium, false},
		{"a reading beyond a limit is urgent at once", beyond, 0, nil, true, AlarmUrgent, false},
		{"and when it was seen", beyond, minute, []time.Duration{minute}, true, AlarmUrgent, true},
		{"seen", timer, minute, []time.Duration{minute}, true, AlarmMedium, true},
		{"silent to the last second", timer, 3*minute - time.Second, []time.Duration{minute}, true, AlarmMedium, true},
		{"sounds again after two minutes", timer, 3 * minute, []time.Duration{minute}, true, AlarmMedium, false},
		{"rises only from then", timer, 6*minute - time.Second, []time.Duration{minute}, true, AlarmMedium, false},
		{"rises from then", timer, 6 * minute, []time.Duration{minute}, true, AlarmUrgent, false},
		{"stays where it was", timer, 5 * minute, []time.Duration{4 * minute}, true, AlarmUrgent, true},
		{"seen again", timer, 4 * minute, []time.Duration{minute, 3*minute + 30*time.Second}, true, AlarmMedium, true},
		{"two at once", timer, 3 * minute, []time.Duration{minute, minute}, true, AlarmMedium, false},
	} {
		var seen []Ack
		for i, at := range c.seen {
			seen = append(seen, Ack{Kind: c.timer.Kind, Set: nine, At: nine.Add(at), By: StaffID(i + 1)})
		}
		now := nine.Add(c.after)
		a, on := c.timer.Alarm(now, seen, 3*minute)
		if on != c.on || a.Rank != c.rank || a.Silent(now) != c.quiet || a.Seen.By != StaffID(len(c.seen)) {
			t.Errorf("%s: on %v, level %d, silent %v, seen by %d", c.name, on, a.Rank, a.Silent(now), a.Seen.By)
		}
	}
	other := []Ack{{Kind: TimerVitals, Set: nine.Add(-time.Hour), At: nine, By: 2}, {Kind: TimerInfusion, Set: nine, At: nine, By: 2}}
	if a, _ := timer.Alarm(nine, other, 3*minute); a.Seen.By != 0 {
		t.Error("the word on another alarm silences this one")
	}
	timer.Forecast = true
	if _, on := timer.Alarm(nine.Add(time.Hour), nil, 3*minute); on {
		t.Error("a forecast is an alarm")
	}
}

func TestAlarmsAreInOrder(t *testing.T) {
	w := booked(t, standard).to(Infusing).after(12 * minute) // vitals due at 9:20; now 9:22
	v := w.Visit
	paused := booked(t, standard).to(Infusing).after(13 * minute).Visit
	paused.ID = 12
	paused.StartedAt = paused.StartedAt.Add(minute) // due at 9:21
	d := Day{
		Date: monday, Clinic: w.Clinic, Visits: []Visit{paused, v},
		Chairs: []Chair{{ID: 4, Turnover: 10 * minute, CleaningSince: nine}, {ID: 5, Turnover: 10 * minute, CleaningSince: nine.Add(-time.Hour)}},
	}
	type short struct {
		visit VisitID
		chair ChairID
		rank  AlarmLevel
	}
	want := []short{{11, 1, AlarmMedium}, {12, 1, AlarmMedium}, {0, 5, AlarmMedium}, {0, 4, AlarmMedium}} // chairs wait longer, and come last
	got := d.Alarms(w.Now)
	if len(got) != len(want) {
		t.Fatalf("%+v", got)
	}
	for i, a := range got {
		if (short{a.Visit, a.Chair, a.Rank}) != want[i] {
			t.Errorf("%d: %+v, want %+v", i, a, want[i])
		}
	}
	if Sounding(got, w.Now) != AlarmMedium || Sounding(nil, w.Now) != AlarmNone {
		t.Error("what sounds is not the highest")
	}
	w.by(okoye).do(Acknowledge{TimerVitals, got[0].Set})
	d.Visits[1] = w.Visit
	if after := d.Alarms(w.Now); after[0].Visit != 12 || after[3].Visit != 11 || !after[3].Silent(w.Now) {
		t.Errorf("one that somebody has seen stands before one that nobody has: %+v", after)
	}
	w.do(RecordVitals{Signs: map[Sign]int{SpO2: 86}, Note: "oxygen given, told Dr Hale"})
	d.Visits[1] = w.Visit
	got = d.Alarms(w.Now)
	if got[0].Kind != TimerLimit || got[0].Visit != 11 || got[0].Rank != AlarmUrgent || Sounding(got, w.Now) != AlarmUrgent {
		t.Errorf("a reading beyond a limit is not first: %+v", got[0])
	}
	got[0].SilentUntil = w.Now.Add(time.Second)
	if Sounding(got, w.Now) != AlarmMedium {
		t.Error("a silent alarm sounds")
	}
}

// TestAlarmOfAReadingBeyondALimit: it stands until that sign is within the
// limits again, whatever else is measured meanwhile, and is another alarm with
// each reading that is beyond them.
func TestAlarmOfAReadingBeyondALimit(t *testing.T) {
	w := booked(t, standard).to(Infusing)
	limit := func() (set time.Time) {
		for _, a := range (Day{Date: monday, Clinic: w.Clinic, Visits: []Visit{w.Visit}}).Alarms(w.Now) {
			if a.Kind == TimerLimit {
				set = a.Set
			}
		}
		return set
	}
	if !limit().IsZero() {
		t.Fatal("an alarm with every reading within the limits")
	}
	w.after(minute).by(okoye).do(RecordVitals{Signs: map[Sign]int{SpO2: 91}, Note: "told Dr Hale"})
	first := limit()
	if !first.Equal(w.Now) {
		t.Fatalf("alarm at %v, taken at %v", first, w.Now)
	}
	w.do(Acknowledge{TimerLimit, first})
	w.after(minute).do(RecordVitals{Signs: map[Sign]int{Systolic: 120, Diastolic: 80}})
	if !limit().Equal(first) {
		t.Error("a pressure within the limits settles the oxygen")
	}
	w.after(minute).do(RecordVitals{Signs: map[Sign]int{SpO2: 90}, Note: "oxygen given"})
	if !limit().Equal(w.Now) {
		t.Error("the next reading beyond the limit is no alarm of its own")
	}
	w.after(minute).do(RecordVitals{Signs: map[Sign]int{SpO2: 92}})
	if !limit().IsZero() {
		t.Error("the alarm outlives its cause")
	}
	w.not(Conflict, Acknowledge{TimerLimit, first})
}

// TestAlarmOfEverySignBeyondItsLimit: whichever figure lies beyond, there is an
// alarm from the moment it was taken, and the words say which, when and what
// the limit is. Two signs beyond are one alarm, of the newer reading.
func TestAlarmOfEverySignBeyondItsLimit(t *testing.T) {
	for _, c := range []struct {
		signs map[Sign]int
		want  string
	}{
		{map[Sign]int{Systolic: 181, Diastolic: 80}, "BP 181/80 at %s, limit 180"},
		{map[Sign]int{Systolic: 150, Diastolic: 111}, "BP 150/111 at %s, limit 110"},
		{map[Sign]int{Systolic: 89, Diastolic: 50}, "BP 89/50 at %s, limit 90"},
		{map[Sign]int{Pulse: 121}, "Pulse 121 at %s, limit 120"},
		{map[Sign]int{Pulse: 49}, "Pulse 49 at %s, limit 50"},
		{map[Sign]int{SpO2: 91}, "SpO2 91 at %s, limit 92"},
	} {
		w := booked(t, standard).to(Infusing).after(minute).by(okoye).do(RecordVitals{Signs: c.signs, Note: "told Dr Hale"})
		taken := w.Now
		w.after(2 * minute)
		d := Day{Date: monday, Clinic: w.Clinic, Visits: []Visit{w.Visit}}
		want := strings.Replace(c.want, "%s", Clock(taken, time.UTC), 1)
		if got := d.Attention(w.Visit, w.Now)[0]; got != want {
			t.Errorf("%v: attention %q, want %q", c.signs, got, want)
		}
		on := d.Alarms(w.Now)
		if len(on) == 0 || on[0].Kind != TimerLimit || !on[0].Due.Equal(taken) || on[0].Rank != AlarmUrgent {
			t.Errorf("%v: alarms %+v", c.signs, on)
		}
		if want == "SpO2 91 at "+Clock(taken, time.UTC)+", limit 92" {
			w.do(RecordVitals{Signs: map[Sign]int{Pulse: 130}, Note: "told Dr Hale"})
			d.Visits[0] = w.Visit
			if on := d.Alarms(w.Now); len(on) != 1 || !on[0].Due.Equal(w.Now) {
				t.Errorf("two beyond: %+v", on)
			}
			if got := strings.Join(w.Visit.Beyond(w.Clinic), "; "); got != want+"; Pulse 130 at "+Clock(w.Now, time.UTC)+", limit 120" {
				t.Errorf("two beyond: %q", got)
			}
		}
	}
}

// TestAlarmOfEachKindByEachRole: what is about the patient's state is a
// nurse's or provider's to acknowledge.
func TestAlarmOfEachKindByEachRole(t *testing.T) {
	for stage, kind := range map[Stage]TimerKind{InChair: TimerLimit, Infusing: TimerInfusion, Recovering: TimerRecovery, Ready: TimerEscort, Discharged: TimerCall} {
		for _, who := range []Staff{reyes, okoye, drHale, boss} {
			s, step := readyFor(t, stage, ActAcknowledge)
			s.By = who
			clinical := kind == TimerLimit || kind == TimerInfusion || kind == TimerRecovery
			want := who.Roles.Has(Anyone) && (!clinical || who.Roles.Has(Clinical))
			after, err := s.Do(step)
			if (err == nil) != want || !want && CodeOf(err) != NotAllowed {
				t.Errorf("%s by %s: %v", kind, who.Roles, err)
			}
			if err == nil && (len(after.Visit.Acks) != 1 || after.Visit.Acks[0].By != who.ID || after.Entry.Detail == "" || after.Visit.State != s.Visit.State) {
				t.Errorf("%s by %s: %+v", kind, who.Roles, after.Visit.Acks)
			}
		}
	}
	w := booked(t, standard).to(Infusing)
	seen := Acknowledge{TimerInfusion, w.Visit.DueAt}
	w.after(40*minute-time.Second).not(Blocked, seen)
	w.after(time.Second).do(seen).do(seen)
	w.do(EndInfusion{}).not(Conflict, seen)
	w.not(Conflict, Acknowledge{TimerRecovery, w.Visit.DueAt})
}

// TestAlarmAtEveryStageCanBeSeen: whatever the board calls an alarm of a visit,
// at whatever stage, can be acknowledged by a nurse; what cannot would stand
// before all the others and keep them from it.
func TestAlarmAtEveryStageCanBeSeen(t *testing.T) {
	stood := map[TimerKind][]Stage{}
	for _, stage := range Stages {
		s, _ := readyFor(t, stage, ActAssess)
		v := &s.Visit
		v.Vitals[1].Signs, v.Vitals[1].At = bp(190, 112).Signs, nine.Add(30*minute)
		v.Ticks, v.Scores, v.Escort.Comes = nil, nil, nine.Add(80*minute)
		day := Day{Date: monday, Clinic: s.Clinic, Visits: []Visit{*v}}
		for _, a := range day.Alarms(s.Now) {
			if a.Visit == 0 {
				continue // of the house
			}
			stood[a.Kind] = append(stood[a.Kind], stage)
			after, err := s.Do(Acknowledge{a.Kind, a.Set})
			if err != nil {
				t.Errorf("%s at %s: %v", a.Kind, stage, err)
				continue
			}
			day.Visits[0] = after.Visit
			for _, b := range day.Alarms(s.Now) {
				if b.Kind == a.Kind && !b.Silent(s.Now) {
					t.Errorf("%s at %s was seen and is not silent", a.Kind, stage)
				}
			}
			day.Visits[0] = s.Visit
		}
	}
	for kind, want := range map[TimerKind][]Stage{
		TimerLimit: {InChair, Infusing, Recovering, Ready}, TimerVitals: {Infusing, Recovering}, TimerInfusion: {Infusing},
		TimerRecovery: {Recovering}, TimerEscort: {Recovering, Ready},
	} {
		if !slices.Equal(stood[kind], want) {
			t.Errorf("%s stood at %v, want %v", kind, stood[kind], want)
		}
	}
}

// TestAlarmSilenceEndsByTheClockAhead: a wall clock that is set back keeps no
// alarm silent for longer.
func TestAlarmSilenceEndsByTheClockAhead(t *testing.T) {
	w := booked(t, standard).to(InChair)
	w.Visit.Read = Reading{Wall: w.Now, Steady: time.Hour, Boot: "b"}
	w.after(10*minute).by(okoye).do(bp(120, 80), StartInfusion{}).after(40 * minute)
	w.do(Acknowledge{TimerInfusion, w.Visit.DueAt})
	at := w.Visit.Read
	for _, c := range []struct {
		gone, set time.Duration
		silent    bool
	}{
		{2*minute - time.Second, 0, true},
		{2 * minute, 0, false},
		{2 * minute, -time.Hour, false},
		{2*minute - time.Second, -time.Hour, true},
		{time.Second, time.Hour, false},
	} {
		r := Reading{at.Wall.Add(c.gone + c.set), at.Steady + c.gone, "b"}
		d := Day{Date: monday, Clinic: w.Clinic, Visits: []Visit{w.Visit}}.At(r)
		for _, a := range d.Alarms(r.Wall) {
			if a.Kind == TimerInfusion && a.Silent(r.Wall) != c.silent {
				t.Errorf("%s later, clock set by %s: silent %v", c.gone, c.set, a.Silent(r.Wall))
			}
		}
	}
}
