package clinic

// Seat brings a waiting patient to a chair.
type Seat struct{ Chair ChairID }

// Action implements [Step].
func (Seat) Action() Action { return ActSeat }

func (p Seat) apply(s *Scene) error {
	if !s.Visit.Protocol.Treatment {
		return refuse(Blocked, "A consultation needs no chair.", "Take the patient to a room.")
	}
	if err := s.Visit.mayLeaveWaiting(); err != nil {
		return err
	}
	s.Visit.SeatedAt = s.Now
	return s.sit(p.Chair)
}

// SeatBlocks lists what keeps a waiting patient from a chair.
func (v Visit) SeatBlocks() []string {
	var why []string
	saidEscort := false
	for _, h := range v.Held() {
		why = append(why, "held, "+lower(h.Reason))
		saidEscort = saidEscort || h.Source == AskEscort
	}
	if !v.Escort.Named() && !saidEscort {
		why = append(why, "no escort named")
	}
	if ok, _ := v.Patient.ConsentState(v.Day); !ok {
		why = append(why, "no valid consent")
	}
	if !v.Patient.AllergiesKnown() {
		why = append(why, "allergies not on record")
	}
	return why
}

// TakeToRoom begins a consultation.
type TakeToRoom struct{ Room ChairID }

// Action implements [Step].
func (TakeToRoom) Action() Action { return ActTakeToRoom }

func (p TakeToRoom) apply(s *Scene) error {
	if s.Visit.Protocol.Treatment {
		return refuse(Blocked, "This is a treatment, not a consultation.", "Seat the patient in a chair.")
	}
	if err := s.Visit.mayLeaveWaiting(); err != nil {
		return err
	}
	s.Visit.SeatedAt = s.Now
	return s.sit(p.Room)
}

// MoveChair moves the patient to another chair; the one left goes to cleaning.
type MoveChair struct{ Chair ChairID }

// Action implements [Step].
func (MoveChair) Action() Action { return ActMoveChair }

func (m MoveChair) apply(s *Scene) error { return s.sit(m.Chair) }

// ChairStep is one thing staff do to a chair itself.
type ChairStep interface {
	// Action names the line of the table of moves.
	Action() Action
	// Target is the chair.
	Target() ChairID
	apply(c *Chair, e *Entry) error
}

// MarkClean ends the turnover of a chair.
type MarkClean struct{ Chair ChairID }

// Action implements [ChairStep].
func (MarkClean) Action() Action { return ActMarkClean }

// Target implements [ChairStep].
func (m MarkClean) Target() ChairID { return m.Chair }

func (m MarkClean) apply(c *Chair, _ *Entry) error {
	if c.CleaningSince.IsZero() {
		return refuse(Conflict, c.Name+" is not being cleaned.", "")
	}
	c.CleaningSince, c.Soiled, c.Ack = zero, Reading{}, Ack{}
	return nil
}

// TakeOut takes a free chair out of service, with the reason.
type TakeOut struct {
	Chair  ChairID
	Reason string
}

// Action implements [ChairStep].
func (TakeOut) Action() Action { return ActTakeOut }

// Target implements [ChairStep].
func (t TakeOut) Target() ChairID { return t.Chair }

func (t TakeOut) reason() string { return t.Reason }

func (t TakeOut) apply(c *Chair, e *Entry) error {
	if c.Occupant != 0 {
		return refuse(Conflict, "Somebody sits in "+c.Name+".", "Move the patient first.")
	}
	if c.OutReason != "" {
		return refuse(Conflict, c.Name+" is already out of service.", "")
	}
	c.OutReason, c.OutSince, c.OutBy = e.Reason, e.At, e.By
	return nil
}

// PutBack returns a chair to service.
type PutBack struct{ Chair ChairID }

// Action implements [ChairStep].
func (PutBack) Action() Action { return ActPutBack }

// Target implements [ChairStep].
func (p PutBack) Target() ChairID { return p.Chair }

func (p PutBack) apply(c *Chair, _ *Entry) error {
	if c.OutReason == "" {
		return refuse(Conflict, c.Name+" is in service.", "")
	}
	c.OutReason, c.OutSince, c.OutBy = "", zero, 0
	return nil
}

// DoChair checks a step on a chair against the table of moves and its own
// rule and returns the chair as it is afterwards, with the history line. The
// line's At must be set beforehand: it is the moment of the step.
func (c Chair) DoChair(step ChairStep, by Staff, e Entry) (Chair, Entry, error) {
	if err := by.May(step.Action()); err != nil {
		return c, e, err
	}
	e.Chair, e.By, e.Action, e.Detail = c.ID, by.ID, step.Action(), c.Name
	if r, asked := step.(interface{ reason() string }); asked {
		clean, err := Reason(r.reason())
		if err != nil {
			return c, e, err
		}
		e.Reason = clean
	}
	if err := c.used(); err != nil {
		return c, e, err
	}
	after := c
	if err := step.apply(&after, &e); err != nil {
		return c, e, err
	}
	return after, e, nil
}
