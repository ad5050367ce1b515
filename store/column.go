package store

import (
	"encoding/json"
	"fmt"
	"time"

	"chairside/store/clinic"
)

// How the clinic's words lie in columns: moments and lengths of time as
// milliseconds, 0 for none; days as yyyy-mm-dd; lists as JSON; a reference to
// nothing as NULL.

func ms(t time.Time) int64 {
	if t.IsZero() {
		return 0
	}
	return t.UnixMilli()
}

func moment(ms int64) time.Time {
	if ms == 0 {
		return time.Time{}
	}
	return time.UnixMilli(ms).UTC()
}

func opt[T ~int64](id T) any {
	if id == 0 {
		return nil
	}
	return int64(id)
}

func asJSON(v any) (string, error) {
	b, err := json.Marshal(v)
	return string(b), err
}

// words writes a list; nil and empty are the same.
func words(list []string) string {
	if len(list) == 0 {
		return "[]"
	}
	b, _ := json.Marshal(list) // strings always marshal
	return string(b)
}

type column func(src any) error

// Scan implements [database/sql.Scanner].
func (c column) Scan(src any) error { return c(src) }

func number(src any) (int64, error) {
	switch n := src.(type) {
	case int64:
		return n, nil
	case nil:
		return 0, nil
	}
	return 0, fmt.Errorf("a number was expected, not %T", src)
}

func at(t *time.Time) column {
	return func(src any) error {
		n, err := number(src)
		*t = moment(n)
		return err
	}
}

func length(d *time.Duration) column {
	return func(src any) error {
		n, err := number(src)
		*d = time.Duration(n) * time.Millisecond
		return err
	}
}

func ref[T ~int64](id *T) column {
	return func(src any) error {
		n, err := number(src)
		*id = T(n)
		return err
	}
}

func day(d *clinic.Date) column {
	return func(src any) error {
		s, ok := src.(string)
		if !ok {
			return fmt.Errorf("a day was expected, not %T", src)
		}
		*d = clinic.Date{}
		if s == "" {
			return nil
		}
		t, err := time.Parse(time.DateOnly, s) // as it was written: none of the forms that people type
		if err == nil {
			*d = clinic.DateOf(t, time.UTC)
		}
		return err
	}
}

// fromJSON fills what it points to; NULL and an empty list leave it alone.
func fromJSON(to any) column {
	return func(src any) error {
		switch s := src.(type) {
		case nil:
			return nil
		case string:
			if s == "[]" {
				return nil
			}
			return json.Unmarshal([]byte(s), to)
		}
		return fmt.Errorf("JSON was expected, not %T", src)
	}
}
