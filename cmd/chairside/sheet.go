package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"strconv"
	"strings"

	"chairside/store"
	"chairside/store/clinic"
	"chairside/ui/sheet"
)

func sheetCommand() command {
	var out, paper string
	return command{
		name: "sheet", args: "VISIT --out F.pdf [--paper letter|a4]", short: "save a visit's aftercare sheet as PDF",
		long: `Saves the aftercare sheet of one visit as PDF. VISIT is the visit's id or its
code as list shows them. Nothing is written to the record: a sheet that is
handed over is saved or printed from the Leaving screen, which keeps who did it.

  chairside sheet 7 --out sheet.pdf
  chairside sheet 2026-11-22/0007 --paper a4 --out out/sheet.pdf`,
		flags: func(fs *flag.FlagSet) {
			fs.StringVar(&out, "out", "", "the `FILE` to write")
			fs.StringVar(&paper, "paper", "", "the paper `SIZE`, letter or a4 (the clinic's own if not said)")
		},
		run: func(ctx context.Context, s *session, args []string) error {
			if len(args) != 1 {
				return misused("name one visit, by its id or its code")
			}
			which, err := parseVisit(args[0])
			if err != nil {
				return err
			}
			if out == "" {
				return misused("say where to write with --out")
			}
			size := clinic.Paper(strings.ToLower(paper))
			if size != "" && size != clinic.Letter && size != clinic.A4 {
				return misused("there is no paper size %q; letter and a4 there are", paper)
			}
			return s.read(ctx, func(st *store.Store) error {
				record, err := which.record(ctx, st)
				if err != nil {
					return err
				}
				warning, err := saveSheet(record, size, out)
				if err != nil {
					return err
				}
				if warning != "" {
					fmt.Fprintf(s.errOut, "chairside: %s\n", warning)
				}
				return put(s.out, fmt.Appendf(nil, "Saved %s.\n", out))
			})
		},
	}
}

// saveSheet lays a sheet out, the mood journal behind it, and writes it; with
// no size on the clinic's paper. The warning says what could not be printed.
func saveSheet(record clinic.Record, size clinic.Paper, path string) (warning string, err error) {
	document, err := sheet.Lay(record, sheet.Options{Paper: size, Journal: true})
	if err != nil {
		return "", err
	}
	return document.Warning(), saveFile(path, func(w io.Writer) error { return sheet.WritePDF(w, document) })
}

// visitName is how a person names a visit: by id, or by day and number.
type visitName struct {
	id     clinic.VisitID
	day    clinic.Date
	number int
}

func parseVisit(s string) (visitName, error) {
	if id, err := strconv.ParseInt(s, 10, 64); err == nil && id > 0 {
		return visitName{id: clinic.VisitID(id)}, nil
	}
	if day, number, ok := strings.Cut(s, "/"); ok {
		d, err := clinic.ParseDate(day)
		n, err2 := strconv.Atoi(number)
		if err == nil && err2 == nil && n > 0 {
			return visitName{day: d, number: n}, nil
		}
	}
	return visitName{}, misused("%q names no visit; write its id (7) or its code (2026-11-22/0007)", s)
}

func (n visitName) record(ctx context.Context, st *store.Store) (clinic.Record, error) {
	if n.id != 0 {
		return st.Record(ctx, n.id)
	}
	visits, err := st.Visits(ctx, n.day, n.day)
	if err != nil {
		return clinic.Record{}, err
	}
	for _, v := range visits {
		if v.Number == n.number {
			return st.Record(ctx, v.ID)
		}
	}
	return clinic.Record{}, fmt.Errorf("there is no visit %s/%04d. chairside list visits shows those there are", n.day, n.number)
}
