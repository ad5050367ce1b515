package try

import (
	"bytes"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"

	"chairside/ui/theme"
)

// Shots is the folder in which pictures are kept to be looked at, "" for none.
func Shots() string { return os.Getenv("CHAIRSIDE_SHOTS") }

// Shot keeps a picture of a window where CHAIRSIDE_SHOTS says.
func Shot(t testing.TB, w fyne.Window, name string) {
	t.Helper()
	if Shots() == "" {
		return
	}
	if err := os.WriteFile(filepath.Join(Shots(), name+".png"), Picture(t, w), 0o600); err != nil {
		t.Fatal(err)
	}
}

// Picture is a window as it looks now. Two that look the same are the same.
func Picture(t testing.TB, w fyne.Window) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, w.Canvas().Capture()); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// FollowsTheTheme: switched while open, a screen looks as if it had been
// opened in that look.
func FollowsTheTheme(t testing.TB, open func(dark bool) fyne.Window) {
	t.Helper()
	w := open(false)
	before := Picture(t, w)
	fyne.CurrentApp().Settings().SetTheme(theme.New(true))
	switched := Picture(t, w)
	if bytes.Equal(before, switched) {
		t.Error("nothing changed")
	}
	if !bytes.Equal(switched, Picture(t, open(true))) {
		t.Error("some of it kept the colours of the other look")
	}
}
