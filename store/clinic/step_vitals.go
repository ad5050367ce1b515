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
	s.Entry.Detail = set.brief()
	return nil
}

func newVitals(s *Scene, at time.Time, signs map[Sign]int, note string) (Vitals, error) {
	if err := CheckSigns(signs); err != nil {
		return Vitals{}, err
	}
	note, err := Line("note", "The note", note, 0, 300)
	if err != nil {
		return Vitals{}, err
	}
	return Vitals{At: at, By: s.By.ID, Stage: s.Visit.stageAt(at), Signs: maps.Clone(signs), Note: note}, nil
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
		s.Entry.Detail = set.brief() + ", was " + old.brief()
		v.addVitals(set)
		v.holdStart(s, set)
		return nil
	}
	return refuse(Missing, "That set is not on record.", "Look at the visit again.")
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
