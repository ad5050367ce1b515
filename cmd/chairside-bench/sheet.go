//go:build linux

package main

import (
	"context"
	"errors"
	"fmt"
	"html"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"chairside/store"
	"chairside/store/clinic"
	"chairside/store/demo"
	"chairside/ui/sheet"
)

const (
	sheets      = 200 // of ours
	otherSheets = 7   // by each of the others
)

// printing measures an aftercare sheet, laid out and written as PDF, against
// the office program and the browser that could have made it from HTML.
func (b *bench) printing(ctx context.Context) error {
	record, err := b.record(ctx)
	if err != nil {
		return err
	}
	doc, err := sheet.Lay(record, sheet.Options{Journal: true})
	if err != nil {
		return err
	}
	page := filepath.Join(b.work, "sheet.html")
	if err := os.WriteFile(page, asHTML(doc), 0o600); err != nil {
		return err
	}
	f := figure{name: "an aftercare sheet with journal, laid out and written as PDF", unit: "ms", aim: aim{p95: 20}}
	others := []struct {
		name, program string
		args          []string
		times         sample
	}{
		{name: "LibreOffice, from HTML", program: "soffice", args: []string{"-env:UserInstallation=file://" + filepath.Join(b.work, "office"), "--headless", "--convert-to", "pdf", "--outdir", b.work, page}},
		{name: "Chromium, from HTML", program: "chromium", args: []string{"--headless", "--no-sandbox", "--disable-gpu", "--user-data-dir=" + filepath.Join(b.work, "browser"), "--print-to-pdf=" + filepath.Join(b.work, "sheet.pdf"), page}},
	}
	for n := range sheets {
		begun := time.Now()
		doc, err := sheet.Lay(record, sheet.Options{Journal: true})
		if err == nil {
			err = sheet.WritePDF(io.Discard, doc)
		}
		if err != nil {
			return err
		}
		f.ours = append(f.ours, time.Since(begun).Seconds()*1000)
		if n%(sheets/otherSheets) != 0 {
			continue
		}
		for i := range others {
			o := &others[i]
			if _, err := exec.LookPath(o.program); err != nil {
				continue
			}
			begun := time.Now()
			if said, err := exec.CommandContext(ctx, o.program, o.args...).CombinedOutput(); err != nil {
				return fmt.Errorf("%s: %w: %s", o.program, err, said)
			}
			o.times = append(o.times, time.Since(begun).Seconds()*1000)
		}
	}
	f.note = fmt.Sprintf("%d pages; Chairside inside the program, the others as a whole process for each sheet, which is how a program would use them.", len(doc.Pages))
	for _, o := range others {
		f.reference, f.ref = o.name, o.times
		if len(o.times) == 0 {
			f.reference = o.name + ": not installed"
		}
		b.table.add(f)
		f.note = ""
	}
	return nil
}

// record plays the demo clinic's day and gives the record of a visit that has
// ended.
func (b *bench) record(ctx context.Context) (r clinic.Record, err error) {
	path := filepath.Join(b.work, "sheets", "chairside.db")
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return r, err
	}
	day := clinic.Date{Year: 2026, Month: 11, Day: 23}
	if err := demo.Play(ctx, path, day, &demo.Clock{}, demo.Watch{}); err != nil {
		return r, err
	}
	s, err := store.Open(ctx, path, store.Options{})
	if err != nil {
		return r, err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	d, err := s.Day(ctx, day)
	if err != nil {
		return r, err
	}
	most := 0
	var id clinic.VisitID
	for _, v := range d.Visits { // the longest record makes the longest sheet
		if v.Stage == clinic.Discharged && v.Protocol.Treatment && len(v.Vitals) > most {
			most, id = len(v.Vitals), v.ID
		}
	}
	return s.Record(ctx, id)
}

// asHTML writes the words of a sheet as a page that the other programs read.
func asHTML(d sheet.Document) []byte {
	var b strings.Builder
	b.WriteString("<!doctype html><meta charset=utf-8><title>Aftercare</title>")
	for _, page := range d.Pages {
		b.WriteString(`<div style="page-break-after: always">`)
		for _, item := range page.Items {
			if text, ok := item.(sheet.Text); ok {
				fmt.Fprintf(&b, "<p>%s</p>", html.EscapeString(text.S))
			}
		}
		b.WriteString("</div>")
	}
	return []byte(b.String())
}
