package store

import (
	"strings"
	"testing"

	"chairside/store/clinic"
)

// TestAChairRetiredByAnotherStation: it is picked here while another station
// retires it. The seat is refused in words, nothing of the visit is lost, and
// the board that is read afterwards leaves the chair out.
func TestAChairRetiredByAnotherStation(t *testing.T) {
	s, c := newClinic(t)
	other := openAt(t, s.Path(), c)
	id := waiting(t, s)
	day, err := s.Today(ctx) // this board shows chair 1 as free
	ok(t, err)
	if chair, _ := day.Chair(1); chair.Retired || chair.State() != clinic.Free {
		t.Fatal("chair 1 is not free")
	}
	before, err := s.Record(ctx, id)
	ok(t, err)
	retire(t, other, 1)
	err = s.Do(ctx, desk, id, clinic.Seat{Chair: 1})
	wantCode(t, err, clinic.Conflict)
	if !strings.Contains(clinic.Sentence(err), "Chair 1 is no longer used. Choose another chair.") {
		t.Error(clinic.Sentence(err))
	}
	after, err := s.Record(ctx, id)
	ok(t, err)
	if after.Visit.Stage != clinic.Waiting || after.Visit.Chair != 0 || len(after.Visit.History) != len(before.Visit.History) {
		t.Errorf("the refusal left %s in chair %d with %d lines", after.Visit.Stage, after.Visit.Chair, len(after.Visit.History))
	}
	day, err = s.Today(ctx)
	ok(t, err)
	for _, place := range day.Places() {
		if place.ID == 1 {
			t.Error("the board still shows the chair")
		}
	}
	if best, found := day.Suggest(after.Visit, c.now()); !found || best.Chair == 1 {
		t.Errorf("%+v is proposed", best)
	}
	_, err = s.Book(ctx, desk, clinic.Booking{Patient: after.Visit.Patient.ID, Kind: clinic.Induction, Protocol: 1, Planned: c.now().AddDate(0, 0, 1), Chair: 1})
	wantCode(t, err, clinic.Conflict)
	ok(t, s.Do(ctx, desk, id, clinic.Seat{Chair: 2}))
	ok(t, s.Check(ctx))
}

// TestTheSchemaBacksTheRetiredChair goes past the rules, as a faulty program
// could: the triggers refuse, and what they say reads as a sentence.
func TestTheSchemaBacksTheRetiredChair(t *testing.T) {
	s, _ := newClinic(t)
	seated, wait := inChair(t, s, 1), waiting(t, s)
	retire(t, s, 2)
	for name, tc := range map[string]struct {
		query string
		arg   any
		want  string
	}{
		"a seat in a retired chair":      {`UPDATE visit SET chair = 2, stage = 'in_chair' WHERE id = ?1`, wait, "That chair takes nobody now; nothing was saved. Choose another chair."},
		"a move to a retired chair":      {`UPDATE visit SET chair = 2 WHERE id = ?1`, seated, "That chair takes nobody now; nothing was saved. Choose another chair."},
		"retiring under somebody":        {`UPDATE chair SET retired = 1 WHERE id = ?1`, 1, "Somebody sits in that chair; nothing was saved. Move the patient first."},
		"taking out from under somebody": {`UPDATE chair SET out_reason = 'x', out_since = 5 WHERE id = ?1`, 1, "Somebody sits in that chair; nothing was saved. Move the patient first."},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := s.writer.ExecContext(ctx, tc.query, tc.arg)
			if err = fail("test", err); clinic.CodeOf(err) != clinic.Conflict || clinic.Sentence(err) != tc.want {
				t.Errorf("%v", err)
			}
		})
	}
	ok(t, s.Check(ctx))
}

// TestOnlyAProviderReleasesAPHQ9Hold on the real file.
func TestOnlyAProviderReleasesAPHQ9Hold(t *testing.T) {
	s, _ := newClinic(t)
	id := waiting(t, s)
	do(t, s, desk, id, clinic.Respond{Question: clinic.AskPHQ9, Outcome: clinic.Fine, Total: 12, Item9: 2})
	record, err := s.Record(ctx, id)
	ok(t, err)
	hold := record.Visit.Held()[0].ID
	for _, by := range []clinic.StaffID{desk, nurse, manager} {
		wantCode(t, s.Do(ctx, by, id, clinic.ReleaseHold{Hold: hold, Reason: "for the test"}), clinic.NotAllowed)
	}
	if record, err = s.Record(ctx, id); err != nil || len(record.Visit.Held()) != 1 {
		t.Fatal("the hold is gone", err)
	}
	ok(t, s.Do(ctx, provider, id, clinic.ReleaseHold{Hold: hold, Reason: "seen, a plan is made"}))
}

// retire takes a chair out of use, as the clinic's settings do.
func retire(t *testing.T, s *Store, id clinic.ChairID) {
	t.Helper()
	_, err := s.writer.ExecContext(ctx, `UPDATE chair SET retired = 1 WHERE id = ?1`, id)
	ok(t, err)
}
