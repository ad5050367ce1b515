package store

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"chairside/store/clinic"
)

// SaveChair changes what a chair is, whatever it was, or adds one whose ID is
// 0. A manager's act. How the chair stands (taken, cleaned, out of service) is
// not changed by it: see [Store.DoChair].
func (s *Store) SaveChair(ctx context.Context, by clinic.StaffID, c clinic.Chair) (id clinic.ChairID, err error) {
	return s.changeChair(ctx, by, clinic.ChairChange{To: c}, nil)
}

func (s *Store) changeChair(ctx context.Context, by clinic.StaffID, c clinic.ChairChange, read *clinic.Chair) (id clinic.ChairID, err error) {
	err = s.change(ctx, by, c.Action(), func(tx writes) (before, after any, line clinic.Entry, err error) {
		if c.To, err = c.To.Check(); err != nil {
			return nil, nil, line, err
		}
		var was clinic.Chair
		freed := ""
		if c.To.ID != 0 {
			if was, err = chair(ctx, tx, c.To.ID); err != nil {
				return nil, nil, line, err
			}
			if read != nil {
				read.Order, c.To.Order = was.Order, was.Order // its place is [clinic.ChairOrder]'s
				if err := unchanged(read.Record(), was.Record()); err != nil {
					return nil, nil, line, err
				}
			}
			if freed, err = s.judgeChair(ctx, tx, c); err != nil {
				return nil, nil, line, err
			}
		} else if read != nil { // behind the others
			if err := tx.QueryRowContext(ctx, `SELECT coalesce(max(place), 0) + 1 FROM chair`).Scan(&c.To.Order); err != nil {
				return nil, nil, line, err
			}
		}
		if id, err = keepChairRecord(ctx, tx, c.To); err != nil {
			return nil, nil, line, err
		}
		line.Chair, line.Reason = id, freed
		now, err := chair(ctx, tx, id)
		was.ID = id
		return was, now, line, err
	})
	return id, err
}

// stagesToCome are those of a visit whose planned chair still counts.
const stagesToCome = `'booked', 'arrived', 'waiting'`

// judgeChair asks the rule, and takes a chair that is retired from the visits
// that are planned for it. It gives what was taken, in words.
func (s *Store) judgeChair(ctx context.Context, tx writes, c clinic.ChairChange) (freed string, err error) {
	all, err := chairs(ctx, tx)
	if err != nil {
		return "", err
	}
	planned, err := s.planned(ctx, tx, `planned_chair = ?2 AND stage IN (`+stagesToCome+`)`, int64(c.To.ID))
	if err != nil {
		return "", err
	}
	if err := c.Check(all, planned); err != nil || !c.To.Retired || planned.Visits == 0 {
		return "", err
	}
	today, err := s.today(ctx, tx)
	if err != nil {
		return "", err
	}
	var ids []string
	err = each(ctx, tx, `UPDATE visit SET planned_chair = NULL WHERE day >= ?1 AND planned_chair = ?2 AND stage IN (`+stagesToCome+`) RETURNING id`,
		[]any{today.String(), c.To.ID}, func(r *row) error {
			ids = append(ids, fmt.Sprint(r.figure()))
			return nil
		})
	return fmt.Sprintf("%d visits lost their planned chair: %s", len(ids), strings.Join(ids, ", ")), err
}

// planned counts the visits from today on that which picks by ?2.
func (s *Store) planned(ctx context.Context, q queries, which string, id int64) (p clinic.Planned, err error) {
	today, err := s.today(ctx, q)
	if err != nil {
		return p, err
	}
	err = one(ctx, q, `SELECT count(*), coalesce(min(day), '') FROM visit WHERE day >= ?1 AND `+which, []any{today.String(), id}, func(r *row) {
		p.Visits, p.First = r.count(), r.day()
	})
	return p, err
}

// orderChairs puts the chairs in another order on the boards.
func (s *Store) orderChairs(ctx context.Context, by clinic.StaffID, c clinic.ChairOrder) error {
	return s.change(ctx, by, c.Action(), func(tx writes) (before, after any, line clinic.Entry, err error) {
		all, err := chairs(ctx, tx)
		if err != nil {
			return nil, nil, line, err
		}
		// Chairs is what the history calls a change of the order.
		type Chairs struct{ Order string }
		names := map[clinic.ChairID]string{}
		var was []clinic.ChairID
		for _, one := range all {
			was, names[one.ID] = append(was, one.ID), one.Name
		}
		named := func(ids []clinic.ChairID) (c Chairs) {
			var list []string
			for _, id := range ids {
				list = append(list, names[id])
			}
			c.Order = strings.Join(list, ", ")
			return c
		}
		if !slices.Equal(was, c.Read) || !slices.Equal(slices.Sorted(slices.Values(c.To)), slices.Sorted(slices.Values(was))) {
			return nil, nil, line, &clinic.Error{Code: clinic.Conflict, Message: "The chairs were changed at another station meanwhile.", Next: "Look at them as they are now, then move the chair again."}
		}
		for i, id := range c.To {
			if _, err := tx.ExecContext(ctx, `UPDATE chair SET place = ?2 WHERE id = ?1`, id, i+1); err != nil {
				return nil, nil, line, err
			}
		}
		return named(was), named(c.To), line, nil
	})
}

func keepChairRecord(ctx context.Context, tx writes, c clinic.Chair) (id clinic.ChairID, err error) {
	err = tx.QueryRowContext(ctx, `INSERT INTO chair (id, name, kind, features, turnover, place, retired) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
		ON CONFLICT (id) DO UPDATE SET name = ?2, kind = ?3, features = ?4, turnover = ?5, place = ?6, retired = ?7 RETURNING id`,
		opt(c.ID), c.Name, c.Kind, words(c.Features), c.Turnover.Milliseconds(), c.Order, c.Retired).Scan(&id)
	if unique(err) {
		return 0, wrong("name", "Another chair has that name.", "Choose another name.")
	}
	return id, err
}
