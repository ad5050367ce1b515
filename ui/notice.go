package ui

import (
	"errors"

	"chairside/store/clinic"
	"chairside/ui/act"
)

// say tells in a toast what was done; with undo the toast can take it back.
func (d *Desk) say(message string, undo clinic.VisitID) {
	d.frame.fail("")
	d.frame.undoes, d.frame.takesBack = undo, false
	if undo == 0 {
		d.frame.say(message, "", nil)
		return
	}
	d.frame.say(message, "Undo", func() {
		d.home() // or it stays on the toast, which is gone
		d.acts.Open(clinic.ActUndo, undo)
	})
}

// sayBack tells what was done that is no move of a visit, with what takes it
// back; nil for nothing.
func (d *Desk) sayBack(message string, back func()) {
	d.say(message, 0)
	if back != nil {
		d.frame.takesBack = true
		d.frame.say(message, "Undo", func() {
			d.home() // or it stays on the toast, which is gone
			back()
		})
	}
}

// done tells what was done and shows the board as it is now.
func (d *Desk) done(message string, undo clinic.VisitID) {
	d.say(message, undo)
	d.refresh(nil)
}

// failed shows a refusal as a banner, and the board as it really is. What
// nobody at the desk can put right is logged as well, without names.
func (d *Desk) failed(err error) {
	var refusal *clinic.Error
	if !errors.As(err, &refusal) {
		d.config.Log("a write failed", err)
	}
	d.frame.fail(clinic.Sentence(err))
	if d.loaded {
		d.refresh(nil)
	}
}

// more offers every act that is possible on a visit now.
func (d *Desk) more(id clinic.VisitID) { d.offer(d.day, d.acts, id) }

// offer is more for a visit of any day, with the acts that see that day.
func (d *Desk) offer(day clinic.Day, acts *act.Acts, id clinic.VisitID) {
	staff, ok := d.atDesk()
	if !ok {
		d.pickStaff(func() { d.offer(day, acts, id) })
		return
	}
	v, ok := day.Visit(id)
	if !ok {
		return
	}
	items := act.Possible(v, staff)
	if len(items) == 0 {
		d.failed(&clinic.Error{Code: clinic.Blocked, Message: "There is nothing left to do in this visit."})
		return
	}
	var words []string
	for _, i := range items {
		words = append(words, i.Word)
	}
	d.choose("What is to be done?", v.Patient.Label()+" · "+v.Title()+" · "+v.StatusWord(d.config.Now()), words, 0, func(i int) {
		acts.Open(items[i].Action, id)
	})
}
