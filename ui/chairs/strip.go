package chairs

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"chairside/store/clinic"
	"chairside/ui/part"
	"chairside/ui/theme"
)

// strip is who waits for a chair, and who comes next.
type strip struct {
	screen  *Screen
	view    stripView
	shown   bool
	cards   map[clinic.VisitID]*stripCard
	waits   *part.Text
	nobody  *part.Text
	next    *part.Text
	none    *part.Text
	content *fyne.Container
	object  *container.Scroll
}

func newStrip(s *Screen) *strip {
	head := part.TextStyle{Bold: true}
	quiet := part.TextStyle{Size: theme.TextSmall, Color: theme.Muted, Wrap: true}
	t := &strip{
		screen: s, cards: map[clinic.VisitID]*stripCard{},
		waits: part.NewText("", head), nobody: part.NewText("Nobody waits. Who is checked in comes here.", quiet),
		next: part.NewText("Next to arrive", head), none: part.NewText("Nobody else is expected today.", quiet),
		content: container.New(part.NewStack(theme.S12)),
	}
	t.object = container.NewVScroll(container.New(barRoom{}, t.content))
	return t
}

// show writes the cards; the card of a visit that stays is kept.
func (t *strip) show(v stripView) {
	if t.shown && slices.Equal(v.waiting, t.view.waiting) && slices.Equal(v.arriving, t.view.arriving) {
		return
	}
	t.view, t.shown = v, true
	title := "Waiting for a chair"
	if n := len(v.waiting); n > 0 {
		title = fmt.Sprintf("Waiting for a chair · %d", n)
	}
	for _, card := range v.waiting {
		if card.inHand {
			title = "Press a chair · Esc lays down"
		}
	}
	t.waits.SetText(title)
	kept := map[clinic.VisitID]*stripCard{}
	objects := []fyne.CanvasObject{t.waits}
	add := func(list []cardView, empty fyne.CanvasObject) {
		if len(list) == 0 {
			objects = append(objects, empty)
		}
		for _, view := range list {
			card := t.cards[view.id]
			if card == nil {
				card = newStripCard(t.screen, view.id)
			}
			card.show(view)
			kept[view.id] = card
			card.inHand(view.inHand)
			objects = append(objects, card.tile)
		}
	}
	add(v.waiting, t.nobody)
	objects = append(objects, t.next)
	add(v.arriving, t.none)
	t.cards = kept
	if !slices.Equal(objects, t.content.Objects) {
		t.content.Objects = objects
	}
	// Twice: the scroll learns the height of wrapped texts only after they
	// were given a width.
	t.content.Refresh()
	t.object.Refresh()
	t.content.Refresh()
	t.object.Refresh()
}

// stripCard is one patient without a chair. It is pressed as a whole.
type stripCard struct {
	tile *part.DragTile
	view cardView
	name *part.Notice
	chip *part.Chip
	who  *part.Text
	plan *part.Text
	warn *part.Notice
}

func newStripCard(s *Screen, id clinic.VisitID) *stripCard {
	c := &stripCard{
		name: part.NewNotice(theme.NoIcon, theme.TextBody, theme.Text), chip: part.NewChip(theme.Neutral, theme.NoIcon, ""),
		who:  part.NewText("", part.TextStyle{Size: theme.TextSmall, Color: theme.Muted}),
		plan: part.NewText("", part.TextStyle{Size: theme.TextSmall, Wrap: true}),
		warn: part.NewNotice(theme.IconWarning, theme.TextSmall, theme.DangerText),
	}
	c.tile = part.NewDragTile(container.New(part.NewStack(theme.S4), container.New(ends{}, c.name, c.chip), c.who, c.plan, c.warn), func() {
		if v, ok := s.day.Visit(id); ok {
			s.step(v)
		}
	})
	c.tile.OnPick = func() { s.pick(id) }
	c.tile.OnDrag = func(at fyne.Position) {
		if v, ok := s.day.Visit(id); ok && v.Stage == clinic.Waiting {
			s.dragged(id, at)
		}
	}
	c.tile.OnDrop = s.dropped
	c.tile.ID = fmt.Sprintf("chairs.wait.%d", id)
	c.tile.Card.SetPadding(theme.S12)
	return c
}

func (c *stripCard) show(v cardView) {
	if v == c.view {
		return
	}
	c.view = v
	c.tile.SetPartText(v.name)
	c.name.SetText(v.name)
	c.chip.Set(v.tone, v.icon, v.chip)
	c.who.SetText(v.who)
	who := part.TextStyle{Size: theme.TextSmall, Color: theme.Muted}
	if v.similar {
		who.Bold, who.Color = true, theme.WarningText
	}
	c.who.SetStyle(who)
	c.plan.SetText(v.plan)
	visible(c.plan, v.plan != "")
	c.warn.SetText(v.warn)
	c.tile.Card.Refresh()
}

// inHand marks the card of who is to be put on a chair by the next press.
func (c *stripCard) inHand(on bool) {
	c.tile.Card.SetEdge(theme.Good, on)
	tint := fyne.ThemeColorName("")
	if on {
		tint = theme.SelectedRow
	}
	c.tile.Card.SetTint(tint)
}

// barRoom keeps the bar of a scroll off the cards.
type barRoom struct{}

func (barRoom) MinSize(o []fyne.CanvasObject) fyne.Size {
	return o[0].MinSize().AddWidthHeight(2*haloRoom, 2*haloRoom)
}

func (barRoom) Layout(o []fyne.CanvasObject, size fyne.Size) {
	place(o[0], haloRoom, haloRoom, size.Width-2*haloRoom, size.Height-2*haloRoom)
}
