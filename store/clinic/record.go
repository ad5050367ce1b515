package clinic

// Record is one visit with what a printed sheet says beside it: the clinic
// as it names itself and the staff by number. It is all a sheet may read.
type Record struct {
	Visit  Visit
	Clinic Profile
	Staff  []Staff
	Demo   bool // of the demo clinic: the sheet says so
}

// StaffName gives a member of staff as records show it, or "" for none.
func (r Record) StaffName(id StaffID) string {
	for _, s := range r.Staff {
		if s.ID == id {
			return s.Short()
		}
	}
	return ""
}
