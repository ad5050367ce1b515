package part

import (
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// One press acts once. A key that is held comes again and again, wherever the
// keyboard has gone since: what it opened must not be confirmed by it, and a
// step it took must not be followed by the next patient's. So whatever acts on
// a key asks [Once]; keys that move may be held.

// Held tells Once which key is down. Every part has it; what else takes the
// keyboard embeds it.
type Held struct{}

// KeyDown is Fyne's: a key was pressed. It is not called for the repeats.
func (Held) KeyDown(event *fyne.KeyEvent) {
	if !modifier(event.Name) {
		keyboard.press(event.Name, time.Now())
	}
}

// KeyUp is Fyne's: a key was let go.
func (Held) KeyUp(event *fyne.KeyEvent) { keyboard.release(event.Name) }

// Once tells whether a key may act: the first time after each press. A key of
// which no press was seen, as in tests, may always.
func Once(name fyne.KeyName) bool { return keyboard.once(name, time.Now()) }

// keyboard is the one there is; like all of Fyne it is used on its goroutine.
var keyboard held

// forgotten is how long after its last sign of life a key counts as let go:
// its release may have gone to another window. Repeats begin within a second
// and come many times in each.
const forgotten = 2 * time.Second

type held struct {
	down fyne.KeyName // the key pressed last, as plain writes it
	used bool
	seen time.Time
}

func (h *held) press(name fyne.KeyName, now time.Time) { *h = held{down: plain(name), seen: now} }

func (h *held) release(name fyne.KeyName) {
	if h.down == plain(name) {
		*h = held{}
	}
}

func (h *held) once(name fyne.KeyName, now time.Time) bool {
	if h.down == "" || h.down != plain(name) || now.Sub(h.seen) > forgotten {
		return true
	}
	h.seen = now
	first := !h.used
	h.used = true
	return first
}

// repeats tells whether a key that is held has acted already; unlike once it
// uses nothing up.
func (h *held) repeats(name fyne.KeyName, now time.Time) bool {
	return h.used && h.down == plain(name) && now.Sub(h.seen) <= forgotten
}

// tabbed tells whether Tab is what is being pressed.
func (h *held) tabbed(now time.Time) bool {
	return h.down == "TAB" && now.Sub(h.seen) <= forgotten
}

// plain is a key without what is held beside it, both Enters alike.
func plain(name fyne.KeyName) fyne.KeyName {
	s := string(name)
	if i := strings.LastIndexByte(s, '+'); i >= 0 && i+1 < len(s) {
		s = s[i+1:]
	}
	switch s {
	case string(fyne.KeyReturn), string(fyne.KeyEnter):
		s = "Enter"
	case string(fyne.KeyEscape):
		s = "Esc"
	}
	return fyne.KeyName(strings.ToUpper(s))
}

func modifier(name fyne.KeyName) bool {
	switch name {
	case desktop.KeyShiftLeft, desktop.KeyShiftRight, desktop.KeyControlLeft, desktop.KeyControlRight,
		desktop.KeyAltLeft, desktop.KeyAltRight, desktop.KeySuperLeft, desktop.KeySuperRight, desktop.KeyCapsLock:
		return true
	}
	return false
}
