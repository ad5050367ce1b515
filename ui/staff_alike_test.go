package ui

import (
	"testing"

	"chairside/store/clinic"
)

// TestTheSameBadgeIsWrittenOut: N. Neu and N. Nurse are both NN.
func TestTheSameBadgeIsWrittenOut(t *testing.T) {
	f := newFront(t)
	f.store.day.Staff = []clinic.Staff{
		{ID: 1, Name: "Nora Neu", Credential: "RN", Roles: clinic.Nurse}, {ID: 2, Name: "Nils Nurse", Credential: "RN", Roles: clinic.Nurse}, {ID: 3, Name: "Blessing Okoye", Credential: "RN", Roles: clinic.Nurse},
	}
	f.Start()
	f.who()
	n := " · " + clinic.Nurse.String()
	f.want("Nora Neu RN"+n, "Nils Nurse RN"+n, "B. Okoye RN"+n)
}
