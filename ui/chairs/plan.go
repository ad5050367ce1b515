package chairs

import (
	"math"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"chairside/store/clinic"
	"chairside/ui/part"
	"chairside/ui/theme"
)

// plan is the day's plan of the chairs below the board.
type plan struct {
	lanes  *part.Lanes
	head   *fyne.Container
	object *part.Card
}

func newPlan() *plan {
	p := &plan{lanes: part.NewLanes()}
	p.lanes.ID = "chairs.plan"
	legend := container.New(legendLayout{})
	for _, of := range []struct {
		tone theme.Tone
		word string
	}{{theme.Blue, "prep"}, {theme.Violet, "infusion"}, {theme.Teal, "recovery"}} {
		legend.Add(newSwatch(of.tone))
		legend.Add(part.NewText(of.word, part.TextStyle{Size: theme.TextSmall, Color: theme.Muted}).Fixed(true))
	}
	p.head = container.New(ends{}, part.NewText("Today’s chair plan", part.TextStyle{Bold: true}), legend)
	p.object = part.NewCard(container.New(planLayout{}, p.head, container.NewVScroll(p.lanes)))
	p.object.SetPadding(planPad)
	return p
}

const planPad float32 = 10

// natural is the height at which the plan is drawn best, least the one below
// which its chairs have to be scrolled.
func (p *plan) natural() float32 { return p.around() + p.lanes.Natural() }

func (p *plan) least() float32 { return p.around() + p.lanes.MinSize().Height }

func (p *plan) around() float32 { return p.head.MinSize().Height + theme.S4 + 2*planPad }

// planView is all that the plan shows.
type planView struct {
	from, to, now float64
	lanes         []part.Lane
}

func (p *plan) show(v planView) { p.lanes.Set(v.from, v.to, v.now, v.lanes) }

// viewPlan draws the real times of who was seated and the planned ones of who
// is to come. Chairs that nobody uses today are left out.
func viewPlan(day clinic.Day, now time.Time) planView {
	hour := func(t time.Time) float64 {
		t = t.In(day.Clinic.Location())
		h := float64(t.Hour()) + float64(t.Minute())/60 + float64(t.Second())/3600
		if clinic.DateOf(t, day.Clinic.Location()) != day.Date && t.After(day.Date.At(12, 0, day.Clinic.Location())) {
			h += 24 // past midnight
		}
		return h
	}
	now = now.Truncate(time.Minute) // what is late moves on, but not every second
	p := planView{from: 8, to: 17, now: hour(now)}
	for _, c := range day.Places() {
		lane := part.Lane{Name: c.Name}
		for _, v := range day.Visits {
			for _, s := range stretches(day, v, c.ID, now) {
				bar := part.Bar{From: hour(s.from), To: hour(s.to), Tone: s.tone, Soft: s.soft, Text: s.text}
				p.from, p.to = math.Min(p.from, math.Floor(bar.From)), math.Max(p.to, math.Ceil(bar.To))
				lane.Bars = append(lane.Bars, bar)
			}
		}
		if len(lane.Bars) > 0 {
			p.lanes = append(p.lanes, lane)
		}
	}
	p.from, p.to = math.Min(p.from, math.Floor(p.now)), math.Max(p.to, math.Ceil(p.now))
	return p
}

// planLayout places the heading and below it the lanes, which scroll.
type planLayout struct{}

func (planLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(200, 60) }

func (planLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	head := o[0].MinSize().Height
	place(o[0], 0, 0, size.Width, head)
	place(o[1], 0, head+theme.S4, size.Width, size.Height-head-theme.S4)
}

// legendLayout lays squares and words in a line.
type legendLayout struct{}

func (legendLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	size := fyne.NewSize(0, 0)
	for _, one := range o {
		need := one.MinSize()
		size = fyne.NewSize(size.Width+need.Width+6, fyne.Max(size.Height, need.Height))
	}
	return size.AddWidthHeight(float32(len(o)/2-1)*theme.S8, 0)
}

func (legendLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	x := float32(0)
	for i, one := range o {
		need := one.MinSize()
		middle(one, x, need.Width, size.Height)
		x += need.Width + 6
		if i%2 == 1 {
			x += theme.S8
		}
	}
}
