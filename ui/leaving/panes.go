package leaving

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"chairside/ui/part"
	"chairside/ui/theme"
)

// panes lays the screen out: at the left who leaves and what is done at the
// door, at the right the sheet and the departure.
type panes struct {
	screen *Screen
	left   *fyne.Container
	scroll *container.Scroll
	empty  *part.Card
	root   *fyne.Container
}

func newPanes(s *Screen) *panes {
	p := &panes{screen: s}
	p.left = container.New(beside{part.NewStack(theme.S12)},
		container.New(fixed{s.list.height}, s.list.card), s.head.card, s.cleared.card, s.door.card, s.after.card)
	p.scroll = container.NewVScroll(p.left)
	p.empty = part.NewCard(container.New(part.NewStack(theme.S4),
		part.TileTitle("Nobody is ready to leave"),
		part.NewText("Patients come here when a nurse or provider has cleared them. Their sheet can be opened from any list before and after that.",
			part.TextStyle{Color: theme.Muted, Wrap: true})))
	p.root = container.New(p, p.empty, p.scroll, s.choices.bar, s.preview.saved, s.preview.notice, s.preview, s.foot.bar)
	p.show(false)
	return p
}

// show tells whether there is a visit to show.
func (p *panes) show(some bool) {
	s := p.screen
	part.Visible(p.empty, !some)
	for _, o := range []fyne.CanvasObject{p.scroll, s.choices.bar, s.preview, s.foot.bar} {
		part.Visible(o, some)
	}
	p.arrange()
}

// arrange lays out again, after something grew or went.
func (p *panes) arrange() {
	if p != nil && p.root != nil {
		p.Layout(nil, p.root.Size())
	}
}

// MinSize implements Fyne's layout.
func (p *panes) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(1080, 420) }

// Layout implements Fyne's layout.
func (p *panes) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	s, pad := p.screen, theme.S20
	if size.Width < 2*pad {
		return
	}
	right := float32(int(min(max((size.Width-2*pad)*0.49, 618), 780))) // whole, or a hairline is lost at the edge
	left := size.Width - 2*pad - theme.S16 - right
	part.Place(p.empty, pad, pad, left, tall(p.empty, left))
	part.Visible(p.left.Objects[0], s.list.visible())
	p.left.Resize(fyne.NewSize(left+barRoom, p.left.Size().Height))
	part.Place(p.scroll, pad, pad, left+barRoom, size.Height-2*pad)
	p.left.Layout.Layout(p.left.Objects, p.left.Size())
	p.scroll.Refresh()

	x, y, bottom := pad+left+theme.S16, pad, size.Height-pad
	part.Place(s.choices.bar, x, y, right, theme.ButtonHeight)
	y += theme.ButtonHeight + theme.S12
	for _, b := range []*part.Banner{s.preview.saved, s.preview.notice} {
		if b.Visible() {
			high := tall(b, right)
			part.Place(b, x, y, right, high)
			y += high + theme.S12
		}
	}
	high := tall(s.foot.bar, right)
	part.Place(s.foot.bar, x, bottom-high, right, high)
	part.Place(s.preview, x, y, right, bottom-high-theme.S12-y)
}

func tall(o fyne.CanvasObject, width float32) float32 {
	o.Resize(fyne.NewSize(width, o.Size().Height))
	return o.MinSize().Height
}

// barRoom is where the scroll bar lies, beside the cards and not on them.
const barRoom float32 = 8

// beside keeps that room free.
type beside struct{ in fyne.Layout }

func (b beside) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return b.in.MinSize(objects).AddWidthHeight(barRoom, 0)
}

func (b beside) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	b.in.Layout(objects, size.SubtractWidthHeight(barRoom, 0))
}

// fixed gives one object a height of its own.
type fixed struct{ height func() float32 }

func (f fixed) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(objects[0].MinSize().Width, f.height())
}

func (f fixed) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	part.Place(objects[0], 0, 0, size.Width, f.height())
}
