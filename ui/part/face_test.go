package part

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"math"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"chairside/ui/theme"
)

// TestEverythingFollowsTheTheme draws each sheet of the gallery in dark and
// compares it with the same sheet that was drawn in light first.
func TestEverythingFollowsTheTheme(t *testing.T) {
	for name, open := range gallery {
		t.Run(name, func(t *testing.T) {
			// The caret is left out: its colour is that of Fyne's animation,
			// which release builds do without.
			inDark := open(t, true)
			inDark.Canvas().Unfocus()
			expected := inDark.Canvas().Capture()
			w := open(t, false)
			w.Canvas().Unfocus()
			if n, _ := differ(expected, w.Canvas().Capture()); n < 1000 {
				t.Fatal("light and dark are the same")
			}
			fyne.CurrentApp().Settings().SetTheme(theme.New(true))
			if n, at := differ(expected, w.Canvas().Capture()); n > 0 {
				t.Errorf("%d pixels keep the light colours, the first at %v", n, at)
			}
		})
	}
}

// differ counts the pixels in which two captures differ.
func differ(a, b image.Image) (n int, first image.Point) {
	one, two := a.(*image.NRGBA), b.(*image.NRGBA)
	for i := 0; i < len(one.Pix); i += 4 {
		if bytes.Equal(one.Pix[i:i+4], two.Pix[i:i+4]) {
			continue
		}
		if n == 0 {
			first = image.Pt(i%one.Stride/4, i/one.Stride)
		}
		n++
	}
	return n, first
}

func TestSettersDrawOnlyWhatIsNew(t *testing.T) {
	chip, ring, counter, pair, text := NewChip(theme.Amber, theme.IconDot, "Waiting"), NewRing(100), NewCounter(theme.Amber, "Waiting"), NewPair("Escort", ""), Body("")
	banner := NewBanner()
	shown(t, chip, ring, counter, pair, text, banner)
	for name, set := range map[string]struct {
		part fyne.Widget
		do   func()
	}{
		"chip":    {chip, func() { chip.Set(theme.Good, theme.IconTick, "Ready") }},
		"ring":    {ring, func() { ring.Set(RingFace{Fraction: 0.5, Tone: theme.Teal, Big: "18 min"}) }},
		"counter": {counter, func() { counter.Set(3) }},
		"pair":    {pair, func() { pair.Set("Luis A.") }},
		"text":    {text, func() { text.SetText("Seat") }},
		"banner":  {banner, func() { banner.Set(theme.Hold, theme.IconWarning, "No paper.") }},
	} {
		painted := 0
		sketch := test.WidgetRenderer(set.part).(*sketch)
		paint := sketch.paint
		sketch.paint = func() { painted++; paint() }
		set.do()
		if painted == 0 {
			t.Errorf("%s: a new value is not drawn", name)
		}
		painted = 0
		set.do()
		want(t, name+": drawn again for the same value", painted, 0)
	}
}

func TestRing(t *testing.T) {
	r := NewRing(100)
	shown(t, r)
	for fraction, angle := range map[float64]float32{0.25: 90, 1: 360, 7: 360, -1: 0} {
		r.Set(RingFace{Fraction: fraction, Big: "14 min", Small: "left of 40"})
		want(t, fmt.Sprint("angle of ", fraction), r.arc.EndAngle, angle)
	}
	r.Set(RingFace{Fraction: math.NaN()})
	want(t, "angle of what is no number", r.arc.EndAngle, 0)
	want(t, "arc of nothing", r.arc.Visible(), false)

	for _, figure := range []string{"+4 min", "+104 min", "12 h 40 min"} {
		r.Set(RingFace{Fraction: 1, Tone: theme.Danger, Big: figure})
		want(t, "figure", r.big.Text, figure)
		if w := measureText(r.big).Width; w > 100-2*r.band() {
			t.Errorf("%q is %.0f wide in a ring of 100", figure, w)
		}
	}
	r.Set(RingFace{Fraction: 1, Tone: theme.Good, Tick: true, Small: "cleared"})
	want(t, "tick", r.tick.Visible(), true)
	want(t, "figure with a tick", r.big.Visible(), false)
	want(t, "PartText", r.PartText(), "cleared")
}

func TestRingIsDrawnClockwiseFromTheTop(t *testing.T) {
	r := NewRing(100)
	c := opened(t, false, func() fyne.CanvasObject { return container.NewWithoutLayout(r) }, fyne.NewSize(100, 100)).Canvas()
	r.Resize(fyne.NewSize(100, 100))
	r.Set(RingFace{Fraction: 0.5, Tone: theme.Danger})
	picture := c.Capture()
	right, left := color.NRGBAModel.Convert(picture.At(95, 50)), color.NRGBAModel.Convert(picture.At(4, 50))
	want(t, "at 3 o'clock", right, theme.Color(theme.Danger.Strong()))
	want(t, "at 9 o'clock", left, theme.Color(theme.RingTrack))
	want(t, "in the middle", color.NRGBAModel.Convert(picture.At(50, 50)), theme.Color(theme.Window))
}

func TestBannerIsThereOnlyWhenItSaysSomething(t *testing.T) {
	b, retry := NewBanner(), NewButton(Main, "Try again", nil)
	shown(t, b)
	want(t, "at first", b.Visible(), false)
	b.Set(theme.Danger, theme.IconWarning, "The printer is out of paper.", retry)
	want(t, "set", b.Visible(), true)
	want(t, "says", b.PartText(), "The printer is out of paper.")
	b.Clear()
	want(t, "cleared", b.Visible(), false)
	want(t, "says then", b.Text(), "")
}

func TestToastGoesOnlyWhenToldAndLetsTapsThrough(t *testing.T) {
	below, undone := 0, 0
	under := NewButton(Plain, "Under", func() { below++ })
	toast := NewToast()
	c := opened(t, false, func() fyne.CanvasObject { return container.NewStack(under, toast) }, fyne.NewSize(700, 400)).Canvas()
	toast.Say("Chair 3 is cleaning.", "Undo", func() { undone++ })
	want(t, "shown", toast.Visible(), true)
	want(t, "asks for no room", toast.MinSize(), fyne.NewSize(0, 0))
	test.TapCanvas(c, fyne.NewPos(10, 10))
	want(t, "taps that reach what is below", below, 1)
	test.Tap(toast.Action())
	want(t, "action", undone, 1)
	want(t, "after its action", toast.Visible(), false)
	toast.Say("Saved.", "", nil)
	want(t, "button without words", toast.Action().Visible(), false)
	toast.Hide()
	want(t, "hidden", toast.Visible(), false)
}

func TestRail(t *testing.T) {
	var picked []string
	rail := NewRail([]RailItem{{ID: "today", Icon: theme.IconToday, Text: "Today"}, {ID: "chairs", Icon: theme.IconChairs, Text: "Chairs"}, {ID: "settings", Icon: theme.IconSettings, Text: "Settings", Low: true}},
		func(id string) { picked = append(picked, id) })
	rail.SetFoot(NewAvatar("RN", "Lock F12", nil))
	c := opened(t, false, func() fyne.CanvasObject { return container.NewHBox(rail) }, fyne.NewSize(200, 700)).Canvas()
	want(t, "width", rail.MinSize().Width, theme.RailWidth)
	rail.SetSelected("chairs")
	want(t, "selected", rail.items[1].back.Visible() && !rail.items[0].back.Visible(), true)
	rail.SetBadge("today", 120)
	want(t, "badge", rail.items[0].number.Text, "99+")
	want(t, "PartText", rail.items[0].PartText(), "Today 120")
	rail.SetBadge("today", 0)
	want(t, "badge of nothing", rail.items[0].badge.Visible(), false)

	test.Tap(rail.items[1])
	press(rail.items[1], fyne.KeyDown)
	if c.Focused() != rail.items[2] {
		t.Error("Down does not lead to the next item")
	}
	press(rail.items[2], fyne.KeyDown, fyne.KeyReturn)
	want(t, "picked", strings.Join(picked, " "), "chairs settings")
	if low, last := rail.items[2].Position().Y, rail.items[1].Position().Y; low < last+2*theme.RailItem || low > rail.foot.Position().Y {
		t.Errorf("the low item is at %.0f, the foot at %.0f", low, rail.foot.Position().Y)
	}
}

func TestLanes(t *testing.T) {
	l := NewLanes()
	shown(t, l)
	bars := []Bar{{From: 9, To: 10, Tone: theme.Violet, Text: "Alvarez"}, {From: 16, To: 20, Tone: theme.Teal, Soft: true}}
	l.Set(8, 18, 10, []Lane{{Name: "Chair 1", Bars: bars}})
	hour := (l.Size().Width - laneName) / 10
	first, second := l.bars[0][0], l.bars[0][1]
	want(t, "bar starts", first.Position().X, laneName+hour)
	want(t, "bar is wide", math.Abs(float64(first.Size().Width-hour)) < 0.1, true)
	want(t, "a bar ends with the plan", math.Abs(float64(second.Position().X+second.Size().Width-l.Size().Width)) < 0.1, true)
	want(t, "now", l.nowLine.Position().X, laneName+2*hour-1)
	want(t, "fill of what runs", first.FillColor, theme.Color(theme.Violet.Deep()))
	want(t, "fill of what is planned", second.FillColor, theme.Color(theme.Teal.Soft()))

	l.Set(8, 18, 11, []Lane{{Name: "Chair 1", Bars: bars}})
	want(t, "bar is the same object a minute later", l.bars[0][0], first)
	want(t, "now a minute later", l.nowLine.Position().X, laneName+3*hour-1)
	bars[0].To = 12 // the caller's slice, not ours
	l.Set(8, 18, 11, []Lane{{Name: "Chair 1", Bars: bars}})
	want(t, "a changed bar is drawn", l.bars[0][0].Size().Width > 2.9*hour, true)
	l.Set(8, 18, 19, nil)
	want(t, "now after closing", l.nowLine.Visible(), false)
	l.Set(8, 8, 8, []Lane{{Name: "Chair 1", Bars: bars}}) // a day without hours: nothing may break
}

func TestTrend(t *testing.T) {
	trend := NewTrend()
	shown(t, trend)
	trend.Set(nil, 0, "no readings")
	want(t, "line of nothing", trend.line.Visible(), false)
	trend.Set([]float64{118, math.NaN(), math.Inf(1), 121}, 118, "BP 121/79")
	want(t, "values kept", len(trend.values), 2)
	want(t, "line", trend.line.Visible(), true)
	svg := string(trend.line.Image.Resource.Content())
	if strings.Contains(svg, "NaN") || strings.Contains(svg, "Inf") || strings.Contains(svg, "stroke") {
		t.Errorf("drawn as %s", svg)
	}
	trend.Set([]float64{118, 118}, 118, "flat")
	trend.Set([]float64{120}, 118, "one")
	want(t, "line of one", trend.line.Visible(), true)
}

func TestCard(t *testing.T) {
	text := Body("2 alarms")
	card := NewCard(text)
	shown(t, card)
	want(t, "padding", text.Position(), fyne.NewPos(16, 16))
	want(t, "border", card.pane.corner[0].inner.Position(), fyne.NewPos(1, 1))
	card.SetEdge(theme.Danger, true)
	want(t, "edge", card.pane.corner[0].inner.Position(), fyne.NewPos(2, 2))
	want(t, "edge colour", card.pane.edge[0].FillColor, theme.Color(theme.Danger.Strong()))
	card.SetDashed(true)
	want(t, "an edge is not dashed", card.dashes.Visible(), false)
	card.SetEdge(theme.Danger, false)
	want(t, "dashed", card.dashes.Visible(), true)
	card.SetEdge(theme.Danger, true)
	card.SetEdge(theme.Danger, false)
	want(t, "dashed again", card.dashes.Visible(), true)
	want(t, "dashed fill", card.pane.fill[0].FillColor, theme.Color(theme.QuietTint))
	card.SetTint(theme.Amber.Wash())
	card.SetDashed(false)
	want(t, "wash brings its line", card.pane.edge[0].FillColor, theme.Color(theme.Amber.Soft()))
	card.SetPadding(4)
	want(t, "padding", text.Position(), fyne.NewPos(4, 4))
	card.SetContent(nil)
	want(t, "empty", card.MinSize(), fyne.NewSize(8, 8))
}

func TestPairKeepsItsValue(t *testing.T) {
	p := NewPair("A label that is much too long for the line", "121/79 (+3 %)")
	shown(t, p)
	p.Resize(fyne.NewSize(180, 27))
	want(t, "value", p.value.lines[0].Text, "121/79 (+3 %)")
	if !strings.HasSuffix(p.label.lines[0].Text, "…") {
		t.Error("the label is not shortened")
	}
	p.SetTone(theme.Good)
	want(t, "tone", p.value.lines[0].Color, theme.Color(theme.Good.Text()))
	want(t, "PartText", p.PartText(), "A label that is much too long for the line: 121/79 (+3 %)")
}

func TestCounterAndAvatar(t *testing.T) {
	c, pressed := NewCounter(theme.Amber, "Waiting"), 0
	a := NewAvatar("RN", "Lock F12", func() { pressed++ })
	shown(t, c, a)
	c.Set(12)
	want(t, "figure", c.figure.Text, "12")
	want(t, "PartText", c.PartText(), "12 Waiting")
	// Figure and word stand on the same line.
	foot := func(text string, size, top float32, style fyne.TextStyle) float32 {
		_, base := fyne.CurrentApp().Driver().RenderedTextSize(text, size, style, nil)
		return top + base
	}
	if d := foot("12", theme.TextCounter, c.figure.Position().Y, heavy) - foot("Ag", theme.TextBody, c.name.Position().Y, fyne.TextStyle{}); d > 0.5 || d < -0.5 {
		t.Errorf("figure and word are %.1f apart", d)
	}
	test.Tap(a)
	a.Set("JR", "Lock F12")
	want(t, "pressed", pressed, 1)
	want(t, "initials", a.PartText(), "JR Lock F12")
}
