//go:build linux

package main

import (
	"bufio"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"time"

	"chairside/store/demo/crowd"
)

const imports = 2 // each of ours and of the reference takes a while

// importing measures the program taking in a CSV file, by its command, against
// the same rows copied into the same tables by plain SQL in one transaction.
func (b *bench) importing(ctx context.Context) error {
	csv := filepath.Join(b.work, "crowd.csv")
	if err := writeCrowd(csv, b.patients); err != nil {
		return err
	}
	f := figure{
		name: fmt.Sprintf("import of %s rows", grouped(b.patients)), unit: "s", aim: aim{most: 30},
		reference: "the same rows copied by SQL, one transaction",
	}
	for range imports {
		data, bare := filepath.Join(b.work, "import"), filepath.Join(b.work, "bare")
		for _, dir := range []string{data, bare} {
			if err := makeClinic(ctx, filepath.Join(dir, "chairside.db"), 0, time.Now()); err != nil {
				return err
			}
		}
		cmd := exec.CommandContext(ctx, b.program, "--data", data, "import", "patients", csv, "--as", manager)
		begun := time.Now()
		out, err := cmd.CombinedOutput()
		if err != nil {
			return fmt.Errorf("%w: %s", err, out)
		}
		f.ours = append(f.ours, time.Since(begun).Seconds())
		took, err := copied(ctx, filepath.Join(bare, "chairside.db"), filepath.Join(data, "chairside.db"), b.patients)
		if err != nil {
			return err
		}
		f.ref = append(f.ref, took.Seconds())
		if err := errors.Join(os.RemoveAll(data), os.RemoveAll(bare)); err != nil {
			return err
		}
	}
	f.note = "the command as a whole, process and all: reading CSV, looking for doubles, a history line, search index, synchronous FULL every 2,000 rows. The copy keeps the search index too, and judges nothing."
	b.table.add(f)
	return nil
}

// copied copies all patients of one clinic into another by SQL.
func copied(ctx context.Context, to, from string, want int) (took time.Duration, err error) {
	db, err := sql.Open("sqlite3", "file://"+(&url.URL{Path: to}).EscapedPath()+"?_journal_mode=WAL&_synchronous=FULL")
	if err != nil {
		return 0, err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	db.SetMaxOpenConns(1)
	if _, err := db.ExecContext(ctx, `ATTACH ?1 AS other`, from); err != nil {
		return 0, err
	}
	begun := time.Now()
	result, err := db.ExecContext(ctx, `INSERT INTO main.patient SELECT * FROM other.patient`)
	if err != nil {
		return 0, err
	}
	took = time.Since(begun)
	if n, err := result.RowsAffected(); err != nil || n != int64(want) {
		return 0, fmt.Errorf("%d of %d patients were copied (%w)", n, want, err)
	}
	return took, nil
}

// writeCrowd writes a crowd as another system would export it.
func writeCrowd(path string, people int) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	w := bufio.NewWriter(f)
	fmt.Fprintln(w, "Id,FIRST,LAST,BIRTHDATE,PHONE")
	for n := range people {
		p := crowd.Patient(seed, n)
		fmt.Fprintf(w, "%s,%s,%s,%s,%s\n", crowd.Source(n), p.Given, p.Family, p.Birth, p.Phone)
	}
	return errors.Join(w.Flush(), f.Close())
}

// large makes the large clinic with its full day, and gives its folder.
func (b *bench) large(ctx context.Context) (string, error) {
	data := filepath.Join(b.work, "large")
	return data, b.once(data, func() error { return makeClinic(ctx, filepath.Join(data, "chairside.db"), b.patients, time.Now()) })
}
