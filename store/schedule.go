package store

import (
	"context"

	"chairside/store/clinic"
)

// Schedule gives one calendar day as it is planned: its visits, and what else
// reaches into it: who is in the building now, and what is booked on the days
// beside it. Bookings are judged against it.
func (s *Store) Schedule(ctx context.Context, date clinic.Date) (d clinic.Day, err error) {
	err = s.read(ctx, "schedule", func(q queries) error {
		d, err = s.schedule(ctx, q, date)
		return err
	})
	return d, err
}

func (s *Store) schedule(ctx context.Context, q queries, date clinic.Date) (clinic.Day, error) {
	return s.dayOf(ctx, q, date, scheduleQuery, date.AddDays(-1).String(), date.AddDays(1).String())
}

const scheduleQuery = `SELECT id FROM visit WHERE day = +?1
	UNION SELECT id FROM visit WHERE stage IN (` + stagesInBuilding + `)
	UNION SELECT id FROM visit WHERE day IN (+?2, +?3) AND stage = 'booked'`

// plan gives the scene what a step looks at beyond the visit: where a booking
// goes to, or what became of the place of one that is expected again.
func (s *Store) plan(ctx context.Context, q queries, sc *clinic.Scene, step clinic.Step) error {
	date := sc.Visit.Day
	switch step := step.(type) {
	case clinic.Rebook:
		date = clinic.DateOf(step.To.Planned, sc.Clinic.Location())
	case clinic.Undo, clinic.CorrectNoShow:
		if sc.Visit.Stage != clinic.Cancelled && sc.Visit.Stage != clinic.NoShow {
			return nil
		}
	default:
		return nil
	}
	var err error
	if sc.Plan, err = s.schedule(ctx, q, date); err != nil {
		return err
	}
	return q.QueryRowContext(ctx, `SELECT coalesce(max(number), 0) + 1 FROM visit WHERE day = +?1`, date.String()).Scan(&sc.NextNumber)
}
