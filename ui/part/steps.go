package part

import (
	"fmt"
	"math"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"chairside/ui/theme"
)

// StepKind says how one of Steps is drawn.
type StepKind int

// The kinds.
const (
	StepOpen    StepKind = iota // dashed: nothing is fixed yet
	StepPlanned                 // outlined: fixed for a day to come
	StepNow                     // outlined in accent, pale: the one at hand
	StepDone                    // filled
)

// Step is one circle of Steps: what stands in it and below it.
type Step struct {
	Kind         StepKind
	Label, Below string
}

const (
	stepSide  float32 = 34
	stepWidth float32 = 60
)

// Steps is a row of numbered circles, how far something has come. Where there
// is no room for all, those around the last that is done are shown.
type Steps struct {
	base
	steps   []Step
	circles []stepCircle
	shown   []fyne.CanvasObject
}

type stepCircle struct {
	box   box
	dash  pictogram
	word  *canvas.Text
	below *canvas.Text
	step  Step
}

// NewSteps makes an empty row.
func NewSteps() *Steps {
	s := &Steps{}
	s.ExtendBaseWidget(s)
	return s
}

// Set changes the steps.
func (s *Steps) Set(steps []Step) {
	same := len(steps) == len(s.steps)
	for i := range steps {
		same = same && steps[i] == s.steps[i]
	}
	if same {
		return
	}
	s.steps = append([]Step(nil), steps...)
	s.Refresh()
}

// PartText lists the circles: 1 4 Nov, 2 today.
func (s *Steps) PartText() string {
	var all []string
	for _, one := range s.steps {
		all = append(all, strings.TrimSpace(one.Label+" "+one.Below))
	}
	return strings.Join(all, ", ")
}

// CreateRenderer is Fyne's.
func (s *Steps) CreateRenderer() fyne.WidgetRenderer {
	return (&sketch{
		owner: s, objects: func() []fyne.CanvasObject { return s.shown }, layout: s.layout,
		min: func() fyne.Size {
			return fyne.NewSize(stepWidth, stepSide+theme.S4+measure("", theme.TextSmall, bold).Height)
		},
		paint: s.paint,
	}).begin()
}

// window gives the first step that is shown, and how many fit.
func (s *Steps) window(width float32) (first, count int) {
	count = max(1, min(len(s.steps), int(width/stepWidth)))
	last := 0
	for i, one := range s.steps {
		if one.Kind >= StepNow {
			last = i
		}
	}
	return max(0, min(last-count/2, len(s.steps)-count)), count
}

func (s *Steps) layout(size fyne.Size) {
	s.shown = nil
	if len(s.steps) == 0 {
		return
	}
	first, count := s.window(size.Width)
	for len(s.circles) < count {
		c := stepCircle{box: newBox(stepSide / 2), dash: newPictogram(), word: words(theme.TextButton, bold), below: words(theme.TextSmall, fyne.TextStyle{})}
		c.word.Alignment, c.below.Alignment = fyne.TextAlignCenter, fyne.TextAlignCenter
		s.circles = append(s.circles, c)
	}
	line := measure("", theme.TextSmall, bold).Height
	for i := range count {
		c := &s.circles[i]
		c.step = s.steps[first+i]
		x := float32(i) * stepWidth
		at := fyne.NewPos(x+(stepWidth-stepSide)/2, 0)
		c.box.place(at, fyne.NewSquareSize(stepSide), 2)
		put(c.dash.Image, at.X, at.Y, stepSide, stepSide)
		fit(c.word, c.step.Label, at.X, 0, stepSide, stepSide)
		fit(c.below, c.step.Below, x, stepSide+theme.S4, stepWidth, line)
		s.shown = append(s.shown, c.box.outer, c.box.inner, c.dash.Image, c.word, c.below)
	}
	s.paint()
}

func (s *Steps) paint() {
	for i := range s.circles {
		c := &s.circles[i]
		fill, edge, word := theme.Surface, theme.Surface, theme.Muted
		switch c.step.Kind {
		case StepDone:
			fill, edge, word = theme.Accent, theme.Accent, theme.OnAccent
		case StepNow:
			fill, edge, word = theme.Teal.Fill(), theme.Accent, theme.Teal.Text()
		case StepPlanned:
			edge, word = theme.Accent, theme.Text
		}
		c.box.paint(fill, edge)
		c.word.Color, c.below.Color = theme.Color(word), theme.Color(theme.Muted)
		if c.step.Kind == StepOpen {
			c.dash.paintResource(dashedRing(stepSide))
			show(c.dash.Image, true)
		} else {
			show(c.dash.Image, false)
		}
	}
}

// dashedRing is a dashed circle two units wide, drawn as one picture for the
// reasons of dashedFrame.
func dashedRing(side float32) fyne.Resource {
	const dashesAround = 14
	var path strings.Builder
	for i := range dashesAround {
		from := 2 * math.Pi * float64(i) / dashesAround
		path.WriteString(bend(float64(side)/2, float64(side)/2, float64(side)/2, from, from+2*math.Pi*0.55/dashesAround))
	}
	hue := theme.Hex(theme.Dash)
	svg := fmt.Sprintf(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %.0f %.0f"><path fill="%s" d="%s"/></svg>`, side, side, hue, path.String())
	return fyne.NewStaticResource(fmt.Sprintf("chairside-dashed-ring-%.0f-%s.svg", side, hue[1:]), []byte(svg))
}
