package ui

import (
	"fmt"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"chairside/store/clinic"
	"chairside/ui/part"
	"chairside/ui/theme"
)

const (
	mostAlerts           = 3 // side by side; the others are counted
	alertLeast   float32 = 200
	stripPadding float32 = 5
)

// alertView is one alarm as the strip shows it.
type alertView struct {
	tone          theme.Tone
	icon          theme.Icon
	title, detail string
	seen          bool // or makes no sound: it is drawn calmly
}

// viewAlarm words one alarm: what, in which chair, of whom, since when.
func viewAlarm(day clinic.Day, a clinic.Alarm, now time.Time) alertView {
	v := alertView{title: alarmWords[a.Kind], seen: a.Silent(now)}
	if p, ok := day.Visit(a.Visit); ok && a.Kind == clinic.TimerLimit {
		if beyond := p.Beyond(day.Clinic); len(beyond) > 0 {
			return v.beyond(day, a, p, beyond)
		}
	}
	v.tone, v.icon = alarmLook(a.Rank)
	if a.Kind == clinic.TimerCall { // nothing is silenced where nothing sounds
		c := day.Calls
		return alertView{v.tone, v.icon, fmt.Sprintf("%s · %d", alarmWords[a.Kind], c.Due), "the first was due " + c.Since.At(12, 0, time.UTC).Format("Mon 2 Jan"), true}
	}
	switch late := clinic.ClockMinutes(a.Due, now); {
	case v.seen:
		v.title += " · seen by " + day.StaffName(a.Seen.By)
	case late >= time.Minute:
		v.title += " · " + clinic.Span(late) + " late"
	default:
		v.title += " now"
	}
	if c, ok := day.Chair(a.Chair); ok {
		v.detail = c.Name
	}
	if p, ok := day.Visit(a.Visit); ok {
		v.detail = join(v.detail, day.ShortFor(p))
	}
	v.detail = join(v.detail, "since "+day.ClockOf(a.Due))
	return v
}

// beyond words the alarm of a reading beyond a limit: the title has the figure,
// the limit and the time, which is why "since" is not said again; the gravest
// reading first, as everywhere.
func (v alertView) beyond(day clinic.Day, a clinic.Alarm, p clinic.Visit, readings []string) alertView {
	v.tone, v.icon = alarmLook(a.Rank)
	v.title = readings[0]
	if c, ok := day.Chair(a.Chair); ok {
		v.detail = c.Name
	}
	v.detail = join(v.detail, day.ShortFor(p))
	if v.seen {
		v.detail = join(v.detail, "seen by "+day.StaffName(a.Seen.By))
	}
	if more := len(readings) - 1; more > 0 {
		v.detail = join(v.detail, fmt.Sprintf("%d more beyond a limit", more))
	}
	return v
}

// alarmLook is the hue and the sign of a level.
func alarmLook(level clinic.AlarmLevel) (theme.Tone, theme.Icon) {
	switch level {
	case clinic.AlarmUrgent:
		return theme.Danger, theme.IconWarning
	case clinic.AlarmMedium:
		return theme.Warn, theme.IconMark
	}
	return theme.Amber, theme.IconClock
}

var alarmWords = map[clinic.TimerKind]string{
	clinic.TimerLimit:    "Beyond a limit",
	clinic.TimerVitals:   "Vitals due",
	clinic.TimerInfusion: "Infusion over",
	clinic.TimerRecovery: "Assess",
	clinic.TimerReassess: "Assess again",
	clinic.TimerTurnover: "Chair to clean",
	clinic.TimerEscort:   "Escort expected",
	clinic.TimerCall:     "Follow-up calls to make",
}

func join(a, b string) string {
	if a == "" {
		return b
	}
	return a + " · " + b
}

// strip is the row of alarms below the top bar. It takes no room while nothing
// is due.
type strip struct {
	views  []alertView
	alerts [mostAlerts]*part.Alert
	more   *part.Button
	seen   *part.Button
	goTo   *part.Button
	ground *ground
	row    *fyne.Container
	root   *fyne.Container
	shown  bool
}

func newStrip(pick func(int), more, seen func()) *strip {
	s := &strip{}
	objects := []fyne.CanvasObject{}
	for i := range s.alerts {
		s.alerts[i] = part.NewAlert(func() { pick(i) })
		s.alerts[i].ID = fmt.Sprintf("alarm.%d", i+1)
		objects = append(objects, s.alerts[i])
	}
	s.more = part.NewButton(part.Plain, "+1 more", more)
	s.more.ID = "alarm.more"
	s.goTo = part.NewButton(part.Plain, "Go there", func() { pick(0) })
	s.goTo.ID = "alarm.go"
	s.goTo.SetKey("Ctrl G")
	s.seen = part.NewButton(part.Plain, "Seen", seen)
	s.seen.ID = "alarm.seen"
	s.seen.SetKey("Ctrl M")
	s.row = container.New(s, append(objects, s.more, s.goTo, s.seen)...)
	s.ground = newGround()
	s.root = container.NewStack(s.ground, s.row)
	s.root.Hide()
	return s
}

// set shows what is due. It reports whether the strip came or went, and so
// whether the page below has to move.
func (s *strip) set(views []alertView, waiting, lit bool) (moved bool) {
	moved = (len(views) > 0) != s.shown || len(views) != len(s.views)
	s.views, s.shown = views, len(views) > 0
	s.ground.light(lit)
	if s.shown {
		s.fill(s.fit(s.row.Size().Width))
		if waiting {
			s.seen.Enable()
		} else {
			s.seen.Disable()
		}
	}
	if s.shown != s.root.Visible() {
		if s.shown {
			s.root.Show()
		} else {
			s.root.Hide()
		}
	}
	return moved
}

// fit gives how many alarms stand side by side in a width.
func (s *strip) fit(width float32) int {
	room := width - 2*theme.S20 - s.buttons(true)
	n := int(room / (alertLeast + theme.S8))
	return min(max(n, 1), mostAlerts, len(s.views))
}

// buttons is the width of the buttons at the right.
func (s *strip) buttons(more bool) float32 {
	width := s.goTo.MinSize().Width + s.seen.MinSize().Width + 2*theme.S8
	if more {
		width += s.more.MinSize().Width + theme.S8
	}
	return width
}

func (s *strip) fill(n int) {
	for i, a := range s.alerts {
		if i >= n {
			a.Hide()
			continue
		}
		v := s.views[i]
		a.Set(v.tone, v.icon, v.title, v.detail, v.seen)
		a.Show()
	}
	if left := len(s.views) - n; left > 0 {
		s.more.SetText(fmt.Sprintf("+%d more", left))
		s.more.Show()
	} else {
		s.more.Hide()
	}
}

// MinSize is Fyne's.
func (s *strip) MinSize([]fyne.CanvasObject) fyne.Size {
	if !s.shown {
		return fyne.NewSize(0, 0)
	}
	return fyne.NewSize(400, part.AlertHeight+2*stripPadding)
}

// Layout is Fyne's.
func (s *strip) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	if !s.shown {
		return
	}
	n := s.fit(size.Width)
	s.fill(n)
	right := size.Width - theme.S20
	for _, b := range []*part.Button{s.seen, s.goTo, s.more} {
		if !b.Visible() {
			continue
		}
		m := b.MinSize()
		right -= m.Width
		b.Resize(m)
		b.Move(fyne.NewPos(right, (size.Height-m.Height)/2))
		right -= theme.S8
	}
	each := (right - theme.S20 - float32(n-1)*theme.S8) / float32(n)
	each = min(each, 420)
	for i := range n {
		s.alerts[i].Resize(fyne.NewSize(each, part.AlertHeight))
		s.alerts[i].Move(fyne.NewPos(theme.S20+float32(i)*(each+theme.S8), stripPadding))
	}
}
