package alarm

import (
	"bytes"
	"context"
	"errors"
	"math"
	"slices"
	"strings"
	"testing"
	"time"

	"chairside/store/clinic"
)

var (
	levels = []clinic.AlarmLevel{clinic.AlarmQuiet, clinic.AlarmMedium, clinic.AlarmUrgent}
	nine   = time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC)
)

// TestAlarmTones: three that are told apart by length and pitch, calm, and
// without a click at either end.
func TestAlarmTones(t *testing.T) {
	var lengths, crossings []int
	for _, level := range levels {
		tone := Tone(level)
		peak, cross := 0.0, 0
		for i, s := range tone {
			peak = math.Max(peak, math.Abs(float64(s))/math.MaxInt16)
			if i > 0 && (s > 0) != (tone[i-1] > 0) {
				cross++
			}
		}
		if peak < 0.05 || peak > 0.5 {
			t.Errorf("level %d is as loud as %.2f of full", level, peak)
		}
		if tone[0] != 0 || math.Abs(float64(tone[len(tone)-1])) > 400 {
			t.Errorf("level %d clicks: from %d to %d", level, tone[0], tone[len(tone)-1])
		}
		if length := time.Duration(len(tone)) * time.Second / Rate; length > 3*time.Second {
			t.Errorf("level %d lasts %s", level, length)
		}
		lengths, crossings = append(lengths, len(tone)), append(crossings, cross*Rate/len(tone))
		wav := WAV(tone)
		if len(wav) != 44+2*len(tone) || !bytes.HasPrefix(wav, []byte("RIFF")) || string(wav[8:16]) != "WAVEfmt " || string(wav[36:40]) != "data" {
			t.Errorf("level %d is no sound file", level)
		}
	}
	for _, of := range [][]int{lengths, crossings} {
		if !slices.IsSorted(of) || of[0]*11/10 > of[1] || of[1]*11/10 > of[2] {
			t.Errorf("the levels sound alike: %v", of)
		}
	}
	if Tone(clinic.AlarmNone) != nil {
		t.Error("no alarm has a tone")
	}
}

// TestAlarmPlayerNeverWaits: a device that takes the sound and never ends it
// keeps nobody waiting, and one that refuses it is known afterwards.
func TestAlarmPlayerNeverWaits(t *testing.T) {
	release := make(chan struct{})
	played := make(chan int, 9)
	p := newPlayer(func(_ context.Context, wav []byte) error {
		played <- len(wav)
		<-release
		return nil
	})
	p.Play(clinic.AlarmMedium)
	first := <-played
	p.Play(clinic.AlarmMedium) // the same again waits for the first
	p.Play(clinic.AlarmQuiet)
	p.Play(clinic.AlarmUrgent) // what is more urgent does not
	if second := <-played; second <= first {
		t.Errorf("played %d bytes after %d", second, first)
	}
	if !p.Works() {
		t.Error("nothing was tried to its end, and it counts as broken")
	}
	close(release)
	p.done.Wait()
	if !p.Works() || len(played) != 0 {
		t.Errorf("works %v, %d more were played", p.Works(), len(played))
	}
	p.Play(clinic.AlarmQuiet)
	p.done.Wait()
	if len(played) != 1 {
		t.Error("nothing plays after the first is over")
	}

	p = newPlayer(func(context.Context, []byte) error { return errors.New("no device") })
	p.Play(clinic.AlarmMedium)
	p.done.Wait()
	if p.Works() {
		t.Error("a device that refuses counts as working")
	}
	p = newPlayer(nil)
	p.start(clinic.AlarmNone, render(silence))
	p.done.Wait()
	if p.Works() {
		t.Error("a workstation without sound counts as working")
	}
}

// TestAlarmPlayerTriesAgain: a device that is back is known to be without an
// alarm, and one that has gone is known before the next.
func TestAlarmPlayerTriesAgain(t *testing.T) {
	answers := make(chan error)
	var waits []bool
	p := newPlayer(func(context.Context, []byte) error { return <-answers })
	p.after = func(failed bool) time.Duration {
		waits = append(waits, failed)
		return time.Millisecond
	}
	p.Play(clinic.AlarmQuiet)
	gone := errors.New("no device")
	for i, err := range []error{gone, gone, nil, nil, gone} {
		answers <- err // taken by the next try, which comes by itself
		answers <- err // by then the one before has been judged
		if p.Works() != (err == nil) {
			t.Errorf("try %d, %v: works %v", i, err, p.Works())
		}
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if !slices.Equal(waits[:9], []bool{true, true, true, true, false, false, false, false, true}) {
		t.Errorf("told of %v", waits)
	}
	p.after = func(bool) time.Duration { return 0 }
}

func alarmAt(kind clinic.TimerKind, visit clinic.VisitID, chair clinic.ChairID, rank clinic.AlarmLevel) clinic.Alarm {
	return clinic.Alarm{Timer: clinic.Timer{Kind: kind, Due: nine, Set: nine, Visit: visit, Chair: chair}, Rank: rank}
}

// TestAlarmOfTheCallsMakesNoSound: not alone, not as a new one among others,
// and nobody is told of it who does not look.
func TestAlarmOfTheCallsMakesNoSound(t *testing.T) {
	calls := alarmAt(clinic.TimerCall, 0, 0, clinic.AlarmQuiet)
	vitals := alarmAt(clinic.TimerVitals, 1, 2, clinic.AlarmMedium)
	var r Rhythm
	if got := r.Beat([]clinic.Alarm{calls}, nine); got != clinic.AlarmNone {
		t.Errorf("alone it sounds %d", got)
	}
	r.Beat([]clinic.Alarm{vitals}, nine.Add(time.Second))
	if got := r.Beat([]clinic.Alarm{vitals, calls}, nine.Add(2*time.Second)); got != clinic.AlarmNone {
		t.Errorf("beside another it sounds %d", got)
	}
	var n News
	if _, text, ok := n.Tell(clinic.Day{}, []clinic.Alarm{calls}, nine); ok {
		t.Errorf("told: %q", text)
	}
}

func TestAlarmRhythm(t *testing.T) {
	var r Rhythm
	now := nine
	vitals := alarmAt(clinic.TimerVitals, 1, 2, clinic.AlarmMedium)
	clean := alarmAt(clinic.TimerTurnover, 0, 3, clinic.AlarmQuiet)
	risen, silent, moved := vitals, vitals, vitals
	risen.Rank, silent.SilentUntil, moved.Chair = clinic.AlarmUrgent, nine.Add(time.Hour), 4
	s := time.Second
	for _, step := range []struct {
		name   string
		after  time.Duration
		alarms []clinic.Alarm
		want   clinic.AlarmLevel
	}{
		{"nothing", 0, nil, clinic.AlarmNone},
		{"new", s, []clinic.Alarm{vitals}, clinic.AlarmMedium},
		{"a second later", s, []clinic.Alarm{vitals}, clinic.AlarmNone},
		{"moved to another chair", s, []clinic.Alarm{moved}, clinic.AlarmNone},
		{"another joins", s, []clinic.Alarm{vitals, clean}, clinic.AlarmMedium},
		{"not yet again", 19 * s, []clinic.Alarm{vitals, clean}, clinic.AlarmNone},
		{"again", s, []clinic.Alarm{vitals, clean}, clinic.AlarmMedium},
		{"risen", s, []clinic.Alarm{risen, clean}, clinic.AlarmUrgent},
		{"not yet again at the quicker pace", 7 * s, []clinic.Alarm{risen, clean}, clinic.AlarmNone},
		{"again at the quicker pace", s, []clinic.Alarm{risen, clean}, clinic.AlarmUrgent},
		{"acknowledged, the quiet one stays", 30 * s, []clinic.Alarm{silent, clean}, clinic.AlarmNone},
		{"the quiet one again", 30 * s, []clinic.Alarm{silent, clean}, clinic.AlarmQuiet},
		{"sounds again when the silence is over", s, []clinic.Alarm{vitals, clean}, clinic.AlarmMedium},
		{"the clock is set back", -time.Hour, []clinic.Alarm{vitals, clean}, clinic.AlarmMedium},
		{"settled", s, nil, clinic.AlarmNone},
		{"comes again", s, []clinic.Alarm{vitals}, clinic.AlarmMedium},
	} {
		now = now.Add(step.after)
		if got := r.Beat(step.alarms, now); got != step.want {
			t.Errorf("%s: level %d, want %d", step.name, got, step.want)
		}
	}
}

// TestAlarmNotificationNamesNobody tells of each alarm once, by its chair.
func TestAlarmNotificationNamesNobody(t *testing.T) {
	now := nine
	day := clinic.Day{
		Chairs: []clinic.Chair{{ID: 2, Name: "Chair 2"}, {ID: 3, Name: "Chair 3"}},
		Visits: []clinic.Visit{{ID: 1, Patient: clinic.Patient{Given: "Maria", Family: "Alvarez", MRN: "10517"}}},
	}
	var n News
	vitals := alarmAt(clinic.TimerVitals, 1, 2, clinic.AlarmMedium)
	clean := alarmAt(clinic.TimerTurnover, 0, 3, clinic.AlarmQuiet)
	title, text, ok := n.Tell(day, []clinic.Alarm{vitals, clean}, now)
	if !ok || text != "Vitals, Chair 2, and 1 more" {
		t.Errorf("%q, %q", title, text)
	}
	for _, word := range []string{"Maria", "Alvarez", "10517"} {
		if strings.Contains(title+text, word) {
			t.Errorf("it says %s", word)
		}
	}
	if _, text, ok := n.Tell(day, []clinic.Alarm{vitals, clean}, now); ok {
		t.Errorf("told again: %q", text)
	}
	n.Tell(day, nil, now)
	if _, _, ok := n.Tell(day, []clinic.Alarm{vitals}, now); !ok {
		t.Error("one that comes again is not told")
	}
	vitals.Set, vitals.SilentUntil = nine.Add(time.Hour), nine.Add(time.Hour)
	if _, text, ok := n.Tell(day, []clinic.Alarm{vitals}, now); ok {
		t.Errorf("told though somebody has seen it: %q", text)
	}
}
