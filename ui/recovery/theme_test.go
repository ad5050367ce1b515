package recovery

import (
	"bytes"
	"image/png"
	"testing"

	"fyne.io/fyne/v2"

	"chairside/ui/theme"
)

// TestFollowsTheTheme: switched while open, the screen looks as if it had been
// opened in that look.
func TestFollowsTheTheme(t *testing.T) {
	picture := func(o *opened) []byte {
		var b bytes.Buffer
		if err := png.Encode(&b, o.w.Canvas().Capture()); err != nil {
			t.Fatal(err)
		}
		return b.Bytes()
	}
	light := open(t, busyDay(), false, small)
	before := picture(light)
	fyne.CurrentApp().Settings().SetTheme(theme.New(true))
	switched := picture(light)
	if bytes.Equal(before, switched) {
		t.Fatal("nothing changed")
	}
	if !bytes.Equal(switched, picture(open(t, busyDay(), true, small))) {
		t.Error("some of it kept the colours of the other look")
	}
}
