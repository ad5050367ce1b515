//go:build linux

package main

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// patience is how long a person would wait before calling it broken.
const patience = 10 * time.Second

// find gives what is on the screen under an id, else under exactly these
// words, else with these words in it; the topmost of several.
func (s snapshot) find(what string) (object, bool) {
	tests := []func(object) bool{
		func(o object) bool { return o.ID == what },
		func(o object) bool { return o.Text == what },
		func(o object) bool { return strings.Contains(o.Text, what) },
	}
	for _, fits := range tests {
		var best object
		found := false
		for _, w := range s.Windows {
			for _, o := range w.Objects {
				if fits(o) && (!found || o.Layer > best.Layer) {
					best, found = o, true
				}
			}
		}
		if found {
			return best, true
		}
	}
	return object{}, false
}

// top is the highest layer of all windows: what lies below a dialog cannot be
// clicked.
func (s snapshot) top() int {
	top := 0
	for _, w := range s.Windows {
		top = max(top, w.Top)
	}
	return top
}

// String lists a snapshot for a failed test.
func (s snapshot) String() string {
	var b strings.Builder
	for _, w := range s.Windows {
		fmt.Fprintf(&b, "window %q at %d,%d, focus on %q\n", w.Title, w.X, w.Y, w.Focused)
		for _, o := range w.Objects {
			if o.ID == "" && o.Text == "" {
				continue
			}
			fmt.Fprintf(&b, "  %d %4d,%4d %4dx%-4d %-22s %s", o.Layer, o.X, o.Y, o.W, o.H, strings.TrimPrefix(o.Type, "*"), o.ID)
			fmt.Fprintf(&b, " %s", strconv.Quote(o.Text))
			if o.Focused {
				b.WriteString(" (focus)")
			}
			if o.Disabled {
				b.WriteString(" (disabled)")
			}
			b.WriteByte('\n')
		}
	}
	return b.String()
}

// waitUntil looks until done says so, and fails saying what was waited for.
func (s *station) waitUntil(what string, done func(snapshot) bool) snapshot {
	s.t.Helper()
	for deadline := time.Now().Add(patience); ; time.Sleep(30 * time.Millisecond) {
		shot := s.look()
		if done(shot) {
			return shot
		}
		if time.Now().After(deadline) {
			s.fail("waited %v for %s", patience, what)
		}
	}
}

// waitFor waits for an id or words to be on the screen.
func (s *station) waitFor(what string) object {
	s.t.Helper()
	var seen object
	s.waitUntil(strconv.Quote(what)+" to appear", func(shot snapshot) (ok bool) {
		seen, ok = shot.find(what)
		return ok
	})
	return seen
}

// waitGone waits for an id or words to leave the screen.
func (s *station) waitGone(what string) {
	s.t.Helper()
	s.waitUntil(strconv.Quote(what)+" to go", func(shot snapshot) bool {
		_, ok := shot.find(what)
		return !ok
	})
}

// waitText waits for the part with this id to say something with text in it.
func (s *station) waitText(id, text string) object {
	s.t.Helper()
	var seen object
	s.waitUntil(id+" to say "+strconv.Quote(text), func(shot snapshot) bool {
		for _, w := range shot.Windows {
			for _, o := range w.Objects {
				if o.ID == id && strings.Contains(o.Text, text) {
					seen = o
					return true
				}
			}
		}
		return false
	})
	return seen
}

// waitFocus waits for the part with this id, or something in it, to have the
// keyboard.
func (s *station) waitFocus(id string) {
	s.t.Helper()
	s.waitUntil("the focus on "+id, func(shot snapshot) bool {
		o, ok := shot.find(id)
		return ok && o.Focused
	})
}

// key presses keys one after the other, each as xdotool names it: "ctrl+n",
// "Tab", "Return", "F1".
func (s *station) key(keys ...string) {
	s.t.Helper()
	for _, k := range keys {
		s.screen.do(s.t, "xdotool", "key", "--clearmodifiers", k)
	}
	s.checkAlarms()
}

// typeText writes text where the focus is: by keys where the keyboard has
// them all, else by the clipboard.
func (s *station) typeText(text string) {
	s.t.Helper()
	if strings.IndexFunc(text, func(r rune) bool { return r < ' ' || r > '~' }) < 0 {
		s.screen.do(s.t, "xdotool", "type", "--clearmodifiers", "--delay", "8", "--", text)
		s.checkAlarms()
		return
	}
	s.screen.copy(s.t, text)
	s.key("ctrl+v")
}

// click waits until a part can be clicked, and clicks its middle.
func (s *station) click(what string) { s.t.Helper(); s.press(what, 1) }

// press clicks with a mouse button: 1 left, 2 middle, 3 right.
func (s *station) press(what string, button int) {
	s.t.Helper()
	var target object
	s.waitUntil(strconv.Quote(what)+" to be there to click, in front and not disabled", func(shot snapshot) bool {
		o, ok := shot.find(what)
		// A part that has just moved may still move: take it when it rests.
		rests := o == target
		target = o
		return ok && rests && !o.Disabled && o.Layer == shot.top()
	})
	s.screen.do(s.t, "xdotool", "mousemove", "--sync",
		strconv.Itoa(target.X+target.W/2), strconv.Itoa(target.Y+target.H/2), "click", strconv.Itoa(button))
	s.checkAlarms()
}

// picture keeps a picture of the screen and gives its path.
func (s *station) picture(name string) string { s.t.Helper(); return s.screen.picture(s.t, name) }
