package ui

import (
	"slices"
	"strings"

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

// mayClose asks before anything typed is lost, where whoever closes will read
// it: in the panel that lies over the window, else in the banner. It is asked
// as long as that stands there.
func (d *Desk) mayClose() bool {
	typed := d.typed()
	panel := part.OpenPanel(d.window.Canvas())
	if panel != nil && panel.Typed() {
		typed = append(typed, "the form that is open")
	}
	if len(typed) == 0 {
		return true
	}
	words := "Not saved yet: " + strings.Join(typed, ", ") + ". Close the window once more, and what was typed is given up."
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
