package recovery

import (
	"fyne.io/fyne/v2"

	"chairside/ui/part"
)

// FocusGained is Fyne's.
func (d *deck) FocusGained() { d.setFocused(true) }

// FocusLost is Fyne's.
func (d *deck) FocusLost() { d.setFocused(false) }

func (d *deck) setFocused(on bool) {
	d.focused = on
	if c := d.known[d.selected]; c != nil {
		c.Refresh()
	}
}

// TypedKey walks the cards and hands on what it does not need.
func (d *deck) TypedKey(event *fyne.KeyEvent) {
	switch event.Name {
	case fyne.KeyDown:
		if d.selected == 0 {
			d.walk(d.at)
		} else {
			d.walk(d.at + 1)
		}
	case fyne.KeyUp:
		d.walk(d.at - 1)
	case fyne.KeyHome:
		d.walk(0)
	case fyne.KeyEnd:
		d.walk(len(d.cards) - 1)
	case fyne.KeyReturn, fyne.KeyEnter:
		if part.Once(event.Name) {
			d.onEnter()
		}
	default:
		if c := fyne.CurrentApp().Driver().CanvasForObject(d); c != nil && c.OnTypedKey() != nil {
			c.OnTypedKey()(event)
		}
	}
}

// TypedRune hands on every character: the screen's keys are the window's.
func (d *deck) TypedRune(r rune) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(d); c != nil && c.OnTypedRune() != nil {
		c.OnTypedRune()(r)
	}
}

func (d *deck) walk(to int) {
	if len(d.cards) > 0 {
		d.pick(d.cards[min(max(to, 0), len(d.cards)-1)].view.id)
	}
}

// PartID names the deck for end-to-end tests.
func (d *deck) PartID() string { return "recovery.cards" }

// PartText is empty: the cards say what there is to say.
func (d *deck) PartText() string { return "" }

// CreateRenderer is Fyne's.
func (d *deck) CreateRenderer() fyne.WidgetRenderer { return &deckRenderer{d} }

type deckRenderer struct{ d *deck }

func (r *deckRenderer) Destroy()                     {}
func (r *deckRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.d.scroll} }
func (r *deckRenderer) MinSize() fyne.Size           { return fyne.NewSize(r.d.scroll.MinSize().Width, 200) }

func (r *deckRenderer) Refresh() {
	r.Layout(r.d.Size())
	r.d.scroll.Refresh()
}

// Layout tells the cards their width before the scroller asks how high they
// are.
func (r *deckRenderer) Layout(size fyne.Size) {
	for _, c := range r.d.cards {
		c.Resize(fyne.NewSize(size.Width-2*edge, c.Size().Height))
	}
	r.d.scroll.Resize(size)
	r.d.scroll.Refresh()
	r.d.box.Layout.Layout(r.d.box.Objects, r.d.box.Size())
}
