package part

import (
	"fmt"
	"math"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"chairside/ui/theme"
)

// Bar is a stretch of a lane.
type Bar struct {
	From, To float64 // hours of the day, such as 9.5
	Tone     theme.Tone
	Soft     bool // planned, not yet begun
	Text     string
}

// Lane is one line of a plan.
type Lane struct {
	Name string
	Bars []Bar
}

// Lanes is a plan of the day: a line for each lane, bars along the hours, and a
// red line at now.
type Lanes struct {
	base
	from, to, now float64
	lanes         []Lane

	hours   []hourMark
	names   []*canvas.Text
	rules   []*canvas.Rectangle
	bars    [][]*canvas.Rectangle
	texts   [][]*canvas.Text
	nowLine *canvas.Rectangle
}

type hourMark struct {
	hour float64
	*canvas.Text
}

const (
	laneHead  float32 = 20
	laneMost  float32 = 26 // a lane where there is room
	laneLeast float32 = 17 // and where there is none
	laneGap   float32 = 5  // of the lane's height that its bars leave open, at most
	laneName  float32 = 88
)

// NewLanes makes an empty plan.
func NewLanes() *Lanes {
	l := &Lanes{nowLine: canvas.NewRectangle(nil)}
	l.ExtendBaseWidget(l)
	return l
}

// Set changes what is planned between two hours of the day, and where now is.
// A change of now alone moves the line and draws nothing else again.
func (l *Lanes) Set(from, to, now float64, lanes []Lane) {
	same := slices.EqualFunc(lanes, l.lanes, func(a, b Lane) bool {
		return a.Name == b.Name && slices.Equal(a.Bars, b.Bars)
	})
	if same && from == l.from && to == l.to {
		if now != l.now {
			l.now = now
			l.placeNow(l.Size())
		}
		return
	}
	l.from, l.to, l.now, l.lanes = from, to, now, nil
	for _, lane := range lanes { // copied: the caller may fill its slices again
		l.lanes = append(l.lanes, Lane{lane.Name, slices.Clone(lane.Bars)})
	}
	l.build()
	l.Refresh()
}

// Count is how many lanes there are.
func (l *Lanes) Count() int { return len(l.lanes) }

// PartText is empty: the bars say what there is to say.
func (l *Lanes) PartText() string { return "" }

func (l *Lanes) build() {
	l.hours, l.names, l.rules, l.bars, l.texts = nil, nil, nil, nil, nil
	for h := math.Ceil(l.from/2) * 2; h < l.to; h += 2 {
		text := words(theme.TextRail, fyne.TextStyle{})
		spell(text, fmt.Sprintf("%02.0f:00", h))
		text.Alignment = fyne.TextAlignCenter
		l.hours = append(l.hours, hourMark{h, text})
	}
	for _, lane := range l.lanes {
		l.names = append(l.names, words(theme.TextSmall, bold))
		l.rules = append(l.rules, canvas.NewRectangle(nil))
		var bars []*canvas.Rectangle
		var texts []*canvas.Text
		for range lane.Bars {
			bar := canvas.NewRectangle(nil)
			bar.CornerRadius = 5
			bars, texts = append(bars, bar), append(texts, words(theme.TextRail, bold))
		}
		l.bars, l.texts = append(l.bars, bars), append(l.texts, texts)
	}
}

// CreateRenderer is Fyne's.
func (l *Lanes) CreateRenderer() fyne.WidgetRenderer {
	return (&sketch{owner: l, objects: l.objects, layout: l.layout, paint: l.paint, min: func() fyne.Size {
		return fyne.NewSize(laneName+200, laneHead+laneLeast*float32(len(l.lanes)))
	}}).begin()
}

// Natural is the height at which the lanes are drawn best; they give way down
// to their least size.
func (l *Lanes) Natural() float32 { return laneHead + laneMost*float32(len(l.lanes)) }

// high is the height of one lane.
func (l *Lanes) high() float32 {
	if len(l.lanes) == 0 {
		return laneMost
	}
	room := (l.Size().Height - laneHead) / float32(len(l.lanes))
	return fyne.Min(fyne.Max(room, laneLeast), laneMost)
}

func (l *Lanes) objects() []fyne.CanvasObject {
	var all []fyne.CanvasObject
	for _, hour := range l.hours {
		all = append(all, hour.Text)
	}
	for i := range l.names {
		all = append(all, l.names[i], l.rules[i])
		for j := range l.bars[i] {
			all = append(all, l.bars[i][j])
		}
		for j := range l.texts[i] { // above all bars: a name runs on over the next one
			all = append(all, l.texts[i][j])
		}
	}
	return append(all, l.nowLine)
}

func (l *Lanes) paint() {
	for _, hour := range l.hours {
		hour.Color = theme.Color(theme.Muted)
	}
	for i, lane := range l.lanes {
		l.names[i].Color = theme.Color(theme.Text)
		l.rules[i].FillColor = theme.Color(theme.Hairline)
		for j, bar := range lane.Bars {
			fill, text := bar.Tone.Deep(), theme.OnDeep
			if bar.Soft {
				fill, text = bar.Tone.Soft(), bar.Tone.Text()
			}
			l.bars[i][j].FillColor, l.texts[i][j].Color = theme.Color(fill), theme.Color(text)
		}
	}
	l.nowLine.FillColor = theme.Color(theme.Danger.Strong())
}

// x is where an hour is drawn; hours outside the plan are drawn at its ends.
func (l *Lanes) x(hour float64, width float32) float32 {
	if l.to <= l.from {
		return laneName
	}
	part := math.Min(1, math.Max(0, (hour-l.from)/(l.to-l.from)))
	return laneName + float32(part)*(width-laneName)
}

func (l *Lanes) layout(size fyne.Size) {
	for _, hour := range l.hours {
		need := measureText(hour.Text)
		x := fyne.Min(fyne.Max(l.x(hour.hour, size.Width)-need.Width/2, laneName), size.Width-need.Width)
		put(hour.Text, x, 0, need.Width, need.Height)
	}
	laneHeight := l.high()
	laneBar := laneHeight - 1 - fyne.Min(laneGap, laneHeight*0.12)
	for i, lane := range l.lanes {
		y := laneHead + float32(i)*laneHeight
		fit(l.names[i], lane.Name, 0, y, laneName-theme.S8, laneHeight-1)
		put(l.rules[i], 0, y+laneHeight-1, size.Width, 1)
		for j, bar := range lane.Bars {
			from, to := l.x(bar.From, size.Width), l.x(bar.To, size.Width)
			put(l.bars[i][j], from, y+(laneHeight-1-laneBar)/2, fyne.Max(to-from, 2), laneBar)
			room := l.x(runsTo(lane.Bars, j), size.Width) - from - 2*7
			text := bar.Text
			if room < 16 {
				text = ""
			}
			fit(l.texts[i][j], text, from+7, y, room, laneHeight-1)
		}
	}
	l.placeNow(size)
}

// runsTo is where the words of a bar have to end: they may run on over bars
// that follow it at once, look alike and say nothing themselves.
func runsTo(bars []Bar, i int) float64 {
	to := bars[i].To
	for _, next := range bars[i+1:] {
		if next.From != to || next.Text != "" || next.Soft != bars[i].Soft {
			break
		}
		to = next.To
	}
	return to
}

func (l *Lanes) placeNow(size fyne.Size) {
	show(l.nowLine, l.now > l.from && l.now < l.to)
	put(l.nowLine, l.x(l.now, size.Width)-1, laneHead-2, 2, l.high()*float32(len(l.lanes))+2)
}
