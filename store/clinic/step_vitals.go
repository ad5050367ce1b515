package clinic

import (
	"fmt"
	"maps"
	"time"
)

// RecordVitals records one set of vital signs, any subset of them. The last
// full blood pressure taken in the chair before the treatment begins is the
// baseline; one above the clinic's figures holds the start of treatment.
type RecordVitals struct {
	At    time.Time // zero for now
	Signs map[Sign]int
	Note  string
}

// Action implements [Step].
func (RecordVitals) Action() Action { return ActVitals }

func (r RecordVitals) apply(s *Scene) error {
	at, err := s.when("at", r.At)
	if err != nil {
		return err
	}
	set, err := newVitals(s, at, r.Signs, r.Note)
	if err != nil {
		return err
	}
	if r.At.IsZero() {
		set.Stage = s.Visit.Stage // whatever a clock that was set makes of the times
	}
	s.Visit.addVitals(set)
	s.Visit.holdStart(s, set)
	s.Entry.Detail, s.Entry.For = set.Brief(), set.forWhen()
	return nil
}

// forWhen gives the moment of a set that was entered later; zero for others.
func (s Vitals) forWhen() time.Time {
	if s.Entered.IsZero() {
		return zero
	}
	return s.At
}

func newVitals(s *Scene, at time.Time, signs map[Sign]int, note string) (Vitals, error) {
	if wrong := s.Clinic.Limits.CheckSet(signs, note); len(wrong) > 0 {
		return Vitals{}, wrong[0]
	}
	note, err := Line("note", "The note", note, 0, 300)
	if err != nil {
		return Vitals{}, err
	}
	set := Vitals{At: at, By: s.By.ID, Stage: s.Visit.stageAt(at), Signs: maps.Clone(signs), Note: note}
	if s.Now.Sub(at) >= time.Minute { // staff type whole minutes: this minute's is no later entry
		set.Entered = s.Now
	}
	return set, nil
}

// says reports whether a note has the substance of a reason.
func says(note string) bool {
	_, err := Reason(note)
	return err == nil
}

func (v *Visit) addVitals(set Vitals) {
	i := len(v.Vitals)
	for i > 0 && v.takenAt(v.Vitals[i-1]).After(v.takenAt(set)) {
		i--
	}
	v.Vitals = append(v.Vitals[:i], append([]Vitals{set}, v.Vitals[i:]...)...)
}

func (v *Visit) holdStart(s *Scene, set Vitals) {
	if v.Stage != InChair || set.Stage != InChair || !set.HasBP() || !s.Clinic.Limits.HoldsStart(set.Signs) {
		return
	}
	v.holdBP(s, set)
}

func (v *Visit) holdBP(s *Scene, set Vitals) {
	v.holdFor(s, HoldBP, fmt.Sprintf("BP %s before treatment, above %d/%d",
		set.BP(), s.Clinic.Limits.HoldSystolic, s.Clinic.Limits.HoldDiastolic))
}

// AmendVitals puts a recorded set right: its figures, or the minute it was
// entered for. The original stays on record, marked.
type AmendVitals struct {
	Vitals VitalsID
	At     time.Time // the right moment; zero leaves it
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
		at, stage := old.At, old.Stage
		if zone := s.Clinic.Location(); !a.At.IsZero() && Clock(a.At, zone) != Clock(old.At, zone) {
			moved, err := s.when("at", a.At)
			if err != nil {
				return err
			}
			at, stage = moved, v.stageAt(moved)
		}
		set, err := newVitals(s, at, a.Signs, a.Note)
		if err != nil {
			return err
		}
		old.Amended = true
		set.Stage, set.Amends, set.Why = stage, old.ID, s.Entry.Reason
		s.Entry.Detail, s.Entry.For = set.Brief()+", was "+old.Brief(), set.forWhen()
		if !at.Equal(old.At) {
			s.Entry.Detail += " at " + Clock(old.At, s.Clinic.Location())
		}
		v.addVitals(set)
		v.holdStart(s, set)
		return nil
	}
	return refuse(Missing, "That set is not on record.", "Look at the visit again.")
}
