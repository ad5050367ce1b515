package today

import (
	"reflect"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"chairside/store/clinic"
	"chairside/ui/part"
	"chairside/ui/theme"
)

// detail is the panel about the selected visit: who it is, what runs, what
// keeps the next step, and the buttons.
type detail struct {
	screen *Screen
	view   detailView
	shown  bool

	hint           *part.Text
	name, person   *part.Text
	record         *part.Button
	alike, allergy *part.Banner
	run            *fyne.Container
	ring           *part.Ring
	runs, runsSub  *part.Text
	due            *part.Chip
	waiting        *waiting
	rule           *part.Rule
	pairs          *pool[*part.Pair]
	rule2          *part.Rule
	todayHead      *part.Text
	history        *pool[*moment]
	top            *fyne.Container
	scroll         *container.Scroll
	buttons        *buttons
	object         *fyne.Container
}

func newDetail(s *Screen) *detail {
	d := &detail{
		screen: s,
		hint:   part.NewText("Choose a visit to see what runs and what is still open.", part.TextStyle{Color: theme.Muted, Align: fyne.TextAlignCenter, Wrap: true}),
		name:   part.NewText("", part.TextStyle{Size: theme.TextTitle - 1, Heavy: true, Wrap: true}),
		person: part.NewText("", part.TextStyle{Color: theme.Muted, Wrap: true}),
		alike:  part.NewBanner(), allergy: part.NewBanner(),
		ring: part.NewRing(100), runs: part.NewText("", part.TextStyle{Bold: true, Wrap: true}),
		runsSub: part.NewText("", part.TextStyle{Size: theme.TextSmall, Color: theme.Muted, Wrap: true}),
		due:     part.NewChip(theme.Neutral, theme.NoIcon, ""),
		waiting: newWaiting(), rule: part.NewRule(theme.Hairline), rule2: part.NewRule(theme.Hairline),
		pairs:     newPool(0, func() *part.Pair { return part.NewPair("", "") }),
		todayHead: part.NewText("Today", part.TextStyle{Size: theme.TextSmall, Bold: true, Color: theme.Muted}),
		history:   newPool(0, newMoment),
		buttons:   newButtons(s),
	}
	d.record = part.NewButton(part.Plain, "Record", s.record)
	d.record.ID = "today.panel.record"
	d.record.SetKey("R")
	d.ring.ID = "today.ring"
	d.name.ID = "today.name"
	d.run = container.New(beside{100, theme.S16}, d.ring, container.New(part.NewStack(theme.S4), d.runs, d.runsSub, d.due))
	d.top = container.New(part.NewStack(theme.S12),
		container.New(part.NewStack(0), container.New(nameLine{}, d.name, d.record), d.person), d.alike, d.allergy, d.run, d.waiting.object, d.rule, d.pairs.object, d.rule2,
		container.New(part.NewStack(theme.S4), d.todayHead, d.history.object))
	d.scroll = container.NewVScroll(container.New(barRoom{}, d.top))
	d.object = container.New(detailLayout{}, d.scroll, d.buttons.object, d.hint)
	d.scroll.Hide()
	d.buttons.object.Hide()
	return d
}

// show writes the details of a visit; without one it says what to do.
func (d *detail) show(v clinic.Visit, ok bool) {
	if !ok {
		if d.shown {
			d.shown = false
			d.reveal(false)
		}
		return
	}
	view := viewDetail(d.screen.day, v, d.screen.now)
	if d.shown && reflect.DeepEqual(view, d.view) {
		return
	}
	another := !d.shown || view.id != d.view.id
	d.view = view
	d.write(view)
	if !d.shown {
		d.shown = true
		d.reveal(true)
	}
	d.arrange()
	if another {
		d.scroll.ScrollToTop()
	}
}

func (d *detail) reveal(on bool) {
	visible(d.scroll, on)
	visible(d.buttons.object, on)
	d.object.Refresh()
}

func (d *detail) write(v detailView) {
	d.name.SetText(v.name)
	d.person.SetText(v.person)
	d.person.SetStyle(part.TextStyle{Color: theme.Muted, Wrap: true, Bold: v.alike != ""})
	say(d.alike, theme.Amber, v.alike)
	say(d.allergy, theme.Danger, v.allergy)
	visible(d.run, v.runs != "")
	d.ring.Set(v.ring)
	d.runs.SetText(v.runs)
	d.runsSub.SetText(v.runsSub)
	visible(d.due, v.due != "")
	if v.dueNow {
		d.due.Set(theme.Danger, theme.IconMark, v.due)
	} else {
		d.due.Set(theme.Neutral, theme.IconClock, v.due)
	}
	d.waiting.show(v.waiting)
	d.pairs.show(len(v.pairs), func(i int, p *part.Pair) {
		p.SetLabel(v.pairs[i].label)
		p.Set(v.pairs[i].value)
		p.SetTone(v.pairs[i].tone)
	})
	visible(d.rule, len(v.pairs) > 0)
	d.history.show(len(v.history), func(i int, m *moment) { m.show(v.history[i]) })
	visible(d.rule2, len(v.history) > 0)
	visible(d.todayHead, len(v.history) > 0)
	d.buttons.show(v)
}

// arrange lays everything out again: the scroll learns the height of wrapped
// texts only after they were given a width.
func (d *detail) arrange() {
	d.object.Refresh()
	d.scroll.Refresh()
	d.top.Refresh()
	d.scroll.Refresh()
}

func say(b *part.Banner, tone theme.Tone, text string) {
	if text == "" {
		b.Clear()
		return
	}
	b.Set(tone, theme.IconWarning, text)
}

func visible(o fyne.CanvasObject, on bool) {
	switch {
	case o.Visible() == on:
	case on:
		o.Show()
	default:
		o.Hide()
	}
}

// pool keeps as many parts as were ever needed and shows the first of them.
type pool[T fyne.CanvasObject] struct {
	all    []T
	make   func() T
	object *fyne.Container
}

func newPool[T fyne.CanvasObject](gap float32, make func() T) *pool[T] {
	return &pool[T]{make: make, object: container.New(part.NewStack(gap))}
}

func (p *pool[T]) show(n int, write func(int, T)) {
	for len(p.all) < n {
		one := p.make()
		p.all = append(p.all, one)
		p.object.Objects = append(slices.Clone(p.object.Objects), one)
	}
	for i, one := range p.all {
		visible(one, i < n)
		if i < n {
			write(i, one)
		}
	}
	visible(p.object, n > 0)
}

// detailLayout keeps the buttons at the bottom and gives the rest to the
// scroll; the hint stands in the middle of both.
type detailLayout struct{}

func (detailLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(200, 200) }

func (detailLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	foot := o[1].MinSize().Height
	place(o[1], 0, size.Height-foot, size.Width, foot)
	place(o[0], 0, 0, size.Width+scrollBar, size.Height-foot-theme.S12)
	cell{0, size.Width}.middle(o[2], size.Height)
}

// scrollBar is the room the scroll takes from the card's padding, so that its
// bar does not lie over figures.
const scrollBar float32 = 12

type barRoom struct{}

func (barRoom) MinSize(o []fyne.CanvasObject) fyne.Size {
	return o[0].MinSize().AddWidthHeight(scrollBar, 0)
}

func (barRoom) Layout(o []fyne.CanvasObject, size fyne.Size) {
	place(o[0], 0, 0, size.Width-scrollBar, size.Height)
}

// nameLine puts the button at the right of the name, which wraps beside it.
type nameLine struct{}

func (nameLine) MinSize(o []fyne.CanvasObject) fyne.Size {
	name, button := o[0].MinSize(), o[1].MinSize()
	return fyne.NewSize(120+theme.S8+button.Width, fyne.Max(name.Height, button.Height))
}

func (nameLine) Layout(o []fyne.CanvasObject, size fyne.Size) {
	button := o[1].MinSize()
	cell{0, size.Width - button.Width - theme.S8}.middle(o[0], size.Height)
	place(o[1], size.Width-button.Width, 0, button.Width, button.Height)
}

// beside places a thing of fixed width and what is said about it, in the middle
// of each other.
type beside struct{ width, gap float32 }

func (b beside) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(b.width+b.gap+60, fyne.Max(o[0].MinSize().Height, o[1].MinSize().Height))
}

func (b beside) Layout(o []fyne.CanvasObject, size fyne.Size) {
	cell{0, b.width}.middle(o[0], size.Height)
	cell{b.width + b.gap, size.Width - b.width - b.gap}.middle(o[1], size.Height)
}
