package act

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"chairside/store/clinic"
	"chairside/ui/part"
	"chairside/ui/theme"
)

// scoreForm is the five items of the clinic's scale. What the vitals on record
// propose is said below an item and never chosen unasked: the nurse confirms
// each by choosing it.
type scoreForm struct {
	scale   clinic.Scale
	items   []clinic.ScoreItem
	choices []*part.Choice
	oxygen  *part.Tick
	total   *part.Text
}

func newScoreForm(day clinic.Day) *scoreForm {
	f := &scoreForm{scale: day.Clinic.Scale, items: day.Clinic.Scale.Items(), total: part.NewText("", part.TextStyle{Size: theme.TextTile, Bold: true})}
	f.total.ID = "score.total"
	for _, item := range f.items {
		var options []string
		for n := len(item.Says) - 1; n >= 0; n-- {
			options = append(options, fmt.Sprintf("%d  %s", n, item.Says[n]))
		}
		c := part.NewChoice(item.Word, options, func(int) { f.add() })
		c.ID = "score." + item.Key
		c.ByFigure = true
		c.SetHint(item.Note)
		f.choices = append(f.choices, c)
	}
	f.choices[len(f.choices)-1].Stay = true
	f.oxygen = part.NewTick("On oxygen", "the patient is given oxygen now", nil)
	f.oxygen.ID = "score.on_oxygen"
	f.add()
	return f
}

// value is what was chosen for an item, -1 for nothing yet.
func (f *scoreForm) value(i int) int {
	at := f.choices[i].Selected()
	if at < 0 {
		return -1
	}
	return len(f.items[i].Says) - 1 - at
}

func (f *scoreForm) values() []int {
	var out []int
	for i := range f.items {
		out = append(out, f.value(i))
	}
	return out
}

func (f *scoreForm) add() {
	sum, open := 0, 0
	for _, n := range f.values() {
		if n < 0 {
			open++
			continue
		}
		sum += n
	}
	text := fmt.Sprintf("%d of 10", sum)
	if open > 0 {
		text = fmt.Sprintf("%d so far, %d still to choose", sum, open)
	}
	f.total.SetText(text)
}

// propose says below each item what the vitals on record propose for it.
func (f *scoreForm) propose(list []clinic.Proposal) {
	for _, q := range list {
		for i, item := range f.items {
			switch {
			case item.Key != q.Key:
			case q.OK:
				f.choices[i].SetHint(fmt.Sprintf("Proposed %d: %s", q.Value, q.Why))
			default:
				f.choices[i].SetHint(sentence(q.Why))
			}
		}
	}
}

func (f *scoreForm) content() fyne.CanvasObject {
	box := container.New(part.NewStack(theme.S8))
	if f.scale == clinic.Aldrete { // before the items: Enter behind the last of them must tick nothing
		box.Add(container.New(layout.NewCustomPaddedLayout(theme.S4, 0, theme.S4, theme.S4), f.oxygen))
	}
	for _, c := range f.choices {
		box.Add(c)
	}
	box.Add(f.total)
	return box
}

func (f *scoreForm) marks() map[string]func(string) {
	at := map[string]func(string){}
	for i, item := range f.items {
		at[item.Key] = f.choices[i].SetError
	}
	return at
}

// score opens the form of a recovery score.
func (a *Acts) score(v clinic.Visit) {
	day, when := a.desk.Day(), a.when
	f := newScoreForm(day)
	propose := func() {
		now := when
		if now.IsZero() {
			now = a.desk.Now()
		}
		f.propose(v.Propose(f.scale, f.oxygen.Ticked(), now, day.Clinic))
	}
	f.oxygen.OnChanged(func(bool) { propose() })
	propose()
	text := about(v)
	if s, ok := v.LastScore(); ok {
		text += "\nLast: " + s.Brief() + " at " + day.ClockOf(s.At)
	}
	text += "\nType 0, 1 or 2 for each item."
	a.show(form{
		PanelSpec: part.PanelSpec{
			Title: f.scale.Word() + " score", Text: text, Content: f.content(), First: f.choices[0],
			Action: "Record score", Kind: part.Main, Width: 760,
		},
		visit: v, message: v.Patient.Label() + ": score recorded",
		steps: func() ([]clinic.Step, error) {
			return one(clinic.RecordScore{Scale: f.scale, Items: f.values(), OnOxygen: f.scale == clinic.Aldrete && f.oxygen.Ticked()}, nil)
		},
		at: f.marks(),
	})
}
