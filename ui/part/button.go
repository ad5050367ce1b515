package part

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"chairside/ui/theme"
)

// ButtonKind is how much a button asks to be pressed.
type ButtonKind int

// The kinds.
const (
	Plain   ButtonKind = iota // outline
	Main                      // filled; one in a place
	Caution                   // amber outline: stops somebody's visit
	Danger                    // red: cannot be taken back
)

const (
	buttonPad  float32 = 15
	buttonGap  float32 = 10
	buttonIcon float32 = 14
)

// Button is pressed by pointer, Enter or Space.
type Button struct {
	touch
	kind  ButtonKind
	text  string
	icon  theme.Icon
	large bool

	box  box
	halo halo
	mark pictogram
	word *canvas.Text
	key  *keyCap
}

// NewButton makes a button; tapped may be nil.
func NewButton(kind ButtonKind, text string, tapped func()) *Button {
	b := &Button{
		kind: kind, text: text,
		box: newBox(theme.ButtonRadius), halo: newHalo(theme.ButtonRadius, 1),
		mark: newPictogram(), word: words(theme.TextButton, bold), key: newKeyCap(""),
	}
	b.key.Hide()
	b.extend(b, tapped)
	return b
}

// OnTapped changes what a press does.
func (b *Button) OnTapped(tapped func()) { b.press = tapped }

// SetText changes the words.
func (b *Button) SetText(s string) {
	if b.text != s {
		b.text = s
		b.Refresh()
	}
}

// Text is the button's words.
func (b *Button) Text() string { return b.text }

// PartText is the button's words.
func (b *Button) PartText() string { return b.text }

// SetKind changes how much it asks to be pressed.
func (b *Button) SetKind(kind ButtonKind) {
	if b.kind != kind {
		b.kind = kind
		b.Refresh()
	}
}

// Kind is how much it asks to be pressed.
func (b *Button) Kind() ButtonKind { return b.kind }

// SetKey draws the key that does the same, at the right of the words. It binds
// nothing.
func (b *Button) SetKey(hint string) {
	if b.key.text != hint {
		b.key.text = hint
		b.Refresh()
	}
}

// SetLarge makes it the main button of a screen.
func (b *Button) SetLarge(on bool) {
	if b.large != on {
		b.large = on
		b.Refresh()
	}
}

// SetIcon draws an icon at the left of the words; theme.NoIcon removes it.
func (b *Button) SetIcon(icon theme.Icon) {
	if b.icon != icon {
		b.icon = icon
		b.Refresh()
	}
}

// CreateRenderer is Fyne's.
func (b *Button) CreateRenderer() fyne.WidgetRenderer {
	return (&sketch{
		owner:   b,
		objects: still(b.halo.Rectangle, b.box.outer, b.box.inner, b.mark.Image, b.word, b.key),
		layout:  b.layout, min: b.min, paint: b.paint,
	}).begin()
}

// look is fill, edge and words of the button as it is now.
func (b *Button) look() (fill, edge, word fyne.ThemeColorName) {
	switch {
	case b.off:
		return theme.OffFill, theme.ButtonEdge, theme.OffText
	case b.kind == Main && b.hovered:
		return theme.AccentDeep, theme.AccentDeep, theme.OnAccent
	case b.kind == Main:
		return theme.Accent, theme.Accent, theme.OnAccent
	case b.kind == Caution && b.hovered:
		return theme.Hold.Fill(), theme.Hold.Soft(), theme.Hold.Text()
	case b.kind == Caution:
		return theme.Hold.Wash(), theme.Hold.Soft(), theme.Hold.Text()
	case b.kind == Danger:
		return theme.Danger.Deep(), theme.Danger.Deep(), theme.OnDeep
	case b.hovered:
		return theme.Hover, theme.ButtonEdge, theme.Text
	}
	return theme.Surface, theme.ButtonEdge, theme.Text
}

func (b *Button) paint() {
	fill, edge, word := b.look()
	b.box.paint(fill, edge)
	b.word.Color = theme.Color(word)
	b.word.TextSize = b.textSize()
	b.mark.paint(b.icon, word)
	b.halo.paint(b.focused)
	b.key.set(b.key.text, b.kind == Main && !b.off)
	show(b.key, b.key.text != "")
}

func (b *Button) textSize() float32 {
	if b.large {
		return theme.TextMain
	}
	return theme.TextButton
}

// widths are those of icon, words and key, each with its gap.
func (b *Button) widths() (icon, word, key float32) {
	if b.icon != theme.NoIcon {
		icon = buttonIcon + 6
	}
	if b.key.text != "" {
		key = buttonGap + b.key.MinSize().Width
	}
	return icon, measure(b.text, b.textSize(), bold).Width, key
}

func (b *Button) pad() float32 {
	if b.large {
		return theme.S20
	}
	return buttonPad
}

func (b *Button) min() fyne.Size {
	height := theme.ButtonHeight
	if b.large {
		height = theme.MainButtonHeight
	}
	icon, word, key := b.widths()
	return fyne.NewSize(icon+word+key+2*b.pad(), height)
}

func (b *Button) layout(size fyne.Size) {
	b.box.place(fyne.NewPos(0, 0), size, 1)
	b.halo.place(fyne.NewPos(0, 0), size)
	icon, word, key := b.widths()
	word = fyne.Min(word, size.Width-icon-key-theme.S8)
	x := (size.Width - icon - word - key) / 2
	b.mark.square(x, size.Height, buttonIcon)
	fit(b.word, b.text, x+icon, 0, word, size.Height)
	cap := b.key.MinSize()
	put(b.key, x+icon+word+buttonGap, (size.Height-cap.Height)/2, cap.Width, cap.Height)
}
