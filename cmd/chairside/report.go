package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"chairside/store"
	"chairside/store/clinic"
	"chairside/store/exchange"
	"chairside/ui/sheet"
)

func reportCommand() command {
	var out string
	return command{
		name: "report", args: "day [DATE] [--out F.pdf|F.csv]", short: "save the day's report as PDF or CSV",
		long: `Saves the report of one day: its visits with their times, the nurses on duty
over the day, and what was done otherwise than by the book, with reasons and by
whom: criteria overridden at clearance, holds released, leaving against advice,
starts past the nurse load, amendments, vitals late or missed, and what was
entered later. DATE is today if not said. The file names people: keep it where
only they who need it can read it.

  chairside report day
  chairside report day 2026-11-22 --out day.csv`,
		flags: func(fs *flag.FlagSet) {
			fs.StringVar(&out, "out", "", "the `FILE` to write, .pdf or .csv (report-DATE.pdf if not said)")
		},
		run: func(ctx context.Context, s *session, args []string) error {
			if len(args) == 0 || len(args) > 2 || args[0] != "day" {
				return misused("say what is reported: report day, and a date if it is not today")
			}
			var day clinic.Date
			if len(args) == 2 {
				var err error
				if day, err = clinic.ParseDate(args[1]); err != nil {
					return misused("%q is no date; write it as 2026-11-22", args[1])
				}
			}
			kind := strings.ToLower(filepath.Ext(out))
			if out != "" && kind != ".pdf" && kind != ".csv" {
				return misused("a report is written as .pdf or .csv; name the file so")
			}
			return s.read(ctx, func(st *store.Store) error { return writeReport(ctx, s, st, day, out) })
		},
	}
}

func writeReport(ctx context.Context, s *session, st *store.Store, date clinic.Date, out string) error {
	day, err := st.Today(ctx)
	if err == nil && !date.IsZero() && date != day.Date {
		day, err = st.Day(ctx, date)
	}
	if err != nil {
		return err
	}
	if out == "" {
		out = sheet.ReportName(day.Date)
	}
	report := day.Report(st.Now())
	write := func(w io.Writer) error { return reportPDF(w, report) }
	if strings.EqualFold(filepath.Ext(out), ".csv") {
		write = func(w io.Writer) error { return reportCSV(w, report) }
	}
	if err := saveFile(out, write); err != nil {
		return err
	}
	return put(s.out, fmt.Appendf(nil, "Saved %s.\n", out))
}

func reportPDF(w io.Writer, r clinic.DayReport) error {
	document, err := sheet.LayReport(r)
	if err != nil {
		return err
	}
	return sheet.WritePDF(w, document)
}

// reportCSV writes a line for each visit, one for each time over which the same
// nurses were on duty, and one for each thing that somebody answers for, under the same columns.
func reportCSV(w io.Writer, r clinic.DayReport) error {
	t, err := exchange.NewTable(w, "visit", "patient", "part", "at", "what", "reason", "by")
	if err != nil {
		return err
	}
	clock := r.Day.ClockOf
	for _, v := range r.Visits {
		what := v.Stage.Word()
		for _, p := range []struct{ word, at string }{
			{"arrived", clock(v.ArrivedAt)}, {"begun", clock(v.StartedAt)}, {"ended", clock(v.TreatedAt)}, {"ready", clock(v.ReadyAt)}, {"left", clock(v.LeftAt())},
		} {
			if p.at != "" {
				what += ", " + p.word + " " + p.at
			}
		}
		if err := t.Add(v.Code(), v.Patient.Label(), "Visit", clock(v.Planned), what, "", ""); err != nil {
			return err
		}
	}
	for _, s := range r.Duty {
		what := s.Names
		if to := clock(s.To); to != "" {
			what += ", until " + to
		}
		if err := t.Add("", "", "Nurses on duty", clock(s.From), what, "", r.Day.StaffName(s.By)); err != nil {
			return err
		}
	}
	for _, part := range r.Parts {
		for _, l := range part.Lines {
			if err := t.Add(l.Visit.Code(), l.Visit.Patient.Label(), part.Title, clock(l.At), l.What, l.Why, r.Day.StaffName(l.By)); err != nil {
				return err
			}
		}
	}
	return t.Close()
}
