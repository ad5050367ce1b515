package part

import (
	"image"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"chairside/ui/theme"
)

// A pane looks as the box does that it stands for, whatever its size.
func TestAPaneLooksLikeABox(t *testing.T) {
	for _, size := range []fyne.Size{{Width: 400, Height: 300}, {Width: 61, Height: 40}, {Width: 24, Height: 24}, {Width: 25, Height: 200}} {
		for _, border := range []float32{1, 2} {
			p, b := newPane(theme.CardRadius), newBox(theme.CardRadius)
			p.paint(theme.Surface, theme.Danger.Strong())
			b.paint(theme.Surface, theme.Danger.Strong())
			p.place(fyne.NewPos(3, 3), size, border)
			b.place(fyne.NewPos(3, 3), size, border)
			one := drawn(t, size, p.objects()...)
			two := drawn(t, size, b.outer, b.inner)
			if n := differing(one, two); n > 0 {
				t.Errorf("%v with a border of %v: %d pixels differ", size, border, n)
			}
		}
	}
}

// The ring goes all the way round and leaves the middle alone.
func TestAnOutlineIsClosed(t *testing.T) {
	size := fyne.NewSize(120, 80)
	o := NewOutline(9)
	o.Paint(true)
	o.Place(fyne.NewPos(3, 3), size)
	img := drawn(t, size, o.Objects()...)
	bare := drawn(t, size)
	for x := 3; x < 123; x++ {
		if x >= 13 && x < 113 && (same(img, bare, x, 3) || same(img, bare, x, 82)) {
			t.Fatalf("a gap at %d", x)
		}
	}
	for _, at := range []image.Point{{6, 6}, {119, 6}, {6, 79}, {119, 79}} { // on the bend, near enough
		if same(img, bare, at.X, at.Y) {
			t.Errorf("nothing in the corner at %v", at)
		}
	}
	if n := differing(img, bare); n < 2*2*(120+80)-120 || n > 2*2*(120+80)+4*8 { // a bend is soft at its edges
		t.Errorf("%d pixels are covered", n)
	}
	o.Paint(false)
	if n := differing(drawn(t, size, o.Objects()...), bare); n > 0 {
		t.Errorf("hidden, it still covers %d pixels", n)
	}
}

func drawn(t *testing.T, size fyne.Size, objects ...fyne.CanvasObject) image.Image {
	t.Helper()
	app := test.NewTempApp(t)
	app.Settings().SetTheme(theme.New(false))
	w := test.NewTempWindow(t, container.NewWithoutLayout(objects...))
	w.SetPadded(false)
	w.Resize(size.AddWidthHeight(6, 6))
	return w.Canvas().Capture()
}

func same(a, b image.Image, x, y int) bool {
	r, g, bl, _ := a.At(x, y).RGBA()
	r2, g2, bl2, _ := b.At(x, y).RGBA()
	return r == r2 && g == g2 && bl == bl2
}

func differing(a, b image.Image) (n int) {
	for y := range a.Bounds().Dy() {
		for x := range a.Bounds().Dx() {
			if !same(a, b, x, y) {
				n++
			}
		}
	}
	return n
}
