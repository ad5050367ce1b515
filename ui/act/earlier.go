package act

import (
	"time"

	"fyne.io/fyne/v2/container"

	"chairside/store/clinic"
	"chairside/ui/part"
)

// doneEarlier are the acts that can be entered after they were done, in the
// order of a stay. Vitals and side effects are not among them: their own forms
// ask for the time.
var doneEarlier = []Item{
	{clinic.ActArrive, "Arrived"},
	{clinic.ActFinishCheck, "Check-in finished"},
	{clinic.ActSeat, "Seated in a chair"},
	{clinic.ActTakeToRoom, "Taken to a room"},
	{clinic.ActMoveChair, "Moved to another chair"},
	{clinic.ActStart, "Infusion started"},
	{clinic.ActDose, "Dose given"},
	{clinic.ActPause, "Infusion paused"},
	{clinic.ActResume, "Infusion resumed"},
	{clinic.ActEnd, "Infusion ended"},
	{clinic.ActScore, "Recovery score taken"},
	{clinic.ActAssess, "Assessed: oriented, IV out"},
	{clinic.ActClear, "Cleared for leaving"},
	{clinic.ActDepart, "Gone home"},
	{clinic.ActFinish, "Consultation finished"},
	{clinic.ActLeaveBefore, "Left before treatment"},
	{clinic.ActLeaveAMA, "Left against advice"},
	{clinic.ActHospital, "Transferred to hospital"},
}

// openEarlier reads the board again, as [Acts.Open] does for every act.
func (a *Acts) openEarlier(id clinic.VisitID) {
	a.fresh(func() { a.earlier(id) })
}

// earlier asks what was done and when, then opens that act for that moment.
func (a *Acts) earlier(id clinic.VisitID) {
	staff, ok := a.desk.Staff()
	if !ok {
		a.forget()
		a.desk.Pick(func() { a.Open(Earlier, id) })
		return
	}
	v, ok := a.desk.Day().Visit(id)
	items := possible(doneEarlier, v, staff)
	if !ok || len(items) == 0 {
		a.desk.Failed(&clinic.Error{Code: clinic.Conflict, Message: "There is nothing to enter for an earlier time in this visit.", Next: "Vitals and side effects ask for their time themselves."})
		return
	}
	var words []string
	for _, i := range items {
		words = append(words, i.Word)
	}
	which := part.NewSelect("What was done", words, nil)
	which.ID = "earlier.which"
	at := part.NewField("Done at")
	at.ID = "earlier.at"
	at.SetPlaceHolder("e.g. 10:44")
	at.SetHint("The clock time on paper. The time of this entry is kept beside it.")
	spec := part.PanelSpec{
		Title: "Enter something done earlier", Text: about(v), Content: container.NewVBox(which, at),
		First: which.Focusable(), Action: "Go on", Kind: part.Main,
	}
	spec.Run = func(p *part.Panel) {
		at.SetError("")
		which.SetError("")
		if which.Selected() < 0 {
			which.SetError("Choose what was done.")
			return
		}
		when, err := clinic.ParsePast("earlier", at.Text(), a.desk.Now(), a.desk.Day().Clinic.Location())
		if err == nil && when.IsZero() {
			err = &clinic.Error{Code: clinic.Invalid, Field: "earlier", Message: "The time is missing.", Next: "Write it as 10:44."}
		}
		if err != nil {
			at.SetError(clinic.Sentence(err))
			return
		}
		p.Close()
		a.when = when
		action := items[which.Selected()].Action
		a.ready(action, id, func(v clinic.Visit) { a.begin(action, v) })
		a.when = time.Time{}
	}
	part.ShowPanel(a.desk.Canvas(), spec)
}

// beginEarlier opens what is asked on a screen of its own when it is entered
// at once; false for the acts whose form is the same.
func (a *Acts) beginEarlier(action clinic.Action, v clinic.Visit) bool {
	name := v.Patient.Label()
	switch action {
	case clinic.ActArrive:
		a.arrivedEarlier(v)
	case clinic.ActFinishCheck:
		a.Run(v, clinic.FinishCheckIn{}, name+": check-in finished")
	case clinic.ActDepart:
		a.Run(v, clinic.Depart{}, name+": gone home")
	case clinic.ActEnd:
		if v.StopsEarly(a.when) {
			a.ask(action, v)
			return true
		}
		a.Run(v, clinic.EndInfusion{}, name+": recovery started")
	default:
		return false
	}
	return true
}

// arrivedEarlier asks what check-in asks first: whether it is the right record.
func (a *Acts) arrivedEarlier(v clinic.Visit) {
	said := part.NewTick("Full name and birth date were said and match", v.Patient.FullName()+", "+v.Patient.Birth.Long(), nil)
	said.ID = "earlier.matched"
	a.show(form{
		PanelSpec: part.PanelSpec{Title: "Arrived", Text: about(v), Content: said, First: said, Action: "Record the arrival", Kind: part.Main},
		visit:     v, message: v.Patient.Label() + ": arrived",
		steps: func() ([]clinic.Step, error) {
			if !said.Ticked() {
				return nil, &clinic.Error{Code: clinic.Blocked, Message: "It is not said yet that this is the right record.", Next: "Compare name and birth date with the paper, then tick it."}
			}
			return one(clinic.Arrive{}, nil)
		},
	})
}

// back turns a step into one done at an earlier moment; at the zero moment it
// stays what it is.
func (a *Acts) back(when time.Time, step clinic.Step, message string) (clinic.Step, string) {
	if when.IsZero() {
		return step, message
	}
	return clinic.Earlier{Step: step, At: when}, message + ", entered for " + a.desk.Day().ClockOf(when)
}
