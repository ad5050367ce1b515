package store

import (
	"context"
	"database/sql"

	"chairside/store/clinic"
)

// Chairs lists the chairs in the order of the boards.
func (s *Store) Chairs(ctx context.Context) (list []clinic.Chair, err error) {
	err = s.read(ctx, "chairs", func(q queries) error {
		list, err = chairs(ctx, q)
		return err
	})
	return list, err
}

// DoChair takes one step on one chair for one member of staff, like [Store.Do].
func (s *Store) DoChair(ctx context.Context, by clinic.StaffID, step clinic.ChairStep) error {
	if step == nil {
		return &clinic.Error{Code: clinic.NotAllowed, Message: "Nobody can do that."}
	}
	return s.write(ctx, "do "+string(step.Action()), func(tx *sql.Tx) error {
		who, err := person(ctx, tx, by)
		if err != nil {
			return err
		}
		c, err := chair(ctx, tx, step.Target())
		if err != nil {
			return err
		}
		next, line, err := c.DoChair(step, who, clinic.Entry{At: s.Now()})
		if err != nil {
			return err
		}
		if err := keepChair(ctx, tx, next); err != nil {
			return err
		}
		return tell(ctx, tx, line, nil)
	})
}

const chairQuery = `SELECT c.id, c.name, c.kind, c.features, c.turnover, c.place, c.retired, v.id, c.cleaning_since, c.out_reason, c.out_since, c.out_by
	FROM chair c LEFT JOIN visit v ON v.chair = c.id`

func chairFields(c *clinic.Chair) []any {
	return []any{
		&c.ID, &c.Name, &c.Kind, fromJSON(&c.Features), length(&c.Turnover), &c.Order, &c.Retired, ref(&c.Occupant),
		at(&c.CleaningSince), &c.OutReason, at(&c.OutSince), ref(&c.OutBy),
	}
}

func chairs(ctx context.Context, q queries) (list []clinic.Chair, err error) {
	err = each(ctx, q, chairQuery+` ORDER BY c.place, c.id`, nil, func(scan func(...any) error) error {
		var c clinic.Chair
		if err := scan(chairFields(&c)...); err != nil {
			return err
		}
		list = append(list, c)
		return nil
	})
	return list, err
}

func chair(ctx context.Context, q queries, id clinic.ChairID) (c clinic.Chair, err error) {
	err = q.QueryRowContext(ctx, chairQuery+` WHERE c.id = ?1`, id).Scan(chairFields(&c)...)
	return c, orMissing(err, "chair")
}

// keepChair writes how a chair stands. Who sits in it is written on the visit.
func keepChair(ctx context.Context, tx *sql.Tx, c clinic.Chair) error {
	_, err := tx.ExecContext(ctx, `UPDATE chair SET cleaning_since = ?2, out_reason = ?3, out_since = ?4, out_by = ?5 WHERE id = ?1`,
		c.ID, ms(c.CleaningSince), c.OutReason, ms(c.OutSince), opt(c.OutBy))
	return err
}
