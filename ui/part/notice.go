package part

import (
	"strings"

	"fyne.io/fyne/v2"

	"chairside/ui/theme"
)

const noticeIcon float32 = 13

// Notice is strong words in a few lines, two unless told otherwise, with an icon
// before them or none: for what must be seen but must not push other things
// away, such as a warning in a row or a long name on a tile. What does not fit
// is shortened at the end of the last line.
type Notice struct {
	base
	text  string
	size  float32
	color fyne.ThemeColorName
	icon  theme.Icon
	mark  pictogram
	lines []*Text

	set   []string // the lines as they are for width
	width float32
}

// NewNotice makes a hidden notice in a type size and a colour.
func NewNotice(icon theme.Icon, size float32, color fyne.ThemeColorName) *Notice {
	n := &Notice{icon: icon, size: size, color: color, mark: newPictogram(), width: -1}
	n.ExtendBaseWidget(n)
	n.SetMost(2)
	n.Hide()
	return n
}

// SetMost changes how many lines it may have.
func (n *Notice) SetMost(lines int) {
	if len(n.lines) == lines {
		return
	}
	for len(n.lines) < lines {
		n.lines = append(n.lines, NewText("", TextStyle{Size: n.size, Bold: true, Color: n.color}))
	}
	n.lines, n.width = n.lines[:lines], -1
	n.Refresh()
}

// SetText changes the words; no words hide it.
func (n *Notice) SetText(text string) {
	if n.text == text {
		return
	}
	n.text, n.width = text, -1
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

// Needs is how high it is in a width.
func (n *Notice) Needs(width float32) float32 {
	return float32(max(len(n.split(width)), 1)) * measure("", n.size, bold).Height
}

// Whole tells whether all words can be read in a width.
func (n *Notice) Whole(width float32) bool {
	lines := n.split(width)
	last := len(lines) - 1
	return last < 0 || n.fits(lines[last], width)
}

// CreateRenderer is Fyne's.
func (n *Notice) CreateRenderer() fyne.WidgetRenderer {
	return (&sketch{
		owner: n, layout: n.layout, min: func() fyne.Size { return fyne.NewSize(60, n.Needs(n.Size().Width)) },
		objects: func() []fyne.CanvasObject {
			all := []fyne.CanvasObject{n.mark.Image}
			for _, line := range n.lines {
				all = append(all, line)
			}
			return all
		},
		paint: func() { n.mark.paint(n.icon, n.color) },
	}).begin()
}

func (n *Notice) layout(size fyne.Size) {
	set := n.split(size.Width)
	high, x := measure("", n.size, bold).Height, n.lead()
	put(n.mark.Image, 0, (high-noticeIcon)/2, noticeIcon, noticeIcon)
	for i, line := range n.lines {
		words := ""
		if i < len(set) {
			words = set[i]
		}
		line.SetText(words)
		put(line, x, float32(i)*high, size.Width-x, high)
	}
}

func (n *Notice) fits(s string, width float32) bool {
	return measure(s, n.size, bold).Width <= width-n.lead()+slack
}

// split breaks the words into the lines of a width; the last line has all that
// is left.
func (n *Notice) split(width float32) []string {
	if width == n.width {
		return n.set
	}
	n.set, n.width = nil, width
	rest := strings.Fields(n.text)
	if width <= 0 {
		n.set = []string{n.text}
		return n.set
	}
	for len(rest) > 0 && len(n.set) < len(n.lines)-1 {
		end := 1
		for end < len(rest) && n.fits(strings.Join(rest[:end+1], " "), width) {
			end++
		}
		n.set = append(n.set, strings.Join(rest[:end], " "))
		rest = rest[end:]
	}
	if len(rest) > 0 {
		n.set = append(n.set, strings.Join(rest, " "))
	}
	return n.set
}
