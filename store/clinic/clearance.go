package clinic

import (
	"fmt"
	"math"
	"strings"
	"time"
)

// Criterion is one thing that must be so before a patient is cleared.
type Criterion string

// The criteria, in the order they are shown (clinical-rules, "Clearance").
const (
	CritTime     Criterion = "time"
	CritScore    Criterion = "score"
	CritFresh    Criterion = "fresh"
	CritPressure Criterion = "pressure"
	CritOriented Criterion = "oriented"
	CritNausea   Criterion = "nausea"
	CritEffects  Criterion = "effects"
	CritIV       Criterion = "iv"
	CritLimits   Criterion = "limits" // only where a reading is beyond them
)

// DriftLimit is how far BP may lie from the visit's baseline at clearance, in
// per cent (modified Aldrete, circulation 2).
const DriftLimit = 20.0

// Check is one criterion as it stands: met or not, and the evidence in words.
type Check struct {
	Criterion Criterion
	Word      string // short, for a chip: "BP ± 20 %"
	Met       bool
	Evidence  string
	Never     bool   // can never be overridden
	Override  string // the reason it was overridden, kept with the clearance
}

// Clearance is a nurse's or provider's word that the patient may leave.
type Clearance struct {
	At     time.Time
	By     StaffID
	Checks []Check
}

// Checks lists every criterion of a clearance as it stands now, each with its
// evidence. A newest reading beyond the clinic's limits is a criterion of its
// own, unmet, that can be overridden with a reason (ours: no scale asks for
// it, but SpO2 91 at a limit of 92 must not leave unseen).
func (v Visit) Checks(now time.Time, p Profile) []Check {
	zone := p.Location()
	checks := []Check{v.checkTime(now, zone), v.checkScore(now, p, zone), v.checkFresh(now, p, zone), v.checkPressure(zone)}
	oriented := Check{Criterion: CritOriented, Word: "Oriented, steady", Evidence: "not assessed yet"}
	if t, ok := v.Ticked(Oriented); ok {
		oriented.Met, oriented.Evidence = true, "oriented and steady at "+Clock(t.At, zone)
	}
	checks = append(checks, oriented, v.checkNausea(zone), v.checkEffects(zone))
	if beyond := v.Beyond(p); len(beyond) > 0 {
		checks = append(checks, Check{Criterion: CritLimits, Word: "Within limits", Evidence: strings.Join(beyond, "; ")})
	}
	if v.Protocol.IV {
		iv := Check{Criterion: CritIV, Word: "IV out", Evidence: "IV is still in", Never: true}
		if t, ok := v.Ticked(IVOut); ok {
			iv.Met, iv.Evidence = true, "IV out at "+Clock(t.At, zone)
		}
		checks = append(checks, iv)
	}
	return checks
}

func (v Visit) checkTime(now time.Time, zone *time.Location) Check {
	least := v.RecoverBy.Sub(v.TreatedAt)
	c := Check{Criterion: CritTime, Word: minutes(least)}
	from := v.ClearFrom()
	if c.Met = !now.Before(from); c.Met {
		c.Evidence = "minimum recovery over since " + Clock(from, zone)
	} else {
		c.Evidence = fmt.Sprintf("%d min left of %s", int((from.Sub(now)+time.Minute-1)/time.Minute), minutes(least))
	}
	c.Never = v.Protocol.FixedWatch && v.shortest(v.TreatedAt, now) < v.Protocol.Recovery
	return c
}

func (v Visit) checkScore(now time.Time, p Profile, zone *time.Location) Check {
	c := Check{Criterion: CritScore, Word: fmt.Sprintf("Score ≥ %d", p.Threshold), Evidence: "no score yet"}
	if s, ok := v.LastScore(); ok {
		c.Evidence = fmt.Sprintf("score %d of 10 at %s, needs %d", s.Total, Clock(s.At, zone), p.Threshold)
		c.Met = s.Total >= p.Threshold && fresh(v.soonest(s.At, s.At), now, p.Fresh)
		if s.Total >= p.Threshold && !c.Met {
			c.Evidence += ", older than " + minutes(p.Fresh)
		}
		if len(s.Items) == 0 {
			c.Evidence += ", only its total was kept"
		}
	}
	return c
}

func (v Visit) checkFresh(now time.Time, p Profile, zone *time.Location) Check {
	c := Check{Criterion: CritFresh, Word: "Vitals ≤ " + minutes(p.Fresh), Evidence: "no BP and SpO2 since treatment ended"}
	bp, okBP := v.lastAfter(Systolic)
	ox, okOx := v.lastAfter(SpO2)
	switch {
	case okBP && okOx:
		c.Evidence = fmt.Sprintf("BP %s at %s, SpO2 %d %% at %s", bp.BP(), Clock(bp.At, zone), ox.Signs[SpO2], Clock(ox.At, zone))
	case okBP:
		c.Evidence = fmt.Sprintf("BP %s at %s, no SpO2 yet", bp.BP(), Clock(bp.At, zone))
	case okOx:
		c.Evidence = fmt.Sprintf("SpO2 %d %% at %s, no BP yet", ox.Signs[SpO2], Clock(ox.At, zone))
	}
	c.Met = okBP && okOx && v.freshSet(bp, now, p.Fresh) && v.freshSet(ox, now, p.Fresh)
	if okBP && okOx && !c.Met {
		c.Evidence += ", older than " + minutes(p.Fresh)
	}
	return c
}

// lastAfter gives the newest unamended set of the recovery that holds the
// sign. The baseline itself, or a reading under the infusion, says nothing
// about how the patient is now.
func (v Visit) lastAfter(sign Sign) (Vitals, bool) {
	set, ok := v.Last(sign)
	if !ok || set.Stage != Recovering && set.Stage != Ready {
		return Vitals{}, false
	}
	return set, true
}

// fresh: exactly at the limit still counts. A time that lies ahead, because
// the clock was put back, does not: nobody knows how old it is.
func fresh(at, now time.Time, limit time.Duration) bool {
	age := now.Sub(at)
	return age <= limit && age >= -clockSkew
}

// freshSet judges a set by the clock that makes it older: a reading is as old
// as either clock says, or somebody is cleared on an old one.
func (v Visit) freshSet(set Vitals, now time.Time, limit time.Duration) bool {
	return fresh(set.At.Add(min(0, v.straySet(set))), now, limit)
}

// clockSkew is how far two stations' clocks may lie apart (ours).
const clockSkew = time.Minute

func (v Visit) checkPressure(zone *time.Location) Check {
	c := Check{Criterion: CritPressure, Word: "BP ± 20 %", Evidence: "no baseline BP was taken before treatment, nothing to compare with"}
	base, ok := v.Baseline()
	if !ok {
		return c
	}
	now, ok := v.lastAfter(Systolic)
	if !ok {
		c.Evidence = "no BP since treatment ended"
		return c
	}
	drift := Drift(now, base)
	c.Met = math.Abs(drift) <= DriftLimit
	c.Evidence = fmt.Sprintf("BP %s at %s, %s", now.BP(), Clock(now.At, zone), DriftWords(drift))
	return c
}

// DriftWords says how a pressure lies to the baseline: "3 % above baseline".
func DriftWords(drift float64) string {
	n := int(math.Round(math.Abs(drift)))
	if far := math.Abs(drift); far > DriftLimit && float64(n) <= DriftLimit {
		// rounded, it would read as within the limit
		return fmt.Sprintf("%.1f %% %s baseline", far, map[bool]string{true: "above", false: "below"}[drift > 0])
	}
	switch {
	case n == 0:
		return "at baseline"
	case drift > 0:
		return fmt.Sprintf("%d %% above baseline", n)
	}
	return fmt.Sprintf("%d %% below baseline", n)
}

func (v Visit) checkNausea(zone *time.Location) Check {
	c := Check{Criterion: CritNausea, Word: "Nausea settled", Met: true, Evidence: "no nausea recorded"}
	for _, e := range v.Effects {
		switch {
		case e.Queasy():
			c.Met, c.Evidence = false, e.Name+" since "+Clock(e.Onset, zone)
			return c
		case e.Name == "nausea" || e.Name == "vomiting":
			c.Evidence = e.Name + " settled at " + Clock(e.ResolvedAt, zone)
		}
	}
	return c
}

func (v Visit) checkEffects(zone *time.Location) Check {
	c := Check{Criterion: CritEffects, Word: "Effects resolved", Met: true, Evidence: "no side effect recorded"}
	for _, e := range v.Effects {
		switch {
		case !e.Settled():
			c.Met, c.Evidence = false, e.Name+" since "+Clock(e.Onset, zone)
			return c
		case e.ResolvedAt.IsZero():
			c.Evidence = e.Name + " signed off at " + Clock(e.SignedAt, zone)
		default:
			c.Evidence = e.Name + " resolved " + Clock(e.ResolvedAt, zone)
		}
	}
	return c
}

// Clear lets the patient go as far as medicine is concerned. Every unmet
// criterion needs a reason in Overrides; some can never be overridden.
type Clear struct{ Overrides map[Criterion]string }

// Action implements [Step].
func (Clear) Action() Action { return ActClear }

func (c Clear) apply(s *Scene) error {
	checks := s.Visit.Checks(s.Now, s.Clinic)
	overridden := 0
	for i := range checks {
		k := &checks[i]
		if k.Met {
			continue
		}
		if k.Never {
			return &Error{Code: Blocked, Field: string(k.Criterion), Message: "Not cleared: " + k.Evidence + ".", Next: "This can't be overridden."}
		}
		why, given := c.Overrides[k.Criterion]
		if !given {
			return &Error{Code: Blocked, Field: string(k.Criterion), Message: "Not cleared: " + k.Evidence + ".", Next: "Settle it, or override it with a reason."}
		}
		clean, err := Reason(why)
		if err != nil {
			return &Error{Code: Invalid, Field: string(k.Criterion), Message: "The override of \"" + k.Word + "\" needs a reason.", Next: "Write a few words; they stay on record."}
		}
		k.Override = clean
		overridden++
	}
	s.Visit.ReadyAt = s.Now
	given := Clearance{At: s.Now, By: s.By.ID, Checks: checks}
	s.Visit.Clearance = &given
	s.Visit.Given = append(s.Visit.Given, given)
	if overridden > 0 {
		s.Entry.Detail = fmt.Sprintf("%d overridden", overridden)
	}
	return nil
}

// ReturnToRecovery takes a clearance back because the patient is not well
// enough after all.
type ReturnToRecovery struct{ Reason string }

// Action implements [Step].
func (ReturnToRecovery) Action() Action { return ActReturn }

func (r ReturnToRecovery) reason() string { return r.Reason }

func (r ReturnToRecovery) apply(s *Scene) error {
	s.Visit.ReadyAt = zero
	s.Visit.Clearance = nil
	s.Visit.untick(Oriented)
	return nil
}
