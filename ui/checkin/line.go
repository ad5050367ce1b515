package checkin

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"chairside/store/clinic"
	"chairside/ui/part"
	"chairside/ui/theme"
)

// line is one question: a mark, what is asked and what was said, the answers
// as buttons, and below it the fields of an answer that needs some.
type line struct {
	screen   *Screen
	question clinic.Question
	number   int
	word     string // what its number key does

	mark    *part.Mark
	title   *part.Text
	rest    *part.Text
	sub     *part.Text
	main    *part.Button // the answer its number gives
	second  *part.Button
	third   *part.Button
	form    *fields
	open    bool
	answers *fyne.Container
	row     *fyne.Container
	drawn   string // the words of the answers as they are laid out
	folded  *fyne.Container
	object  *fyne.Container
}

var questionWords = map[clinic.Question][2]string{
	clinic.AskIdentity:  {"Who is here?", "full name and birth date, said by the patient"},
	clinic.AskConsent:   {"Consent", "for treatment"},
	clinic.AskEscort:    {"Ride home", "with a responsible adult"},
	clinic.AskFasting:   {"Last food and drink", "before the planned start"},
	clinic.AskMedicines: {"Medicines and allergies", ""},
	clinic.AskHealth:    {"Health card", "handed back · alcohol or drugs, feeling ill, could be pregnant"},
	clinic.AskPHQ9:      {"PHQ-9", "nine answers, or total and question 9"},
}

func newLine(s *Screen, q clinic.Question, number int) *line {
	l := &line{
		screen: s, question: q, number: number, mark: part.NewMark(true),
		title: part.Strong(questionWords[q][0]).Fixed(true), rest: part.Body(questionWords[q][1]),
		sub:    part.Small(""),
		main:   part.NewButton(part.Main, "", nil),
		second: part.NewButton(part.Plain, "", nil),
		third:  part.NewButton(part.Caution, "", nil),
		word:   questionWords[q][0],
	}
	id := "checkin." + string(q)
	l.main.ID, l.second.ID, l.third.ID, l.sub.ID = id, id+".second", id+".third", id+".sub"
	l.form = newFields(l)
	l.answers = container.New(layout.NewCustomPaddedHBoxLayout(10), l.main, l.second, l.third)
	words := container.New(layout.NewCustomPaddedVBoxLayout(2), container.NewBorder(nil, nil, l.title, nil, l.rest), l.sub)
	l.row = container.NewBorder(nil, nil, container.NewCenter(l.mark), l.answers,
		container.New(layout.NewCustomPaddedLayout(0, 0, theme.S12, theme.S8), words))
	l.folded = container.NewVBox()
	if l.form.object != nil {
		l.folded.Add(l.form.object)
	}
	l.folded.Hide()
	l.object = container.NewVBox(widget.NewSeparator(), container.New(layout.NewCustomPaddedLayout(3, 0, 0, 0), l.row), l.folded)
	return l
}

func (l *line) answered() bool {
	_, ok := l.screen.visit.Answer(l.question)
	return ok
}

// show draws the question as it stands.
func (l *line) show() {
	s := l.screen
	asked := false
	for _, q := range s.visit.Questions() {
		asked = asked || q == l.question
	}
	if asked != l.object.Visible() {
		if asked {
			l.object.Show()
		} else {
			l.object.Hide()
		}
		l.screen.relay()
	}
	if !asked {
		return
	}
	a, ok := s.visit.Answer(l.question)
	l.mark.Set(ok && a.Outcome != clinic.HeldFor)
	strong, rest := l.headline(a, ok)
	l.title.SetText(strong)
	l.rest.SetText(rest)
	sub, style := l.says(a, ok), part.TextStyle{Size: theme.TextSmall, Color: theme.Muted}
	if ok && a.Outcome == clinic.HeldFor {
		sub, style.Color, style.Bold = "Held for the nurse: "+a.Note, theme.WarningText, true
	}
	l.sub.SetStyle(style)
	l.sub.SetText(sub)
	l.buttons(a, ok)
	drawn := strong
	for _, b := range []*part.Button{l.main, l.second, l.third} {
		if b.Visible() {
			drawn += b.Text() + "|"
		}
	}
	if drawn != l.drawn {
		l.drawn = drawn
		l.row.Refresh()
	}
}

// button draws one answer, or hides it when it has no words. Answers wait for
// the identity: before it nothing is written to this visit.
func (l *line) button(b *part.Button, kind part.ButtonKind, text string, do func()) {
	if text == "" {
		if b.Visible() {
			b.Hide()
		}
		return
	}
	if !b.Visible() {
		b.Show()
	}
	b.SetKind(kind)
	b.SetText(text)
	b.OnTapped(do)
	s := l.screen
	here := s.visit.Stage == clinic.Arrived || s.visit.Stage == clinic.Waiting
	_, known := s.visit.Answer(clinic.AskIdentity)
	s.enable(b, here && known || l.question == clinic.AskIdentity && (here || s.visit.Stage == clinic.Booked))
}

func (l *line) numbered(word string) string { return fmt.Sprintf("%s · %d", word, l.number) }

// answer gives the main answer, as its number key does.
func (l *line) answer() {
	for _, other := range l.screen.lines {
		if other.open { // figures typed beside an open form are no answers
			return
		}
	}
	if l.object.Visible() && l.main.Visible() && !l.main.Disabled() {
		l.main.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	}
}

// unfold shows the fields of the question and puts the keyboard there.
//
// What was typed before and not saved is still there.
func (l *line) unfold() {
	if l.open {
		l.screen.desk.Focus(l.form.first)
		return
	}
	for _, other := range l.screen.lines {
		other.fold()
	}
	l.open = true
	if !l.form.dirty() {
		l.form.fill()
		l.form.filled = l.form.text()
	}
	l.folded.Show()
	l.screen.relay()
	l.screen.desk.Focus(l.form.first)
}

func (l *line) fold() {
	if !l.open {
		return
	}
	l.open = false
	l.folded.Hide()
	l.screen.relay()
}

// respond keeps an answer, folds the fields and goes on to the next question.
func (l *line) respond(step clinic.Step) {
	s := l.screen
	name, id := s.visit.Patient.Label(), s.visit.ID
	l.screen.take(step, l.form.marks, func() {
		if step.Action() == clinic.ActArrive { // the one answer that is a move
			s.desk.Say(name+" has arrived", id)
		}
		l.form.filled = l.form.text()
		l.fold()
		l.screen.desk.Focus(l.screen.Focus())
	})
}
