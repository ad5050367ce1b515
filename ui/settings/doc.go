// Package settings is the screen on which a manager sets the clinic up: how it
// names itself, the figures of treatment, chairs, protocols and staff, and
// what was changed by whom. Everybody may read it. What is typed is saved only
// when it is told to be, and never lost unasked.
package settings

import (
	"context"

	"fyne.io/fyne/v2"

	"chairside/store/clinic"
)

// Store is what the screen reads and writes beside the board.
type Store interface {
	// Change makes one change; see the store for how it refuses.
	Change(ctx context.Context, by clinic.StaffID, c clinic.Setting) error
	// Changes lists what was changed, newest first.
	Changes(ctx context.Context, part clinic.SettingPart) ([]clinic.Entry, error)
}

// Desk is the window the screen works in.
type Desk struct {
	Store  Store
	Canvas func() fyne.Canvas
	Staff  func() (clinic.Staff, bool) // who is at the desk
	Pick   func(then func())           // asks who is at the desk
	Spawn  func(func())
	Saved  func(then func())              // reads the board again after a write
	Say    func(text string, undo func()) // a toast; undo may be nil
	Failed func(error)
	Leave  func()

	Dark    func() bool
	SetDark func(bool)
	Version string
	Path    func() string // of the clinic's file
	Notices []string      // what the program is made of, and its licences

	Import     func()                  // opens the import of patients; nil hides it
	TestTone   func(clinic.AlarmLevel) // sounds the tone of a level once; nil where nothing is to be heard
	SoundWorks func() bool             // whether the last tone could be played; asked with TestTone

	busy bool // a change without a form is being written
}

// WhoMay is what everybody else is told.
const WhoMay = "Managers change this. F12: who is here."
