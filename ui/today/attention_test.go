package today

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"chairside/store/clinic"
)

// TestWhatBlocksOrEndangersIsReadInFull: on the smallest screen as on a large
// one, with everything at once; the row grows, the rows below make room, and
// it is small again when it is over.
func TestWhatBlocksOrEndangersIsReadInFull(t *testing.T) {
	day := testDay()
	bad := &day.Visits[1]
	bad.Vitals = append(bad.Vitals, clinic.Vitals{At: at(10, 25), Stage: clinic.Recovering, Signs: map[clinic.Sign]int{clinic.Systolic: 184, clinic.Diastolic: 104, clinic.Pulse: 131, clinic.SpO2: 86}})
	bad.Patient.Allergies = []string{"latex (hives)", "penicillin (anaphylaxis)", "nuts"}
	for _, size := range []fyne.Size{laptop, fyne.NewSize(1356, 836), fyne.NewSize(1836, 1016)} {
		s, _, w := begin(t, false, size, day)
		look := func() {
			t.Helper()
			bottom := float32(0)
			for _, key := range s.rows.Keys() {
				r := s.rows.Row(key).(*row)
				width := columns(r.Size().Width).attention.w
				top := fyne.CurrentApp().Driver().AbsolutePositionForObject(r).Y
				if r.attention.Text() != "" && (!r.attention.Whole(width) || r.attention.Size().Height < r.attention.Needs(width) || r.Size().Height < r.attention.Needs(width)+4) {
					t.Errorf("%v: %q is cut in a row %v high", size, r.attention.Text(), r.Size().Height)
				}
				if top < bottom-1 {
					t.Errorf("%v: the row of %q lies over the one above", size, r.name.Text())
				}
				bottom = top + r.Size().Height
			}
		}
		look()
		r := s.rows.Row(int64(bad.ID)).(*row)
		if got := r.attention.Text(); !strings.HasPrefix(got, "SpO2 86 at 10:25, limit 92 · Pulse 131 at 10:25, limit 120 · BP 184/104 at 10:25, limit 180") || !strings.HasSuffix(got, "nuts") {
			t.Errorf("%q", got)
		}
		high := r.Size().Height
		w.Resize(size.AddWidthHeight(60, 0))
		look()
		w.Resize(size)
		s.Show(testDay(), testNow)
		look()
		if size == laptop && (high <= 56 || r.Size().Height != 56) {
			t.Errorf("the row was %v high and is %v", high, r.Size().Height)
		}
		s.Show(day, testNow)
		look()
		if r.Size().Height != high {
			t.Errorf("%v: the row is %v high, was %v", size, r.Size().Height, high)
		}
	}
}
