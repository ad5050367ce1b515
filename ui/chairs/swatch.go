package chairs

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"chairside/ui/part"
	"chairside/ui/theme"
)

// swatch is a small square in the colour of a bar, for the legend.
type swatch struct {
	widget.BaseWidget
	tone theme.Tone
	fill *canvas.Rectangle
}

func newSwatch(tone theme.Tone) *swatch {
	s := &swatch{tone: tone, fill: canvas.NewRectangle(nil)}
	s.fill.CornerRadius = 2
	s.ExtendBaseWidget(s)
	return s
}

func (s *swatch) CreateRenderer() fyne.WidgetRenderer {
	return part.Drawing(s, func(size fyne.Size) { place(s.fill, 0, (size.Height-10)/2, 10, 10) },
		func() fyne.Size { return fyne.NewSize(10, 10) },
		func() { s.fill.FillColor = theme.Color(s.tone.Deep()) }, s.fill)
}
