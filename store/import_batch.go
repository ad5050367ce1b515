package store

import (
	"context"
	"fmt"
	"time"

	"chairside/store/clinic"
)

// BatchID names one import.
type BatchID int64

// Batch is one import as the list shows it.
type Batch struct {
	ID       BatchID
	At       time.Time
	By       clinic.Staff
	File     string
	Added    int
	Used     int       // patients of it that have a visit
	UndoneAt time.Time // zero while it stands
}

// begin puts a new batch on record, with its line in the history.
func (r *importing) begin(ctx context.Context, tx writes) (id BatchID, err error) {
	now := r.s.Now()
	if err := tx.QueryRowContext(ctx, `INSERT INTO import_batch (at, by, file, added) VALUES (?1, ?2, ?3, 0) RETURNING id`,
		ms(now), r.By, r.File).Scan(&id); err != nil {
		return 0, err
	}
	return id, tell(ctx, tx, clinic.Entry{At: now, By: r.By, Action: clinic.ActImport, Detail: fmt.Sprintf("batch %d", id)}, nil)
}

// Imports lists the imports, newest first.
func (s *Store) Imports(ctx context.Context) (list []Batch, err error) {
	err = s.read(ctx, "imports", func(q queries) error {
		return each(ctx, q, `SELECT b.id, b.at, b.file, b.added, b.undone_at, s.id, s.name, s.credential, s.roles, s.retired,
			(`+usedQuery+` b.id) FROM import_batch b JOIN staff s ON s.id = b.by ORDER BY b.id DESC`, nil, func(r *row) error {
			b := Batch{ID: BatchID(r.figure()), At: r.at(), File: r.text(), Added: r.count(), UndoneAt: r.at(), By: readStaff(r), Used: r.count()}
			list = append(list, b)
			return nil
		})
	})
	return list, err
}

// usedQuery counts the patients of a batch that something was recorded for.
const usedQuery = `SELECT count(*) FROM patient p WHERE (EXISTS (SELECT 1 FROM visit WHERE patient = p.id)
	OR EXISTS (SELECT 1 FROM history WHERE patient = p.id)) AND p.batch =`

// UndoImport takes out every patient that a batch brought, and gives their
// number. It is refused with [clinic.Blocked], which says how many, once any
// of them has a visit, and with [clinic.Conflict] when it was undone before.
func (s *Store) UndoImport(ctx context.Context, by clinic.StaffID, id BatchID) (removed int, err error) {
	err = s.write(ctx, "undo import", func(tx writes) error {
		who, err := person(ctx, tx, by)
		if err != nil {
			return err
		}
		if err := who.May(clinic.ActUndoImport); err != nil {
			return err
		}
		var undone int64
		if err := tx.QueryRowContext(ctx, `SELECT undone_at FROM import_batch WHERE id = ?1`, id).Scan(&undone); err != nil {
			return orMissing(err, "import")
		}
		if undone != 0 {
			return &clinic.Error{Code: clinic.Conflict, Message: "That import is undone already."}
		}
		var used int
		if err := tx.QueryRowContext(ctx, usedQuery+` ?1`, id).Scan(&used); err != nil {
			return err
		}
		if used > 0 {
			return &clinic.Error{
				Code: clinic.Blocked, Message: fmt.Sprintf("%s of that import; nothing was removed.", have(used)),
				Next: "An import can be undone only until one of its patients is used.",
			}
		}
		now := s.Now()
		if _, err := tx.ExecContext(ctx, `UPDATE import_batch SET undone_at = ?2, undone_by = ?3 WHERE id = ?1`, id, ms(now), by); err != nil {
			return err
		}
		if removed, err = takeOut(ctx, tx, id); err != nil {
			return err
		}
		return tell(ctx, tx, clinic.Entry{At: now, By: by, Action: clinic.ActUndoImport, Detail: fmt.Sprintf("batch %d", id)}, nil)
	})
	if err != nil {
		removed = 0
	}
	return removed, err
}

// rebuildAbove is how many patients may stay for each that goes before the
// search index is written anew: to forget one takes as long as to write some
// twenty, because no trace of the name may be left in it.
const rebuildAbove = 20

// takeOut deletes the patients of a batch, and what search knows of them.
func takeOut(ctx context.Context, tx writes, id BatchID) (n int, err error) {
	var all int
	if err := tx.QueryRowContext(ctx, `SELECT count(*), count(*) FILTER (WHERE batch = ?1) FROM patient`, id).Scan(&all, &n); err != nil {
		return 0, err
	}
	rebuild := all-n < n*rebuildAbove
	if !rebuild {
		if _, err := tx.ExecContext(ctx, `INSERT INTO patient_search (patient_search, rowid, given_key, family_key, mrn_key, phone_key, birth_key, sound_key, also_key)
			SELECT 'delete', id, given_key, family_key, mrn_key, phone_key, birth_key, sound_key, also_key FROM patient WHERE batch = ?1`, id); err != nil {
			return 0, err
		}
	}
	if _, err := tx.ExecContext(ctx, `DELETE FROM patient WHERE batch = ?1`, id); err != nil || !rebuild {
		return n, err
	}
	_, err = tx.ExecContext(ctx, `INSERT INTO patient_search (patient_search) VALUES ('rebuild')`)
	return n, err
}

func have(n int) string {
	if n == 1 {
		return "A visit is on record for 1 patient"
	}
	return fmt.Sprintf("Visits are on record for %d patients", n)
}
