package part

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"chairside/ui/theme"
)

// TextStyle is how a Text is set. The zero value is body text.
type TextStyle struct {
	Size  float32             // theme.TextBody when 0
	Bold  bool                // Inter SemiBold
	Heavy bool                // Inter Bold, for titles and counted figures
	Color fyne.ThemeColorName // theme.Text when empty
	Align fyne.TextAlign
	Wrap  bool // over several lines; else shortened with an ellipsis
}

func (s TextStyle) size() float32 {
	if s.Size == 0 {
		return theme.TextBody
	}
	return s.Size
}

func (s TextStyle) face() fyne.TextStyle {
	switch {
	case s.Heavy:
		return heavy
	case s.Bold:
		return bold
	}
	return fyne.TextStyle{}
}

// Text is words on a screen. It has no padding of its own.
//
// A text that does not wrap asks for hardly any width, so that a layout may
// shrink it; Fixed makes it ask for all it needs. A text that wraps knows its
// height only after it was given a width.
type Text struct {
	base
	text  string
	style TextStyle
	fixed bool
	lines []*canvas.Text
	set   []string // the lines as they are for width
	width float32
}

// NewText makes a text.
func NewText(s string, style TextStyle) *Text {
	t := &Text{text: s, style: style, width: -1}
	t.ExtendBaseWidget(t)
	return t
}

// Title is the heading of a screen or a panel.
func Title(s string) *Text { return NewText(s, TextStyle{Size: theme.TextTitle, Heavy: true}) }

// TileTitle is the heading of a tile or a card.
func TileTitle(s string) *Text { return NewText(s, TextStyle{Size: theme.TextTile, Bold: true}) }

// Body is plain text.
func Body(s string) *Text { return NewText(s, TextStyle{}) }

// Strong is body text that is read first.
func Strong(s string) *Text { return NewText(s, TextStyle{Bold: true}) }

// Small is secondary text.
func Small(s string) *Text {
	return NewText(s, TextStyle{Size: theme.TextSmall, Color: theme.Muted})
}

// SmallStrong is small text that is read first.
func SmallStrong(s string) *Text { return NewText(s, TextStyle{Size: theme.TextSmall, Bold: true}) }

// Text is what it says, never shortened.
func (t *Text) Text() string { return t.text }

// PartText is what it says.
func (t *Text) PartText() string { return t.text }

// SetText changes what it says.
func (t *Text) SetText(s string) {
	if s == t.text {
		return
	}
	t.text, t.width = s, -1
	t.Refresh()
}

// Style is how it is set.
func (t *Text) Style() TextStyle { return t.style }

// SetStyle changes how it is set.
func (t *Text) SetStyle(style TextStyle) {
	if style == t.style {
		return
	}
	t.style, t.width = style, -1
	t.Refresh()
}

// Fixed makes the text ask for the width it needs, so that it is never
// shortened. It returns the text.
func (t *Text) Fixed(on bool) *Text {
	if t.fixed != on {
		t.fixed = on
		t.Refresh()
	}
	return t
}

// Natural is the width that all words need in one line.
func (t *Text) Natural() float32 { return measure(t.text, t.style.size(), t.style.face()).Width }

// CreateRenderer is Fyne's.
func (t *Text) CreateRenderer() fyne.WidgetRenderer {
	objects := func() []fyne.CanvasObject {
		all := make([]fyne.CanvasObject, len(t.lines))
		for i, line := range t.lines {
			all[i] = line
		}
		return all
	}
	return (&sketch{owner: t, objects: objects, layout: t.layout, min: t.min, paint: t.paint}).begin()
}

func (t *Text) paint() {
	for _, line := range t.lines {
		line.Color = theme.Color(t.color())
		line.TextSize, line.TextStyle, line.Alignment = t.style.size(), t.style.face(), t.style.Align
	}
}

func (t *Text) color() fyne.ThemeColorName {
	if t.style.Color == "" {
		return theme.Text
	}
	return t.style.Color
}

// arrange breaks or shortens the words for a width, once per width.
func (t *Text) arrange(width float32) []string {
	if t.width == width {
		return t.set
	}
	size, face := t.style.size(), t.style.face()
	if t.style.Wrap && width > 0 {
		t.set = wrap(t.text, width, size, face)
	} else {
		one := strings.ReplaceAll(t.text, "\n", " ")
		if width > 0 && !t.fixed {
			one = shorten(one, width, size, face)
		}
		t.set = []string{one}
	}
	t.width = width
	return t.set
}

func (t *Text) layout(size fyne.Size) {
	set := t.arrange(size.Width)
	for len(t.lines) < len(set) {
		t.lines = append(t.lines, words(0, fyne.TextStyle{}))
	}
	t.lines = t.lines[:len(set)]
	t.paint()
	high := t.lineHeight()
	for i, line := range t.lines {
		spell(line, set[i])
		put(line, 0, float32(i)*high, size.Width, high)
	}
}

func (t *Text) lineHeight() float32 {
	return measure("", t.style.size(), t.style.face()).Height
}

func (t *Text) min() fyne.Size {
	natural := measure(t.text, t.style.size(), t.style.face())
	width := natural.Width
	if !t.fixed || t.style.Wrap {
		width = fyne.Min(width, 24)
	}
	rows := 1
	if t.style.Wrap && t.Size().Width > 0 {
		rows = len(t.arrange(t.Size().Width))
	}
	return fyne.NewSize(width, natural.Height*float32(rows))
}
