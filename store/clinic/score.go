package clinic

import (
	"fmt"
	"math"
	"time"
)

// ScoreItem is one of the five items of a recovery scale, each worth 0, 1 or 2.
type ScoreItem struct {
	Key   string
	Word  string
	Says  [3]string // what 0, 1 and 2 stand for
	Note  string    // what has to be said beside it, "" when nothing
	Marks bool      // proposed from the recorded vitals
}

// The keys of the items that are proposed from the recorded vitals.
const (
	ItemPressure = "pressure" // Aldrete's circulation, PADSS's vital signs
	ItemOxygen   = "oxygen"
)

// Word names the scale as a form and a history line do.
func (s Scale) Word() string {
	switch s {
	case Aldrete:
		return "Modified Aldrete"
	case PADSS:
		return "PADSS"
	}
	return "Recovery score"
}

// Items gives the five items of a scale in the order they are asked; none for
// a scale that is not known.
//
// Sources: modified Aldrete in its percent version (Aldrete 1995; the original
// prints mmHg); PADSS (Chung 1995), whose "surgical bleeding" reads "IV site"
// here, which is our adaptation.
func (s Scale) Items() []ScoreItem {
	switch s {
	case Aldrete:
		return []ScoreItem{
			{Key: "activity", Word: "Activity", Says: [3]string{"moves no limb", "moves 2 limbs", "moves 4 limbs"}},
			{Key: "respiration", Word: "Respiration", Says: [3]string{"apnoea", "shallow or short of breath", "breathes deeply, coughs"}},
			{Key: ItemPressure, Word: "Circulation", Says: [3]string{"BP 50 % or more off", "above 20 to below 50 % off", "BP within 20 %"}, Note: "against this visit's baseline", Marks: true},
			{Key: "consciousness", Word: "Consciousness", Says: [3]string{"no response", "rouses to voice", "fully awake"}},
			{Key: ItemOxygen, Word: "Oxygen saturation", Says: [3]string{"below 90 % with oxygen", "needs oxygen to stay above 90 %", "above 92 % on room air"}, Marks: true},
		}
	case PADSS:
		return []ScoreItem{
			{Key: ItemPressure, Word: "Vital signs", Says: [3]string{"BP beyond 40 %", "BP 20 to 40 % off", "BP within 20 %"}, Note: "against this visit's baseline", Marks: true},
			{Key: "walking", Word: "Walking", Says: [3]string{"none, or dizzy", "with help", "steady"}},
			{Key: "nausea", Word: "Nausea and vomiting", Says: [3]string{"severe", "moderate", "none or mild"}},
			{Key: "pain", Word: "Pain", Says: [3]string{"severe", "moderate", "none or mild"}},
			{Key: "iv_site", Word: "IV site", Says: [3]string{"severe bleeding", "moderate bleeding", "none or mild bleeding"}, Note: "\"surgical bleeding\" in the original; adapted here"},
		}
	}
	return nil
}

// Score is one recovery score: its five items, who gave it and when.
type Score struct {
	At       time.Time
	By       StaffID
	Scale    Scale     // "" where only the total was kept
	Items    []int     // in the order of the scale, each 0 to 2; nil where only the total was kept
	Total    int       // 0 to 10
	OnOxygen bool      // the patient was given oxygen when it was taken
	Entered  time.Time // when it was typed, if that was later than At; zero when at once
}

// Brief writes the score for a line: "Modified Aldrete 9 of 10 (2 2 1 2 2)".
// One whose items were never kept says so.
func (s Score) Brief() string {
	if len(s.Items) == 0 {
		return fmt.Sprintf("score %d of 10, only the total was kept", s.Total)
	}
	text := fmt.Sprintf("%s %d of 10 (", s.Scale.Word(), s.Total)
	for i, n := range s.Items {
		if i > 0 {
			text += " "
		}
		text += fmt.Sprint(n)
	}
	if s.OnOxygen {
		return text + ", on oxygen)"
	}
	return text + ")"
}

// Proposal is what the recorded vitals propose for one item of a score. The
// nurse confirms it or chooses otherwise.
type Proposal struct {
	Key   string
	Value int // 0 to 2, when OK
	OK    bool
	Why   string // which reading it rests on, or why nothing is proposed
}

// Propose gives what the vitals on record propose for the items of a scale
// that they bear on. Only readings of the recovery count, and only while they
// are as fresh as a clearance asks (15 min as shipped).
func (v Visit) Propose(scale Scale, onOxygen bool, now time.Time, p Profile) []Proposal {
	var out []Proposal
	for _, item := range scale.Items() {
		switch {
		case !item.Marks:
		case item.Key == ItemPressure:
			out = append(out, v.proposePressure(scale, now, p))
		case item.Key == ItemOxygen:
			out = append(out, v.proposeOxygen(onOxygen, now, p))
		}
	}
	return out
}

func (v Visit) proposePressure(scale Scale, now time.Time, p Profile) Proposal {
	q := Proposal{Key: ItemPressure}
	zone := p.Location()
	base, ok := v.Baseline()
	if !ok {
		q.Why = "no baseline in this visit, so nothing is proposed"
		return q
	}
	set, ok := v.lastAfter(Systolic)
	if !ok {
		q.Why = "no BP since treatment ended, so nothing is proposed"
		return q
	}
	if !fresh(set.At, now, p.Fresh) {
		q.Why = "BP " + set.BP() + " at " + Clock(set.At, zone) + " is older than " + minutes(p.Fresh) + ", so nothing is proposed"
		return q
	}
	drift := Drift(set, base)
	q.Value, q.OK = scale.pressure(drift), true
	q.Why = fmt.Sprintf("BP %s at %s, %s %s", set.BP(), Clock(set.At, zone), DriftWords(drift), base.BP())
	return q
}

// pressure scores how far BP lies from the baseline, unrounded. Aldrete:
// within 20 %, above 20 to below 50 %, 50 % or more. PADSS: within 20 %, up to
// 40 %, beyond (clinical-rules, "Clearance for discharge").
func (s Scale) pressure(drift float64) int {
	far := math.Abs(drift)
	switch {
	case far <= 20:
		return 2
	case s == PADSS && far <= 40, s == Aldrete && far < 50:
		return 1
	}
	return 0
}

func (v Visit) proposeOxygen(on bool, now time.Time, p Profile) Proposal {
	q := Proposal{Key: ItemOxygen}
	set, ok := v.lastAfter(SpO2)
	if !ok {
		q.Why = "no SpO2 since treatment ended, so nothing is proposed"
		return q
	}
	n := set.Signs[SpO2]
	said := fmt.Sprintf("SpO2 %d %% at %s", n, Clock(set.At, p.Location()))
	if !fresh(set.At, now, p.Fresh) {
		q.Why = said + " is older than " + minutes(p.Fresh) + ", so nothing is proposed"
		return q
	}
	air := said + " on air"
	if on {
		air = said + " with oxygen"
	}
	q.Why, q.OK = air, true
	switch {
	case on && n > 90:
		q.Value = 1
	case on && n < 90:
		q.Value = 0
	case !on && n > 92:
		q.Value = 2
	case !on && n >= 90:
		q.Value, q.Why = 1, air+", 90 to 92: confirm it"
	default: // the scale has no line for below 90 % on air, nor for exactly 90 % with oxygen
		q.OK, q.Why = false, air+" fits no line of the scale, so nothing is proposed"
	}
	return q
}

// LastScore gives the newest recovery score. One that was entered later counts
// by the moment it was taken.
func (v Visit) LastScore() (Score, bool) {
	var last Score
	for i, s := range v.Scores {
		if i == 0 || s.Entered.IsZero() || !s.At.Before(last.At) {
			last = s
		}
	}
	return last, len(v.Scores) > 0
}
