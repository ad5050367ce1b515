package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// saveFile writes a file whole or not at all: what was there before stays
// until the new one is complete. Folders on the way are made. What it writes
// is for the account's own eyes, because it may name patients.
func saveFile(path string, write func(io.Writer) error) (err error) {
	if path, err = target(path); err != nil {
		return err
	}
	dir := filepath.Dir(path)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return fmt.Errorf("the folder cannot be made: %w", err)
	}
	temp, err := os.CreateTemp(dir, ".chairside-*")
	if err != nil {
		return fmt.Errorf("nothing can be written there: %w", err)
	}
	defer func() {
		if err != nil {
			_ = temp.Close()
			_ = os.Remove(temp.Name())
		}
	}()
	if err := write(temp); err != nil {
		return err
	}
	if err := errors.Join(temp.Sync(), temp.Close()); err != nil {
		return fmt.Errorf("the file could not be written: %w", err)
	}
	if err := os.Rename(temp.Name(), path); err != nil {
		return fmt.Errorf("the file could not be put in place: %w", err)
	}
	return nil
}

// target gives the path that will be written, behind any link, and refuses
// what is there and is no ordinary file.
func target(path string) (string, error) {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return path, nil
	case err != nil:
		return "", fmt.Errorf("the file cannot be looked at: %w", err)
	case info.IsDir():
		return "", fmt.Errorf("%s is a folder. Name a file in it", path)
	case !info.Mode().IsRegular():
		return "", fmt.Errorf("%s is not an ordinary file. Name another", path)
	}
	return filepath.EvalSymlinks(path)
}
