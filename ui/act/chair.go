package act

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"chairside/store/clinic"
	"chairside/ui/part"
)

// chooseChair opens the chairs that are free and may have the visit with one chosen: that named by
// want, else the suggested one. The chair's number or name can be typed.
func (a *Acts) chooseChair(action clinic.Action, v clinic.Visit, want clinic.ChairID) {
	day := a.desk.Day()
	if action == clinic.ActSeat {
		if why := v.SeatBlocks(); len(why) > 0 {
			a.desk.Failed(&clinic.Error{Code: clinic.Blocked, Message: "Not yet: " + strings.Join(why, "; ") + ".", Next: "Settle that first."})
			return
		}
	}
	var free []clinic.Chair
	var words []string
	chosen := -1
	best, _ := day.Suggest(v, a.desk.Now())
	for _, c := range day.Places() {
		if c.State() != clinic.Free || c.Suits(v.Protocol) != nil {
			continue
		}
		word := fmt.Sprintf("%s · %s", c.Name, strings.Join(append([]string{string(c.Kind)}, c.Features...), " · "))
		if c.ID == best.Chair {
			word += " · " + best.Why
		}
		if c.ID == want || want == 0 && c.ID == best.Chair {
			chosen = len(free)
		}
		free, words = append(free, c), append(words, word)
	}
	if len(free) == 0 {
		a.desk.Failed(&clinic.Error{Code: clinic.Conflict, Message: "No chair is free.", Next: "Mark a cleaned chair clean, or wait."})
		return
	}
	which := part.NewSelect("Chair", words, nil)
	which.ID = "act.chair"
	which.SetSelected(chosen)
	typed := part.NewField("or its number")
	typed.ID = "act.chair_number"
	typed.OnChanged = func(s string) {
		for i, c := range free {
			if chairMatches(c, s) {
				which.SetSelected(i)
			}
		}
	}
	title := map[clinic.Action]string{clinic.ActSeat: "Seat", clinic.ActTakeToRoom: "Take to a room", clinic.ActMoveChair: "Move to another chair"}[action]
	text := about(v)
	if action == clinic.ActMoveChair {
		if c, ok := day.Chair(v.Chair); ok {
			text += "\n" + c.Name + " goes to cleaning."
		}
	}
	a.show(form{
		PanelSpec: part.PanelSpec{
			Title: title, Text: text, Content: container.NewVBox(which, typed),
			First: fyne.Focusable(typed.Focusable()), Action: title, Kind: part.Main,
		},
		visit: v, message: v.Patient.Label() + ": " + map[clinic.Action]string{clinic.ActSeat: "seated", clinic.ActTakeToRoom: "taken to a room", clinic.ActMoveChair: "moved to another chair"}[action],
		steps: func() ([]clinic.Step, error) {
			if s := strings.TrimSpace(typed.Text()); s != "" {
				i := which.Selected()
				if i < 0 || !chairMatches(free[i], s) {
					return nil, &clinic.Error{Code: clinic.Invalid, Field: "number", Message: "No free chair has that number.", Next: "Choose one from the list."}
				}
			}
			if which.Selected() < 0 {
				return nil, &clinic.Error{Code: clinic.Invalid, Field: "chair", Message: "No chair is chosen.", Next: "Choose one."}
			}
			return one(chairStep(action, free[which.Selected()].ID), nil)
		},
		at: map[string]func(string){"chair": which.SetError, "number": typed.SetError},
	})
}

// Seat brings a visit to a chair without asking which: a tap on the suggestion,
// or a patient dragged there. One who could be mistaken for another of today is
// asked about first.
func (a *Acts) Seat(v clinic.Visit, c clinic.Chair) {
	if a.desk.Day().SimilarToday(v) {
		a.openChair(v, c)
		return
	}
	a.Run(v, chairStep(v.ToSeat(), c.ID), v.Patient.Label()+": "+c.Name)
}

// Move asks once more before somebody who sits is moved to another chair.
func (a *Acts) Move(v clinic.Visit, c clinic.Chair) { a.openChair(v, c) }

// openChair opens the form of who comes to a chair, on the board as it is now.
func (a *Acts) openChair(v clinic.Visit, c clinic.Chair) {
	a.whenFresh(v.ToSeat(), v.ID, func(v clinic.Visit) { a.chooseChair(v.ToSeat(), v, c.ID) })
}

func chairStep(action clinic.Action, id clinic.ChairID) clinic.Step {
	switch action {
	case clinic.ActTakeToRoom:
		return clinic.TakeToRoom{Room: id}
	case clinic.ActMoveChair:
		return clinic.MoveChair{Chair: id}
	}
	return clinic.Seat{Chair: id}
}

// chairMatches: "6" finds Chair 6, "a" finds Room A, the whole name finds itself.
func chairMatches(c clinic.Chair, typed string) bool {
	typed = strings.ToLower(strings.TrimSpace(typed))
	name := strings.ToLower(c.Name)
	return typed != "" && (name == typed || strings.HasSuffix(name, " "+typed))
}
