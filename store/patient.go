package store

import (
	"context"
	"database/sql"
	"errors"
	"strconv"

	"chairside/store/clinic"
)

// firstMRN is the first record number that the store gives by itself.
const firstMRN = 10501

// AddPatient puts a new patient on record. Without an MRN the next free
// number is given; one that another patient has is refused at field "mrn",
// however it is spaced or capitalised.
func (s *Store) AddPatient(ctx context.Context, by clinic.StaffID, p clinic.Patient) (id clinic.PatientID, err error) {
	err = s.write(ctx, "add patient", func(tx writes) error {
		who, err := person(ctx, tx, by)
		if err != nil {
			return err
		}
		if err := who.May(clinic.ActAddPatient); err != nil {
			return err
		}
		today, err := s.today(ctx, tx)
		if err != nil {
			return err
		}
		if p, err = checked(p, today); err != nil {
			return err
		}
		if p.MRN == "" {
			if p.MRN, err = nextMRN(ctx, tx); err != nil {
				return err
			}
		}
		if id, err = insertPatient(ctx, tx, p, origin{}); err != nil {
			return err
		}
		return tell(ctx, tx, clinic.Entry{At: s.Now(), By: by, Action: clinic.ActAddPatient, Patient: id, Detail: "MRN " + p.MRN}, nil)
	})
	return id, err
}

// checked cleans a record that comes from outside.
func checked(p clinic.Patient, today clinic.Date) (clinic.Patient, error) {
	p, err := p.Check(today)
	if err != nil {
		return p, err
	}
	for _, f := range []struct {
		field string
		date  clinic.Date
	}{{"birth", p.Birth}, {"died", p.Died}, {"allergies", p.AllergiesAsked}, {"medicines", p.MedicinesAsked}, {"consent_signed", p.ConsentSigned}, {"consent", p.ConsentUntil}} {
		if d := f.date; !d.IsZero() && (d != d.AddDays(0) || d.Year < 1 || d.Year > 9999) {
			return p, wrong(f.field, "There is no such day.", "Check the date.")
		}
	}
	return p, nil
}

// nextMRN gives the next number that nobody has.
func nextMRN(ctx context.Context, tx writes) (string, error) {
	for {
		var n int64
		if err := tx.QueryRowContext(ctx, `UPDATE file SET next_mrn = next_mrn + 1 WHERE id = 1 RETURNING next_mrn - 1`).Scan(&n); err != nil {
			return "", err
		}
		mrn := strconv.FormatInt(n, 10)
		if taken, err := mrnTaken(ctx, tx, mrn); err != nil || !taken {
			return mrn, err
		}
	}
}

func mrnTaken(ctx context.Context, q queries, mrn string) (taken bool, err error) {
	err = q.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM patient WHERE mrn_key = ?1)`, squeeze(mrn)).Scan(&taken)
	return taken, err
}

// origin is where a record came from; the zero origin is this clinic.
type origin struct {
	source string // its id there
	batch  BatchID
}

func insertPatient(ctx context.Context, tx writes, p clinic.Patient, from origin) (id clinic.PatientID, err error) {
	if squeeze(p.MRN) == "" {
		return 0, wrong("mrn", "The MRN has no letter or figure in it.", "Write it as it is on the file.")
	}
	taken, err := mrnTaken(ctx, tx, p.MRN)
	if err != nil {
		return 0, err
	}
	if taken {
		return 0, wrong("mrn", "Another patient has that MRN.", "Open that record, or leave the field empty for the next free number.")
	}
	p.Key = Key(p)
	err = tx.QueryRowContext(ctx, insertRecord, append(recordValues(p), from.source, opt(from.batch))...).Scan(&id)
	return id, err
}

// keepPatient writes a record over the one that is there. The schema counts
// its revision on when anything of it differs.
func keepPatient(ctx context.Context, tx writes, p clinic.Patient) error {
	p.Key = Key(p)
	_, err := tx.ExecContext(ctx, updateRecord, append(recordValues(p), p.ID)...)
	return err
}

// Patient gives one patient's record.
func (s *Store) Patient(ctx context.Context, id clinic.PatientID) (p clinic.Patient, err error) {
	err = s.read(ctx, "patient", func(q queries) error {
		p, err = patient(ctx, q, id)
		return err
	})
	return p, err
}

func patient(ctx context.Context, q queries, id clinic.PatientID) (p clinic.Patient, err error) {
	err = one(ctx, q, `SELECT `+patientColumns+` FROM patient p WHERE p.id = ?1`, []any{id}, func(r *row) { p = readPatient(r) })
	return p, orMissing(err, "patient")
}

// Patients lists the patients by name, at most limit of them; all when limit
// is 0.
func (s *Store) Patients(ctx context.Context, limit int) (list []clinic.Patient, err error) {
	if limit <= 0 {
		limit = -1
	}
	err = s.read(ctx, "patients", func(q queries) error {
		list, err = patients(ctx, q, `SELECT `+patientColumns+` FROM patient p ORDER BY p.family_key, p.given_key, p.birth, p.id LIMIT +?1`, limit)
		return err
	})
	return list, err
}

func patients(ctx context.Context, q queries, query string, args ...any) (list []clinic.Patient, err error) {
	err = each(ctx, q, query, args, func(r *row) error {
		list = append(list, readPatient(r))
		return nil
	})
	return list, err
}

// orMissing says in words that a single row was not there.
func orMissing(err error, what string) error {
	if errors.Is(err, sql.ErrNoRows) {
		return missing(what)
	}
	return err
}
