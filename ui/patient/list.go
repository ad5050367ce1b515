package patient

import (
	"context"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"chairside/store/clinic"
	"chairside/ui/part"
	"chairside/ui/status"
	"chairside/ui/theme"
)

// listMost is how many patients are listed: more is a call for more letters.
const listMost = 60

// list is everyone on record by name, narrowed by typing.
type list struct {
	screen *Screen
	asked  int // searches; an answer that a newer one has overtaken is dropped
	hits   map[int64]clinic.Patient
	order  []int64

	search *part.Field
	rows   *part.Rows
	add    *part.Button
	object fyne.CanvasObject
}

func newList(s *Screen) *list {
	l := &list{screen: s, hits: map[int64]clinic.Patient{}}
	l.search = part.NewField("Who is it?")
	l.search.ID, l.search.MaxLength = "patients.search", 120
	l.search.SetPlaceHolder("Name, birth date, phone or MRN")
	l.search.OnChanged = func(string) { l.look() }
	l.search.OnSubmitted = func(string) { l.pick(l.rows.Selected()) }
	l.search.OnArrow = l.arrow
	l.search.OnEscape = s.escape
	l.rows = part.NewRows(nil, l.pick)
	l.rows.ID = "patients.rows"
	l.rows.SetEmpty(container.New(part.NewStack(theme.S4),
		part.NewText("Nobody here", part.TextStyle{Size: theme.TextTile, Bold: true, Align: fyne.TextAlignCenter}),
		part.NewText("Check the spelling, or add the person as a new patient.", part.TextStyle{Color: theme.Muted, Align: fyne.TextAlignCenter, Wrap: true})))
	l.add = part.NewButton(part.Main, "New patient", l.new)
	l.add.ID = "patients.new"
	l.add.SetKey("Ctrl Enter")
	head := container.New(headLayout{}, l.search, l.add)
	card := part.NewCard(container.New(layout.NewBorderLayout(head, nil, nil, nil), head, l.rows))
	card.SetPadding(theme.S20)
	l.object = container.New(layout.NewCustomPaddedLayout(theme.S12, theme.S16, theme.S20, theme.S20), card)
	return l
}

func (l *list) new() {
	query := ""
	if len(l.hits) == 0 {
		query = l.search.Text()
	}
	l.screen.New(query)
}

// look searches while typing; with nothing typed it lists by name.
func (l *list) look() {
	query := strings.TrimSpace(l.search.Text())
	l.asked++
	asked, store := l.asked, l.screen.open.Store
	l.screen.open.Spawn(func() {
		ctx, cancel := context.WithTimeout(context.Background(), loadTime)
		defer cancel()
		var hits []clinic.Patient
		var err error
		if query == "" {
			hits, err = store.Patients(ctx, listMost)
		} else {
			hits, err = store.FindPatients(ctx, query, listMost)
		}
		fyne.Do(func() {
			if asked == l.asked {
				l.answer(query, hits, err)
			}
		})
	})
}

func (l *list) answer(query string, hits []clinic.Patient, err error) {
	if err != nil {
		l.search.SetError(clinic.Sentence(err))
		return
	}
	l.search.SetError("")
	l.hits, l.order = map[int64]clinic.Patient{}, nil
	for _, p := range hits {
		l.hits[int64(p.ID)] = p
		l.order = append(l.order, int64(p.ID))
	}
	l.show()
	if l.rows.Selected() == 0 && len(l.order) > 0 {
		l.rows.Select(l.order[0])
	}
	switch {
	case len(hits) == 0 && query == "":
		l.search.SetHint("Nobody is on record yet. Add the first patient.")
	case len(hits) == 0:
		l.search.SetHint("Nobody on record matches.")
	case len(hits) >= listMost:
		l.search.SetHint(fmt.Sprintf("The first %d by name; write to narrow them down.", listMost))
	case len(hits) == 1:
		l.search.SetHint("1 patient.")
	default:
		l.search.SetHint(fmt.Sprintf("%d patients.", len(hits)))
	}
}

// show draws the rows as they stand now.
func (l *list) show() {
	l.rows.Set(l.order, func(int64) part.Row { return newPerson() }, func(key int64, r part.Row) {
		p := l.hits[key]
		note, tone := standing(l.screen.day, p, l.screen)
		r.(*person).set(p, note, tone)
	})
}

// standing says how a patient stands today, death before all else.
func standing(day clinic.Day, p clinic.Patient, s *Screen) (string, theme.Tone) {
	if !p.Died.IsZero() {
		return "Died " + p.Died.Long(), theme.Danger
	}
	for _, v := range day.Visits {
		if v.Patient.ID == p.ID && !v.Stage.Ended() {
			return v.StatusWord(s.now) + " today " + day.ClockOf(v.Planned), theme.Teal
		}
	}
	return "", theme.Neutral
}

func (l *list) arrow(down bool) {
	for i, key := range l.order {
		if key != l.rows.Selected() {
			continue
		}
		if down && i+1 < len(l.order) {
			l.rows.Select(l.order[i+1])
		}
		if !down && i > 0 {
			l.rows.Select(l.order[i-1])
		}
		return
	}
}

func (l *list) pick(key int64) {
	p, ok := l.hits[key]
	if !ok {
		return
	}
	l.screen.listed = true
	l.screen.begin(p.ID)
}

func (l *list) keys() []part.Key {
	return []part.Key{
		{Key: "Enter", Word: "Open the marked patient"},
		{Key: "Up", Word: "Mark another, while typing too"},
		{Key: "Ctrl+Enter", Word: "New patient", Do: l.new},
		{Key: "Esc", Word: "Back", Do: l.screen.escape},
	}
}

// person is one row of the list.
type person struct {
	*part.Cells
	name, who, phone, note *part.Text
}

func newPerson() *person {
	p := &person{
		name: part.Strong(""), who: part.Small(""), phone: part.NewText("", part.TextStyle{Color: theme.Muted}),
		note: part.NewText("", part.TextStyle{Size: theme.TextSmall, Bold: true, Align: fyne.TextAlignTrailing}),
	}
	p.Cells = part.NewCells(part.NewColumns(-4, -2, -2), container.New(part.NewStack(0), p.name, p.who), p.phone, p.note)
	return p
}

func (r *person) set(p clinic.Patient, note string, tone theme.Tone) {
	r.name.SetText(called(p))
	who := "born " + status.Person(p)
	if p.Pronoun != "" {
		who += " · " + p.Pronoun
	}
	r.who.SetText(who)
	r.phone.SetText(p.Phone)
	style := r.note.Style()
	style.Color = tone.Text()
	r.note.SetStyle(style)
	r.note.SetText(note)
}

// called writes the name as lists show it with the one the patient goes by.
func called(p clinic.Patient) string {
	if p.Preferred == "" {
		return p.Label()
	}
	return p.Label() + " (" + p.Preferred + ")"
}
