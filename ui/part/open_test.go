package part

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"chairside/ui/theme"
)

// opened shows what build makes in a window of the size, in one variant.
func opened(t *testing.T, dark bool, build func() fyne.CanvasObject, size fyne.Size) fyne.Window {
	t.Helper()
	app := test.NewTempApp(t)
	app.Settings().SetTheme(theme.New(dark))
	w := test.NewTempWindow(t, build())
	w.SetPadded(false)
	w.Resize(size)
	// Only a real driver lays out again when a text has wrapped; setting the
	// theme makes the test driver do it.
	app.Settings().SetTheme(theme.New(dark))
	return w
}

// shown is opened for objects that are already made, in light.
func shown(t *testing.T, objects ...fyne.CanvasObject) fyne.Canvas {
	t.Helper()
	return opened(t, false, func() fyne.CanvasObject { return around(objects...) }, fyne.NewSize(700, 600)).Canvas()
}

func press(o fyne.Focusable, keys ...fyne.KeyName) {
	for _, key := range keys {
		o.TypedKey(&fyne.KeyEvent{Name: key})
	}
}

// heard are the keys that reached the window.
func heard(c fyne.Canvas) *[]fyne.KeyName {
	keys := &[]fyne.KeyName{}
	c.SetOnTypedKey(func(event *fyne.KeyEvent) { *keys = append(*keys, event.Name) })
	return keys
}

func want[T comparable](t *testing.T, what string, got, expected T) {
	t.Helper()
	if got != expected {
		t.Errorf("%s: got %v, want %v", what, got, expected)
	}
}
