package chairs

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"chairside/ui/part"
	"chairside/ui/theme"
)

// notice is words in two lines at most, with an icon before them or none. It is
// for what must not push other things away: long names, warnings on a tile.
type notice struct {
	widget.BaseWidget
	text  string
	size  float32
	color fyne.ThemeColorName
	icon  theme.Icon
	mark  *canvas.Image
	first *part.Text
	rest  *part.Text
}

const noticeIcon float32 = 13

func newNotice(icon theme.Icon, size float32, color fyne.ThemeColorName) *notice {
	style := part.TextStyle{Size: size, Bold: true, Color: color}
	n := &notice{
		icon: icon, size: size, color: color, mark: &canvas.Image{FillMode: canvas.ImageFillContain},
		first: part.NewText("", style), rest: part.NewText("", style),
	}
	n.ExtendBaseWidget(n)
	n.Hide()
	return n
}

// set changes the words; no words hide it.
func (n *notice) set(text string) {
	if n.text == text {
		return
	}
	n.text = text
	visible(n, text != "")
	n.Refresh()
}

// PartText is all it says, shortened or not.
func (n *notice) PartText() string { return n.text }

// PartID is empty: the tile it stands in is found by its own.
func (n *notice) PartID() string { return "" }

func (n *notice) lead() float32 {
	if n.icon == theme.NoIcon {
		return 0
	}
	return noticeIcon + theme.S4
}

// natural is the width of all words in one line.
func (n *notice) natural() float32 {
	return n.lead() + fyne.MeasureText(n.text, n.size, fyne.TextStyle{Bold: true}).Width
}

func (n *notice) CreateRenderer() fyne.WidgetRenderer {
	return newSketch(n, n.layout, n.min, func() {
		if n.icon != theme.NoIcon {
			n.mark.Resource = n.icon.Resource(n.color)
			n.mark.Refresh()
		}
	}, n.mark, n.first, n.rest)
}

func (n *notice) min() fyne.Size {
	high := n.first.MinSize().Height
	if _, rest := n.split(n.Size().Width); rest != "" {
		high *= 2
	}
	return fyne.NewSize(60, high)
}

func (n *notice) layout(size fyne.Size) {
	first, rest := n.split(size.Width)
	n.first.SetText(first)
	n.rest.SetText(rest)
	line, x := n.first.MinSize().Height, n.lead()
	visible(n.mark, n.icon != theme.NoIcon)
	place(n.mark, 0, (line-noticeIcon)/2, noticeIcon, noticeIcon)
	place(n.first, x, 0, size.Width-x, line)
	place(n.rest, x, line, size.Width-x, line)
}

// split breaks the words where the first line ends.
func (n *notice) split(width float32) (first, rest string) {
	room := width - n.lead()
	fits := func(s string) bool {
		return fyne.MeasureText(s, n.size, fyne.TextStyle{Bold: true}).Width <= room+0.6
	}
	if width <= 0 || fits(n.text) {
		return n.text, ""
	}
	words := strings.Fields(n.text)
	for i := 1; i < len(words); i++ {
		if !fits(strings.Join(words[:i+1], " ")) {
			return strings.Join(words[:i], " "), strings.Join(words[i:], " ")
		}
	}
	return n.text, ""
}

// swatch is a small square in the colour of a bar, for the legend.
type swatch struct {
	widget.BaseWidget
	tone theme.Tone
	fill *canvas.Rectangle
}

func newSwatch(tone theme.Tone) *swatch {
	s := &swatch{tone: tone, fill: canvas.NewRectangle(nil)}
	s.fill.CornerRadius = 2
	s.ExtendBaseWidget(s)
	return s
}

func (s *swatch) CreateRenderer() fyne.WidgetRenderer {
	return newSketch(s, func(size fyne.Size) { place(s.fill, 0, (size.Height-10)/2, 10, 10) },
		func() fyne.Size { return fyne.NewSize(10, 10) },
		func() { s.fill.FillColor = theme.Color(s.tone.Deep()) }, s.fill)
}

// sketch draws the small things of this screen. Bare canvas objects do not
// follow a theme change by themselves, so colours are read on each refresh.
type sketch struct {
	owner   fyne.Widget
	objects []fyne.CanvasObject
	layout  func(fyne.Size)
	min     func() fyne.Size
	paint   func()
}

func newSketch(owner fyne.Widget, layout func(fyne.Size), min func() fyne.Size, paint func(), objects ...fyne.CanvasObject) fyne.WidgetRenderer {
	paint()
	return &sketch{owner, objects, layout, min, paint}
}

func (s *sketch) Destroy()                     {}
func (s *sketch) Layout(size fyne.Size)        { s.layout(size) }
func (s *sketch) MinSize() fyne.Size           { return s.min() }
func (s *sketch) Objects() []fyne.CanvasObject { return s.objects }

func (s *sketch) Refresh() {
	s.paint()
	s.layout(s.owner.Size())
	canvas.Refresh(s.owner)
}
