package today

import (
	"fmt"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"chairside/store/clinic"
	"chairside/ui/part"
	"chairside/ui/status"
	"chairside/ui/theme"
)

// rowView is all that a row shows. It is compared as a whole: a row whose view
// is as before is not touched.
type rowView struct {
	clock, name, person, title, chair string
	seated, similar, over             bool
	look                              clinic.Look
	word, since, attention, next      string
	kind                              part.ButtonKind
}

func viewRow(day clinic.Day, v clinic.Visit, now time.Time) rowView {
	next := day.Next(v, now)
	since := v.Since(now)
	if open := day.LeftOpen(v); open != "" && v.Stage == clinic.Booked {
		since = open
	}
	return rowView{
		clock: day.ClockOf(v.Planned), name: v.Patient.Label(), person: status.Person(v.Patient), title: v.Title(),
		chair: chairWords(day, v, now), seated: v.Chair != 0, similar: day.SimilarToday(v) && !v.Stage.Ended(), over: v.Stage.Ended(),
		look: v.Look(now), word: v.StatusWord(now), since: since,
		attention: attentionWords(day.Attention(v, now)), next: next.Word, kind: kindOf(next),
	}
}

// attentionWords joins what staff should notice, gravest first, and names
// several allergies under one word.
func attentionWords(items []string) string {
	var out strings.Builder
	const allergy = "Allergy: "
	for i, item := range items {
		switch {
		case i == 0:
		case strings.HasPrefix(item, allergy) && strings.HasPrefix(items[i-1], allergy):
			item = strings.TrimPrefix(item, allergy)
			out.WriteString(", ")
		default:
			out.WriteString(" · ")
		}
		out.WriteString(item)
	}
	return out.String()
}

// kindOf is how much a next step asks to be taken.
func kindOf(n clinic.Next) part.ButtonKind {
	switch {
	case n.Held:
		return part.Caution
	case n.Urgent:
		return part.Main
	}
	return part.Plain
}

// chairWords says where the patient sits, or where best or as planned.
func chairWords(day clinic.Day, v clinic.Visit, now time.Time) string {
	if c, ok := day.Chair(v.Chair); ok {
		return c.Name
	}
	if v.Stage == clinic.Waiting && len(v.Held()) == 0 {
		if best, ok := day.Suggest(v, now); ok {
			return "best: " + best.Name
		}
	}
	if c, ok := day.Chair(v.PlannedChair); ok && !v.Stage.Ended() {
		return "plan: " + c.Name
	}
	return "–"
}

// row is one visit of the list.
type row struct {
	widget.BaseWidget
	view  rowView
	shown bool

	clock, name, person, title, chair, since *part.Text
	chip                                     *part.Chip
	attention                                *part.Notice
	next                                     *part.Button
}

func (s *Screen) newRow(key int64) part.Row {
	r := &row{
		clock: part.Strong("").Fixed(true), name: part.Strong(""), person: part.Small(""), title: part.Body(""), chair: part.Body(""),
		since: part.Small(""), chip: part.NewChip(theme.Neutral, theme.NoIcon, ""), attention: part.NewNotice(theme.IconWarning, theme.TextSmall, theme.DangerText),
		next: part.NewButton(part.Plain, "", func() { s.press(clinic.VisitID(key)) }),
	}
	r.next.ID = fmt.Sprintf("today.next.%d", key)
	r.next.OnFocus = func() { // the details and the keys follow the focus
		if s.rows.Selected() != key {
			s.rows.Select(key)
			s.Show(s.day, s.now)
		}
	}
	r.attention.SetMost(attentionLines)
	r.ExtendBaseWidget(r)
	return r
}

// attentionLines is how many lines what must be noticed may have: the row grows
// with them, for what blocks or endangers is never cut.
const attentionLines = 10

// SetSelected is asked for by part.Rows, which draws the selection itself.
func (r *row) SetSelected(bool) {}

func (r *row) show(v rowView) {
	if r.shown && v == r.view {
		return
	}
	r.view, r.shown = v, true
	r.clock.SetText(v.clock)
	r.name.SetText(v.name)
	r.person.SetText(v.person)
	r.title.SetText(v.title)
	r.chair.SetText(v.chair)
	r.since.SetText(v.since)
	r.chip.Set(status.Tone(v.look), status.Icon(v.look), v.word)
	r.attention.SetText(v.attention)
	r.next.SetText(v.next)
	r.next.SetKind(v.kind)
	if v.next == "" {
		r.next.Hide()
	} else {
		r.next.Show()
	}
	r.dress()
	r.Refresh()
}

// dress sets the weights and colours that depend on what the row is about: who
// could be mistaken for somebody else has a birth date that cannot be overseen.
func (r *row) dress() {
	text := theme.Text
	if r.view.over {
		text = theme.Muted
	}
	r.clock.SetStyle(part.TextStyle{Bold: true, Color: text})
	r.name.SetStyle(part.TextStyle{Bold: true, Color: text})
	r.title.SetStyle(part.TextStyle{Color: text})
	person := part.TextStyle{Size: theme.TextSmall, Color: theme.Muted}
	if r.view.similar {
		person.Bold, person.Color = true, theme.WarningText
	}
	r.person.SetStyle(person)
	chair := part.TextStyle{Color: theme.Muted}
	if r.view.seated {
		chair = part.TextStyle{Bold: true}
	}
	r.chair.SetStyle(chair)
}

func (r *row) CreateRenderer() fyne.WidgetRenderer {
	return part.Drawing(r, r.layout, r.min, func() {},
		r.clock, r.name, r.person, r.title, r.chair, r.chip, r.since, r.attention, r.next)
}

func (r *row) min() fyne.Size {
	high := theme.RowHeight
	if width := r.Size().Width; width > 0 && r.view.attention != "" {
		high = fyne.Max(high, r.attention.Needs(columns(width).attention.w)+theme.S8)
	}
	return fyne.NewSize(400, high)
}

func (r *row) layout(size fyne.Size) {
	c := columns(size.Width)
	c.time.middle(r.clock, size.Height)
	twoLines(c.patient, r.name, r.person, size.Height)
	c.visit.middle(r.title, size.Height)
	c.chair.middle(r.chair, size.Height)
	switch {
	case r.view.over: // nothing else stands there, and "Left against advice" is long
		cell{c.status.x, c.next.x - c.status.x}.middle(r.chip, size.Height)
	case c.stacked && r.view.since != "":
		twoLines(c.status, r.chip, r.since, size.Height)
	default:
		c.status.middle(r.chip, size.Height)
		c.since.middle(r.since, size.Height)
	}
	c.attention.middle(r.attention, size.Height)
	c.next.middle(r.next, size.Height)
}

// twoLines places one thing under another in the middle of a row.
func twoLines(at cell, above, below fyne.CanvasObject, height float32) {
	a, b := above.MinSize().Height, below.MinSize().Height
	top := (height - a - b) / 2
	place(above, at.x, top, at.w, a)
	place(below, at.x, top+a, at.w, b)
}
