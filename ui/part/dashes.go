package part

import (
	"fmt"
	"math"
	"strings"

	"fyne.io/fyne/v2"

	"chairside/ui/theme"
)

// dashedFrame is a rounded dashed border, two units wide. It is one picture and
// not a hundred short lines, because every object costs on every repaint; and
// it is made of filled shapes, because Fyne does not scale the strokes of an
// SVG.
func dashedFrame(size fyne.Size) fyne.Resource {
	const radius = float64(theme.CardRadius)
	width, height := math.Round(float64(size.Width)), math.Round(float64(size.Height))
	var path strings.Builder
	dashes(width-2*radius, func(at, long float64) {
		fmt.Fprintf(&path, "M%.2f 0h%.2fv2h-%.2fz", radius+at, long, long)
		fmt.Fprintf(&path, "M%.2f %.2fh%.2fv2h-%.2fz", radius+at, height-2, long, long)
	})
	dashes(height-2*radius, func(at, long float64) {
		fmt.Fprintf(&path, "M0 %.2fv%.2fh2v-%.2fz", radius+at, long, long)
		fmt.Fprintf(&path, "M%.2f %.2fv%.2fh2v-%.2fz", width-2, radius+at, long, long)
	})
	for quarter, centre := range [4][2]float64{{width - radius, height - radius}, {radius, height - radius}, {radius, radius}, {width - radius, radius}} {
		from := float64(quarter) * math.Pi / 2
		path.WriteString(bend(centre[0], centre[1], radius, from+0.22, from+math.Pi/2-0.22))
	}
	color := theme.Hex(theme.Dash)
	svg := fmt.Sprintf(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %.0f %.0f"><path fill="%s" d="%s"/></svg>`, width, height, color, path.String())
	return fyne.NewStaticResource(fmt.Sprintf("chairside-dashes-%.0fx%.0f-%s.svg", width, height, color[1:]), []byte(svg))
}

// dashes spreads dashes of about 6 with gaps of about 4 evenly over a length,
// with half a gap at both ends.
func dashes(length float64, draw func(at, long float64)) {
	n := math.Max(1, math.Round(length/10))
	step := length / n
	for i := range int(n) {
		draw(float64(i)*step+step*0.2, step*0.6)
	}
}

// bend is a piece of a ring two units wide, between two angles.
func bend(x, y, radius, from, to float64) string {
	const steps = 6
	var path strings.Builder
	point := func(r, angle float64) {
		letter := "L"
		if path.Len() == 0 {
			letter = "M"
		}
		fmt.Fprintf(&path, "%s%.2f %.2f", letter, x+r*math.Cos(angle), y+r*math.Sin(angle))
	}
	for i := range steps + 1 {
		point(radius, from+(to-from)*float64(i)/steps)
	}
	for i := range steps + 1 {
		point(radius-2, to-(to-from)*float64(i)/steps)
	}
	return path.String() + "z"
}
