package today

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"chairside/ui/part"
	"chairside/ui/theme"
)

// waiting is the list of what keeps the next step; it is gone when nothing does.
type waiting struct {
	head   *part.Text
	lines  *pool[*openLine]
	object *part.Card
}

func newWaiting() *waiting {
	w := &waiting{
		head:  part.NewText("", part.TextStyle{Size: theme.TextButton, Bold: true, Wrap: true}),
		lines: newPool(theme.S4, newOpenLine),
	}
	w.object = part.NewCard(container.New(part.NewStack(6), w.head, w.lines.object))
	w.object.SetTint(theme.Amber.Wash())
	w.object.SetPadding(theme.S12)
	return w
}

func (w *waiting) show(v waitingView) {
	visible(w.object, len(v.items) > 0)
	w.head.SetText(v.head)
	w.lines.show(len(v.items), func(i int, l *openLine) { l.set(v.items[i]) })
}

// openLine is one thing that is still open: an empty circle and what it is.
type openLine struct {
	widget.BaseWidget
	mark *canvas.Image
	text *part.Text
}

const openIcon float32 = 11

func newOpenLine() *openLine {
	l := &openLine{
		mark: &canvas.Image{FillMode: canvas.ImageFillContain},
		text: part.NewText("", part.TextStyle{Size: theme.TextButton, Wrap: true}),
	}
	l.ExtendBaseWidget(l)
	return l
}

func (l *openLine) set(s string) { l.text.SetText(s) }

func (l *openLine) CreateRenderer() fyne.WidgetRenderer {
	lead := openIcon + theme.S8
	return part.Drawing(l, func(size fyne.Size) {
		line := fyne.MeasureText("Ag", theme.TextButton, fyne.TextStyle{}).Height
		place(l.mark, 0, (line-openIcon)/2, openIcon, openIcon)
		l.text.Resize(fyne.NewSize(size.Width-lead, l.text.MinSize().Height))
		place(l.text, lead, 0, size.Width-lead, l.text.MinSize().Height)
	}, func() fyne.Size {
		return fyne.NewSize(lead+40, l.text.MinSize().Height)
	}, func() {
		l.mark.Resource = theme.IconRing.Resource(theme.Amber.Text())
		l.mark.Refresh()
	}, l.mark, l.text)
}
