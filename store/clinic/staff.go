package clinic

import (
	"strings"
	"unicode/utf8"
)

// StaffID names one member of staff in the store.
type StaffID int64

// Roles is the set of hats a person wears; one person may hold several.
type Roles uint8

// The roles. A provider may do all a nurse may; a nurse all a receptionist may.
const (
	Receptionist Roles = 1 << iota
	Nurse
	Provider
	Manager
)

// Anyone at the desk or by the chair: receptionist, nurse or provider.
const Anyone = Receptionist | Nurse | Provider

// Clinical staff: nurse or provider.
const Clinical = Nurse | Provider

// Has reports whether r holds at least one of the wanted roles.
func (r Roles) Has(wanted Roles) bool { return r&wanted != 0 }

// String lists the roles in words: "nurse or provider" reads as who may.
func (r Roles) String() string {
	var words []string
	for _, w := range []struct {
		role Roles
		word string
	}{{Receptionist, "receptionist"}, {Nurse, "nurse"}, {Provider, "provider"}, {Manager, "manager"}} {
		if r.Has(w.role) {
			words = append(words, w.word)
		}
	}
	return strings.Join(words, " or ")
}

// Staff is one person who works here. Every write names one.
type Staff struct {
	ID         StaffID
	Name       string // as on the badge: Blessing Okoye
	Credential string // RN, MD, … or ""
	Roles      Roles
	Retired    bool // no longer working here; kept because the history names them
}

// Short gives the name as records show it: B. Okoye RN.
func (s Staff) Short() string {
	words := strings.Fields(s.Name)
	if len(words) == 0 {
		return ""
	}
	short := words[len(words)-1]
	if len(words) > 1 {
		first, _ := utf8.DecodeRuneInString(words[0])
		short = string(first) + ". " + short
	}
	return strings.TrimSpace(short + " " + s.Credential)
}

// Initials gives two letters for the badge on the rail.
func (s Staff) Initials() string {
	words := strings.Fields(s.Name)
	if len(words) == 0 {
		return "?"
	}
	first, _ := utf8.DecodeRuneInString(words[0])
	if len(words) == 1 {
		return strings.ToUpper(string(first))
	}
	last, _ := utf8.DecodeRuneInString(words[len(words)-1])
	return strings.ToUpper(string([]rune{first, last}))
}

// Check cleans the record as it is typed and names the field that is wrong.
func (s Staff) Check() (Staff, error) {
	var err error
	if s.Name, err = Line("name", "The staff name", s.Name, 1, 80); err != nil {
		return s, err
	}
	if s.Credential, err = Line("credential", "The credential", s.Credential, 0, 12); err != nil {
		return s, err
	}
	if !s.Roles.Has(Anyone | Manager) {
		return s, wrong("roles", "No role is chosen.", "Choose at least one role for this person.")
	}
	return s, nil
}
