package sheet

import (
	"strings"
	"testing"
	"time"

	"chairside/store/clinic"
)

// TestTheSheetHoldsWhatIsOnRecord: pauses with both times, side effects that
// are over with their end, and the boxes that are ticked already, with the
// time; nothing of it on the spare sheets.
func TestTheSheetHoldsWhatIsOnRecord(t *testing.T) {
	d := busy(2) // the second is infusing
	v := &d.Visits[1]
	v.PausedAt = minutesAgo(20)
	v.History = []clinic.Entry{
		{ID: 1, At: minutesAgo(80), Action: clinic.ActPause, By: 2, Reason: "dizzy"},
		{ID: 2, At: minutesAgo(70), Action: clinic.ActResume, By: 2},
		{ID: 3, At: minutesAgo(65), Action: clinic.ActPause, By: 2, Undone: true},
		{ID: 4, At: minutesAgo(20), Action: clinic.ActPause, By: 2, Reason: "sick"},
	}
	v.Effects = []clinic.Effect{
		{ID: 1, Name: "nausea", Severity: clinic.Mild, Onset: minutesAgo(75), ResolvedAt: minutesAgo(71)},
		{ID: 2, Name: "headache", Severity: clinic.Moderate, Onset: minutesAgo(50), SignedBy: 2, SignedAt: minutesAgo(40), SignedWhy: "as at home"},
	}
	v.Ticks = []clinic.Tick{{Item: clinic.EscortHere, At: minutesAgo(12)}, {Item: clinic.IVOut, At: minutesAgo(11)}}
	doc, err := LayKit(Kit{Day: d, Read: paperNow, Now: paperNow})
	if err != nil {
		t.Fatal(err)
	}
	text, pdf := paperText(t, doc)
	keepPaper(t, "kit-on-record.pdf", pdf)
	flat := solid(text)
	for _, want := range []string{"09:22 to 09:32, since 10:22", "nausea, mild, 09:27 to 09:31;", "headache, moderate, since 09:52, signed off 10:02;", "IV out 10:31", "escort here 10:30"} {
		if strings.Count(flat, solid(want)) != 1 && !inPieces(flat, solid(want), 2) {
			t.Errorf("the sheet lacks %q:\n%s", want, text)
		}
	}
	if strings.Contains(flat, "09:37") {
		t.Error("a pause that was undone is on the sheet")
	}
	crossed := 0
	for _, page := range doc.Pages {
		for _, item := range page.Items {
			if x, ok := item.(Text); ok && x.S == "X" {
				crossed++
			}
		}
	}
	if crossed != 2 {
		t.Errorf("%d boxes are ticked, want 2", crossed)
	}
	inMargins(t, doc)
}

// TestSimilarNamesAreWarnedOf on the board and on both sheets; and a sheet of
// somebody without vitals says of what there is none.
func TestSimilarNamesAreWarnedOf(t *testing.T) {
	d := busy(4)
	a, b := &d.Visits[1], &d.Visits[3]
	a.Patient.Family, a.Patient.Given, a.Patient.Birth = "Smith", "Jonathan", clinic.Date{Year: 1981, Month: time.February, Day: 2}
	b.Patient.Family, b.Patient.Given, b.Patient.Birth = "Smith", "Johnathan", clinic.Date{Year: 1981, Month: time.February, Day: 20}
	for _, v := range []*clinic.Visit{a, b} {
		v.Patient.Key = clinic.NameKey{Given: strings.ToLower(v.Patient.Given), Family: "smith"}
	}
	doc, err := LayKit(Kit{Day: d, Read: paperNow, Now: paperNow})
	if err != nil {
		t.Fatal(err)
	}
	text, pdf := paperText(t, doc)
	keepPaper(t, "kit-similar.pdf", pdf)
	for i, page := range strings.Split(text, "\f") {
		flat := solid(page)
		for who, want := range map[string]string{"Smith, Jonathan": "SIMILAR NAME TODAY: Smith, Johnathan, born 20 Feb 1981", "Smith, Johnathan": "SIMILAR NAME TODAY: Smith, Jonathan, born 02 Feb 1981"} {
			if (i == 0 || strings.Contains(flat, solid("Monitoring sheet: "+who+" born"))) && !inPieces(flat, solid(want), 4) {
				t.Errorf("page %d lacks %q:\n%s", i+1, want, page)
			}
		}
	}
	if flat := solid(text); !strings.Contains(flat, solid("no vitals yet")) || strings.Contains(flat, solid("· none yet")) {
		t.Errorf("it is not said that there are no vitals:\n%s", text)
	}
}
