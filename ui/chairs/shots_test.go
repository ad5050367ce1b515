package chairs

import (
	"testing"

	"fyne.io/fyne/v2"

	"chairside/store/clinic"
	"chairside/ui/try"
)

func TestShots(t *testing.T) {
	if try.Shots() == "" {
		t.Skip("set CHAIRSIDE_SHOTS to look at the pictures")
	}
	sizes := map[string]fyne.Size{"1366": laptop, "1440": fyne.NewSize(1356, 836), "1920": large}
	for look, dark := range map[string]bool{"light": false, "dark": true} {
		for name, size := range sizes {
			for what, day := range map[string]clinic.Day{"day": testDay(), "long": longDay(60)} {
				s, _, w := begin(t, dark, size, day)
				w.Canvas().Focus(s.Focus())
				if what == "day" {
					s.board.choose(4)
				}
				try.Shot(t, w, "chairs-"+what+"-"+name+"-"+look)
			}
		}
	}
}
