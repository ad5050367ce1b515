package theme

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"golang.org/x/image/font/sfnt"

	"chairside/assets"
)

func TestEveryWeightHoldsWhatFaceTakesItFor(t *testing.T) {
	for name, data := range map[string][]byte{"regular": assets.FontRegular(), "semi-bold": assets.FontSemiBold(), "bold": assets.FontBold()} {
		f, err := sfnt.Parse(data)
		if err != nil {
			t.Fatal(err)
		}
		var b sfnt.Buffer
		n := 0
		for _, part := range inter.R16 {
			for r := rune(part.Lo); r <= rune(part.Hi); r++ {
				if g, err := f.GlyphIndex(&b, r); err != nil || g == 0 {
					t.Errorf("%s has no %U", name, r)
				}
				n++
			}
		}
		if n < 1000 {
			t.Errorf("only %d characters", n)
		}
	}
}

func TestFace(t *testing.T) {
	for s, held := range map[string]bool{
		"": true, "Alvarez, Maria · 03 Nov 1985": true, "Żółkiewska, Ewa": true, "Nguyễn, Thị Hoa": true, "O’Neill": true, "BP ± 20 %, ≤ 15 min": true,
		"Иванова": true, "Παπαδάκη": true, "محمد": false, "王伟": false, "כהן": false, "Ana 🙂": false, "a\nb": false, "e\u0301": false,
	} {
		for style, want := range map[fyne.TextStyle]fyne.Resource{{}: regular, {Bold: true}: semiBold, Heavy: bold} {
			if !held {
				want = nil
			}
			if got := Face(style, s); got != want {
				t.Errorf("%q in %+v: %v", s, style, got)
			}
		}
	}
	if Face(fyne.TextStyle{Symbol: true}, "a") != nil || Face(fyne.TextStyle{Monospace: true}, "a") != nil {
		t.Error("a style that is not Inter has a face of it")
	}
}

// What is drawn by a face is as wide as what Fyne would have drawn.
func TestAFaceMeasuresAsTheThemeDoes(t *testing.T) {
	app := test.NewTempApp(t)
	app.Settings().SetTheme(New(false))
	for _, s := range []string{"Ag", "Alvarez, Maria", "14 min", "Nguyễn, Thị Hoa", "Record vitals"} {
		for _, style := range []fyne.TextStyle{{}, {Bold: true}, Heavy} {
			own, ownBase := app.Driver().RenderedTextSize(s, TextBody, style, Face(style, s))
			theirs, base := app.Driver().RenderedTextSize(s, TextBody, style, nil)
			if own != theirs || ownBase != base {
				t.Errorf("%q in %+v: %v on %v, with Fyne's search %v on %v", s, style, own, ownBase, theirs, base)
			}
		}
	}
}
