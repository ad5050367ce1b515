package clinic

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"time"
)

// Profile is what the clinic says of itself, and the figures it has set.
type Profile struct {
	Name       string
	Address    string
	DayPhone   string
	NightPhone string
	Emergency  string // 911 where there is no other
	Crisis     string // 988 where there is no other
	Paper      Paper
	Zone       string // IANA name, "" for the workstation's own
	Limits     Limits
	Threshold  int           // recovery score to reach, of 10
	Fresh      time.Duration // score, BP and SpO2 must be at most this old at clearance
	Prep       time.Duration // in the chair before treatment, for planning only
	Scale      Scale         // how recovery is scored
	Load       Load
	Week       Week          // opening hours
	Closed     []Date        // closed all day although the week says open
	Rise       time.Duration // an alarm that nobody acknowledges rises a level after this

	LimitsConfirmed Date // the day a manager confirmed the notify limits; zero while nobody has
	DiskConfirmed   Date // the day a manager confirmed that the workstation's disk is encrypted
}

// Scale is a recovery score the clinic can choose. Both have five items of 0
// to 2, and the threshold in [Profile] is of their total.
type Scale string

// The scales: modified Aldrete in its percent version, and PADSS (Chung 1995).
const (
	Aldrete Scale = "aldrete"
	PADSS   Scale = "padss"
)

// Load is how many patients one nurse may watch: infusing / Infusing +
// recovering / Recovering is not above the nurses on duty. The seed document
// names the ratio; ASPAN quotes 1:3 to 1:5 for extended observation
// (confidence M). 0 turns a term off.
type Load struct {
	Infusing   int  // infusing patients to one nurse
	Recovering int  // recovering patients to one nurse
	Blocks     bool // past the limit an infusion cannot start; otherwise it warns
}

// Paper is the size of a printed sheet.
type Paper string

// The paper sizes.
const (
	Letter Paper = "letter"
	A4     Paper = "a4"
)

// Limits are the vitals that raise attention during treatment. No agreed stop
// figure exists for IV ketamine: these are set by the clinic (confidence L)
// and a manager confirms them.
type Limits struct {
	SystolicHigh, SystolicLow int // mmHg
	DiastolicHigh             int // mmHg
	PulseHigh, PulseLow       int // a minute
	SpO2Low                   int // per cent
	HoldSystolic              int // mmHg before treatment; above it the start is held
	HoldDiastolic             int // mmHg
}

// check refuses a hold figure that no body can show, which would hold every
// treatment or none, and the same for a notify limit that is set.
func (l Limits) check() error {
	for _, f := range []struct {
		field, what string
		sign        Sign
		value       int
		off         bool // 0 means not set
	}{
		{"hold_systolic", "The systolic figure that holds a start", Systolic, l.HoldSystolic, false},
		{"hold_diastolic", "The diastolic figure that holds a start", Diastolic, l.HoldDiastolic, false},
		{"systolic_high", "The upper systolic limit", Systolic, l.SystolicHigh, true},
		{"systolic_low", "The lower systolic limit", Systolic, l.SystolicLow, true},
		{"diastolic_high", "The diastolic limit", Diastolic, l.DiastolicHigh, true},
		{"pulse_high", "The upper pulse limit", Pulse, l.PulseHigh, true},
		{"pulse_low", "The lower pulse limit", Pulse, l.PulseLow, true},
		{"spo2_low", "The SpO2 limit", SpO2, l.SpO2Low, true},
	} {
		if f.off && f.value == 0 {
			continue
		}
		for _, s := range Signs {
			if s.Sign == f.sign && (f.value < s.Least || f.value > s.Most) {
				return wrong(f.field, f.what+" cannot be right.", fmt.Sprintf("It lies between %d and %d.", s.Least, s.Most))
			}
		}
	}
	return nil
}

// DefaultProfile gives the figures shipped with the program.
//
// Sources: hold above 140/90 before treatment: esketamine labelling. Score 9
// of 10: modified Aldrete, the shipped default. Scores and vitals at clearance
// at most 15 min old: clinical-rules "Clearance". The notify limits are for
// the clinic to set.
func DefaultProfile() Profile {
	return Profile{
		Emergency: "911", Crisis: "988", Paper: Letter,
		Limits: Limits{
			SystolicHigh: 180, SystolicLow: 90, DiastolicHigh: 110,
			PulseHigh: 120, PulseLow: 50, SpO2Low: 92,
			HoldSystolic: 140, HoldDiastolic: 90,
		},
		Threshold: 9, Fresh: 15 * time.Minute, Prep: 20 * time.Minute,
		Scale: Aldrete, Load: Load{Infusing: 2, Recovering: 3}, Week: OfficeWeek(), Rise: DefaultRise,
	}
}

// Location gives the clinic's time zone; the workstation's own when none or
// an unknown one is set.
func (p Profile) Location() *time.Location {
	if p.Zone == "" {
		return time.Local
	}
	if zone, known := zones.Load(p.Zone); known {
		return zone.(*time.Location)
	}
	if zone, err := time.LoadLocation(p.Zone); err == nil {
		zones.Store(p.Zone, zone) // read from a file, and asked for at every turn
		return zone
	}
	return time.Local
}

// zones are those that were asked for, by name.
var zones sync.Map

// Check cleans the profile as it is typed and names the field that is wrong.
func (p Profile) Check() (Profile, error) {
	var err error
	if p.Name, err = Line("name", "The clinic's name", p.Name, 1, 80); err != nil {
		return p, err
	}
	if p.Address, err = Line("address", "The address", p.Address, 0, 120); err != nil {
		return p, err
	}
	if p.DayPhone, err = Phone("day_phone", "The day phone", p.DayPhone, 1); err != nil {
		return p, err
	}
	if p.NightPhone, err = Phone("night_phone", "The night phone", p.NightPhone, 0); err != nil {
		return p, err
	}
	if p.Emergency, err = Line("emergency", "The emergency number", p.Emergency, 2, 20); err != nil {
		return p, err
	}
	if p.Crisis, err = Line("crisis", "The crisis line", p.Crisis, 2, 40); err != nil {
		return p, err
	}
	if p.Paper != Letter && p.Paper != A4 {
		return p, wrong("paper", "The paper size is not known.", "Choose Letter or A4.")
	}
	if p.Zone != "" {
		if _, err := time.LoadLocation(p.Zone); err != nil {
			return p, wrong("zone", "That time zone is not known.", "Write it as America/Chicago, or leave it empty.")
		}
	}
	if p.Threshold < 1 || p.Threshold > 10 {
		return p, wrong("threshold", "The score threshold must lie between 1 and 10.", "Nine is usual.")
	}
	if p.Fresh < time.Minute || p.Fresh > 2*time.Hour {
		return p, wrong("fresh", "The age of score and vitals at clearance must lie between 1 and 120 minutes.", "Fifteen is usual.")
	}
	if p.Prep < 0 || p.Prep > 4*time.Hour {
		return p, wrong("prep", "The preparation time must lie between 0 and 240 minutes.", "Write it in minutes.")
	}
	if p.Scale != Aldrete && p.Scale != PADSS {
		return p, wrong("scale", "The recovery score is not known.", "Choose modified Aldrete or PADSS.")
	}
	if p.Load.Infusing < 0 || p.Load.Infusing > 20 || p.Load.Recovering < 0 || p.Load.Recovering > 20 {
		return p, wrong("load", "The patients to one nurse must lie between 0 and 20.", "Two infusing and three recovering are usual; 0 turns it off.")
	}
	if p.Rise < time.Minute || p.Rise > time.Hour {
		return p, wrong("rise", "An alarm must rise after 1 to 60 minutes.", "Three is usual.")
	}
	for day, h := range p.Week {
		if err := h.check(WeekFields[day]); err != nil {
			return p, err
		}
	}
	p.Closed = slices.Clone(p.Closed)
	for _, d := range p.Closed {
		if !d.exists() {
			return p, wrong("closed", "There is no such day.", "Write each closed day as 2026-12-25.")
		}
	}
	slices.SortFunc(p.Closed, func(a, b Date) int { return strings.Compare(a.String(), b.String()) })
	p.Closed = slices.Compact(p.Closed)
	return p, p.Limits.check()
}

func minutes(d time.Duration) string { return fmt.Sprintf("%d min", int(d/time.Minute)) }
