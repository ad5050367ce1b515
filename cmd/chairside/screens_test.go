package main

import (
	"image"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
)

// TestScreens: every screen is drawn, light and dark, at its whole size, and
// the paths are named.
func TestScreens(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "docs", "screens")
	got := chairside("screens", "--out", dir)
	if got.status != 0 || got.errOut != "" {
		t.Fatalf("no pictures: %+v", got)
	}
	looks := 0
	for _, p := range pictures {
		if p.wall { // dark in either look
			looks++
			if b := brightness(t, filepath.Join(dir, p.name+".png"), p.size); b > 96 {
				t.Errorf("%s is %.0f bright", p.name, b)
			}
			continue
		}
		looks += 2
		light, dark := filepath.Join(dir, p.name+".png"), filepath.Join(dir, p.name+"-dark.png")
		if !strings.Contains(got.out, light+"\n") || !strings.Contains(got.out, dark+"\n") {
			t.Errorf("%s is not named in %q", p.name, got.out)
		}
		size := p.size
		if size.IsZero() {
			size = pictureSize
		}
		if a, b := brightness(t, light, size), brightness(t, dark, size); a < 120 || b > 96 {
			t.Errorf("%s is %.0f bright in the light and %.0f in the dark", p.name, a, b)
		}
	}
	for _, name := range []string{"report-1", "kit-1", "kit-2"} {
		path := filepath.Join(dir, name+".png")
		size := fyne.NewSize(paperWidth, 0)
		if b := brightness(t, path, size); !strings.Contains(got.out, path+"\n") || b < 200 || b > 250 {
			t.Errorf("%s is %.0f bright: paper with something on it is between 200 and 250", name, b)
		}
	}
	papers, _ := filepath.Glob(filepath.Join(dir, "[rk][ei][pt]*-[0-9].png"))
	if entries, err := os.ReadDir(dir); err != nil || len(entries) != looks+len(papers) {
		t.Errorf("%d pictures of %d screens and %d pages, %v", len(entries), len(pictures), len(papers), err)
	}
}

// brightness gives how bright a picture is on the whole, of 255.
func brightness(t *testing.T, path string, size fyne.Size) float64 {
	t.Helper()
	img := drawn(t, path)
	if size.Height == 0 { // of a page
		size.Height = float32(img.Bounds().Dy())
	}
	if want := image.Rect(0, 0, int(size.Width), int(size.Height)); img.Bounds() != want {
		t.Errorf("%s is %v, not %v", path, img.Bounds(), want)
	}
	sum, n := 0.0, 0.0
	for x := 0; x < img.Bounds().Dx(); x += 7 {
		for y := 0; y < img.Bounds().Dy(); y += 7 {
			r, g, b, _ := img.At(x, y).RGBA()
			sum, n = sum+float64(r+g+b)/3/257, n+1
		}
	}
	return sum / n
}

// drawn is a picture that was kept.
func drawn(t *testing.T, path string) image.Image {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	img, err := png.Decode(f)
	if err != nil {
		t.Fatal(err)
	}
	return img
}
