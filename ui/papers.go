package ui

import (
	"bytes"
	"context"
	"errors"
	"fmt"

	"fyne.io/fyne/v2"

	"chairside/store/clinic"
	"chairside/ui/sheet"
)

// kit saves and prints what the clinic works with on paper while the computer
// is down. The board is read again first; when it can't be, the one last shown
// is printed and says how old it is.
func (d *Desk) kit() {
	if d.papers {
		return
	}
	d.papers = true
	d.fresh(func(ok bool) {
		if !d.loaded {
			d.papers = false
			d.frame.fail("There is no board to print yet: the clinic’s file has not been read since Chairside was opened.")
			return
		}
		k := sheet.Kit{Day: d.day, Read: d.readAt, Now: d.config.Now(), Old: !ok}
		d.paper("Downtime kit", sheet.KitName(k), func() (sheet.Document, error) { return sheet.LayKit(k) }, d.config.Print)
	})
}

// report saves the day's report.
func (d *Desk) report() {
	if !d.loaded || d.papers {
		return
	}
	d.papers = true
	d.fresh(func(ok bool) {
		if !ok { // what is filed must be what is on record
			d.papers = false
			return
		}
		r := d.day.Report(d.config.Now())
		d.paper("Day’s report", sheet.ReportName(d.day.Date), func() (sheet.Document, error) { return sheet.LayReport(r) }, nil)
	})
}

// sheetAgain makes the aftercare sheet of a visit once more from what is on
// record, opens it, and records it as a further version: whoever holds two
// papers can tell them apart. It changes no stage.
func (d *Desk) sheetAgain(id clinic.VisitID) {
	if d.papers {
		return
	}
	by, ok := d.atDesk()
	if !ok {
		d.pickStaff(func() { d.sheetAgain(id) })
		return
	}
	d.papers = true
	store := d.store
	d.config.Spawn(func() {
		ctx, cancel := context.WithTimeout(context.Background(), loadTime)
		defer cancel()
		record, err := store.Record(ctx, id)
		version := len(record.Visit.Sheets) + 1
		var path, warning string
		if err == nil {
			path, warning, err = d.savePaper(sheet.FileName(record), func() (sheet.Document, error) {
				return sheet.Lay(record, sheet.Options{Paper: record.Clinic.Paper, Journal: true, Version: version})
			})
		}
		saved := err == nil
		if saved {
			err = store.Do(ctx, by.ID, id, clinic.RecordSheet{Where: "saved again from the record"})
		}
		fyne.Do(func() {
			d.papers = false
			switch {
			case err != nil && saved: // a paper that is not on record must not go out
				d.failed(err)
			case err != nil:
				d.unsaved("The sheet", err)
			default:
				d.done(record.Visit.Patient.Label()+fmt.Sprintf(": sheet made again, version %d", version), 0)
				d.openPaper(path)
				if warning != "" {
					d.frame.fail(warning)
				}
			}
		})
	})
}

// paper lays a paper out and saves it off the UI goroutine, hands it on to be
// printed where that is asked, and says what became of it.
func (d *Desk) paper(what, name string, lay func() (sheet.Document, error), hand func(string) error) {
	d.config.Spawn(func() {
		path, warning, err := d.savePaper(name, lay)
		var unprinted error
		if err == nil && hand != nil {
			unprinted = hand(path)
		}
		fyne.Do(func() {
			d.papers = false
			if err != nil {
				d.unsaved(what, err)
				return
			}
			said := what + " saved: " + path
			if hand != nil && unprinted == nil {
				said = what + " printed, and saved: " + path
			}
			d.frame.undoes = 0
			d.frame.say(said, "Open", func() { d.openPaper(path) })
			if unprinted != nil {
				d.config.Log("print", unprinted)
				warning = what + " is saved but could not be printed. Open it and print it from the viewer. " + warning
			}
			if warning != "" {
				d.frame.fail(warning)
			}
		})
	})
}

func (d *Desk) savePaper(name string, lay func() (sheet.Document, error)) (path, warning string, err error) {
	doc, err := lay()
	if err != nil {
		return "", "", err
	}
	var pdf bytes.Buffer
	if err := sheet.WritePDF(&pdf, doc); err != nil {
		return "", "", err
	}
	if d.config.Save == nil {
		return "", "", errors.New("this window has no place to save to")
	}
	path, err = d.config.Save(name, pdf.Bytes())
	return path, doc.Warning(), err
}

func (d *Desk) unsaved(what string, err error) {
	d.config.Log("save a paper", err)
	if clinic.CodeOf(err) != "" {
		d.frame.fail(clinic.Sentence(err))
		return
	}
	d.frame.fail(what + " could not be saved. Look whether the disk is full, then try again.")
}

func (d *Desk) openPaper(path string) {
	d.home()
	if d.config.OpenFile == nil {
		return
	}
	d.config.Spawn(func() {
		if err := d.config.OpenFile(path); err != nil {
			fyne.Do(func() {
				d.config.Log("open a paper", err)
				d.frame.fail("The viewer could not be opened. The file is " + path + ".")
			})
		}
	})
}
