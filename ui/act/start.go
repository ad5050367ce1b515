package act

import (
	"strings"

	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"chairside/store/clinic"
	"chairside/ui/part"
	"chairside/ui/theme"
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
	past := part.NewTick("Start all the same", "kept in the history with your name", nil)
	past.ID = "start.past_load"
	why := day.PastLoad(v.Protocol.Infusion > 0)
	if why != "" {
		why = "With this one, " + why + "."
	}
	if day.Clinic.Load.Unwatched(day.Load()) {
		why = "Nobody is set as on duty: F10."
	}
	if why != "" {
		notice := part.NewBanner()
		notice.Set(theme.Amber, theme.IconMark, why)
		content.Add(notice)
		if !day.Clinic.Load.Blocks {
			content.Add(container.New(layout.NewCustomPaddedLayout(theme.S4, theme.S4, theme.S4, theme.S4), past)) // room for its focus ring
		}
	}
	const text = "Ask for the full name and the birth date."
	title, action, message := "Start the infusion of ", "Start infusion", ": infusion started"
	if v.Protocol.Infusion == 0 {
		title, action, message = "Give the dose to ", "Dose given", ": dose given"
	}
	a.show(form{
		PanelSpec: part.PanelSpec{Title: title + v.Patient.FullName(), Text: text, Content: content, Action: action, Kind: part.Main},
		visit:     v, message: v.Patient.Label() + message,
		steps: func() ([]clinic.Step, error) {
			if v.Protocol.Infusion == 0 {
				return one(clinic.GiveDose{PastLoad: past.Ticked()}, nil)
			}
			return one(clinic.StartInfusion{PastLoad: past.Ticked()}, nil)
		},
	})
}
