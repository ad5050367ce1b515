package part

import (
	"slices"

	"fyne.io/fyne/v2"

	"chairside/ui/theme"
)

// Banner is one plain sentence across the place it belongs to, with buttons
// that do something about it. It is hidden while it has nothing to say.
type Banner struct {
	base
	tone    theme.Tone
	icon    theme.Icon
	actions []*Button
	box     box
	mark    pictogram
	text    *Text
}

// NewBanner makes a hidden banner.
func NewBanner() *Banner {
	b := &Banner{box: newBox(theme.ButtonRadius), mark: newPictogram(), text: NewText("", TextStyle{Wrap: true})}
	b.ExtendBaseWidget(b)
	b.Hide()
	return b
}

// Set shows the sentence.
func (b *Banner) Set(tone theme.Tone, icon theme.Icon, text string, actions ...*Button) {
	same := b.Visible() && b.tone == tone && b.icon == icon && b.text.Text() == text && slices.Equal(b.actions, actions)
	if same {
		return
	}
	b.tone, b.icon, b.actions = tone, icon, actions
	b.text.SetText(text)
	b.text.SetStyle(b.style())
	b.Refresh()
	b.Show()
}

// Clear hides the banner.
func (b *Banner) Clear() {
	if b.Visible() {
		b.Hide()
	}
	b.text.SetText("")
	b.actions = nil
}

// Text is what it says, or empty.
func (b *Banner) Text() string { return b.text.Text() }

// PartText is what it says.
func (b *Banner) PartText() string { return b.text.Text() }

func (b *Banner) style() TextStyle {
	style := TextStyle{Wrap: true, Color: b.tone.Text()}
	switch b.tone {
	case theme.Danger:
		style.Bold = true
	case theme.Amber, theme.Neutral:
		style.Color = theme.Text
	}
	return style
}

// CreateRenderer is Fyne's.
func (b *Banner) CreateRenderer() fyne.WidgetRenderer {
	return (&sketch{owner: b, objects: b.objects, layout: b.layout, min: b.min, paint: b.paint}).begin()
}

func (b *Banner) objects() []fyne.CanvasObject {
	all := []fyne.CanvasObject{b.box.outer, b.box.inner, b.mark.Image, b.text}
	for _, action := range b.actions {
		all = append(all, action)
	}
	return all
}

func (b *Banner) paint() {
	edge := b.tone.Soft()
	if b.tone == theme.Danger {
		edge = b.tone.Wash()
	}
	b.box.paint(b.tone.Wash(), edge)
	b.mark.paint(b.icon, b.tone.Text())
}

const bannerIcon float32 = 14

func (b *Banner) lead() float32 {
	if b.icon == theme.NoIcon {
		return 14
	}
	return theme.S12 + bannerIcon + 6
}

func (b *Banner) actionWidth() float32 {
	width := float32(0)
	for _, action := range b.actions {
		width += theme.S8 + action.MinSize().Width
	}
	return width
}

func (b *Banner) min() fyne.Size {
	text := b.text.MinSize()
	pad := float32(9)
	if len(b.actions) > 0 {
		text.Height = fyne.Max(text.Height, theme.ButtonHeight)
		pad = 5
	}
	return fyne.NewSize(b.lead()+48+b.actionWidth()+theme.S12, text.Height+2*pad)
}

func (b *Banner) layout(size fyne.Size) {
	b.box.place(fyne.NewPos(0, 0), size, 1)
	b.mark.square(theme.S12, size.Height, bannerIcon)
	width := size.Width - b.lead() - b.actionWidth() - theme.S12
	b.text.Resize(fyne.NewSize(width, b.text.MinSize().Height))
	high := b.text.MinSize().Height
	put(b.text, b.lead(), (size.Height-high)/2, width, high)
	x := size.Width - b.actionWidth() - theme.S4
	for _, action := range b.actions {
		m := action.MinSize()
		put(action, x, (size.Height-m.Height)/2, m.Width, m.Height)
		x += m.Width + theme.S8
	}
}
