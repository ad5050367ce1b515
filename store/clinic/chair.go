package clinic

import (
	"slices"
	"time"
)

// ChairID names one treatment chair, bed or room in the store. 0 is none.
type ChairID int64

// ChairKind is what a place for a patient is.
type ChairKind string

// The kinds of place. Rooms are for consultations alone, see [Chair.Suits].
const (
	Recliner ChairKind = "recliner"
	Bed      ChairKind = "bed"
	Room     ChairKind = "room"
)

// Chair is one place for a patient.
type Chair struct {
	ID       ChairID
	Name     string // Chair 3, Room A
	Kind     ChairKind
	Features []string      // monitor, private, wheelchair
	Turnover time.Duration // cleaning after a patient has left
	Order    int           // place on the boards
	Retired  bool          // no longer used; kept because the history names it

	Occupant      VisitID // 0 when nobody sits there
	CleaningSince time.Time
	Soiled        Reading // both clocks when the cleaning began
	Ack           Ack     // the newest of this turnover; zero when nobody has seen it
	Read          Reading // both clocks when this was read
	OutReason     string  // "" while in service
	OutSince      time.Time
	OutBy         StaffID
}

// ChairState is how a chair stands now.
type ChairState string

// The states of a chair.
const (
	Free         ChairState = "free"
	Occupied     ChairState = "occupied"
	Cleaning     ChairState = "cleaning"
	OutOfService ChairState = "out_of_service"
)

// State derives how the chair stands.
func (c Chair) State() ChairState {
	switch {
	case c.Occupant != 0:
		return Occupied
	case c.OutReason != "":
		return OutOfService
	case !c.CleaningSince.IsZero():
		return Cleaning
	}
	return Free
}

// CleanDue gives when the turnover is planned to be over; zero when the chair
// is not being cleaned.
func (c Chair) CleanDue() time.Time {
	if c.CleaningSince.IsZero() {
		return time.Time{}
	}
	return c.CleaningSince.Add(c.Turnover)
}

// DefaultTurnover is the cleaning time of a new chair (ours; the clinic sets it).
const DefaultTurnover = 10 * time.Minute

// Check cleans the record as it is typed and names the field that is wrong.
func (c Chair) Check() (Chair, error) {
	var err error
	if c.Name, err = Line("name", "The chair's name", c.Name, 1, 24); err != nil {
		return c, err
	}
	if c.Kind != Recliner && c.Kind != Bed && c.Kind != Room {
		return c, wrong("kind", "The chair has no kind.", "Choose recliner, bed or room.")
	}
	c.Features = slices.Clone(c.Features)
	for i, f := range c.Features {
		if c.Features[i], err = Line("features", "The feature", f, 1, 24); err != nil {
			return c, err
		}
	}
	if c.Turnover < 0 || c.Turnover > 4*time.Hour {
		return c, wrong("turnover", "The turnover time must lie between 0 and 240 minutes.", "Write it in minutes.")
	}
	return c, nil
}

// Suits refuses a treatment a room to talk, whoever asks and however: nobody
// watches a drip there, and there is nothing to lie back in.
func (c Chair) Suits(p Protocol) error {
	if p.Treatment && c.Kind == Room {
		return &Error{Code: Blocked, Field: "chair", Message: c.Name + " is a room to talk; a treatment needs a treatment chair.", Next: "Choose a chair, or wait until one is free."}
	}
	return nil
}

// takes refuses a chair that cannot take a patient now.
func (c Chair) takes() error {
	if err := c.used(); err != nil {
		return err
	}
	switch c.State() {
	case Occupied:
		return refuse(Conflict, c.Name+" is taken.", "Choose another chair.")
	case Cleaning:
		return refuse(Conflict, c.Name+" is being cleaned.", "Mark it clean first, or choose another chair.")
	case OutOfService:
		return refuse(Conflict, c.Name+" is out of service.", "Choose another chair.")
	}
	return nil
}

// used refuses a chair that was retired: another station may do that while
// this one still shows it.
func (c Chair) used() error {
	if c.Retired {
		return refuse(Conflict, c.Name+" is no longer used.", "Choose another chair.")
	}
	return nil
}
