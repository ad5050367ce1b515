package store

import (
	"context"
	"errors"
	"testing"
)

// TestAWriteThatEndsEarlyLeavesNothing, neither on record nor held: by a panic,
// by a context that ends behind the last statement, by a statement that fails.
func TestAWriteThatEndsEarlyLeavesNothing(t *testing.T) {
	s, _ := newClinic(t)
	const change = `UPDATE profile SET name = 'Another'`
	free := func(how string) {
		t.Helper()
		if n := count(t, s, `SELECT count(*) FROM profile WHERE name = 'Another'`); n != 0 {
			t.Errorf("%s: it is on record", how)
		}
		ok(t, s.write(ctx, "other", func(tx writes) error {
			_, err := tx.ExecContext(ctx, `UPDATE profile SET address = address`)
			return err
		}))
	}
	func() {
		defer func() {
			if recover() == nil {
				t.Error("the panic was kept")
			}
		}()
		_ = s.write(ctx, "panic", func(tx writes) error {
			_, err := tx.ExecContext(ctx, change)
			ok(t, err)
			panic("for the test")
		})
	}()
	free("a panic")
	ending, end := context.WithCancel(ctx)
	err := s.write(ending, "ended", func(tx writes) error {
		_, err := tx.ExecContext(ctx, change)
		end()
		return err
	})
	if !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
	free("an ended context")
	err = s.write(ctx, "wrong", func(tx writes) error {
		if _, err := tx.ExecContext(ctx, change); err != nil {
			return err
		}
		_, err := tx.ExecContext(ctx, `UPDATE nowhere SET x = 1`)
		return err
	})
	if err == nil {
		t.Error("a statement to nowhere was taken")
	}
	free("a statement that fails")
	// what the database took back by itself is not held against the connection
	err = s.write(ctx, "taken back", func(tx writes) error {
		if _, err := tx.ExecContext(ctx, change); err != nil {
			return err
		}
		_, err := tx.ExecContext(ctx, `INSERT OR ROLLBACK INTO profile SELECT * FROM profile`)
		return err
	})
	if err == nil {
		t.Error("a second profile was taken")
	}
	free("taken back by the database")
}
