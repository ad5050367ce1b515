package act

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"chairside/store/clinic"
	"chairside/ui/part"
)

var severities = []clinic.Severity{clinic.Mild, clinic.Moderate, clinic.Severe}

// effect opens the form of a new side effect.
func (a *Acts) effect(v clinic.Visit) {
	zone := a.desk.Day().Clinic.Location()
	name := part.NewSelect("Side effect", clinic.EffectNames, nil)
	name.ID = "effect.name"
	severity := part.NewChoice("Severity", []string{"mild", "moderate", "severe"}, nil)
	severity.ID = "effect.severity"
	onset, note := part.NewField("Since"), part.NewField("Note")
	onset.ID, note.ID = "effect.onset", "effect.note"
	onset.SetPlaceHolder("now")
	a.show(form{
		PanelSpec: part.PanelSpec{
			Title: "Side effect", Text: about(v),
			Content: container.NewVBox(container.NewGridWithColumns(2, name, onset), severity, note),
			First:   name.Focusable(), Action: "Record side effect", Kind: part.Main,
		},
		visit: v, message: v.Patient.Label() + ": side effect recorded",
		steps: func() ([]clinic.Step, error) {
			r := clinic.RecordEffect{Note: note.Text()}
			if i := name.Selected(); i >= 0 {
				r.Name = clinic.EffectNames[i]
			}
			if i := severity.Selected(); i >= 0 {
				r.Severity = severities[i]
			}
			var err error
			r.Onset, err = clinic.ParsePast("onset", onset.Text(), a.desk.Now(), zone)
			return one(r, err)
		},
		at: map[string]func(string){"effect": name.SetError, "severity": severity.SetError, "onset": onset.SetError, "note": note.SetError},
	})
}

// effects opens the side effects that last, to be resolved or signed off.
func (a *Acts) effects(v clinic.Visit) {
	var lasting []clinic.Effect
	var words []string
	for _, e := range v.Effects {
		if !e.Settled() {
			lasting = append(lasting, e)
			words = append(words, e.Name+", "+string(e.Severity)+", since "+a.desk.Day().ClockOf(e.Onset))
		}
	}
	if len(lasting) == 0 {
		a.desk.Failed(&clinic.Error{Code: clinic.Missing, Message: "No side effect lasts in this visit.", Next: "Record one with \"Side effect\"."})
		return
	}
	which := part.NewSelect("Side effect", words, nil)
	which.ID = "effect.which"
	which.SetSelected(0)
	how := part.NewChoice("What happened", []string{"it has gone", "it lasts, signed off"}, nil)
	how.ID = "effect.how"
	how.SetSelected(0)
	why := reasonField()
	why.SetHint("Only to sign off: why the patient may leave all the same.")
	a.show(form{
		PanelSpec: part.PanelSpec{
			Title: "Side effects that last", Text: about(v), Content: container.NewVBox(which, how, why),
			First: fyne.Focusable(how), Action: "Record", Kind: part.Main,
		},
		visit: v, message: v.Patient.Label() + ": side effect settled",
		steps: func() ([]clinic.Step, error) {
			e := lasting[max(0, which.Selected())]
			if how.Selected() == 1 {
				return one(clinic.SignOffEffect{Effect: e.ID, Reason: why.Text()}, nil)
			}
			return one(clinic.ResolveEffect{Effect: e.ID}, nil)
		},
		at: map[string]func(string){"reason": why.SetError},
	})
}
