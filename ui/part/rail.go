package part

import (
	"slices"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"chairside/ui/theme"
)

// RailItem is one place to go.
type RailItem struct {
	ID   string
	Icon theme.Icon
	Text string
	Low  bool // at the foot of the rail, above SetFoot's object
}

// Rail is the strip at the left that leads from screen to screen.
type Rail struct {
	base
	items []*railItem
	back  *canvas.Rectangle
	logo  pictogram
	foot  fyne.CanvasObject
}

// NewRail makes a rail with nothing selected; onPick gets the item's ID and
// selects nothing by itself.
func NewRail(items []RailItem, onPick func(id string)) *Rail {
	r := &Rail{back: canvas.NewRectangle(nil), logo: newPictogram()}
	for _, item := range items {
		r.items = append(r.items, newRailItem(r, item, onPick))
	}
	r.ExtendBaseWidget(r)
	return r
}

// SetSelected shows which screen is open.
func (r *Rail) SetSelected(id string) {
	for _, item := range r.items {
		if on := item.item.ID == id; item.selected != on {
			item.selected = on
			item.Refresh()
		}
	}
}

// SetBadge shows how many things wait on a screen; 0 removes the badge.
func (r *Rail) SetBadge(id string, n int) {
	for _, item := range r.items {
		if item.item.ID == id && item.count != n {
			item.count = n
			item.Refresh()
		}
	}
}

// SetFoot puts an object, such as an Avatar, at the foot.
func (r *Rail) SetFoot(o fyne.CanvasObject) {
	if r.foot != o {
		r.foot = o
		r.Refresh()
	}
}

// CreateRenderer is Fyne's.
func (r *Rail) CreateRenderer() fyne.WidgetRenderer {
	return (&sketch{owner: r, objects: r.objects, layout: r.layout, min: r.min, paint: func() {
		r.back.FillColor = theme.Color(theme.Rail)
		r.logo.paint(theme.IconApp, theme.Accent)
	}}).begin()
}

func (r *Rail) objects() []fyne.CanvasObject {
	all := []fyne.CanvasObject{r.back, r.logo.Image}
	for _, item := range r.items {
		all = append(all, item)
	}
	if r.foot != nil {
		all = append(all, r.foot)
	}
	return all
}

const (
	railTop   float32 = 72
	railPitch         = theme.RailItem + theme.S4
)

func (r *Rail) min() fyne.Size {
	height := railTop + railPitch*float32(len(r.items)) + theme.S8
	if r.foot != nil {
		height += r.foot.MinSize().Height
	}
	return fyne.NewSize(theme.RailWidth, height)
}

func (r *Rail) layout(size fyne.Size) {
	r.back.Resize(size)
	put(r.logo.Image, (theme.RailWidth-40)/2, 14, 40, 40)
	bottom := size.Height
	if r.foot != nil {
		high := r.foot.MinSize().Height
		bottom -= high + theme.S8
		put(r.foot, 0, bottom, size.Width, high)
	}
	y := railTop
	for _, item := range r.items {
		if item.item.Low {
			continue
		}
		put(item, 6, y, size.Width-12, theme.RailItem)
		y += railPitch
	}
	for _, item := range slices.Backward(r.items) {
		if item.item.Low {
			bottom -= railPitch
			put(item, 6, bottom, size.Width-12, theme.RailItem)
		}
	}
}

// step moves the focus along the rail.
func (r *Rail) step(from *railItem, by int) {
	i := slices.Index(r.items, from) + by
	if c := canvasOf(r); c != nil && i >= 0 && i < len(r.items) {
		c.Focus(r.items[i])
	}
}

type railItem struct {
	touch
	rail     *Rail
	item     RailItem
	selected bool
	count    int
	back     *canvas.Rectangle
	icon     pictogram
	word     *canvas.Text
	badge    *canvas.Rectangle
	number   *canvas.Text
	halo     halo
}

func newRailItem(rail *Rail, item RailItem, onPick func(string)) *railItem {
	i := &railItem{
		rail: rail, item: item, back: canvas.NewRectangle(nil), icon: newPictogram(),
		word: words(theme.TextRail, fyne.TextStyle{}), badge: canvas.NewRectangle(nil),
		number: words(theme.TextRail-1, bold), halo: newHalo(10, -3),
	}
	i.ID = "rail." + item.ID
	i.back.CornerRadius, i.badge.CornerRadius = 10, 7.5
	i.word.Alignment, i.number.Alignment = fyne.TextAlignCenter, fyne.TextAlignCenter
	i.extend(i, func() {
		if onPick != nil {
			onPick(item.ID)
		}
	})
	return i
}

// PartText is word and badge.
func (i *railItem) PartText() string {
	if i.count > 0 {
		return i.item.Text + " " + strconv.Itoa(i.count)
	}
	return i.item.Text
}

func (i *railItem) TypedKey(event *fyne.KeyEvent) {
	switch event.Name {
	case fyne.KeyUp:
		i.rail.step(i, -1)
	case fyne.KeyDown:
		i.rail.step(i, 1)
	default:
		i.touch.TypedKey(event)
	}
}

func (i *railItem) CreateRenderer() fyne.WidgetRenderer {
	return (&sketch{
		owner:   i,
		objects: still(i.back, i.icon.Image, i.word, i.badge, i.number, i.halo.Rectangle),
		layout:  i.layout,
		min:     func() fyne.Size { return fyne.NewSize(theme.RailWidth-12, theme.RailItem) },
		paint:   i.paint,
	}).begin()
}

func (i *railItem) paint() {
	text, style := theme.RailText, fyne.TextStyle{}
	if i.selected || i.hovered {
		text = theme.OnRail
	}
	if i.selected {
		style = bold
	}
	i.back.FillColor = theme.Color(theme.RailSelected)
	show(i.back, i.selected || i.hovered)
	i.word.Color, i.word.TextStyle = theme.Color(text), style
	i.icon.paint(i.item.Icon, text)
	i.badge.FillColor, i.number.Color = theme.Color(theme.Danger.Deep()), theme.Color(theme.OnDeep)
	show(i.badge, i.count > 0)
	show(i.number, i.count > 0)
	i.halo.paint(i.focused)
	i.halo.StrokeColor = theme.Color(theme.OnRail) // accent is no contrast on the rail
}

func (i *railItem) layout(size fyne.Size) {
	i.back.Resize(size)
	i.halo.place(fyne.NewPos(0, 0), size)
	put(i.icon.Image, (size.Width-22)/2, 10, 22, 22)
	fit(i.word, i.item.Text, 0, 35, size.Width, 16)
	number := strconv.Itoa(i.count)
	if i.count > 99 {
		number = "99+"
	}
	width := fyne.Max(16, measure(number, theme.TextRail-1, bold).Width+9)
	put(i.badge, size.Width/2+8, 5, width, 15)
	fit(i.number, number, size.Width/2+8, 5, width, 15)
}
