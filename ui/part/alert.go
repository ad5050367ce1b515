package part

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"chairside/ui/theme"
)

// AlertHeight is that of every alert.
const AlertHeight float32 = 42

const alertIcon float32 = 16

// Alert is one thing that is due: an icon, what it is in strong words, and a
// second line that says where and since when. It is pressed like a button.
type Alert struct {
	touch
	tone   theme.Tone
	icon   theme.Icon
	title  string
	detail string
	calm   bool

	box    box
	halo   halo
	mark   pictogram
	first  *canvas.Text
	second *canvas.Text
}

// NewAlert makes an alert that says nothing yet; pressed may be nil.
func NewAlert(pressed func()) *Alert {
	a := &Alert{
		box: newBox(theme.ButtonRadius), halo: newHalo(theme.ButtonRadius, 1), mark: newPictogram(),
		first: words(theme.TextButton, bold), second: words(theme.TextSmall, fyne.TextStyle{}),
	}
	a.extend(a, pressed)
	return a
}

// Set changes what it says. Calm is for one that somebody has seen: it keeps
// icon, words and hue, and gives up its fill.
func (a *Alert) Set(tone theme.Tone, icon theme.Icon, title, detail string, calm bool) {
	if a.tone == tone && a.icon == icon && a.title == title && a.detail == detail && a.calm == calm {
		return
	}
	a.tone, a.icon, a.title, a.detail, a.calm = tone, icon, title, detail, calm
	a.Refresh()
}

// PartText is all it says, shortened or not.
func (a *Alert) PartText() string { return a.title + " · " + a.detail }

// Whole tells whether its title can be read in full where it stands.
func (a *Alert) Whole() bool { return a.first.Text == a.title }

// Tone is the hue it is drawn in.
func (a *Alert) Tone() theme.Tone { return a.tone }

// Calm tells whether it has given up its fill.
func (a *Alert) Calm() bool { return a.calm }

// CreateRenderer is Fyne's.
func (a *Alert) CreateRenderer() fyne.WidgetRenderer {
	return (&sketch{
		owner: a, objects: still(a.halo.Rectangle, a.box.outer, a.box.inner, a.mark.Image, a.first, a.second),
		layout: a.layout, min: func() fyne.Size { return fyne.NewSize(120, AlertHeight) }, paint: a.paint,
	}).begin()
}

func (a *Alert) paint() {
	fill, edge := a.tone.Fill(), a.tone.Soft()
	if a.calm || a.hovered {
		fill = theme.Surface
	}
	a.box.paint(fill, edge)
	a.mark.paint(a.icon, a.tone.Text())
	a.first.Color = theme.Color(a.tone.Text())
	a.second.Color = theme.Color(theme.Text)
	if a.calm {
		a.second.Color = theme.Color(theme.Muted)
	}
	a.halo.paint(a.focused)
}

func (a *Alert) layout(size fyne.Size) {
	a.box.place(fyne.NewPos(0, 0), size, 1)
	a.halo.place(fyne.NewPos(0, 0), size)
	a.mark.square(theme.S12, size.Height, alertIcon)
	x := theme.S12 + alertIcon + theme.S8
	width := size.Width - x - theme.S8
	one, two := measureText(a.first).Height, measureText(a.second).Height
	y := (size.Height - one - two) / 2
	fit(a.first, a.title, x, y, width, one)
	fit(a.second, a.detail, x, y+one, width, two)
}
