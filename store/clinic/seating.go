package clinic

// ToSeat gives the act that brings a patient to a chair: a seat for who waits
// for treatment, a room for who waits for a consultation, a move for who sits.
func (v Visit) ToSeat() Action {
	switch {
	case v.Stage.HoldsChair():
		return ActMoveChair
	case v.Protocol.Treatment:
		return ActSeat
	}
	return ActTakeToRoom
}

// MayTake refuses this chair for a visit as both stand now, in the words in
// which the step itself would be refused: for a screen that says why before
// anything is tried.
func (c Chair) MayTake(v Visit) error {
	rule, _ := RuleOf(v.ToSeat())
	if !v.Stage.in(rule.From) {
		return refuse(Conflict, "This visit is now \""+v.Stage.Word()+"\", so that can't be done.", "Look at it again.")
	}
	if v.Stage == Waiting {
		if err := v.mayLeaveWaiting(); err != nil {
			return err
		}
	}
	return c.takesVisit(v)
}

// mayLeaveWaiting refuses a patient who may not be brought to a chair or room.
func (v Visit) mayLeaveWaiting() error {
	if !v.Protocol.Treatment {
		if held := v.Held(); len(held) > 0 {
			return refuse(Blocked, "Not yet: held, "+lower(held[0].Reason)+".", "Have a nurse release the hold.")
		}
		return nil
	}
	if why := v.SeatBlocks(); len(why) > 0 {
		return refuse(Blocked, "Not yet: "+why[0]+".", "Settle that first.")
	}
	return nil
}

func (c Chair) takesVisit(v Visit) error {
	if c.Occupant == v.ID {
		return refuse(Conflict, "The patient already sits in "+c.Name+".", "Choose another chair.")
	}
	if err := c.Suits(v.Protocol); err != nil {
		return err
	}
	return c.takes()
}

// PlannedNext gives who is planned next for a chair and is still to come to it.
func (d Day) PlannedNext(chair ChairID) (Visit, bool) {
	var next Visit
	found := false
	for _, v := range d.Visits {
		expected := v.Stage == Booked || v.Stage == Arrived || v.Stage == Waiting
		if v.PlannedChair == chair && expected && (!found || v.Planned.Before(next.Planned)) {
			next, found = v, true
		}
	}
	return next, found
}
