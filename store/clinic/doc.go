// Package clinic holds the clinic's words and rules: patient, visit and its
// stages, chair, protocol, vitals, clearance, departure, staff roles.
//
// It is pure: no SQL, no screen and no clock of its own. Every rule takes the
// moment it is asked about, so a day can be replayed and a boundary tested to
// the second. All times are UTC; a [Date] is a calendar day in the clinic's
// own time zone. Every clinical figure is a default that the clinic can change
// and carries its source where it is declared.
//
// Staff act on a visit by a [Step]. [Scene.Do] checks the step against the
// one table of moves ([Rules]) and then against the step's own rule, and
// returns the scene as it is afterwards; the store writes what changed.
package clinic
