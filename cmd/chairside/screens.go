package main

import (
	"context"
	"flag"
	"os"
	"path/filepath"
	"time"

	"chairside/store"
	"chairside/store/clinic"
	"chairside/store/demo"
)

// screensDay is the day of the pictures in the README: always the same, so
// that a picture changes only when a screen does.
var screensDay = clinic.Date{Year: 2026, Month: time.November, Day: 22}

func screensCommand() command {
	var out string
	return command{
		name: "screens", args: "--out DIR", short: "render every screen as PNG",
		long: `Renders every screen of a made-up clinic's day, light and dark, as PNG. No
display is needed.`,
		flags: func(fs *flag.FlagSet) {
			fs.StringVar(&out, "out", "", "the `FOLDER` to write the pictures to")
		},
		run: func(ctx context.Context, s *session, args []string) error {
			if len(args) > 0 {
				return misused("screens takes nothing after it; name the folder with --out")
			}
			if out == "" {
				return misused("say where to write with --out")
			}
			return drawScreens(ctx, s, out)
		},
	}
}

func drawScreens(ctx context.Context, s *session, out string) (err error) {
	dir, err := os.MkdirTemp("", "chairside-screens-*")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	now := screensDay.At(10, 42, demo.Profile().Location())
	path := filepath.Join(dir, databaseName)
	if err := demo.Around(ctx, path, now); err != nil {
		return err
	}
	clock := func() time.Time { return now }
	st, err := store.Open(ctx, path, store.Options{Now: clock})
	if err != nil {
		return err
	}
	defer func() {
		if shut := st.Close(); err == nil {
			err = shut
		}
	}()
	for suffix, dark := range map[string]bool{"": false, "-dark": true} {
		paths, err := shoot(ctx, st, clock, dark, out, suffix)
		if err != nil {
			return err
		}
		if err := list(s.out, paths); err != nil {
			return err
		}
	}
	paths, err := shootPapers(ctx, st, now, out)
	if err != nil {
		return err
	}
	return list(s.out, paths)
}
