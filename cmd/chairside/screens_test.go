package main

import (
	"image"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestScreens: every screen is drawn, light and dark, at its whole size, and
// the paths are named.
func TestScreens(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "docs", "screens")
	got := chairside("screens", "--out", dir)
	if got.status != 0 || got.errOut != "" {
		t.Fatalf("no pictures: %+v", got)
	}
	for _, p := range pictures {
		light, dark := filepath.Join(dir, p.name+".png"), filepath.Join(dir, p.name+"-dark.png")
		if !strings.Contains(got.out, light+"\n") || !strings.Contains(got.out, dark+"\n") {
			t.Errorf("%s is not named in %q", p.name, got.out)
		}
		if a, b := brightness(t, light), brightness(t, dark); a < 160 || b > 96 {
			t.Errorf("%s is %.0f bright in the light and %.0f in the dark", p.name, a, b)
		}
	}
	if entries, err := os.ReadDir(dir); err != nil || len(entries) != 2*len(pictures) {
		t.Errorf("%d pictures of %d screens, %v", len(entries), len(pictures), err)
	}
}

// brightness gives how bright a picture is on the whole, of 255.
func brightness(t *testing.T, path string) float64 {
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
	if want := image.Rect(0, 0, int(pictureSize.Width), int(pictureSize.Height)); img.Bounds() != want {
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
