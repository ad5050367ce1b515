package assets

import (
	"bytes"
	"encoding/xml"
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
