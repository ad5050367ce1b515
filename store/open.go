package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/mattn/go-sqlite3"
)

// Open opens the clinic file at path, or makes a new one, readable by this
// account only. An older file is copied beside itself and then brought up to
// date. A file that is not ours, newer than this program or damaged is left
// untouched and refused with [clinic.Foreign]; a folder or file that can't be
// written to with [clinic.Blocked].
func Open(ctx context.Context, path string, o Options) (*Store, error) {
	steps, err := embedded()
	if err != nil {
		return nil, err
	}
	return open(ctx, path, o, steps)
}

func open(ctx context.Context, path string, o Options, steps []migration) (_ *Store, err error) {
	if path == "" || strings.ContainsRune(path, 0) {
		return nil, wrong("path", "The clinic's file has no name.", "Choose a file.")
	}
	if path, err = filepath.Abs(path); err != nil {
		return nil, fail("open", err)
	}
	if err := prepare(path); err != nil {
		return nil, fail("open", err)
	}
	found, err := probe(ctx, path)
	if err != nil {
		return nil, fail("open", err)
	}
	switch latest := steps[len(steps)-1].version; {
	case found.app != applicationID && (found.app != 0 || found.version != 0 || found.objects > 0):
		return nil, foreign()
	case found.version > latest:
		return nil, newer()
	}
	s := &Store{path: path, now: o.Now}
	s.steady = o.Steady
	if s.now == nil {
		s.now = time.Now
		if s.steady == nil {
			s.steady = steadyNow
		}
	}
	defer func() {
		if err != nil {
			_ = s.Close()
		}
	}()
	if s.writer, err = connect(ctx, path, o, false); err != nil {
		return nil, fail("open", err)
	}
	if found.objects > 0 {
		if err := quickCheck(ctx, s.writer, checkFor); err != nil {
			return nil, fail("open", err)
		}
	}
	if err := s.migrate(ctx, found.version, steps, o.Demo); err != nil {
		return nil, fail("migrate", err)
	}
	if !o.Command {
		if err := s.firstLook(ctx); err != nil {
			return nil, fail("open", err)
		}
	}
	if s.readers, err = connect(ctx, path, o, true); err != nil {
		return nil, fail("open", err)
	}
	if s.watch, err = s.readers.Conn(ctx); err != nil {
		return nil, fail("open", err)
	}
	err = s.readers.QueryRowContext(ctx, `SELECT demo FROM file WHERE id = 1`).Scan(&s.demo)
	return s, fail("open", err)
}

// prepare makes the folder and an empty file where there is none, and refuses
// what is no database before the database library touches it.
func prepare(path string) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return err
	}
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o600)
	if errors.Is(err, fs.ErrExist) {
		f, err = os.OpenFile(path, os.O_RDWR, 0)
	}
	if err != nil {
		return err
	}
	head := make([]byte, 16)
	n, err := io.ReadFull(f, head)
	if closing := f.Close(); err == nil {
		err = closing
	}
	switch {
	case n == 0 && errors.Is(err, io.EOF): // empty: a new clinic
		return nil
	case errors.Is(err, io.ErrUnexpectedEOF), err == nil && string(head) != "SQLite format 3\x00":
		return foreign()
	}
	return err
}

// MadeUp reports whether the file at path is a demo clinic, without writing to
// it or bringing it up to date. A file that is not ours is refused with
// [clinic.Foreign].
func MadeUp(ctx context.Context, path string) (demo bool, err error) {
	found, err := probe(ctx, path)
	if err != nil {
		return false, fail("open", err)
	}
	if found.app != applicationID {
		return false, foreign()
	}
	db, err := sql.Open("sqlite3", address(path, "mode=rw&_query_only=1&_busy_timeout=5000"))
	if err != nil {
		return false, fail("open", err)
	}
	defer func() { _ = db.Close() }()
	err = db.QueryRowContext(ctx, `SELECT demo FROM file WHERE id = 1`).Scan(&demo)
	return demo, fail("open", err)
}

type found struct {
	app, version, objects int64
}

// probe reads what a file says it is without changing it. Only where reading
// alone can't tell (a log left behind to be rolled back) is it opened fully.
func probe(ctx context.Context, path string) (found, error) {
	look := func(mode string) (f found, err error) {
		db, err := sql.Open("sqlite3", address(path, "mode="+mode+"&_busy_timeout=5000"))
		if err != nil {
			return f, err
		}
		defer func() { _ = db.Close() }()
		err = db.QueryRowContext(ctx, `SELECT (SELECT application_id FROM pragma_application_id),
			(SELECT user_version FROM pragma_user_version), (SELECT count(*) FROM sqlite_schema)`).Scan(&f.app, &f.version, &f.objects)
		return f, err
	}
	f, err := look("ro")
	var se sqlite3.Error
	if errors.As(err, &se) && (se.Code == sqlite3.ErrReadonly || se.Code == sqlite3.ErrCantOpen) {
		f, err = look("rw")
	}
	return f, err
}

// address writes a path as the database library wants it, so that no sign in
// it (# ? %) cuts it short.
func address(path, parameters string) string {
	p := filepath.ToSlash(path)
	if !strings.HasPrefix(p, "/") { // C:/…
		p = "/" + p
	}
	return "file://" + (&url.URL{Path: p}).EscapedPath() + "?" + parameters
}

// readConnections is how many screens read at once before they queue.
const readConnections = 4

// connect opens the one writer or the pool of readers and reads back that the
// file is held as it must be: a misspelt setting would be ignored silently.
// database/sql lets one goroutine at a time at a connection, so the library's
// own lock, which it takes for every single value, is left out.
func connect(ctx context.Context, path string, o Options, reading bool) (*sql.DB, error) {
	sync, syncIs, p := "FULL", int64(2), "&_busy_timeout=200"
	if o.NoSync {
		sync, syncIs = "OFF", 0
	}
	if reading {
		p = "&_query_only=1&_busy_timeout=5000"
	}
	db := sql.OpenDB(clinicFile(address(path, "mode=rw&_mutex=no&_journal_mode=WAL&_foreign_keys=on&_secure_delete=on&_stmt_cache_size=64&_synchronous="+sync+p)))
	if reading {
		db.SetMaxOpenConns(readConnections)
		db.SetMaxIdleConns(readConnections)
	} else {
		db.SetMaxOpenConns(1)
	}
	if err := held(ctx, db, syncIs, reading); err != nil {
		_ = db.Close()
		return nil, err
	}
	return db, nil
}

func held(ctx context.Context, db *sql.DB, syncIs int64, reading bool) error {
	// two programs that open a new file at once: the log is switched on by one
	// of them while the other is turned away without waiting
	var err error
	for end := time.Now().Add(patience); ; time.Sleep(20 * time.Millisecond) {
		if err = db.PingContext(ctx); !busy(err) || ctx.Err() != nil || time.Now().After(end) {
			break
		}
	}
	if err != nil {
		return err
	}
	queryOnly, wait := int64(0), int64(200)
	if reading {
		queryOnly, wait = 1, 5000
	}
	var mode string
	if err := db.QueryRowContext(ctx, `PRAGMA journal_mode`).Scan(&mode); err != nil {
		return err
	}
	if mode != "wal" {
		return fmt.Errorf("journal mode is %q, not wal", mode)
	}
	for pragma, want := range map[string]int64{
		"synchronous": syncIs, "foreign_keys": 1, "busy_timeout": wait, "secure_delete": 1, "query_only": queryOnly,
	} {
		var is int64
		if err := db.QueryRowContext(ctx, `PRAGMA `+pragma).Scan(&is); err != nil {
			return err
		}
		if is != want {
			return fmt.Errorf("%s is %d, not %d", pragma, is, want)
		}
	}
	return nil
}

// checkFor is how long the check at opening may take: a very large file is
// opened unchecked rather than kept from the clinic.
const checkFor = 2 * time.Second

// quickCheck refuses a damaged file, looking for as long as limit. It looks at
// every table and index by its pages, the search index's own included, but does
// not have the search compare itself with the patients, which takes ten times
// as long as all the rest: [Store.Check] does that.
func quickCheck(ctx context.Context, db *sql.DB, limit time.Duration) error {
	bounded, stop := context.WithTimeout(ctx, limit)
	defer stop()
	var tables []string
	err := each(bounded, db, `SELECT 'sqlite_schema' UNION ALL SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0`, nil, func(r *row) error {
		tables = append(tables, r.text())
		return nil
	})
	for _, table := range tables {
		if err != nil {
			break
		}
		var says string
		err = db.QueryRowContext(bounded, `SELECT quick_check FROM pragma_quick_check(?1)`, table).Scan(&says)
		if err == nil && says != "ok" {
			return fmt.Errorf("%w (quick check: %s)", damaged(), says)
		}
	}
	if bounded.Err() != nil && ctx.Err() == nil {
		return nil
	}
	return because(ctx, err)
}
