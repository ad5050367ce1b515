package store

import (
	"cmp"
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/mattn/go-sqlite3"
)

// applicationID marks a file as ours: "Chsd".
const applicationID = 0x43687364

//go:embed migrations/*.sql
var files embed.FS

// migration brings a file from version-1 to version.
type migration struct {
	version int64
	name    string
	sql     string
}

// embedded lists the migrations built into this program, oldest first.
func embedded() ([]migration, error) {
	entries, err := files.ReadDir("migrations")
	if err != nil {
		return nil, err
	}
	var steps []migration
	for _, e := range entries {
		number, _, _ := strings.Cut(e.Name(), "_")
		version, err := strconv.ParseInt(number, 10, 32)
		if err != nil {
			return nil, fmt.Errorf("migration %s has no number: %w", e.Name(), err)
		}
		text, err := files.ReadFile("migrations/" + e.Name())
		if err != nil {
			return nil, err
		}
		steps = append(steps, migration{version, e.Name(), string(text)})
	}
	slices.SortFunc(steps, func(a, b migration) int { return cmp.Compare(a.version, b.version) })
	for i, m := range steps {
		if m.version != int64(i+1) {
			return nil, fmt.Errorf("migration %d is missing", i+1)
		}
	}
	return steps, nil
}

// migrate brings the file up to date. An existing file is copied first.
func (s *Store) migrate(ctx context.Context, from int64, steps []migration, demo bool) error {
	latest := steps[len(steps)-1].version
	if from == latest {
		return nil
	}
	if from > 0 {
		if err := s.copyAside(ctx, latest); err != nil {
			return fmt.Errorf("copy before upgrade: %w", err)
		}
	}
	for _, m := range steps {
		if m.version <= from {
			continue
		}
		if err := s.applyInTurn(ctx, m, demo); err != nil {
			return fmt.Errorf("%s: %w", m.name, err)
		}
	}
	return nil
}

// turn is how long a program waits for others that bring the same file up to
// date; one change of the tables may take longer than any other write.
const turn = time.Minute

// applyInTurn is apply, again for as long as another program holds the file.
func (s *Store) applyInTurn(ctx context.Context, m migration, demo bool) error {
	until := time.Now().Add(turn)
	for {
		err := s.apply(ctx, m, demo)
		var lite sqlite3.Error
		if err == nil || !errors.As(err, &lite) || lite.Code != sqlite3.ErrBusy || ctx.Err() != nil || time.Now().After(until) {
			return err
		}
	}
}

// apply runs one migration together with its bookkeeping: both or neither.
// Another program may have been quicker; then nothing is left to do.
func (s *Store) apply(ctx context.Context, m migration, demo bool) error {
	return s.write(ctx, m.name, func(tx writes) error {
		var at int64
		if err := tx.QueryRowContext(ctx, `PRAGMA user_version`).Scan(&at); err != nil {
			return err
		}
		if at >= m.version {
			return nil
		}
		now := ms(s.Now())
		for _, do := range []struct {
			when  bool
			query string
			args  []any
		}{
			{true, `CREATE TABLE IF NOT EXISTS migration (version INTEGER PRIMARY KEY, name TEXT NOT NULL, at INTEGER NOT NULL) STRICT`, nil},
			{true, m.sql, nil},
			{true, `INSERT INTO migration (version, name, at) VALUES (?1, ?2, ?3)`, []any{m.version, m.name, now}},
			{m.version == 1, `INSERT INTO file (id, demo, made_at, next_mrn) VALUES (1, ?1, ?2, ?3)`, []any{demo, now, firstMRN}},
			{m.version == 1, fmt.Sprintf(`PRAGMA application_id = %d`, applicationID), nil},
			{true, fmt.Sprintf(`PRAGMA user_version = %d`, m.version), nil},
		} {
			if !do.when {
				continue
			}
			if _, err := tx.ExecContext(ctx, do.query, do.args...); err != nil {
				return err
			}
		}
		return nil
	})
}

// copyAside keeps a whole, checked copy of the file beside it, as
// clinic.db.before-v2-20261122-041500.
func (s *Store) copyAside(ctx context.Context, latest int64) error {
	name := fmt.Sprintf("%s.before-v%d-%s", s.path, latest, s.Now().Format("20060102-150405.000"))
	f, err := os.OpenFile(name, os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	defer func() { _ = f.Close() }()
	if err := s.fillCopy(ctx, name, f); err != nil {
		_ = os.Remove(name) // half a copy is worse than none
		return err
	}
	return nil
}

func (s *Store) fillCopy(ctx context.Context, name string, f *os.File) error {
	if _, err := s.writer.ExecContext(ctx, `VACUUM INTO ?1`, name); err != nil {
		return err
	}
	if err := f.Sync(); err != nil {
		return err
	}
	if dir, err := os.Open(filepath.Dir(name)); err == nil {
		_ = dir.Sync() // not every system can; the copy itself is safe
		_ = dir.Close()
	}
	db, err := sql.Open("sqlite3", address(name, "mode=ro"))
	if err != nil {
		return err
	}
	defer func() { _ = db.Close() }()
	var says string
	if err := db.QueryRowContext(ctx, `PRAGMA integrity_check(1)`).Scan(&says); err != nil {
		return err
	}
	if says != "ok" {
		return fmt.Errorf("%w (copy: %s)", damaged(), says)
	}
	return nil
}
