// Package checkin is the desk's side of an arrival: the walk-in that finds or
// adds a patient, and check-in itself, whose answers are kept one by one as
// they are given, so that closing the screen loses nothing.
package checkin

import (
	"context"
	"fmt"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"chairside/store/clinic"
	"chairside/ui/part"
	"chairside/ui/theme"
)

// Store is what check-in reads and writes.
type Store interface {
	Do(ctx context.Context, by clinic.StaffID, visit clinic.VisitID, step clinic.Step) error
	SimilarPatients(ctx context.Context, p clinic.Patient, limit int) ([]clinic.Patient, error)
}

// Desk is the window a screen of this package works in.
type Desk struct {
	Store  Store
	Walk   WalkInStore
	Staff  func() (clinic.Staff, bool) // who is at the desk
	Pick   func(then func())           // asks who is at the desk, then goes on
	Spawn  func(func())                // runs off the UI goroutine; in tests, in line
	Now    func() time.Time            // how long a warning has stood
	Saved  func(then func())           // reads the board again, then goes on
	Say    func(message string, undo clinic.VisitID)
	Failed func(err error)
	Leave  func()                 // back to Today
	Hush   func() bool            // takes away what the window says was refused, before Esc does anything; nil for nothing
	Search func()                 // to the walk-in's search
	Begin  func(clinic.VisitID)   // opens check-in of a visit
	Focus  func(fyne.Focusable)   // moves the keyboard
	Record func(clinic.PatientID) // the patient's whole record; nil for no way there
}

// Screen is check-in of one visit.
type Screen struct {
	desk  Desk
	visit clinic.Visit
	day   clinic.Day
	now   time.Time
	busy  bool

	drafts map[clinic.VisitID]draft
	warned bool // that something typed is not saved was said once

	heading *part.Text
	sub     *part.Text
	chip    *part.Chip
	similar *part.Banner
	refused *part.Banner
	lines   []*line
	left    *part.Text
	record  *part.Button
	closeIt *part.Button
	finish  *part.Button
	head    *fyne.Container
	foot    *fyne.Container
	body    *fyne.Container
	root    *fyne.Container
}

// New makes the screen; Open names the visit.
func New(desk Desk) *Screen {
	s := &Screen{
		desk: desk, drafts: map[clinic.VisitID]draft{}, heading: part.NewText("", part.TextStyle{Size: 22, Heavy: true}), sub: part.NewText("", part.TextStyle{Color: theme.Muted}),
		chip: part.NewChip(theme.Amber, theme.NoIcon, ""), similar: part.NewBanner(), refused: part.NewBanner(),
		left: part.Small(""),
	}
	s.record = part.NewButton(part.Plain, "Record", s.openRecord)
	s.record.ID = "checkin.record"
	s.record.SetLarge(true)
	s.record.SetKey("R")
	if desk.Record == nil {
		s.record.Hide()
	}
	s.closeIt = part.NewButton(part.Plain, "Close", s.leave)
	s.closeIt.ID = "checkin.close"
	s.closeIt.SetLarge(true)
	s.closeIt.SetKey("Esc")
	s.finish = part.NewButton(part.Main, "Check in", s.done)
	s.finish.ID = "checkin.finish"
	s.finish.SetLarge(true)
	s.head = container.NewBorder(nil, nil, nil, s.chip, container.NewVBox(s.heading, s.sub))
	s.foot = container.NewBorder(nil, nil, nil, container.New(layout.NewCustomPaddedHBoxLayout(10), s.record, s.closeIt, s.finish), container.NewVBox(layout.NewSpacer(), s.left, layout.NewSpacer()))
	s.body = container.New(part.NewStack(theme.S8),
		s.head,
		s.similar, s.refused,
	)
	for i, q := range []clinic.Question{
		clinic.AskIdentity, clinic.AskConsent, clinic.AskEscort, clinic.AskFasting,
		clinic.AskMedicines, clinic.AskHealth, clinic.AskPHQ9,
	} {
		l := newLine(s, q, i+1)
		s.lines = append(s.lines, l)
		s.body.Add(l.object)
	}
	inset := func(o fyne.CanvasObject) fyne.CanvasObject {
		return container.New(layout.NewCustomPaddedLayout(4, 4, 4, 4), o)
	}
	card := part.NewCard(container.NewBorder(nil, inset(s.foot), nil, nil, container.NewVScroll(inset(s.body))))
	card.SetPadding(20)
	s.root = container.New(middle{width: 880, natural: func() float32 {
		return s.body.MinSize().Height + s.foot.MinSize().Height + 2*20 + 4*4 + theme.S8
	}}, card)
	return s
}

// Object is the screen.
func (s *Screen) Object() fyne.CanvasObject { return s.root }

// Title names the screen in the top bar.
func (s *Screen) Title(clinic.Day, time.Time) (title, subtitle string) {
	return "Check-in", "Every answer is saved at once"
}

// Open names the visit to check in. It is shown with the next Show.
func (s *Screen) Open(id clinic.VisitID) {
	s.keepDraft()
	s.visit, s.warned = clinic.Visit{ID: id}, false
	s.similar.Clear()
	s.refused.Clear()
	s.forget()
}

// Visit is the visit the screen is about.
func (s *Screen) Visit() clinic.VisitID { return s.visit.ID }

// Show draws the visit as the board has it.
func (s *Screen) Show(day clinic.Day, now time.Time) {
	v, ok := day.Visit(s.visit.ID)
	if !ok {
		return
	}
	first := s.visit.Patient.ID == 0
	s.visit, s.day, s.now = v, day, now
	if first {
		s.lookForSimilar(v)
	}
	s.heading.SetText("Check in " + v.Patient.FullName())
	s.sub.SetText(s.plan())
	if words := s.stageWords(); words != s.chip.Text() {
		s.chip.Set(theme.Amber, theme.NoIcon, words)
		s.head.Refresh()
	}
	for _, l := range s.lines {
		l.show()
	}
	n := len(v.Unanswered())
	s.left.SetText(fmt.Sprintf("%d done · %d left. Every answer is saved as you go.", len(v.Questions())-n, n))
	s.showFinish(n)
	if first {
		s.bringDraft()
	}
}

// relay lays the screen out again after something came or went.
func (s *Screen) relay() {
	s.body.Refresh()
	s.root.Refresh()
}

func (s *Screen) plan() string {
	v := s.visit
	text := s.day.ClockOf(v.Planned) + " · " + v.Title() + " · " + v.Protocol.Name
	if v.WalkIn {
		text = "Walk-in at " + text
	}
	if c, ok := s.day.Chair(v.PlannedChair); ok {
		text += " · planned " + c.Name
	} else if best, ok := s.day.Suggest(v, s.now); ok {
		text += " · best " + best.Name + ", " + best.Why
	}
	return text
}

func (s *Screen) stageWords() string {
	switch s.visit.Stage {
	case clinic.Booked:
		return "Not here yet"
	case clinic.Arrived:
		return "Arrived " + s.day.ClockOf(s.visit.ArrivedAt)
	}
	return s.visit.StatusWord(s.now)
}

func (s *Screen) showFinish(left int) {
	before := s.finish.Text()
	switch {
	case s.visit.Stage == clinic.Arrived && left > 0:
		s.finish.SetText(fmt.Sprintf("Check in · %d left", left))
	case s.visit.Stage == clinic.Booked:
		s.finish.SetText("Check in · who is here?")
	case s.visit.Stage == clinic.Arrived:
		s.finish.SetText("Check in")
	default:
		s.finish.SetText("Checked in")
	}
	if s.finish.Text() != before {
		s.foot.Refresh()
	}
	s.enable(s.finish, s.visit.Stage == clinic.Arrived && left == 0)
}

func (s *Screen) enable(b *part.Button, on bool) {
	if on && !s.busy {
		b.Enable()
		return
	}
	b.Disable()
}

// take does one step of the visit and shows the board as it is afterwards.
func (s *Screen) take(step clinic.Step, at map[string]func(string), then func()) {
	staff, ok := s.desk.Staff()
	if !ok {
		s.desk.Pick(func() { s.take(step, at, then) })
		return
	}
	if s.busy {
		return
	}
	s.busy, s.warned = true, false
	s.clear(s.refused)
	id := s.visit.ID
	s.Show(s.day, s.now) // the answers are greyed while one is written
	s.desk.Spawn(func() {
		err := s.desk.Store.Do(context.Background(), staff.ID, id, step)
		fyne.Do(func() {
			s.busy = false
			s.Show(s.day, s.now)
			if err != nil {
				s.refuse(err, at)
				s.desk.Saved(func() {})
				return
			}
			s.desk.Saved(then)
		})
	})
}

// clear takes a banner away and its room with it.
func (s *Screen) clear(b *part.Banner) {
	if b.Text() != "" {
		b.Clear()
		s.relay()
	}
}

func (s *Screen) refuse(err error, at map[string]func(string)) {
	if show, ok := at[clinic.FieldOf(err)]; ok {
		show(clinic.Sentence(err))
	}
	s.refused.Set(theme.Danger, theme.IconWarning, clinic.Sentence(err))
	s.relay()
}

// done finishes check-in and goes back to Today.
func (s *Screen) done() {
	if !s.asked() {
		return
	}
	name, id := s.visit.Patient.Label(), s.visit.ID
	s.take(clinic.FinishCheckIn{}, nil, func() {
		said := name + " is checked in"
		if s.visit.ID == id && len(s.visit.Held()) > 0 { // whoever reads "checked in" would send the patient on
			said = name + " is checked in but held: a nurse or provider has to release the visit first"
		}
		s.desk.Leave()
		s.desk.Say(said, id)
	})
}

// Keys are the keys of the screen: each question's main answer has its number.
func (s *Screen) Keys() []part.Key {
	var keys []part.Key
	for _, l := range s.lines {
		keys = append(keys, part.Key{Key: fmt.Sprint(l.number), Word: l.word, Do: l.answer})
	}
	return append(keys,
		part.Key{Key: "Ctrl+Enter", Word: "Check in, when all is answered", Do: func() {
			if !s.finish.Disabled() {
				s.done()
			}
		}},
		part.Key{Key: "R", Word: "The patient’s record", Do: s.openRecord},
		part.Key{Key: "Esc", Word: "Close; answers stay", Do: s.escape})
}

// openRecord shows the patient's whole record, where there is a way there.
func (s *Screen) openRecord() {
	if s.desk.Record != nil && s.visit.Patient.ID != 0 {
		s.desk.Record(s.visit.Patient.ID)
	}
}

// escape folds an open form, or leaves the screen.
func (s *Screen) escape() {
	if s.desk.Hush != nil && s.desk.Hush() {
		return
	}
	for _, l := range s.lines {
		if l.open {
			l.fold()
			s.desk.Focus(s.Focus())
			return
		}
	}
	s.leave()
}

// Focus is the form that is open, the first question that is not answered, or the finish.
func (s *Screen) Focus() fyne.Focusable {
	for _, l := range s.lines {
		if l.open {
			return l.form.first
		}
	}
	for _, l := range s.lines {
		if l.object.Visible() && !l.answered() && l.main.Visible() {
			return l.main
		}
	}
	if !s.finish.Disabled() {
		return s.finish
	}
	return s.closeIt
}
