package main

import (
	"context"
	"fmt"
	"io"

	"chairside/store"
	"chairside/store/clinic"
	"chairside/store/exchange"
)

func exportCommand() command {
	return command{
		name: "export", args: "patients|visits FILE.csv", short: "write patients or visits to a CSV file",
		long: `Writes all patients, or all visits, as UTF-8 with commas, readable by this
account only and whole or not at all. A cell that a spreadsheet would take for
a formula has an apostrophe before it; import takes it off again. A file of
patients can be imported into another clinic and gives the same records.

  chairside export patients patients.csv
  chairside export visits visits.csv`,
		run: func(ctx context.Context, s *session, args []string) error {
			if len(args) != 2 {
				return misused("say what to export, patients or visits, and name the file")
			}
			var write func(context.Context, *store.Store, io.Writer) (int, error)
			switch args[0] {
			case "patients":
				write = writePatients
			case "visits":
				write = writeVisits
			default:
				return misused("%q cannot be exported; patients and visits can", args[0])
			}
			return s.read(ctx, func(st *store.Store) error {
				for _, own := range []string{st.Path(), st.Path() + "-wal", st.Path() + "-shm"} {
					if same(args[1], own) {
						return misused("that is the clinic's own file; name another")
					}
				}
				n := 0
				err := saveFile(args[1], func(w io.Writer) (err error) {
					n, err = write(ctx, st, w)
					return err
				})
				if err != nil {
					return err
				}
				return put(s.out, fmt.Appendf(nil, "Wrote %s %s to %s. It names people: keep it where only they who need it can read it.\n", grouped(n), args[0], args[1]))
			})
		},
	}
}

func writePatients(ctx context.Context, st *store.Store, w io.Writer) (n int, err error) {
	t, err := exchange.NewPatientTable(w)
	if err != nil {
		return 0, err
	}
	err = st.ExportPatients(ctx, func(source string, p clinic.Patient) error {
		n++
		return t.Add(source, p)
	})
	if err != nil {
		return 0, err
	}
	return n, t.Close()
}

func writeVisits(ctx context.Context, st *store.Store, w io.Writer) (n int, err error) {
	t, err := exchange.NewTable(w, "code", "day", "mrn", "given", "family", "birth", "kind", "series", "series of", "protocol", "walk-in",
		"stage", "chair", "planned", "arrived", "seated", "started", "treated", "ready", "ended", "went home with", "reason")
	if err != nil {
		return 0, err
	}
	err = st.ExportVisits(ctx, func(l store.VisitLine) error {
		n++
		v := l.Visit
		reason := v.EndReason
		if reason == "" {
			reason = v.StopReason
		}
		walkIn := ""
		if v.WalkIn {
			walkIn = "yes"
		}
		series := func(n int) string {
			if n == 0 {
				return ""
			}
			return fmt.Sprint(n)
		}
		return t.Add(v.Code(), v.Day.String(), v.Patient.MRN, v.Patient.Given, v.Patient.Family, v.Patient.Birth.String(),
			string(v.Kind), series(v.SeriesNo), series(v.SeriesOf), l.Protocol, walkIn, string(v.Stage), l.Chair,
			stamp(v.Planned, l.Zone), stamp(v.ArrivedAt, l.Zone), stamp(v.SeatedAt, l.Zone), stamp(v.StartedAt, l.Zone),
			stamp(v.TreatedAt, l.Zone), stamp(v.ReadyAt, l.Zone), stamp(v.EndedAt, l.Zone), v.WentHomeWith, reason)
	})
	if err != nil {
		return 0, err
	}
	return n, t.Close()
}
