package patient

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"chairside/store/clinic"
	"chairside/ui/part"
	"chairside/ui/theme"
)

// seriesCard is how far the series has come, and what the mood made of it.
type seriesCard struct {
	card       *part.Card
	title, sub *part.Text
	steps      *part.Steps
	figure     *part.Text
	word       *part.Text
}

func newSeriesCard() *seriesCard {
	c := &seriesCard{
		title: part.Strong(""), sub: part.Small(""), steps: part.NewSteps(),
		figure: part.NewText("", part.TextStyle{Size: theme.TextTitle, Bold: true, Align: fyne.TextAlignTrailing}),
		word:   part.NewText("", part.TextStyle{Size: theme.TextSmall, Color: theme.Muted, Align: fyne.TextAlignTrailing}),
	}
	c.steps.ID, c.figure.ID, c.word.ID = "patient.series", "patient.mood", "patient.moodword"
	c.card = part.NewCard(container.New(seriesLayout{},
		container.New(part.NewStack(0), c.title, c.sub), c.steps, container.New(part.NewStack(0), c.figure, c.word)))
	return c
}

func (c *seriesCard) show(v view) {
	part.Visible(c.card, v.title != "")
	c.title.SetText(v.title)
	c.sub.SetText(v.sub)
	c.steps.Set(v.series)
	style := c.figure.Style()
	style.Color = theme.Text
	if v.good {
		style.Color = theme.Good.Text()
	}
	c.figure.SetStyle(style)
	c.figure.SetText(v.figure)
	c.word.SetText(v.word)
}

const (
	visitsTab = iota
	historyTab
)

// pastCard lists the visits, or the changes of the record.
type pastCard struct {
	none, reading fyne.CanvasObject // what stands for no visits
	face          *face
	tab           int
	choice        *part.Choice
	next          *part.Text
	rows          *part.Rows
	history       *part.Rows
	card          *part.Card
}

func newPastCard(f *face) *pastCard {
	c := &pastCard{face: f, next: part.NewText("", part.TextStyle{Color: theme.Muted, Align: fyne.TextAlignTrailing})}
	c.choice = part.NewChoice("", []string{"Visits", "History"}, c.choose)
	c.choice.ID = "patient.tabs"
	c.choice.SetSelected(visitsTab)
	c.rows = part.NewRows(nil, c.enter)
	c.rows.ID = "patient.visits"
	c.rows.SetRowHeight(40)
	c.none, c.reading = empty("No visit yet", "The first one is listed here as soon as it is booked or the patient walks in."), empty(loading, "")
	c.rows.SetEmpty(c.none)
	c.history = part.NewRows(nil, nil)
	c.history.ID = "patient.history"
	c.history.SetRowHeight(48)
	c.history.SetEmpty(empty("Nothing was changed yet", "Every correction of the record is listed here, with who made it and when."))
	c.history.Hide()
	head := container.New(tabsLayout{}, c.choice, c.next)
	top := container.New(layout.NewCustomPaddedLayout(theme.S12, theme.S8, theme.S16, theme.S16), head)
	body := container.NewStack(c.rows, c.history)
	c.card = part.NewCard(container.New(layout.NewBorderLayout(top, nil, nil, nil), top, body))
	c.card.SetPadding(2)
	return c
}

func empty(title, words string) fyne.CanvasObject {
	return container.New(part.NewStack(theme.S4),
		part.NewText(title, part.TextStyle{Size: theme.TextTile, Bold: true, Align: fyne.TextAlignCenter}),
		part.NewText(words, part.TextStyle{Color: theme.Muted, Align: fyne.TextAlignCenter, Wrap: true}))
}

func (c *pastCard) choose(tab int) {
	c.tab = tab
	part.Visible(c.rows, tab == visitsTab)
	part.Visible(c.history, tab == historyTab)
	c.card.Refresh()
}

// turn goes from the visits to the history of the record and back.
func (c *pastCard) turn() {
	c.choice.SetSelected(1 - c.tab)
	c.choose(1 - c.tab)
	list := c.rows
	if c.tab == historyTab {
		list = c.history
	}
	c.face.screen.open.Focus(list)
}

func (c *pastCard) show(v view) {
	c.next.SetText(v.next)
	if v.name == loading {
		c.rows.SetEmpty(c.reading)
	} else {
		c.rows.SetEmpty(c.none)
	}
	visits := map[int64]rowView{}
	var keys []int64
	for _, r := range v.rows {
		keys = append(keys, int64(r.id))
		visits[int64(r.id)] = r
	}
	c.rows.Set(keys, func(int64) part.Row { return newVisitRow() }, func(key int64, r part.Row) { r.(*visitRow).set(visits[key]) })
	if c.rows.Selected() == 0 && len(keys) > 0 {
		c.rows.Select(keys[0])
	}
	lines := map[int64]lineView{}
	keys = nil
	for _, l := range v.history {
		keys = append(keys, l.id)
		lines[l.id] = l
	}
	c.history.Set(keys, func(int64) part.Row { return newHistoryRow() }, func(key int64, r part.Row) { r.(*historyRow).set(lines[key]) })
}

// enter opens a visit: one of today's where its work is done, an earlier one
// as it was.
func (c *pastCard) enter(key int64) {
	s := c.face.screen
	past, ok := s.chart.Visit(clinic.VisitID(key))
	if !ok {
		return
	}
	if _, today := s.day.Visit(past.ID); today && s.open.Visit != nil {
		s.open.Visit(past.ID)
		return
	}
	showVisit(s, past)
}

type visitRow struct {
	*part.Cells
	day, title, minutes, seat, note, sheet *part.Text
}

func newVisitRow() *visitRow {
	r := &visitRow{
		day: part.Strong(""), title: part.Body(""), minutes: part.Body(""), seat: part.Body(""),
		note:  part.NewText("", part.TextStyle{Color: theme.Muted}),
		sheet: part.NewText("", part.TextStyle{Bold: true, Color: theme.Teal.Text()}),
	}
	r.Cells = part.NewCells(part.NewColumns(92, -3, 100, 82, -6, 84), r.day, r.title, r.minutes, r.seat, r.note, r.sheet)
	return r
}

func (r *visitRow) set(v rowView) {
	r.day.SetText(v.day)
	r.title.SetText(v.title)
	r.minutes.SetText(v.minutes)
	r.seat.SetText(v.seat)
	r.note.SetText(v.note)
	r.sheet.SetText(v.sheet)
}

type historyRow struct {
	*part.Cells
	when, who, words *part.Text
}

func newHistoryRow() *historyRow {
	r := &historyRow{when: part.Small(""), who: part.Small(""), words: part.NewText("", part.TextStyle{Wrap: true})}
	r.Cells = part.NewCells(part.NewColumns(120, 110, -1), r.when, r.who, r.words)
	return r
}

func (r *historyRow) set(l lineView) {
	r.when.SetText(l.when)
	r.who.SetText(l.who)
	r.words.SetText(l.words)
}
