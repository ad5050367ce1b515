package ui

import "chairside/store/clinic"

// openPatient shows a patient that a search has found: the visit of today on
// the board, or else a walk-in that begins with the patient.
func (d *Desk) openPatient(id clinic.PatientID) {
	var today clinic.Visit
	for _, v := range d.day.Visits {
		if v.Patient.ID == id && (today.ID == 0 || !v.Stage.Ended()) {
			today = v
		}
	}
	if today.ID != 0 {
		d.today.Select(today.ID)
		d.open(PlaceToday)
		return
	}
	p, ok := d.search.Hit(id)
	if !ok {
		return
	}
	d.walkin.Begin(p)
	d.open(PlaceWalkIn)
}
