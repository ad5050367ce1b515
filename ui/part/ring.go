package part

import (
	"math"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"chairside/ui/theme"
)

// RingFace is what a ring shows.
type RingFace struct {
	Fraction float64    // 0 to 1, drawn clockwise from 12 o'clock
	Tone     theme.Tone // its Strong colour is the arc's
	Big      string     // such as "14 min"
	Small    string     // such as "left of 40"
	Tick     bool       // a tick instead of Big
}

// Ring is a timer: an arc with a figure in the middle.
type Ring struct {
	base
	diameter   float32
	face       RingFace
	track, arc *canvas.Arc
	big, small *canvas.Text
	tick       pictogram
}

// NewRing makes an empty ring of a diameter in Fyne's units.
func NewRing(diameter float32) *Ring {
	r := &Ring{
		diameter: diameter,
		track:    canvas.NewArc(0, 360, 0, nil), arc: canvas.NewArc(0, 0, 0, nil),
		big: words(theme.TextClock, heavy), small: words(theme.TextRail, fyne.TextStyle{}),
		tick: newPictogram(),
	}
	r.big.Alignment, r.small.Alignment = fyne.TextAlignCenter, fyne.TextAlignCenter
	r.ExtendBaseWidget(r)
	return r
}

// Set changes the face. A fraction outside 0 to 1 is drawn as the nearer end.
func (r *Ring) Set(face RingFace) {
	if math.IsNaN(face.Fraction) {
		face.Fraction = 0
	}
	face.Fraction = math.Min(1, math.Max(0, face.Fraction))
	if face == r.face {
		return
	}
	r.face = face
	r.Refresh()
}

// SetDiameter changes how large it is.
func (r *Ring) SetDiameter(diameter float32) {
	if r.diameter != diameter {
		r.diameter = diameter
		r.Refresh()
	}
}

// Face is what the ring shows.
func (r *Ring) Face() RingFace { return r.face }

// PartText is the two lines in the ring.
func (r *Ring) PartText() string { return strings.TrimSpace(r.face.Big + " " + r.face.Small) }

// CreateRenderer is Fyne's.
func (r *Ring) CreateRenderer() fyne.WidgetRenderer {
	return (&sketch{
		owner: r, objects: still(r.track, r.arc, r.big, r.small, r.tick.Image),
		layout: r.layout, min: func() fyne.Size { return fyne.NewSquareSize(r.diameter) }, paint: r.paint,
	}).begin()
}

func (r *Ring) band() float32 { return fyne.Max(5, float32(math.Round(float64(r.diameter*0.09)))) }

func (r *Ring) paint() {
	cut := 1 - 2*r.band()/r.diameter
	r.track.FillColor, r.track.CutoutRatio = theme.Color(theme.RingTrack), cut
	r.arc.FillColor, r.arc.CutoutRatio = theme.Color(r.face.Tone.Strong()), cut
	r.arc.CornerRadius = r.band() / 2
	r.arc.EndAngle = float32(360 * r.face.Fraction)
	show(r.track, r.face.Fraction < 1)
	show(r.arc, r.face.Fraction > 0)
	r.big.Color, r.small.Color = theme.Color(theme.Text), theme.Color(theme.Muted)
	icon := theme.NoIcon
	if r.face.Tick {
		icon = theme.IconTick
	}
	r.tick.paint(icon, theme.Text)
	show(r.big, !r.face.Tick)
}

func (r *Ring) layout(size fyne.Size) {
	left, top := (size.Width-r.diameter)/2, (size.Height-r.diameter)/2
	put(r.track, left, top, r.diameter, r.diameter)
	put(r.arc, left, top, r.diameter, r.diameter)

	inside := r.diameter - 2*r.band() - 4
	big, below, most := r.face.Big, r.face.Small, r.diameter
	if r.figureSize(big, inside) < readable { // a small ring: "14" above "min left"
		if figure, parted := strings.CutSuffix(big, " min"); parted {
			big, below, most = figure, strings.TrimSpace("min "+below), inside*0.45
		}
	}
	if r.face.Tick {
		below = r.face.Small
	}
	r.big.TextSize = fyne.Min(r.figureSize(big, inside), most)
	r.small.TextSize = theme.TextRail
	if measure(below, theme.TextRail, fyne.TextStyle{}).Width > inside-4 {
		r.small.TextSize--
	}
	below = r.smallWords(below, inside-4)
	bigHigh := measure("", r.big.TextSize, heavy).Height
	smallHigh := measureText(r.small).Height
	if below == "" {
		smallHigh = 0
	}
	y := top + (r.diameter-bigHigh-smallHigh)/2
	x := left + (r.diameter-inside)/2
	fit(r.big, big, x, y, inside, bigHigh)
	fit(r.small, below, x+2, y+bigHigh-2, inside-4, smallHigh)
	side := r.diameter * 0.22
	put(r.tick.Image, left+(r.diameter-side)/2, y+(bigHigh-side)/2, side, side)
}

// readable is the smallest type of a figure beside its unit.
const readable float32 = 10

// smallWords are as many of the words below the figure as a small ring holds:
// "left of 40" is "left" there, which says as much as "left o…" does not. A word
// that does not fit at all is left out: the chip beside the ring says it too.
func (r *Ring) smallWords(words string, room float32) string {
	said := strings.Fields(words)
	for len(said) > 0 && measure(strings.Join(said, " "), r.small.TextSize, fyne.TextStyle{}).Width > room {
		said = said[:len(said)-1]
		if len(said) > 1 && said[len(said)-1] == "of" {
			said = said[:len(said)-1]
		}
	}
	return strings.Join(said, " ")
}

// figureSize is the largest type in which the figure fits the ring: a figure
// about time must never be shortened.
func (r *Ring) figureSize(figure string, inside float32) float32 {
	size := theme.TextClock
	if r.diameter >= 110 {
		size = theme.TextCounter - 2
	}
	for size > 7 && measure(figure, size, heavy).Width > inside {
		size--
	}
	return size
}
