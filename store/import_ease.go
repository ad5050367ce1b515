package store

import (
	"context"
	"fmt"
)

// bulk is how the writing connection is held for many writes in a row: pages
// stay in memory, and the write-ahead log is folded back into the file every
// 64 MiB. What is committed is as safe as ever.
const (
	bulkCache = 96 << 10 // KiB
	bulkLog   = 16 << 10 // pages of 4 KiB
)

// atEase makes the writing connection ready for many writes in a row. usual
// puts it back, and folds the log in as far as no reader holds it.
func (s *Store) atEase(ctx context.Context) (usual func(), err error) {
	var cache, log int64
	if err := s.writer.QueryRowContext(ctx, `PRAGMA cache_size`).Scan(&cache); err != nil {
		return nil, err
	}
	if err := s.writer.QueryRowContext(ctx, `PRAGMA wal_autocheckpoint`).Scan(&log); err != nil {
		return nil, err
	}
	set := func(cache, log int64) error {
		if _, err := s.writer.Exec(pragma("cache_size", cache)); err != nil {
			return err
		}
		_, err := s.writer.Exec(pragma("wal_autocheckpoint", log))
		return err
	}
	if err := set(-bulkCache, bulkLog); err != nil {
		return nil, err
	}
	return func() {
		// a failure costs memory or disk, no data; closing does the same
		_ = set(cache, log)
		_, _ = s.writer.Exec(`PRAGMA wal_checkpoint(TRUNCATE)`)
	}, nil
}

func pragma(name string, value int64) string { return fmt.Sprintf(`PRAGMA %s = %d`, name, value) }
