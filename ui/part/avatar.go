package part

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"chairside/ui/theme"
)

const avatarSide float32 = 40

// Avatar is who is at the desk: initials in a circle, and a caption below.
type Avatar struct {
	touch
	initials string
	caption  string
	circle   *canvas.Rectangle
	letters  *canvas.Text
	below    *canvas.Text
	halo     halo
}

// NewAvatar makes an avatar for the foot of a rail.
func NewAvatar(initials, caption string, tapped func()) *Avatar {
	a := &Avatar{
		initials: initials, caption: caption, circle: canvas.NewRectangle(nil),
		letters: words(theme.TextBody, bold), below: words(theme.TextRail, fyne.TextStyle{}),
		halo: newHalo(avatarSide/2, 2),
	}
	a.circle.CornerRadius = avatarSide / 2
	a.letters.Alignment, a.below.Alignment = fyne.TextAlignCenter, fyne.TextAlignCenter
	a.extend(a, tapped)
	return a
}

// Set changes initials and caption.
func (a *Avatar) Set(initials, caption string) {
	if a.initials != initials || a.caption != caption {
		a.initials, a.caption = initials, caption
		a.Refresh()
	}
}

// PartText is initials and caption.
func (a *Avatar) PartText() string { return a.initials + " " + a.caption }

// CreateRenderer is Fyne's.
func (a *Avatar) CreateRenderer() fyne.WidgetRenderer {
	return (&sketch{
		owner: a, objects: still(a.halo.Rectangle, a.circle, a.letters, a.below),
		layout: func(size fyne.Size) {
			x := (size.Width - avatarSide) / 2
			put(a.circle, x, 4, avatarSide, avatarSide)
			a.halo.place(fyne.NewPos(x, 4), fyne.NewSquareSize(avatarSide))
			fit(a.letters, a.initials, x, 4, avatarSide, avatarSide)
			fit(a.below, a.caption, 2, 4+avatarSide+6, size.Width-4, 16)
		},
		min: func() fyne.Size { return fyne.NewSize(theme.RailWidth, 4+avatarSide+6+16+6) },
		paint: func() {
			a.circle.FillColor = theme.Color(theme.AvatarFill)
			a.letters.Color, a.below.Color = theme.Color(theme.AvatarText), theme.Color(theme.RailText)
			a.halo.paint(a.focused)
			a.halo.StrokeColor = theme.Color(theme.OnRail)
		},
	}).begin()
}
