package part

import (
	"fmt"
	"hash/fnv"
	"math"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"chairside/ui/theme"
)

// Trend is a small line through a few values, with a dashed line at the value
// they started from.
type Trend struct {
	base
	values []float64
	from   float64
	label  string
	name   *canvas.Text
	line   pictogram
}

// NewTrend makes an empty trend.
func NewTrend() *Trend {
	t := &Trend{name: words(theme.TextSmall, fyne.TextStyle{}), line: newPictogram()}
	t.ExtendBaseWidget(t)
	return t
}

// Set changes the values, oldest first, the base they are compared with and
// the words above. Values that are not numbers are left out.
func (t *Trend) Set(values []float64, base float64, label string) {
	kept := make([]float64, 0, len(values))
	for _, v := range values {
		if !math.IsNaN(v) && !math.IsInf(v, 0) {
			kept = append(kept, v)
		}
	}
	if slices.Equal(kept, t.values) && base == t.from && label == t.label {
		return
	}
	t.values, t.from, t.label = kept, base, label
	t.Refresh()
}

// PartText is the words above the line.
func (t *Trend) PartText() string { return t.label }

// CreateRenderer is Fyne's.
func (t *Trend) CreateRenderer() fyne.WidgetRenderer {
	return (&sketch{
		owner: t, objects: still(t.name, t.line.Image), layout: t.layout,
		min:   func() fyne.Size { return fyne.NewSize(80, measure("", theme.TextSmall, fyne.TextStyle{}).Height+34) },
		paint: func() { t.name.Color = theme.Color(theme.Muted) },
	}).begin()
}

func (t *Trend) layout(size fyne.Size) {
	line := measure("", theme.TextSmall, fyne.TextStyle{}).Height
	fit(t.name, t.label, 0, 0, size.Width, line)
	plot := fyne.NewSize(size.Width, size.Height-line-2)
	if len(t.values) == 0 || plot.Width < 12 || plot.Height < 12 {
		t.line.Image.Hide()
		return
	}
	put(t.line.Image, 0, line+2, plot.Width, plot.Height)
	t.line.paintResource(t.picture(plot))
	show(t.line.Image, true)
}

// picture is the line as SVG: one object on the canvas, sharp at any scale.
func (t *Trend) picture(size fyne.Size) fyne.Resource {
	const pad = 4
	low, high := t.from, t.from
	for _, v := range t.values {
		low, high = math.Min(low, v), math.Max(high, v)
	}
	if high == low {
		high, low = high+1, low-1
	}
	y := func(v float64) float64 {
		return pad + (high-v)/(high-low)*float64(size.Height-2*pad)
	}
	step := 0.0
	if len(t.values) > 1 {
		step = float64(size.Width-2*pad) / float64(len(t.values)-1)
	}
	var shapes strings.Builder
	accent, quiet := theme.Hex(theme.Accent), theme.Hex(theme.InputEdge)
	for x := float64(pad); x < float64(size.Width)-pad; x += 6 {
		fmt.Fprintf(&shapes, `<path fill="%s" d="M%.2f %.2fh3v1.2h-3z"/>`, quiet, x, y(t.from)-0.6)
	}
	for i, v := range t.values {
		x, r := pad+float64(i)*step, 1.0
		if i == len(t.values)-1 {
			r = 3
		}
		fmt.Fprintf(&shapes, `<circle fill="%s" cx="%.2f" cy="%.2f" r="%.0f"/>`, accent, x, y(v), r)
		if i > 0 {
			shapes.WriteString(thick(accent, x-step, y(t.values[i-1]), x, y(v)))
		}
	}
	svg := fmt.Sprintf(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %.1f %.1f">%s</svg>`, size.Width, size.Height, shapes.String())
	sum := fnv.New64a()
	sum.Write([]byte(svg)) // never fails
	return fyne.NewStaticResource(fmt.Sprintf("chairside-trend-%x.svg", sum.Sum64()), []byte(svg))
}

// thick is a line of two units as a filled shape: Fyne does not scale the
// strokes of an SVG.
func thick(color string, x1, y1, x2, y2 float64) string {
	length := math.Hypot(x2-x1, y2-y1)
	if length == 0 {
		return ""
	}
	dx, dy := (y2-y1)/length, (x1-x2)/length
	return fmt.Sprintf(`<path fill="%s" d="M%.2f %.2fL%.2f %.2fL%.2f %.2fL%.2f %.2fz"/>`,
		color, x1+dx, y1+dy, x2+dx, y2+dy, x2-dx, y2-dy, x1-dx, y1-dy)
}
