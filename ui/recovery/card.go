package recovery

import (
	"fmt"
	"reflect"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"chairside/store/clinic"
	"chairside/ui/part"
	"chairside/ui/theme"
)

// card is one patient of the deck. Its parts are built once and filled by set.
type card struct {
	widget.BaseWidget
	deck     *deck
	view     cardView
	selected bool
	redrawn  int      // how often set found a difference
	late     bool     // out of sight, and time has passed since it was drawn
	coming   cardView // what a late card shows as soon as it is in sight

	face  *part.Card
	bar   *canvas.Rectangle // the card is the selected one
	halo  part.Outline      // and has the keyboard
	ring  *part.Ring
	name  *part.Text
	about *part.Text
	ready *part.Text
	warn  *canvas.Image
	alert *part.Text
	state *part.Chip
	trend *part.Trend
	marks []*part.Chip
	acts  []*part.Button
}

func newCard(d *deck) *card {
	c := &card{
		deck: d, face: part.NewCard(nil),
		bar: canvas.NewRectangle(nil), halo: part.NewOutline(theme.CardRadius + 3),
		ring: part.NewRing(112), trend: part.NewTrend(),
		name:  part.NewText("", part.TextStyle{Size: theme.TextTile, Bold: true, Wrap: true}),
		about: part.NewText("", part.TextStyle{Size: theme.TextSmall, Color: theme.Muted, Wrap: true}),
		ready: part.NewText("", part.TextStyle{Size: theme.TextSmall, Bold: true, Color: theme.Muted, Wrap: true}),
		warn:  &canvas.Image{Resource: theme.IconWarning.Resource(theme.DangerText), FillMode: canvas.ImageFillContain},
		alert: part.NewText("", part.TextStyle{Size: theme.TextSmall, Bold: true, Color: theme.DangerText, Wrap: true}),
		state: part.NewChip(theme.Neutral, theme.NoIcon, ""),
	}
	c.bar.CornerRadius = 2
	c.ExtendBaseWidget(c)
	return c
}

// set shows a view and tells whether anything was redrawn.
func (c *card) set(v cardView) bool {
	if reflect.DeepEqual(v, c.view) {
		return false
	}
	c.view = v
	c.redrawn++
	c.ring.Set(v.ring)
	c.name.SetText(v.name)
	c.about.SetText(v.about)
	c.ready.SetText(v.likely)
	c.alert.SetText(v.allergy)
	c.state.Set(v.state.tone, v.state.icon, v.state.word)
	c.trend.Set(v.trend.values, v.trend.base, v.trend.label)
	c.setMarks(v.marks)
	c.setActs(v.buttons)
	c.Refresh()
	return true
}

// onlyTime reports whether a view says no more than that time has passed: the
// same card with another figure in the ring and other words on the chips.
func (v cardView) onlyTime(than cardView) bool {
	than.ring, than.marks = v.ring, v.marks
	return reflect.DeepEqual(v, than)
}

func (c *card) setMarks(marks []mark) {
	for len(c.marks) < len(marks) {
		c.marks = append(c.marks, part.NewChip(theme.Neutral, theme.NoIcon, ""))
	}
	c.marks = c.marks[:len(marks)]
	for i, m := range marks {
		c.marks[i].Set(m.tone, m.icon, m.word)
	}
}

func (c *card) setActs(acts []act) {
	for i, a := range acts {
		if i == len(c.acts) {
			c.acts = append(c.acts, part.NewButton(a.kind, a.word, func() { c.deck.press(c, i) }))
		}
		b := c.acts[i]
		b.OnFocus = func() { // the keys act on the card whose button has the keyboard
			if c.deck.selected != c.view.id {
				c.deck.pick(c.view.id)
			}
		}
		b.SetText(a.word)
		b.SetKind(a.kind)
		switch {
		case i == 0:
			b.ID = fmt.Sprintf("recovery.next.%d", c.view.id)
		case a.action == "":
			b.ID = fmt.Sprintf("recovery.more.%d", c.view.id)
		default:
			b.ID = fmt.Sprintf("recovery.%s.%d", a.action, c.view.id)
		}
	}
	c.acts = c.acts[:len(acts)]
}

func (c *card) setSelected(on bool) {
	if c.selected != on {
		c.selected = on
		c.Refresh()
	}
}

// Tapped selects the card and moves the keyboard to the deck.
func (c *card) Tapped(*fyne.PointEvent) {
	c.deck.takeFocus()
	c.deck.pick(c.view.id)
}

// PartID names the card for end-to-end tests.
func (c *card) PartID() string { return fmt.Sprintf("recovery.card.%d", c.view.id) }

// PartText is who the card is about.
func (c *card) PartText() string { return c.view.name + " " + c.view.about }

// action is what a button of the card does; "" opens the list of more.
func (c *card) action(i int) clinic.Action { return c.view.buttons[i].action }
