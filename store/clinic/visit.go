package clinic

import (
	"fmt"
	"time"
)

// VisitID names one visit in the store.
type VisitID int64

// State is the part of a visit that moves change and an undo puts back.
// Times are zero until they happen. Due times are stored, never what is left.
type State struct {
	Stage Stage
	Chair ChairID // 0 when the patient sits in none

	ArrivedAt  time.Time
	WaitingAt  time.Time // check-in finished
	SeatedAt   time.Time
	StartedAt  time.Time // treatment began
	DueAt      time.Time // planned end of the infusion, moved on by pauses
	PausedAt   time.Time // zero while running
	PauseTotal time.Duration
	TreatedAt  time.Time // treatment ended, recovery began
	StopReason string    // why the infusion ended before its time
	RecoverBy  time.Time // the minimum recovery is over then
	ReadyAt    time.Time // cleared
	EndedAt    time.Time // gone home, or the moment of an exit

	WentHomeWith string // the escort as named at the door, or "" when alone
	AloneReason  string // why a provider let the patient leave without an escort
	Told         string // who was told, when the patient left against advice or to hospital
	EndReason    string // why an exit was taken
}

// Visit is one visit with all that was recorded in it.
type Visit struct {
	ID           VisitID
	Day          Date
	Number       int // counts the day's visits from 1; printed as 2026-11-22/0007
	Patient      Patient
	Kind         Kind
	Protocol     Protocol
	SeriesNo     int // 3 in "3 of 6"; 0 when it is none of a series
	SeriesOf     int
	Planned      time.Time
	PlannedChair ChairID // 0 when none was planned
	WalkIn       bool

	State
	Escort    Escort
	Answers   []Answer // check-in, at most one a question
	Holds     []Hold
	Vitals    []Vitals // in the order they were taken; amended ones stay, marked
	Scores    []Score
	Effects   []Effect
	Ticks     []Tick
	Clearance *Clearance  // the one in force, nil when not cleared
	Given     []Clearance // every clearance ever given, also those taken back, oldest first
	Sheets    []Printed
	Acks      []Ack   // alarms that somebody has seen, oldest first
	Calls     []Call  // follow-up calls, oldest first
	History   []Entry // oldest first

	Read         Reading // both clocks when this was read: rules that count time go by it
	After        FollowUp
	Next         time.Time // the patient's next booked visit; zero when none
	NextProtocol Protocol  // of the next booked visit
}

// Printed is one handing-over of the aftercare sheet to paper or file.
type Printed struct {
	At      time.Time
	By      StaffID
	Version int    // counts from 1
	Where   string // "saved as PDF", "printed on Front desk"
}

// Code gives the visit as paper names it: 2026-11-22/0007.
func (v Visit) Code() string { return fmt.Sprintf("%s/%04d", v.Day, v.Number) }

// Title gives the kind of visit in words: Infusion 3 of 6.
func (v Visit) Title() string {
	switch {
	case v.Kind == Consultation:
		return "Consultation"
	case v.Kind == Maintenance:
		return "Maintenance"
	case v.SeriesNo == 0:
		return v.noun()
	case v.SeriesOf == 0:
		return fmt.Sprintf("%s %d", v.noun(), v.SeriesNo)
	}
	return fmt.Sprintf("%s %d of %d", v.noun(), v.SeriesNo, v.SeriesOf)
}

func (v Visit) noun() string {
	if v.Protocol.Infusion > 0 {
		return "Infusion"
	}
	return "Treatment"
}

// Stay gives how long the visit is planned to need a chair, prep included.
func (v Visit) Stay(prep time.Duration) time.Duration {
	if !v.Protocol.Treatment {
		return 30 * time.Minute
	}
	return prep + v.Protocol.Infusion + v.Protocol.Recovery
}

// Held gives the holds that nobody has released yet.
func (v Visit) Held() []Hold {
	var open []Hold
	for _, h := range v.Holds {
		if h.ReleasedAt.IsZero() {
			open = append(open, h)
		}
	}
	return open
}

// Baseline gives the last full blood pressure taken in the chair before the
// treatment began: what every later reading is compared with.
func (v Visit) Baseline() (Vitals, bool) {
	for i := len(v.Vitals) - 1; i >= 0; i-- {
		if s := v.Vitals[i]; s.Stage == InChair && !s.Amended && s.HasBP() {
			return s, true
		}
	}
	return Vitals{}, false
}

// Last gives the newest unamended set that holds the sign.
func (v Visit) Last(sign Sign) (Vitals, bool) {
	for i := len(v.Vitals) - 1; i >= 0; i-- {
		if _, ok := v.Vitals[i].Signs[sign]; ok && !v.Vitals[i].Amended {
			return v.Vitals[i], true
		}
	}
	return Vitals{}, false
}

// LastMove gives the newest move of the visit that nobody has undone.
func (v Visit) LastMove() (Entry, bool) {
	for i := len(v.History) - 1; i >= 0; i-- {
		if e := v.History[i]; e.Before != nil && !e.Undone && e.Undoes == 0 {
			return e, true
		}
	}
	return Entry{}, false
}

// Ticked gives the tick of an item, if it stands.
func (v Visit) Ticked(item Item) (Tick, bool) {
	for _, t := range v.Ticks {
		if t.Item == item {
			return t, true
		}
	}
	return Tick{}, false
}

// Answer gives the answer to a check-in question, if there is one. Answers
// older than the arrival do not count: they were given by whoever was checked
// in under this visit before that was undone, perhaps somebody else.
func (v Visit) Answer(q Question) (Answer, bool) {
	for _, a := range v.Answers {
		if a.Question == q && !v.ArrivedAt.IsZero() && !a.At.Before(v.ArrivedAt) {
			return a, true
		}
	}
	return Answer{}, false
}

// InfusedFor gives how long the treatment ran, pauses left out; zero before
// it began.
func (v Visit) InfusedFor(now time.Time) time.Duration {
	if v.StartedAt.IsZero() {
		return 0
	}
	end := v.TreatedAt
	if end.IsZero() {
		end = now
		if !v.PausedAt.IsZero() {
			end = v.PausedAt
		}
	}
	return end.Sub(v.StartedAt) - v.PauseTotal
}
