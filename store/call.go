package store

import (
	"context"
	"slices"

	"chairside/store/clinic"
)

// Calls lists the visits after which a patient is still to be called, from the
// clinic's present day and before, and those whose call told of a concern that
// nobody has signed: concerns first, then the longest due. Who has died is
// never on the list.
func (s *Store) Calls(ctx context.Context) (list []clinic.Visit, err error) {
	err = s.read(ctx, "calls", func(q queries) error {
		today, err := s.today(ctx, q)
		if err != nil {
			return err
		}
		list, err = visits(ctx, q, callsQuery, today.String())
		return err
	})
	slices.SortStableFunc(list, func(a, b clinic.Visit) int {
		if x, y := callWaits(a), callWaits(b); x != y {
			return y - x
		}
		switch {
		case a.After.Due.Before(b.After.Due):
			return -1
		case b.After.Due.Before(a.After.Due):
			return 1
		}
		return a.EndedAt.Compare(b.EndedAt)
	})
	return list, err
}

// callsQuery is written so that the partial index serves it.
const callsQuery = `SELECT v.id FROM visit v JOIN patient p ON p.id = v.patient
	WHERE v.call_waits <> 0 AND (v.call_waits = 2 OR v.call_due <= ?1) AND p.died = ''`

// concernsQuery finds the visits of which a call between two moments told of a
// concern, by the index of those alone.
const concernsQuery = `SELECT visit FROM call WHERE result = 'concern' AND at >= ?1 AND at < ?2`

// countCalls counts what the list of calls holds.
func countCalls(ctx context.Context, q queries, today clinic.Date) (c clinic.Calls, err error) {
	err = one(ctx, q, `SELECT count(*) FILTER (WHERE call_waits = 1), coalesce(min(call_due) FILTER (WHERE call_waits = 1), ''), count(*) FILTER (WHERE call_waits = 2)
		FROM visit WHERE id IN (`+callsQuery+`)`, []any{today.String()}, func(r *row) {
		c.Due, c.Since, c.Concerns = r.count(), r.day(), r.count()
	})
	return c, err
}

// callWaits is how a visit stands on the list of calls.
func callWaits(v clinic.Visit) int {
	if _, concern := v.Concern(); concern {
		return 2
	}
	if v.CallOpen() {
		return 1
	}
	return 0
}

func keepCalls(do execute, now, next clinic.Visit) error {
	for _, c := range next.Calls {
		i := slices.IndexFunc(now.Calls, func(was clinic.Call) bool { return was.ID == c.ID })
		switch {
		case c.ID == 0:
			if err := do(`INSERT INTO call (visit, at, by, result, note) VALUES (?1, ?2, ?3, ?4, ?5)`,
				next.ID, ms(c.At), c.By, c.Result, c.Note); err != nil {
				return err
			}
		case i < 0 || now.Calls[i] != c:
			if err := do(`UPDATE call SET signed_at = ?2, signed_by = ?3, signed = ?4 WHERE id = ?1`,
				c.ID, ms(c.SignedAt), opt(c.SignedBy), c.Signed); err != nil {
				return err
			}
		}
	}
	return nil
}
