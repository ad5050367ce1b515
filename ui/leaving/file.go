package leaving

import (
	"bytes"
	"context"
	"fmt"

	"fyne.io/fyne/v2"

	"chairside/store/clinic"
	"chairside/ui/part"
	"chairside/ui/sheet"
	"chairside/ui/theme"
)

// filing is what is busy while a file is written or printed.
const filing = "filing"

func (s *Screen) save() { s.file("saved as PDF", nil) }

func (s *Screen) print() {
	if s.desk.Print == nil {
		s.preview.saved.Set(theme.Amber, theme.IconPrint, "This workstation has no printing. Save the PDF and print it from the viewer.")
		s.panes.arrange()
		return
	}
	s.file("printed", s.desk.Print)
}

// file makes the sheet's PDF, keeps it in the clinic's folder, hands it on if
// it is to be printed, and records that. It never discharges.
func (s *Screen) file(where string, hand func(path string) error) {
	v, ok := s.shown()
	if !ok || s.busy[filing] || !may(clinic.ActSheet, v.Stage) {
		return
	}
	o := s.choices.options()
	o.Version = len(v.Sheets) + 1
	s.desk.ask(func(by clinic.Staff) {
		s.start(filing)
		s.desk.Spawn(func() {
			path, pages, err := s.make(v.ID, o, hand)
			fyne.Do(func() {
				if err != nil {
					s.filed(v, path, madeSheet{}, err)
					return
				}
				s.write(by, v.ID, clinic.RecordSheet{Where: where}, func(err error) {
					s.filed(v, path, madeSheet{v.ID, o.Version, pages}, err)
				})
			})
		})
	})
}

// make runs off the UI goroutine. The path is given as soon as there is a
// file, also when it could not be handed on.
func (s *Screen) make(id clinic.VisitID, o sheet.Options, hand func(string) error) (path string, pages int, err error) {
	record, err := s.desk.Store.Record(context.Background(), id)
	if err != nil {
		return "", 0, err
	}
	doc, err := sheet.Lay(record, o)
	if err != nil {
		return "", 0, err
	}
	var pdf bytes.Buffer
	if err := sheet.WritePDF(&pdf, doc); err != nil {
		return "", 0, err
	}
	if path, err = s.desk.Save(sheet.FileName(record), pdf.Bytes()); err != nil {
		return "", 0, err
	}
	if hand != nil {
		if err := hand(path); err != nil {
			return path, 0, err
		}
	}
	return path, len(doc.Pages), nil
}

// filed tells what became of a file.
func (s *Screen) filed(v clinic.Visit, path string, made madeSheet, err error) {
	delete(s.busy, filing)
	if path != "" && s.id == v.ID {
		open := part.NewButton(part.Plain, "Open", func() { s.openFile(path) })
		open.ID = "leaving.open"
		s.preview.saved.Set(theme.Good, theme.IconTick, "Saved: "+path, open)
		s.panes.arrange()
	}
	if err != nil {
		s.desk.Failed(err)
		s.again()
		return
	}
	s.preview.made = made
	s.desk.Done(v.Patient.Label()+": sheet made, "+count(made.pages, "page"), 0)
	s.again()
}

func (s *Screen) openFile(path string) {
	s.desk.Spawn(func() {
		if err := s.desk.OpenFile(path); err != nil {
			fyne.Do(func() { s.desk.Failed(err) })
		}
	})
}

func count(n int, word string) string {
	if n == 1 {
		return "1 " + word
	}
	return fmt.Sprintf("%d %ss", n, word)
}
