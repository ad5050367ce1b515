package store

import (
	"strings"
	"sync"
	"testing"
	"time"

	"chairside/store/clinic"
)

var tuesday = monday.Add(24 * time.Hour)

func request(p clinic.PatientID, at time.Time, chair clinic.ChairID) clinic.Booking {
	return clinic.Booking{Patient: p, Kind: clinic.Maintenance, Protocol: 1, Planned: at, Chair: chair}
}

func lastLine(t *testing.T, s *Store, id clinic.VisitID) clinic.Entry {
	t.Helper()
	r, err := s.Record(ctx, id)
	ok(t, err)
	return r.Visit.History[len(r.Visit.History)-1]
}

// TestTheStoreJudgesABookingAgain: past every screen, and keeps it when it was
// booked all the same.
func TestTheStoreJudgesABookingAgain(t *testing.T) {
	s, _ := newClinic(t)
	p, q := add(t, s, "Maria", "Alvarez", "1985-11-03"), add(t, s, "Sam", "Osei", "1990-02-01")
	first, err := s.Book(ctx, desk, request(p, tuesday, 1))
	ok(t, err)
	if line := lastLine(t, s, first); line.Detail != "" {
		t.Errorf("a plain booking says %q", line.Detail)
	}
	b := request(q, tuesday.Add(time.Hour), 1)
	_, err = s.Book(ctx, desk, b)
	wantCode(t, err, clinic.Conflict)
	if !strings.Contains(err.Error(), "Chair 1 is taken from 09:00 to 10:40") || strings.Contains(err.Error(), "Alvarez") {
		t.Error(err)
	}
	if n := count(t, s, `SELECT count(*) FROM visit`); n != 1 {
		t.Fatal(n)
	}
	b.Anyway = true
	second, err := s.Book(ctx, desk, b)
	ok(t, err)
	if line := lastLine(t, s, second); !strings.HasPrefix(line.Detail, "booked anyway: Chair 1 is taken") {
		t.Errorf("the history says %q", line.Detail)
	}
	_, err = s.Book(ctx, desk, request(p, tuesday.Add(5*time.Hour), 2)) // the patient again that day
	wantCode(t, err, clinic.Conflict)
	_, err = s.Book(ctx, desk, request(p, monday.AddDate(0, 0, 6), 2)) // a Sunday
	wantCode(t, err, clinic.Conflict)
	third, err := s.Book(ctx, desk, request(add(t, s, "Eva", "Lund", "1970-07-07"), tuesday, 0))
	ok(t, err)
	if r, _ := s.Record(ctx, third); r.Visit.PlannedChair != 2 {
		t.Errorf("a booking without a chair got %d", r.Visit.PlannedChair)
	}
	db := raw(t, s.Path())
	_, err = db.ExecContext(ctx, `UPDATE patient SET died = '2026-11-01' WHERE id = ?1`, q)
	ok(t, err)
	b.Planned = tuesday.AddDate(0, 0, 1)
	_, err = s.Book(ctx, desk, b) // not even anyway
	wantCode(t, err, clinic.Blocked)
	wantCode(t, s.Do(ctx, desk, second, clinic.Rebook{To: b}), clinic.Blocked)
	ok(t, s.Check(ctx))
}

// TestOnePlaceTwoStations: of two who book one chair at once exactly one gets
// it, whether for a new visit or for one that is moved.
func TestOnePlaceTwoStations(t *testing.T) {
	s, c := newClinic(t)
	stations := []*Store{s, openAt(t, s.Path(), c)}
	for round := range 25 {
		at := tuesday.AddDate(0, 0, 7*round)
		var patients [2]clinic.PatientID
		for i := range patients {
			patients[i] = add(t, s, "Pat", "Number "+string(rune('a'+round))+string(rune('a'+i)), "1980-01-01")
		}
		moved, err := s.Book(ctx, desk, request(patients[1], at.Add(4*time.Hour), 2))
		ok(t, err)
		calls := []func(s *Store) error{
			func(s *Store) error { _, err := s.Book(ctx, desk, request(patients[0], at, 1)); return err },
			func(s *Store) error {
				return s.Do(ctx, desk, moved, clinic.Rebook{To: request(patients[1], at.Add(30*time.Minute), 1)})
			},
		}
		errs := make([]error, 2)
		var start, done sync.WaitGroup
		start.Add(1)
		for i := range 2 {
			done.Add(1)
			go func() {
				defer done.Done()
				start.Wait()
				errs[i] = calls[i](stations[i])
			}()
		}
		start.Done()
		done.Wait()
		won := 0
		for _, err := range errs {
			if err == nil {
				won++
			} else if clinic.CodeOf(err) != clinic.Conflict {
				t.Fatal(err)
			}
		}
		if won != 1 {
			t.Fatalf("round %d: %d got the place: %v", round, won, errs)
		}
	}
	ok(t, s.Check(ctx))
}

// TestABookingIsMovedInTheFile: to another day it gets that day's number, and
// everything of it is read back.
func TestABookingIsMovedInTheFile(t *testing.T) {
	s, _ := newClinic(t)
	p := add(t, s, "Maria", "Alvarez", "1985-11-03")
	for i, name := range []string{"Osei", "Lund"} {
		_, err := s.Book(ctx, desk, request(add(t, s, "Sam", name, "1990-02-01"), tuesday.AddDate(0, 0, 1).Add(time.Duration(i)*2*time.Hour), 1))
		ok(t, err)
	}
	id, err := s.Book(ctx, desk, request(p, tuesday, 1))
	ok(t, err)
	b := clinic.Booking{Patient: p, Kind: clinic.Induction, Protocol: 2, Planned: tuesday.AddDate(0, 0, 1), Chair: 2}
	ok(t, s.Do(ctx, nurse, id, clinic.Rebook{To: b}))
	r, err := s.Record(ctx, id)
	ok(t, err)
	v := r.Visit
	if v.Code() != "2026-11-25/0003" || !v.Planned.Equal(b.Planned) || v.PlannedChair != 2 || v.Kind != clinic.Induction || v.Protocol.ID != 2 || v.Title() != "Infusion 1 of 6" || v.Stage != clinic.Booked {
		t.Fatalf("%+v", v)
	}
	if line := v.History[1]; line.Action != clinic.ActRebook || line.By != nurse || line.Detail != "from 24 Nov 09:00, Chair 1, Maintenance to 25 Nov 09:00, Chair 2, Infusion 1 of 6" {
		t.Errorf("%+v", line)
	}
	back := request(p, tuesday, 1)
	ok(t, s.Do(ctx, desk, id, clinic.Rebook{To: back}))
	if r, _ = s.Record(ctx, id); r.Visit.Code() != "2026-11-24/0001" || r.Visit.SeriesNo != 0 {
		t.Errorf("moved back it is %s, %d", r.Visit.Code(), r.Visit.SeriesNo)
	}
	do(t, s, desk, id, clinic.Exit{By: clinic.ActCancel, Reason: "has a cold"})
	wantCode(t, s.Do(ctx, desk, id, clinic.Rebook{To: b}), clinic.Conflict)
	ok(t, s.Check(ctx))
}

// TestWhatIsOpenIsSettledOnItsDay: yesterday's no-show and its correction, and
// the place that was given on.
func TestWhatIsLeftOpenIsSettled(t *testing.T) {
	s, c := newClinic(t)
	p := add(t, s, "Maria", "Alvarez", "1985-11-03")
	id, err := s.Book(ctx, desk, request(p, monday.Add(time.Hour), 1))
	ok(t, err)
	c.move(24 * time.Hour)
	wantCode(t, s.Do(ctx, desk, id, clinic.Arrive{}), clinic.Blocked)
	do(t, s, desk, id, clinic.Exit{By: clinic.ActNoShow})
	if d, _ := s.Today(ctx); len(d.Visits) != 0 {
		t.Error("a settled visit is still on the board")
	}
	ok(t, s.Do(ctx, desk, id, clinic.CorrectNoShow{Reason: "was here, at the other door"}))
	if d, _ := s.Today(ctx); len(d.Visits) != 1 || d.LeftOpen(d.Visits[0]) != "since yesterday" {
		t.Error("a corrected no-show is not open again")
	}
	ok(t, s.Do(ctx, desk, id, clinic.Rebook{To: request(p, tuesday.Add(2*time.Hour), 1)}))
	ok(t, s.Do(ctx, desk, id, clinic.Exit{By: clinic.ActCancel, Reason: "has a cold"}))
	_, err = s.Book(ctx, desk, request(add(t, s, "Sam", "Osei", "1990-02-01"), tuesday.Add(2*time.Hour), 1))
	ok(t, err)
	ok(t, s.Do(ctx, desk, id, clinic.Undo{Reason: "it was the other one"}))
	if r, _ := s.Record(ctx, id); r.Visit.Stage != clinic.Booked || r.Visit.PlannedChair != 0 {
		t.Errorf("%s in chair %d", r.Visit.Stage, r.Visit.PlannedChair)
	}
}

// TestTheListOfCalls: due on the next open day, there until reached or
// settled, and a concern until it is signed.
func TestTheListOfCalls(t *testing.T) {
	s, c := newClinic(t)
	gone := func(family string) clinic.VisitID {
		id := inChairOf(t, s, family)
		do(t, s, nurse, id, clinic.RecordVitals{Signs: bp(120, 80)})
		do(t, s, nurse, id, clinic.StartInfusion{PastLoad: true})
		do(t, s, nurse, id, clinic.Exit{By: clinic.ActLeaveAMA, Reason: "has to fetch a child", Told: "Dr Who", IVOut: true})
		ok(t, s.DoChair(ctx, desk, clinic.MarkClean{Chair: 1}))
		return id
	}
	a, b, e := gone("Alvarez"), gone("Osei"), gone("Lund")
	list := func() (ids []clinic.VisitID) {
		t.Helper()
		all, err := s.Calls(ctx)
		ok(t, err)
		for _, v := range all {
			ids = append(ids, v.ID)
		}
		d, err := s.Today(ctx)
		ok(t, err)
		if d.Calls.Due+d.Calls.Concerns != len(ids) {
			t.Errorf("the board counts %+v, the list has %v", d.Calls, ids)
		}
		return ids
	}
	same := func(want ...clinic.VisitID) {
		t.Helper()
		got := list()
		if len(got) != len(want) {
			t.Fatalf("list %v, want %v", got, want)
		}
		for i := range want {
			if got[i] != want[i] {
				t.Fatalf("list %v, want %v", got, want)
			}
		}
	}
	since := func() clinic.Date {
		t.Helper()
		d, err := s.Today(ctx)
		ok(t, err)
		return d.Calls.Since
	}
	same() // today they are not due yet
	if got := since(); !got.IsZero() {
		t.Errorf("none is due, since %s", got)
	}
	tomorrow := clinic.DateOf(c.now(), time.UTC).AddDays(1)
	c.move(24 * time.Hour)
	if got := since(); got != tomorrow {
		t.Errorf("due since %s, want %s", got, tomorrow)
	}
	same(a, b, e)
	later := gone("Second")
	c.move(24 * time.Hour)
	if got := since(); got != tomorrow {
		t.Errorf("another is due a day later: since %s, want %s", got, tomorrow)
	}
	same(a, b, e, later)
	do(t, s, desk, later, clinic.SettleCall{Reason: "called us as well"})
	do(t, s, desk, a, clinic.RecordCall{Result: clinic.CallNobody})
	do(t, s, desk, b, clinic.RecordCall{Result: clinic.CallConcern, Note: "headache"})
	board, err := s.Today(ctx)
	ok(t, err)
	before, err := s.Day(ctx, board.Date.AddDays(-1))
	ok(t, err)
	if len(board.Concerns) != 1 || board.Concerns[0].ID != b || len(board.Concerns[0].Calls) != 1 || len(before.Concerns) != 0 {
		t.Errorf("the concerns of the day are %v, of the day before %v", board.Concerns, before.Concerns)
	}
	same(b, a, e) // the concern first
	do(t, s, desk, e, clinic.SettleCall{Reason: "called us herself"})
	c.move(48 * time.Hour)
	v := do(t, s, desk, a, clinic.RecordCall{Result: clinic.CallWell, Note: "slept well"})
	if len(v.Calls) != 2 || v.Calls[1].Note != "slept well" || v.Calls[1].By != desk {
		t.Errorf("%+v", v.Calls)
	}
	same(b)
	id := count(t, s, `SELECT id FROM call WHERE result = 'concern'`)
	wantCode(t, s.Do(ctx, desk, b, clinic.SignConcern{Call: clinic.CallID(id), Reason: "spoke to him"}), clinic.NotAllowed)
	do(t, s, nurse, b, clinic.SignConcern{Call: clinic.CallID(id), Reason: "spoke to him"})
	same()
	dead := gone("Late") // on a Friday: due on Monday
	c.move(72 * time.Hour)
	same(dead)
	db := raw(t, s.Path())
	_, err = db.ExecContext(ctx, `UPDATE patient SET died = '2026-11-28' WHERE family = 'Late'`)
	ok(t, err)
	same()
	if _, err := db.ExecContext(ctx, `DELETE FROM call`); err == nil {
		t.Error("a call could be deleted")
	}
	ok(t, s.Check(ctx))
}

// inChairOf brings a patient of that name into chair 1.
func inChairOf(t *testing.T, s *Store, family string) clinic.VisitID {
	t.Helper()
	id := inChair(t, s, 1)
	v, err := s.Record(ctx, id)
	ok(t, err)
	p := v.Visit.Patient
	p.Family = family
	ok(t, s.SavePatient(ctx, desk, p, ""))
	return id
}

// TestTheNextVisitBringsItsProtocol: the sheet takes the fasting from it.
func TestTheNextVisitBringsItsProtocol(t *testing.T) {
	s, _ := newClinic(t)
	p := add(t, s, "Maria", "Alvarez", "1985-11-03")
	now, err := s.Book(ctx, desk, request(p, monday.Add(time.Hour), 1))
	ok(t, err)
	for i, protocol := range []clinic.ProtocolID{3, 2} { // the later one is booked first
		b := request(p, tuesday.AddDate(0, 0, 2-i), 1)
		b.Protocol = protocol
		_, err := s.Book(ctx, desk, b)
		ok(t, err)
	}
	r, err := s.Record(ctx, now)
	ok(t, err)
	if v := r.Visit; v.NextProtocol.ID != 2 || v.NextProtocol.FastFood != 6*time.Hour || !v.Next.Equal(tuesday.AddDate(0, 0, 1)) {
		t.Errorf("next %s with %+v", v.Next, v.NextProtocol)
	}
}

func TestTheListsAreReadByIndex(t *testing.T) {
	s, _ := newClinic(t)
	for _, query := range []string{scheduleQuery, callsQuery, concernsQuery} {
		ok(t, each(ctx, s.readers, `EXPLAIN QUERY PLAN SELECT * FROM visit WHERE id IN (`+query+`)`, []any{"2026-11-23", "2026-11-22", "2026-11-24"}, func(r *row) error {
			_, _, _, plan := r.value(), r.value(), r.value(), r.text()
			if contains(plan, "SCAN ") && !contains(plan, "INDEX") {
				t.Errorf("%s\n%s", query, plan)
			}
			return nil
		}))
	}
}
