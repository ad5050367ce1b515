package store

import (
	"context"
	"errors"
	"fmt"
	"strings"
)

// Check reads the whole file and says what is wrong with it: pages, indexes,
// references, and whether visits and chairs agree. It takes minutes on a very
// large file. Nothing wrong is nil; what is found comes with [clinic.Foreign]
// and is listed in the wrapped cause, by number and without names.
func (s *Store) Check(ctx context.Context) error {
	// the search index compares itself with the patients only when told to,
	// by a statement that writes nothing and yet wants the writer
	if err := s.write(ctx, "check search", func(tx writes) error {
		_, err := tx.ExecContext(ctx, `INSERT INTO patient_search (patient_search, rank) VALUES ('integrity-check', 1)`)
		return err
	}); err != nil {
		return err
	}
	// A connection that has searched before keeps a picture of the search index
	// and takes it for damaged once others have rewritten it: only a fresh one
	// is to be believed.
	db, err := connect(ctx, s.path, Options{}, true)
	if err != nil {
		return fail("check", err)
	}
	defer func() { _ = db.Close() }()
	fresh := &Store{readers: db}
	return fresh.read(ctx, "check", func(q queries) error {
		var found []string
		err := each(ctx, q, `PRAGMA integrity_check`, nil, func(r *row) error {
			if says := r.text(); says != "ok" {
				found = append(found, says)
			}
			return nil
		})
		if err != nil {
			return err
		}
		err = each(ctx, q, `SELECT "table", rowid, parent FROM pragma_foreign_key_check`, nil, func(r *row) error {
			table, line, parent := r.text(), r.ref(), r.text()
			found = append(found, fmt.Sprintf("%s %d names a %s that is not there", table, line, parent))
			return nil
		})
		if err != nil {
			return err
		}
		for _, rule := range agreements {
			if err := each(ctx, q, rule.query, nil, func(r *row) error {
				found = append(found, fmt.Sprintf(rule.says, r.figure()))
				return nil
			}); err != nil {
				return err
			}
		}
		if len(found) == 0 {
			return nil
		}
		return fmt.Errorf("%w (%w)", damaged(), errors.New(strings.Join(found, "; ")))
	})
}

// agreements are what must hold between visits, chairs and history. Each
// query selects the offenders.
var agreements = []struct{ says, query string }{
	{
		"chair %d holds two patients",
		`SELECT chair FROM visit WHERE chair IS NOT NULL GROUP BY chair HAVING count(*) > 1`,
	},
	{
		"chair %d is taken and being cleaned or out of service",
		`SELECT c.id FROM chair c JOIN visit v ON v.chair = c.id WHERE c.cleaning_since <> 0 OR c.out_reason <> ''`,
	},
	{
		"patient %d is in the building twice",
		`SELECT patient FROM visit WHERE stage IN (` + stagesInBuilding + `) GROUP BY patient HAVING count(*) > 1`,
	},
	{
		"visit %d has a chair against its stage",
		`SELECT id FROM visit WHERE (chair IS NOT NULL) <> (stage IN ('in_chair', 'with_clinician', 'infusing', 'recovering', 'ready'))`,
	},
	{
		"visit %d is ready without a clearance",
		`SELECT id FROM visit v WHERE stage = 'ready' AND NOT EXISTS (SELECT 1 FROM clearance WHERE visit = v.id AND at = v.ready_at)`,
	},
	{
		"visit %d stands elsewhere than its history says",
		`SELECT v.id FROM visit v WHERE v.stage IS NOT (SELECT to_stage FROM history WHERE visit = v.id ORDER BY id DESC LIMIT 1)`,
	},
	{
		"history line %d is marked undone by a line that undoes another",
		`SELECT h.id FROM history h LEFT JOIN history u ON u.id = h.undone_by WHERE h.undone_by IS NOT NULL AND u.undoes IS NOT h.id`,
	},
	{
		"patient %d can't be found by the sound of the name",
		`SELECT id FROM patient WHERE sound_key IS NOT sound_of(given || ' ' || family)`,
	},
}
