package store

import (
	"errors"
	"fmt"
	"path/filepath"
	"syscall"
	"testing"

	"chairside/store/clinic"
)

// TestAnImportOntoAFullDisk imports onto a disk that fills up, makes room and
// imports again. The disk is a small one of memory where this account may
// mount one; else the file is forbidden to grow, which the database takes for
// a full disk as well.
func TestAnImportOntoAFullDisk(t *testing.T) {
	people := importDrillSize(t)
	dir := t.TempDir()
	size := func(mib int) string { return fmt.Sprintf("size=%dm", mib) }
	small, large := 3, 64
	if people >= 100_000 {
		small, large = 24, 400
	}
	mounted := syscall.Mount("tmpfs", dir, "tmpfs", 0, size(small)) == nil
	if mounted {
		t.Cleanup(func() { ok(t, syscall.Unmount(dir, 0)) })
	}
	s, err := Open(ctx, filepath.Join(dir, "clinic.db"), Options{})
	ok(t, err)
	defer func() { _ = s.Close() }()
	_, err = s.SetUp(ctx, testSetup())
	ok(t, err)
	if !mounted {
		_, err := s.writer.ExecContext(ctx, pragma("max_page_count", int64(small)<<20/4096))
		ok(t, err)
	}
	done, err := s.ImportPatients(ctx, Import{By: desk}, madeUp(people))
	wantCode(t, err, clinic.Blocked)
	var said *clinic.Error
	if !errors.As(err, &said) || !contains(said.Message, "disk is full") {
		t.Errorf("it says %v", err)
	}
	if n := patientsOnRecord(t, s); n != done.Added || n >= people {
		t.Errorf("%d are on record, %d were counted", n, done.Added)
	}
	full := done.Added
	if mounted {
		ok(t, syscall.Mount("", dir, "tmpfs", syscall.MS_REMOUNT, size(large)))
	} else {
		_, err := s.writer.ExecContext(ctx, pragma("max_page_count", 1<<30))
		ok(t, err)
	}
	done, err = s.ImportPatients(ctx, Import{By: desk}, madeUp(people))
	if ok(t, err); done.Known != full || done.Added != people-full || patientsOnRecord(t, s) != people {
		t.Errorf("after making room: %+v", done)
	}
	ok(t, s.Check(ctx))
	t.Logf("%d rows, disk full after %d (a real disk: %v), whole after making room", people, full, mounted)
}
