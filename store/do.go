package store

import (
	"context"
	"database/sql"
	"errors"

	"chairside/store/clinic"
)

// Do takes one step on one visit for one member of staff: loaded, judged by
// the rule, written and told to the history in one transaction. A refusal is
// the rule's own [clinic.Error] and leaves everything as it was. An unknown
// visit is [clinic.Missing], an unknown person [clinic.NotAllowed].
func (s *Store) Do(ctx context.Context, by clinic.StaffID, visit clinic.VisitID, step clinic.Step) error {
	if step == nil {
		return &clinic.Error{Code: clinic.NotAllowed, Message: "Nobody can do that."}
	}
	return s.write(ctx, "do "+string(step.Action()), func(tx writes) error {
		who, err := person(ctx, tx, by)
		if err != nil {
			return err
		}
		if err := who.May(step.Action()); err != nil {
			return err // nothing of the visit is read for one who may not
		}
		now, err := s.scene(ctx, tx, who, visit, clinic.LooksAround(step.Action()))
		if err != nil {
			return err
		}
		if move, ok := step.(clinic.Rebook); ok {
			if step, err = counted(ctx, tx, now.Visit, move); err != nil {
				return err
			}
		}
		if err := s.plan(ctx, tx, &now, step); err != nil {
			return err
		}
		next, err := now.Do(step)
		if err != nil {
			return err
		}
		return keep(ctx, tx, now, next)
	})
}

// scene loads all that a step may look at, what lies around its visit only for
// one that looks there.
func (s *Store) scene(ctx context.Context, q queries, by clinic.Staff, id clinic.VisitID, around bool) (sc clinic.Scene, err error) {
	look := s.Reading()
	sc.Now, sc.By = look.Wall, by
	if sc.Visit, err = visit(ctx, q, id); err != nil {
		return sc, err
	}
	sc.Visit = sc.Visit.At(look)
	if sc.Clinic, err = profile(ctx, q); err != nil || !around {
		return sc, err
	}
	if sc.Chairs, err = chairs(ctx, q); err != nil {
		return sc, err
	}
	sc.Chairs = lookedAt(sc.Chairs, look)
	if sc.Load, err = nurseLoad(ctx, q, clinic.DateOf(sc.Now, sc.Clinic.Location())); err != nil {
		return sc, err
	}
	sc.Elsewhere, err = inBuilding(ctx, q, sc.Visit.Patient.ID, id)
	return sc, err
}

// inBuilding gives the patient's visit in the building other than one; 0 when
// there is none.
func inBuilding(ctx context.Context, q queries, p clinic.PatientID, other clinic.VisitID) (id clinic.VisitID, err error) {
	err = q.QueryRowContext(ctx, `SELECT id FROM visit WHERE patient = ?1 AND id <> ?2 AND stage IN (`+stagesInBuilding+`)`, p, other).Scan(&id)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, nil
	}
	return id, err
}

// stagesInBuilding is written as the partial index has it, or it is not used.
const stagesInBuilding = `'arrived', 'waiting', 'in_chair', 'with_clinician', 'infusing', 'recovering', 'ready'`
