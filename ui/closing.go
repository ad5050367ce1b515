package ui

import (
	"fmt"
	"slices"
	"strings"

	"chairside/store/clinic"
	"chairside/ui/part"
)

// unsaved is a screen in which something can be typed that is not on record
// yet. It names what holds it, or says "".
type unsaved interface{ Unsaved() string }

// closeWindow is the cross of the window. Over something that was typed and is
// not saved it asks once; the next press closes. It is the only way out that
// asks: the program ends at once when the session does.
func (d *Desk) closeWindow() {
	if d.mayClose() {
		d.window.Close()
	}
}

// mayClose asks before anything typed is lost and before alarms fall silent over
// patients, where whoever closes will read it: in the panel that lies over the window, else in the banner. It is asked
// as long as that stands there.
func (d *Desk) mayClose() bool {
	typed := d.typed()
	panel := part.OpenPanel(d.window.Canvas())
	if panel != nil && panel.Typed() {
		typed = append(typed, "the form that is open")
	}
	words := d.beforeClosing(typed)
	if words == "" {
		return true
	}
	if d.closing.Unread(d.config.Now()) {
		return false
	}
	asked := d.frame.refusal == words
	if panel != nil {
		asked = panel.Ask(words)
	} else if !asked {
		d.frame.fail(words)
	}
	if !asked {
		d.closing.Say(d.config.Now())
	}
	return asked
}

// beforeClosing says what closing the window costs; "" when it costs nothing.
func (d *Desk) beforeClosing(typed []string) string {
	treated := 0
	for _, v := range d.day.Visits {
		if v.Stage == clinic.Infusing || v.Stage == clinic.Recovering {
			treated++
		}
	}
	words, once := "", "Close the window once more"
	switch {
	case treated == 1:
		words = "A patient is being treated, and without Chairside nobody hears an alarm. "
	case treated > 1:
		words = fmt.Sprintf("%d patients are being treated, and without Chairside nobody hears an alarm. ", treated)
	}
	if len(typed) > 0 {
		words += "Not saved yet: " + strings.Join(typed, ", ") + ". "
		once += ", and what was typed is given up"
	}
	if words == "" {
		return ""
	}
	return words + once + "."
}

// typed names every screen that holds something which is not saved, also those
// that are put aside.
func (d *Desk) typed() (names []string) {
	for place, s := range d.opened {
		if place == PlaceWelcome && d.place != place {
			continue // its answers are on record since, or the demo's
		}
		if s, ok := s.(unsaved); ok {
			if name := s.Unsaved(); name != "" {
				names = append(names, name)
			}
		}
	}
	slices.Sort(names)
	return names
}
