package clinic

import "time"

// UndoWindow is how long a move can be undone (ours).
const UndoWindow = 10 * time.Minute

// Undo puts the visit back to where it was before its last move. Both lines
// stay in the history. It is refused after [UndoWindow], to whoever may not
// make the move itself, and where the chair has been given on.
type Undo struct{ Reason string }

// Action implements [Step].
func (Undo) Action() Action { return ActUndo }

func (u Undo) reason() string { return u.Reason }

func (u Undo) apply(s *Scene) error {
	v := &s.Visit
	last, _ := v.LastMove()
	_, least := v.Read.Elapsed(last.reading())
	if err := v.undoable(s.By, least); err != nil {
		return err
	}
	back := *last.Before
	if back.Stage.InBuilding() && s.Elsewhere != 0 {
		return refuse(Conflict, "This patient already has another visit in the building.", "Settle that one first.")
	}
	if err := s.giveBack(back, last.At); err != nil {
		return err
	}
	v.State = back
	if !back.Stage.Ended() {
		v.After = FollowUp{}
	}
	if back.Stage != Ready && back.Stage != Discharged {
		v.Clearance = nil
	}
	if back.Stage.BeforeTreatment() || back.Stage == Infusing {
		v.untick(Oriented) // of a recovery that is now still to come
		v.untick(IVOut)
	}
	for i := range v.History {
		if v.History[i].ID == last.ID {
			v.History[i].Undone = true
		}
	}
	s.Entry.Undoes = last.ID
	rule, _ := RuleOf(last.Action)
	s.Entry.Detail = lower(rule.Word)
	if back.Stage == Booked && last.From == Booked && (last.To == Cancelled || last.To == NoShow) {
		s.placeGivenOn()
	}
	return nil
}

// MayUndo refuses to undo the last move of a visit as it stands, in the words
// in which the step itself would be refused: for a screen that says so before
// it asks for a reason. Whether the chair is still to be had is asked by the
// step alone.
func (v Visit) MayUndo(by Staff, now time.Time) error {
	last, _ := v.LastMove()
	return v.undoable(by, now.Sub(last.At))
}

// undoable is asked with the age of the last move.
func (v Visit) undoable(by Staff, age time.Duration) error {
	last, ok := v.LastMove()
	switch {
	case !ok:
		return refuse(Blocked, "There is nothing to undo.", "")
	case age > UndoWindow:
		return refuse(Blocked, "The last move is more than 10 minutes old.", "It can't be undone any more.")
	}
	if err := by.May(last.Action); err != nil {
		return err
	}
	if last.Action == ActReturn {
		return refuse(Blocked, "A clearance that was taken back is not put back by an undo.", "Assess the patient and clear again.")
	}
	return nil
}

// giveBack returns the patient to the chair of an earlier state. The chair
// left is as if never taken: it needs no cleaning for a slip of the finger.
// since is when the chair of the earlier state was left: one that is being
// cleaned since a later moment has had somebody else in it.
func (s *Scene) giveBack(back State, since time.Time) error {
	v := &s.Visit
	if back.Chair == v.Chair {
		return nil
	}
	if back.Chair != 0 {
		c, err := s.chair(back.Chair)
		if err != nil {
			return err
		}
		if c.Occupant != 0 || !c.CleaningSince.IsZero() && c.CleaningSince.Sub(since).Abs() > time.Second {
			return refuse(Conflict, c.Name+" has been given on.", "Seat the patient in another chair instead.")
		}
		if err := c.used(); err != nil {
			return err
		}
		if c.OutReason != "" {
			return refuse(Conflict, c.Name+" is out of service.", "Seat the patient in another chair instead.")
		}
		c.CleaningSince, c.Soiled, c.Ack = zero, Reading{}, Ack{}
		c.Occupant = v.ID
	}
	if v.Chair != 0 {
		if c, err := s.chair(v.Chair); err == nil {
			c.Occupant = 0
		}
	}
	return nil
}
