package patient

import (
	"reflect"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"chairside/ui/part"
	"chairside/ui/theme"
)

// face is the page of one record.
type face struct {
	screen *Screen
	view   view

	name, person *part.Text
	died         *part.Banner
	pairs        *fyne.Container
	lines        []*part.Pair
	allergy      *part.Text
	allergyAsked *part.Text
	medicines    *part.Text
	health       *part.Text
	healthBox    *fyne.Container
	watch        *part.Text
	watchBox     *fyne.Container
	cards        *fyne.Container
	scroll       *container.Scroll
	main         *part.Button
	book         *part.Button
	edit         *part.Button
	buttons      *fyne.Container
	aside        *fyne.Container

	series *seriesCard
	past   *pastCard
	body   *fyne.Container
	object fyne.CanvasObject
}

func newFace(s *Screen) *face {
	muted := part.TextStyle{Color: theme.Muted, Wrap: true}
	wrapped := part.TextStyle{Wrap: true}
	f := &face{
		screen: s,
		name:   part.NewText("", part.TextStyle{Size: theme.TextTitle, Heavy: true, Wrap: true}), person: part.NewText("", muted), died: part.NewBanner(),
		pairs:   container.New(part.NewStack(0)),
		allergy: part.NewText("", wrapped), allergyAsked: part.NewText("", part.TextStyle{Size: theme.TextSmall, Color: theme.Muted}), medicines: part.NewText("", wrapped),
		health: part.NewText("", wrapped), watch: part.NewText("", wrapped),
	}
	f.name.ID, f.watch.ID, f.allergy.ID, f.died.ID = "patient.name", "patient.watch", "patient.allergies", "patient.died"
	f.healthBox = container.New(part.NewStack(0), part.Strong("Conditions"), f.health)
	f.watchBox = container.New(part.NewStack(0), part.Strong("Watch for"), f.watch)
	who := part.NewCard(container.New(part.NewStack(theme.S8), container.New(part.NewStack(0), f.name, f.person), f.died, f.pairs))
	care := part.NewCard(container.New(part.NewStack(theme.S8),
		container.New(part.NewStack(0), part.Strong("Allergies"), f.allergy, f.allergyAsked),
		container.New(part.NewStack(0), part.Strong("Medicines"), f.medicines),
		f.healthBox, f.watchBox))
	f.cards = container.New(part.NewStack(theme.S12), who, care)
	f.scroll = container.NewVScroll(f.cards)
	f.main = part.NewButton(part.Main, "", f.next)
	f.main.ID = "patient.main"
	f.main.SetLarge(true)
	f.main.SetKey("C")
	f.book = part.NewButton(part.Plain, "Book a visit", f.bookVisit)
	f.book.ID = "patient.book"
	f.book.SetKey("B")
	f.edit = part.NewButton(part.Plain, "Edit", s.Edit)
	f.edit.ID = "patient.edit"
	f.edit.SetKey("E")
	f.buttons = container.New(part.NewStack(theme.S8), f.main, container.New(sharing{}, f.book, f.edit))
	f.aside = container.New(asideLayout{}, f.scroll, f.buttons)
	f.series = newSeriesCard()
	f.past = newPastCard(f)
	f.body = container.New(mainLayout{}, f.series.card, f.past.card)
	f.object = container.New(faceLayout{}, f.aside, f.body)
	return f
}

// loading stands where the record is not read yet: an empty line would say
// that there is nothing.
const loading = "Loading…"

// first empties the page of whoever was shown before: nobody's name may stand
// over another's visits.
func (f *face) first() {
	if f.screen.chart.Patient.ID == 0 {
		f.view = view{name: loading, allergies: loading, medicines: loading}
		f.write()
	}
}

func (f *face) show() {
	if f.screen.chart.Patient.ID == 0 {
		return
	}
	next := viewOf(f.screen.chart, f.screen.day, f.screen.now, f.screen.open)
	if reflect.DeepEqual(next, f.view) {
		return
	}
	f.view = next
	f.screen.drawn++
	f.write()
}

func (f *face) write() {
	v := f.view
	f.name.SetText(v.name)
	f.person.SetText(v.person)
	if v.died == "" {
		f.died.Clear()
	} else {
		f.died.Set(theme.Danger, theme.IconMark, v.died)
	}
	for len(f.lines) < len(v.pairs) {
		p := part.NewPair("", "")
		f.lines = append(f.lines, p)
		f.pairs.Add(p)
	}
	for i, p := range f.lines {
		part.Visible(p, i < len(v.pairs))
		if i < len(v.pairs) {
			p.SetLabel(v.pairs[i].label)
			p.Set(v.pairs[i].value)
			p.SetTone(v.pairs[i].tone)
		}
	}
	style := part.TextStyle{Wrap: true}
	if v.danger {
		style.Bold, style.Color = true, theme.Danger.Text()
	}
	f.allergy.SetStyle(style)
	f.allergy.SetText(v.allergies)
	f.allergyAsked.SetText(v.asked)
	part.Visible(f.allergyAsked, v.asked != "")
	f.medicines.SetText(strings.ReplaceAll(v.medicines, ", ", "\n"))
	f.health.SetText(v.health)
	part.Visible(f.healthBox, v.health != "")
	f.watch.SetText(strings.Join(v.watch, "\n"))
	part.Visible(f.watchBox, len(v.watch) > 0)
	f.main.SetText(v.main)
	part.Visible(f.main, v.main != "")
	part.Visible(f.book, v.book)
	f.series.show(v)
	f.past.show(v)
	// texts that wrap know their height only after their width
	for range 2 {
		f.cards.Refresh()
		f.aside.Refresh()
	}
	f.body.Refresh()
}

// next does the next sensible thing.
func (f *face) next() {
	open := f.screen.open
	switch f.view.does {
	case goOnCheckIn, begin:
		open.CheckIn(f.view.visit)
	case showOnBoard:
		open.Board(f.view.visit)
	case walkIn:
		open.WalkIn(f.screen.chart.Patient)
	}
}

func (f *face) bookVisit() {
	if f.view.book {
		f.screen.open.Book(f.view.id)
	}
}

func (f *face) focus() fyne.Focusable {
	if f.past.tab == visitsTab && len(f.view.rows) > 0 {
		return f.past.rows
	}
	if f.main.Visible() {
		return f.main
	}
	return f.edit
}

func (f *face) keys() []part.Key {
	keys := []part.Key{
		{Key: "Enter", Word: "Open the marked visit"},
		{Key: "E", Word: "Edit the record", Do: f.screen.Edit},
		{Key: "S", Word: "Open the sheet of the marked visit again", Do: f.sheet},
		{Key: "H", Word: "History of the record, or the visits", Do: f.past.turn},
	}
	if f.view.main != "" {
		keys = append(keys, part.Key{Key: "C", Word: f.view.main, Do: f.next})
	}
	if f.view.book {
		keys = append(keys, part.Key{Key: "B", Word: "Book a visit", Do: f.bookVisit})
	}
	return append(keys, part.Key{Key: "Esc", Word: "Back", Do: f.screen.escape})
}
