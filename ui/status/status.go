// Package status is the one place that says how a visit's state is drawn: the
// tone and the icon of each look, on whatever screen it stands. A state is
// always icon, word and colour together.
package status

import (
	"time"

	"chairside/store/clinic"
	"chairside/ui/part"
	"chairside/ui/theme"
)

// Tone gives the colour of a look.
func Tone(l clinic.Look) theme.Tone {
	switch l {
	case clinic.LookArriving, clinic.LookWaiting:
		return theme.Amber
	case clinic.LookHeld, clinic.LookPaused:
		return theme.Hold
	case clinic.LookInChair:
		return theme.Blue
	case clinic.LookInfusing:
		return theme.Violet
	case clinic.LookRecovering:
		return theme.Teal
	case clinic.LookAssess:
		return theme.Warn
	case clinic.LookOverdue:
		return theme.Danger
	case clinic.LookReady:
		return theme.Good
	case clinic.LookGone, clinic.LookExit:
		return theme.Gone
	}
	return theme.Neutral
}

// Icon gives the sign of a look.
func Icon(l clinic.Look) theme.Icon {
	switch l {
	case clinic.LookExpected:
		return theme.IconRing
	case clinic.LookArriving, clinic.LookWaiting:
		return theme.IconDot
	case clinic.LookHeld:
		return theme.IconBars
	case clinic.LookPaused:
		return theme.IconPause
	case clinic.LookInChair:
		return theme.IconSeat
	case clinic.LookInfusing:
		return theme.IconPlay
	case clinic.LookRecovering:
		return theme.IconClock
	case clinic.LookAssess, clinic.LookOverdue:
		return theme.IconMark
	case clinic.LookReady:
		return theme.IconTick
	case clinic.LookGone:
		return theme.IconHome
	}
	return theme.IconClose
}

// NewChip draws the state of a visit at a moment.
func NewChip(v clinic.Visit, now time.Time) *part.Chip {
	c := part.NewChip(theme.Neutral, theme.NoIcon, "")
	SetChip(c, v, now)
	return c
}

// SetChip draws the state of a visit at a moment on a chip that is there.
func SetChip(c *part.Chip, v clinic.Visit, now time.Time) {
	l := v.Look(now)
	c.Set(Tone(l), Icon(l), v.StatusWord(now))
}

// Ring gives what a ring shows of a visit at a moment.
func Ring(v clinic.Visit, now time.Time) part.RingFace {
	f := v.Face(now)
	return part.RingFace{Fraction: f.Fraction, Tone: Tone(v.Look(now)), Big: f.Big, Small: f.Small, Tick: f.Cleared}
}

// Person writes who a row is about, the second line of every list:
// 03 Nov 1985 · MRN 10517.
func Person(p clinic.Patient) string {
	return p.Birth.Long() + " · MRN " + p.MRN
}

// Found says how a patient was found, "" when as typed.
func Found(by clinic.MatchedBy) string {
	switch by {
	case clinic.MatchSound:
		return "sounds alike"
	case clinic.MatchSlip:
		return "one letter differs"
	}
	return ""
}
