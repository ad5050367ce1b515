package assets

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"image/png"
	"io"
	"strings"
	"testing"
)

func TestFontsAreTrueType(t *testing.T) {
	for name, font := range map[string][]byte{"regular": FontRegular(), "semi-bold": FontSemiBold(), "bold": FontBold()} {
		if !bytes.HasPrefix(font, []byte{0, 1, 0, 0}) {
			t.Errorf("%s begins with % x", name, font[:min(4, len(font))])
		}
	}
}

// The icon as pixels is the one that is drawn: its ground at the left, the
// letter in the middle of its stroke, nothing in the rounded corner.
func TestAppIconIsTheDrawnOne(t *testing.T) {
	img, err := png.Decode(bytes.NewReader(AppIcon()))
	if err != nil || img.Bounds().Dx() != 256 || img.Bounds().Dy() != 256 {
		t.Fatal(err, img)
	}
	for _, want := range []struct {
		x, y       int
		r, g, b, a uint32
	}{{20, 128, 0x14, 0xB8, 0xA6, 0xFF}, {88, 128, 0x0B, 0x3B, 0x3C, 0xFF}, {0, 0, 0, 0, 0, 0}} {
		r, g, b, a := img.At(want.x, want.y).RGBA()
		if r>>8 != want.r || g>>8 != want.g || b>>8 != want.b || a>>8 != want.a {
			t.Errorf("at %d,%d it is %02x%02x%02x, %02x", want.x, want.y, r>>8, g>>8, b>>8, a>>8)
		}
		if want.a != 0 && !bytes.Contains(Icon("app"), fmt.Appendf(nil, "#%02X%02X%02X", want.r, want.g, want.b)) {
			t.Errorf("the drawn icon has no such colour as at %d,%d", want.x, want.y)
		}
	}
}

func TestIconsAreWellFormedAndFilled(t *testing.T) {
	for _, name := range IconNames() {
		icon := Icon(name)
		if !bytes.HasPrefix(icon, []byte("<svg ")) || !bytes.Contains(icon, []byte(`viewBox="0 0 24 24"`)) {
			t.Errorf("%s is no 24 by 24 SVG", name)
		}
		coloured := name == "app"
		decoder := xml.NewDecoder(bytes.NewReader(icon))
		for {
			token, err := decoder.Token()
			if err == io.EOF {
				break
			}
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			element, ok := token.(xml.StartElement)
			if !ok {
				continue
			}
			for _, attribute := range element.Attr {
				switch attribute.Name.Local {
				case "fill":
					if !coloured && attribute.Value != "currentColor" {
						t.Errorf("%s is filled with %s, which no theme changes", name, attribute.Value)
					}
				case "stroke":
					if attribute.Value != "none" {
						t.Errorf("%s has a stroke, which Fyne does not scale", name)
					}
				}
			}
		}
	}
}

func TestAMissingIconIsFoundAtOnce(t *testing.T) {
	defer func() {
		if text, _ := recover().(string); !strings.Contains(text, `"nowhere"`) {
			t.Errorf("panicked with %q", text)
		}
	}()
	Icon("nowhere")
}
