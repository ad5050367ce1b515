// Package exchange reads and writes the clinic's files: patients from another
// system as CSV, and what goes out as CSV. It is pure: it knows no database
// and no screen, and is handed what it reads.
//
// A file is read three times, each in bounded memory: for its encoding, for
// its columns and the order of its dates, and for its lines. No error repeats
// what stands in a cell, because it may be a name.
package exchange

import "chairside/store/clinic"

func wrong(field, message, next string) error {
	return &clinic.Error{Code: clinic.Invalid, Field: field, Message: message, Next: next}
}
