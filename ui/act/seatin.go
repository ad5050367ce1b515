package act

import (
	"strings"

	"fyne.io/fyne/v2"

	"chairside/store/clinic"
	"chairside/ui/part"
)

// SeatIn asks who is brought to a free chair, among those who wait: the first
// of them is proposed, and the form says for whom the chair is planned. The
// board is read again first; who cannot be seated there any more is left out.
func (a *Acts) SeatIn(chair clinic.ChairID, waiting []clinic.VisitID) {
	a.fresh(func() { a.seatIn(chair, waiting) })
}

func (a *Acts) seatIn(chair clinic.ChairID, waiting []clinic.VisitID) {
	staff, ok := a.desk.Staff()
	if !ok {
		a.forget()
		a.desk.Pick(func() { a.SeatIn(chair, waiting) })
		return
	}
	day := a.desk.Day()
	c, _ := day.Chair(chair)
	var who []clinic.Visit
	refused := error(&clinic.Error{Code: clinic.Blocked, Message: "Nobody waits who could be seated in " + c.Name + ".", Next: "Finish a check-in first."})
	for _, id := range waiting {
		v, here := day.Visit(id)
		if !here {
			continue
		}
		err := staff.May(v.ToSeat())
		if err == nil {
			err = c.MayTake(v)
		}
		if err != nil {
			refused = err
			continue
		}
		who = append(who, v)
	}
	if len(who) == 0 {
		a.desk.Failed(refused)
		return
	}
	a.askWho(day, c, who)
}

func (a *Acts) askWho(day clinic.Day, c clinic.Chair, who []clinic.Visit) {
	var words []string
	for _, v := range who {
		words = append(words, v.Patient.Label()+", born "+v.Patient.Birth.Long()+" · MRN "+v.Patient.MRN+" · planned "+day.ClockOf(v.Planned)+otherPlace(day, v, c))
	}
	var panel *part.Panel
	chosen := func() clinic.Visit { return who[0] }
	which := part.NewSelect("Patient", words, func(int) { a.beware(panel, chosen()) })
	which.ID = "act.seat_who"
	which.SetSelected(0)
	chosen = func() clinic.Visit { return who[max(which.Selected(), 0)] }
	panel = a.show(form{
		PanelSpec: part.PanelSpec{
			Title: "Who comes to " + c.Name + "?", Text: plannedFor(day, c), Content: which,
			First: fyne.Focusable(which.Focusable()), Action: "Seat in " + c.Name, Kind: part.Main, Width: 680,
		},
		visit: who[0],
		chosen: func() (clinic.Visit, string) {
			v := chosen()
			return v, v.Patient.Label() + ": " + c.Name
		},
		steps: func() ([]clinic.Step, error) { return one(chairStep(chosen().ToSeat(), c.ID), nil) },
	})
}

// plannedFor says for whom a chair is planned next, and where they are.
func plannedFor(day clinic.Day, c clinic.Chair) string {
	text := c.Name + " · " + strings.Join(append([]string{string(c.Kind)}, c.Features...), " · ") + "\n"
	v, ok := day.PlannedNext(c.ID)
	if !ok {
		return text + "It is planned for nobody."
	}
	text += "It is planned for " + v.Patient.Label() + ", born " + v.Patient.Birth.Long() + ", at " + day.ClockOf(v.Planned)
	if v.Stage != clinic.Waiting {
		text += ", who is " + strings.ToLower(v.Stage.Word())
	}
	return text + "."
}

// otherPlace says that somebody is planned for this chair, or for another.
func otherPlace(day clinic.Day, v clinic.Visit, c clinic.Chair) string {
	if v.PlannedChair == c.ID {
		return " for this chair"
	}
	if other, ok := day.Chair(v.PlannedChair); ok {
		return " for " + other.Name
	}
	return ""
}
