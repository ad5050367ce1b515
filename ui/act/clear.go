package act

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"chairside/store/clinic"
	"chairside/ui/part"
	"chairside/ui/theme"
)

// clearance opens every criterion with its evidence; the unmet ones ask for
// the reason of an override, or say that there is none.
func (a *Acts) clearance(v clinic.Visit) {
	day := a.desk.Day()
	list := container.NewVBox()
	reasons := map[clinic.Criterion]*part.Field{}
	at := map[string]func(string){}
	var first fyne.Focusable
	blocked := false
	for _, c := range v.Checks(a.desk.Now(), day.Clinic) {
		chip := part.NewChip(theme.Good, theme.IconTick, c.Word)
		if !c.Met {
			chip = part.NewChip(theme.Hold, theme.IconRing, c.Word)
		}
		line := container.NewBorder(nil, nil, container.NewGridWrap(fyne.NewSize(170, theme.ChipHeight), chip), nil, part.Body(c.Evidence))
		list.Add(line)
		switch {
		case c.Met:
		case c.Never:
			blocked = true
			list.Add(part.NewText("This can't be overridden.", part.TextStyle{Size: theme.TextSmall, Color: theme.DangerText}))
		default:
			f := part.NewField("Override with a reason")
			f.ID = "clear." + string(c.Criterion)
			f.MaxLength = 300
			reasons[c.Criterion] = f
			at[string(c.Criterion)] = f.SetError
			list.Add(f)
			if first == nil {
				first = f.Focusable()
			}
		}
	}
	text := about(v)
	if blocked {
		text += "\nNot yet: something here can't be overridden."
	}
	a.show(form{
		PanelSpec: part.PanelSpec{
			Title: "Clear for leaving", Text: text, Content: list, First: first,
			Action: "Clear", Kind: part.Main, Width: 620,
		},
		visit: v, message: v.Patient.Label() + ": cleared, ready to leave",
		steps: func() ([]clinic.Step, error) {
			step := clinic.Clear{Overrides: map[clinic.Criterion]string{}}
			for c, f := range reasons {
				if f.Text() != "" {
					step.Overrides[c] = f.Text()
				}
			}
			return one(step, nil)
		},
		at: at,
	})
}

// assess ticks off what the nurse sees: oriented and steady, IV out.
func (a *Acts) assess(v clinic.Visit) {
	_, wasOriented := v.Ticked(clinic.Oriented)
	_, wasOut := v.Ticked(clinic.IVOut)
	oriented := part.NewTick("Oriented and steady", "knows name, place and day; walks without help", nil)
	oriented.ID = "assess.oriented"
	oriented.Set(wasOriented)
	out := part.NewTick("IV out", "the site is dry", nil)
	out.ID = "assess.iv_out"
	out.Set(wasOut)
	content := container.NewVBox(oriented)
	if v.Protocol.IV {
		content.Add(out)
	}
	a.show(form{
		PanelSpec: part.PanelSpec{Title: "Assess", Text: about(v), Content: content, First: oriented, Action: "Record", Kind: part.Main},
		visit:     v, message: v.Patient.Label() + ": assessment recorded",
		steps: func() ([]clinic.Step, error) {
			var steps []clinic.Step
			if oriented.Ticked() != wasOriented {
				steps = append(steps, clinic.Mark{Item: clinic.Oriented, Done: oriented.Ticked()})
			}
			if out.Ticked() != wasOut {
				steps = append(steps, clinic.Mark{Item: clinic.IVOut, Done: out.Ticked()})
			}
			return steps, nil
		},
	})
}

// release opens the holds of a visit for the nurse.
func (a *Acts) release(v clinic.Visit) {
	held := v.Held()
	slices.SortStableFunc(held, func(x, y clinic.Hold) int { return gravity(x) - gravity(y) })
	if len(held) == 0 {
		a.desk.Failed(&clinic.Error{Code: clinic.Conflict, Message: "Nothing holds this visit any more."})
		return
	}
	staff, _ := a.desk.Staff()
	held = slices.DeleteFunc(held, func(h clinic.Hold) bool { return staff.MayRelease(h) != nil })
	if len(held) == 0 { // nobody fills in a form to be refused
		a.desk.Failed(staff.MayRelease(v.Held()[0]))
		return
	}
	var words []string
	for _, h := range held {
		words = append(words, h.Reason+" · "+a.desk.Day().ClockOf(h.At)+" "+a.desk.Day().StaffName(h.By))
	}
	which := part.NewSelect("Hold", words, nil)
	which.ID = "release.which"
	which.SetSelected(0)
	why := reasonField()
	why.SetLabel("Why it can be released")
	text := about(v)
	for _, h := range v.Held() {
		if err := staff.MayRelease(h); err != nil {
			text += "\n" + h.Short() + " stays held. " + clinic.Sentence(err)
			break
		}
	}
	a.show(form{
		PanelSpec: part.PanelSpec{
			Title: "Release a hold", Text: text, Content: container.NewVBox(which, why),
			First: why.Focusable(), Action: "Release the hold", Kind: part.Main, Width: 560,
		},
		visit: v, message: v.Patient.Label() + ": hold released",
		steps: func() ([]clinic.Step, error) {
			return one(clinic.ReleaseHold{Hold: held[max(0, which.Selected())].ID, Reason: why.Text()}, nil)
		},
		at: map[string]func(string){"reason": why.SetError},
	})
}

// gravity puts a hold from the mood questionnaire before all others.
func gravity(h clinic.Hold) int {
	if h.Source == clinic.AskPHQ9 {
		return 0
	}
	return 1
}

// escort opens the form of the adult who takes the patient home.
func (a *Acts) escort(v clinic.Visit) {
	zone := a.desk.Day().Clinic.Location()
	name, relation, phone, comes := part.NewField("Name"), part.NewField("Relation"), part.NewField("Phone"), part.NewField("Comes at")
	name.ID, relation.ID, phone.ID, comes.ID = "escort.name", "escort.relation", "escort.phone", "escort.comes"
	name.MaxLength, relation.MaxLength, phone.MaxLength = 80, 40, 40
	name.SetText(v.Escort.Name)
	relation.SetText(v.Escort.Relation)
	phone.SetText(v.Escort.Phone)
	comes.SetText(clinic.Clock(v.Escort.Comes, zone))
	confirmed := part.NewTick("Confirmed", "reached by phone, or here", nil)
	confirmed.ID = "escort.confirmed"
	confirmed.Set(!v.Escort.ConfirmedAt.IsZero())
	a.show(form{
		PanelSpec: part.PanelSpec{
			Title: "Ride home with a responsible adult", Text: about(v),
			Content: container.NewVBox(container.NewGridWithColumns(2, name, relation, phone, comes), confirmed),
			First:   name.Focusable(), Action: "Save escort", Kind: part.Main, Width: 560,
		},
		visit: v, message: v.Patient.Label() + ": escort named",
		steps: func() ([]clinic.Step, error) {
			e := clinic.Escort{Name: name.Text(), Relation: relation.Text(), Phone: phone.Text()}
			var err error
			e.Comes, err = clinic.ParseToday("comes", comes.Text(), a.desk.Now(), zone)
			return one(clinic.NameEscort{Escort: e, Confirmed: confirmed.Ticked()}, err)
		},
		at: map[string]func(string){"escort": name.SetError, "relation": relation.SetError, "escort_phone": phone.SetError, "comes": comes.SetError},
	})
}
