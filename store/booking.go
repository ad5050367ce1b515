package store

import (
	"context"
	"time"

	"chairside/store/clinic"
)

// Book makes a visit by the rule of [clinic.Day.Judge], asked again here within
// the transaction: of two stations that book one place at once, one gets it. A
// booking without a chair gets the one that fits. A walk-in begins at once, at
// stage arrived; it is refused while the patient has another visit in the
// building. An induction without a number is counted on from the patient's
// record.
func (s *Store) Book(ctx context.Context, by clinic.StaffID, b clinic.Booking) (id clinic.VisitID, err error) {
	err = s.write(ctx, "book", func(tx writes) error {
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
		if err := mayBeBooked(ctx, tx, b); err != nil {
			return err
		}
		day, err := s.schedule(ctx, tx, clinic.DateOf(b.Planned, p.Location()))
		if err != nil {
			return err
		}
		line := clinic.Entry{At: now, By: by, Action: clinic.ActBook, Patient: b.Patient, To: clinic.Booked}
		if b, line.Detail, err = day.Judge(b, 0, now); err != nil {
			return err
		}
		if b.Kind == clinic.Induction && b.SeriesNo == 0 {
			if b.SeriesNo, b.SeriesOf, err = countOn(ctx, tx, b); err != nil {
				return err
			}
		}
		stage, arrived := clinic.Booked, time.Time{}
		if b.WalkIn {
			stage, arrived, line.To, line.Detail = clinic.Arrived, now, clinic.Arrived, "walk-in"
		}
		if err := tx.QueryRowContext(ctx, `INSERT INTO visit
			(day, number, patient, kind, protocol, series_no, series_of, planned, planned_chair, walk_in, stage, arrived_at)
			SELECT ?1, coalesce(max(number), 0) + 1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11 FROM visit WHERE day = ?1
			RETURNING id`,
			day.Date.String(), b.Patient, b.Kind, b.Protocol, b.SeriesNo, b.SeriesOf,
			ms(b.Planned), opt(b.Chair), b.WalkIn, stage, ms(arrived)).Scan(&id); err != nil {
			return err
		}
		line.Visit = id
		if b.WalkIn { // the protocol is the visit's own from here on
			v, err := visit(ctx, tx, id)
			if err != nil {
				return err
			}
			bare := v
			bare.Stage = clinic.Booked // as inserted it has no protocol of its own yet
			if err := keepVisit(ctx, tx, bare, v); err != nil {
				return err
			}
		}
		return tell(ctx, tx, line, nil)
	})
	return id, err
}

// mayBeBooked refuses a booking of somebody who is not on record, has died, or
// as a walk-in is in the building already.
func mayBeBooked(ctx context.Context, tx writes, b clinic.Booking) error {
	var p clinic.Patient
	if err := one(ctx, tx, `SELECT died FROM patient WHERE id = ?1`, []any{b.Patient}, func(r *row) { p.Died = r.day() }); err != nil {
		return orMissing(err, "patient")
	}
	if err := p.MayCome(); err != nil || !b.WalkIn {
		return err
	}
	elsewhere, err := inBuilding(ctx, tx, b.Patient, 0)
	if err == nil && elsewhere != 0 {
		err = &clinic.Error{Code: clinic.Conflict, Message: "This patient already has a visit in the building.", Next: "Go on with that one."}
	}
	return err
}

// counted gives the number in the series to a move that names none: its own
// while it stays an induction, the next open one when it becomes one.
func counted(ctx context.Context, tx writes, v clinic.Visit, r clinic.Rebook) (_ clinic.Rebook, err error) {
	switch {
	case r.To.Kind != clinic.Induction:
		r.To.SeriesNo, r.To.SeriesOf = 0, 0
	case r.To.SeriesNo != 0:
	case v.Kind == clinic.Induction:
		r.To.SeriesNo, r.To.SeriesOf = v.SeriesNo, v.SeriesOf
	default:
		b := r.To
		b.Patient = v.Patient.ID
		r.To.SeriesNo, r.To.SeriesOf, err = countOn(ctx, tx, b)
	}
	return r, err
}

// countOn gives the lowest number that is still open in the patient's series,
// and 1 of a new one when none is. The series is what was booked since its
// first visit; visits that did not take place leave their number open.
func countOn(ctx context.Context, tx queries, b clinic.Booking) (no, of int, err error) {
	taken, whole := map[int]bool{}, false
	of = b.SeriesOf
	err = each(ctx, tx, `SELECT series_no, series_of FROM visit
		WHERE patient = +?1 AND kind = 'induction' AND series_no > 0 AND stage NOT IN ('no_show', 'cancelled', 'left_before')
		ORDER BY id DESC LIMIT 100`, []any{b.Patient}, func(r *row) error {
		n, m := r.count(), r.count()
		if whole {
			return nil
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
