package clinic

import (
	"errors"
	"strings"
)

// Code says what kind of refusal an [Error] is, so that a screen knows where
// to show it: Invalid at the field, the others as a banner.
type Code string

// The kinds of refusal.
const (
	Invalid    Code = "invalid"     // something that was typed cannot be right
	NotAllowed Code = "not_allowed" // this person's role may not do it
	Blocked    Code = "blocked"     // something else must happen first
	Conflict   Code = "conflict"    // someone or something else got there first
	Missing    Code = "missing"     // what was named is not on record
	Foreign    Code = "foreign"     // the file is not ours, or newer than we are
)

// Error is a refusal that staff can put right. Message says what happened,
// Next what to do about it, both as whole sentences without patient names.
type Error struct {
	Code    Code
	Field   string // the form field it belongs to, "" when none
	Message string
	Next    string // "" when the message already says it
}

func (e *Error) Error() string {
	return strings.TrimSpace(e.Message + " " + e.Next)
}

// CodeOf gives the code of the [Error] in err's chain, or "" when there is none.
func CodeOf(err error) Code {
	var e *Error
	if errors.As(err, &e) {
		return e.Code
	}
	return ""
}

// FieldOf gives the field named by the [Error] in err's chain, or "".
func FieldOf(err error) string {
	var e *Error
	if errors.As(err, &e) {
		return e.Field
	}
	return ""
}

func refuse(code Code, message, next string) error {
	return &Error{Code: code, Message: message, Next: next}
}

func wrong(field, message, next string) error {
	return &Error{Code: Invalid, Field: field, Message: message, Next: next}
}

// Sentence gives an error as staff read it: a refusal in its own words, and
// one plain sentence for everything else, whose cause belongs in the log.
func Sentence(err error) string {
	var e *Error
	if errors.As(err, &e) {
		return e.Error()
	}
	return "That could not be saved. What you see is what is on record; try again."
}
