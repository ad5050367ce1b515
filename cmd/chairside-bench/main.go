//go:build linux

// Command chairside-bench measures the program and writes one table of
// figures, each beside its reference from the same run.
//
// Repeats of the program and of its reference take turns, so that whatever
// else the machine does hits both. The window is watched from outside, in the
// memory of an X server without a screen: what counts is what a person would
// see, of the program as it is released.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"regexp"
	"syscall"
	"time"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	err := run(ctx)
	stop()
	if err != nil {
		fmt.Fprintln(os.Stderr, "chairside-bench:", err)
		os.Exit(1)
	}
}

// bench is one run of the measurements.
type bench struct {
	program, empty string // the programs that are measured
	work           string // a folder that goes with the run
	keep           string // where pictures of what was measured are kept, "" for nowhere
	patients       int    // in the large clinic
	now            time.Time
	table          table
}

// parts are the measurements, in the order of the table.
var parts = []struct {
	name string
	run  func(*bench, context.Context) error
}{
	{"start", (*bench).starting},
	{"idle", (*bench).resting},
	{"store", (*bench).storing},
	{"sheet", (*bench).printing},
	{"keys", (*bench).typing},
	{"import", (*bench).importing},
}

func run(ctx context.Context) (err error) {
	b := &bench{now: time.Now().Truncate(time.Minute)}
	out := flag.String("out", "", "write the figures to this `FILE`; to the terminal without it")
	only := flag.String("only", "", "measure only the parts that match this `PATTERN`: start, idle, store, sheet, keys, import")
	flag.StringVar(&b.program, "program", "bin/chairside", "the program, as it is released")
	flag.StringVar(&b.empty, "empty", "bin/chairside-empty", "the empty window, built with the same tags")
	flag.StringVar(&b.keep, "keep", "", "keep pictures of what was measured in this `FOLDER`")
	flag.IntVar(&b.patients, "patients", 100_000, "patients in the large clinic")
	flag.Parse()
	wanted, err := regexp.Compile(*only)
	if err != nil {
		return err
	}
	if b.work, err = os.MkdirTemp("", "chairside-bench-"); err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(b.work)) }()
	for _, path := range []*string{&b.program, &b.empty} {
		if *path, err = filepath.Abs(*path); err != nil {
			return err
		}
		if _, err := os.Stat(*path); err != nil {
			return fmt.Errorf("%w. Run it by make bench", err)
		}
	}
	b.table.machine = thisMachine(b.program)
	for _, p := range parts {
		if !wanted.MatchString(p.name) {
			continue
		}
		fmt.Fprintf(os.Stderr, "%s …\n", p.name)
		if failed := p.run(b, ctx); failed != nil { // the others are measured all the same
			failed = fmt.Errorf("%s: %w", p.name, failed)
			fmt.Fprintln(os.Stderr, failed)
			err = errors.Join(err, failed)
		}
		if ctx.Err() != nil {
			return err
		}
		b.table.took = time.Since(b.table.machine.at)
		if err != nil {
			b.table.failed = err.Error()
		}
		if *out != "" { // what has been measured is kept if the rest never is
			if failed := b.table.write(*out); failed != nil {
				return errors.Join(err, failed)
			}
		}
	}
	if *out == "" {
		return errors.Join(err, b.table.write(""))
	}
	return err
}
