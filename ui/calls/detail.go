package calls

import (
	"context"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"chairside/store/clinic"
	"chairside/ui/part"
	"chairside/ui/status"
	"chairside/ui/theme"
)

// draft is what was typed for one patient and not saved.
type draft struct {
	result int
	note   string
}

// detail is the chosen patient with the call's form. What is typed stays with
// the patient it was typed for.
type detail struct {
	screen  *Screen
	visit   clinic.Visit
	drafts  map[clinic.VisitID]draft
	filling bool
	busy    bool

	hint         *part.Text
	name, person *part.Text
	phone        *part.Text
	heed         *part.Banner
	treated      *part.Pair
	home         *part.Pair
	due          *part.Pair
	tried        *part.Text
	result       *part.Choice
	note         *part.Field
	failure      *part.Banner
	main         *part.Button
	settle       *part.Button
	lines        *fyne.Container
	card         *part.Card
}

func newDetail(s *Screen) *detail {
	d := &detail{
		screen: s, drafts: map[clinic.VisitID]draft{},
		hint:   part.NewText("Choose a patient to see the treatment and write down the call.", part.TextStyle{Color: theme.Muted, Wrap: true}),
		name:   part.NewText("", part.TextStyle{Size: theme.TextTitle - 1, Heavy: true, Wrap: true}),
		person: part.NewText("", part.TextStyle{Color: theme.Muted, Wrap: true}),
		phone:  part.NewText("", part.TextStyle{Size: theme.TextTitle, Heavy: true, Wrap: true}),
		heed:   part.NewBanner(), failure: part.NewBanner(),
		treated: part.NewPair("Treatment", ""), home: part.NewPair("Went home", ""), due: part.NewPair("Call due", ""),
		tried: part.NewText("", part.TextStyle{Size: theme.TextSmall, Wrap: true}),
	}
	d.name.ID, d.phone.ID, d.failure.ID = "calls.name", "calls.phone", "calls.failure"
	words := []string{"Well", "Concern", "No answer", "Wrong number"}
	d.result = part.NewChoice("Result", words, func(int) { d.changed() })
	d.result.ID = "calls.result"
	d.note = part.NewField("Note")
	d.note.ID, d.note.MaxLength = "calls.note", 300
	d.note.OnChanged = func(string) { d.changed() }
	d.note.OnSubmitted = func(string) { d.save() }
	d.note.OnEscape = s.escape
	d.main = part.NewButton(part.Main, "Save the call", d.save)
	d.main.SetLarge(true)
	d.main.SetKey("Ctrl S")
	d.main.ID = "calls.save"
	d.settle = part.NewButton(part.Plain, "Settle without reaching anybody", d.settled)
	d.settle.ID = "calls.settle"
	d.lines = container.New(part.NewStack(theme.S8), d.hint, d.name, d.person, d.phone, d.heed, d.treated, d.home, d.due, d.tried,
		d.result, d.note, d.failure, d.main, d.settle)
	d.card = part.NewCard(container.NewVScroll(container.New(besideBar{}, d.lines)))
	return d
}

// first is where writing down a call begins.
func (d *detail) first() fyne.Focusable {
	if d.result.Visible() {
		return d.result
	}
	return d.note.Focusable()
}

func (d *detail) show(v clinic.Visit, ok bool) {
	for _, o := range d.lines.Objects {
		part.Visible(o, ok)
	}
	part.Visible(d.hint, !ok)
	if !ok {
		d.visit = clinic.Visit{}
		d.lines.Refresh()
		return
	}
	another := v.ID != d.visit.ID
	d.visit = v
	day := d.screen.day
	d.name.SetText(v.Patient.Label())
	d.person.SetText(status.Person(v.Patient))
	d.phone.SetText(phone(v.Patient))
	concern, open := v.Concern()
	if open {
		d.heed.Set(theme.Danger, theme.IconWarning, "Concern for a nurse or provider: "+concern.Note)
	} else {
		d.heed.Clear()
	}
	part.Visible(d.heed, open)
	d.treated.Set(v.Title() + ", " + v.Day.At(12, 0, time.UTC).Format("Mon 2 Jan"))
	home := "alone"
	if v.WentHomeWith != "" {
		home = "with " + v.WentHomeWith
	} else if v.Stage == clinic.LeftAMA {
		home = "against advice"
	}
	d.home.Set(strings.TrimSpace(day.ClockOf(v.EndedAt) + " " + home))
	d.due.Set(dueSince(v, day.Date))
	d.tried.SetText(triesOf(v, day))
	part.Visible(d.tried, len(v.Calls) > 0)
	part.Visible(d.result, !open)
	part.Visible(d.settle, !open && v.CallOpen())
	label, word := "Note", "Save the call"
	if open {
		label, word = "What was done about it", "Sign the concern"
	}
	d.note.SetLabel(label)
	d.main.SetText(word)
	if another {
		d.fill()
	}
	d.failing()
	d.lines.Refresh()
}

func (d *detail) failing() { part.Visible(d.failure, d.failure.Text() != "") }

// fill brings back what was typed for this patient.
func (d *detail) fill() {
	d.filling = true
	defer func() { d.filling = false }()
	one, ok := d.drafts[d.visit.ID]
	if !ok {
		one.result = -1
	}
	d.result.SetSelected(one.result)
	d.note.SetText(one.note)
	d.mend()
}

// Unsaved names the calls while what was written of one is not saved.
func (s *Screen) Unsaved() string {
	for _, one := range s.detail.drafts {
		if strings.TrimSpace(one.note) != "" {
			return "a follow-up call"
		}
	}
	return ""
}

func (d *detail) mend() {
	d.note.SetError("")
	d.result.SetError("")
	d.failure.Clear()
}

func (d *detail) changed() {
	if d.filling || d.visit.ID == 0 {
		return
	}
	d.mend()
	d.drafts[d.visit.ID] = draft{d.result.Selected(), d.note.Text()}
}

// triesOf lists what was tried, newest first.
func triesOf(v clinic.Visit, day clinic.Day) string {
	var lines []string
	for i := len(v.Calls) - 1; i >= 0; i-- {
		c := v.Calls[i]
		text := stamp(c.At, day) + " · " + c.Result.Word() + " · " + day.StaffName(c.By)
		if c.Note != "" {
			text += ": " + c.Note
		}
		if !c.SignedAt.IsZero() {
			text += "\n   signed " + stamp(c.SignedAt, day) + " " + day.StaffName(c.SignedBy) + ": " + c.Signed
		}
		lines = append(lines, text)
	}
	return strings.Join(lines, "\n")
}

// save writes the call down, or signs the concern.
func (d *detail) save() {
	if d.visit.ID == 0 {
		return
	}
	name := d.visit.Patient.Label()
	if concern, open := d.visit.Concern(); open {
		d.write(clinic.SignConcern{Call: concern.ID, Reason: d.note.Text()}, name+": concern signed")
		return
	}
	i := d.result.Selected()
	if i < 0 {
		d.result.SetError("Choose how the call ended.")
		return
	}
	r := clinic.CallResults[i]
	d.write(clinic.RecordCall{Result: r, Note: d.note.Text()}, name+": "+strings.ToLower(r.Word()))
}

// settled ends the follow-up with the note as its reason.
func (d *detail) settled() {
	if d.visit.ID != 0 {
		d.write(clinic.SettleCall{Reason: d.note.Text()}, d.visit.Patient.Label()+": follow-up settled")
	}
}

func (d *detail) write(step clinic.Step, message string) {
	s := d.screen
	if d.busy {
		return
	}
	by, ok := s.desk.Staff()
	if !ok {
		s.desk.Pick(func() {
			if _, ok := s.desk.Staff(); ok {
				d.write(step, message)
			}
		})
		return
	}
	id := d.visit.ID
	d.running(true)
	s.desk.Spawn(func() {
		err := s.desk.Store.Do(context.Background(), by.ID, id, step)
		fyne.Do(func() {
			d.running(false)
			if err != nil {
				d.refused(id, err)
				return
			}
			delete(d.drafts, id)
			d.visit = clinic.Visit{} // its form begins anew
			s.desk.Done(message)
			s.load()
			s.desk.Focus(s.rows)
		})
	})
}

func (d *detail) running(on bool) {
	d.busy = on
	for _, b := range []*part.Button{d.main, d.settle} {
		if on {
			b.Disable()
		} else {
			b.Enable()
		}
	}
}

// refused shows what went wrong where it belongs: in the form while it is the
// same patient's.
func (d *detail) refused(id clinic.VisitID, err error) {
	if id != d.visit.ID {
		d.screen.desk.Failed(err)
		return
	}
	switch clinic.FieldOf(err) {
	case "note", "reason":
		d.note.SetError(clinic.Sentence(err))
		d.screen.desk.Focus(d.note.Focusable())
	default:
		d.failure.Set(theme.Danger, theme.IconWarning, clinic.Sentence(err))
		d.screen.load() // what is shown is what is on record
	}
	d.failing()
	d.lines.Refresh()
}
