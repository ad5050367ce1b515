package act

import (
	"fyne.io/fyne/v2/container"

	"chairside/store/clinic"
	"chairside/ui/part"
)

// settle asks what became of a visit of an earlier day that was left open. A
// key pressed by habit must not make it a no-show.
func (a *Acts) settle(v clinic.Visit) {
	why := reasonField()
	why.SetHint("Needed for a cancelled visit; stays on record.")
	what := part.NewChoice("What became of it?", []string{"Did not come", "Was cancelled", "Comes another day"}, nil)
	what.ID = "act.settle"
	spec := part.PanelSpec{
		Title: "Settle an open visit", Text: about(v) + "\nBooked for " + v.Planned.In(a.desk.Day().Clinic.Location()).Format("Monday 2 January, 15:04") + " and never settled.",
		Content: container.NewVBox(what, why), First: what, Action: "Settle",
	}
	spec.Run = func(p *part.Panel) {
		name := v.Patient.Label()
		switch what.Selected() {
		case 0:
			p.Close()
			a.Run(v, clinic.Exit{By: clinic.ActNoShow}, name+": no-show")
		case 1:
			clean, err := clinic.Reason(why.Text())
			if err != nil {
				why.SetError(clinic.Sentence(err))
				return
			}
			p.Close()
			a.Run(v, clinic.Exit{By: clinic.ActCancel, Reason: clean}, name+": visit cancelled")
		case 2:
			p.Close()
			a.desk.Go(clinic.ActRebook, v)
		default:
			what.SetError("Choose one.")
		}
	}
	part.ShowPanel(a.desk.Canvas(), spec)
}
