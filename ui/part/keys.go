package part

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// Key is one command of a screen that has a key of its own. The window binds
// it and F1 lists it from the same table, so the help cannot lie.
type Key struct {
	Key  string // as it is written for people: "V", "Enter", "Ctrl+P", "F9"
	Word string // what it does: "Record vitals"
	Do   func() // nil when the focused part handles the key itself
}

// ShortcutName writes a combination as [Key] does: "Ctrl+N".
func ShortcutName(s *desktop.CustomShortcut) string {
	name := string(s.KeyName)
	if name == string(fyne.KeyReturn) || name == string(fyne.KeyEnter) {
		name = "Enter"
	}
	if s.Modifier&fyne.KeyModifierShift != 0 {
		name = "Shift+" + name
	}
	if s.Modifier&fyne.KeyModifierControl != 0 {
		name = "Ctrl+" + name
	}
	return name
}

// isFunctionKey tells F1 to F12, which mean the same in a field as outside.
func isFunctionKey(name fyne.KeyName) bool {
	return len(name) >= 2 && name[0] == 'F' && name[1] >= '1' && name[1] <= '9'
}
