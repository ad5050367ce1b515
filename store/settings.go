package store

import (
	"context"
	"database/sql"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"time"

	"chairside/store/clinic"
)

// SaveProfile changes what the clinic says of itself and its figures. A
// manager's act; the history keeps every figure before and after.
func (s *Store) SaveProfile(ctx context.Context, by clinic.StaffID, p clinic.Profile) error {
	return s.change(ctx, by, clinic.ActSettings, func(tx *sql.Tx) (before, after any, line clinic.Entry, err error) {
		if p, err = p.Check(); err != nil {
			return nil, nil, line, err
		}
		was, err := profile(ctx, tx)
		if err != nil {
			return nil, nil, line, err
		}
		return was, p, line, keepProfile(ctx, tx, p)
	})
}

// SaveStaff changes a person's record, or adds one whose ID is 0. A manager's
// act. The last manager stays one: somebody must be able to change it back.
func (s *Store) SaveStaff(ctx context.Context, by clinic.StaffID, st clinic.Staff) (id clinic.StaffID, err error) {
	err = s.change(ctx, by, clinic.ActStaff, func(tx *sql.Tx) (before, after any, line clinic.Entry, err error) {
		var was clinic.Staff
		if st, err = st.Check(); err != nil {
			return nil, nil, line, err
		}
		if st.ID != 0 {
			if was, err = person(ctx, tx, st.ID); err != nil {
				return nil, nil, line, err
			}
			if was.ID == 0 {
				return nil, nil, line, missing("member of staff")
			}
		}
		if id, err = keepStaff(ctx, tx, st); err != nil {
			return nil, nil, line, err
		}
		var managers int
		if err := tx.QueryRowContext(ctx, `SELECT count(*) FROM staff WHERE retired = 0 AND roles & ?1 <> 0`, clinic.Manager).Scan(&managers); err != nil {
			return nil, nil, line, err
		}
		if managers == 0 {
			return nil, nil, line, &clinic.Error{Code: clinic.Blocked, Field: "roles", Message: "Nobody would be a manager any more.", Next: "Make somebody else a manager first."}
		}
		was.ID, st.ID = id, id
		return was, st, line, nil
	})
	return id, err
}

// SaveChair changes what a chair is, or adds one whose ID is 0. A manager's
// act. How the chair stands (taken, cleaned, out of service) is not changed
// by it: see [Store.DoChair].
func (s *Store) SaveChair(ctx context.Context, by clinic.StaffID, c clinic.Chair) (id clinic.ChairID, err error) {
	err = s.change(ctx, by, clinic.ActSettings, func(tx *sql.Tx) (before, after any, line clinic.Entry, err error) {
		c.Features = slices.Clone(c.Features)
		if c, err = c.Check(); err != nil {
			return nil, nil, line, err
		}
		var was clinic.Chair
		if c.ID != 0 {
			if was, err = chair(ctx, tx, c.ID); err != nil {
				return nil, nil, line, err
			}
		}
		if id, err = keepChairRecord(ctx, tx, c); err != nil {
			return nil, nil, line, err
		}
		line.Chair = id
		now, err := chair(ctx, tx, id)
		was.ID = id
		return was, now, line, err
	})
	return id, err
}

func keepChairRecord(ctx context.Context, tx *sql.Tx, c clinic.Chair) (id clinic.ChairID, err error) {
	err = tx.QueryRowContext(ctx, `INSERT INTO chair (id, name, kind, features, turnover, place, retired) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
		ON CONFLICT (id) DO UPDATE SET name = ?2, kind = ?3, features = ?4, turnover = ?5, place = ?6, retired = ?7 RETURNING id`,
		opt(c.ID), c.Name, c.Kind, words(c.Features), c.Turnover.Milliseconds(), c.Order, c.Retired).Scan(&id)
	if unique(err) {
		return 0, wrong("name", "Another chair has that name.", "Choose another name.")
	}
	return id, err
}

// SaveProtocol changes a protocol, or adds one whose ID is 0. A manager's
// act. It holds from the next arrival on: visits under way keep the protocol
// they came under.
func (s *Store) SaveProtocol(ctx context.Context, by clinic.StaffID, p clinic.Protocol) (id clinic.ProtocolID, err error) {
	err = s.change(ctx, by, clinic.ActSettings, func(tx *sql.Tx) (before, after any, line clinic.Entry, err error) {
		if p, err = p.Check(); err != nil {
			return nil, nil, line, err
		}
		var was clinic.Protocol
		if p.ID != 0 {
			if was, err = protocol(ctx, tx, p.ID); err != nil {
				return nil, nil, line, err
			}
		}
		id, err = keepProtocol(ctx, tx, p)
		was.ID, p.ID = id, id
		return was, p, line, err
	})
	return id, err
}

// change runs one act on the settings and tells the history what it was
// before and is after. Nothing changed is nothing told.
func (s *Store) change(ctx context.Context, by clinic.StaffID, a clinic.Action, act func(tx *sql.Tx) (before, after any, line clinic.Entry, err error)) error {
	return s.write(ctx, string(a), func(tx *sql.Tx) error {
		who, err := person(ctx, tx, by)
		if err != nil {
			return err
		}
		if err := who.May(a); err != nil {
			return err
		}
		before, after, line, err := act(tx)
		if err != nil {
			return err
		}
		if line.Detail = differences(before, after); line.Detail == "" {
			return nil
		}
		line.At, line.By, line.Action = s.Now(), by, a
		return tell(ctx, tx, line, nil)
	})
}

// differences writes two records of one kind against each other, field by
// field: "Staff 3. Roles: nurse → nurse or manager". "" when they are equal.
func differences(before, after any) string {
	b, a := reflect.ValueOf(before), reflect.ValueOf(after)
	var out []string
	compare("", b, a, &out)
	if len(out) == 0 {
		return ""
	}
	what := a.Type().Name()
	if id := a.FieldByName("ID"); id.IsValid() {
		what = fmt.Sprintf("%s %d", what, id.Int())
	}
	return what + ". " + strings.Join(out, "; ")
}

func compare(name string, b, a reflect.Value, out *[]string) {
	if _, shown := a.Interface().(fmt.Stringer); a.Kind() == reflect.Struct && !shown {
		for i := range a.NumField() {
			compare(a.Type().Field(i).Name, b.Field(i), a.Field(i), out)
		}
		return
	}
	if _, week := a.Interface().(clinic.Week); week {
		for i := range a.Len() {
			compare(time.Weekday(i).String(), b.Index(i), a.Index(i), out)
		}
		return
	}
	if !reflect.DeepEqual(b.Interface(), a.Interface()) {
		*out = append(*out, fmt.Sprintf("%s: %s → %s", name, shown(b), shown(a)))
	}
}

func shown(v reflect.Value) string {
	switch x := v.Interface().(type) {
	case time.Duration:
		return clinic.Span(x)
	case string:
		return `"` + x + `"`
	case bool:
		return map[bool]string{true: "yes", false: "no"}[x]
	}
	return fmt.Sprint(v.Interface())
}
