package schedule

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"chairside/store/clinic"
	"chairside/ui/part"
	"chairside/ui/theme"
)

// head is the line over the timetable: which day, and what the colours mean.
type head struct {
	screen *Screen
	before *part.Button
	day    *part.Field
	after  *part.Button
	today  *part.Button
	book   *part.Button
	shown  clinic.Date
	object *fyne.Container
}

func newHead(s *Screen) *head {
	h := &head{screen: s}
	h.before = part.NewButton(part.Plain, "", func() { s.turn(s.date.AddDays(-1)) })
	h.before.SetIcon(theme.IconLeft)
	h.before.ID = "schedule.before"
	h.after = part.NewButton(part.Plain, "", func() { s.turn(s.date.AddDays(1)) })
	h.after.SetIcon(theme.IconRight)
	h.after.ID = "schedule.after"
	h.today = part.NewButton(part.Plain, "Today", func() { s.turn(s.today) })
	h.today.SetKey("T")
	h.today.ID = "schedule.today"
	h.day = part.NewField("")
	h.day.ID, h.day.MaxLength = "schedule.day", 30
	h.day.OnSubmitted = h.jump
	h.day.OnEscape = h.restore
	h.book = part.NewButton(part.Main, "Book a visit", func() { s.Book(0) })
	h.book.SetKey("B")
	h.book.ID = "schedule.book"
	legend := container.NewHBox()
	for _, of := range []struct {
		tone theme.Tone
		word string
	}{{theme.Blue, "prep"}, {theme.Violet, "infusion"}, {theme.Teal, "recovery"}, {theme.Neutral, "turnover"}} {
		legend.Add(part.NewChip(of.tone, theme.NoIcon, of.word))
	}
	h.object = container.New(headLayout{}, h.before, h.day, h.after, h.today, legend, h.book)
	return h
}

// jump goes to a day as it was typed.
func (h *head) jump(text string) {
	d, err := clinic.ParseDay(text, h.screen.today)
	if err != nil {
		h.day.SetError(clinic.Sentence(err))
		return
	}
	h.day.SetError("")
	h.shown = clinic.Date{}
	h.screen.turn(d)
	h.screen.desk.Focus(h.screen.table)
}

// restore takes back what was typed.
func (h *head) restore() {
	h.day.SetError("")
	h.shown = clinic.Date{}
	h.show()
	h.screen.desk.Focus(h.screen.table)
}

// show writes the day, but never over what somebody types.
func (h *head) show() {
	if h.shown != h.screen.date {
		h.shown = h.screen.date
		h.day.SetText(longDay(h.screen.date))
		h.day.SetError("")
	}
}

func longDay(d clinic.Date) string { return d.At(12, 0, time.UTC).Format("Mon 2 Jan 2006") }

// headLayout lays the line out; the legend goes first where room is short.
type headLayout struct{}

func (headLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(400, theme.ButtonHeight)
}

func (headLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	x := float32(0)
	for i, w := range []float32{40, 150, 40, o[3].MinSize().Width} {
		part.Place(o[i], x, 0, w, o[i].MinSize().Height)
		x += w + theme.S8
	}
	book := o[5].MinSize().Width
	part.Place(o[5], size.Width-book, 0, book, theme.ButtonHeight)
	legend := o[4].MinSize()
	part.Visible(o[4], size.Width-book-theme.S12-x >= legend.Width)
	part.Place(o[4], size.Width-book-theme.S12-legend.Width, (theme.ButtonHeight-legend.Height)/2, legend.Width, legend.Height)
}
