package main

import (
	"context"
	"fmt"
	"image/png"
	"io"
	"path/filepath"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"chairside/store"
	"chairside/ui/leaving"
	"chairside/ui/sheet"
	"chairside/ui/theme"
)

// paperWidth is how wide a page is drawn: sharp enough to be read.
const paperWidth float32 = 1224

// shootPapers draws the pages of what the clinic keeps on paper itself, the
// day's report and the downtime kit, into dir. Paper is white in either look.
func shootPapers(ctx context.Context, st *store.Store, now time.Time, dir string) (paths []string, err error) {
	day, err := st.Today(ctx)
	if err != nil {
		return nil, err
	}
	a := test.NewApp()
	defer a.Quit()
	a.Settings().SetTheme(theme.New(false))
	for _, p := range []struct {
		name string
		most int // pages; the kit has one for everybody in the building
		lay  func() (sheet.Document, error)
	}{
		{"report", 2, func() (sheet.Document, error) { return sheet.LayReport(day.Report(now)) }},
		{"kit", 3, func() (sheet.Document, error) { return sheet.LayKit(sheet.Kit{Day: day, Read: now, Now: now}) }},
	} {
		doc, err := p.lay()
		if err != nil {
			return paths, err
		}
		for i, page := range doc.Pages[:min(len(doc.Pages), p.most)] {
			if err := ctx.Err(); err != nil {
				return paths, err
			}
			path := filepath.Join(dir, fmt.Sprintf("%s-%d.png", p.name, i+1))
			if err := shootPage(doc, page, path); err != nil {
				return paths, err
			}
			paths = append(paths, path)
		}
	}
	return paths, nil
}

func shootPage(doc sheet.Document, page sheet.Page, path string) error {
	w := test.NewWindow(leaving.NewPaper(doc, page))
	defer w.Close()
	w.SetPadded(false)
	w.Resize(fyne.NewSize(paperWidth, paperWidth*float32(doc.Height/doc.Width)))
	picture := w.Canvas().Capture()
	return saveFile(path, func(f io.Writer) error { return png.Encode(f, picture) })
}
