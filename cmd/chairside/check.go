package main

import (
	"context"
	"fmt"
	"path/filepath"

	"chairside/store"
)

func checkCommand() command {
	return command{
		name: "check", short: "check that the clinic's file is whole",
		long: `Reads the clinic's file from end to end: its pages, that everything that is
referred to exists, and that the rules of the clinic hold in it. Exit status 0
means that all is well; otherwise what is wrong is said.`,
		run: func(ctx context.Context, s *session, args []string) error {
			if len(args) > 0 {
				return misused("check takes nothing after it; name the folder with --data")
			}
			return s.read(ctx, func(st *store.Store) error {
				if err := st.Check(ctx); err != nil {
					return err
				}
				dir, err := s.folder()
				if err != nil {
					return err
				}
				return put(s.out, fmt.Appendf(nil, "All is well with %s.\n", filepath.Join(dir, databaseName)))
			})
		},
	}
}
