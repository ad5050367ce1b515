package part

import (
	"fyne.io/fyne/v2"

	"chairside/ui/theme"
)

// Toast says at the bottom left what was just done, with one button
// that usually takes it back. It lies over the whole window, last in a stack,
// and lets pointer events through everywhere but on itself. It goes only when
// told to.
type Toast struct {
	base
	text   string
	action func()
	box    box
	words  *Text
	button *Button
}

// NewToast makes a hidden toast.
func NewToast() *Toast {
	t := &Toast{
		box: newBox(10),
		words: NewText("", TextStyle{
			Bold: true, Color: theme.Surface,
		}),
	}
	t.button = NewButton(Plain, "", func() {
		action := t.action
		t.Hide()
		if action != nil {
			action()
		}
	})
	t.ExtendBaseWidget(t)
	t.BaseWidget.Hide()
	return t
}

// Say shows text and, unless its label is empty, a button. Pressing the button
// hides the toast and then calls action. (Show is Fyne's and shows the last
// words again.)
func (t *Toast) Say(text, label string, action func()) {
	t.text, t.action = text, action
	t.words.SetText(text)
	t.button.SetText(label)
	show(t.button, label != "")
	t.Refresh()
	t.Show()
}

// Action is the toast's button.
func (t *Toast) Action() *Button { return t.button }

// Text is what it says.
func (t *Toast) Text() string { return t.text }

// PartText is what it says.
func (t *Toast) PartText() string { return t.text }

// CreateRenderer is Fyne's.
func (t *Toast) CreateRenderer() fyne.WidgetRenderer {
	return (&sketch{
		owner: t, objects: still(t.box.outer, t.box.inner, t.words, t.button),
		layout: t.layout,
		// The toast must never make the window larger.
		min:   func() fyne.Size { return fyne.NewSize(0, 0) },
		paint: func() { t.box.paint(theme.Text, theme.Text) },
	}).begin()
}

func (t *Toast) layout(size fyne.Size) {
	word := measure(t.text, theme.TextBody, bold)
	button := fyne.NewSize(0, 0)
	if t.button.Visible() {
		button = t.button.MinSize().AddWidthHeight(theme.S16, 0)
	}
	width := fyne.Min(theme.S16+word.Width+button.Width+theme.S16, size.Width-2*theme.S16)
	height := float32(52)
	x, y := theme.S20, size.Height-height-theme.S20
	t.box.place(fyne.NewPos(x, y), fyne.NewSize(width, height), 0)
	put(t.words, x+theme.S16, y+(height-word.Height)/2, width-2*theme.S16-button.Width, word.Height)
	put(t.button, x+width-button.Width, y+(height-button.Height)/2, button.Width-theme.S8, button.Height)
}
