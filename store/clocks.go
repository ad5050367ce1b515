package store

import (
	"context"
	"database/sql"
	"errors"

	"chairside/store/clinic"
)

// Reading looks at both clocks: the wall clock in UTC and the one that counts
// from the start of the workstation.
func (s *Store) Reading() clinic.Reading {
	r := clinic.Reading{Wall: s.Now()}
	if s.steady != nil {
		if r.Steady, r.Boot = s.steady(); r.Boot == "" {
			r.Steady = 0
		}
		r.Steady = r.Steady.Truncate(tick)
	}
	return r
}

// clocks gives when both clocks were last taken to agree, with a look at them.
func clocks(ctx context.Context, q queries, now clinic.Reading) (c clinic.Clocks, err error) {
	c.Now = now
	err = one(ctx, q, `SELECT wall, steady, boot, by FROM clock WHERE id = 1`, nil, func(r *row) {
		c.Agreed, c.By = clinic.Reading{Wall: r.at(), Steady: r.length(), Boot: r.text()}, clinic.StaffID(r.ref())
	})
	if errors.Is(err, sql.ErrNoRows) {
		return c, nil
	}
	return c, err
}

func keepClocks(ctx context.Context, tx writes, r clinic.Reading, by clinic.StaffID) error {
	_, err := tx.ExecContext(ctx, `INSERT INTO clock (id, wall, steady, boot, by) VALUES (1, ?1, ?2, ?3, ?4)
		ON CONFLICT (id) DO UPDATE SET wall = ?1, steady = ?2, boot = ?3, by = ?4`,
		ms(r.Wall), r.Steady.Milliseconds(), r.Boot, opt(by))
	return err
}

// firstLook takes both clocks to agree when this is the first look at them
// since the workstation started: what happened before it nobody can tell.
func (s *Store) firstLook(ctx context.Context) error {
	now := s.Reading()
	if now.Boot == "" {
		return nil
	}
	var kept bool // a test's file may be older than the clocks
	if err := s.writer.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE name = 'clock')`).Scan(&kept); err != nil || !kept {
		return err
	}
	var boot string
	err := s.writer.QueryRowContext(ctx, `SELECT boot FROM clock WHERE id = 1`).Scan(&boot)
	if err == nil && boot == now.Boot {
		return nil
	}
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return err
	}
	return s.write(ctx, "look at the clocks", func(tx writes) error {
		c, err := clocks(ctx, tx, now)
		if err != nil || c.Agreed.Boot == now.Boot { // another program was quicker
			return err
		}
		return keepClocks(ctx, tx, now, 0)
	})
}

// ConfirmClock keeps a nurse's word on clocks that have parted, or that only
// the wall clock counts since a restart. It changes no timer.
func (s *Store) ConfirmClock(ctx context.Context, by clinic.StaffID, right clinic.ClockRight) error {
	return s.write(ctx, "confirm the clock", func(tx writes) error {
		who, err := person(ctx, tx, by)
		if err != nil {
			return err
		}
		c, err := clocks(ctx, tx, s.Reading())
		if err != nil {
			return err
		}
		line, err := c.ConfirmClock(who, right)
		if err != nil {
			return err
		}
		if err := keepClocks(ctx, tx, c.Now, by); err != nil {
			return err
		}
		return tell(ctx, tx, line, nil)
	})
}
