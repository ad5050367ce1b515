package ui

import (
	"strings"

	"chairside/store/clinic"
)

// atDesk gives who acts: every write names them.
func (d *Desk) atDesk() (clinic.Staff, bool) { return d.staff, d.staff.ID != 0 }

// keepStaff takes the person's record as it now is: roles may have changed at
// another station, and who has left can act no more.
func (d *Desk) keepStaff() {
	for _, s := range d.day.Staff {
		if s.ID == d.staff.ID && !s.Retired {
			d.staff = s
			return
		}
	}
	d.staff = clinic.Staff{}
}

// pickStaff asks who is at the desk, then goes on.
func (d *Desk) pickStaff(then func()) {
	var people []clinic.Staff
	var words []string
	current := 0
	same := map[string]int{} // how many have the same badge
	for _, s := range d.day.Staff {
		if !s.Retired {
			same[s.Initials()]++
			if s.Short() != s.Initials() {
				same[s.Short()]++
			}
		}
	}
	for _, s := range d.day.Staff {
		if s.Retired {
			continue
		}
		if s.ID == d.staff.ID {
			current = len(people)
		}
		name := s.Short()
		if same[name] > 1 || same[s.Initials()] > 1 {
			name = strings.TrimSpace(s.Name + " " + s.Credential)
		}
		people, words = append(people, s), append(words, name+" · "+s.Roles.String())
	}
	d.choose("Who is at the desk?", "Everything you do is kept under this name.", words, current, func(i int) {
		if people[i].ID != d.staff.ID {
			d.frame.fail("") // what was refused was refused to another
		}
		d.staff = people[i]
		d.keepStaff() // the board may have been read again while the list was open
		d.frame.tick(d.day, d.config.Now())
		then()
	})
}

func (d *Desk) setStaff(s clinic.Staff) {
	d.staff = s
	d.frame.tick(d.day, d.config.Now())
}

// SetStaff names who is at the desk, for pictures and tests.
func (d *Desk) SetStaff(s clinic.Staff) { d.setStaff(s) }

// who asks who is at the desk, once there is a clinic to ask about.
func (d *Desk) who() {
	if d.loaded {
		d.pickStaff(func() {})
	}
}
