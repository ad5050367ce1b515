package main

import (
	"context"
	"flag"
	"fmt"
	"strconv"
	"strings"
	"time"

	"chairside/store"
	"chairside/store/clinic"
	"chairside/store/exchange"
)

func importCommand() command {
	o := importOptions{}
	return command{
		name: "import", args: "patients FILE.csv | list | undo BATCH", short: "take in patients from another system's file",
		long: `Takes in patients from a CSV file: UTF-8, UTF-16 or Latin-1, with commas,
semicolons or tabs, the first line naming the columns. Usual names are known;
--map FILE names others, a line for each:

  family = LAST_NAME
  died =                   (nothing behind it: not read)

The fields are ` + fieldNames() + `.

A line that can't be read is left out and said; the rest is imported. A record
whose id is there already is never added again, so a file may be imported
twice. The dead are kept with their day and can't be booked. Each import is a
batch that undo takes out as a whole until one of its patients has a visit.
Ctrl-C stops cleanly: what is on record by then is said.

Dates that can be read two ways are asked for with --dates. With it, a year of
two figures is the last such year that is not in the future.

  chairside import patients clients.csv --dry-run --report report.csv
  chairside import patients clients.csv --as "Blessing Okoye"
  chairside import list
  chairside import undo 3`,
		flags: func(fs *flag.FlagSet) {
			fs.BoolVar(&o.dryRun, "dry-run", false, "say what would happen and write nothing")
			fs.BoolVar(&o.whole, "all-or-nothing", false, "import nothing if one line is left out; nobody else can save meanwhile")
			fs.StringVar(&o.mapping, "map", "", "the `FILE` that says which column holds what")
			fs.StringVar(&o.as, "as", "", "the member of `STAFF` who does it, by name or id (not needed with one manager)")
			fs.StringVar(&o.dates, "dates", "", "the `ORDER` of the dates: dmy, mdy or ymd")
			fs.StringVar(&o.report, "report", "", "save what became of the lines to this CSV `FILE`")
		},
		run: func(ctx context.Context, s *session, args []string) error { return o.run(ctx, s, args) },
	}
}

type importOptions struct {
	dryRun, whole              bool
	mapping, as, dates, report string
}

func fieldNames() string {
	names := make([]string, len(exchange.Fields))
	for i, f := range exchange.Fields {
		names[i] = string(f)
	}
	var b strings.Builder
	for i, width := 0, len("The fields are "); i < len(names); i++ {
		word := names[i]
		if i < len(names)-1 {
			word += ","
		}
		switch {
		case width+len(word) > 76:
			b.WriteByte('\n')
			width = 0
		case i > 0:
			b.WriteByte(' ')
		}
		b.WriteString(word)
		width += len(word) + 1
	}
	return b.String()
}

func (o *importOptions) run(ctx context.Context, s *session, args []string) error {
	switch {
	case len(args) == 2 && args[0] == "patients":
		return o.patients(ctx, s, args[1])
	case len(args) == 1 && args[0] == "list":
		if o.used() || o.as != "" {
			return misused("import list takes no flags but --data")
		}
		return s.read(ctx, func(st *store.Store) error { return listImports(ctx, s, st) })
	case len(args) == 2 && args[0] == "undo":
		id, err := strconv.ParseInt(args[1], 10, 64)
		if err != nil || id <= 0 {
			return misused("%q is no batch; chairside import list shows them", args[1])
		}
		if o.used() {
			return misused("import undo takes --as only")
		}
		return s.read(ctx, func(st *store.Store) error { return o.undo(ctx, s, st, store.BatchID(id)) })
	}
	return misused("say what to import: patients FILE.csv; or list; or undo BATCH")
}

// used reports whether a flag was given that only import patients takes.
func (o *importOptions) used() bool {
	return o.dryRun || o.whole || o.mapping != "" || o.dates != "" || o.report != ""
}

func (o *importOptions) undo(ctx context.Context, s *session, st *store.Store, id store.BatchID) error {
	by, err := actor(ctx, st, o.as)
	if err != nil {
		return err
	}
	n, err := st.UndoImport(ctx, by, id)
	if err != nil {
		return err
	}
	return put(s.out, fmt.Appendf(nil, "Import %d is undone: %s taken out.\n", id, people(n, "was", "were")))
}

func listImports(ctx context.Context, s *session, st *store.Store) error {
	list, err := st.Imports(ctx)
	if err != nil {
		return err
	}
	zone, err := clinicZone(ctx, st)
	if err != nil {
		return err
	}
	t := table{heads: []string{"BATCH", "WHEN", "BY", "PATIENTS", "USED", "STATE", "FILE"}}
	for _, b := range list {
		state := "on record"
		if !b.UndoneAt.IsZero() {
			state = "undone"
		}
		t.cells = append(t.cells, []string{
			fmt.Sprint(b.ID), b.At.In(zone).Format(time.DateTime), b.By.Short(), fmt.Sprint(b.Added), fmt.Sprint(b.Used), state, b.File,
		})
	}
	answer, err := t.write(false, "imports")
	if err != nil {
		return err
	}
	return put(s.out, answer)
}

// actor finds who does it: the one named, or the clinic's only manager.
func actor(ctx context.Context, st *store.Store, name string) (clinic.StaffID, error) {
	staff, err := st.Staff(ctx)
	if err != nil {
		return 0, err
	}
	var found []clinic.Staff
	for _, w := range staff {
		switch {
		case name == "" && (w.Retired || !w.Roles.Has(clinic.Manager)):
		case name == "", fmt.Sprint(w.ID) == name:
			found = append(found, w)
		case store.Fold(w.Name) == store.Fold(name), store.Fold(w.Short()) == store.Fold(name):
			found = append(found, w)
		}
	}
	switch {
	case len(found) == 1:
		return found[0].ID, nil
	case name == "":
		return 0, fmt.Errorf("say who does this with --as NAME: there are %d managers", len(found))
	case len(found) == 0:
		return 0, fmt.Errorf("no member of staff is called %q", name)
	}
	return 0, fmt.Errorf("%d members of staff are called %q; name one by id", len(found), name)
}

// people writes a number of patients with its verb.
func people(n int, one, many string) string {
	if n == 1 {
		return "1 patient " + one
	}
	return grouped(n) + " patients " + many
}

// grouped writes a number as people read it: 100,000.
func grouped(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
