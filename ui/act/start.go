package act

import (
	"strings"

	"fyne.io/fyne/v2/container"

	"chairside/store/clinic"
	"chairside/ui/part"
)

// start asks once more who sits in the chair before the treatment begins: the
// wrong patient at this step is the one that harms.
func (a *Acts) start(v clinic.Visit) {
	day := a.desk.Day()
	if why := v.StartBlocks(); len(why) > 0 {
		a.desk.Failed(&clinic.Error{Code: clinic.Blocked, Message: "Not yet: " + strings.Join(why, "; ") + ".", Next: "Settle that first."})
		return
	}
	content := container.New(part.NewStack(0), part.NewPair("Born", v.Patient.Birth.Long()), part.NewPair("Protocol", v.Protocol.Name))
	if c, ok := day.Chair(v.Chair); ok {
		content.Add(part.NewPair("Sits in", c.Name))
	}
	if base, ok := v.Baseline(); ok {
		content.Add(part.NewPair("Baseline BP", base.BP()+" at "+day.ClockOf(base.At)))
	}
	allergies := "none known"
	if len(v.Patient.Allergies) > 0 {
		allergies = strings.Join(v.Patient.Allergies, ", ")
	}
	content.Add(part.NewPair("Allergies", allergies))
	const text = "Ask for the full name and the birth date."
	title, action, message := "Start the infusion of ", "Start infusion", ": infusion started"
	var step clinic.Step = clinic.StartInfusion{}
	if v.Protocol.Infusion == 0 {
		title, action, message, step = "Give the dose to ", "Dose given", ": dose given", clinic.GiveDose{}
	}
	a.show(form{
		PanelSpec: part.PanelSpec{Title: title + v.Patient.FullName(), Text: text, Content: content, Action: action, Kind: part.Main},
		visit:     v, message: v.Patient.Label() + message,
		steps: func() ([]clinic.Step, error) { return one(step, nil) },
	})
}
