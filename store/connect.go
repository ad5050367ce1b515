package store

import (
	"context"
	"database/sql/driver"

	"github.com/mattn/go-sqlite3"
)

// clinicFile opens connections to the file at an address. Each knows
// sound_of, with which a migration fills and [Store.Check] compares what
// search keeps of names. No index or trigger may use it: another program
// could no longer write to the file.
type clinicFile string

// Connect is database/sql's.
func (f clinicFile) Connect(context.Context) (driver.Conn, error) { return f.driver().Open(string(f)) }

// Driver is database/sql's.
func (f clinicFile) Driver() driver.Driver { return f.driver() }

func (clinicFile) driver() *sqlite3.SQLiteDriver {
	return &sqlite3.SQLiteDriver{ConnectHook: func(c *sqlite3.SQLiteConn) error {
		return c.RegisterFunc("sound_of", Sound, true)
	}}
}
