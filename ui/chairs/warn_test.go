package chairs

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"chairside/store/clinic"
)

// TestWhatEndangersIsReadInFull: figure, time and limit of every reading and
// the allergies are whole on a tile of full height, also on the chosen one
// with its buttons, and lie on nothing else.
func TestWhatEndangersIsReadInFull(t *testing.T) {
	day := testDay()
	for i := range day.Visits {
		if v := &day.Visits[i]; v.Chair == 2 {
			v.Vitals = append(v.Vitals, clinic.Vitals{At: at(10, 36), Stage: clinic.Infusing, Signs: map[clinic.Sign]int{clinic.Systolic: 184, clinic.Diastolic: 104, clinic.Pulse: 131, clinic.SpO2: 86}})
			v.Patient.Allergies, v.Patient.NoAllergies = []string{"latex (hives)", "nuts"}, false
		}
	}
	for _, size := range []fyne.Size{laptop, large} {
		s, _, _ := begin(t, false, size, day)
		for _, chosen := range []clinic.ChairID{2, 3} {
			s.board.choose(chosen)
			tile := s.board.tiles[2]
			if got := tile.warn.Text(); !strings.HasPrefix(got, "SpO2 86 at 10:36, limit 92 · Pulse 131 at 10:36, limit 120 · BP 184/104 at 10:36, limit 180") {
				t.Errorf("%q", got)
			}
			if short(tile.Size()) {
				t.Fatalf("%v: the tile is %v", size, tile.Size())
			}
			if !tile.warn.Whole(tile.warn.Size().Width) {
				t.Errorf("%v, %d chosen: %q is cut at %v", size, chosen, tile.warn.Text(), tile.warn.Size())
			}
			above := fyne.Max(tile.ring.Position().Y+tile.ring.Size().Height, tile.due.Position().Y+tile.due.Size().Height)
			if tile.step.Visible() {
				above = tile.step.Position().Y + tile.step.Size().Height
			}
			if tile.warn.Position().Y < above || tile.ring.Position().Y < tile.chip.Position().Y+tile.chip.Size().Height {
				t.Errorf("%v, %d chosen: warnings at %v, what is above ends at %v, the ring begins at %v", size, chosen, tile.warn.Position().Y, above, tile.ring.Position().Y)
			}
		}
	}
}
