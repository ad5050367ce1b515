package store

import (
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// beforeSound makes a file as it was before names were kept by their sound,
// with people patients in it, and gives its version.
func beforeSound(t testing.TB, people int) (path string, version int64) {
	t.Helper()
	steps, err := embedded()
	ok(t, err)
	at := slices.IndexFunc(steps, func(m migration) bool { return strings.Contains(m.sql, "sound_of(") })
	if at < 1 {
		t.Fatal("no migration fills the sounds")
	}
	path = filepath.Join(t.TempDir(), "clinic.db")
	s, err := open(ctx, path, Options{NoSync: true}, steps[:at])
	ok(t, err)
	_, err = s.writer.ExecContext(ctx, `WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?1)
		INSERT INTO patient (given, family, birth, mrn, phone, allergies, no_allergies, allergies_asked, medicines, medicines_asked, consent_until,
			given_key, family_key, family_back, mrn_key, phone_key, birth_key)
		SELECT 'Catherine', 'Meyer', '1980-01-01', i, '', '[]', 0, '', '', '', '', 'catherine', 'meyer', 'x', i, '', '19800101' FROM n`, people)
	ok(t, err)
	ok(t, s.Close())
	return path, int64(at)
}

func TestAnOlderFileLearnsTheSounds(t *testing.T) {
	path, _ := beforeSound(t, 50)
	s, err := Open(ctx, path, Options{NoSync: true})
	ok(t, err)
	defer s.Close()
	ok(t, s.Check(ctx))
	list, err := s.SearchPatients(ctx, "kathryn 1980", 100)
	ok(t, err)
	if len(list) != 50 || list[0].By == 0 {
		t.Fatal(len(list))
	}
}

// childUpgrades brings a file up to date; the parent kills it half way.
func childUpgrades() {
	fmt.Println("begins")
	s, err := Open(ctx, os.Getenv("CHAIRSIDE_FILE"), Options{})
	if err == nil {
		err = s.Close()
	}
	fmt.Println("done", err)
}

// TestKilledWhileTheSoundsAreFilled (promise 13): the file is the old one,
// whole, or the new one with every key; never one with some.
func TestKilledWhileTheSoundsAreFilled(t *testing.T) {
	seed := uint64(time.Now().UnixNano())
	t.Logf("seed %d", seed)
	r := rand.New(rand.NewPCG(seed, seed))
	path, version := beforeSound(t, 4000)
	untouched, err := os.ReadFile(path)
	ok(t, err)
	killed := func(delay time.Duration) (whole bool) {
		ok(t, os.WriteFile(path, untouched, 0o600))
		for _, tail := range []string{"-wal", "-shm"} {
			_ = os.Remove(path + tail) // of the round before
		}
		cmd := exec.Command(os.Args[0])
		cmd.Env = append(os.Environ(), "CHAIRSIDE_CHILD=upgrade", "CHAIRSIDE_FILE="+path)
		ok(t, cmd.Start())
		late := time.AfterFunc(delay, func() { _ = cmd.Process.Kill() })
		defer late.Stop()
		return cmd.Wait() == nil
	}
	began := time.Now()
	if !killed(time.Minute) {
		t.Fatal("the upgrade fails")
	}
	takes := time.Since(began)
	halves := 0
	for range 6 {
		if killed(time.Duration(r.Int64N(int64(takes)))) {
			continue
		}
		halves++
		// what is there is the old file or the new one
		found, err := probe(ctx, path)
		ok(t, err)
		if found.version < version {
			t.Errorf("seed %d: version %d", seed, found.version)
		}
		s, err := Open(ctx, path, Options{NoSync: true})
		ok(t, err)
		ok(t, s.Check(ctx))
		if n := count(t, s, `SELECT count(*) FROM patient WHERE sound_key = 'katrn mer'`); n != 4000 {
			t.Errorf("seed %d: %d of 4000 have a key", seed, n)
		}
		ok(t, s.Close())
	}
	if halves == 0 {
		t.Error("nothing was killed half way")
	}
	t.Logf("killed %d times", halves)
}
