package ui

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"

	"chairside/ui/part"
)

// seenKey acknowledges the first alarm, in every field and over every panel.
const seenKey = "Ctrl+M"

// everywhere are the keys of the window, on every screen and in every field.
func (d *Desk) everywhere() []part.Key {
	return []part.Key{
		{Key: "F1", Word: "This list", Do: d.help},
		{Key: "F2", Word: "Today", Do: func() { d.leaveTo(PlaceToday) }},
		{Key: "F3", Word: "Chairs", Do: func() { d.leaveTo(PlaceChairs) }},
		{Key: "F4", Word: "Recovery", Do: func() { d.leaveTo(PlaceRecovery) }},
		{Key: "F5", Word: "Leaving", Do: func() { d.leaveTo(PlaceLeaving) }},
		{Key: "F6", Word: "Schedule", Do: func() { d.leaveTo(PlaceSchedule) }},
		{Key: "F7", Word: "Patients", Do: d.patients},
		{Key: "Ctrl+K", Word: "Find a patient", Do: d.find},
		{Key: "Ctrl+N", Word: "Walk-in", Do: d.walkIn},
		{Key: "Ctrl+I", Word: "Import patients", Do: d.importing},
		{Key: "F8", Word: "Light or dark", Do: d.toggleLook},
		{Key: "F9", Word: "Settings", Do: func() { d.leaveTo(PlaceSettings) }},
		{Key: "F10", Word: "Nurses on duty", Do: d.duty},
		{Key: "F11", Word: "Wall board: a second window without names", Do: d.openWall},
		{Key: "Ctrl+G", Word: "Go to the first alarm", Do: func() { d.alarms.goTo(0) }},
		{Key: seenKey, Word: "First alarm is seen", Do: d.alarms.acknowledge},
		{Key: "F12", Word: "Who is at the desk", Do: d.who},
		{Key: "Ctrl+D", Word: "Downtime kit: the board and sheets on paper", Do: d.kit},
		{Key: "Ctrl+R", Word: "Day’s report as PDF", Do: d.report},
	}
}

func (d *Desk) leaveTo(place string) {
	if place == PlacePatient {
		d.patients()
		return
	}
	if d.loaded {
		d.open(place)
	}
}

// keys are those of the window and of the screen that is open.
func (d *Desk) keys() []part.Key {
	all := d.everywhere()
	if s, ok := d.at(d.place); ok {
		all = append(all, s.Keys()...)
	}
	return all
}

// bindKeys sends every key that no field wants to the table of keys. Fields
// hand on function keys and Ctrl combinations, so the table works there too;
// while a panel is open it has the keyboard for itself.
func (d *Desk) bindKeys() {
	c := d.window.Canvas()
	c.SetOnTypedKey(func(e *fyne.KeyEvent) {
		// A letter or figure comes again as its rune, which is what counts:
		// acting on both would do it twice, and acting on the key first would
		// leave the rune to be typed into whatever opened.
		if d.panelOpen() && e.Name != seenKey {
			return // a panel hands on what it has no use for: one key works over it too
		}
		if len(e.Name) == 1 || d.press(string(e.Name)) {
			return
		}
		if e.Name == fyne.KeyEscape && part.Once(e.Name) {
			d.escape()
		}
	})
	if own, ok := c.(desktop.Canvas); ok { // parts tell it themselves
		own.SetOnKeyDown(part.Held{}.KeyDown)
		own.SetOnKeyUp(part.Held{}.KeyUp)
	}
	c.SetOnTypedRune(func(r rune) { d.press(strings.ToUpper(string(r))) })
	for _, name := range []fyne.KeyName{
		fyne.KeyD, fyne.KeyG, fyne.KeyI, fyne.KeyK, fyne.KeyM, fyne.KeyN, fyne.KeyP, fyne.KeyR, fyne.KeyS, fyne.KeyReturn, fyne.KeyEnter,
	} {
		s := &desktop.CustomShortcut{KeyName: name, Modifier: fyne.KeyModifierControl}
		c.AddShortcut(s, d.combination)
	}
}

// combination does what the table says of a Ctrl combination. The canvas hands
// it over although a panel is open.
func (d *Desk) combination(s fyne.Shortcut) {
	if own, ok := s.(*desktop.CustomShortcut); ok {
		if key := part.ShortcutName(own); key == seenKey || !d.panelOpen() {
			d.press(key)
		}
	}
}

// press does what the table says of a key; false when it says nothing.
func (d *Desk) press(key string) bool {
	switch key {
	case "Return", "KP_Enter":
		key = "Enter"
	case "Escape":
		key = "Esc"
	case "Prior":
		key = "PgUp"
	case "Next":
		key = "PgDn"
	}
	// While the toast offers to take something back, U means that and not the
	// patient who happens to be marked next.
	if key == "U" && d.frame.toast.Visible() && (d.frame.undoes != 0 || d.frame.takesBack) {
		if part.Once(fyne.KeyU) {
			d.frame.toast.Action().Tapped(nil)
		}
		return true
	}
	if key == "Esc" && d.hush() {
		part.Once(fyne.KeyEscape) // held down it goes no further
		return true
	}
	for _, k := range d.keys() {
		if k.Key == key && k.Do != nil {
			if moves(key) || part.Once(fyne.KeyName(key)) {
				k.Do()
			}
			return true
		}
	}
	return false
}

// moves tells the keys that may be held: they show something else and do
// nothing to anybody.
func moves(key string) bool {
	switch key {
	case "Up", "Down", "Left", "Right", "Home", "End", "PgUp", "PgDn", "+", "-":
		return true
	}
	return false
}

// escape goes back to Today from anywhere; nothing is lost by it.
func (d *Desk) escape() {
	if !d.hush() && d.place != PlaceToday && d.place != PlaceWelcome && d.loaded {
		d.open(PlaceToday)
	}
}

// leave is how a screen that has its own Esc goes back to Today.
func (d *Desk) leave() {
	if !d.hush() {
		d.open(PlaceToday)
	}
}

// hush takes away what says why something was not done, on the window or on
// the screen that is open, and reports whether there was anything. Esc does
// this before all else: whoever presses it means the words, and must not find
// another patient marked on another screen.
func (d *Desk) hush() bool {
	hushed := d.frame.refusal != ""
	d.frame.fail("")
	if s, ok := d.at(d.place); ok {
		if own, says := s.(interface{ Hush() bool }); says && own.Hush() {
			hushed = true
		}
	}
	return hushed
}

// help lists the keys of the screen that is open.
func (d *Desk) help() {
	list := func(keys []part.Key) *fyne.Container {
		box := container.NewVBox()
		for _, k := range keys {
			box.Add(container.New(part.NewColumns(120, -1), container.NewHBox(part.NewKeyCap(k.Key)), part.Body(k.Word)))
		}
		return box
	}
	title := "Keys"
	content := container.NewVBox(list(d.everywhere()))
	if s, ok := d.at(d.place); ok {
		name, _ := s.Title(d.day, d.config.Now())
		title = "Keys of " + name
		content = container.NewVBox(part.Strong("On this screen"), list(s.Keys()), part.Strong("Everywhere"), list(d.everywhere()))
	}
	part.ShowPanel(d.window.Canvas(), part.PanelSpec{
		Title: title, Text: "Chairside " + d.config.Version + ". Tab goes on, arrows move in lists, Enter does it, Esc goes back.",
		Content: content,
	})
}
