package clinic

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Setting is one change of what the clinic has set. Read is the record as it
// stood on the screen of who changes it, so that the store can refuse a change
// of something that another station has changed meanwhile; a Read whose ID is
// 0 adds a record.
type Setting interface {
	// Action names what a role must allow.
	Action() Action
}

// ProfileChange changes what the clinic says of itself and its figures.
type ProfileChange struct{ Read, To Profile }

// ChairChange changes or adds a chair. Confirmed takes the planned chair from
// the coming visits of a chair that is retired.
type ChairChange struct {
	Read, To  Chair
	Confirmed bool
}

// ProtocolChange changes or adds a protocol. Confirmed retires one that coming
// visits are booked with; they keep it.
type ProtocolChange struct {
	Read, To  Protocol
	Confirmed bool
}

// StaffChange changes or adds a member of staff.
type StaffChange struct{ Read, To Staff }

// ChairOrder changes the order of the chairs on the boards.
type ChairOrder struct{ Read, To []ChairID }

// Action is the settings'.
func (ProfileChange) Action() Action { return ActSettings }

// Action is the settings'.
func (ChairChange) Action() Action { return ActSettings }

// Action is the settings'.
func (ProtocolChange) Action() Action { return ActSettings }

// Action is the settings'.
func (ChairOrder) Action() Action { return ActSettings }

// Action is that of the staff list.
func (StaffChange) Action() Action { return ActStaff }

// Planned is how many coming visits count on a chair or a protocol, and the
// day of the first of them.
type Planned struct {
	Visits int
	First  Date
}

// Record gives what is set of a chair, without how it stands now.
func (c Chair) Record() Chair {
	return Chair{ID: c.ID, Name: c.Name, Kind: c.Kind, Features: c.Features, Turnover: c.Turnover, Order: c.Order, Retired: c.Retired}
}

// Check refuses a change that would leave nobody anywhere to sit: of a chair
// that is taken, that coming visits are planned for, or that is the last for
// treatments. all are the chairs as they are.
func (c ChairChange) Check(all []Chair, planned Planned) error {
	i := slices.IndexFunc(all, func(o Chair) bool { return o.ID == c.To.ID })
	if i < 0 {
		return nil // a new one takes nothing from anybody
	}
	was := all[i]
	after := slices.Clone(all)
	after[i] = c.To
	last := &Error{Code: Blocked, Message: was.Name + " is the last chair for treatments.", Next: "Add another chair first."}
	switch {
	case c.To.Retired && !was.Retired && was.State() == Occupied:
		return &Error{Code: Blocked, Message: "Somebody sits in " + was.Name + ".", Next: "Move them first, or wait until they have left."}
	case treats(all) && !treats(after):
		return last
	case c.To.Retired && !was.Retired && planned.Visits > 0 && !c.Confirmed:
		return &Error{
			Code: Blocked, Field: FieldConfirm,
			Message: fmt.Sprintf("%s is planned for %s, the first on %s.", was.Name, visits(planned.Visits), planned.First.Long()),
			Next:    "Retire it all the same, and they keep their time without a planned chair.",
		}
	}
	return nil
}

// FieldConfirm is the field of a refusal that can be answered with "all the
// same".
const FieldConfirm = "confirm"

func treats(chairs []Chair) bool {
	return slices.ContainsFunc(chairs, func(c Chair) bool { return !c.Retired && c.Kind != Room })
}

// Check refuses a change that would leave no protocol to book a treatment
// with, or retires one that visits are booked with unless that is confirmed.
// all are the protocols as they are.
func (c ProtocolChange) Check(all []Protocol, planned Planned) error {
	i := slices.IndexFunc(all, func(o Protocol) bool { return o.ID == c.To.ID })
	if i < 0 {
		return nil
	}
	was := all[i]
	after := slices.Clone(all)
	after[i] = c.To
	treats := func(o Protocol) bool { return !o.Retired && o.Treatment }
	switch {
	case slices.ContainsFunc(all, treats) && !slices.ContainsFunc(after, treats):
		return &Error{Code: Blocked, Message: was.Name + " is the last protocol for treatments.", Next: "Add another one, or bring one back, first."}
	case !slices.ContainsFunc(after, func(o Protocol) bool { return !o.Retired }):
		return &Error{Code: Blocked, Message: was.Name + " is the last protocol.", Next: "Add another one, or bring one back, first."}
	case c.To.Retired && !was.Retired && planned.Visits > 0 && !c.Confirmed:
		return &Error{
			Code: Blocked, Field: FieldConfirm,
			Message: fmt.Sprintf("%s is booked for %s, the first on %s.", was.Name, visits(planned.Visits), planned.First.Long()),
			Next:    "Retire it all the same, and they keep it; nobody else can be booked with it.",
		}
	}
	return nil
}

func visits(n int) string {
	if n == 1 {
		return "1 coming visit"
	}
	return fmt.Sprintf("%d coming visits", n)
}

// SettingPart says what a line of the history of the settings is about; empty
// is everything.
type SettingPart string

// The parts.
const (
	PartProfile  SettingPart = "Profile"
	PartChair    SettingPart = "Chair"
	PartProtocol SettingPart = "Protocol"
	PartStaff    SettingPart = "Staff"
)

// Setting takes the detail of a settings line apart: what it is about, which
// one of them (0 where there is but one), and what was changed. A line that
// was not written by a change has no part.
func (e Entry) Setting() (part SettingPart, id int64, what string) {
	head, what, found := strings.Cut(e.Detail, ". ")
	kind, number, _ := strings.Cut(head, " ")
	if !found {
		return "", 0, e.Detail
	}
	for _, p := range []SettingPart{PartProfile, PartChair, PartProtocol, PartStaff} {
		if kind == string(p) || kind == string(p)+"s" {
			id, _ = strconv.ParseInt(number, 10, 64)
			return p, id, what
		}
	}
	return "", 0, e.Detail
}
