package act

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"chairside/store/clinic"
	"chairside/ui/part"
	"chairside/ui/theme"
)

// question is what an act asks that needs a reason and no more.
type question struct {
	title, text, button string
	kind                part.ButtonKind
	told                bool   // also asks who was told
	keep                string // the way out, where Cancel could mean the act
	done                string
	step                func(reason, told string) clinic.Step
}

var questions = map[clinic.Action]question{
	clinic.ActHold: {
		title: "Hold for the nurse", button: "Hold", kind: part.Caution, done: "held for the nurse",
		text: "The visit waits until a nurse or provider releases it.",
		step: func(r, _ string) clinic.Step { return clinic.PlaceHold{Reason: r} },
	},
	clinic.ActPause: {
		title: "Pause the infusion", button: "Pause", kind: part.Caution, done: "infusion paused",
		text: "The planned end moves on by the length of the pause.",
		step: func(r, _ string) clinic.Step { return clinic.Pause{Reason: r} },
	},
	clinic.ActEnd: {
		title: "Stop the infusion early", button: "Stop and start recovery", kind: part.Danger, done: "infusion stopped early",
		text: "The planned time is not over. Recovery begins now.",
		step: func(r, _ string) clinic.Step { return clinic.EndInfusion{Reason: r} },
	},
	clinic.ActReturn: {
		title: "Back to recovery", button: "Take the clearance back", kind: part.Caution, done: "back in recovery",
		text: "The patient is not ready after all. Clearance has to be given again.",
		step: func(r, _ string) clinic.Step { return clinic.ReturnToRecovery{Reason: r} },
	},
	clinic.ActCancel: {
		title: "Cancel the visit", button: "Cancel the visit", keep: "Keep it", kind: part.Danger, done: "visit cancelled",
		step: func(r, _ string) clinic.Step { return clinic.Exit{By: clinic.ActCancel, Reason: r} },
	},
	clinic.ActComeAfter: {
		title: "Not a no-show", button: "Expect the patient again", done: "expected again",
		step: func(r, _ string) clinic.Step { return clinic.CorrectNoShow{Reason: r} },
	},
	clinic.ActLeaveBefore: {
		title: "Left before treatment", button: "Record leaving", kind: part.Danger, done: "left before treatment",
		text: "No treatment was given. The chair, if any, goes to cleaning.",
		step: func(r, _ string) clinic.Step { return clinic.Exit{By: clinic.ActLeaveBefore, Reason: r} },
	},
	clinic.ActLeaveAMA: {
		title: "Leaving against advice", button: "Record leaving against advice", kind: part.Danger, told: true, done: "left against advice",
		text: "The patient leaves without clearance. The chair goes to cleaning.",
		step: func(r, t string) clinic.Step { return clinic.Exit{By: clinic.ActLeaveAMA, Reason: r, Told: t} },
	},
	clinic.ActHospital: {
		title: "Transfer to hospital", button: "Record the transfer", kind: part.Danger, told: true, done: "transferred to hospital",
		text: "The visit ends here. The chair goes to cleaning.",
		step: func(r, t string) clinic.Step { return clinic.Exit{By: clinic.ActHospital, Reason: r, Told: t} },
	},
	clinic.ActUndo: {
		title: "Undo the last move", button: "Undo", kind: part.Caution, done: "undone",
		step: func(r, _ string) clinic.Step { return clinic.Undo{Reason: r} },
	},
}

// ask opens the form of an act that needs a reason.
func (a *Acts) ask(action clinic.Action, v clinic.Visit) {
	q, ok := questions[action]
	if !ok {
		return
	}
	text := q.text
	if action == clinic.ActUndo {
		staff, _ := a.desk.Staff()
		if err := v.MayUndo(staff, a.desk.Now()); err != nil { // before a reason is asked for
			a.desk.Failed(err)
			return
		}
		last, _ := v.LastMove()
		rule, _ := clinic.RuleOf(last.Action)
		text = strings.TrimSpace(rule.Word+" "+last.Detail) + " at " + a.desk.Day().ClockOf(last.At) + ". Both lines stay in the history."
	}
	if action == clinic.ActCancel {
		text = "Booked for " + v.Planned.In(a.desk.Day().Clinic.Location()).Format("Mon 2 Jan, 15:04") + "."
	}
	if q.told && v.Stage == clinic.Infusing {
		text = "The infusion is still running. Recording this ends it now.\n" + text
	}
	why, told := reasonField(), part.NewField("Who was told")
	told.ID = "act.told"
	told.MaxLength = 120
	content := container.NewVBox(why)
	if q.told {
		content.Add(told)
	}
	at := map[string]func(string){"reason": why.SetError, "told": told.SetError}
	iv := newIVAsk()
	if q.told && v.IVOpen() {
		content.Add(iv.content())
		at["iv"] = iv.left.SetError
	}
	step := func() clinic.Step {
		step := q.step(why.Text(), told.Text())
		if exit, ok := step.(clinic.Exit); ok {
			exit.IVOut, exit.IVLeft = iv.out.Ticked(), iv.left.Text()
			return exit
		}
		return step
	}
	a.show(form{
		PanelSpec: part.PanelSpec{
			Title: q.title, Text: strings.TrimSpace(about(v) + "\n" + text), Content: content,
			First: why.Focusable(), Action: q.button, Kind: q.kind, Cancel: q.keep,
		},
		visit: v, message: v.Patient.Label() + ": " + q.done,
		steps: func() ([]clinic.Step, error) { return one(step(), nil) },
		at:    at,
	})
}

// ivAsk asks about an IV that is not recorded as out.
type ivAsk struct {
	out  *part.Tick
	left *part.Field
}

func newIVAsk() ivAsk {
	a := ivAsk{part.NewTick("IV is out", "the site is dry", nil), part.NewField("Or left in place: said to whom")}
	a.out.ID, a.left.ID = "act.iv_out", "act.iv_left"
	a.left.MaxLength = 120
	a.left.SetHint("Empty when the IV is out.")
	return a
}

func (a ivAsk) content() fyne.CanvasObject {
	notice := part.NewBanner()
	notice.Set(theme.Amber, theme.IconMark, "IV not recorded as out.")
	room := container.New(layout.NewCustomPaddedLayout(theme.S4, theme.S4, theme.S4, theme.S4), a.out) // for its focus ring
	return container.NewVBox(notice, room, a.left)
}

func reasonField() *part.Field {
	f := part.NewField("Reason")
	f.ID = "act.reason"
	f.MaxLength = 300
	f.SetHint("A few words; they stay on record.")
	return f
}

// OutOfService asks why a chair is taken out of service.
func (a *Acts) OutOfService(c clinic.Chair) {
	why := reasonField()
	spec := part.PanelSpec{
		Title: "Take " + c.Name + " out of service", Text: "Nobody is seated there until it is returned to service.",
		Content: why, First: why.Focusable(), Action: "Take out of service", Kind: part.Caution,
	}
	spec.Run = func(p *part.Panel) {
		clean, err := clinic.Reason(why.Text())
		if err != nil {
			why.SetError(clinic.Sentence(err))
			return
		}
		p.Close()
		a.Chair(clinic.TakeOut{Chair: c.ID, Reason: clean}, c.Name+" is out of service")
	}
	part.ShowPanel(a.desk.Canvas(), spec)
}
