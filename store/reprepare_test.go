package store

import (
	"database/sql/driver"
	"reflect"
	"testing"

	"github.com/mattn/go-sqlite3"

	"chairside/store/clinic"
)

// TestNoQueryIsWorkedOutAnew: SQLite works a query out anew at every run when
// its plan may hang on what is bound to it, and then keeping it prepared is for
// nothing. "WHERE visit = ?1 ORDER BY visit" is such a one. The library counts
// how often it happened.
func TestNoQueryIsWorkedOutAnew(t *testing.T) {
	s, _ := newClinic(t)
	id := inChair(t, s, 1)
	waiting(t, s)
	var heard []asked
	ok(t, s.read(ctx, "listen", func(q queries) error {
		l := listening{q, &heard}
		who, err := person(ctx, l, nurse)
		ok(t, err)
		_, err = s.scene(ctx, l, who, id, true)
		ok(t, err)
		day, err := s.today(ctx, l)
		ok(t, err)
		_, err = s.dayOf(ctx, l, day, todayQuery)
		ok(t, err)
		_, err = s.schedule(ctx, l, day)
		ok(t, err)
		_, err = countCalls(ctx, l, day)
		ok(t, err)
		_, err = matched(ctx, l, "quill", matching("quill"), 8)
		ok(t, err)
		_, err = pastVisits(ctx, l, 1)
		ok(t, err)
		_, err = corrections(ctx, l, 1)
		ok(t, err)
		_, _, err = countOn(ctx, l, clinic.Booking{Patient: 1})
		ok(t, err)
		_, err = mrnTaken(ctx, l, "10501")
		ok(t, err)
		ok(t, freeMRN(ctx, l, "x1", 1))
		_, err = patient(ctx, l, 1)
		ok(t, err)
		_, err = chair(ctx, l, 1)
		ok(t, err)
		_, err = slipped(ctx, l, "qwill", nil, 8)
		ok(t, err)
		_, err = rests(ctx, l, clinicRests, clinic.ProtocolID(1), clinicPace)
		ok(t, err)
		_, err = rests(ctx, l, ownRests, clinic.ProtocolID(1), ownPace, clinic.PatientID(1))
		ok(t, err)
		run := &importing{s: s, Import: Import{By: desk, DryRun: true}, seen: newSeen()}
		_, err = run.judge(ctx, l, nil, []Incoming{{Line: 2, Source: "s", Patient: clinic.Patient{Given: "A", Family: "B", MRN: "77", Birth: clinic.Date{Year: 1985, Month: 11, Day: 3}}}}, &Imported{})
		ok(t, err)
		heard = append(heard, asked{`SELECT id FROM visit WHERE day BETWEEN ?1 AND ?2`, []any{"2026-11-23", "2026-11-24"}}, asked{callsQuery, []any{"2026-11-23"}})
		_, err = similar(ctx, l, clinic.Patient{Key: clinic.NameKey{Given: "a", Family: "quill"}, Birth: clinic.Date{Year: 1985, Month: 11, Day: 3}}, 8)
		return err
	}))
	c, err := s.readers.Conn(ctx)
	ok(t, err)
	defer func() { _ = c.Close() }()
	ok(t, c.Raw(func(held any) error {
		for _, a := range heard {
			anew, err := workedOutAnew(held.(*sqlite3.SQLiteConn), a)
			ok(t, err)
			if anew > 0 {
				t.Errorf("%d times of 5: %s", anew, a.query)
			}
		}
		return nil
	}))
	if len(heard) < 20 {
		t.Error("only", len(heard), "queries were heard")
	}
}

func workedOutAnew(c *sqlite3.SQLiteConn, a asked) (times int64, err error) {
	stmt, err := c.Prepare(a.query)
	if err != nil {
		return 0, err
	}
	defer func() { err = stmt.Close() }()
	var args []driver.Value
	for _, v := range a.args {
		plain, err := driver.DefaultParameterConverter.ConvertValue(v)
		if err != nil {
			return 0, err
		}
		args = append(args, plain)
	}
	counted := func() int64 { return reflect.ValueOf(stmt).Elem().FieldByName("repreps").Int() }
	run := func() error {
		rows, err := stmt.(*sqlite3.SQLiteStmt).Query(args) //nolint:staticcheck // the driver's own
		if err != nil {
			return err
		}
		return rows.Close()
	}
	if err := run(); err != nil {
		return 0, err
	}
	before := counted()
	for range 5 {
		if err := run(); err != nil {
			return 0, err
		}
	}
	return counted() - before, nil
}
