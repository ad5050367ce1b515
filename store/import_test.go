package store

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"strings"
	"testing"
	"time"

	"chairside/store/clinic"
)

func listed(list ...Incoming) iter.Seq2[Incoming, error] {
	return func(yield func(Incoming, error) bool) {
		for _, in := range list {
			if !yield(in, nil) {
				return
			}
		}
	}
}

func incoming(line int, source, family, birth string) Incoming {
	d, err := clinic.ParseDate(birth)
	if err != nil {
		panic(err)
	}
	return Incoming{Line: line, Source: source, Patient: clinic.Patient{Given: "Ann", Family: family, Birth: d}}
}

// crowd makes n records of different people.
func crowd(n int) (list []Incoming) {
	for i := range n {
		list = append(list, incoming(i+2, fmt.Sprint("src-", i), fmt.Sprintf("Family%d", i), "1980-01-01"))
	}
	return list
}

func take(t *testing.T, s *Store, im Import, list ...Incoming) (Imported, []Verdict) {
	t.Helper()
	var all []Verdict
	im.By, im.Report = cmpOr(im.By, desk), func(v Verdict) { all = append(all, v) }
	done, err := s.ImportPatients(ctx, im, listed(list...))
	ok(t, err)
	return done, all
}

func patientsOnRecord(t *testing.T, s *Store) int { return count(t, s, `SELECT count(*) FROM patient`) }

func TestEachLineHasItsFate(t *testing.T) {
	for _, dry := range []bool{false, true} {
		s, _ := newClinic(t)
		_, err := s.AddPatient(ctx, desk, clinic.Patient{Given: "Ann", Family: "Here", MRN: "H-1", Birth: clinic.Date{Year: 1970, Month: 1, Day: 1}})
		ok(t, err)
		mrn := func(in Incoming, mrn string) Incoming { in.Patient.MRN = mrn; return in }
		died := incoming(9, "d", "Dead", "1950-01-01")
		died.Patient.Died = clinic.Date{Year: 2020, Month: 2, Day: 3}
		differs := incoming(4, "a", "Alpha", "1980-01-01")
		differs.Patient.Phone = "555 010 9999"
		done, all := take(t, s, Import{DryRun: dry},
			incoming(2, "a", "Alpha", "1980-01-01"), // added
			incoming(3, "a", "Alpha", "1980-01-01"), // the same again
			differs,
			mrn(incoming(5, "b", "Other", "1980-01-01"), "h 1"), // somebody else's MRN
			mrn(incoming(6, "c", "Here", "1970-01-01"), "H-1"),  // the same person, from elsewhere
			mrn(incoming(7, "", "Here", "1970-01-01"), "H-1"),   // the same person
			incoming(8, "", "Here", "1970-01-01"),               // perhaps
			died,
			incoming(10, "e", "Alpha", "1980-01-01"),                                    // a double
			Incoming{Line: 11, Problem: wrong("x", "Torn.", "")},                        // could not be read
			incoming(12, "f", "Tomorrow", "2026-11-24"),                                 // not born yet
			incoming(13, "g", strings.Repeat("x", 10_000), "1980-01-01"),                // too long
			incoming(14, "h", "Turned\u202Ename", "1980-01-01"),                         // a direction mark
			Incoming{Line: 15, Source: "i\x00", Patient: clinic.Patient{Family: "Nul"}}, // a NUL
		)
		want := Imported{Batch: 1, Lines: 14, Added: 3, Dead: 1, Doubles: 1, Known: 2, Differ: 2, LeftOut: 7}
		if dry {
			want.Batch = 0
		}
		if done != want {
			t.Errorf("dry %v: %+v, want %+v", dry, done, want)
		}
		fates := map[int]Fate{4: Differs, 5: LeftOut, 6: LeftOut, 8: Differs, 10: Added, 11: LeftOut, 12: LeftOut, 13: LeftOut, 14: LeftOut, 15: LeftOut}
		for _, v := range all {
			if v.Fate != fates[v.Line] || v.Reason == "" {
				t.Errorf("dry %v: %+v, want %q", dry, v, fates[v.Line])
			}
			for _, name := range []string{"Alpha", "Other", "Here", "Dead", "Tomorrow", "xxx", "Turned", "9999"} {
				if strings.Contains(v.Reason, name) {
					t.Errorf("a reason gives a name away: %+v", v)
				}
			}
		}
		if len(all) != len(fates) {
			t.Error(all)
		}
		if n := patientsOnRecord(t, s); dry && n != 1 || !dry && n != 4 {
			t.Error(n)
		}
		ok(t, s.Check(ctx))
	}
}

func TestTheSameFileTwiceAddsNobody(t *testing.T) {
	s, _ := newClinic(t)
	list := crowd(2*importChunk + 7)
	if done, _ := take(t, s, Import{}, list...); done.Added != len(list) {
		t.Fatal(done)
	}
	if done, all := take(t, s, Import{}, list...); done.Known != len(list) || done.Batch != 0 || len(all) > 0 {
		t.Fatal(done, len(all))
	}
	if n := count(t, s, `SELECT count(*) FROM history WHERE action = 'import_patients' AND by = 2`); n != 1 {
		t.Error(n, "lines of history")
	}
	found, err := s.FindPatients(ctx, "family2005", 0)
	if ok(t, err); len(found) != 1 {
		t.Error(found)
	}
}

func TestTheDeadAreKeptAndNeverBooked(t *testing.T) {
	s, _ := newClinic(t)
	in := incoming(2, "a", "Alpha", "1950-01-01")
	in.Patient.Died = clinic.Date{Year: 2020, Month: 2, Day: 3}
	take(t, s, Import{}, in)
	p, err := s.Patient(ctx, 1)
	ok(t, err)
	if p.Died != in.Patient.Died {
		t.Fatal(p.Died)
	}
	for _, walkIn := range []bool{false, true} {
		_, err := s.Book(ctx, desk, clinic.Booking{Patient: 1, Kind: clinic.Induction, Protocol: 1, Planned: s.Now(), WalkIn: walkIn})
		wantCode(t, err, clinic.Blocked)
		if !contains(err.Error(), "died on 03 Feb 2020") {
			t.Error(err)
		}
	}
	// nor does one arrive who died after the booking
	id := book(t, s, add(t, s, "Bea", "Booked", "1970-01-01"), 1)
	_, err = s.writer.ExecContext(ctx, `UPDATE patient SET died = '2026-11-01' WHERE id = 2`)
	ok(t, err)
	wantCode(t, s.Do(ctx, desk, id, clinic.Arrive{}), clinic.Blocked)
}

func TestAnImportIsUndoneAsAWhole(t *testing.T) {
	for _, stay := range []int{1, 300} { // the search index is written anew, or patient by patient
		s, c := newClinic(t)
		for i := range stay {
			add(t, s, "Stay", fmt.Sprintf("Stays%d", i), "1980-01-01")
		}
		list := crowd(10)
		done, _ := take(t, s, Import{File: "clients.csv"}, list...)
		var first clinic.PatientID
		ok(t, s.writer.QueryRowContext(ctx, `SELECT min(id) FROM patient WHERE batch = ?1`, done.Batch).Scan(&first))
		c.move(time.Minute)
		n, err := s.UndoImport(ctx, manager, done.Batch)
		if ok(t, err); n != 10 || patientsOnRecord(t, s) != stay {
			t.Fatal(n, patientsOnRecord(t, s))
		}
		found, err := s.FindPatients(ctx, "family3", 0)
		if ok(t, err); len(found) != 0 {
			t.Error("search still knows them")
		}
		ok(t, s.Check(ctx))
		_, err = s.UndoImport(ctx, manager, done.Batch)
		wantCode(t, err, clinic.Conflict)
		_, err = s.UndoImport(ctx, manager, 99)
		wantCode(t, err, clinic.Missing)

		again, _ := take(t, s, Import{File: "clients.csv"}, list...)
		if again.Added != 10 {
			t.Fatal(again)
		}
		ok(t, s.writer.QueryRowContext(ctx, `SELECT min(id) FROM patient WHERE batch = ?1`, again.Batch).Scan(&first))
		book(t, s, first, 1)
		_, err = s.UndoImport(ctx, manager, again.Batch)
		wantCode(t, err, clinic.Blocked)
		if !contains(err.Error(), "for 1 patient ") || patientsOnRecord(t, s) != stay+10 {
			t.Error(err)
		}
		batches, err := s.Imports(ctx)
		ok(t, err)
		if len(batches) != 2 || batches[0].Used != 1 || batches[0].File != "clients.csv" || batches[1].UndoneAt.IsZero() || batches[0].Added != 10 {
			t.Errorf("%+v", batches)
		}
	}
}

func TestAllOrNothing(t *testing.T) {
	s, _ := newClinic(t)
	bad := append(crowd(importChunk+5), Incoming{Line: 9, Problem: wrong("x", "Torn.", "")}, Incoming{Line: 10, Problem: wrong("x", "Torn.", "")})
	said := 0
	done, err := s.ImportPatients(ctx, Import{By: desk, AllOrNothing: true, Report: func(Verdict) { said++ }}, listed(bad...))
	wantCode(t, err, clinic.Blocked)
	if done.Added != 0 || done.Batch != 0 || said != 2 || patientsOnRecord(t, s) != 0 || count(t, s, `SELECT count(*) FROM import_batch`) != 0 {
		t.Errorf("%+v, %d said, %v", done, said, err)
	}
	if done, _ := take(t, s, Import{AllOrNothing: true}, crowd(importChunk+5)...); done.Added != importChunk+5 {
		t.Error(done)
	}
}

// TestAStoppedImportSaysWhatIsOnRecord ends imports after their first
// transaction, in each way that there is.
func TestAStoppedImportSaysWhatIsOnRecord(t *testing.T) {
	torn := errors.New("torn")
	changed := &clinic.Error{Code: clinic.Conflict, Message: "Changed; nothing was saved."}
	for name, whole := range map[string]bool{"stopped": false, "stopped all or nothing": true} {
		t.Run(name, func(t *testing.T) {
			s, _ := newClinic(t)
			stopping, stop := context.WithCancel(ctx)
			defer stop()
			done, err := s.ImportPatients(stopping, Import{By: desk, AllOrNothing: whole, Progress: func(Imported) { stop() }}, listed(crowd(3*importChunk)...))
			want := importChunk
			if whole {
				want = 0
			}
			if !errors.Is(err, context.Canceled) || done.Added != want || patientsOnRecord(t, s) != want {
				t.Error(err, done, patientsOnRecord(t, s))
			}
			ok(t, s.Check(ctx))
		})
	}
	t.Run("cannot be read further", func(t *testing.T) {
		s, _ := newClinic(t)
		done, err := s.ImportPatients(ctx, Import{By: desk}, func(yield func(Incoming, error) bool) {
			for _, in := range crowd(importChunk + 10) {
				if !yield(in, nil) {
					return
				}
			}
			yield(Incoming{}, torn)
		})
		if !errors.Is(err, torn) || done.Added != importChunk || patientsOnRecord(t, s) != importChunk {
			t.Error(err, done)
		}
	})
	t.Run("changed", func(t *testing.T) {
		s, _ := newClinic(t)
		asked := 0
		done, err := s.ImportPatients(ctx, Import{By: desk, Commit: func() error {
			if asked++; asked > 1 {
				return changed
			}
			return nil
		}}, listed(crowd(3*importChunk)...))
		if !errors.Is(err, changed) || err.Error() != "Changed; nothing more was saved." || done.Added != importChunk || patientsOnRecord(t, s) != importChunk {
			t.Error(err, done)
		}
	})
}

func TestADiskThatFillsHalfWayThroughAnImport(t *testing.T) {
	s, _ := newClinic(t)
	_, err := s.writer.ExecContext(ctx, fmt.Sprintf(`PRAGMA max_page_count = %d`, count(t, s, `PRAGMA page_count`)+400))
	ok(t, err)
	done, err := s.ImportPatients(ctx, Import{By: desk}, listed(crowd(10*importChunk)...))
	wantCode(t, err, clinic.Blocked)
	if !contains(err.Error(), "disk is full; nothing more was saved") || done.Added == 0 || done.Added != patientsOnRecord(t, s) {
		t.Error(err, done, patientsOnRecord(t, s))
	}
	done, err = s.ImportPatients(ctx, Import{By: desk, AllOrNothing: true}, listed(crowd(10*importChunk)...))
	wantCode(t, err, clinic.Blocked)
	if !contains(err.Error(), "nothing was saved") || done.Added != 0 {
		t.Error(err, done)
	}
	_, err = s.writer.ExecContext(ctx, `PRAGMA max_page_count = 1000000`)
	ok(t, err)
	ok(t, s.Check(ctx))
}

// TestOthersSaveWhileAnImportRuns: an import must not lock the clinic out.
func TestOthersSaveWhileAnImportRuns(t *testing.T) {
	s, c := newClinic(t)
	other := openAt(t, s.Path(), c)
	saved, under := 0, make(chan error, 1)
	go func() {
		_, err := s.ImportPatients(ctx, Import{By: desk}, listed(crowd(5*importChunk)...))
		under <- err
	}()
	for {
		select {
		case err := <-under:
			ok(t, err)
			if saved == 0 {
				t.Error("nobody else could save")
			}
			return
		default:
			add(t, other, "Other", fmt.Sprintf("Station%d", saved), "1980-01-01")
			saved++
		}
	}
}

// TestTheWriterIsAsItWas: what an import changes on the connection is put back.
func TestTheWriterIsAsItWas(t *testing.T) {
	s, _ := newClinic(t)
	is := func(pragma string) (n int) {
		ok(t, s.writer.QueryRowContext(ctx, `PRAGMA `+pragma).Scan(&n))
		return n
	}
	cache, log := is("cache_size"), is("wal_autocheckpoint")
	take(t, s, Import{}, crowd(3)...)
	if is("cache_size") != cache || is("wal_autocheckpoint") != log {
		t.Error(is("cache_size"), is("wal_autocheckpoint"))
	}
}
