package ui

import (
	"testing"

	"fyne.io/fyne/v2"
)

// TestTheBarHasRoomForAll: at the smallest size the titles of every screen can
// be read whole beside the search and the buttons, in a demo and without sound
// too; where there is room nothing is cut short.
func TestTheBarHasRoomForAll(t *testing.T) {
	for _, demo := range []bool{false, true} {
		for _, broken := range []bool{false, true} {
			f, sound := alarmed(t, okoye)
			f.store.day.Demo, sound.broken = demo, broken
			f.store.now = at(11, 42) // later: the day runs behind, and says so
			f.store.day.Visits[waits-1].PlannedChair = 8
			for i := range f.store.day.Visits {
				f.store.day.Visits[i].Patient.Family = "Wolfeschlegelsteinhausenbergerdorff-Montgomery"
			}
			f.refresh(nil)
			for _, place := range []string{PlaceToday, PlaceChairs, PlaceRecovery, PlaceLeaving, PlaceSchedule, PlaceCalls, PlacePatient, PlaceWalkIn, PlaceCheckIn, PlaceSettings, PlaceImport} {
				switch place {
				case PlaceLeaving:
					f.OpenVisit(place, leaves)
				case PlaceCheckIn:
					f.OpenVisit(place, comes)
				default:
					f.open(place)
				}
				for _, width := range []float32{1366, 1920} {
					f.window.Resize(fyne.NewSize(width, 768))
					f.Tick()
					driver := fyne.CurrentApp().Driver()
					field := f.searchField()
					left := driver.AbsolutePositionForObject(field).X
					right := driver.AbsolutePositionForObject(f.frame.right).X
					end := driver.AbsolutePositionForObject(f.frame.sub).X + titlesWidth(f.frame.titles)
					if left < end || left+field.Size().Width > right || field.Size().Width < searchLeast {
						t.Errorf("%s, demo %v, no sound %v, %v wide: the titles end at %v (%q), the search goes from %v to %v, the rest begins at %v",
							place, demo, broken, width, end, f.frame.sub.Text(), left, left+field.Size().Width, right)
					}
					if width == 1920 && (f.frame.demo.Text() != "Demo patients" || f.frame.help.Text() != "Keys" || broken && f.alarms.mute.Text() != "No sound: alarms flash") {
						t.Errorf("%s: with room for all it says %q, %q, %q", place, f.frame.demo.Text(), f.alarms.mute.Text(), f.frame.help.Text())
					}
				}
			}
		}
	}
}
