package part

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"chairside/ui/theme"
)

const keyCapHeight float32 = 18

// keyCap is a small picture of a key: outlined, or deep on an accent button.
type keyCap struct {
	base
	text string
	deep bool
	box  box
	word *canvas.Text
}

// NewKeyCap is a small picture of a key, such as "Ctrl K".
func NewKeyCap(text string) fyne.CanvasObject { return newKeyCap(text) }

func newKeyCap(text string) *keyCap {
	k := &keyCap{text: text, box: newBox(5), word: words(theme.TextRail, bold)}
	k.word.Alignment = fyne.TextAlignCenter
	k.ExtendBaseWidget(k)
	return k
}

func (k *keyCap) set(text string, deep bool) {
	if k.text != text || k.deep != deep {
		k.text, k.deep = text, deep
		k.Refresh()
	}
}

// PartText is what stands on the key.
func (k *keyCap) PartText() string { return k.text }

func (k *keyCap) CreateRenderer() fyne.WidgetRenderer {
	return (&sketch{owner: k, objects: still(k.box.outer, k.box.inner, k.word), layout: k.layout, min: k.min, paint: k.paint}).begin()
}

func (k *keyCap) paint() {
	if k.deep {
		k.box.paint(theme.AccentDeep, theme.AccentDeep)
		k.word.Color = theme.Color(theme.OnAccent)
		return
	}
	k.box.paint(theme.Surface, theme.ButtonEdge)
	k.word.Color = theme.Color(theme.Muted)
}

func (k *keyCap) min() fyne.Size {
	width := measure(k.text, theme.TextRail, bold).Width + 2*7
	return fyne.NewSize(fyne.Max(width, keyCapHeight+4), keyCapHeight)
}

func (k *keyCap) layout(size fyne.Size) {
	top := (size.Height - keyCapHeight) / 2
	k.box.place(fyne.NewPos(0, top), fyne.NewSize(size.Width, keyCapHeight), 1)
	fit(k.word, k.text, 0, top, size.Width, keyCapHeight)
}
