package act

import (
	"chairside/store/clinic"
	"chairside/ui/part"
)

// resume asks before a paused infusion goes on: the key that pauses is the same,
// and two nurses who both mean to pause would end with the pump running.
func (a *Acts) resume(v clinic.Visit) {
	if v.PausedAt.IsZero() { // the store says so
		a.Run(v, clinic.Resume{}, v.Patient.Label()+": infusion goes on")
		return
	}
	a.show(form{
		PanelSpec: part.PanelSpec{
			Title:  "Resume the infusion of " + v.Patient.FullName(),
			Text:   about(v) + "\n" + pausedWords(a.desk.Day(), v) + "\nEnter goes on with it, Esc leaves it paused.",
			Action: "Resume infusion", Cancel: "Leave it paused", Kind: part.Main,
		},
		visit: v, message: v.Patient.Label() + ": infusion goes on",
		steps: func() ([]clinic.Step, error) { return one(clinic.Resume{}, nil) },
	})
}

// pausedWords says since when an infusion is paused, by whom and why: "Paused
// at 11:26 by T. Lind RN: IV site hurts."
func pausedWords(day clinic.Day, v clinic.Visit) string {
	words, why := "Paused at "+day.ClockOf(v.PausedAt), ""
	for _, e := range v.History {
		if e.Action != clinic.ActPause {
			continue
		}
		who := day.StaffName(e.By)
		words, why = "Paused at "+day.ClockOf(v.PausedAt), e.Reason
		if who != "" {
			words += " by " + who
		}
	}
	if why != "" {
		return words + ": " + why
	}
	return words + "."
}
