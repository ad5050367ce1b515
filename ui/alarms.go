package ui

import (
	"context"
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"chairside/store/clinic"
	"chairside/ui/alarm"
	"chairside/ui/part"
	"chairside/ui/theme"
)

// Sound is what makes an alarm heard. A [alarm.Player] satisfies it.
type Sound interface {
	// Play begins the tone of a level and returns at once.
	Play(level clinic.AlarmLevel)
	// Works reports whether the last tone could be played.
	Works() bool
}

// alarms is what the window does about what is due: the strip and the word on
// the clocks below the top bar, tones, and a notification while nobody looks.
// All of it follows the board and the one ticker; it keeps no timer.
type alarms struct {
	desk   *Desk
	due    []clinic.Alarm // as it is shown
	strip  *strip
	clock  *part.Banner
	check  *part.Button
	mute   *part.Chip
	rhythm alarm.Rhythm
	news   alarm.News
	away   bool // the window is hidden or another has the keyboard
	busy   bool // an acknowledgement is being written
	again  int  // how often the key was pressed meanwhile
	lit    bool
	turned time.Time // when lit last changed
	root   *fyne.Container
}

func newAlarms(d *Desk) *alarms {
	a := &alarms{desk: d, clock: part.NewBanner(), mute: part.NewChip(theme.Amber, theme.IconWarning, "No sound: alarms flash")}
	a.mute.ID = "alarm.mute"
	a.mute.Hide()
	a.strip = newStrip(a.goTo, a.list, a.acknowledge)
	a.check = part.NewButton(part.Caution, "Look which is right…", a.askClock)
	a.check.ID = "clock.confirm"
	a.clock.ID = "clock.banner"
	said := container.New(layout.NewCustomPaddedLayout(8, 0, theme.S20, theme.S20), a.clock)
	a.root = container.New(part.NewStack(0), a.strip.root, hideable{said, a.clock}.container())
	return a
}

// tick shows what is due now and makes it heard. Nothing that lies over the
// window keeps it from that: a panel, a lock.
func (a *alarms) tick(day clinic.Day, now time.Time) {
	if !a.desk.loaded {
		return
	}
	a.due = day.Alarms(now)
	sounding := clinic.Sounding(a.due, now)
	if tone := a.rhythm.Beat(a.due, now); tone != clinic.AlarmNone && a.desk.config.Sound != nil {
		a.desk.config.Sound.Play(tone)
	}
	heard := a.desk.config.Sound == nil || a.desk.config.Sound.Works()
	a.flash(!heard && sounding != clinic.AlarmNone, now)
	views := make([]alertView, len(a.due))
	for i, one := range a.due {
		views[i] = viewAlarm(day, one, now)
	}
	if len(views) == 0 {
		a.leave()
	}
	moved := a.strip.set(views, a.first(now) >= 0, a.lit)
	if heard == a.mute.Visible() {
		moved = true
		if heard {
			a.mute.Hide()
		} else {
			a.mute.Show()
		}
	}
	if a.clocks(day) || moved {
		a.desk.frame.root.Refresh()
		a.desk.frame.top.Refresh()
		a.desk.frame.fit()
	}
	if title, text, ok := a.news.Tell(day, a.due, now); ok && a.away {
		a.notify(title, text)
	}
}

// flash lights the strip and puts it out again, a second each, however often
// the board is shown in between.
func (a *alarms) flash(on bool, now time.Time) {
	if gone := now.Sub(a.turned); on && gone >= 0 && gone < 900*time.Millisecond {
		return
	}
	a.lit, a.turned = on && !a.lit, now
}

// leave takes the keyboard from what is about to go.
func (a *alarms) leave() {
	focused := a.desk.window.Canvas().Focused()
	for _, o := range a.strip.row.Objects {
		if f, ok := o.(fyne.Focusable); ok && f == focused {
			a.desk.home()
		}
	}
}

func (a *alarms) notify(title, text string) {
	tell := a.desk.config.Notify
	if tell == nil {
		tell = func(title, text string) { a.desk.app.SendNotification(fyne.NewNotification(title, text)) }
	}
	go tell(title, text) // it asks the desktop, which may take its time
}

// first finds the first alarm that still sounds and that the person at the
// desk may acknowledge, or else the first that sounds; -1 when all are silent.
func (a *alarms) first(now time.Time) int {
	first := -1
	for i, one := range a.due {
		if one.Silent(now) || !one.Kind.Sounds() {
			continue
		}
		if !one.Kind.Clinical() || a.desk.staff.ID == 0 || a.desk.staff.Roles.Has(clinic.Clinical) {
			return i
		}
		if first < 0 {
			first = i
		}
	}
	return first
}

// acknowledge says for the person at the desk that the first alarm is seen.
func (a *alarms) acknowledge() {
	staff, ok := a.desk.atDesk()
	if !ok {
		a.desk.who()
		return
	}
	i := a.first(a.desk.config.Now())
	if a.busy {
		a.again++ // it means the next alarm, once this one is written
		return
	}
	if i < 0 {
		a.again = 0
		return
	}
	a.busy = true
	one, store := a.due[i], a.desk.store
	a.desk.config.Spawn(func() {
		ctx := context.Background()
		var err error
		if one.Visit == 0 {
			err = store.DoChair(ctx, staff.ID, clinic.AckChair{Chair: one.Chair, Set: one.Set})
		} else {
			err = store.Do(ctx, staff.ID, one.Visit, clinic.Acknowledge{Kind: one.Kind, Set: one.Set})
		}
		fyne.Do(func() {
			a.busy = false
			if err != nil && clinic.CodeOf(err) != clinic.Conflict {
				a.again = 0
				a.desk.failed(err)
				return
			}
			a.desk.refresh(func() {
				if err != nil && a.stands(one) { // and was not settled at another station
					a.again = 0
					a.desk.failed(err)
					return
				}
				if a.again > 0 {
					a.again--
					a.acknowledge()
				}
			})
		})
	})
}

// stands reports whether an alarm is still among those that are due.
func (a *alarms) stands(one clinic.Alarm) bool {
	return slices.ContainsFunc(a.due, func(o clinic.Alarm) bool { return same(o, one) })
}

// same reports whether two are one alarm, seen at two moments.
func same(a, b clinic.Alarm) bool {
	return a.Kind == b.Kind && a.Visit == b.Visit && a.Set.Equal(b.Set) && (a.Visit != 0 || a.Chair == b.Chair)
}

// goTo opens the place where an alarm is settled, with its patient chosen.
func (a *alarms) goTo(i int) {
	if i >= len(a.due) || a.desk.window.Canvas().Overlays().Top() != nil {
		return
	}
	d, one := a.desk, a.due[i]
	v, ok := d.day.Visit(one.Visit)
	switch {
	case one.Kind == clinic.TimerCall:
		d.openCalls()
	case !ok:
		d.open(PlaceChairs)
	case v.Stage == clinic.Ready:
		d.leaving.get().Select(v.ID)
		d.open(PlaceLeaving)
	case v.Stage == clinic.Infusing || v.Stage == clinic.Recovering:
		d.recovery.Select(v.ID)
		d.open(PlaceRecovery)
	case v.Stage.HoldsChair(): // not among those treated yet
		d.open(PlaceChairs) // first: it marks a chair of those it was shown last
		d.chairs.Select(v.ID)
	default:
		d.today.Select(v.ID)
		d.open(PlaceToday)
	}
}

// list offers every alarm, for when there are more than the strip holds.
func (a *alarms) list() {
	now := a.desk.config.Now()
	due := a.due
	var words []string
	for _, one := range due {
		v := viewAlarm(a.desk.day, one, now)
		words = append(words, v.title+" · "+v.detail)
	}
	a.desk.choose("What is due", "The most urgent first. Choose one to go to it.", words, 0, func(i int) {
		for at, one := range a.due { // the list may have changed while it was open
			if same(one, due[i]) {
				a.goTo(at)
				return
			}
		}
		a.desk.say("That alarm is settled.", 0)
	})
}
