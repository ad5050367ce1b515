package clinic

import (
	"strings"
	"time"
)

// Clash is one thing that stands against a booking. Text says what, without
// patient names: With names the visit in the way, for a screen to say whose.
type Clash struct {
	Kind ClashKind
	Text string
	With VisitID // 0 when no visit is in the way
}

// ClashKind is what kind of thing stands against a booking.
type ClashKind string

// The kinds of clash.
const (
	ClashPast    ClashKind = "past"    // the time has gone by
	ClashPatient ClashKind = "patient" // the patient has a visit that day
	ClashHours   ClashKind = "hours"   // closed, before opening, or after closing
	ClashChair   ClashKind = "chair"   // the chair is taken then
	ClashOut     ClashKind = "out"     // the chair is out of service
	ClashFull    ClashKind = "full"    // no chair is long enough free
	ClashRoom    ClashKind = "room"    // a treatment in a room to talk; never booked
)

// Clashes lists what stands against a booking on this day, or against moving
// a visit: other is the visit that is moved, 0 for a new one. The day must
// hold all that reaches into it. Empty when nothing does.
func (d Day) Clashes(b Booking, other VisitID, now time.Time) []Clash {
	o, _ := d.Protocol(b.Protocol)
	var out []Clash
	add := func(k ClashKind, with VisitID, text string) { out = append(out, Clash{k, text, with}) }
	if b.Planned.Before(now.Truncate(time.Minute)) {
		add(ClashPast, 0, "That time has gone by.")
	}
	for _, v := range d.Visits {
		if v.ID != other && v.Patient.ID == b.Patient && v.Day == d.Date && !v.Stage.in([]Stage{NoShow, Cancelled, LeftBefore}) {
			add(ClashPatient, v.ID, "The patient already has a visit that day, at "+d.ClockOf(v.Planned)+".")
			break
		}
	}
	end := b.Planned.Add(Visit{Protocol: o}.Stay(d.Clinic.Prep))
	opens, closes := d.Opens()
	open := false
	switch {
	case opens.IsZero():
		add(ClashHours, 0, "The clinic is closed on "+d.Date.At(12, 0, time.UTC).Format("Monday 2 January")+".")
	case b.Planned.Before(opens):
		add(ClashHours, 0, "The clinic opens at "+d.ClockOf(opens)+" that day.")
	case end.After(closes):
		add(ClashHours, 0, "The visit would end at "+d.ClockOf(end)+"; the clinic closes at "+d.closing(closes)+".")
	default:
		open = true
	}
	if b.Chair != 0 {
		return append(out, d.clashChair(b, o, other, now)...)
	}
	if _, ok := d.Fits(Need{Protocol: o, Visit: other}, b.Planned, now); open && !ok {
		add(ClashFull, 0, "No chair is free from "+d.ClockOf(b.Planned)+" to "+d.ClockOf(end)+".")
	}
	return out
}

// closing writes closing at midnight as 24:00.
func (d Day) closing(closes time.Time) string {
	if DateOf(closes, d.Clinic.Location()) != d.Date {
		return "24:00"
	}
	return d.ClockOf(closes)
}

func (d Day) clashChair(b Booking, o Protocol, other VisitID, now time.Time) []Clash {
	c, ok := d.Chair(b.Chair)
	if !ok {
		return nil // judged before
	}
	if err := c.Suits(o); err != nil {
		return []Clash{{ClashRoom, Sentence(err), 0}}
	}
	if !c.bookable() {
		return []Clash{{ClashOut, c.Name + " is out of service.", 0}}
	}
	end := b.Planned.Add(Visit{Protocol: o}.Stay(d.Clinic.Prep) + c.Turnover)
	for _, s := range d.spokenFor(c, other, now) {
		if s.from.Before(end) && s.to.After(b.Planned) {
			return []Clash{{ClashChair, c.Name + " is taken from " + d.ClockOf(s.from) + " to " + d.ClockOf(s.to) + ", cleaning included.", s.by}}
		}
	}
	return nil
}

// Protocol finds a protocol, retired or not.
func (d Day) Protocol(id ProtocolID) (Protocol, bool) {
	for _, o := range d.Protocols {
		if o.ID == id {
			return o, true
		}
	}
	return Protocol{}, false
}

// Judge is the rule of every booking and of every move of one: what it names
// must be there and fit together, and nothing may stand against it unless it
// says Anyway, which seats no treatment in a room. It gives the booking with the chair it gets, and what it was
// booked against, for the history. Refusals are [Invalid], [Missing], or
// [Conflict] with all that clashes.
func (d Day) Judge(b Booking, other VisitID, now time.Time) (Booking, string, error) {
	if err := b.Check(now); err != nil {
		return b, "", err
	}
	o, ok := d.Protocol(b.Protocol)
	switch {
	case !ok:
		return b, "", refuse(Missing, "That protocol is not on record.", "Look again; the screen may be old.")
	case o.Retired:
		return b, "", wrong("protocol", "That protocol is no longer used.", "Choose another.")
	case o.Treatment == (b.Kind == Consultation):
		return b, "", wrong("protocol", "The protocol does not fit the kind of visit.", "Choose one that does.")
	}
	if b.Chair != 0 {
		c, ok := d.Chair(b.Chair)
		switch {
		case !ok:
			return b, "", refuse(Missing, "That chair is not on record.", "Look again; the screen may be old.")
		case c.Retired:
			return b, "", &Error{Code: Conflict, Field: "chair", Message: c.Name + " is no longer used.", Next: "Choose another chair."}
		}
		if err := c.Suits(o); err != nil {
			return b, "", err
		}
	}
	if b.WalkIn {
		return b, "", nil // the patient stands at the desk; seating finds the chair
	}
	clashes := d.Clashes(b, other, now)
	var texts []string
	for _, c := range clashes {
		texts = append(texts, c.Text)
	}
	against := strings.Join(texts, " ")
	switch {
	case len(clashes) > 0 && !b.Anyway:
		return b, "", refuse(Conflict, against, "Choose another time, or book it anyway.")
	case len(clashes) > 0:
		return b, "booked anyway: " + against, nil
	}
	if b.Chair == 0 {
		slot, _ := d.Fits(Need{Protocol: o, Visit: other}, b.Planned, now)
		b.Chair = slot.Chair
	}
	return b, "", nil
}
