package store

import (
	"context"
	"database/sql"
	"errors"

	"chairside/store/clinic"
)

// Today gives the clinic's calendar day now. Visits of other days are shown
// with it while the patient is in the building, and those of earlier days
// while they are still booked: nothing left open drops off the board at
// midnight.
func (s *Store) Today(ctx context.Context) (d clinic.Day, err error) {
	err = s.read(ctx, "today", func(q queries) error {
		today, err := s.today(ctx, q)
		if err != nil {
			return err
		}
		if d, err = s.dayOf(ctx, q, today, todayQuery); err != nil {
			return err
		}
		d.Calls, err = countCalls(ctx, q, today)
		return err
	})
	return d, err
}

const todayQuery = `SELECT id FROM visit WHERE day = ?1
	UNION ALL SELECT id FROM visit WHERE stage IN (` + stagesInBuilding + `)
	UNION ALL SELECT id FROM visit WHERE day < ?1 AND stage = 'booked'`

// Day gives one calendar day: its visits, with the chairs and the staff as
// they are now.
func (s *Store) Day(ctx context.Context, date clinic.Date) (d clinic.Day, err error) {
	err = s.read(ctx, "day", func(q queries) error {
		d, err = s.dayOf(ctx, q, date, `SELECT id FROM visit WHERE day = ?1`)
		return err
	})
	return d, err
}

func (s *Store) dayOf(ctx context.Context, q queries, date clinic.Date, among string, more ...any) (d clinic.Day, err error) {
	d.Date, d.Demo = date, s.demo
	if d.Clinic, err = profile(ctx, q); err != nil {
		return d, err
	}
	if d.Visits, err = visits(ctx, q, among, append([]any{date.String()}, more...)...); err != nil {
		return d, err
	}
	zone := d.Clinic.Location()
	if d.Concerns, err = visits(ctx, q, concernsQuery, ms(date.At(0, 0, zone)), ms(date.AddDays(1).At(0, 0, zone))); err != nil {
		return d, err
	}
	look := s.Reading()
	if d.Clock, err = clocks(ctx, q, look); err != nil {
		return d, err
	}
	if d.Chairs, err = chairs(ctx, q); err != nil {
		return d, err
	}
	if d.Staff, err = staff(ctx, q); err != nil {
		return d, err
	}
	if d.Duty, err = duty(ctx, q, date); err != nil {
		return d, err
	}
	if d.DutyLog, err = dutyLog(ctx, q, d.Clinic, date); err != nil {
		return d, err
	}
	if d.Paces, err = paces(ctx, q, d.Visits); err != nil {
		return d, err
	}
	d.Protocols, err = protocols(ctx, q)
	return d.At(look), err
}

// Visits lists the visits of the days from and to and between them, in the
// order of their planned time.
func (s *Store) Visits(ctx context.Context, from, to clinic.Date) (list []clinic.Visit, err error) {
	err = s.read(ctx, "visits", func(q queries) error {
		list, err = visits(ctx, q, `SELECT id FROM visit WHERE day BETWEEN ?1 AND ?2`, from.String(), to.String())
		return err
	})
	return list, err
}

// Record gives one visit with what its printed sheet says beside it.
func (s *Store) Record(ctx context.Context, id clinic.VisitID) (r clinic.Record, err error) {
	r.Demo = s.demo
	err = s.read(ctx, "record", func(q queries) error {
		if r.Visit, err = visit(ctx, q, id); err != nil {
			return err
		}
		r.Visit = r.Visit.At(s.Reading())
		if r.Clinic, err = profile(ctx, q); err != nil {
			return err
		}
		r.Staff, err = staff(ctx, q)
		return err
	})
	return r, err
}

// today gives the clinic's calendar day, in its own time zone.
func (s *Store) today(ctx context.Context, q queries) (clinic.Date, error) {
	var p clinic.Profile
	err := one(ctx, q, `SELECT zone FROM profile WHERE id = 1`, nil, func(r *row) { p.Zone = r.text() })
	if errors.Is(err, sql.ErrNoRows) {
		p, err = clinic.DefaultProfile(), nil
	}
	return clinic.DateOf(s.Now(), p.Location()), err
}
