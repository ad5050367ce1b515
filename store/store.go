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
	"database/sql/driver"
	"errors"
	"time"

	"github.com/mattn/go-sqlite3"

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
	// Command is for one command beside the window: opening keeps no first look
	// at the clocks, so that a command that only reads writes nothing.
	Command bool
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
//
// Here and there a query says +?1 where it might say ?1. Without the sign
// SQLite would look at what is bound for a better plan, which the library takes
// for a reason to work the whole query out anew every time it runs; that takes
// longer than to run it. A test knows which queries need it.
type queries interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

// writes is what writing needs: a connection within its transaction.
type writes interface {
	queries
	ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error)
}

// write runs one immediate transaction. It commits when f returns nil and
// leaves nothing behind otherwise. The transaction is the connection's own and
// not database/sql's, which would start a goroutine for every query in it: that
// costs more than most of them.
func (s *Store) write(ctx context.Context, op string, f func(tx writes) error) error {
	tx, err := s.begin(ctx)
	if err != nil {
		return fail(op, because(ctx, err))
	}
	committed := false
	defer func() {
		if !committed {
			abandon(tx)
		}
	}()
	if err := f(tx); err != nil {
		return fail(op, because(ctx, err))
	}
	if err := ctx.Err(); err != nil {
		return fail(op, err)
	}
	if _, err := tx.ExecContext(context.Background(), `COMMIT`); err != nil { // from here on it is too late to stop
		return fail(op, because(ctx, err))
	}
	committed = true
	_ = tx.Close() // it goes back to the pool: nothing of it can fail
	return nil
}

// patience is how long a write waits for another program's.
const patience = 5 * time.Second

// begin waits for its turn to write, in short waits: the database's own wait
// would not notice that the context has ended.
func (s *Store) begin(ctx context.Context) (*sql.Conn, error) {
	for end := time.Now().Add(patience); ; {
		tx, err := start(ctx, s.writer, `BEGIN IMMEDIATE`)
		if !busy(err) || ctx.Err() != nil || time.Now().After(end) {
			return tx, err
		}
	}
}

// start takes a connection and begins a transaction on it.
func start(ctx context.Context, from *sql.DB, begin string) (*sql.Conn, error) {
	tx, err := from.Conn(ctx)
	if err != nil {
		return nil, err
	}
	if _, err := tx.ExecContext(ctx, begin); err != nil {
		abandon(tx)
		return nil, err
	}
	return tx, nil
}

// abandon takes back what a transaction has done and gives its connection back.
// One that stays within the transaction all the same is thrown away.
func abandon(tx *sql.Conn) {
	if _, err := tx.ExecContext(context.Background(), `ROLLBACK`); err != nil {
		_ = tx.Raw(func(c any) error {
			if held, is := c.(*sqlite3.SQLiteConn); is && held.AutoCommit() {
				return nil // the database has taken it back by itself
			}
			return driver.ErrBadConn
		})
	}
	_ = tx.Close()
}

// read runs f on one snapshot of the file.
func (s *Store) read(ctx context.Context, op string, f func(q queries) error) error {
	tx, err := start(ctx, s.readers, `BEGIN`)
	if err != nil {
		return fail(op, because(ctx, err))
	}
	defer abandon(tx)
	return fail(op, because(ctx, f(tx)))
}

// missing says that what was named is not on record.
func missing(what string) error {
	return &clinic.Error{Code: clinic.Missing, Message: "That " + what + " is not on record.", Next: "Look again; the screen may be old."}
}

// wrong refuses something typed, at its field.
func wrong(field, message, next string) error {
	return &clinic.Error{Code: clinic.Invalid, Field: field, Message: message, Next: next}
}
