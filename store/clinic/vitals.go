package clinic

import (
	"fmt"
	"time"
)

// Sign is one vital sign.
type Sign string

// The vital signs, with their units.
const (
	Systolic    Sign = "systolic"    // mmHg
	Diastolic   Sign = "diastolic"   // mmHg
	Pulse       Sign = "pulse"       // beats a minute
	SpO2        Sign = "spo2"        // per cent
	Respiration Sign = "respiration" // breaths a minute
	Temperature Sign = "temperature" // tenths of a degree Celsius
	Pain        Sign = "pain"        // 0 to 10, said by the patient
	Sedation    Sign = "sedation"    // 0 awake, 1 drowsy, 2 rouses to voice, 3 rouses to touch, 4 does not rouse
)

// Signs lists the vital signs in the order a form asks for them, with the
// words for each and what a body can show: a figure outside is a slip of the
// finger (ours, deliberately wide).
var Signs = []struct {
	Sign        Sign
	Word        string
	Unit        string
	Least, Most int
}{
	{Systolic, "Systolic", "mmHg", 40, 300},
	{Diastolic, "Diastolic", "mmHg", 20, 200},
	{Pulse, "Pulse", "/min", 20, 250},
	{SpO2, "SpO2", "%", 50, 100},
	{Respiration, "Respiration", "/min", 2, 70},
	{Temperature, "Temperature", "°C", 300, 430},
	{Pain, "Pain", "of 10", 0, 10},
	{Sedation, "Sedation", "of 4", 0, 4},
}

// VitalsID names one recorded set in the store.
type VitalsID int64

// Vitals is one recorded set: any subset of the signs.
type Vitals struct {
	ID      VitalsID // 0 until the store has kept it
	At      time.Time
	Entered time.Time // when it was typed, if that was later than At; zero when at once
	By      StaffID
	Stage   Stage // the visit's stage at that moment
	Signs   map[Sign]int
	Note    string
	Amends  VitalsID // the set this one puts right, 0 when none
	Amended bool     // a later set puts this one right; kept, not counted
	Why     string   // why it was amended, on the later set
}

// HasBP reports whether both pressures were taken.
func (s Vitals) HasBP() bool {
	_, a := s.Signs[Systolic]
	_, b := s.Signs[Diastolic]
	return a && b
}

// BP writes the pressure as 121/79, or "" when it was not taken.
func (s Vitals) BP() string {
	if !s.HasBP() {
		return ""
	}
	return fmt.Sprintf("%d/%d", s.Signs[Systolic], s.Signs[Diastolic])
}

// Brief writes the set for a history line: the pressure, or the first sign of
// the form that was taken.
func (s Vitals) Brief() string {
	if s.HasBP() {
		return "BP " + s.BP()
	}
	for _, f := range Signs {
		if n, taken := s.Signs[f.Sign]; taken {
			return f.Word + " " + figure(f.Sign, n) + " " + f.Unit
		}
	}
	return ""
}

func figure(s Sign, n int) string {
	if s == Temperature {
		return fmt.Sprintf("%.1f", float64(n)/10)
	}
	return fmt.Sprint(n)
}

// Beyond lists in words what lies beyond the clinic's limits during and after
// treatment, the gravest first. Empty when nothing does. It
// is for figures that are being typed; those on record say when they were
// taken: see [Visit.Beyond] and [Profile.BeyondIn].
func (l Limits) Beyond(signs map[Sign]int) []string {
	var out []string
	for _, b := range l.breaches(signs) {
		out = append(out, b.words(""))
	}
	return out
}

// breach is one reading beyond a limit: "SpO2 86" and the limit 92. Both
// pressures are one reading, under the sign of the upper.
type breach struct {
	sign    Sign
	reading string
	limit   int
}

// words writes it as every screen does: "SpO2 86 at 08:41, limit 92".
func (b breach) words(clock string) string {
	if clock != "" {
		clock = " at " + clock
	}
	return fmt.Sprintf("%s%s, limit %d", b.reading, clock, b.limit)
}

// breaches lists the gravest first: oxygen, then pulse, then pressure (ours).
func (l Limits) breaches(signs map[Sign]int) []breach {
	var out []breach
	for _, s := range []struct {
		sign      Sign
		word      string
		low, high int
	}{{SpO2, "SpO2", l.SpO2Low, 0}, {Pulse, "Pulse", l.PulseLow, l.PulseHigh}} {
		n, taken := signs[s.sign]
		b := breach{s.sign, fmt.Sprintf("%s %d", s.word, n), 0}
		switch {
		case !taken:
		case s.high > 0 && n > s.high:
			b.limit = s.high
		case n < s.low:
			b.limit = s.low
		}
		if b.limit > 0 {
			out = append(out, b)
		}
	}
	if n, taken := signs[Systolic]; taken {
		bp := breach{Systolic, fmt.Sprintf("BP %d/%d", n, signs[Diastolic]), 0}
		switch {
		case l.SystolicHigh > 0 && n > l.SystolicHigh:
			bp.limit = l.SystolicHigh
		case l.SystolicLow > 0 && n < l.SystolicLow:
			bp.limit = l.SystolicLow
		case l.DiastolicHigh > 0 && signs[Diastolic] > l.DiastolicHigh:
			bp.limit = l.DiastolicHigh
		}
		if bp.limit > 0 {
			out = append(out, bp)
		}
	}
	return out
}

// BeyondIn lists what one recorded set shows beyond the clinic's limits, each
// reading with the time it was taken.
func (p Profile) BeyondIn(s Vitals) []string {
	var out []string
	for _, b := range p.Limits.breaches(s.Signs) {
		out = append(out, b.words(Clock(s.At, p.Location())))
	}
	return out
}

// HoldsStart reports whether this pressure holds the start of a treatment
// until a nurse or provider releases it: above 140 systolic or above 90
// diastolic as shipped (esketamine labelling).
func (l Limits) HoldsStart(signs map[Sign]int) bool {
	return signs[Systolic] > l.HoldSystolic || signs[Diastolic] > l.HoldDiastolic
}

// Drift gives how far a pressure lies from the baseline, in per cent: the
// worse of systolic and diastolic, with its sign, unrounded.
func Drift(now, base Vitals) float64 {
	s := 100 * float64(now.Signs[Systolic]-base.Signs[Systolic]) / float64(base.Signs[Systolic])
	d := 100 * float64(now.Signs[Diastolic]-base.Signs[Diastolic]) / float64(base.Signs[Diastolic])
	if abs(d) > abs(s) {
		return d
	}
	return s
}

func abs(f float64) float64 {
	if f < 0 {
		return -f
	}
	return f
}
