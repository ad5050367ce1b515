package main

import (
	"context"
	"fmt"
	"io"
	"net/url"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"chairside/store/clinic"
)

// sheetFolder keeps the sheets that were saved, beside the database.
const sheetFolder = "sheets"

// sheetSaver keeps sheets in the data folder. A sheet is never written over:
// what was handed to a patient stays as it was.
func sheetSaver(dir string) func(name string, pdf []byte) (string, error) {
	return func(name string, pdf []byte) (string, error) {
		path, err := freeName(filepath.Join(dir, sheetFolder, filepath.Base(name)))
		if err != nil {
			return "", err
		}
		return path, saveFile(path, func(w io.Writer) error {
			_, err := w.Write(pdf)
			return err
		})
	}
}

// freeName gives path, or where that is taken path with the first number
// behind it that is free: sheet-2.pdf.
func freeName(path string) (string, error) {
	ext := filepath.Ext(path)
	stem := strings.TrimSuffix(path, ext)
	for n := 1; n < 1000; n++ {
		try := path
		if n > 1 {
			try = fmt.Sprintf("%s-%d%s", stem, n, ext)
		}
		if !exists(try) {
			return try, nil
		}
	}
	return "", &clinic.Error{
		Code: clinic.Blocked, Message: "There are a thousand files of that name.",
		Next: "Clear out " + filepath.Dir(path) + ".",
	}
}

// fileOpener opens a file in the viewer that the desktop has for it.
func fileOpener(a fyne.App) func(path string) error {
	return func(path string) error {
		slashed := filepath.ToSlash(path)
		if !strings.HasPrefix(slashed, "/") { // C:/…
			slashed = "/" + slashed
		}
		if err := a.OpenURL(&url.URL{Scheme: "file", Path: slashed}); err != nil {
			return fmt.Errorf("%w (%w)", &clinic.Error{
				Code: clinic.Blocked, Message: "No viewer opened the file.", Next: "It lies at " + path + ".",
			}, err)
		}
		return nil
	}
}

// printWait is how long the print queue may take to accept a job.
const printWait = 20 * time.Second

// filePrinter hands files to the printing system, or is nil where there is
// none. Accepted by the queue is not yet on paper.
func filePrinter() func(path string) error {
	lp, err := exec.LookPath("lp")
	if err != nil {
		return nil
	}
	return func(path string) error {
		ctx, stop := context.WithTimeout(context.Background(), printWait)
		defer stop()
		out, err := exec.CommandContext(ctx, lp, "-t", "Aftercare sheet", "--", path).CombinedOutput()
		if err != nil {
			return fmt.Errorf("%w (%s: %w)", &clinic.Error{
				Code: clinic.Blocked, Message: "The printer did not take the sheet.",
				Next: "Check that this computer has a default printer and that it is on; the file lies at " + path + ".",
			}, strings.TrimSpace(string(out)), err)
		}
		return nil
	}
}
