package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"

	"chairside/store"
)

// databaseName is the one file in the data folder that matters.
const databaseName = "chairside.db"

// folder gives the data folder: what --data named, else the platform's own.
func (s *session) folder() (string, error) {
	dir := s.data
	if dir == "" {
		var err error
		if dir, err = defaultDataFolder(); err != nil {
			return "", err
		}
	}
	abs, err := filepath.Abs(dir)
	if err != nil {
		return "", fmt.Errorf("the data folder %s: %w", dir, err)
	}
	return abs, nil
}

func defaultDataFolder() (string, error) {
	return dataFolder(runtime.GOOS, os.Getenv, os.UserHomeDir)
}

// dataFolder is where each platform keeps a program's data: on this computer,
// not in a profile that roams.
func dataFolder(platform string, env func(string) string, home func() (string, error)) (string, error) {
	switch platform {
	case "windows":
		if dir := env("LOCALAPPDATA"); dir != "" {
			return filepath.Join(dir, appName), nil
		}
	case "darwin":
	default:
		// A relative XDG_DATA_HOME counts as none, as its specification says.
		if dir := env("XDG_DATA_HOME"); filepath.IsAbs(dir) {
			return filepath.Join(dir, "chairside"), nil
		}
	}
	dir, err := home()
	if err != nil {
		return "", errors.New("this account has no home folder; name a data folder with --data")
	}
	switch platform {
	case "windows":
		return filepath.Join(dir, "AppData", "Local", appName), nil
	case "darwin":
		return filepath.Join(dir, "Library", "Application Support", appName), nil
	}
	return filepath.Join(dir, ".local", "share", "chairside"), nil
}

// openExisting opens the clinic for a command. It never makes one where there
// is none, and opening writes nothing unless the file is of an older version.
func (s *session) openExisting(ctx context.Context) (*store.Store, error) {
	dir, err := s.folder()
	if err != nil {
		return nil, err
	}
	path := filepath.Join(dir, databaseName)
	switch info, err := os.Stat(path); {
	case errors.Is(err, fs.ErrNotExist):
		return nil, fmt.Errorf("there is no clinic at %s. Open the window once to set one up, or name another folder with --data", path)
	case err != nil:
		return nil, fmt.Errorf("the clinic's file cannot be read: %w", err)
	case !info.Mode().IsRegular():
		return nil, fmt.Errorf("%s is not a file. Name the folder that holds %s with --data", path, databaseName)
	case info.Size() == 0: // the store would take it for a new clinic
		return nil, fmt.Errorf("%s is empty: it is no clinic. Name another folder with --data", path)
	}
	return store.Open(ctx, path, store.Options{Command: true})
}

// read opens the clinic, lets ask use it and closes it again.
func (s *session) read(ctx context.Context, ask func(*store.Store) error) error {
	st, err := s.openExisting(ctx)
	if err != nil {
		return err
	}
	if err := ask(st); err != nil {
		return errors.Join(err, st.Close())
	}
	return st.Close()
}

// exists tells whether there is anything at path.
func exists(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}
