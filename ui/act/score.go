package act

import (
	"fmt"
	"time"

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
	box     *fyne.Container
	reason  *part.Field // shown while an item is above its proposal
	above   func() []clinic.Above
}

func newScoreForm(day clinic.Day) *scoreForm {
	f := &scoreForm{scale: day.Clinic.Scale, items: day.Clinic.Scale.Items(), total: part.NewText("", part.TextStyle{Size: theme.TextTile, Bold: true})}
	f.total.ID = "score.total"
	f.reason = part.NewField("Why above what is proposed")
	f.reason.ID, f.reason.MaxLength = "score.reason", 300
	f.reason.SetHint("A few words; they stay on record.")
	f.reason.Hide()
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
	f.compare()
}

// compare says at an item that it is above its proposal, and asks why.
func (f *scoreForm) compare() {
	if f.above == nil {
		return
	}
	over := f.above()
	for i, item := range f.items {
		said := ""
		for _, a := range over {
			if a.Key == item.Key {
				said = a.Says + ". Above it: write why."
			}
		}
		f.choices[i].SetError(said)
	}
	if shown := len(over) > 0; shown != f.reason.Visible() {
		if shown {
			f.reason.Show()
		} else {
			f.reason.Hide()
		}
		f.box.Refresh()
	}
}

func (f *scoreForm) score() clinic.Score {
	return clinic.Score{Scale: f.scale, Items: f.values(), OnOxygen: f.scale == clinic.Aldrete && f.oxygen.Ticked()}
}

// why is the reason, where one is asked for.
func (f *scoreForm) why() string {
	if !f.reason.Visible() {
		return ""
	}
	return f.reason.Text()
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
	box.Add(f.reason)
	f.box = box
	return box
}

func (f *scoreForm) marks() map[string]func(string) {
	at := map[string]func(string){"reason": f.reason.SetError}
	for i, item := range f.items {
		at[item.Key] = f.choices[i].SetError
	}
	return at
}

// score opens the form of a recovery score.
func (a *Acts) score(v clinic.Visit) {
	day, when := a.desk.Day(), a.when
	f := newScoreForm(day)
	moment := func() time.Time {
		if when.IsZero() {
			return a.desk.Now()
		}
		return when
	}
	f.above = func() []clinic.Above { return v.ScoredAbove(f.score(), moment(), day.Clinic) }
	propose := func() {
		f.propose(v.Propose(f.scale, f.oxygen.Ticked(), moment(), day.Clinic))
		f.compare()
	}
	content := f.content()
	f.oxygen.OnChanged(func(bool) { propose() })
	propose()
	text := about(v)
	if s, ok := v.LastScore(); ok {
		text += "\nLast: " + s.Brief() + " at " + day.ClockOf(s.At)
	}
	text += "\nType 0, 1 or 2 for each item."
	a.show(form{
		PanelSpec: part.PanelSpec{
			Title: f.scale.Word() + " score", Text: text, Content: content, First: f.choices[0],
			Action: "Record score", Kind: part.Main, Width: 760,
		},
		visit: v, message: v.Patient.Label() + ": score recorded",
		steps: func() ([]clinic.Step, error) {
			f.compare() // submitting took the marks away
			s := f.score()
			return one(clinic.RecordScore{Scale: s.Scale, Items: s.Items, OnOxygen: s.OnOxygen, Reason: f.why()}, nil)
		},
		at: f.marks(),
	})
}
