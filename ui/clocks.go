package ui

import (
	"context"
	"time"

	"fyne.io/fyne/v2"

	"chairside/store/clinic"
	"chairside/ui/theme"
)

// setAfter is how far the wall clock has to be set before the board is worked
// out anew; less is only the time between two looks.
const setAfter = 500 * time.Millisecond

// follow looks at both clocks and gives the moment to show. When the wall
// clock was set, every due time on the board finds its new place at once,
// whatever lies open over the window.
func (d *Desk) follow() time.Time {
	if d.config.Read == nil {
		return d.config.Now()
	}
	look := d.config.Read()
	if by, known := look.SetSince(d.day.Clock.Now); d.loaded && known && (by > setAfter || by < -setAfter) {
		d.day = d.day.At(look)
	}
	return d.config.Now()
}

// clocks says that the clocks have parted, or that only one of them counts. It
// reports whether the page below has to move.
func (a *alarms) clocks(day clinic.Day) (moved bool) {
	s := day.ClockState()
	text := a.clock.Text()
	if !s.Tell {
		if text == "" {
			return false
		}
		if a.desk.window.Canvas().Focused() == fyne.Focusable(a.check) {
			a.desk.home()
		}
		a.clock.Clear()
		return true
	}
	says := "This computer’s clock was " + day.Clock.Words() + ". Alarms go by the clock that is ahead, clearance by the one behind."
	if s.Restarted {
		says = "The computer was restarted while timers run: only its wall clock counts them. Compare it with another clock."
	}
	if s.Confirm {
		a.clock.Set(theme.Hold, theme.IconClock, says+" A nurse has to look.", a.check)
	} else {
		a.clock.Set(theme.Amber, theme.IconClock, says)
	}
	return text != a.clock.Text()
}

// askClock asks a nurse which clock is right, and keeps the word on record.
func (a *alarms) askClock() {
	d := a.desk
	staff, ok := d.atDesk()
	if !ok {
		d.who()
		return
	}
	if err := staff.May(clinic.ActClock); err != nil {
		d.failed(err)
		return
	}
	answers := []clinic.ClockRight{clinic.WallRight, clinic.SteadyRight}
	d.choose("Is the time right?", "This computer shows "+d.day.ClockOf(d.config.Now())+". Look at another clock. Your word is kept on record; no timer changes.",
		[]string{"Right: it is " + d.day.ClockOf(d.config.Now()) + " now", "Wrong: somebody has to set it"}, 0, func(i int) {
			store := d.store
			d.config.Spawn(func() {
				err := store.ConfirmClock(context.Background(), staff.ID, answers[i])
				fyne.Do(func() {
					if err != nil {
						d.failed(err)
						return
					}
					d.done("Kept: "+map[clinic.ClockRight]string{clinic.WallRight: "the clock is right", clinic.SteadyRight: "the clock has to be set"}[answers[i]], 0)
				})
			})
		})
}

// watchAway notices when the window is put behind others: an alarm is then
// told by the desktop as well.
func (d *Desk) watchAway() {
	life := d.app.Lifecycle()
	life.SetOnEnteredForeground(func() { fyne.Do(func() { d.alarms.away = false }) })
	life.SetOnExitedForeground(func() { fyne.Do(func() { d.alarms.away = true }) })
}

// panelOpen tells whether something lies over the window.
func (d *Desk) panelOpen() bool { return d.window.Canvas().Overlays().Top() != nil }
