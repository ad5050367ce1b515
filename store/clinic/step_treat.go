package clinic

import (
	"fmt"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

var zero time.Time

func lower(s string) string {
	first, n := utf8.DecodeRuneInString(s)
	second, _ := utf8.DecodeRuneInString(s[n:])
	if unicode.IsUpper(second) { // an abbreviation such as BP keeps its capitals
		return s
	}
	return string(unicode.ToLower(first)) + s[n:]
}

// RecordVitals records one set of vital signs, any subset of them. The first
// full blood pressure taken in the chair is the baseline; one above the
// clinic's figures holds the start of treatment.
type RecordVitals struct {
	At    time.Time // zero for now
	Signs map[Sign]int
	Note  string
}

// Action implements [Step].
func (RecordVitals) Action() Action { return ActVitals }

func (r RecordVitals) apply(s *Scene) error {
	set, err := newVitals(s, r.At, r.Signs, r.Note)
	if err != nil {
		return err
	}
	s.Visit.addVitals(set)
	s.Visit.holdStart(s, set)
	s.Entry.Detail = strings.TrimSpace("BP " + set.BP())
	return nil
}

func newVitals(s *Scene, at time.Time, signs map[Sign]int, note string) (Vitals, error) {
	at, err := s.when("at", at)
	if err != nil {
		return Vitals{}, err
	}
	if err := CheckSigns(signs); err != nil {
		return Vitals{}, err
	}
	note, err = Line("note", "The note", note, 0, 300)
	if err != nil {
		return Vitals{}, err
	}
	return Vitals{At: at, By: s.By.ID, Stage: s.Visit.stageAt(at), Signs: signs, Note: note}, nil
}

func (v *Visit) addVitals(set Vitals) {
	i := len(v.Vitals)
	for i > 0 && v.Vitals[i-1].At.After(set.At) {
		i--
	}
	v.Vitals = append(v.Vitals[:i], append([]Vitals{set}, v.Vitals[i:]...)...)
}

func (v *Visit) holdStart(s *Scene, set Vitals) {
	if v.Stage != InChair || set.Stage != InChair || !set.HasBP() || !s.Clinic.Limits.HoldsStart(set.Signs) {
		return
	}
	v.holdFor(s, HoldBP, fmt.Sprintf("BP %s before treatment, above %d/%d",
		set.BP(), s.Clinic.Limits.HoldSystolic, s.Clinic.Limits.HoldDiastolic))
}

// AmendVitals puts a recorded set right. The original stays on record, marked.
type AmendVitals struct {
	Vitals VitalsID
	Signs  map[Sign]int
	Note   string
	Reason string
}

// Action implements [Step].
func (AmendVitals) Action() Action { return ActAmend }

func (a AmendVitals) reason() string { return a.Reason }

func (a AmendVitals) apply(s *Scene) error {
	v := &s.Visit
	for i := range v.Vitals {
		old := &v.Vitals[i]
		if old.ID != a.Vitals || a.Vitals == 0 {
			continue
		}
		if old.Amended {
			return refuse(Conflict, "That set was already amended.", "Amend the newer one.")
		}
		set, err := newVitals(s, old.At, a.Signs, a.Note)
		if err != nil {
			return err
		}
		old.Amended = true
		set.Stage, set.Amends, set.Why = old.Stage, old.ID, s.Entry.Reason
		s.Entry.Detail = fmt.Sprintf("BP %s was %s", set.BP(), old.BP())
		v.addVitals(set)
		v.holdStart(s, set)
		return nil
	}
	return refuse(Missing, "That set is not on record.", "Look at the visit again.")
}

// StartBlocks lists what keeps a seated patient's treatment from starting.
func (v Visit) StartBlocks() []string {
	var why []string
	for _, h := range v.Held() {
		why = append(why, "held, "+lower(h.Reason))
	}
	if _, ok := v.Baseline(); !ok {
		why = append(why, "no baseline blood pressure")
	}
	return why
}

// StartInfusion begins the infusion; its planned end is set from the protocol.
type StartInfusion struct{}

// Action implements [Step].
func (StartInfusion) Action() Action { return ActStart }

func (StartInfusion) apply(s *Scene) error {
	v := &s.Visit
	if v.Protocol.Infusion == 0 {
		return refuse(Blocked, "This protocol has no infusion.", "Record that the dose was given.")
	}
	if why := v.StartBlocks(); len(why) > 0 {
		return refuse(Blocked, "Not yet: "+why[0]+".", "Settle that first.")
	}
	v.StartedAt, v.DueAt = s.Now, s.Now.Add(v.Protocol.Infusion)
	v.PausedAt, v.PauseTotal = zero, 0
	return nil
}

// GiveDose begins the observation of a treatment whose dose is given at once.
type GiveDose struct{}

// Action implements [Step].
func (GiveDose) Action() Action { return ActDose }

func (GiveDose) apply(s *Scene) error {
	v := &s.Visit
	if v.Protocol.Infusion > 0 {
		return refuse(Blocked, "This protocol has an infusion.", "Start the infusion.")
	}
	if why := v.StartBlocks(); len(why) > 0 {
		return refuse(Blocked, "Not yet: "+why[0]+".", "Settle that first.")
	}
	v.StartedAt, v.TreatedAt = s.Now, s.Now
	v.RecoverBy = s.Now.Add(v.Protocol.Recovery)
	return nil
}

// Pause stops the infusion for a while, with the reason.
type Pause struct{ Reason string }

// Action implements [Step].
func (Pause) Action() Action { return ActPause }

func (p Pause) reason() string { return p.Reason }

func (p Pause) apply(s *Scene) error {
	if !s.Visit.PausedAt.IsZero() {
		return refuse(Conflict, "The infusion is already paused.", "")
	}
	s.Visit.PausedAt = s.Now
	return nil
}

// Resume goes on with a paused infusion; its end moves by the pause.
type Resume struct{}

// Action implements [Step].
func (Resume) Action() Action { return ActResume }

func (Resume) apply(s *Scene) error {
	if s.Visit.PausedAt.IsZero() {
		return refuse(Conflict, "The infusion is running.", "")
	}
	s.Visit.endPause(s.Now)
	return nil
}

func (v *Visit) endPause(now time.Time) {
	if v.PausedAt.IsZero() {
		return
	}
	length := now.Sub(v.PausedAt)
	v.PauseTotal += length
	v.DueAt = v.DueAt.Add(length)
	v.PausedAt = zero
}

// EarlySlack is how long before its planned end an infusion may be ended
// without being called stopped early (ours: the pump runs out at its own pace).
const EarlySlack = time.Minute

// EndInfusion ends the infusion and begins the recovery. Before the planned
// end a reason is needed.
type EndInfusion struct{ Reason string }

// Action implements [Step].
func (EndInfusion) Action() Action { return ActEnd }

func (e EndInfusion) reason() string { return e.Reason }

func (e EndInfusion) apply(s *Scene) error {
	v := &s.Visit
	v.endPause(s.Now)
	if v.StopsEarly(s.Now) {
		if s.Entry.Reason == "" {
			return wrong("reason", "The infusion has not run its time.", "Write why it stops early.")
		}
		v.StopReason = s.Entry.Reason
		s.Entry.Detail = "stopped early"
	}
	v.TreatedAt = s.Now
	v.RecoverBy = s.Now.Add(v.Protocol.Recovery)
	return nil
}

// StopsEarly reports whether ending the infusion now needs a reason.
func (v Visit) StopsEarly(now time.Time) bool {
	due := v.DueAt
	if !v.PausedAt.IsZero() {
		due = due.Add(now.Sub(v.PausedAt))
	}
	return due.Sub(now) > EarlySlack
}

// Extend gives the recovery more time: from its end, or from now when that
// has passed.
type Extend struct{ By time.Duration }

// Action implements [Step].
func (Extend) Action() Action { return ActExtend }

func (e Extend) apply(s *Scene) error {
	if e.By < time.Minute || e.By > 4*time.Hour {
		return wrong("minutes", "The extension must lie between 1 and 240 minutes.", "Write the minutes.")
	}
	from := s.Visit.RecoverBy
	if s.Now.After(from) {
		from = s.Now
	}
	s.Visit.RecoverBy = from.Add(e.By)
	s.Entry.Detail = "by " + minutes(e.By)
	return nil
}

// RecordScore records a recovery score as a total of ten.
type RecordScore struct{ Total int }

// Action implements [Step].
func (RecordScore) Action() Action { return ActScore }

func (r RecordScore) apply(s *Scene) error {
	if r.Total < 0 || r.Total > 10 {
		return wrong("score", "A recovery score lies between 0 and 10.", "Add its five items again.")
	}
	s.Visit.Scores = append(s.Visit.Scores, Score{At: s.Now, By: s.By.ID, Total: r.Total})
	s.Entry.Detail = fmt.Sprintf("%d of 10", r.Total)
	return nil
}

// RecordEffect records a side effect with its onset.
type RecordEffect struct {
	Name     string
	Severity Severity
	Onset    time.Time // zero for now
	Note     string
}

// Action implements [Step].
func (RecordEffect) Action() Action { return ActEffect }

func (r RecordEffect) apply(s *Scene) error {
	if err := validEffect(r.Name, r.Severity); err != nil {
		return err
	}
	onset, err := s.when("onset", r.Onset)
	if err != nil {
		return err
	}
	note, err := Line("note", "The note", r.Note, 0, 300)
	if err != nil {
		return err
	}
	if r.Name == "other" && note == "" {
		return wrong("note", "Another side effect needs a name.", "Write what it is.")
	}
	s.Visit.Effects = append(s.Visit.Effects, Effect{Name: r.Name, Severity: r.Severity, Onset: onset, By: s.By.ID, Note: note})
	s.Entry.Detail = r.Name + ", " + string(r.Severity)
	return nil
}

// ResolveEffect records that a side effect has gone.
type ResolveEffect struct {
	Effect EffectID
	At     time.Time // zero for now
}

// Action implements [Step].
func (ResolveEffect) Action() Action { return ActResolve }

func (r ResolveEffect) apply(s *Scene) error {
	e, err := s.effect(r.Effect)
	if err != nil {
		return err
	}
	at, err := s.when("resolved", r.At)
	if err != nil {
		return err
	}
	if at.Before(e.Onset) {
		return wrong("resolved", "It cannot end before it began.", "Check the time.")
	}
	if !e.ResolvedAt.IsZero() {
		return refuse(Conflict, "That side effect is already resolved.", "")
	}
	e.ResolvedAt, e.ResolvedBy = at, s.By.ID
	s.Entry.Detail = e.Name
	return nil
}

// SignOffEffect lets a patient leave though a side effect lasts, by name and
// with a reason.
type SignOffEffect struct {
	Effect EffectID
	Reason string
}

// Action implements [Step].
func (SignOffEffect) Action() Action { return ActSignOff }

func (p SignOffEffect) reason() string { return p.Reason }

func (p SignOffEffect) apply(s *Scene) error {
	e, err := s.effect(p.Effect)
	if err != nil {
		return err
	}
	if e.Settled() {
		return refuse(Conflict, "That side effect is already settled.", "")
	}
	e.SignedBy, e.SignedAt, e.SignedWhy = s.By.ID, s.Now, s.Entry.Reason
	s.Entry.Detail = e.Name
	return nil
}

func (s *Scene) effect(id EffectID) (*Effect, error) {
	for i := range s.Visit.Effects {
		if s.Visit.Effects[i].ID == id && id != 0 {
			return &s.Visit.Effects[i], nil
		}
	}
	return nil, refuse(Missing, "That side effect is not on record.", "Look at the visit again.")
}
