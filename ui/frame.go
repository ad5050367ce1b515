package ui

import (
	"image/color"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"chairside/store/clinic"
	"chairside/ui/part"
	"chairside/ui/theme"
)

const (
	barHeight float32 = 64
	toastStay         = 12 * time.Second
)

// frame is what stands around the screens: rail, top bar, notices.
type frame struct {
	desk    *Desk
	rail    *part.Rail
	avatar  *part.Avatar
	title   *part.Text
	sub     *part.Text
	demo    *part.Chip
	walkIn  *part.Button
	help    *part.Button
	clock   *part.Text
	failure *part.Banner
	shut    *part.Button // of failure
	refusal string       // what could not be done
	unread  string       // why the board is old
	toast   *part.Toast
	said    time.Time
	undoes  clinic.VisitID // whose last move the toast can take back; 0 for none

	takesBack bool // the toast can take back what is no move of a visit
	reminder  *part.Banner
	screens   *fyne.Container // those that were opened, one of them shown
	body      *fyne.Container
	top       *fyne.Container
	bar       *bar
	root      *fyne.Container
}

func newFrame(d *Desk) *frame {
	f := &frame{
		desk: d, title: part.Title("Chairside").Fixed(true), sub: part.NewText("", part.TextStyle{Size: 13, Color: theme.Muted}),
		demo:    part.NewChip(theme.Hold, theme.IconMark, "Demo patients"),
		clock:   part.NewText("", part.TextStyle{Size: theme.TextClock, Heavy: true}).Fixed(true),
		failure: part.NewBanner(), toast: part.NewToast(),
	}
	f.rail = part.NewRail([]part.RailItem{
		{ID: PlaceToday, Icon: theme.IconToday, Text: "Today"},
		{ID: PlaceChairs, Icon: theme.IconChairs, Text: "Chairs"},
		{ID: PlaceRecovery, Icon: theme.IconRecovery, Text: "Recovery"},
		{ID: PlaceLeaving, Icon: theme.IconLeaving, Text: "Leaving"},
		{ID: PlaceSchedule, Icon: theme.IconSchedule, Text: "Schedule"},
		{ID: PlacePatient, Icon: theme.IconPatients, Text: "Patients"},
		{ID: PlaceSettings, Icon: theme.IconSettings, Text: "Settings", Low: true},
	}, d.leaveTo)
	f.avatar = part.NewAvatar("?", "Who? F12", d.who)
	f.avatar.ID = "frame.staff"
	f.rail.SetFoot(f.avatar)
	f.walkIn = part.NewButton(part.Main, "+ Walk-in", d.walkIn)
	f.walkIn.ID = "frame.walkin"
	f.walkIn.SetKey("Ctrl N")
	f.help = part.NewButton(part.Plain, "Keys", d.help)
	f.help.ID = "frame.help"
	f.help.SetKey("F1")
	f.shut = part.NewButton(part.Plain, "Close", func() {
		f.refusal, f.unread = "", ""
		f.notice()
	})
	f.shut.ID = "failure.close"
	f.demo.Hide()
	f.clock.ID = "frame.clock"
	f.screens = container.NewStack()
	f.body = container.NewStack(f.screens, d.search.List())
	f.top = container.New(layout.NewCustomPaddedLayout(8, 8, theme.S20, theme.S20),
		container.New(topLine{}, container.NewVBox(f.title, f.sub), d.search.Field(),
			container.New(layout.NewCustomPaddedHBoxLayout(theme.S16), container.NewCenter(d.alarms.mute), container.NewCenter(f.demo), container.NewCenter(f.help), container.NewCenter(f.walkIn), container.NewCenter(f.clock))))
	f.bar = newBar(f.top)
	f.reminder = part.NewBanner()
	notices := container.New(layout.NewCustomPaddedLayout(8, 0, theme.S20, theme.S20), f.failure)
	calm := container.New(layout.NewCustomPaddedLayout(8, 0, theme.S20, theme.S20), f.reminder)
	page := container.New(below{}, container.New(part.NewStack(0), f.bar, d.alarms.root, hideable{notices, f.failure}.container(), hideable{calm, f.reminder}.container()), f.body)
	f.root = container.New(&beside{}, f.rail, container.NewStack(page, f.toast))
	return f
}

// show puts a screen into the window.
func (f *frame) show(place string, s screen) {
	at := place
	if place == PlaceWalkIn || place == PlaceCheckIn || place == PlaceCalls {
		at = PlaceToday
	}
	f.rail.SetSelected(at)
	f.enter(s.Object())
	if place == PlaceWelcome {
		f.rail.Hide()
		f.walkIn.Hide()
		f.desk.search.Field().Hide()
	} else if !f.rail.Visible() {
		f.rail.Show()
		f.walkIn.Show()
		f.desk.search.Field().Show()
	}
	f.root.Refresh()
}

// enter shows a screen instead of the others. It is put into the window when it
// is opened for the first time and stays there: what is put aside would miss a
// change of theme. The list of what was searched for lies over them all.
func (f *frame) enter(o fyne.CanvasObject) {
	if !slices.Contains(f.screens.Objects, o) {
		f.screens.Add(o)
		o.Refresh() // the theme may have changed since it was made
	}
	o.Show()
	for _, other := range f.screens.Objects {
		if other != o {
			other.Hide()
		}
	}
}

// tick shows the moment: titles, clock, who is at the desk, what waits where.
func (f *frame) tick(day clinic.Day, now time.Time) {
	if s, ok := f.desk.at(f.desk.place); ok {
		title, sub := s.Title(day, now)
		f.title.SetText(title)
		f.sub.SetText(sub)
	}
	clock := day.ClockOf(now)
	wider := len(clock) != len(f.clock.Text()) || day.Demo != f.demo.Visible()
	f.clock.SetText(clock)
	if day.Demo {
		f.demo.Show()
	} else {
		f.demo.Hide()
	}
	if wider {
		f.top.Refresh()
	}
	if staff, ok := f.desk.atDesk(); ok {
		f.avatar.Set(staff.Initials(), staff.Short())
	} else {
		f.avatar.Set("?", "Who? F12")
	}
	f.desk.remind(day)
	waiting, leaving := 0, 0
	for _, v := range day.Visits {
		switch v.Stage {
		case clinic.Infusing, clinic.Recovering:
			if due := v.VitalsDue(); !due.IsZero() && !now.Before(due) || len(v.Beyond(day.Clinic)) > 0 || v.Look(now) == clinic.LookAssess || v.Look(now) == clinic.LookOverdue {
				waiting++
			}
		case clinic.Ready:
			leaving++
		}
	}
	f.rail.SetBadge(PlaceRecovery, waiting)
	f.rail.SetBadge(PlaceLeaving, leaving)
	if f.toast.Visible() && now.Sub(f.said) > toastStay {
		f.leave(f.toast.Action())
		f.toast.Hide()
	}
}

// remind shows what is not confirmed yet; empty takes it back.
func (f *frame) remind(text string) {
	if text == f.reminder.Text() {
		return
	}
	if text == "" {
		f.reminder.Clear()
	} else {
		look := part.NewButton(part.Plain, "Open the settings", f.desk.toConfirm)
		look.ID = "reminder.open"
		later := part.NewButton(part.Plain, "Later", func() {
			f.desk.putOff = true
			f.desk.home()
			f.remind("")
		})
		later.ID = "reminder.later"
		f.reminder.Set(theme.Hold, theme.IconMark, text, look, later)
	}
	f.root.Refresh()
}

func (f *frame) say(text, label string, action func()) {
	f.said = f.desk.config.Now()
	f.toast.Say(text, label, action)
}

// fail shows what could not be done until it is closed, something succeeds or
// another screen is opened; empty takes it back.
func (f *frame) fail(text string) {
	f.refusal = text
	f.notice()
}

// old shows why the board is not what is on disk, until it could be read
// again; empty takes it back. It never hides a refusal.
func (f *frame) old(text string) {
	f.unread = text
	f.notice()
}

func (f *frame) notice() {
	text := strings.TrimSpace(f.refusal + " " + f.unread)
	switch {
	case text == f.failure.Text():
		return
	case text == "":
		f.leave(f.shut)
		f.failure.Clear()
	default:
		f.failure.Set(theme.Danger, theme.IconWarning, text, f.shut)
	}
	f.root.Refresh()
}

// leave takes the keyboard from a button that is about to go.
func (f *frame) leave(b *part.Button) {
	if f.desk.window.Canvas().Focused() == fyne.Focusable(b) {
		f.desk.home()
	}
}

// hideable is a padded object that takes no room while its content is hidden.
type hideable struct {
	box     *fyne.Container
	content fyne.CanvasObject
}

func (h hideable) container() *fyne.Container { return container.New(h, h.box) }

func (h hideable) MinSize([]fyne.CanvasObject) fyne.Size {
	if !h.content.Visible() {
		return fyne.NewSize(0, 0)
	}
	return h.box.MinSize()
}

func (h hideable) Layout(_ []fyne.CanvasObject, size fyne.Size) { h.box.Resize(size) }

// below puts the screen under the top bar and its notices, without a gap: the
// screens bring their own, and every line counts on a low screen.
type below struct{}

func (below) MinSize(o []fyne.CanvasObject) fyne.Size {
	top, body := o[0].MinSize(), o[1].MinSize()
	return fyne.NewSize(fyne.Max(top.Width, body.Width), top.Height+body.Height)
}

func (below) Layout(o []fyne.CanvasObject, size fyne.Size) {
	o[0].Resize(fyne.NewSize(size.Width, o[0].Size().Height))
	high := o[0].MinSize().Height
	o[0].Move(fyne.NewPos(0, 0))
	o[0].Resize(fyne.NewSize(size.Width, high))
	o[1].Move(fyne.NewPos(0, high))
	o[1].Resize(fyne.NewSize(size.Width, fyne.Max(size.Height-high, 0)))
}

// beside puts the rail at the left of the page; without it the page has all.
type beside struct{}

func (*beside) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(800, 480) }

func (*beside) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	left := float32(0)
	if objects[0].Visible() {
		left = theme.RailWidth
		objects[0].Resize(fyne.NewSize(left, size.Height))
	}
	objects[1].Move(fyne.NewPos(left, 0))
	objects[1].Resize(fyne.NewSize(size.Width-left, size.Height))
}

// bar is the white strip behind the titles.
type bar struct {
	widget.BaseWidget
	fill, edge *canvas.Rectangle
	content    fyne.CanvasObject
}

func newBar(content fyne.CanvasObject) *bar {
	b := &bar{fill: canvas.NewRectangle(color.Transparent), edge: canvas.NewRectangle(color.Transparent), content: content}
	b.ExtendBaseWidget(b)
	return b
}

// CreateRenderer is Fyne's.
func (b *bar) CreateRenderer() fyne.WidgetRenderer {
	return part.Drawing(b, func(size fyne.Size) {
		b.fill.Resize(size)
		b.edge.Resize(fyne.NewSize(size.Width, 1))
		b.edge.Move(fyne.NewPos(0, size.Height-1))
		b.content.Resize(fyne.NewSize(size.Width, size.Height-1))
	}, func() fyne.Size { return fyne.NewSize(b.content.MinSize().Width, barHeight) }, func() {
		b.fill.FillColor = theme.Color(theme.Surface)
		b.edge.FillColor = theme.Color(theme.Border)
	}, b.fill, b.edge, b.content)
}
