package leaving

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"chairside/store/clinic"
	"chairside/ui/part"
	"chairside/ui/theme"
)

// head says who is leaving.
type head struct {
	card  *part.Card
	name  *part.Text
	about *part.Text
	heed  *part.Text
	chip  *part.Chip
	body  *fyne.Container
}

func newHead() *head {
	h := &head{
		name:  part.NewText("", part.TextStyle{Size: theme.TextTitle, Heavy: true, Wrap: true}),
		about: part.NewText("", part.TextStyle{Color: theme.Muted, Wrap: true}),
		heed:  part.NewText("", part.TextStyle{Size: theme.TextSmall, Bold: true, Color: theme.DangerText, Wrap: true}),
		chip:  part.NewChip(theme.Neutral, theme.NoIcon, ""),
	}
	h.body = container.New(ends{}, container.New(part.NewStack(2), h.name, h.about, h.heed), h.chip)
	h.card = part.NewCard(h.body)
	return h
}

func (h *head) show(v view) {
	h.name.SetText(v.name)
	h.about.SetText(v.about)
	h.heed.SetText(v.heed)
	part.Visible(h.heed, v.heed != "")
	h.chip.Set(v.tone, v.icon, v.word)
	h.body.Refresh() // a chip of another length needs other room
}

// cleared says how the clearance stands and how it is taken back.
type cleared struct {
	card       *part.Card
	title      *part.Text
	evidence   *part.Text
	overridden *part.Text
	back       *part.Button
	action     clinic.Action
	body       *fyne.Container
}

func newCleared(s *Screen) *cleared {
	c := &cleared{
		title:      part.NewText("", part.TextStyle{Size: theme.TextTile, Bold: true, Wrap: true}),
		evidence:   part.NewText("", part.TextStyle{Color: theme.Muted, Wrap: true}),
		overridden: part.NewText("", part.TextStyle{Bold: true, Color: theme.WarningText, Wrap: true}),
	}
	c.back = part.NewButton(part.Plain, "", func() { s.desk.Act(c.action, s.id) })
	c.back.ID = "leaving.clearance"
	c.body = container.New(part.NewStack(theme.S4), container.New(ends{}, c.title, c.back), c.evidence, c.overridden)
	c.card = part.NewCard(c.body)
	return c
}

func (c *cleared) show(v view) {
	c.title.SetText(v.clearance)
	c.evidence.SetText(v.evidence)
	text := ""
	for i, o := range v.overridden {
		if i > 0 {
			text += "\n"
		}
		text += o
	}
	c.overridden.SetText(text)
	part.Visible(c.evidence, v.evidence != "")
	part.Visible(c.overridden, text != "")
	c.action = v.back
	part.Visible(c.back, v.back != "")
	c.back.SetText(v.backWord)
	kind := part.Plain
	if v.back == clinic.ActClear {
		kind = part.Main
	}
	c.back.SetKind(kind)
	c.body.Refresh()
}

// after says what comes after the visit.
type after struct {
	card       *part.Card
	next, call *part.Text
	book       *part.Button
	body       *fyne.Container
}

func newAfter(s *Screen) *after {
	a := &after{next: part.Strong(""), call: part.Strong("")}
	pair := func(label string, value fyne.CanvasObject) fyne.CanvasObject {
		return container.New(part.NewStack(2), part.Small(label), value)
	}
	a.book = part.NewButton(part.Plain, "Book…", s.nextVisit.toggle)
	a.book.SetKey("N")
	a.book.ID = "leaving.book"
	a.body = container.New(part.NewStack(theme.S8),
		container.New(ends{}, container.NewGridWithColumns(2, pair("Next visit", a.next), pair("Follow-up call", a.call)), a.book),
		s.nextVisit.object)
	a.card = part.NewCard(a.body)
	return a
}

func (a *after) show(v view) {
	a.next.SetText(v.next)
	a.call.SetText(v.call)
	part.Visible(a.book, v.mayBook)
	a.body.Refresh()
}

// ends lays two things out at the ends of a line: the first gets what the
// second leaves.
type ends struct{}

func (ends) MinSize(objects []fyne.CanvasObject) fyne.Size {
	a, b := objects[0].MinSize(), objects[1].MinSize()
	if !objects[1].Visible() {
		return a
	}
	return fyne.NewSize(a.Width+theme.S12+b.Width, max(a.Height, b.Height))
}

func (ends) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	need := objects[1].MinSize()
	width := size.Width
	if objects[1].Visible() {
		width -= need.Width + theme.S12
	}
	objects[0].Resize(fyne.NewSize(width, objects[0].MinSize().Height))
	high := objects[0].MinSize().Height
	part.Place(objects[0], 0, (size.Height-high)/2, width, high)
	part.Place(objects[1], size.Width-need.Width, (size.Height-need.Height)/2, need.Width, need.Height)
}
