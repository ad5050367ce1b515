package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/mattn/go-sqlite3"

	"chairside/store/clinic"
)

func contains(s, part string) bool { return strings.Contains(s, part) }

func TestANewClinicIsPrivateAndOpensAgain(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "Mæry's #1 clinic? 100%", "data")
	path := filepath.Join(dir, "clinic.db")
	s, err := Open(ctx, path, Options{Demo: true})
	ok(t, err)
	if s.Path() != path || !s.Demo() || time.Since(s.Now()) > time.Minute {
		t.Fatal(s.Path(), s.Demo(), s.Now())
	}
	if yes, err := s.IsSetUp(ctx); yes || err != nil {
		t.Fatal(yes, err)
	}
	if _, err := s.SetUp(ctx, testSetup()); err != nil {
		t.Fatal(err)
	}
	for _, p := range []string{dir, path, path + "-wal"} {
		info, err := os.Stat(p)
		ok(t, err)
		if info.Mode().Perm()&0o077 != 0 {
			t.Errorf("%s is open to others: %v", filepath.Base(p), info.Mode())
		}
	}
	ok(t, s.Close())
	for range 2 { // what is marked at first stays, whatever is asked later
		s, err = Open(ctx, path, Options{})
		ok(t, err)
		d, err := s.Today(ctx)
		ok(t, err)
		if !d.Demo || len(d.Staff) != 4 || len(d.Chairs) != 3 || len(d.Protocols) != 4 {
			t.Fatal("not what was set up")
		}
		ok(t, s.Check(ctx))
		ok(t, s.Close())
	}
	if list, _ := os.ReadDir(dir); len(list) != 1 {
		t.Errorf("left behind: %v", list)
	}
}

func TestOtherFilesAreRefusedAndLeftAlone(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) string {
		p := filepath.Join(dir, name)
		ok(t, os.WriteFile(p, []byte(text), 0o600))
		return p
	}
	sqlFile := func(name, statements string) string {
		p := write(name, "")
		db := raw(t, p)
		_, err := db.ExecContext(ctx, statements)
		ok(t, err)
		ok(t, db.Close())
		return p
	}
	ours := filepath.Join(dir, "ours.db")
	ok(t, openAt(t, ours, nil).Close())
	b, err := os.ReadFile(ours)
	ok(t, err)
	torn := string(b[:len(b)/2])
	garbled := []byte(string(b))
	for i := 4096; i < len(garbled); i += 7 {
		garbled[i] ^= 0x5a
	}
	page := []byte(string(b)) // one page of a table that nothing reads at the start
	var root int
	ok(t, raw(t, ours).QueryRowContext(ctx, `SELECT rootpage FROM sqlite_schema WHERE name = 'sheet'`).Scan(&root))
	for i := (root - 1) * 4096; i < root*4096; i++ {
		page[i] = 0x5a
	}
	for name, path := range map[string]string{
		"one bad page":       write("page.db", string(page)),
		"text":               write("notes.txt", "Dear diary, this is no clinic at all."),
		"short text":         write("short.txt", "hello"),
		"someone's database": sqlFile("other.db", `CREATE TABLE stamps (id INTEGER)`),
		"someone's log":      sqlFile("otherwal.db", `PRAGMA journal_mode = WAL; CREATE TABLE stamps (id INTEGER)`),
		"another program's":  sqlFile("app.db", `PRAGMA application_id = 77; CREATE TABLE stamps (id INTEGER)`),
		"one that says 77":   sqlFile("app0.db", `PRAGMA application_id = 77`),
		"newer":              sqlFile("newer.db", fmt.Sprintf(`PRAGMA application_id = %d; PRAGMA user_version = 999; CREATE TABLE file (id INTEGER)`, applicationID)),
		"torn":               write("torn.db", torn),
		"garbled":            write("garbled.db", string(garbled)),
	} {
		t.Run(name, func(t *testing.T) {
			before, err := os.ReadFile(path)
			ok(t, err)
			s, err := Open(ctx, path, Options{})
			wantCode(t, err, clinic.Foreign)
			if s != nil {
				t.Error("a store came with the error")
			}
			if made, _ := MadeUp(ctx, path); made {
				t.Error("taken for a demo clinic")
			}
			if after, _ := os.ReadFile(path); string(after) != string(before) {
				t.Error("the file was changed")
			}
		})
	}
}

func TestADemoClinicIsToldByItsFile(t *testing.T) {
	for _, demo := range []bool{false, true} {
		path := filepath.Join(t.TempDir(), "clinic.db")
		s, err := Open(ctx, path, Options{Demo: demo, Now: time.Now}) // no steady clock: the next opening would write
		ok(t, err)
		ok(t, s.Close())
		before, err := os.Stat(path)
		ok(t, err)
		if made, err := MadeUp(ctx, path); made != demo || err != nil {
			t.Errorf("made up %v: %v %v", demo, made, err)
		}
		if after, err := os.Stat(path); err != nil || !after.ModTime().Equal(before.ModTime()) {
			t.Errorf("looking wrote to the file: %v", err)
		}
		if list, _ := os.ReadDir(filepath.Dir(path)); len(list) != 1 {
			t.Errorf("left behind: %v", list)
		}
	}
}

func TestPlacesThatCannotHoldAClinic(t *testing.T) {
	dir := t.TempDir()
	plain := filepath.Join(dir, "plain")
	ok(t, os.WriteFile(plain, []byte("x"), 0o600))
	for name, path := range map[string]string{
		"below a file": filepath.Join(plain, "clinic.db"), "a folder": dir, "deep below a file": filepath.Join(plain, "a", "b.db"),
	} {
		t.Run(name, func(t *testing.T) {
			_, err := Open(ctx, path, Options{})
			wantCode(t, err, clinic.Blocked)
		})
	}
	for _, path := range []string{"", "a\x00b"} {
		_, err := Open(ctx, path, Options{})
		wantCode(t, err, clinic.Invalid)
	}
}

// TestDiskErrorsAreOneSentence: no failure of the disk reaches staff as a
// number, and none loses its cause.
func TestDiskErrorsAreOneSentence(t *testing.T) {
	for _, err := range []error{
		sqlite3.Error{Code: sqlite3.ErrFull},
		sqlite3.Error{Code: sqlite3.ErrReadonly},
		sqlite3.Error{Code: sqlite3.ErrIoErr},
		sqlite3.Error{Code: sqlite3.ErrCantOpen},
		sqlite3.Error{Code: sqlite3.ErrBusy},
		&os.PathError{Op: "open", Path: "x", Err: syscall.ENOSPC}, &os.PathError{Op: "open", Path: "x", Err: syscall.EACCES}, &os.PathError{Op: "open", Path: "x", Err: syscall.EROFS},
	} {
		got := fail("test", fmt.Errorf("deeper: %w", err))
		wantCode(t, got, clinic.Blocked)
		if !errors.Is(got, err) {
			t.Errorf("%v lost its cause", got)
		}
	}
	wantCode(t, fail("test", sqlite3.Error{Code: sqlite3.ErrNotADB}), clinic.Foreign)
	if other := errors.New("other"); clinic.CodeOf(fail("test", other)) != "" || !errors.Is(fail("test", other), other) || fail("test", nil) != nil {
		t.Error("what has no sentence gets none")
	}
}

// TestAFullDiskSavesNothing fills the file to its limit in the middle of work.
func TestAFullDiskSavesNothing(t *testing.T) {
	s, _ := newClinic(t)
	id := inChair(t, s, 1)
	pages := count(t, s, `PRAGMA page_count`)
	_, err := s.writer.ExecContext(ctx, fmt.Sprintf(`PRAGMA max_page_count = %d`, pages))
	ok(t, err)
	kept := 0
	for i := 0; ; i++ {
		err := s.Do(ctx, nurse, id, clinic.PlaceHold{Reason: "line " + strings.Repeat("words ", 40)})
		if err == nil {
			kept++
			continue
		}
		wantCode(t, err, clinic.Blocked)
		if !contains(err.Error(), "disk is full") || i > 1000 {
			t.Fatal(err)
		}
		break
	}
	if n := count(t, s, `SELECT count(*) FROM hold`); n != kept {
		t.Fatalf("%d holds kept, %d acknowledged", n, kept)
	}
	ok(t, s.Check(ctx))
	_, err = s.writer.ExecContext(ctx, `PRAGMA max_page_count = 1000000`)
	ok(t, err)
	do(t, s, nurse, id, clinic.PlaceHold{Reason: "there is room again"})
}

// TestWhatIsReadOnlyIsSaid: the readers can't write, and a refusal to write
// has its sentence.
func TestWhatIsReadOnlyIsSaid(t *testing.T) {
	s, _ := newClinic(t)
	_, err := s.readers.ExecContext(ctx, `UPDATE chair SET place = 9`)
	wantCode(t, fail("test", err), clinic.Blocked)
}

func TestACancelledContextLeavesNothing(t *testing.T) {
	s, _ := newClinic(t)
	id := waiting(t, s)
	stopped, stop := context.WithCancel(ctx)
	stop()
	lines := count(t, s, `SELECT count(*) FROM history`)
	if err := s.Do(stopped, desk, id, clinic.Seat{Chair: 1}); !errors.Is(err, context.Canceled) {
		t.Fatal(err)
	}
	if _, err := s.Today(stopped); !errors.Is(err, context.Canceled) {
		t.Fatal(err)
	}
	if lines != count(t, s, `SELECT count(*) FROM history`) {
		t.Fatal("something was written")
	}
	// while another holds the file, waiting ends with the context
	db := raw(t, s.Path())
	tx, err := db.BeginTx(ctx, nil)
	ok(t, err)
	_, err = tx.ExecContext(ctx, `UPDATE chair SET place = place`)
	ok(t, err)
	brief, stop := context.WithTimeout(ctx, 50*time.Millisecond)
	defer stop()
	begun := time.Now()
	if err := s.Do(brief, desk, id, clinic.Seat{Chair: 1}); !errors.Is(err, context.DeadlineExceeded) {
		t.Fatal(err)
	}
	if took := time.Since(begun); took > time.Second {
		t.Fatal("waited", took)
	}
	ok(t, tx.Rollback())
	do(t, s, desk, id, clinic.Seat{Chair: 1})
}

func nextVersion(t *testing.T, statements string) []migration {
	t.Helper()
	steps, err := embedded()
	ok(t, err)
	return append(steps, migration{int64(len(steps) + 1), "next.sql", statements})
}

// TestAnOlderFileIsCopiedBeforeItIsUpgraded (promise 13).
func TestAnOlderFileIsCopiedBeforeItIsUpgraded(t *testing.T) {
	s, c := newClinic(t)
	id := inChair(t, s, 1)
	path, dir := s.Path(), filepath.Dir(s.Path())
	ok(t, s.Close())
	o := Options{Now: c.now, NoSync: true}

	// an upgrade that fails half way leaves the old file, and a copy
	if _, err := open(ctx, path, o, nextVersion(t, `ALTER TABLE chair ADD COLUMN colour TEXT; UPDATE nowhere SET x = 1`)); err == nil {
		t.Fatal("a broken upgrade went through")
	}
	s, err := Open(ctx, path, o)
	ok(t, err)
	if n := count(t, s, `SELECT count(*) FROM pragma_table_info('chair') WHERE name = 'colour'`); n != 0 {
		t.Fatal("half an upgrade was kept")
	}
	ok(t, s.Close())

	c.move(time.Second)
	s, err = open(ctx, path, o, nextVersion(t, `ALTER TABLE chair ADD COLUMN colour TEXT`))
	ok(t, err)
	if n := count(t, s, `SELECT count(*) FROM migration`); n != len(nextVersion(t, "")) {
		t.Fatal("the bookkeeping is not there", n)
	}
	ok(t, s.Check(ctx))
	ok(t, s.Close())
	if _, err := Open(ctx, path, o); clinic.CodeOf(err) != clinic.Foreign || !contains(err.Error(), "newer") {
		t.Fatal("the older program opened the newer file", err)
	}
	copies, err := filepath.Glob(filepath.Join(dir, fmt.Sprintf("clinic.db.before-v%d-*", len(nextVersion(t, "")))))
	ok(t, err)
	if len(copies) != 2 {
		t.Fatal(copies)
	}
	for _, name := range copies {
		info, err := os.Stat(name)
		ok(t, err)
		if info.Mode().Perm() != 0o600 {
			t.Error(info.Mode())
		}
		old, err := Open(ctx, name, o)
		ok(t, err)
		r, err := old.Record(ctx, id)
		ok(t, err)
		if r.Visit.Stage != clinic.InChair {
			t.Error(r.Visit.Stage)
		}
		ok(t, old.Check(ctx))
		ok(t, old.Close())
	}
}

// TestANewFileNeedsNoCopy: neither one just made, nor one that was made and
// cut off before anything was in it.
func TestAFileCutOffAtItsBeginningOpens(t *testing.T) {
	dir := t.TempDir()
	empty, walOnly := filepath.Join(dir, "empty.db"), filepath.Join(dir, "wal.db")
	ok(t, os.WriteFile(empty, nil, 0o600))
	ok(t, os.WriteFile(walOnly, nil, 0o600))
	db := raw(t, walOnly)
	_, err := db.ExecContext(ctx, `PRAGMA journal_mode = WAL`)
	ok(t, err)
	ok(t, db.Close())
	for _, path := range []string{empty, walOnly} {
		s := openAt(t, path, nil)
		_, err := s.SetUp(ctx, testSetup())
		ok(t, err)
		ok(t, s.Check(ctx))
	}
	if copies, _ := filepath.Glob(filepath.Join(dir, "*before*")); len(copies) > 0 {
		t.Error(copies)
	}
}

// TestSettingsAreReadBack: a connection without them is not used.
func TestSettingsAreReadBack(t *testing.T) {
	s, _ := newClinic(t)
	for _, p := range []string{"", "&_journal_mode=WAL&_synchronous=FULL", "&_journal_mode=WAL&_synchronous=FULL&_foreign_keys=on&_busy_timeout=5000"} {
		db, err := sql.Open("sqlite3", address(s.Path(), "mode=rw"+p))
		ok(t, err)
		if err := held(ctx, db, 2, false); err == nil {
			t.Errorf("%q was taken", p)
		}
		ok(t, db.Close())
	}
}

func TestTheCheckAtOpeningIsBounded(t *testing.T) {
	s, _ := newClinic(t)
	ok(t, quickCheck(ctx, s.readers, time.Nanosecond))
	stopped, stop := context.WithCancel(ctx)
	stop()
	if err := quickCheck(stopped, s.readers, time.Minute); !errors.Is(err, context.Canceled) {
		t.Fatal(err)
	}
}

func TestTwoProgramsMakeOneClinic(t *testing.T) {
	for range 5 {
		path := filepath.Join(t.TempDir(), "clinic.db")
		done := make(chan error)
		for range 4 {
			go func() {
				s, err := Open(ctx, path, Options{})
				if err == nil {
					_, err = s.SetUp(ctx, testSetup())
					_ = s.Close()
				}
				done <- err
			}()
		}
		won := 0
		for range 4 {
			switch err := <-done; clinic.CodeOf(err) {
			case "":
				ok(t, err)
				won++
			case clinic.Conflict:
			default:
				t.Error(err)
			}
		}
		if won != 1 {
			t.Fatalf("%d set it up", won)
		}
	}
}
