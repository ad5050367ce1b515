package settings

import (
	"bytes"
	"image/png"
	"testing"

	"fyne.io/fyne/v2"

	"chairside/ui/theme"
)

// TestFollowsTheTheme: switched while open, every section looks as if it had
// been opened in that look.
func TestFollowsTheTheme(t *testing.T) {
	picture := func(f *fake) []byte {
		var b bytes.Buffer
		if err := png.Encode(&b, f.window.Canvas().Capture()); err != nil {
			t.Fatal(err)
		}
		return b.Bytes()
	}
	for section := int64(Clinic); section <= Changes; section++ {
		light := open(t, okoye)
		light.screen.Open(section)
		before := picture(light)
		fyne.CurrentApp().Settings().SetTheme(theme.New(true))
		switched := picture(light)
		dark := open(t, okoye)
		fyne.CurrentApp().Settings().SetTheme(theme.New(true))
		dark.screen.Open(section)
		if bytes.Equal(before, switched) || !bytes.Equal(switched, picture(dark)) {
			t.Errorf("section %d keeps colours of the other look", section)
		}
	}
}
