// Package act holds the acts on a visit: for each thing staff do to a visit or
// a chair, the form it needs, or none where a key press says it all. Any
// screen opens an act through the function handed to it, so that recording
// vitals is the same form everywhere.
//
// An act never decides: it asks the store, shows the refusal where it belongs
// (a field's mistake at the field, the rest as the panel's banner) and leaves
// what was typed in place.
package act

import (
	"context"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"chairside/store/clinic"
	"chairside/ui/part"
)

// Store is what the acts write to.
type Store interface {
	Do(ctx context.Context, by clinic.StaffID, visit clinic.VisitID, step clinic.Step) error
	DoChair(ctx context.Context, by clinic.StaffID, step clinic.ChairStep) error
}

// Desk is the window the acts work in.
type Desk struct {
	Store  Store
	Canvas func() fyne.Canvas
	Day    func() clinic.Day           // as it is shown now
	Staff  func() (clinic.Staff, bool) // who is at the desk; false when nobody was picked
	Now    func() time.Time
	Spawn  func(func())                                  // runs off the UI goroutine; in tests, in line
	Done   func(message string, undo clinic.VisitID)     // said in a toast; undo 0 when there is nothing to undo
	Failed func(err error)                               // shown as a banner
	Go     func(action clinic.Action, v clinic.Visit)    // opens check-in or leaving
	Pick   func(then func())                             // asks who is at the desk, then goes on
	Alike  func(v clinic.Visit, then func(words string)) // finds whom a patient could be mistaken for, today and on record; nil for nobody
	Fresh  func(then func(ok bool))                      // reads the board again, then goes on; not ok when it could not be read
}

// Item is one act offered in a list.
type Item struct {
	Action clinic.Action
	Word   string
}

// Acts opens the acts in one window.
type Acts struct {
	desk  Desk
	busy  bool           // an act is being opened or written: a second key press waits for nothing and does nothing
	wait  *part.Waiting  // for the act that is being opened
	about clinic.VisitID // whose likenesses the open form looks for
	when  time.Time      // for the one act that is being begun: when it was done; zero for now
}

// New makes the acts of a window.
func New(desk Desk) *Acts { return &Acts{desk: desk} }

// Open begins an act on a visit: at once where nothing has to be asked, with
// its form otherwise. The board is read again first, so that a form never
// shows what is no longer so. A person whose role may not do it is told so
// before any form opens.
func (a *Acts) Open(action clinic.Action, id clinic.VisitID) {
	if action == Earlier {
		a.openEarlier(id)
		return
	}
	a.whenFresh(action, id, func(v clinic.Visit) { a.begin(action, v) })
}

// whenFresh reads the board again and goes on with a visit as it is now, once
// somebody is at the desk who may do this, and at a stage where it is done.
func (a *Acts) whenFresh(action clinic.Action, id clinic.VisitID, then func(clinic.Visit)) {
	a.fresh(func() { a.ready(action, id, then) })
}

// fresh reads the board again and goes on if it could be read. Until then what
// is typed waits for the form: the list behind must not act on it.
func (a *Acts) fresh(then func()) {
	if a.busy {
		return
	}
	a.busy = true
	wait := part.Wait(a.desk.Canvas(), func() {
		a.busy = false
		a.desk.Failed(&clinic.Error{Code: clinic.Blocked, Message: "The board could not be read in time. Nothing was opened.", Next: "Press the key again."})
	})
	a.wait = wait
	a.desk.Fresh(func(ok bool) {
		wait.Done(func() {
			a.busy = false
			if ok {
				then()
			}
		})
	})
}

func (a *Acts) ready(action clinic.Action, id clinic.VisitID, then func(clinic.Visit)) {
	staff, ok := a.desk.Staff()
	if !ok {
		a.forget()
		a.desk.Pick(func() { a.whenFresh(action, id, then) })
		return
	}
	v, ok := a.desk.Day().Visit(id)
	if !ok {
		a.desk.Failed(&clinic.Error{Code: clinic.Missing, Message: "That visit is no longer on today's list.", Next: "Look at the list again."})
		return
	}
	if err := staff.May(action); err != nil {
		a.desk.Failed(err)
		return
	}
	if rule, _ := clinic.RuleOf(action); !slices.Contains(rule.From, v.Stage) {
		a.desk.Failed(&clinic.Error{
			Code: clinic.Conflict, Message: v.Patient.Label() + " is at \"" + v.Stage.Word() + "\": that can’t be done now.",
			Next: "M lists what can.",
		})
		return
	}
	then(v)
}

// forget drops what was typed for a form: who is at the desk is asked first.
func (a *Acts) forget() {
	if a.wait != nil {
		a.wait.Forget()
	}
}

func (a *Acts) begin(action clinic.Action, v clinic.Visit) {
	name := v.Patient.Label()
	if !a.when.IsZero() && a.beginEarlier(action, v) {
		return
	}
	switch action {
	case clinic.ActRebook, clinic.ActArrive, clinic.ActAnswer, clinic.ActFinishCheck, clinic.ActSheet, clinic.ActDepart, clinic.ActAtTheDoor:
		a.desk.Go(action, v)
	case clinic.ActSeat, clinic.ActTakeToRoom, clinic.ActMoveChair:
		a.chooseChair(action, v, 0)
	case clinic.ActVitals:
		a.vitals(v)
	case clinic.ActAmend:
		a.amend(v)
	case clinic.ActScore:
		a.score(v)
	case clinic.ActEffect:
		a.effect(v)
	case clinic.ActResolve, clinic.ActSignOff:
		a.effects(v)
	case clinic.ActClear:
		a.clearance(v)
	case clinic.ActRelease:
		a.release(v)
	case clinic.ActNameEscort:
		a.escort(v)
	case clinic.ActAssess:
		a.assess(v)
	case clinic.ActStart, clinic.ActDose:
		a.start(v)
	case clinic.ActResume:
		a.resume(v)
	case clinic.ActEnd:
		if v.StopsEarly(a.desk.Now()) {
			a.ask(action, v)
			return
		}
		a.Run(v, clinic.EndInfusion{}, name+": recovery started")
	case clinic.ActExtend:
		a.Run(v, clinic.Extend{By: 10 * time.Minute}, name+": 10 more minutes of recovery")
	case clinic.ActEscortHere:
		_, here := v.Ticked(clinic.EscortHere)
		a.Run(v, clinic.Mark{Item: clinic.EscortHere, Done: !here}, name+": escort noted")
	case clinic.ActFinish:
		a.Run(v, clinic.FinishConsultation{}, name+": consultation finished")
	case clinic.ActNoShow:
		if v.Day.Before(clinic.DateOf(a.desk.Now(), a.desk.Day().Clinic.Location())) {
			a.settle(v)
			return
		}
		a.Run(v, clinic.Exit{By: clinic.ActNoShow}, name+": no-show")
	default:
		a.ask(action, v)
	}
}

// Run takes a step that needs no form. A refusal is shown as a banner.
func (a *Acts) Run(v clinic.Visit, step clinic.Step, message string) {
	staff, ok := a.desk.Staff()
	if !ok {
		a.desk.Pick(func() { a.Run(v, step, message) })
		return
	}
	if a.busy {
		return
	}
	a.busy = true
	rule, _ := clinic.RuleOf(step.Action())
	step, message = a.back(a.when, step, message)
	wait := part.Wait(a.desk.Canvas(), nil)
	a.desk.Spawn(func() {
		err := a.desk.Store.Do(context.Background(), staff.ID, v.ID, step)
		fyne.Do(func() {
			wait.Drop()
			a.busy = false
			if err != nil {
				a.desk.Failed(err)
				return
			}
			a.done(message, rule, v)
		})
	})
}

func (a *Acts) done(message string, rule clinic.Rule, v clinic.Visit) {
	if rule.Move {
		a.desk.Done(message, v.ID)
		return
	}
	a.desk.Done(message, 0)
}

// Chair takes a step on a chair that needs no form.
func (a *Acts) Chair(step clinic.ChairStep, message string) {
	staff, ok := a.desk.Staff()
	if !ok {
		a.desk.Pick(func() { a.Chair(step, message) })
		return
	}
	if a.busy {
		return
	}
	a.busy = true
	wait := part.Wait(a.desk.Canvas(), nil)
	a.desk.Spawn(func() {
		err := a.desk.Store.DoChair(context.Background(), staff.ID, step)
		fyne.Do(func() {
			wait.Drop()
			a.busy = false
			if err != nil {
				a.desk.Failed(err)
				return
			}
			a.desk.Done(message, 0)
		})
	})
}

// form is a panel whose step is built from its fields when it is submitted.
type form struct {
	part.PanelSpec
	visit   clinic.Visit
	message string
	chosen  func() (clinic.Visit, string) // for a form that asks about whom: the visit and the message; may be nil
	steps   func() ([]clinic.Step, error) // one, or several in their order; an error is shown like the store's
	at      map[string]func(text string)  // shows a mistake at its field
	fields  map[string]fyne.Focusable     // takes the keyboard to a field that is wrong; may be nil
}

// show shows a form and, on submit, takes its steps in one go.
func (a *Acts) show(f form) *part.Panel {
	when := a.when
	if !when.IsZero() {
		f.Text = strings.TrimSpace(f.Text + "\nDone at " + a.desk.Day().ClockOf(when) + ", entered now. Both times are kept.")
	}
	f.Run = func(p *part.Panel) {
		for _, show := range f.at {
			show("")
		}
		steps, err := f.steps()
		if err != nil {
			a.refused(f, p, err)
			return
		}
		if len(steps) == 0 { // nothing was changed
			p.Close()
			return
		}
		staff, _ := a.desk.Staff()
		rule, _ := clinic.RuleOf(steps[0].Action())
		visit, message := f.visit, f.message
		if f.chosen != nil {
			visit, message = f.chosen()
		}
		p.Busy(true)
		a.desk.Spawn(func() {
			var err error
			for _, step := range steps {
				step, _ = a.back(when, step, "")
				if err = a.desk.Store.Do(context.Background(), staff.ID, visit.ID, step); err != nil {
					break
				}
			}
			fyne.Do(func() {
				p.Busy(false)
				if err != nil {
					a.refused(f, p, err)
					return
				}
				p.Close()
				a.done(message, rule, visit)
			})
		})
	}
	p := part.ShowPanel(a.desk.Canvas(), f.PanelSpec)
	a.beware(p, f.visit)
	return p
}

// beware warns in a form of whom the patient could be mistaken for. An answer
// about somebody chosen before is dropped.
func (a *Acts) beware(p *part.Panel, v clinic.Visit) {
	if a.desk.Alike == nil || p == nil {
		return
	}
	a.about = v.ID
	a.desk.Alike(v, func(words string) {
		if !p.Closed() && a.about == v.ID {
			p.Warn(words)
		}
	})
}

// about heads every form with who it is about.
func about(v clinic.Visit) string {
	return v.Patient.Label() + " · " + v.Patient.Birth.Long() + " · " + v.Title()
}

// one makes a form's single step.
func one(step clinic.Step, err error) ([]clinic.Step, error) {
	return []clinic.Step{step}, err
}
