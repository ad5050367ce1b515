package checkin

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"chairside/store/clinic"
	"chairside/ui/part"
	"chairside/ui/theme"
)

// fields are the inline form of a question: what it shows first, how it is
// filled from the record, and the step that it makes of what was typed.
type fields struct {
	object fyne.CanvasObject
	first  fyne.Focusable
	marks  map[string]func(string)
	fill   func()
	step   func() (clinic.Step, error)
	all    []*part.Field
	filled string // the texts as they were filled in from the record, or saved
}

// text is all that stands in the fields.
func (f *fields) text() string {
	all := ""
	for _, e := range f.all {
		all += e.Text() + "\x00"
	}
	return all
}

// dirty reports whether something was typed and not saved.
func (f *fields) dirty() bool { return f.filled != "" && f.text() != f.filled }

// newFields builds the form of a question; identity, consent and the health
// card need none.
func newFields(l *line) *fields {
	f := &fields{marks: map[string]func(string){}, fill: func() {}}
	switch l.question {
	case clinic.AskEscort:
		l.escortFields(f)
	case clinic.AskFasting:
		l.fastingFields(f)
	case clinic.AskMedicines:
		l.medicineFields(f)
	case clinic.AskPHQ9:
		l.phq9Fields(f)
	}
	return f
}

// field makes one field of a form: Enter saves the form, Esc folds it.
func (l *line) field(f *fields, label, id, mark string, most int) *part.Field {
	e := part.NewField(label)
	e.ID, e.MaxLength = "checkin."+id, most
	e.OnSubmitted = func(string) { l.save(f) }
	e.OnEscape = l.screen.escape
	f.marks[mark] = func(wrong string) {
		e.SetError(wrong)
		if wrong != "" && l.open { // the keyboard goes to what has to be put right
			l.screen.desk.Focus(e.Focusable())
		}
	}
	f.all = append(f.all, e)
	if f.first == nil {
		f.first = e.Focusable()
	}
	return e
}

// lay puts the fields into one row with the button that saves them.
func (l *line) lay(f *fields, columns int, objects ...fyne.CanvasObject) {
	save := part.NewButton(part.Main, "Save", func() { l.save(f) })
	save.ID = "checkin." + string(l.question) + ".save"
	save.SetKey("Enter")
	grid := container.NewGridWithColumns(columns, objects...)
	f.object = container.New(layout.NewCustomPaddedLayout(0, 4, 40, 0),
		container.NewBorder(nil, nil, nil, container.New(layout.NewCustomPaddedLayout(20, 0, theme.S8, 0), container.NewVBox(save)), grid))
}

func (l *line) save(f *fields) {
	for _, show := range f.marks {
		show("")
	}
	step, err := f.step()
	if err != nil {
		l.screen.refuse(err, f.marks)
		return
	}
	l.respond(step)
}

func (l *line) escortFields(f *fields) {
	name := l.field(f, "Name", "escort.name", "escort", 80)
	relation := l.field(f, "Relation", "escort.relation", "relation", 40)
	phone := l.field(f, "Phone", "escort.phone", "escort_phone", 40)
	comes := l.field(f, "Comes at", "escort.comes", "comes", 5)
	comes.SetPlaceHolder("e.g. 12:45")
	f.fill = func() {
		e := l.screen.visit.Escort
		name.SetText(e.Name)
		relation.SetText(e.Relation)
		phone.SetText(e.Phone)
		comes.SetText(l.screen.day.ClockOf(e.Comes))
	}
	f.step = func() (clinic.Step, error) {
		e := clinic.Escort{Name: name.Text(), Relation: relation.Text(), Phone: phone.Text()}
		var err error
		e.Comes, err = clinic.ParseToday("comes", comes.Text(), l.screen.now, l.screen.day.Clinic.Location())
		return clinic.NameEscort{Escort: e}, err
	}
	l.lay(f, 4, name, relation, phone, comes)
}

func (l *line) fastingFields(f *fields) {
	food := l.field(f, "Last food", "fasting.food", "food", 5)
	drink := l.field(f, "Last clear drink", "fasting.drink", "drink", 5)
	food.SetPlaceHolder("e.g. 02:30")
	drink.SetPlaceHolder("e.g. 07:45")
	food.SetHint("a time later than now is yesterday's")
	f.fill = func() {
		if a, ok := l.screen.visit.Answer(clinic.AskFasting); ok {
			food.SetText(l.screen.day.ClockOf(a.Food))
			drink.SetText(l.screen.day.ClockOf(a.Drink))
		}
	}
	f.step = func() (clinic.Step, error) {
		r := clinic.Respond{Question: clinic.AskFasting, Outcome: clinic.Fine}
		zone := l.screen.day.Clinic.Location()
		var err error
		if r.Food, err = clinic.ParsePast("food", food.Text(), l.screen.now, zone); err != nil {
			return nil, err
		}
		r.Drink, err = clinic.ParsePast("drink", drink.Text(), l.screen.now, zone)
		return r, err
	}
	l.lay(f, 2, food, drink)
}

func (l *line) medicineFields(f *fields) {
	medicines := l.field(f, "Medicines", "medicines.list", "medicines", 500)
	medicines.SetPlaceHolder("e.g. sertraline 100 mg, lisinopril 10 mg")
	medicines.SetHint("write none when none are taken")
	allergies := l.field(f, "Allergies", "medicines.allergies", "allergies", 500)
	allergies.SetPlaceHolder("e.g. latex (hives), penicillin; or: none")
	allergies.SetHint("write none when none are known")
	f.fill = func() {
		p := l.screen.visit.Patient
		medicines.SetText(p.Medicines)
		allergies.SetText(strings.Join(p.Allergies, ", "))
		if p.NoAllergies {
			allergies.SetText("none")
		}
	}
	f.step = func() (clinic.Step, error) {
		r := clinic.Respond{Question: clinic.AskMedicines, Outcome: clinic.Fine, Changed: true, Medicines: medicines.Text()}
		r.Allergies, r.NoAllergies = Allergies(allergies.Text())
		if strings.TrimSpace(r.Medicines) == "" && l.screen.visit.Patient.MedicinesAsked.IsZero() {
			return nil, &clinic.Error{Code: clinic.Invalid, Field: "medicines", Message: "Medicines are not on record yet.", Next: "Write them down, or none."}
		}
		return r, nil
	}
	l.lay(f, 2, medicines, allergies)
}

// Allergies reads a list as it is typed; see [clinic.ReadAllergies].
func Allergies(text string) (list []string, none bool) { return clinic.ReadAllergies(text) }

func (l *line) phq9Fields(f *fields) {
	nine := l.field(f, "Nine answers, 0 to 3 each", "phq9.answers", "answers", 30)
	nine.SetPlaceHolder("e.g. 1 0 2 1 1 0 2 1 0")
	total := l.field(f, "or the total", "phq9.total", "total", 2)
	item := l.field(f, "and question 9", "phq9.item9", "item9", 1)
	f.step = func() (clinic.Step, error) {
		sum, last, err := PHQ9(nine.Text(), total.Text(), item.Text())
		return clinic.Respond{Question: clinic.AskPHQ9, Outcome: clinic.Fine, Total: sum, Item9: last}, err
	}
	l.lay(f, 3, nine, total, item)
}

// PHQ9 reads the questionnaire: nine answers in a row, or the total and the
// answer to question 9.
func PHQ9(answers, total, item9 string) (sum, last int, err error) {
	bad := func(field, message, next string) (int, int, error) {
		return 0, 0, &clinic.Error{Code: clinic.Invalid, Field: field, Message: message, Next: next}
	}
	if answers = strings.TrimSpace(answers); answers != "" {
		n := 0
		for _, r := range answers {
			switch {
			case r >= '0' && r <= '3':
				n++
				last = int(r - '0')
				sum += last
			case strings.ContainsRune(" ,;./", r):
			default:
				return bad("answers", "Each answer is 0, 1, 2 or 3.", "Write nine figures.")
			}
		}
		if n != 9 {
			return bad("answers", "There are "+strconv.Itoa(n)+" answers, not nine.", "Write nine figures.")
		}
		return sum, last, nil
	}
	if sum, err = strconv.Atoi(strings.TrimSpace(total)); err != nil {
		return bad("total", "The total is missing.", "Write it, or the nine answers.")
	}
	if last, err = strconv.Atoi(strings.TrimSpace(item9)); err != nil {
		return bad("item9", "Question 9 is missing.", "Write its answer, 0 to 3.")
	}
	return sum, last, nil
}
