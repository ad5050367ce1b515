package ui

// find brings the keyboard to the search, once there is a clinic to search.
func (d *Desk) find() {
	if d.loaded && d.place != PlaceWelcome {
		d.search.Begin()
	}
}

// Search types into the search, for pictures and tests.
func (d *Desk) Search(text string) {
	d.find()
	d.search.Type(text)
}

// newPatient begins a walk-in of somebody who is not on record.
func (d *Desk) newPatient(typed string) {
	d.walkin.BeginNew(typed)
	d.open(PlaceWalkIn)
}
