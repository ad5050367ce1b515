package part

import (
	"fmt"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"chairside/ui/theme"
)

// hoursOf are the full hours a timetable marks.
func hoursOf(s TimeSpec) (hours []float64) {
	for h := math.Ceil(s.From); h < s.To; h++ {
		hours = append(hours, h)
	}
	return hours
}

// timeHead is the line of hours above the lanes.
type timeHead struct {
	base
	table *Timetable
	marks []*canvas.Text
	rule  *canvas.Rectangle
}

func newTimeHead(t *Timetable) *timeHead {
	h := &timeHead{table: t, rule: canvas.NewRectangle(nil)}
	h.ExtendBaseWidget(h)
	return h
}

func (h *timeHead) build() {
	h.marks = nil
	for _, hour := range hoursOf(h.table.spec) {
		mark := words(theme.TextSmall, fyne.TextStyle{})
		spell(mark, fmt.Sprintf("%02.0f:00", math.Mod(hour, 24)))
		h.marks = append(h.marks, mark)
	}
}

// PartText is empty.
func (h *timeHead) PartText() string { return "" }

// CreateRenderer is Fyne's.
func (h *timeHead) CreateRenderer() fyne.WidgetRenderer {
	return (&sketch{
		owner: h,
		objects: func() []fyne.CanvasObject {
			all := []fyne.CanvasObject{h.rule}
			for _, m := range h.marks {
				all = append(all, m)
			}
			return all
		},
		layout: func(size fyne.Size) {
			put(h.rule, 0, size.Height-1, size.Width, 1)
			hours := hoursOf(h.table.spec)
			step := 1
			if len(hours) > 14 {
				step = 2
			}
			for i, hour := range hours {
				m := h.marks[i]
				need := measureText(m)
				put(m, h.table.x(hour, size.Width), 4, need.Width, need.Height)
				show(m, i%step == 0 && m.Position().X+need.Width <= size.Width)
			}
		},
		min: func() fyne.Size { return fyne.NewSize(timeName, timeHour) },
		paint: func() {
			h.rule.FillColor = theme.Color(theme.Border)
			for _, m := range h.marks {
				m.Color = theme.Color(theme.Muted)
			}
		},
	}).begin()
}

// timeFoot is the row of counts below the lanes.
type timeFoot struct {
	base
	table     *Timetable
	name, sub *canvas.Text
	bars      []*canvas.Rectangle
	figures   []*canvas.Text
	limit     []*canvas.Rectangle
}

const limitDashes = 120

func newTimeFoot(t *Timetable) *timeFoot {
	f := &timeFoot{table: t, name: words(theme.TextButton, bold), sub: words(theme.TextSmall, fyne.TextStyle{})}
	for range limitDashes {
		f.limit = append(f.limit, canvas.NewRectangle(nil))
	}
	f.ExtendBaseWidget(f)
	return f
}

func (f *timeFoot) build() {
	f.bars, f.figures = nil, nil
	for range f.table.spec.Counts {
		f.bars, f.figures = append(f.bars, canvas.NewRectangle(nil)), append(f.figures, words(theme.TextRail, bold))
	}
}

// PartText is the row's name and what stands below it.
func (f *timeFoot) PartText() string { return f.table.spec.CountName + " " + f.table.spec.CountSub }

// CreateRenderer is Fyne's.
func (f *timeFoot) CreateRenderer() fyne.WidgetRenderer {
	return (&sketch{
		owner: f, layout: f.layout, paint: f.paint,
		objects: func() []fyne.CanvasObject {
			all := []fyne.CanvasObject{f.name, f.sub}
			for i := range f.bars {
				all = append(all, f.bars[i], f.figures[i])
			}
			for _, d := range f.limit {
				all = append(all, d)
			}
			return all
		},
		min: func() fyne.Size { return fyne.NewSize(timeName, timeCount) },
	}).begin()
}

func (f *timeFoot) paint() {
	f.name.Color, f.sub.Color = theme.Color(theme.Text), theme.Color(theme.Muted)
	for i, c := range f.table.spec.Counts {
		tone := theme.Violet
		if c.Over {
			tone = theme.Warn
		}
		f.bars[i].FillColor, f.figures[i].Color = theme.Color(tone.Soft()), theme.Color(theme.Text)
	}
	for _, d := range f.limit {
		d.FillColor = theme.Color(theme.Danger.Strong())
	}
}

func (f *timeFoot) layout(size fyne.Size) {
	spec := f.table.spec
	fit(f.name, spec.CountName, timePad, 12, timeName-timePad, 18)
	fit(f.sub, spec.CountSub, timePad, 31, timeName-timePad, 16)
	most := max(spec.Limit, 1)
	for _, c := range spec.Counts {
		most = max(most, c.N)
	}
	room := size.Height - 6
	y := func(n int) float32 { return 6 + room*(1-float32(n)/float32(most)) }
	for i, c := range spec.Counts {
		from, to := f.table.x(c.From, size.Width), f.table.x(c.To, size.Width)
		put(f.bars[i], from, y(c.N), fyne.Max(to-from-1, 1), size.Height-y(c.N))
		text := fmt.Sprint(c.N)
		if to-from < 14 || c.N == 0 {
			text = ""
		}
		need := measure(text, theme.TextRail, bold)
		spell(f.figures[i], text)
		put(f.figures[i], (from+to-need.Width)/2, size.Height-18, need.Width, need.Height)
	}
	step := (size.Width - timeName) / limitDashes
	for i, d := range f.limit {
		show(d, spec.Limit > 0)
		put(d, timeName+float32(i)*step, y(spec.Limit), step*0.6, 1)
	}
}
