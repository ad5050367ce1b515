package today

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"chairside/ui/part"
	"chairside/ui/theme"
)

// rule is a thin line that follows a theme change.
type rule struct {
	widget.BaseWidget
	line  *canvas.Rectangle
	color fyne.ThemeColorName
}

func newRule(color fyne.ThemeColorName) *rule {
	r := &rule{line: canvas.NewRectangle(nil), color: color}
	r.ExtendBaseWidget(r)
	return r
}

func (r *rule) CreateRenderer() fyne.WidgetRenderer {
	return newSketch(r, func(size fyne.Size) { place(r.line, 0, (size.Height-1)/2, size.Width, 1) },
		func() fyne.Size { return fyne.NewSize(1, 1) },
		func() { r.line.FillColor = theme.Color(r.color) }, r.line)
}

// notice is an icon and words in two lines at most; what does not fit is in the
// details.
type notice struct {
	widget.BaseWidget
	text  string
	color fyne.ThemeColorName
	icon  theme.Icon
	mark  *canvas.Image
	first *part.Text
	rest  *part.Text
}

const noticeIcon float32 = 13

func newNotice(icon theme.Icon, color fyne.ThemeColorName) *notice {
	style := part.TextStyle{Size: theme.TextSmall, Bold: true, Color: color}
	n := &notice{
		icon: icon, color: color, mark: &canvas.Image{FillMode: canvas.ImageFillContain},
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
	if text == "" {
		n.Hide()
		return
	}
	n.Show()
	n.Refresh()
}

// PartText is all it says, shortened or not.
func (n *notice) PartText() string { return n.text }

// PartID is empty: the row it stands in is found by its button.
func (n *notice) PartID() string { return "" }

func (n *notice) CreateRenderer() fyne.WidgetRenderer {
	return newSketch(n, n.layout, n.min, func() {
		n.mark.Resource = n.icon.Resource(n.color)
		n.mark.Refresh()
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
	line, x := n.first.MinSize().Height, noticeIcon+theme.S4
	place(n.mark, 0, (line-noticeIcon)/2, noticeIcon, noticeIcon)
	place(n.first, x, 0, size.Width-x, line)
	place(n.rest, x, line, size.Width-x, line)
}

// split breaks the words where the first line ends.
func (n *notice) split(width float32) (first, rest string) {
	room := width - noticeIcon - theme.S4
	fits := func(s string) bool {
		return fyne.MeasureText(s, theme.TextSmall, fyne.TextStyle{Bold: true}).Width <= room
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
