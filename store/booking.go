package store

import (
	"context"
	"database/sql"

	"chairside/store/clinic"
)

// Book makes a visit. A walk-in begins at once, at stage arrived; it is
// refused while the patient has another visit in the building. An induction
// without a number is counted on from the patient's record.
func (s *Store) Book(ctx context.Context, by clinic.StaffID, b clinic.Booking) (id clinic.VisitID, err error) {
	err = s.write(ctx, "book", func(tx *sql.Tx) error {
		who, err := person(ctx, tx, by)
		if err != nil {
			return err
		}
		if err := who.May(clinic.ActBook); err != nil {
			return err
		}
		now := s.Now()
		if b.WalkIn {
			b.Planned = now
		}
		if err := b.Check(now); err != nil {
			return err
		}
		p, err := profile(ctx, tx)
		if err != nil {
			return err
		}
		o, err := bookable(ctx, tx, b)
		if err != nil {
			return err
		}
		if b.Kind == clinic.Induction && b.SeriesNo == 0 {
			if b.SeriesNo, b.SeriesOf, err = countOn(ctx, tx, b); err != nil {
				return err
			}
		}
		line := clinic.Entry{At: now, By: by, Action: clinic.ActBook, Patient: b.Patient, To: clinic.Booked}
		v := clinic.Visit{Protocol: o}
		v.Stage = clinic.Booked
		if b.WalkIn {
			v.Stage, v.ArrivedAt, line.To, line.Detail = clinic.Arrived, now, clinic.Arrived, "walk-in"
		}
		if err := tx.QueryRowContext(ctx, `INSERT INTO visit
			(day, number, patient, kind, protocol, series_no, series_of, planned, planned_chair, walk_in, stage, arrived_at)
			SELECT ?1, coalesce(max(number), 0) + 1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11 FROM visit WHERE day = ?1
			RETURNING id`,
			clinic.DateOf(b.Planned, p.Location()).String(), b.Patient, b.Kind, b.Protocol, b.SeriesNo, b.SeriesOf,
			ms(b.Planned), opt(b.Chair), b.WalkIn, v.Stage, ms(v.ArrivedAt)).Scan(&id); err != nil {
			return err
		}
		line.Visit = id
		if b.WalkIn { // the protocol is the visit's own from here on
			if v, err = visit(ctx, tx, id); err != nil {
				return err
			}
			if err := keepVisit(ctx, tx, v); err != nil {
				return err
			}
		}
		return tell(ctx, tx, line, nil)
	})
	return id, err
}

// bookable refuses a booking that names what is not there, and gives its
// protocol.
func bookable(ctx context.Context, tx *sql.Tx, b clinic.Booking) (o clinic.Protocol, err error) {
	var p clinic.Patient
	if err := tx.QueryRowContext(ctx, `SELECT died FROM patient WHERE id = ?1`, b.Patient).Scan(day(&p.Died)); err != nil {
		return o, orMissing(err, "patient")
	}
	if err := p.MayCome(); err != nil {
		return o, err
	}
	if b.Chair != 0 {
		c, err := chair(ctx, tx, b.Chair)
		if err != nil {
			return o, err
		}
		if c.Retired {
			return o, &clinic.Error{Code: clinic.Conflict, Field: "chair", Message: c.Name + " is no longer used.", Next: "Choose another chair."}
		}
	}
	if o, err = protocol(ctx, tx, b.Protocol); err != nil {
		return o, err
	}
	switch {
	case o.Retired:
		return o, wrong("protocol", "That protocol is no longer used.", "Choose another.")
	case o.Treatment == (b.Kind == clinic.Consultation):
		return o, wrong("protocol", "The protocol does not fit the kind of visit.", "Choose one that does.")
	}
	if !b.WalkIn {
		return o, nil
	}
	elsewhere, err := inBuilding(ctx, tx, b.Patient, 0)
	if err == nil && elsewhere != 0 {
		err = &clinic.Error{Code: clinic.Conflict, Message: "This patient already has a visit in the building.", Next: "Go on with that one."}
	}
	return o, err
}

// countOn gives the lowest number that is still open in the patient's series,
// and 1 of a new one when none is. The series is what was booked since its
// first visit; visits that did not take place leave their number open.
func countOn(ctx context.Context, tx *sql.Tx, b clinic.Booking) (no, of int, err error) {
	taken, whole := map[int]bool{}, false
	of = b.SeriesOf
	err = each(ctx, tx, `SELECT series_no, series_of FROM visit
		WHERE patient = ?1 AND kind = 'induction' AND series_no > 0 AND stage NOT IN ('no_show', 'cancelled', 'left_before')
		ORDER BY id DESC LIMIT 100`, []any{b.Patient}, func(scan func(...any) error) error {
		var n, m int
		if err := scan(&n, &m); err != nil || whole {
			return err
		}
		if of == 0 {
			of = m
		}
		taken[n], whole = true, n == 1
		return nil
	})
	if of == 0 {
		of = clinic.SeriesLength
	}
	for no = 1; no <= of; no++ {
		if !taken[no] {
			return no, of, err
		}
	}
	return 1, of, err
}
