package store

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"chairside/store/clinic"
)

// TestADamagedPageIsSeenAtOpening overwrites one page at a time: of a table,
// of an index, of the search index, of the list of tables.
func TestADamagedPageIsSeenAtOpening(t *testing.T) {
	s, _ := newClinic(t)
	take(t, s, Import{}, crowd(3000)...)
	pages := map[string]int{"sqlite_schema": 1}
	for _, name := range []string{"patient", "patient_family", "patient_search_data", "history"} {
		pages[name] = count(t, s, fmt.Sprintf(`SELECT rootpage FROM sqlite_schema WHERE name = '%s'`, name))
	}
	size := count(t, s, `PRAGMA page_size`)
	ok(t, s.Close())
	whole, err := os.ReadFile(s.Path())
	ok(t, err)
	for name, page := range pages {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "clinic.db")
			torn := append([]byte(nil), whole...)
			for i := (page-1)*size + 100; i < page*size; i++ { // the file's own head is in the first 100 bytes
				torn[i] ^= 0xa5
			}
			ok(t, os.WriteFile(path, torn, 0o600))
			s, err := Open(ctx, path, Options{})
			if err == nil {
				_ = s.Close()
			}
			wantCode(t, err, clinic.Foreign)
		})
	}
}
