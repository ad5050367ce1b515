package store

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"syscall"

	"github.com/mattn/go-sqlite3"

	"chairside/store/clinic"
)

// because puts the context's own error in place of the "interrupted" or
// "locked" that the database says when a context ended the wait.
func because(ctx context.Context, err error) error {
	var se sqlite3.Error
	if err != nil && ctx.Err() != nil && errors.As(err, &se) && (se.Code == sqlite3.ErrInterrupt || se.Code == sqlite3.ErrBusy) {
		return ctx.Err()
	}
	return err
}

func busy(err error) bool {
	var se sqlite3.Error
	return errors.As(err, &se) && se.Code == sqlite3.ErrBusy
}

// fail words an error for staff where they can put it right, by its code, and
// wraps the cause with the operation for the log.
func fail(op string, err error) error {
	var worded *clinic.Error
	if err == nil || errors.As(err, &worded) {
		return err
	}
	if r := refusal(err); r != nil {
		return fmt.Errorf("%w (%s: %w)", r, op, err)
	}
	return fmt.Errorf("%s: %w", op, err)
}

// refusal gives the sentence for a failing disk or file, nil for anything else.
func refusal(err error) *clinic.Error {
	blocked := func(message, next string) *clinic.Error {
		return &clinic.Error{Code: clinic.Blocked, Message: message, Next: next}
	}
	var se sqlite3.Error
	if errors.As(err, &se) {
		switch se.Code {
		case sqlite3.ErrFull:
			return blocked("The disk is full; nothing was saved.", "Free some space, then do it again.")
		case sqlite3.ErrReadonly, sqlite3.ErrPerm:
			return blocked("The clinic's file can't be written to; nothing was saved.", "Check the rights of the file and its folder.")
		case sqlite3.ErrCantOpen:
			return blocked("The clinic's file can't be opened.", "Check the rights of the file and its folder.")
		case sqlite3.ErrIoErr:
			return blocked("The disk failed; nothing was saved.", "Check the disk, then do it again.")
		case sqlite3.ErrBusy, sqlite3.ErrLocked:
			return blocked("Another program holds the clinic's file; nothing was saved.", "Do it again in a moment.")
		case sqlite3.ErrNotADB, sqlite3.ErrCorrupt:
			return damaged()
		case sqlite3.ErrConstraint:
			if r, ok := aborted[se.Error()]; ok && se.ExtendedCode == sqlite3.ErrConstraintTrigger {
				return &r
			}
			return &clinic.Error{Code: clinic.Conflict, Message: "Something else was recorded first; nothing was saved.", Next: "Look at it again."}
		}
		return nil
	}
	switch {
	case errors.Is(err, syscall.ENOSPC):
		return blocked("The disk is full; nothing was saved.", "Free some space, then do it again.")
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS):
		return blocked("The clinic's file or its folder can't be written to.", "Check its rights, or choose another folder.")
	case errors.Is(err, syscall.ENOTDIR), errors.Is(err, syscall.EISDIR), errors.Is(err, fs.ErrExist):
		return blocked("There is no folder of that name.", "Choose another folder.")
	}
	return nil
}

// aborted words what the schema's triggers say in their own messages: what two
// stations did to one chair at once, where a rule should have found it first.
var aborted = map[string]clinic.Error{
	"chair takes nobody now":     {Code: clinic.Conflict, Message: "That chair takes nobody now; nothing was saved.", Next: "Choose another chair."},
	"somebody sits in the chair": {Code: clinic.Conflict, Message: "Somebody sits in that chair; nothing was saved.", Next: "Move the patient first."},
}

// unique reports whether err is a refused double of something that may be
// there only once.
func unique(err error) bool {
	var se sqlite3.Error
	return errors.As(err, &se) && se.ExtendedCode == sqlite3.ErrConstraintUnique
}

func damaged() *clinic.Error {
	return &clinic.Error{Code: clinic.Foreign, Message: "The clinic's file is damaged.", Next: "Restore the last backup."}
}

func foreign() *clinic.Error {
	return &clinic.Error{Code: clinic.Foreign, Message: "That file is not a Chairside clinic.", Next: "Choose another file."}
}

func newer() *clinic.Error {
	return &clinic.Error{Code: clinic.Foreign, Message: "That file was written by a newer Chairside.", Next: "Update the program on this workstation first."}
}
