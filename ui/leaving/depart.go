package leaving

import (
	"strings"
	"time"

	"chairside/store/clinic"
	"chairside/ui/part"
)

// departing is what is busy while a departure is written.
const departing = "departing"

// pause is how long after a departure the next one is not taken: a key that
// repeats, or a second press, must not send the next patient home.
const pause = 2 * time.Second

// depart records that the patient walks out with the escort.
func (s *Screen) depart() {
	v, ok := s.shown()
	if !ok || s.busy[departing] || s.now.Sub(s.rest) < pause {
		return
	}
	if !s.view.mayLeave {
		s.desk.Failed(&clinic.Error{Code: clinic.Blocked, Message: v.Patient.Label() + " is not cleared for leaving.", Next: "Clear the patient first."})
		return
	}
	if len(s.view.blocks) > 0 {
		s.desk.Failed(&clinic.Error{Code: clinic.Blocked, Message: "Not yet: " + strings.Join(s.view.blocks, "; ") + ".", Next: "Tick it when it is done."})
		return
	}
	s.desk.ask(func(by clinic.Staff) {
		s.start(departing)
		s.write(by, v.ID, clinic.Depart{}, func(err error) {
			delete(s.busy, departing)
			if err != nil {
				s.desk.Failed(err)
				return
			}
			s.gone(v)
		})
	})
}

// gone goes on to the next patient.
func (s *Screen) gone(v clinic.Visit) {
	s.rest = s.now
	if s.id == v.ID {
		s.id = 0
	}
	message := v.Patient.Label() + " has gone home"
	if c, ok := s.day.Chair(v.Chair); ok {
		message += ". " + c.Name + " is cleaning"
	}
	s.desk.Done(message, v.ID)
}

// askAlone asks a provider why the patient may leave without an escort.
func (s *Screen) askAlone() {
	v, ok := s.shown()
	if !ok || !s.view.mayLeave {
		return
	}
	why := part.NewField("Reason")
	why.ID = "leaving.alone_reason"
	why.MaxLength = 300
	why.OnChanged = func(string) { why.SetError("") }
	why.SetHint("A few words; they stay on record.")
	text := v.Patient.Label() + " · " + v.Patient.Birth.Long() + "\nA provider may let a patient leave alone. The departure is recorded now."
	if left := without(s.view.blocks, "escort not here"); len(left) > 0 {
		text += "\nStill to do first: " + strings.Join(left, "; ") + "."
	}
	spec := part.PanelSpec{
		Title: "Leaves without an escort", Text: text, Content: why, First: why.Focusable(),
		Action: "Record departure", Kind: part.Caution,
	}
	spec.Run = func(p *part.Panel) {
		why.SetError("")
		s.desk.ask(func(by clinic.Staff) { s.departAlone(p, by, v, why) })
	}
	part.ShowPanel(s.canvas(), spec)
}

func (s *Screen) departAlone(p *part.Panel, by clinic.Staff, v clinic.Visit, why *part.Field) {
	p.Busy(true)
	s.start(departing)
	s.write(by, v.ID, clinic.Depart{Alone: true, Reason: why.Text()}, func(err error) {
		delete(s.busy, departing)
		p.Busy(false)
		switch {
		case err == nil:
			p.Close()
			s.gone(v)
		case clinic.FieldOf(err) == "reason":
			why.SetError(sentence(err, ""))
		default:
			p.Fail(sentence(err, "That could not be saved. Nothing has changed; try again."))
		}
	})
}

func without(list []string, word string) []string {
	var out []string
	for _, w := range list {
		if w != word {
			out = append(out, w)
		}
	}
	return out
}
