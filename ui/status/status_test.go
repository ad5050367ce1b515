package status

import (
	"testing"
	"time"

	"fyne.io/fyne/v2/test"

	"chairside/store/clinic"
	"chairside/ui/theme"
)

var now = time.Date(2026, 11, 22, 10, 42, 0, 0, time.UTC)

func state(s clinic.Stage, due, recover time.Time) clinic.Visit {
	return clinic.Visit{State: clinic.State{Stage: s, SeatedAt: now.Add(-time.Hour), StartedAt: now.Add(-time.Hour), TreatedAt: now.Add(-time.Hour), DueAt: due, RecoverBy: recover}}
}

// looks has one visit for each look, and how each is drawn. Expected and the
// exits share the quiet tones; icon and word tell them apart.
func looks() map[clinic.Look]struct {
	visit clinic.Visit
	tone  theme.Tone
	icon  theme.Icon
	word  string
} {
	soon, past := now.Add(time.Minute), now.Add(-time.Minute)
	held := state(clinic.Waiting, soon, soon)
	held.Holds = []clinic.Hold{{Reason: "no escort"}}
	paused := state(clinic.Infusing, past, soon)
	paused.PausedAt = past
	return map[clinic.Look]struct {
		visit clinic.Visit
		tone  theme.Tone
		icon  theme.Icon
		word  string
	}{
		clinic.LookExpected:   {state(clinic.Booked, soon, soon), theme.Neutral, theme.IconRing, "Expected"},
		clinic.LookArriving:   {state(clinic.Arrived, soon, soon), theme.Amber, theme.IconDot, "Checking in"},
		clinic.LookWaiting:    {state(clinic.Waiting, soon, soon), theme.Amber, theme.IconDot, "Waiting"},
		clinic.LookHeld:       {held, theme.Hold, theme.IconBars, "Held"},
		clinic.LookInChair:    {state(clinic.InChair, soon, soon), theme.Blue, theme.IconSeat, "In chair"},
		clinic.LookInfusing:   {state(clinic.Infusing, soon, soon), theme.Violet, theme.IconPlay, "Infusing"},
		clinic.LookPaused:     {paused, theme.Hold, theme.IconPause, "Paused"},
		clinic.LookRecovering: {state(clinic.Recovering, soon, soon), theme.Teal, theme.IconClock, "Recovering"},
		clinic.LookAssess:     {state(clinic.Recovering, soon, past), theme.Warn, theme.IconMark, "Assess now"},
		clinic.LookOverdue:    {state(clinic.Infusing, past, soon), theme.Danger, theme.IconMark, "Infusion over"},
		clinic.LookReady:      {state(clinic.Ready, soon, soon), theme.Good, theme.IconTick, "Ready"},
		clinic.LookGone:       {state(clinic.Discharged, soon, soon), theme.Gone, theme.IconHome, "Gone home"},
		clinic.LookExit:       {state(clinic.NoShow, soon, soon), theme.Gone, theme.IconClose, "No-show"},
	}
}

func TestEveryLookIsDrawn(t *testing.T) {
	test.NewTempApp(t)
	table := looks()
	seen := map[string]clinic.Look{}
	for l := clinic.LookExpected; l <= clinic.LookExit; l++ {
		c, ok := table[l]
		if !ok {
			t.Fatalf("look %d has no line in the table", l)
		}
		if c.visit.Look(now) != l {
			t.Errorf("the visit of look %d looks like %d", l, c.visit.Look(now))
		}
		if Tone(l) != c.tone || Icon(l) != c.icon {
			t.Errorf("%s is drawn in tone %d with %q", c.word, Tone(l), Icon(l))
		}
		if got := NewChip(c.visit, now).Text(); got != c.word {
			t.Errorf("look %d reads %q, want %q", l, got, c.word)
		}
		if other, twice := seen[c.word]; twice {
			t.Errorf("looks %d and %d read the same", other, l)
		}
		seen[c.word] = l
	}
	if len(table) != len(seen) {
		t.Errorf("%d lines for %d looks", len(table), len(seen))
	}
}

// Only the first look may take the colour, and only the last the icon, that a
// look without a line of its own would get: a new look must be drawn by choice.
func TestNoLookFallsThrough(t *testing.T) {
	none := clinic.Look(1000)
	for l := clinic.LookExpected; l <= clinic.LookExit; l++ {
		if Tone(l) == Tone(none) && l != clinic.LookExpected {
			t.Errorf("look %d has no tone", l)
		}
		if Icon(l) == Icon(none) && l != clinic.LookExit {
			t.Errorf("look %d has no icon", l)
		}
	}
}

// Every stage there is has a word and an icon that can be drawn.
func TestEveryStageHasAChip(t *testing.T) {
	test.NewTempApp(t)
	words := map[string]clinic.Stage{}
	icons := map[theme.Icon]bool{}
	for _, i := range theme.Icons() {
		icons[i] = true
	}
	for _, s := range clinic.Stages {
		v := state(s, now.Add(time.Minute), now.Add(time.Minute))
		word := NewChip(v, now).Text()
		if word == "" || words[word] != "" {
			t.Errorf("%s and %s both read %q", s, words[word], word)
		}
		words[word] = s
		if !icons[Icon(v.Look(now))] {
			t.Errorf("%s has an icon that is not drawn: %q", s, Icon(v.Look(now)))
		}
	}
}

func TestAChipFollowsTheVisit(t *testing.T) {
	test.NewTempApp(t)
	v := state(clinic.Recovering, now, now.Add(time.Minute))
	c := NewChip(v, now)
	SetChip(c, v, now.Add(time.Minute))
	if c.Text() != "Assess now" {
		t.Errorf("a minute later it reads %q", c.Text())
	}
	ring := Ring(v, now)
	if ring.Tone != theme.Teal || ring.Big == "" || ring.Tick || ring.Fraction <= 0 || ring.Fraction >= 1 {
		t.Errorf("the ring is %+v", ring)
	}
	ready := state(clinic.Ready, now, now)
	ready.ReadyAt = now
	if ring := Ring(ready, now); !ring.Tick || ring.Tone != theme.Good {
		t.Errorf("cleared, the ring is %+v", ring)
	}
}

func TestPerson(t *testing.T) {
	p := clinic.Patient{Birth: clinic.Date{Year: 1985, Month: 11, Day: 3}, MRN: "10517"}
	if got := Person(p); got != "03 Nov 1985 · MRN 10517" {
		t.Errorf("%q", got)
	}
}
