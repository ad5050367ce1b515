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

// CheckSigns refuses an empty set and figures no body can show.
func CheckSigns(signs map[Sign]int) error {
	if len(signs) == 0 {
		return wrong(string(Systolic), "No vital sign is filled in.", "Fill in at least one.")
	}
	known := 0
	for _, s := range Signs {
		n, taken := signs[s.Sign]
		if !taken {
			continue
		}
		known++
		if n < s.Least || n > s.Most {
			return wrong(string(s.Sign), fmt.Sprintf("%s %s cannot be right.", s.Word, figure(s.Sign, n)),
				fmt.Sprintf("It lies between %s and %s %s.", figure(s.Sign, s.Least), figure(s.Sign, s.Most), s.Unit))
		}
	}
	if known != len(signs) {
		return wrong("", "A sign is not known.", "Use the signs on the form.")
	}
	sys, hasSys := signs[Systolic]
	dia, hasDia := signs[Diastolic]
	switch {
	case hasSys && !hasDia:
		return wrong(string(Diastolic), "The blood pressure lacks its lower figure.", "Write both, or neither.")
	case hasDia && !hasSys:
		return wrong(string(Systolic), "The blood pressure lacks its upper figure.", "Write both, or neither.")
	case hasSys && dia >= sys:
		return wrong(string(Diastolic), fmt.Sprintf("%d/%d is the wrong way round.", sys, dia), "The lower figure must be below the upper.")
	}
	return nil
}

func figure(s Sign, n int) string {
	if s == Temperature {
		return fmt.Sprintf("%.1f", float64(n)/10)
	}
	return fmt.Sprint(n)
}

// Beyond lists in words what lies beyond the clinic's limits during and after
// treatment, worst first as the limits are listed. Empty when nothing does.
func (l Limits) Beyond(signs map[Sign]int) []string {
	var out []string
	say := func(s Sign, word string, limit int, above bool) {
		n, taken := signs[s]
		if !taken || limit == 0 {
			return
		}
		if above && n > limit {
			out = append(out, fmt.Sprintf("%s %d, limit %d", word, n, limit))
		}
		if !above && n < limit {
			out = append(out, fmt.Sprintf("%s %d, limit %d", word, n, limit))
		}
	}
	bp := fmt.Sprintf("BP %d/", signs[Systolic])
	if n, taken := signs[Systolic]; taken {
		switch {
		case l.SystolicHigh > 0 && n > l.SystolicHigh:
			out = append(out, fmt.Sprintf("%s%d, limit %d", bp, signs[Diastolic], l.SystolicHigh))
		case l.SystolicLow > 0 && n < l.SystolicLow:
			out = append(out, fmt.Sprintf("%s%d, limit %d", bp, signs[Diastolic], l.SystolicLow))
		case l.DiastolicHigh > 0 && signs[Diastolic] > l.DiastolicHigh:
			out = append(out, fmt.Sprintf("%s%d, limit %d", bp, signs[Diastolic], l.DiastolicHigh))
		}
	}
	say(Pulse, "Pulse", l.PulseHigh, true)
	say(Pulse, "Pulse", l.PulseLow, false)
	say(SpO2, "SpO2", l.SpO2Low, false)
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
