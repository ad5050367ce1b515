package clinic

import (
	"fmt"
	"slices"
)

// NurseLoad is how many patients are treated in the clinic and how many nurses
// are on duty for them. 0 nurses means that nobody has said who is on duty.
type NurseLoad struct{ Infusing, Recovering, Nurses int }

func (n NurseLoad) with(infusing, recovering int) NurseLoad {
	n.Infusing += infusing
	n.Recovering += recovering
	return n
}

// Needs gives how many nurses the patients need, in tenths and rounded up, so
// that what is too much never reads as enough: infusing / 2 + recovering / 3
// as shipped.
func (l Load) Needs(n NurseLoad) (tenths int) {
	work, share := l.work(n)
	return (work*10 + share - 1) / share
}

// Over reports whether the patients are more than the nurses on duty may
// watch. It is never over while nobody has said who is on duty.
func (l Load) Over(n NurseLoad) bool {
	work, share := l.work(n)
	return n.Nurses > 0 && work > n.Nurses*share
}

// work gives the nurses needed as a fraction, so that nothing is rounded.
func (l Load) work(n NurseLoad) (work, share int) {
	share = max(l.Infusing, 1) * max(l.Recovering, 1)
	if l.Infusing > 0 {
		work += n.Infusing * share / l.Infusing
	}
	if l.Recovering > 0 {
		work += n.Recovering * share / l.Recovering
	}
	return work, share
}

// Words says the load in a sentence: "3 infusing and 2 recovering need 2.2
// nurses, 2 are on duty".
func (l Load) Words(n NurseLoad) string {
	need := l.Needs(n)
	on := fmt.Sprintf("%d are on duty", n.Nurses)
	switch n.Nurses {
	case 0:
		on = "nobody is set as on duty"
	case 1:
		on = "1 is on duty"
	}
	noun := "nurses"
	if need == 10 {
		noun = "nurse"
	}
	return fmt.Sprintf("%d infusing and %d recovering need %s %s, %s", n.Infusing, n.Recovering, tenths(need), noun, on)
}

func tenths(n int) string {
	if n%10 == 0 {
		return fmt.Sprint(n / 10)
	}
	return fmt.Sprintf("%d.%d", n/10, n%10)
}

// Counter gives the load as a small counter shows it: "nurse load 2.2 of 2".
func (l Load) Counter(n NurseLoad) string {
	if n.Nurses == 0 {
		return "on duty: nobody set"
	}
	return fmt.Sprintf("nurse load %s of %d", tenths(l.Needs(n)), n.Nurses)
}

// Load counts who is treated now and the nurses on duty.
func (d Day) Load() NurseLoad {
	n := NurseLoad{Nurses: len(d.Nurses())}
	for _, v := range d.Visits {
		switch v.Stage {
		case Infusing:
			n.Infusing++
		case Recovering:
			n.Recovering++
		}
	}
	return n
}

// Nurses lists who is on duty as a nurse, in the order of the staff.
func (d Day) Nurses() []Staff {
	var on []Staff
	for _, s := range d.Staff {
		if s.OnDuty() && slices.Contains(d.Duty, s.ID) {
			on = append(on, s)
		}
	}
	return on
}

// OnDuty reports whether the person can be counted as a nurse on duty.
func (s Staff) OnDuty() bool { return s.Roles.Has(Nurse) && !s.Retired }

// PastLoad says why a treatment would be more than the nurses on duty may
// watch, "" when it would not. infusing tells an infusion from a dose given at
// once.
func (d Day) PastLoad(infusing bool) string {
	n := d.Load()
	if infusing {
		n = n.with(1, 0)
	} else {
		n = n.with(0, 1)
	}
	if !d.Clinic.Load.Over(n) {
		return ""
	}
	return d.Clinic.Load.Words(n)
}

// within refuses a treatment that the nurses on duty could not watch, unless
// the clinic only warns and whoever starts it has confirmed that.
func (s *Scene) within(n NurseLoad, confirmed bool) error {
	l := s.Clinic.Load
	if !l.Over(n) {
		return nil
	}
	said := l.Words(n)
	switch {
	case l.Blocks:
		return &Error{Code: Blocked, Field: "load", Message: "Not yet: with this one, " + said + ".", Next: "Wait until somebody is cleared, or set who is on duty."}
	case !confirmed:
		return &Error{Code: Blocked, Field: "load", Message: "With this one, " + said + ".", Next: "Confirm it to start all the same."}
	}
	s.Entry.Detail = loadPast + said
	return nil
}

// loadPast begins the history line of a treatment begun past the load.
const loadPast = "past the nurse load: "
