package recovery

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"chairside/store/clinic"
	"chairside/ui/part"
	"chairside/ui/theme"
)

// edge is the room around the cards for the focus ring and the scroll bar: a
// scroller cuts off what lies outside of it.
const edge float32 = 8

// deck is the scrolling list of cards. It is a single stop of Tab, walked with
// the arrows; cards and selection are known by visit, so that both survive a
// refresh and a new order.
type deck struct {
	widget.BaseWidget
	part.Held
	onPress func(c *card, button int)
	onEnter func()
	picked  func() // told of a selection made by a person

	cards    []*card
	known    map[clinic.VisitID]*card
	selected clinic.VisitID
	at       int // where the selection is, or was before its card went
	begun    bool
	focused  bool

	box    *fyne.Container
	scroll *container.Scroll
}

func newDeck() *deck {
	d := &deck{known: map[clinic.VisitID]*card{}}
	d.box = container.New(pile{})
	d.scroll = container.NewVScroll(d.box)
	d.ExtendBaseWidget(d)
	return d
}

// set shows one card for each view, in this order. Cards that were there stay.
func (d *deck) set(views []cardView) {
	next := map[clinic.VisitID]*card{}
	order := make([]*card, 0, len(views))
	changed := false
	for _, v := range views {
		c := d.known[v.id]
		if c == nil {
			c = newCard(d)
		}
		before := c.MinSize().Height
		if c.set(v) && c.MinSize().Height != before {
			changed = true
		}
		next[v.id] = c
		order = append(order, c)
	}
	if !slices.Equal(order, d.cards) {
		changed = true
	}
	d.cards, d.known = order, next
	d.keepSelection()
	if !changed {
		return
	}
	d.box.Objects = d.box.Objects[:0]
	for _, c := range order {
		d.box.Objects = append(d.box.Objects, c)
	}
	d.Refresh()
	if c := d.known[d.selected]; c != nil { // keys act on it: it must be in sight
		d.reveal(c)
	}
}

// keepSelection gives up a selection whose card is gone: the next key press
// must not act on whoever comes after. Only the first card ever is chosen
// unasked.
func (d *deck) keepSelection() {
	if d.known[d.selected] == nil {
		d.selected = 0
	}
	if !d.begun && len(d.cards) > 0 {
		d.begun = true
		d.sel(d.cards[0].view.id)
	}
	if d.selected != 0 {
		d.at = slices.Index(d.cards, d.known[d.selected])
	}
}

// sel selects a card and scrolls to it; one that is not there selects nothing.
func (d *deck) sel(id clinic.VisitID) {
	if d.known[id] == nil {
		id = 0
	}
	if old := d.known[d.selected]; old != nil && id != d.selected {
		old.setSelected(false)
	}
	d.selected = id
	c := d.known[id]
	if c == nil {
		return
	}
	d.begun = true
	d.at = slices.Index(d.cards, c)
	c.setSelected(true)
	d.reveal(c)
}

func (d *deck) pick(id clinic.VisitID) {
	d.sel(id)
	if d.picked != nil {
		d.picked()
	}
}

func (d *deck) press(c *card, button int) {
	d.pick(c.view.id)
	if d.onPress != nil {
		d.onPress(c, button)
	}
}

func (d *deck) reveal(c *card) { part.RevealObject(d.scroll, c, edge) }

func (d *deck) takeFocus() {
	if c := fyne.CurrentApp().Driver().CanvasForObject(d); c != nil {
		c.Focus(d)
	}
}

// pile lays the cards under each other, each as high as it needs.
type pile struct{}

func (pile) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := fyne.NewSize(0, 0)
	for i, o := range objects {
		need := o.MinSize()
		size.Width = max(size.Width, need.Width+2*edge)
		size.Height += need.Height
		if i > 0 {
			size.Height += theme.S12
		}
	}
	return size.AddWidthHeight(0, 2*edge)
}

func (pile) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	y := edge
	for _, o := range objects {
		width := size.Width - 2*edge
		o.Resize(fyne.NewSize(width, o.Size().Height))
		put(o, edge, y, width, o.MinSize().Height)
		y += o.Size().Height + theme.S12
	}
}
