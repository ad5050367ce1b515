package ui

import (
	"chairside/store/clinic"
	"chairside/ui/act"
	"chairside/ui/calls"
	"chairside/ui/schedule"
)

// buildBooking puts the schedule and the list of calls together. The schedule
// has acts of its own, on the day that it shows.
func (d *Desk) buildBooking() {
	d.schedule = schedule.New(schedule.Desk{
		Store: d.store, Staff: d.atDesk, Pick: d.pickStaff, Spawn: d.config.Spawn, Focus: d.focus, Failed: d.failed,
		Act: func(a clinic.Action, id clinic.VisitID) { d.planned.Open(a, id) }, More: d.morePlanned,
		Record: d.record, Alike: d.alike, Leave: d.leave,
		Done: func(message string, back func()) { d.didBooking(message, back) },
	})
	d.planned = act.New(act.Desk{
		Store: d.store, Canvas: d.window.Canvas, Day: d.schedule.Day, Staff: d.atDesk, Now: d.config.Now, Spawn: d.config.Spawn,
		Failed: d.failed, Go: d.goTo, Pick: d.pickStaff, Fresh: d.schedule.Fresh, Alike: d.alike,
		Done: func(message string, undo clinic.VisitID) {
			if undo == 0 {
				d.didBooking(message, nil)
				return
			}
			d.didBooking(message, func() { d.planned.Open(clinic.ActUndo, undo) })
		},
	})
	d.calls = calls.New(calls.Desk{
		Store: d.store, Staff: d.atDesk, Pick: d.pickStaff, Spawn: d.config.Spawn, Focus: d.focus, Failed: d.failed,
		Leave: d.leave, Done: func(message string) { d.done(message, 0) },
	})
}

// didBooking tells what was done to a booking, with what takes it back, and
// shows the boards as they are now.
func (d *Desk) didBooking(message string, back func()) {
	d.sayBack(message, back)
	d.refresh(nil)
}

// book opens the schedule's form for a patient; 0 for one still to be found.
// From anywhere but the schedule it begins with today: the day that was looked
// at there last has nothing to do with the record that is open now.
func (d *Desk) book(id clinic.PatientID) {
	if !d.loaded {
		return
	}
	here := d.place == PlaceSchedule
	d.open(PlaceSchedule)
	switch {
	case d.place != PlaceSchedule: // something typed keeps the screen
	case here:
		d.schedule.Book(id)
	default:
		d.schedule.BookToday(id)
	}
}

// rebook opens the schedule's form to move a booked visit.
func (d *Desk) rebook(v clinic.Visit) {
	d.open(PlaceSchedule)
	if !v.Day.Before(d.day.Date) {
		d.schedule.Turn(v.Day)
	}
	d.schedule.Select(v.ID)
	d.schedule.Move(v)
}

// record opens what a visit of the schedule is part of: its row on Today when
// it is on the board, else the patient's record.
func (d *Desk) record(v clinic.Visit) {
	if _, ok := d.day.Visit(v.ID); !ok {
		d.openPatient(v.Patient.ID)
		return
	}
	d.today.Select(v.ID)
	d.open(PlaceToday)
}

// morePlanned offers every act that is possible on a visit of the day that the
// schedule shows.
func (d *Desk) morePlanned(id clinic.VisitID) { d.offer(d.schedule.Day(), d.planned, id) }

// stale tells the screens that read for themselves that somebody has written.
func (d *Desk) stale() {
	d.schedule.Stale()
	d.calls.Stale()
}

// openCalls opens the list of follow-up calls.
func (d *Desk) openCalls() { d.leaveTo(PlaceCalls) }

// OpenSchedule shows a day of the schedule with one of its visits chosen, and
// with the form of a new booking when book is set, for pictures and tests.
func (d *Desk) OpenSchedule(day clinic.Date, id clinic.VisitID, patient clinic.PatientID) {
	d.open(PlaceSchedule)
	d.schedule.Turn(day)
	d.schedule.Select(id)
	if patient != 0 {
		d.book(patient)
	}
}
