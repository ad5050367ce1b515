// Package sheet makes what people take home: the aftercare sheet of one visit
// and the mood journal behind it.
//
// [Lay] turns a record into a [Document]: pages on which every line is broken
// and every item has its place in millimetres. [WritePDF] and the preview on
// the screen both only draw that document, so the preview is the page. Nothing
// is read but the record: no clock and no store, and the same record gives the
// same bytes. (Where the clinic has set no time zone, its times are shown in
// the workstation's.)
package sheet

import (
	"strings"
	"time"

	"chairside/store/clinic"
)

// Options are the choices made beside the record when a sheet is laid out.
type Options struct {
	Paper   clinic.Paper // "" for the clinic's own
	Journal bool         // a mood journal as the last page
	Large   bool         // 14 pt in place of 10.8 pt; takes a page more

	// Version is printed in the footer: which handing-over of the sheet this
	// is. 0 prints how many are on record, at least 1, which is right for a
	// look at the sheet last made; whoever is about to make one gives
	// len(Visit.Sheets)+1, the number [clinic.RecordSheet] will keep.
	Version int
}

// Lay lays out the sheet of a visit. It refuses, with a [clinic.Error], a
// visit whose treatment has not ended: the hours it would forbid driving for
// are counted from that end. Text that the typeface lacks never stops a
// sheet; it is named in [Document.Missing].
func Lay(r clinic.Record, o Options) (Document, error) {
	switch {
	case !r.Visit.Protocol.Treatment:
		return Document{}, &clinic.Error{
			Code: clinic.Blocked, Message: "A consultation has no aftercare sheet.",
			Next: "It is for treatments.",
		}
	case r.Visit.TreatedAt.IsZero() || r.Visit.StartedAt.IsZero():
		return Document{}, &clinic.Error{
			Code: clinic.Blocked, Message: "The treatment has not ended, so the sheet can't say when driving is safe.",
			Next: "Record the end of the treatment first.",
		}
	}
	text, err := english()
	if err != nil {
		return Document{}, err
	}
	if err := facesReady(); err != nil {
		return Document{}, err
	}
	roomy := compose(r, o, text, 1)
	if tight := compose(r, o, text, 0.5); len(tight.Pages) < len(roomy.Pages) {
		return tight, nil // closer set, where that saves a page
	}
	return roomy, nil
}

func compose(r clinic.Record, o Options, text *words, gaps float64) Document {
	l := newLayout(r, o, text, gaps)
	l.front()
	if o.Journal {
		l.journal()
	}
	l.feet()
	l.doc.Missing = l.print.missing
	return l.doc
}

// FileName names the sheet as a file, without the patient's name:
// aftercare-2026-11-22-0007.pdf.
func FileName(r clinic.Record) string {
	return "aftercare-" + strings.ReplaceAll(r.Visit.Code(), "/", "-") + ".pdf"
}

// made gives the moment a PDF says it was made at: the last word of the
// record on this visit, because the clock would make every copy differ.
func made(v clinic.Visit) time.Time {
	if v.ReadyAt.After(v.TreatedAt) {
		return v.ReadyAt.UTC()
	}
	return v.TreatedAt.UTC()
}
