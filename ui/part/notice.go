package part

import (
	"strings"

	"fyne.io/fyne/v2"

	"chairside/ui/theme"
)

const noticeIcon float32 = 13

// Notice is strong words in two lines at most, with an icon before them or
// none: for what must be seen but must not push other things away, such as a
// warning in a row or a long name on a tile.
type Notice struct {
	base
	text  string
	size  float32
	color fyne.ThemeColorName
	icon  theme.Icon
	mark  pictogram
	first *Text
	rest  *Text
}

// NewNotice makes a hidden notice in a type size and a colour.
func NewNotice(icon theme.Icon, size float32, color fyne.ThemeColorName) *Notice {
	style := TextStyle{Size: size, Bold: true, Color: color}
	n := &Notice{icon: icon, size: size, color: color, mark: newPictogram(), first: NewText("", style), rest: NewText("", style)}
	n.ExtendBaseWidget(n)
	n.Hide()
	return n
}

// SetText changes the words; no words hide it.
func (n *Notice) SetText(text string) {
	if n.text == text {
		return
	}
	n.text = text
	show(n, text != "")
	n.Refresh()
}

// Text is all it says, shortened or not.
func (n *Notice) Text() string { return n.text }

// PartText is all it says, shortened or not.
func (n *Notice) PartText() string { return n.text }

// Natural is the width that all words need in one line.
func (n *Notice) Natural() float32 { return n.lead() + measure(n.text, n.size, bold).Width }

func (n *Notice) lead() float32 {
	if n.icon == theme.NoIcon {
		return 0
	}
	return noticeIcon + theme.S4
}

// CreateRenderer is Fyne's.
func (n *Notice) CreateRenderer() fyne.WidgetRenderer {
	return (&sketch{
		owner: n, objects: still(n.mark.Image, n.first, n.rest), layout: n.layout, min: n.min,
		paint: func() { n.mark.paint(n.icon, n.color) },
	}).begin()
}

func (n *Notice) min() fyne.Size {
	high := n.first.MinSize().Height
	if _, rest := n.split(n.Size().Width); rest != "" {
		high *= 2
	}
	return fyne.NewSize(60, high)
}

func (n *Notice) layout(size fyne.Size) {
	first, rest := n.split(size.Width)
	n.first.SetText(first)
	n.rest.SetText(rest)
	line, x := n.first.MinSize().Height, n.lead()
	put(n.mark.Image, 0, (line-noticeIcon)/2, noticeIcon, noticeIcon)
	put(n.first, x, 0, size.Width-x, line)
	put(n.rest, x, line, size.Width-x, line)
}

// split breaks the words where the first line ends.
func (n *Notice) split(width float32) (first, rest string) {
	room := width - n.lead()
	fits := func(s string) bool { return measure(s, n.size, bold).Width <= room+slack }
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
