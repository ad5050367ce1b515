package store

import (
	"context"
	"strconv"

	"chairside/store/clinic"
)

// pile is the new records of one chunk of an import, written together: for
// every statement that could fail half way the search index writes down all it
// has in hand, and merging a hundred thousand such pieces takes longer than all
// the rest of an import.
type pile struct {
	values []any
	count  int
	next   int64 // the next record number to be tried; 0 when none was given
}

// pileMost is how many records one statement writes; the database takes some
// 800 of them.
const pileMost = 250

var insertPile = insertRecords(pileMost)

// number gives the next record number that nobody has.
func (k *pile) number(ctx context.Context, q queries, coming seen) (mrn string, err error) {
	if k.next == 0 {
		if err := one(ctx, q, `SELECT next_mrn FROM file WHERE id = 1`, nil, func(r *row) { k.next = r.figure() }); err != nil {
			return "", err
		}
	}
	for taken := true; taken; {
		mrn = strconv.FormatInt(k.next, 10)
		k.next++
		if _, taken = coming.numbers[mrn]; taken {
			continue
		}
		if taken, err = mrnTaken(ctx, q, mrn); err != nil {
			return "", err
		}
	}
	return mrn, nil
}

func (k *pile) add(p clinic.Patient, from origin) {
	k.values = append(append(k.values, recordValues(p)...), from.source, opt(from.batch))
	k.count++
}

// write puts the records on record, and how far the numbers went.
func (k *pile) write(ctx context.Context, tx writes) error {
	one := len(recordColumns) + 2
	for k.count > 0 {
		n := min(k.count, pileMost)
		insert := insertPile
		if n < pileMost {
			insert = insertRecords(n)
		}
		if _, err := tx.ExecContext(ctx, insert, k.values[:n*one]...); err != nil {
			return err
		}
		k.values, k.count = k.values[n*one:], k.count-n
	}
	if k.next == 0 {
		return nil
	}
	_, err := tx.ExecContext(ctx, `UPDATE file SET next_mrn = ?1 WHERE id = 1`, k.next)
	return err
}
