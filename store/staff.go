package store

import (
	"context"
	"database/sql"
	"errors"

	"chairside/store/clinic"
)

// Staff lists everybody who works or worked here, in the order they were
// added.
func (s *Store) Staff(ctx context.Context) (list []clinic.Staff, err error) {
	err = s.read(ctx, "staff", func(q queries) error {
		list, err = staff(ctx, q)
		return err
	})
	return list, err
}

func staff(ctx context.Context, q queries) (list []clinic.Staff, err error) {
	err = each(ctx, q, `SELECT id, name, credential, roles, retired FROM staff ORDER BY id`, nil, func(r *row) error {
		list = append(list, readStaff(r))
		return nil
	})
	return list, err
}

func readStaff(r *row) clinic.Staff {
	return clinic.Staff{ID: clinic.StaffID(r.figure()), Name: r.text(), Credential: r.text(), Roles: clinic.Roles(r.figure()), Retired: r.yes()}
}

// person gives a member of staff, or nobody: the rules refuse nobody.
func person(ctx context.Context, q queries, id clinic.StaffID) (st clinic.Staff, err error) {
	err = one(ctx, q, `SELECT id, name, credential, roles, retired FROM staff WHERE id = ?1`, []any{id}, func(r *row) { st = readStaff(r) })
	if errors.Is(err, sql.ErrNoRows) {
		return clinic.Staff{}, nil
	}
	return st, err
}

// keepStaff adds a person when the ID is 0, or changes one.
func keepStaff(ctx context.Context, tx writes, st clinic.Staff) (id clinic.StaffID, err error) {
	if st.ID == 0 {
		err = tx.QueryRowContext(ctx, `INSERT INTO staff (name, credential, roles, retired) VALUES (?1, ?2, ?3, ?4) RETURNING id`,
			st.Name, st.Credential, st.Roles, st.Retired).Scan(&id)
		return id, err
	}
	_, err = tx.ExecContext(ctx, `UPDATE staff SET name = ?2, credential = ?3, roles = ?4, retired = ?5 WHERE id = ?1`,
		st.ID, st.Name, st.Credential, st.Roles, st.Retired)
	return st.ID, err
}
