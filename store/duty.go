package store

import (
	"context"
	"slices"

	"chairside/store/clinic"
)

// SetDuty says which nurses are on duty on the clinic's calendar day now. The
// history keeps who was on duty before and after. Nothing changed is nothing
// told.
func (s *Store) SetDuty(ctx context.Context, by clinic.StaffID, nurses []clinic.StaffID) error {
	return s.write(ctx, string(clinic.ActDuty), func(tx writes) error {
		who, err := person(ctx, tx, by)
		if err != nil {
			return err
		}
		if err := who.May(clinic.ActDuty); err != nil {
			return err
		}
		today, err := s.today(ctx, tx)
		if err != nil {
			return err
		}
		was, err := duty(ctx, tx, today)
		if err != nil {
			return err
		}
		next := slices.Clone(nurses)
		slices.Sort(next)
		next = slices.Compact(next)
		if slices.Equal(was, next) {
			return nil
		}
		before, err := named(ctx, tx, was, false)
		if err != nil {
			return err
		}
		after, err := named(ctx, tx, next, true)
		if err != nil {
			return err
		}
		if err := keepDuty(ctx, tx, today, next); err != nil {
			return err
		}
		return tell(ctx, tx, clinic.Entry{At: s.Now(), By: by, Action: clinic.ActDuty, Detail: clinic.DutyDetail(after, before)}, nil)
	})
}

// named lists people for the history; strictly, each must be a nurse who works
// here.
func named(ctx context.Context, q queries, ids []clinic.StaffID, strictly bool) (names []string, err error) {
	for _, id := range ids {
		st, err := person(ctx, q, id)
		if err != nil {
			return nil, err
		}
		if strictly && !st.OnDuty() {
			return nil, wrong("duty", "Only nurses who work here can be on duty.", "Open the list again.")
		}
		names = append(names, st.Short())
	}
	return names, nil
}

func keepDuty(ctx context.Context, tx writes, day clinic.Date, nurses []clinic.StaffID) error {
	if _, err := tx.ExecContext(ctx, `DELETE FROM duty WHERE day = ?1`, day.String()); err != nil {
		return err
	}
	for _, id := range nurses {
		if _, err := tx.ExecContext(ctx, `INSERT INTO duty (day, staff) VALUES (?1, ?2)`, day.String(), id); err != nil {
			return err
		}
	}
	return nil
}

// duty lists who was set as on duty on a day, by number.
func duty(ctx context.Context, q queries, day clinic.Date) (list []clinic.StaffID, err error) {
	err = each(ctx, q, `SELECT staff FROM duty WHERE day = +?1 ORDER BY staff`, []any{day.String()}, func(r *row) error {
		list = append(list, clinic.StaffID(r.figure()))
		return nil
	})
	return list, err
}

// nurseLoad counts who is treated in the clinic now and the nurses on duty.
func nurseLoad(ctx context.Context, q queries, day clinic.Date) (n clinic.NurseLoad, err error) {
	err = one(ctx, q, `SELECT
		(SELECT count(*) FROM visit WHERE stage = 'infusing'), (SELECT count(*) FROM visit WHERE stage = 'recovering'),
		(SELECT count(*) FROM duty d JOIN staff s ON s.id = d.staff WHERE d.day = +?1 AND s.retired = 0 AND s.roles & +?2 <> 0)`,
		[]any{day.String(), clinic.Nurse}, func(r *row) {
			n.Infusing, n.Recovering, n.Nurses = r.count(), r.count(), r.count()
		})
	return n, err
}

// dutyLog lists each time that somebody set who is on duty on a day.
func dutyLog(ctx context.Context, q queries, p clinic.Profile, day clinic.Date) (list []clinic.DutySet, err error) {
	begins := func(d clinic.Date) int64 { return ms(d.At(0, 0, p.Location())) }
	err = each(ctx, q, dutyQuery, []any{begins(day), begins(day.AddDays(1))}, func(r *row) error {
		list = append(list, clinic.DutySet{At: r.at(), By: clinic.StaffID(r.figure()), Names: clinic.DutyNames(r.text())})
		return nil
	})
	return list, err
}

// dutyQuery is written so that the partial index serves it.
const dutyQuery = `SELECT at, by, detail FROM history WHERE action = 'on_duty' AND at >= +?1 AND at < +?2 ORDER BY at, id`
