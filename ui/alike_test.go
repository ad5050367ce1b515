package ui

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"chairside/store/clinic"
	"chairside/ui/part"
)

// withTwins gives every visit of the day somebody on the list who could be
// mistaken for them.
func withTwins(f *front) {
	for i, v := range slices.Clone(f.store.day.Visits) {
		twin := v
		twin.ID, twin.Number, twin.State = v.ID+100, v.Number+100, clinic.State{Stage: clinic.Booked}
		twin.Patient.ID, twin.Patient.MRN = v.Patient.ID+100, "2"+v.Patient.MRN
		twin.Patient.Given += "n"
		twin.Patient.Key.Given += "n"
		twin.Patient.Birth.Month, twin.Patient.Birth.Day = 5, 10+i
		f.store.day.Visits = append(f.store.day.Visits, twin)
	}
}

// TestEveryFormWarnsOfASimilarPatient of today and on record, and says when
// nobody could look.
func TestEveryFormWarnsOfASimilarPatient(t *testing.T) {
	forms := map[clinic.Action]clinic.VisitID{
		clinic.ActSeat: waits, clinic.ActHold: waits, clinic.ActVitals: infuses, clinic.ActScore: recovers, clinic.ActAssess: recovers,
		clinic.ActClear: recovers, clinic.ActEnd: infuses, clinic.ActMoveChair: infuses, clinic.ActLeaveAMA: recovers,
	}
	for action, id := range forms {
		f := opened(t, okoye)
		open := func() string {
			t.Helper()
			f.acts.Open(action, id)
			words := ""
			f.see(func(o fyne.CanvasObject) {
				if b, ok := o.(*part.Banner); ok && strings.HasSuffix(b.Text(), "Compare the birth date.") {
					words += b.Text()
				}
			})
			if !f.panel() {
				t.Fatalf("%s has no form", action)
			}
			f.key(fyne.KeyEscape)
			return words
		}
		if got := open(); got != "" {
			t.Errorf("%s warns without anybody similar: %q", action, got)
		}
		f.store.similar = []clinic.Patient{{ID: 501, Given: "Kim", Family: "Record", Birth: clinic.Date{Year: 1966, Month: 6, Day: 6}}}
		if got := open(); got != "Similar on record: Record, Kim, born 06 Jun 1966. Compare the birth date." {
			t.Errorf("%s: %q", action, got)
		}
		withTwins(f)
		f.refresh(nil)
		if got := open(); !strings.Contains(got, "Similar today: "+f.store.day.Visits[id-1].Patient.Label()+"n, born 1") || !strings.Contains(got, "May 1980. Similar on record: Record, Kim") {
			t.Errorf("%s: %q", action, got)
		}
		f.store.cantLook = errors.New("disk gone")
		if got := open(); !strings.Contains(got, "could not be looked up. Compare") {
			t.Errorf("%s: a failed look-up says %q", action, got)
		}
	}
}

// TestEveryBoardTellsAPairApart: whatever names one of a pair has the birth
// date or the given name beside it, for such pairs only.
func TestEveryBoardTellsAPairApart(t *testing.T) {
	for place, want := range map[string]struct {
		visit clinic.VisitID
		apart string // said of the pair
	}{
		PlaceToday:    {waits, "Similar name today"},
		PlaceChairs:   {infuses, "Similar name today"},
		PlaceRecovery: {recovers, "similar name today, born 02 Feb 1980"},
		PlaceLeaving:  {leaves, "Similar today: Okafor, Danieln, born 13 May 1980"},
	} {
		f := opened(t, okoye)
		f.Open(place)
		says := func() bool {
			found := false
			f.see(func(o fyne.CanvasObject) {
				if p, ok := o.(part.Identified); ok && strings.Contains(p.PartText(), want.apart) {
					found = true
				}
			})
			return found
		}
		if says() {
			t.Errorf("%s tells apart who is like nobody", place)
		}
		withTwins(f)
		f.refresh(nil)
		f.Open(PlaceToday)
		f.Open(place)
		f.leaving.get().Select(0)
		f.Tick()
		if !says() {
			t.Errorf("%s does not say %q", place, want.apart)
		}
	}
}
