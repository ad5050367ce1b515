package store

import (
	"context"

	"chairside/store/clinic"
)

// SavePatient corrects a patient's record. p is the whole record as it shall
// be, with the revision it was opened at: when anybody has changed it since,
// the refusal is [clinic.Conflict] and nothing is written; read it again and
// bring both together with [clinic.Merge]. The history keeps what was, field
// by field. reason is needed where a day of death is changed or taken back,
// and may be "" otherwise. Who may what is said by [clinic.Patient.Correct].
func (s *Store) SavePatient(ctx context.Context, by clinic.StaffID, p clinic.Patient, reason string) error {
	return s.write(ctx, "save patient", func(tx writes) error {
		who, err := person(ctx, tx, by)
		if err != nil {
			return err
		}
		if err := who.May(clinic.ActCorrect); err != nil {
			return err // nothing of the record is read for one who may not
		}
		was, err := patient(ctx, tx, p.ID)
		if err != nil {
			return err
		}
		today, err := s.today(ctx, tx)
		if err != nil {
			return err
		}
		next, line, err := was.Correct(p, who, reason, today)
		if err != nil {
			return err
		}
		if next, err = checked(next, today); err != nil {
			return err
		}
		if err := freeMRN(ctx, tx, next.MRN, was.ID); err != nil {
			return err
		}
		if err := keepPatient(ctx, tx, next); err != nil {
			return err
		}
		changes := clinic.Changes(was, next)
		if len(changes) == 0 {
			return nil // asked again, and the same was said
		}
		replaced := map[string]any{}
		for _, c := range changes {
			replaced[c.Field] = c.From
		}
		line.At = s.Now()
		return tell(ctx, tx, line, replaced)
	})
}

// freeMRN refuses a record number that nothing can compare, or that a patient
// other than one has.
func freeMRN(ctx context.Context, q queries, mrn string, one clinic.PatientID) error {
	if squeeze(mrn) == "" {
		return wrong("mrn", "The MRN has no letter or figure in it.", "Write it as it is on the file.")
	}
	var taken bool
	if err := q.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM patient WHERE mrn_key = ?1 AND id <> ?2)`, squeeze(mrn), one).Scan(&taken); err != nil {
		return err
	}
	if taken {
		return wrong("mrn", "Another patient has that MRN.", "Look which of the two records is right.")
	}
	return nil
}
