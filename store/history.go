package store

import (
	"context"

	"chairside/store/clinic"
)

const historyColumns = `id, at, for_at, by, action, chair, patient, from_stage, to_stage, reason, detail, undoes, undone_by IS NOT NULL, before, steady, boot`

// readEntry reads one line; the visit it is of stands elsewhere.
func readEntry(r *row) clinic.Entry {
	return clinic.Entry{
		ID: r.figure(), At: r.at(), For: r.at(), By: clinic.StaffID(r.figure()), Action: clinic.Action(r.text()),
		Chair: clinic.ChairID(r.ref()), Patient: clinic.PatientID(r.ref()), From: clinic.Stage(r.text()), To: clinic.Stage(r.text()),
		Reason: r.text(), Detail: r.text(), Undoes: r.ref(), Undone: r.yes(), Before: readState(r),
		Steady: r.length(), Boot: r.text(),
	}
}

// History lists what was done in a visit, oldest first.
func (s *Store) History(ctx context.Context, visit clinic.VisitID) ([]clinic.Entry, error) {
	var list []clinic.Entry
	err := s.read(ctx, "history", func(q queries) error {
		var there bool
		if err := q.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM visit WHERE id = ?1)`, visit).Scan(&there); err != nil {
			return err
		}
		if !there {
			return missing("visit")
		}
		return each(ctx, q, `SELECT `+historyColumns+` FROM history WHERE visit = ?1 ORDER BY id`, []any{visit}, func(r *row) error {
			e := readEntry(r)
			e.Visit = visit
			list = append(list, e)
			return nil
		})
	})
	return list, err
}

// tell appends one line to the history and marks the line it undoes. was is
// what the line replaced, by field; nil when it replaced nothing.
func tell(ctx context.Context, tx writes, e clinic.Entry, was map[string]any) error {
	var before, replaced any
	var err error
	if e.Before != nil {
		if before, err = asJSON(writeState(*e.Before)); err != nil {
			return err
		}
	}
	if len(was) > 0 {
		if replaced, err = asJSON(was); err != nil {
			return err
		}
	}
	var id int64
	if err := tx.QueryRowContext(ctx, `INSERT INTO history
		(at, by, action, visit, chair, patient, from_stage, to_stage, reason, detail, undoes, before, was, for_at, steady, boot)
		VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16) RETURNING id`,
		ms(e.At), e.By, e.Action, opt(e.Visit), opt(e.Chair), opt(e.Patient), e.From, e.To, e.Reason, e.Detail,
		opt(e.Undoes), before, replaced, ms(e.For), e.Steady.Milliseconds(), e.Boot).Scan(&id); err != nil {
		return err
	}
	if e.Undoes == 0 {
		return nil
	}
	_, err = tx.ExecContext(ctx, `UPDATE history SET undone_by = ?1 WHERE id = ?2`, id, e.Undoes)
	return err
}
