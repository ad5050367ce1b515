package store

import (
	"bufio"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"
	"time"

	madeup "chairside/store/demo/crowd"
)

// madeUp gives so many made-up people as another system's file would.
func madeUp(people int) func(yield func(Incoming, error) bool) {
	return func(yield func(Incoming, error) bool) {
		for n := range people {
			if !yield(Incoming{Line: n + 2, Source: madeup.Source(n), Patient: madeup.Patient(1, n)}, nil) {
				return
			}
		}
	}
}

// childImports imports so many people and says after each transaction how far
// it has come.
func childImports() {
	people, _ := strconv.Atoi(os.Getenv("CHAIRSIDE_PATIENTS"))
	s, err := Open(ctx, os.Getenv("CHAIRSIDE_FILE"), Options{})
	if err != nil {
		fmt.Println("open:", err)
		os.Exit(1)
	}
	_, err = s.ImportPatients(ctx, Import{By: desk, File: "crowd.csv", Progress: func(done Imported) {
		fmt.Println("on record", done.Added+done.Known)
	}}, madeUp(people))
	if err != nil {
		fmt.Println("import:", err)
		os.Exit(1)
	}
	if err := s.Close(); err != nil {
		fmt.Println("close:", err)
		os.Exit(1)
	}
	fmt.Println("whole")
}

func importDrillSize(t *testing.T) (people int) {
	t.Helper()
	if os.Getenv("CHAIRSIDE_DRILL") == "1" {
		return 100_000
	}
	return 3*importChunk + 500
}

// TestAnImportKilledAtAnyMoment kills a program that imports, starts the same
// import again, and so on until it is whole: nothing that was said to be on
// record is lost, and nobody is there twice. CHAIRSIDE_DRILL=1 imports 100,000.
func TestAnImportKilledAtAnyMoment(t *testing.T) {
	people := importDrillSize(t)
	seed := uint64(time.Now().UnixNano())
	t.Logf("seed %d", seed)
	r := rand.New(rand.NewPCG(seed, seed))
	s, _ := newClinic(t)
	path := s.Path()
	ok(t, s.Close())
	kills, onRecord, begun := 0, 0, time.Now()
	for whole := false; !whole; {
		cmd := exec.Command(os.Args[0])
		cmd.Env = append(os.Environ(), "CHAIRSIDE_CHILD=import", "CHAIRSIDE_FILE="+path, fmt.Sprint("CHAIRSIDE_PATIENTS=", people))
		out, err := cmd.StdoutPipe()
		ok(t, err)
		ok(t, cmd.Start())
		said, more := 0, min(r.IntN(4), kills)
		lines := bufio.NewReader(out)
		for {
			line, err := lines.ReadString('\n')
			if err != nil {
				break // a line cut short was never said
			}
			line = strings.TrimSpace(line)
			if whole = line == "whole"; whole {
				break
			}
			if _, err := fmt.Sscanf(line, "on record %d", &said); err != nil {
				t.Fatalf("seed %d, kill %d: the program says %q", seed, kills, line)
			}
			// each start gets a little further than the one before it
			if said > onRecord {
				if more == 0 {
					time.AfterFunc(time.Duration(r.IntN(60_000))*time.Microsecond, func() { _ = cmd.Process.Kill() })
				}
				more--
			}
		}
		if !whole {
			kills++
		}
		_ = cmd.Wait()
		s, err := Open(ctx, path, Options{})
		ok(t, err)
		if onRecord = patientsOnRecord(t, s); onRecord < said {
			t.Errorf("seed %d, kill %d: %d were said to be on record, %d are", seed, kills, said, onRecord)
		}
		if n := count(t, s, `SELECT count(*) - count(DISTINCT source_id) FROM patient`); n != 0 {
			t.Errorf("seed %d, kill %d: %d are on record twice", seed, kills, n)
		}
		if n := count(t, s, `SELECT (SELECT count(*) FROM patient) - (SELECT sum(added) FROM import_batch)`); n != 0 {
			t.Errorf("seed %d, kill %d: the list of imports is %d away from the patients", seed, kills, n)
		}
		ok(t, s.Close())
		if t.Failed() {
			return
		}
	}
	s, err := Open(ctx, path, Options{})
	ok(t, err)
	defer func() { _ = s.Close() }()
	if n := patientsOnRecord(t, s); n != people {
		t.Errorf("seed %d: %d of %d are on record", seed, n, people)
	}
	ok(t, s.Check(ctx))
	t.Logf("%d rows, %d kills, 0 lost, 0 twice, in %v", people, kills, time.Since(begun).Round(time.Second))
	if kills == 0 {
		t.Error("no import was killed: nothing is proven")
	}
}
