package clinic

import (
	"fmt"
	"time"
)

// Acknowledge says that the person has seen an alarm of a visit. It silences
// the alarm for [SilentFor] and settles nothing. Only a nurse or provider
// acknowledges what is about the patient's state. Two who acknowledge the same
// alarm at two stations are both kept.
type Acknowledge struct {
	Kind TimerKind
	Set  time.Time // of the [Timer]
}

// Action implements [Step].
func (Acknowledge) Action() Action { return ActAcknowledge }

func (a Acknowledge) apply(s *Scene) error {
	if a.Kind.Clinical() && !s.By.Roles.Has(Clinical) {
		return refuse(NotAllowed, s.By.Short()+" may not acknowledge this alarm.", "Ask a "+Clinical.String()+".")
	}
	for _, t := range s.Visit.timers(s.Clinic) {
		if t.Kind != a.Kind || !t.Set.Equal(a.Set) || t.Forecast {
			continue
		}
		if s.Now.Before(t.Due) {
			return refuse(Blocked, "That is not due yet.", "")
		}
		s.Visit.Acks = append(s.Visit.Acks, Ack{Kind: a.Kind, Set: a.Set, At: s.Now, By: s.By.ID})
		s.Entry.Detail = string(a.Kind) + ", due " + Clock(t.Set, s.Clinic.Location())
		return nil
	}
	return settled()
}

func settled() error {
	return refuse(Conflict, "That alarm is settled already.", "Nothing is left to do.")
}

// AckChair says that the person has seen the alarm of a chair's turnover.
type AckChair struct {
	Chair ChairID
	Set   time.Time // of the [Timer]
}

// Action implements [ChairStep].
func (AckChair) Action() Action { return ActAckChair }

// Target implements [ChairStep].
func (a AckChair) Target() ChairID { return a.Chair }

func (a AckChair) apply(c *Chair, e *Entry) error {
	for _, t := range c.Timers() {
		if !t.Set.Equal(a.Set) {
			continue
		}
		if e.At.Before(t.Due) {
			return refuse(Blocked, "That is not due yet.", "")
		}
		c.Ack = Ack{Kind: TimerTurnover, Set: a.Set, At: e.At, By: e.By}
		return nil
	}
	return settled()
}

// ClockRight says which clock a nurse found right after the two had parted.
type ClockRight string

// The answers.
const (
	WallRight   ClockRight = "wall"   // this computer's time is right now
	SteadyRight ClockRight = "steady" // it is wrong and has to be set
)

// ConfirmClock is a nurse's word on clocks that have parted. It changes no
// timer: alarms go on by the clock that is ahead and clearance by the one
// behind, until the stage is over. It gives the line for the history.
func (c Clocks) ConfirmClock(by Staff, right ClockRight) (Entry, error) {
	if err := by.May(ActClock); err != nil {
		return Entry{}, err
	}
	says := ""
	switch right {
	case WallRight:
		says = "this computer shows the right time now"
	case SteadyRight:
		says = "this computer shows a wrong time"
	default:
		return Entry{}, wrong("clock", "No answer is given.", "Choose which clock is right.")
	}
	return Entry{
		At: c.Now.Wall, Steady: c.Now.Steady, Boot: c.Now.Boot, By: by.ID, Action: ActClock,
		Detail: fmt.Sprintf("%s; %s", c.Words(), says),
	}, nil
}

// Words says how far the clocks have parted: "set forward by 1 h 02".
func (c Clocks) Words() string {
	by := c.Parted()
	switch {
	case by >= time.Second:
		return "set forward by " + exactly(by)
	case by <= -time.Second:
		return "set back by " + exactly(-by)
	}
	return "the computer was restarted"
}

// exactly writes a length to the second below two minutes, where Span would
// round it away.
func exactly(d time.Duration) string {
	if d < 2*time.Minute {
		return fmt.Sprintf("%d s", int(d/time.Second))
	}
	return Span(d)
}
