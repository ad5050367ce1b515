package part

// Key is one command of a screen that has a key of its own. The window binds
// it and F1 lists it from the same table, so the help cannot lie.
type Key struct {
	Key  string // as it is written for people: "V", "Enter", "Ctrl+P", "F9"
	Word string // what it does: "Record vitals"
	Do   func() // nil when the focused part handles the key itself
}
