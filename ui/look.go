package ui

import (
	"fyne.io/fyne/v2"

	"chairside/ui/theme"
)

// look sets the theme, light unless dark was chosen.
func (d *Desk) look(dark bool) {
	d.dark = dark
	d.app.Settings().SetTheme(theme.New(dark))
}

// toggleLook changes between light and dark and remembers it. The screens are
// made anew: parts that are put aside would keep the old colours. What is being
// typed would be lost by that, so the walk-in refuses; the welcome is kept: it
// puts nothing aside, and may be waiting for an answer.
func (d *Desk) toggleLook() {
	if d.place == PlaceWalkIn {
		d.say("Finish or close the walk-in first, then change the colours", 0)
		return
	}
	d.look(!d.dark)
	d.app.Preferences().SetBool("dark", d.dark)
	place, visit, first, before := d.place, d.checkin.Visit(), d.welcome, d.frame
	focused := d.window.Canvas().Focused()
	d.build()
	d.frame.refusal = before.refusal
	d.frame.old(before.unread)
	switch place {
	case "":
		return
	case PlaceCheckIn:
		d.checkin.Open(visit)
	case PlaceWelcome:
		d.welcome, d.screens[PlaceWelcome] = first, first
	}
	d.open(place)
	if place == PlaceWelcome && focused != nil && focused != fyne.Focusable(before.help) {
		d.focus(focused)
	}
}
