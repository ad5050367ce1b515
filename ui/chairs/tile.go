package chairs

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"chairside/store/clinic"
	"chairside/ui/part"
	"chairside/ui/theme"
)

// tile is one chair. It is a target as a whole: a press chooses it, a double
// press takes its next step.
type tile struct {
	widget.BaseWidget
	board *board
	id    clinic.ChairID
	view  tileView
	shown bool
	drag  part.Drag

	halo  *canvas.Rectangle // filled, and gap over it: a stroke is drawn askew where a scroll cuts it
	gap   *canvas.Rectangle
	line  *canvas.Rectangle
	card  *part.Card
	name  *part.Text
	kind  *part.Text
	chip  *part.Chip
	ring  *part.Ring
	who   *part.Notice
	birth *part.Text
	title *part.Text
	due   *part.Text
	big   *part.Text
	small *part.Text
	step  *part.Button
	other *part.Button // More, or out of service
	warn  *part.Notice
	foot  *part.Text
	next  *part.Text
}

func newTile(b *board, id clinic.ChairID) *tile {
	small := part.TextStyle{Size: theme.TextSmall, Color: theme.Muted}
	middle := part.TextStyle{Size: theme.TextTile, Bold: true, Align: fyne.TextAlignCenter}
	t := &tile{
		board: b, id: id, halo: canvas.NewRectangle(nil), gap: canvas.NewRectangle(nil), line: canvas.NewRectangle(nil), card: part.NewCard(nil),
		name: part.TileTitle(""), kind: part.NewText("", small), chip: part.NewChip(theme.Neutral, theme.NoIcon, ""),
		ring: part.NewRing(ringSide), who: part.NewNotice(theme.NoIcon, 15, theme.Text),
		birth: part.NewText("", small), title: part.NewText("", small), due: part.NewText("", small),
		big: part.NewText("", middle), small: part.NewText("", part.TextStyle{Size: theme.TextSmall, Color: theme.Muted, Align: fyne.TextAlignCenter, Wrap: true}),
		warn: part.NewNotice(theme.IconWarning, theme.TextSmall, theme.DangerText),
		foot: part.NewText("", small), next: part.NewText("", part.TextStyle{Size: theme.TextSmall, Color: theme.Muted, Align: fyne.TextAlignTrailing}),
	}
	t.halo.CornerRadius, t.gap.CornerRadius = theme.CardRadius+haloRoom, theme.CardRadius+1
	t.step = part.NewButton(part.Plain, "", func() { t.press(b.screen.nextStep) })
	t.step.ID = fmt.Sprintf("chairs.next.%d", id)
	t.other = part.NewButton(part.Plain, "More…", func() { t.press(t.doOther) })
	t.other.ID = fmt.Sprintf("chairs.other.%d", id)
	t.ExtendBaseWidget(t)
	return t
}

// press chooses the tile, keeps the keyboard on the board, and acts.
func (t *tile) press(do func()) {
	t.board.choose(t.id)
	t.board.focus()
	do()
}

func (t *tile) doOther() {
	if t.view.takeOut {
		t.board.screen.outOrBack()
		return
	}
	t.board.screen.more()
}

// Tapped chooses the chair, or brings who is in hand to it.
func (t *tile) Tapped(*fyne.PointEvent) { t.press(func() {}) }

// DoubleTapped takes the chair's next step.
func (t *tile) DoubleTapped(*fyne.PointEvent) { t.press(t.board.screen.nextStep) }

// MouseDown chooses the chair at once: Fyne waits with Tapped for a second
// press, and that would be felt.
func (t *tile) MouseDown(*desktop.MouseEvent) { t.press(func() {}) }

// MouseUp brings who is in hand to this chair.
func (t *tile) MouseUp(*desktop.MouseEvent) {
	if s := t.board.screen; s.hand.visit != 0 && !s.hand.drag {
		s.put(t.id)
	}
}

// Dragged is Fyne's: who sits here is dragged to another chair.
func (t *tile) Dragged(event *fyne.DragEvent) {
	if s := t.board.screen; t.drag.Moved(event) {
		if c, ok := s.day.Chair(t.id); ok && c.Occupant != 0 {
			s.dragged(c.Occupant, event.AbsolutePosition)
		}
	}
}

// DragEnd is Fyne's. A press that slipped a little on one of the buttons is
// still a press of that button.
func (t *tile) DragEnd() {
	far, from := t.drag.End()
	if far {
		t.board.screen.dropped()
		return
	}
	at := from.Subtract(fyne.CurrentApp().Driver().AbsolutePositionForObject(t))
	for _, b := range []*part.Button{t.step, t.other} {
		p, size := b.Position(), b.Size()
		if b.Visible() && at.X >= p.X && at.Y >= p.Y && at.X < p.X+size.Width && at.Y < p.Y+size.Height {
			b.Tapped(nil)
			return
		}
	}
	t.MouseUp(nil)
}

// Cursor shows that the tile can be pressed.
func (t *tile) Cursor() desktop.Cursor { return desktop.PointerCursor }

// PartID finds the tile in end-to-end tests.
func (t *tile) PartID() string { return fmt.Sprintf("chairs.tile.%d", t.id) }

// PartText is the chair and how it stands.
func (t *tile) PartText() string { return t.view.name + ": " + t.view.word }

func (t *tile) show(v tileView) {
	if t.shown && v == t.view {
		return
	}
	t.view, t.shown = v, true
	t.name.SetText(v.name)
	t.kind.SetText(v.kind)
	t.chip.Set(v.tone, v.icon, v.word)
	t.ring.Set(v.ring)
	t.who.SetText(v.patient)
	t.birth.SetText(v.birth)
	t.title.SetText(v.title)
	t.due.SetText(v.due)
	t.big.SetText(v.big)
	t.small.SetText(v.small)
	t.step.SetText(v.button)
	t.warn.SetText(v.warn)
	t.foot.SetText(v.foot)
	t.next.SetText(v.next)
	t.dress()
	t.Refresh()
}

// dress sets colours, weights and what is there at all.
func (t *tile) dress() {
	v := t.view
	small := part.TextStyle{Size: theme.TextSmall, Color: theme.Muted}
	strong := func(color fyne.ThemeColorName) part.TextStyle {
		return part.TextStyle{Size: theme.TextSmall, Bold: true, Color: color}
	}
	t.birth.SetStyle(small)
	if v.similar {
		t.birth.SetStyle(strong(theme.WarningText))
	}
	t.due.SetStyle(small)
	if v.dueNow {
		t.due.SetStyle(strong(theme.DangerText))
	}
	big := t.big.Style()
	big.Color = v.bigTone.Text()
	t.big.SetStyle(big)
	switch {
	case v.held:
		t.step.SetKind(part.Caution)
	case v.main:
		t.step.SetKind(part.Main)
	default:
		t.step.SetKind(part.Plain)
	}
	t.other.SetText("More…")
	if v.takeOut {
		t.other.SetText("Out of service…")
	}
	t.card.SetDashed(v.state != clinic.Occupied)
	switch v.aim {
	case takes:
		t.card.SetEdge(theme.Good, true)
		t.card.SetTint(theme.Good.Fill())
	case refuses:
		t.card.SetEdge(theme.Danger, true)
		t.card.SetTint(theme.Danger.Fill())
	default:
		t.card.SetEdge(theme.Danger, v.alarm)
		t.card.SetTint("")
	}
	sits := v.patient != ""
	for _, o := range []fyne.CanvasObject{t.ring, t.birth, t.title, t.due} {
		visible(o, sits)
	}
	visible(t.big, !sits)
	visible(t.small, !sits && v.small != "")
}

func (t *tile) CreateRenderer() fyne.WidgetRenderer {
	return part.Drawing(t, t.layout, func() fyne.Size { return shortTile }, func() {
		t.halo.FillColor, t.gap.FillColor, t.line.FillColor = theme.Color(theme.Accent), theme.Color(theme.Window), theme.Color(theme.Hairline)
		visible(t.halo, t.view.selected)
		visible(t.gap, t.view.selected)
	}, t.halo, t.gap, t.card, t.name, t.kind, t.chip, t.ring, t.who, t.birth, t.title, t.due, t.big, t.small, t.step, t.other, t.line, t.warn, t.foot, t.next)
}
