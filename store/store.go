// Package store keeps the clinic in one SQLite file: it loads what a rule of
// [chairside/store/clinic] looks at, asks the rule, and writes what changed
// together with its history line in one transaction.
//
// One connection writes, with every transaction begun as IMMEDIATE; a pool of
// connections that may only read serves the screens. What two stations could
// break at once is refused by the schema too (migrations). Errors that staff
// can put right are or wrap a [clinic.Error]; no error names a patient.
package store

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"chairside/store/clinic"
)

// Options are how a store is opened. The zero value is for every day.
type Options struct {
	Now func() time.Time // the clock; nil for time.Now
	// Steady is the clock that nobody sets, and the name of the start it counts
	// from (see clinic.Reading); nil for the machine's own, and for none where
	// Now is not the machine's either.
	Steady func() (time.Duration, string)
	Demo   bool // mark a new file as the demo clinic
	NoSync bool // tests only: never wait for the disk
}

// Store is an open clinic file. It is safe for concurrent use.
type Store struct {
	path    string
	now     func() time.Time
	steady  func() (time.Duration, string)
	demo    bool
	writer  *sql.DB
	readers *sql.DB
	watch   *sql.Conn // one pinned connection: what it sees change, others wrote
}

// Path gives the file, as an absolute path.
func (s *Store) Path() string { return s.path }

// Now gives the store's clock in UTC, in the whole milliseconds it keeps.
func (s *Store) Now() time.Time { return s.now().UTC().Truncate(time.Millisecond) }

// Demo reports whether this is the demo clinic.
func (s *Store) Demo() bool { return s.demo }

// Close ends the work on the file. The last program to close it folds the
// write-ahead log back into it.
func (s *Store) Close() error {
	var errs []error
	if s.watch != nil {
		errs = append(errs, s.watch.Close())
	}
	if s.readers != nil {
		errs = append(errs, s.readers.Close())
	}
	if s.writer != nil {
		errs = append(errs, s.writer.Close())
	}
	return fail("close", errors.Join(errs...))
}

// Version gives a number that changes whenever this or another program has
// written to the file. Only a change means anything.
func (s *Store) Version(ctx context.Context) (int64, error) {
	var n int64
	err := s.watch.QueryRowContext(ctx, `PRAGMA data_version`).Scan(&n)
	return n, fail("version", err)
}

// queries is what reading needs: a transaction or a pool.
type queries interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

// write runs one immediate transaction. It commits when f returns nil and
// leaves nothing behind otherwise.
func (s *Store) write(ctx context.Context, op string, f func(tx *sql.Tx) error) error {
	tx, err := s.begin(ctx)
	if err != nil {
		return fail(op, because(ctx, err))
	}
	defer func() { _ = tx.Rollback() }() // after Commit it does nothing
	if err := f(tx); err != nil {
		return fail(op, because(ctx, err))
	}
	return fail(op, because(ctx, tx.Commit()))
}

// patience is how long a write waits for another program's.
const patience = 5 * time.Second

// begin waits for its turn to write, in short waits: the database's own wait
// would not notice that the context has ended.
func (s *Store) begin(ctx context.Context) (*sql.Tx, error) {
	for end := time.Now().Add(patience); ; {
		tx, err := s.writer.BeginTx(ctx, nil)
		if !busy(err) || ctx.Err() != nil || time.Now().After(end) {
			return tx, err
		}
	}
}

// read runs f on one snapshot of the file.
func (s *Store) read(ctx context.Context, op string, f func(q queries) error) error {
	tx, err := s.readers.BeginTx(ctx, nil)
	if err != nil {
		return fail(op, because(ctx, err))
	}
	defer func() { _ = tx.Rollback() }()
	return fail(op, because(ctx, f(tx)))
}

// each runs a query and hands its rows on one by one.
func each(ctx context.Context, q queries, query string, args []any, row func(scan func(...any) error) error) error {
	rows, err := q.QueryContext(ctx, query, args...)
	if err != nil {
		return err
	}
	defer func() { _ = rows.Close() }()
	for rows.Next() {
		if err := row(rows.Scan); err != nil {
			return err
		}
	}
	return rows.Err()
}

// missing says that what was named is not on record.
func missing(what string) error {
	return &clinic.Error{Code: clinic.Missing, Message: "That " + what + " is not on record.", Next: "Look again; the screen may be old."}
}

// wrong refuses something typed, at its field.
func wrong(field, message, next string) error {
	return &clinic.Error{Code: clinic.Invalid, Field: field, Message: message, Next: next}
}
