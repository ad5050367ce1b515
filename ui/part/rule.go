package part

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"chairside/ui/theme"
)

// Rule is a line one unit thin between things; it follows a theme change.
type Rule struct {
	base
	line  *canvas.Rectangle
	color fyne.ThemeColorName
}

// NewRule makes a line in a colour, such as theme.Hairline.
func NewRule(color fyne.ThemeColorName) *Rule {
	r := &Rule{line: canvas.NewRectangle(nil), color: color}
	r.ExtendBaseWidget(r)
	return r
}

// CreateRenderer is Fyne's.
func (r *Rule) CreateRenderer() fyne.WidgetRenderer {
	return Drawing(r, func(size fyne.Size) { put(r.line, 0, (size.Height-1)/2, size.Width, 1) },
		func() fyne.Size { return fyne.NewSize(1, 1) },
		func() { r.line.FillColor = theme.Color(r.color) }, r.line)
}
