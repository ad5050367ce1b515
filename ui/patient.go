package ui

import (
	"fyne.io/fyne/v2"

	"chairside/store/clinic"
	"chairside/ui/patient"
)

// patientOpen is what the patient's screen is handed.
func (d *Desk) patientOpen() patient.Open {
	return patient.Open{
		Store: d.store, Staff: d.atDesk, Pick: d.pickStaff, Spawn: d.config.Spawn, Version: func() int64 { return d.version },
		Done: d.done, Failed: d.failed, Focus: d.focusOn(PlacePatient), Canvas: d.window.Canvas, Leave: d.leavePatient,
		Now: d.config.Now, Turned: d.retitle, CheckIn: d.checkIn, Book: d.book, Board: d.showOnBoard, WalkIn: d.walkInOf, Visit: d.showVisit,
		Sheet: d.sheetAgain,
	}
}

// retitle writes the title of the patient's screen anew: its pages differ.
func (d *Desk) retitle() {
	if s, ok := d.at(d.place); ok && d.place == PlacePatient && d.loaded {
		title, sub := s.Title(d.day, d.config.Now())
		d.frame.title.SetText(title)
		d.frame.sub.SetText(sub)
		d.frame.fit()
	}
}

// focusOn moves the keyboard only while a place is open: an answer that comes
// late must not take it away from where somebody is typing by then.
func (d *Desk) focusOn(place string) func(fyne.Focusable) {
	return func(f fyne.Focusable) {
		if d.place == place {
			d.focus(f)
		}
	}
}

// openPatient shows a patient's record. Esc goes back to where it was asked
// for.
func (d *Desk) openPatient(id clinic.PatientID) {
	if !d.loaded {
		return
	}
	if d.place != PlacePatient {
		d.cameFrom = d.place
	}
	d.patient.Open(id)
	d.open(PlacePatient)
}

// patients shows everyone on record.
func (d *Desk) patients() {
	if !d.loaded {
		return
	}
	d.cameFrom = PlaceToday
	d.patient.List()
	d.open(PlacePatient)
}

// OpenPatient shows a patient's record, for pictures and tests.
func (d *Desk) OpenPatient(id clinic.PatientID) { d.openPatient(id) }

// ListPatients shows everyone on record, for pictures and tests.
func (d *Desk) ListPatients() { d.patients() }

// EditPatient opens the form of a patient's record, for pictures and tests.
func (d *Desk) EditPatient(id clinic.PatientID) {
	d.openPatient(id)
	d.patient.Edit()
	d.open(PlacePatient)
}

func (d *Desk) leavePatient() {
	if d.hush() {
		return
	}
	back := d.cameFrom
	if _, ok := d.at(back); !ok || back == PlacePatient {
		back = PlaceToday
	}
	d.open(back)
}

// showOnBoard marks a visit in today's list.
func (d *Desk) showOnBoard(id clinic.VisitID) {
	d.today.Select(id)
	d.open(PlaceToday)
}

// walkInOf begins a walk-in of somebody who is on record. Esc goes back to the
// record, and from there to where that was asked for.
func (d *Desk) walkInOf(p clinic.Patient) {
	came := d.cameFrom
	d.walkin.Begin(p, func() {
		d.openPatient(p.ID)
		d.cameFrom = came
	})
	d.open(PlaceWalkIn)
}

// showVisit opens one of today's visits where its work is done.
func (d *Desk) showVisit(id clinic.VisitID) {
	v, ok := d.day.Visit(id)
	switch {
	case !ok:
	case v.Stage == clinic.Booked || v.Stage == clinic.Arrived:
		d.checkIn(id)
	case v.Stage == clinic.Recovering || v.Stage == clinic.Ready || v.Stage == clinic.Discharged:
		d.leaving.get().Select(id)
		d.open(PlaceLeaving)
	default:
		d.showOnBoard(id)
	}
}
