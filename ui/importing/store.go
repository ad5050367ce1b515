// Package importing takes in patients from another system's file: which column
// holds what, what would become of each line, then the import itself, which
// can be stopped, and taken out again.
package importing

import (
	"context"

	"chairside/store/clinic"
)

// Store reads files and takes their patients in. All of it is called off the
// UI goroutine; errors that staff can put right are a [clinic.Error].
type Store interface {
	// Fields are what a column can be taken for.
	Fields() []Field
	// Look reads a file's columns and what they seem to hold.
	Look(ctx context.Context, path string) (Look, error)
	// Read reads the first lines as they would be taken in. What it can't
	// know it asks for with an error at field "dates" or "map".
	Read(ctx context.Context, p Plan) (Reading, error)
	// Run tries an import or does it. After an error, and when ctx has ended,
	// the outcome counts what is on record all the same.
	Run(ctx context.Context, o Order) (Outcome, error)
	// Report saves what became of the lines beside the file and gives the path.
	Report(ctx context.Context, path string, o Outcome) (saved string, err error)
	// Past lists the imports there were, newest first.
	Past(ctx context.Context) ([]Batch, error)
	// Undo takes out what an import has brought, and says how many that were.
	Undo(ctx context.Context, by clinic.StaffID, batch int64) (removed int, err error)
}

// Field is what a column can be taken for: a key, and the word for people.
type Field struct{ Key, Word string }

// Column is one column of a file. Takes is the key of the field it seems to
// hold, "" for nothing that is kept.
type Column struct{ Name, Sample, Takes string }

// Look is what a file shows before it is read.
type Look struct {
	Name    string // of the file, without its folder
	How     string // encoding and separator, in words
	Stamp   string // changes with the file
	Columns []Column
}

// Plan says how a file is to be read: the key of the field that each column
// holds, by its place, and the order of the dates, "" to find it out.
type Plan struct {
	Path, Stamp string
	Takes       []string
	Dates       string
}

// Line is one line as it will be read, or why it can't be.
type Line struct {
	Number        int
	Text, Problem string
}

// Reading is a file that was looked through.
type Reading struct {
	Lines int    // below the one that names the columns
	How   string // the order of the dates, in words; "" where that does not matter
	First []Line
}

// Order is one run over a file.
type Order struct {
	Plan
	By       clinic.StaffID
	Dry      bool // write nothing
	Progress func(Count)
}

// Count is what has become of the lines.
type Count struct {
	Batch                                            int64
	Lines, Added, Dead, Double, Known, Differ, Apart int // Apart: left out
}

// Fate is what became of a line that was not simply added.
type Fate struct {
	Line         int
	Source       string // its id there
	Became, Says string
	Bad          bool // it can't be taken in as it is; shown first
}

// Outcome is a run at its end.
type Outcome struct {
	Count
	Fates []Fate
}

// Batch is an import there was.
type Batch struct {
	ID             int64
	When, By, File string
	Added, Used    int
	Undone         bool
}

// Desk is what the screen is given by the window.
type Desk struct {
	Store  Store
	Staff  func() (clinic.Staff, bool)
	Pick   func(then func())         // asks who is at the desk
	Spawn  func(func())              // runs work off the UI goroutine
	Browse func(chosen func(string)) // asks for a file
	Ask    func(title, text, action string, yes func())
	Done   func(message string)
	Leave  func()
}
