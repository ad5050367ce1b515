package store

import (
	"context"

	"chairside/store/clinic"
)

// Chairs lists the chairs in the order of the boards.
func (s *Store) Chairs(ctx context.Context) (list []clinic.Chair, err error) {
	err = s.read(ctx, "chairs", func(q queries) error {
		list, err = chairs(ctx, q)
		list = lookedAt(list, s.Reading())
		return err
	})
	return list, err
}

// DoChair takes one step on one chair for one member of staff, like [Store.Do].
func (s *Store) DoChair(ctx context.Context, by clinic.StaffID, step clinic.ChairStep) error {
	if step == nil {
		return &clinic.Error{Code: clinic.NotAllowed, Message: "Nobody can do that."}
	}
	return s.write(ctx, "do "+string(step.Action()), func(tx writes) error {
		who, err := person(ctx, tx, by)
		if err != nil {
			return err
		}
		c, err := chair(ctx, tx, step.Target())
		if err != nil {
			return err
		}
		c.Read = s.Reading()
		next, line, err := c.DoChair(step, who, clinic.Entry{At: c.Read.Wall, Steady: c.Read.Steady, Boot: c.Read.Boot})
		if err != nil {
			return err
		}
		if err := keepChair(ctx, tx, next); err != nil {
			return err
		}
		return tell(ctx, tx, line, nil)
	})
}

const chairQuery = `SELECT c.id, c.name, c.kind, c.features, c.turnover, c.place, c.retired, v.id, c.cleaning_since, c.out_reason, c.out_since, c.out_by,
	c.cleaning_steady, c.cleaning_boot, c.ack_at, c.ack_by
	FROM chair c LEFT JOIN visit v ON v.chair = c.id`

func readChair(r *row) clinic.Chair {
	return cleaned(clinic.Chair{
		ID: clinic.ChairID(r.figure()), Name: r.text(), Kind: clinic.ChairKind(r.text()), Features: r.words(), Turnover: r.length(), Order: r.count(), Retired: r.yes(),
		Occupant: clinic.VisitID(r.ref()), CleaningSince: r.at(), OutReason: r.text(), OutSince: r.at(), OutBy: clinic.StaffID(r.ref()),
		Soiled: clinic.Reading{Steady: r.length(), Boot: r.text()}, Ack: clinic.Ack{At: r.at(), By: clinic.StaffID(r.ref())},
	})
}

// cleaned completes what a chair says of its turnover.
func cleaned(c clinic.Chair) clinic.Chair {
	c.Soiled.Wall = c.CleaningSince
	if c.Ack.By != 0 {
		c.Ack.Kind, c.Ack.Set = clinic.TimerTurnover, c.CleanDue()
	}
	return c
}

// lookedAt adds a look at both clocks, by which a turnover is counted.
func lookedAt(list []clinic.Chair, look clinic.Reading) []clinic.Chair {
	for i := range list {
		list[i].Read = look
	}
	return list
}

func chairs(ctx context.Context, q queries) (list []clinic.Chair, err error) {
	err = each(ctx, q, chairQuery+` ORDER BY c.place, c.id`, nil, func(r *row) error {
		list = append(list, readChair(r))
		return nil
	})
	return list, err
}

func chair(ctx context.Context, q queries, id clinic.ChairID) (c clinic.Chair, err error) {
	err = one(ctx, q, chairQuery+` WHERE c.id = +?1`, []any{id}, func(r *row) { c = readChair(r) })
	return c, orMissing(err, "chair")
}

// keepChair writes how a chair stands. Who sits in it is written on the visit.
func keepChair(ctx context.Context, tx writes, c clinic.Chair) error {
	_, err := tx.ExecContext(ctx, `UPDATE chair SET cleaning_since = ?2, out_reason = ?3, out_since = ?4, out_by = ?5,
		cleaning_steady = ?6, cleaning_boot = ?7, ack_at = ?8, ack_by = ?9 WHERE id = ?1`,
		c.ID, ms(c.CleaningSince), c.OutReason, ms(c.OutSince), opt(c.OutBy),
		c.Soiled.Steady.Milliseconds(), c.Soiled.Boot, ms(c.Ack.At), opt(c.Ack.By))
	return err
}
