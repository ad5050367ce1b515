package theme

import (
	"bytes"
	"fmt"
	"image/color"
	"math"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
	fynetheme "fyne.io/fyne/v2/theme"
)

var variants = map[string]bool{"light": false, "dark": true}

// contrast is the WCAG 2 contrast ratio, 1 to 21.
func contrast(a, b color.Color) float64 {
	light := func(c color.Color) float64 {
		n := color.NRGBAModel.Convert(c).(color.NRGBA)
		channel := func(v uint8) float64 {
			if s := float64(v) / 255; s > 0.04045 {
				return math.Pow((s+0.055)/1.055, 2.4)
			} else {
				return s / 12.92
			}
		}
		return 0.2126*channel(n.R) + 0.7152*channel(n.G) + 0.0722*channel(n.B)
	}
	x, y := light(a), light(b)
	return (math.Max(x, y) + 0.05) / (math.Min(x, y) + 0.05)
}

func TestContrastIsMeasuredAsInWCAG(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want float64
	}{{"000000", "FFFFFF", 21}, {"777777", "FFFFFF", 4.48}, {"FFFFFF", "FFFFFF", 1}} {
		if got := contrast(hex(c.a), hex(c.b)); math.Abs(got-c.want) > 0.01 {
			t.Errorf("%s on %s: %.2f, want %.2f", c.a, c.b, got, c.want)
		}
	}
}

func TestWordsCanBeReadAndRingsSeen(t *testing.T) {
	type pair struct{ front, back fyne.ThemeColorName }
	words := []pair{
		{OnAccent, Accent},
		{OnAccent, AccentDeep},
		{RailText, Rail},
		{OnRail, RailSelected},
		{OffText, OffFill},
		{AvatarText, AvatarFill},
		{Surface, Text},
		{Muted, QuietTint},
		{Muted, AlarmTint},
		{fynetheme.ColorNamePlaceHolder, fynetheme.ColorNameInputBackground},
		{fynetheme.ColorNameForeground, fynetheme.ColorNameInputBackground},
		{fynetheme.ColorNameForeground, fynetheme.ColorNameMenuBackground},
		{fynetheme.ColorNameDisabled, fynetheme.ColorNameInputBackground},
		{fynetheme.ColorNameForegroundOnPrimary, fynetheme.ColorNamePrimary},
	}
	for _, back := range []fyne.ThemeColorName{Window, Surface, SelectedRow, Hover, QuietTint, AlarmTint} {
		for _, front := range []fyne.ThemeColorName{Text, Muted, DangerText, WarningText} {
			words = append(words, pair{front, back})
		}
	}
	shapes := []pair{
		{InputEdge, Surface},
		{InputEdge, Window},
		{Accent, Surface},
		{Accent, Window},
		{Accent, SelectedRow},
		{OnRail, Rail},
		{fynetheme.ColorNameInputBorder, Surface},
		{fynetheme.ColorNamePrimary, fynetheme.ColorNameInputBackground},
	}
	for tone := Neutral; tone <= Gone; tone++ {
		words = append(words, pair{tone.Text(), tone.Fill()}, pair{tone.Text(), tone.Soft()}, pair{tone.Text(), tone.Wash()},
			pair{Text, tone.Wash()}, pair{Muted, tone.Wash()}, pair{OnDeep, tone.Deep()},
			pair{tone.Text(), Surface}, pair{tone.Text(), Window}, pair{tone.Text(), SelectedRow})
		shapes = append(shapes, pair{tone.Strong(), Surface})
	}
	for name, dark := range variants {
		theme := New(dark)
		check := func(pairs []pair, least float64) {
			for _, p := range pairs {
				if got := contrast(theme.Color(p.front, 0), theme.Color(p.back, 0)); got < least {
					t.Errorf("%s: %s on %s is %.2f, want %.1f", name, p.front, p.back, got, least)
				}
			}
		}
		check(words, 4.5)
		check(shapes, 3)
	}
}

func TestTokensAreThoseOfTheDesign(t *testing.T) {
	for name, want := range map[fyne.ThemeColorName]string{
		Window: "#f3f5f8", Surface: "#ffffff", Border: "#e1e6ec", Hairline: "#eef1f5", Text: "#16212e", Muted: "#55606e",
		Accent: "#0f766e", SelectedRow: "#f0fdfa", Rail: "#0b3b3c", RailText: "#cfe5e3", RailSelected: "#0f766e",
		DangerText: "#991b1b", WarningText: "#9a3412",
		Neutral.Fill(): "#eef1f5", Neutral.Text(): "#475262", Amber.Fill(): "#fef3c7", Amber.Text(): "#8a4b08",
		Hold.Fill(): "#ffedd5", Blue.Strong(): "#2563eb", Violet.Strong(): "#7c3aed", Teal.Strong(): "#0d9488",
		Warn.Strong(): "#d97706", Danger.Strong(): "#dc2626", Good.Strong(): "#16a34a", Gone.Fill(): "#f1f5f9",
	} {
		if got := Hex(name); got != want {
			t.Errorf("%s is %s, want %s", name, got, want)
		}
	}
	app := test.NewTempApp(t)
	app.Settings().SetTheme(New(true))
	if Hex(Window) != "#0a1a22" || Hex(Surface) != "#10262f" {
		t.Errorf("dark window %s, surface %s", Hex(Window), Hex(Surface))
	}
}

func TestFollowFollowsAndNewDoesNot(t *testing.T) {
	light, dark := New(false).Color(Window, 0), New(true).Color(Window, 0)
	for _, c := range []struct {
		theme   fyne.Theme
		variant fyne.ThemeVariant
		want    color.Color
	}{
		{Follow(), fynetheme.VariantDark, dark},
		{Follow(), fynetheme.VariantLight, light},
		{New(true), fynetheme.VariantLight, dark},
		{New(false), fynetheme.VariantDark, light},
	} {
		if got := c.theme.Color(Window, c.variant); got != c.want {
			t.Errorf("%+v in variant %d: %v, want %v", c.theme, c.variant, got, c.want)
		}
	}
}

func TestEveryColourAndSizeFyneAsksForIsThere(t *testing.T) {
	test.NewTempApp(t)
	for name, dark := range variants {
		theme := New(dark)
		for _, c := range []fyne.ThemeColorName{
			fynetheme.ColorNameBackground, fynetheme.ColorNameButton, fynetheme.ColorNameDisabled, fynetheme.ColorNameDisabledButton,
			fynetheme.ColorNameError, fynetheme.ColorNameFocus, fynetheme.ColorNameForeground, fynetheme.ColorNameForegroundOnError,
			fynetheme.ColorNameForegroundOnPrimary, fynetheme.ColorNameHeaderBackground, fynetheme.ColorNameHover, fynetheme.ColorNameHyperlink,
			fynetheme.ColorNameInputBackground, fynetheme.ColorNameInputBorder, fynetheme.ColorNameMenuBackground, fynetheme.ColorNameOverlayBackground,
			fynetheme.ColorNamePlaceHolder, fynetheme.ColorNamePressed, fynetheme.ColorNamePrimary, fynetheme.ColorNameScrollBar,
			fynetheme.ColorNameSelection, fynetheme.ColorNameSeparator, fynetheme.ColorNameShadow, fynetheme.ColorNameSuccess, fynetheme.ColorNameWarning,
		} {
			if _, _, _, a := theme.Color(c, 0).RGBA(); a == 0 {
				t.Errorf("%s: %s cannot be seen", name, c)
			}
		}
		// Fyne fills a focused widget with this colour: opaque, it hides the words.
		if n := theme.Color(fynetheme.ColorNameFocus, 0).(color.NRGBA); n.A > 0x80 {
			t.Errorf("%s: focus is opaque", name)
		}
	}
	theme := New(false)
	for size, want := range map[fyne.ThemeSizeName]float32{
		fynetheme.SizeNameText: 14, fynetheme.SizeNamePadding: 4, fynetheme.SizeNameInnerPadding: 8,
		fynetheme.SizeNameInputRadius: 8, fynetheme.SizeNameModalBlurRadius: 0,
	} {
		if got := theme.Size(size); got != want {
			t.Errorf("%s is %v, want %v", size, got, want)
		}
	}
	if got := theme.Size(fynetheme.SizeNameInputBorder); got <= 0 {
		t.Errorf("input border is %v", got)
	}
}

func TestFontsAreInterInThreeWeightsWithTabularFigures(t *testing.T) {
	theme := New(false)
	for style, want := range map[fyne.TextStyle]string{
		{}: "Inter-Regular.ttf", {Bold: true}: "Inter-SemiBold.ttf", Heavy: "Inter-Bold.ttf", {Monospace: true}: "Inter-Regular.ttf",
	} {
		if got := theme.Font(style).Name(); got != want {
			t.Errorf("%+v is %s, want %s", style, got, want)
		}
	}
	app := test.NewTempApp(t)
	app.Settings().SetTheme(theme)
	for _, style := range []fyne.TextStyle{{}, {Bold: true}, Heavy} {
		width := fyne.MeasureText("0000000000", 20, style).Width
		for digit := '1'; digit <= '9'; digit++ {
			if got := fyne.MeasureText(strings.Repeat(string(digit), 10), 20, style).Width; math.Abs(float64(got-width)) > 0.5 {
				t.Errorf("%+v: ten times %c is %.1f wide, ten zeros are %.1f", style, digit, got, width)
			}
		}
	}
}

func TestEveryIconIsDrawnAtAnySizeInItsColour(t *testing.T) {
	app := test.NewTempApp(t)
	app.Settings().SetTheme(New(false))
	if len(Icons()) != 32 {
		t.Errorf("%d icons", len(Icons()))
	}
	for _, icon := range Icons() {
		for _, side := range []float32{11, 48} {
			found := ink(t, icon.Resource(DangerText), side)
			if icon == IconApp {
				continue
			}
			if share := float64(found) / float64(side*side); share < 0.03 || share > 0.95 {
				t.Errorf("%s at %.0f: %.0f %% of it is red", icon, side, 100*share)
			}
		}
	}
}

// ink counts the pixels of an icon that are closer to the danger red than to
// the window behind.
func ink(t *testing.T, r fyne.Resource, side float32) (n int) {
	t.Helper()
	w := test.NewTempWindow(t, canvas.NewImageFromResource(r))
	w.SetPadded(false)
	w.Resize(fyne.NewSquareSize(side))
	picture := w.Canvas().Capture()
	for y := range picture.Bounds().Dy() {
		for x := range picture.Bounds().Dx() {
			if c := color.NRGBAModel.Convert(picture.At(x, y)).(color.NRGBA); c.R > 0x70 && c.G < 0x90 {
				n++
			}
		}
	}
	return n
}

func TestIconsFollowAThemeChange(t *testing.T) {
	app := test.NewTempApp(t)
	app.Settings().SetTheme(New(false))
	r := IconTick.Resource(Accent)
	before, name := r.Content(), r.Name()
	app.Settings().SetTheme(New(true))
	if bytes.Equal(before, r.Content()) || !bytes.Contains(r.Content(), []byte("#2dd4bf")) {
		t.Errorf("in dark the tick is %s", r.Content())
	}
	if name == r.Name() {
		t.Error("the name does not change with the colour, so Fyne would show the old pixels")
	}
}

func TestColoursAreOursUnderAnotherTheme(t *testing.T) {
	app := test.NewTempApp(t)
	app.Settings().SetTheme(fynetheme.DefaultTheme())
	if got := Hex(Accent); got != "#0f766e" {
		t.Errorf("accent is %s", got)
	}
	if fmt.Sprint(Color(Tone(99).Fill())) != fmt.Sprint(Color(Neutral.Fill())) {
		t.Error("a tone that is not there is not neutral")
	}
}
