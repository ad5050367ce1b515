package chairs

import (
	"strings"

	"chairside/store/clinic"
	"chairside/ui/part"
)

// Keys are the screen's keys; all act on the selected chair.
func (s *Screen) Keys() []part.Key {
	return []part.Key{
		{Key: "Arrows", Word: "Walk over the chairs"},
		{Key: "1 to 9", Word: "Choose a chair by its number"},
		{Key: "Mouse", Word: "Press who waits, then a chair; or drag them there"},
		{Key: "Enter", Word: "Next step in this chair", Do: s.nextStep},
		{Key: "S", Word: "Seat somebody who waits in this chair", Do: s.seat},
		{Key: "K", Word: "Mark the chair clean", Do: s.markClean},
		{Key: "O", Word: "Out of service, or back", Do: s.outOrBack},
		{Key: "V", Word: "Record vitals", Do: func() { s.act(clinic.ActVitals) }},
		{Key: "X", Word: "Move to another chair", Do: func() { s.act(clinic.ActMoveChair) }},
		{Key: "U", Word: "Undo the last move of who sits here", Do: s.undo},
		{Key: "Esc", Word: "Lay down who is in hand, or back", Do: s.escape},
		{Key: "M", Word: "More: all that can be done", Do: s.more},
	}
}

// nextStep does what the selected tile asks for.
func (s *Screen) nextStep() {
	c, ok := s.selected()
	if !ok {
		return
	}
	if s.hand.visit != 0 { // said in words where it cannot be
		s.put(c.ID)
		return
	}
	switch c.State() {
	case clinic.Occupied:
		if v, ok := s.day.Visit(c.Occupant); ok {
			s.step(v)
		}
	case clinic.Free:
		s.seat()
	case clinic.Cleaning:
		s.markClean()
	case clinic.OutOfService:
		s.outOrBack()
	}
}

// step takes the next step of a visit.
func (s *Screen) step(v clinic.Visit) {
	next := s.day.Next(v, s.now)
	if next.Action == "" {
		s.open.More(v.ID)
		return
	}
	s.open.Act(next.Action, v.ID)
}

// act begins an act on who sits in the selected chair; one that does not apply
// is refused in words.
func (s *Screen) act(a clinic.Action) {
	c, _ := s.selected()
	if v, ok := s.day.Visit(c.Occupant); ok {
		s.open.Act(a, v.ID)
	}
}

// undo begins the undo for who sits in the selected chair. Who has left it is
// not guessed at: the next to sit there would be moved.
func (s *Screen) undo() {
	c, ok := s.selected()
	if !ok {
		return
	}
	if _, here := s.day.Visit(c.Occupant); !here {
		s.open.Refused(&clinic.Error{Code: clinic.Blocked, Message: "Nobody sits in " + c.Name + ", so there is no move to undo here.", Next: "Choose the patient on Today and press U there."})
		return
	}
	s.act(clinic.ActUndo)
}

func (s *Screen) more() {
	if c, ok := s.selected(); ok && c.Occupant != 0 {
		s.open.More(c.Occupant)
	}
}

// seat asks who of those who wait is brought to the selected chair.
func (s *Screen) seat() {
	c, ok := s.selected()
	switch {
	case !ok:
	case s.hand.visit != 0:
		s.put(c.ID)
	case c.State() != clinic.Free:
		s.open.Refused(&clinic.Error{Code: clinic.Conflict, Message: c.Name + " is not free.", Next: "Choose a free chair first."})
	default:
		who := s.line.offered(c)
		if len(who) == 0 {
			s.open.Refused(&clinic.Error{Code: clinic.Conflict, Message: "Nobody waits who could be seated in " + c.Name + ".", Next: "Finish a check-in, or settle what holds who waits."})
			return
		}
		s.open.SeatIn(c.ID, who)
	}
}

// put brings who is in hand to a chair.
func (s *Screen) put(to clinic.ChairID) {
	id := s.hand.visit
	if c, ok := s.day.Chair(to); ok {
		if v, here := s.day.Visit(id); here && c.MayTake(v) != nil {
			s.bring(id, to) // says why; the patient stays in hand
			return
		}
	}
	s.layDown()
	s.bring(id, to)
}

func (s *Screen) escape() {
	if s.hand.visit != 0 {
		s.layDown()
		return
	}
	s.open.Back()
}

func (s *Screen) markClean() {
	if c, ok := s.selected(); ok && c.State() == clinic.Cleaning {
		s.open.Chair(clinic.MarkClean{Chair: c.ID}, c.Name+" is clean.")
	}
}

func (s *Screen) outOrBack() {
	c, ok := s.selected()
	switch {
	case !ok || c.State() == clinic.Occupied:
	case c.State() == clinic.OutOfService:
		s.open.Chair(clinic.PutBack{Chair: c.ID}, c.Name+" is back in service.")
	default:
		s.open.TakeOut(c)
	}
}

// number is the figure at the end of a chair's name, or "".
func number(name string) string {
	head := strings.TrimRight(name, "0123456789")
	return name[len(head):]
}
