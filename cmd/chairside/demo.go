package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"chairside/store"
	"chairside/store/clinic"
	"chairside/store/demo"
	"chairside/ui/sheet"
)

func demoCommand() command {
	var out string
	day := clinic.DateOf(time.Now(), demo.Profile().Location())
	return command{
		name: "demo", args: "--out DIR", short: "play a day of a made-up clinic",
		long: `Plays a day of about twenty visits of a made-up clinic, from opening to closing,
without a display. It leaves in DIR:

  data/chairside.db   the clinic's file; open it with --data DIR/data
  screens/*.png       the screens at the fullest of the day
  sheets/*.pdf        the aftercare sheet of each treatment that went home

A demo day that is already there is played anew; anything else is left alone.`,
		flags: func(fs *flag.FlagSet) {
			fs.StringVar(&out, "out", "", "the `FOLDER` to write to")
			fs.TextVar(&day, "day", day, "the `DATE` to play, as 2026-11-22; today when it is left out")
		},
		run: func(ctx context.Context, s *session, args []string) error {
			if len(args) > 0 {
				return misused("demo takes nothing after it; name the folder with --out")
			}
			if out == "" {
				return misused("say where to write with --out")
			}
			if s.data != "" {
				return misused("demo has a data folder of its own, in the one named with --out")
			}
			return playDemo(ctx, s, out, day)
		},
	}
}

// demoMark is the empty file that says a folder was made by demo and may be
// made anew.
const demoMark = ".chairside-demo"

func playDemo(ctx context.Context, s *session, out string, day clinic.Date) error {
	if err := clearDemo(ctx, out); err != nil {
		return err
	}
	path := filepath.Join(out, "data", databaseName)
	clock := &demo.Clock{}
	shown := 0
	fmt.Fprintf(s.out, "Playing %s at the %s\n", day.Long(), demo.Profile().Name)
	err := demo.Play(ctx, path, day, clock, demo.Watch{
		Step: func(done, total int, _ string) {
			if tenth := 10 * done / total; tenth > shown {
				shown = tenth
				fmt.Fprintf(s.out, "%3d %%  %s\n", 10*tenth, clinic.Clock(clock.Now(), demo.Profile().Location()))
			}
		},
		Look: func(ctx context.Context, st *store.Store) error {
			paths, err := shoot(ctx, st, clock.Now, false, filepath.Join(out, "screens"), "")
			return errors.Join(err, list(s.out, paths))
		},
		End: func(ctx context.Context, st *store.Store) error {
			paths, err := daySheets(ctx, st, day, filepath.Join(out, "sheets"))
			return errors.Join(err, list(s.out, paths))
		},
	})
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(s.out, "%s\nThe day is over. See it with: chairside --data %s\n", path, filepath.Dir(path))
	return err
}

// clearDemo makes room for a new day where an earlier demo day lies, and
// refuses a folder that holds anything else.
func clearDemo(ctx context.Context, out string) error {
	mark := filepath.Join(out, demoMark)
	switch entries, err := os.ReadDir(out); {
	case errors.Is(err, os.ErrNotExist):
	case err != nil:
		return fmt.Errorf("%s cannot be read: %w", out, err)
	case len(entries) > 0 && !exists(mark):
		return fmt.Errorf("%s is not empty. Name another folder with --out", out)
	}
	if path := filepath.Join(out, "data", databaseName); exists(path) {
		made, err := store.MadeUp(ctx, path)
		if err != nil {
			return fmt.Errorf("%s is in the way: %w", path, err)
		}
		if !made {
			return fmt.Errorf("%s is a real clinic and stays as it is. Name another folder with --out", path)
		}
	}
	for _, part := range []string{"data", "screens", "sheets"} {
		if err := os.RemoveAll(filepath.Join(out, part)); err != nil {
			return err
		}
	}
	if err := os.MkdirAll(out, 0o700); err != nil {
		return fmt.Errorf("the folder cannot be made: %w", err)
	}
	return os.WriteFile(mark, nil, 0o600)
}

// daySheets writes the sheet of each treatment of the day that went home.
func daySheets(ctx context.Context, st *store.Store, day clinic.Date, dir string) ([]string, error) {
	visits, err := st.Visits(ctx, day, day)
	if err != nil {
		return nil, err
	}
	var paths []string
	for _, v := range visits {
		if v.Stage != clinic.Discharged || !v.Protocol.Treatment {
			continue
		}
		r, err := st.Record(ctx, v.ID)
		if err != nil {
			return paths, err
		}
		d, err := sheet.Lay(r, sheet.Options{Paper: r.Clinic.Paper, Journal: true})
		if err != nil {
			return paths, err
		}
		path := filepath.Join(dir, sheet.FileName(r))
		if err := saveFile(path, func(w io.Writer) error { return sheet.WritePDF(w, d) }); err != nil {
			return paths, err
		}
		paths = append(paths, path)
	}
	return paths, nil
}

// list names files, one a line.
func list(out io.Writer, paths []string) error {
	for _, p := range paths {
		if _, err := fmt.Fprintln(out, p); err != nil {
			return err
		}
	}
	return nil
}
