package clinic

import "time"

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
