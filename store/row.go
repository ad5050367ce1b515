package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"math"
	"time"

	"chairside/store/clinic"
)

// row hands on the values of one line, one after the other, as the clinic's
// words. The first that is not what was asked for is kept as its error, and
// from there on every value is empty. The values are taken as they come: told
// field by field, database/sql would spend more on each than the file does.
type row struct {
	values []any
	places []any // of the values, for database/sql
	next   int
	err    error
}

// each runs a query and hands its rows on one by one.
func each(ctx context.Context, q queries, query string, args []any, read func(r *row) error) error {
	_, err := ask(ctx, q, query, args, math.MaxInt, read)
	return err
}

// one runs a query and hands its first row on; without any it is
// [sql.ErrNoRows].
func one(ctx context.Context, q queries, query string, args []any, read func(r *row)) error {
	n, err := ask(ctx, q, query, args, 1, func(r *row) error {
		read(r)
		return nil
	})
	if err == nil && n == 0 {
		err = sql.ErrNoRows
	}
	return err
}

// ask runs a query and hands on its first rows, at most so many.
func ask(ctx context.Context, q queries, query string, args []any, most int, read func(r *row) error) (n int, err error) {
	rows, err := q.QueryContext(ctx, query, args...)
	if err != nil {
		return 0, err
	}
	defer func() { _ = rows.Close() }()
	var r row
	for ; n < most && rows.Next(); n++ {
		if r.values == nil {
			columns, err := rows.Columns()
			if err != nil {
				return n, err
			}
			r.values, r.places = make([]any, len(columns)), make([]any, len(columns))
			for i := range r.values {
				r.places[i] = &r.values[i]
			}
		}
		if err := rows.Scan(r.places...); err != nil {
			return n, err
		}
		r.next = 0
		if err := read(&r); err != nil {
			return n, err
		}
		if r.err == nil && r.next != len(r.values) {
			r.err = fmt.Errorf("%d of %d columns were read", r.next, len(r.values))
		}
		if r.err != nil {
			return n, r.err
		}
	}
	return n, rows.Err()
}

func (r *row) value() any {
	if r.next >= len(r.values) {
		r.fail(fmt.Errorf("there are %d columns only", len(r.values)))
		return nil
	}
	v := r.values[r.next]
	r.next++
	return v
}

func (r *row) fail(err error) {
	if r.err == nil {
		r.err = err
	}
}

func (r *row) not(what string, v any) {
	r.fail(fmt.Errorf("column %d: %s was expected, not %T", r.next, what, v))
}

// figure gives a number; there is none is an error.
func (r *row) figure() int64 {
	v := r.value()
	n, ok := v.(int64)
	if !ok {
		r.not("a number", v)
	}
	return n
}

// count gives a number that is small.
func (r *row) count() int { return int(r.figure()) }

// ref gives the number of another record, 0 for none.
func (r *row) ref() int64 {
	switch v := r.value().(type) {
	case int64:
		return v
	case nil:
	default:
		r.not("a number", v)
	}
	return 0
}

func (r *row) text() string {
	v := r.value()
	s, ok := v.(string)
	if !ok {
		r.not("a text", v)
	}
	return s
}

// maybe gives a text, "" for none.
func (r *row) maybe() string {
	switch v := r.value().(type) {
	case string:
		return v
	case nil:
	default:
		r.not("a text", v)
	}
	return ""
}

func (r *row) yes() bool {
	v := r.value()
	n, ok := v.(int64)
	if !ok || n != 0 && n != 1 {
		r.not("yes or no", v)
	}
	return n == 1
}

func (r *row) at() time.Time { return moment(r.ref()) }

func (r *row) length() time.Duration { return time.Duration(r.ref()) * time.Millisecond }

func (r *row) day() clinic.Date {
	d, err := readDay(r.text())
	if err != nil {
		r.fail(err)
	}
	return d
}

// json fills what it points to; NULL and an empty list leave it alone.
func (r *row) json(to any) {
	s := r.maybe()
	if s == "" || s == "[]" {
		return
	}
	if err := json.Unmarshal([]byte(s), to); err != nil {
		r.fail(err)
	}
}

// words gives a list of texts.
func (r *row) words() (list []string) {
	r.json(&list)
	return list
}
