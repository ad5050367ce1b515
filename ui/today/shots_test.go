package today

import (
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"

	"chairside/store/clinic"
)

func TestShots(t *testing.T) {
	dir := os.Getenv("CHAIRSIDE_SHOTS")
	if dir == "" {
		t.Skip("set CHAIRSIDE_SHOTS to look at the pictures")
	}
	empty := testDay()
	empty.Visits = nil
	sizes := map[string]fyne.Size{"1366": laptop, "1440": fyne.NewSize(1356, 836), "1920": fyne.NewSize(1836, 1016)}
	for look, dark := range map[string]bool{"light": false, "dark": true} {
		for name, size := range sizes {
			for what, day := range map[string]clinic.Day{"day": testDay(), "long": longDay(60), "empty": empty} {
				s, _, w := begin(t, dark, size, day)
				w.Canvas().Focus(s.Focus())
				switch what {
				case "day":
					s.Select(2)
				case "long":
					s.toggleGone()
				}
				out, err := os.Create(filepath.Join(dir, "today-"+what+"-"+name+"-"+look+".png"))
				if err != nil {
					t.Fatal(err)
				}
				if err := png.Encode(out, w.Canvas().Capture()); err != nil {
					t.Fatal(err)
				}
				out.Close()
			}
		}
	}
}
