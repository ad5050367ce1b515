// Package theme is the look of Chairside in numbers: colours, type, distances
// and icons, in a light and a dark variant. It knows nothing of clinics.
package theme

import (
	"image/color"

	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"

	"chairside/assets"
)

// Theme is the product's theme. It resolves Fyne's own colour names and those
// of this package.
type Theme struct{ mode mode }

type mode int

const (
	light mode = iota
	dark
	follow
)

// New is the theme in one variant, whatever the desktop asks for.
func New(isDark bool) fyne.Theme {
	if isDark {
		return &Theme{dark}
	}
	return &Theme{light}
}

// Follow is the theme in the variant that the desktop asks for.
func Follow() fyne.Theme { return &Theme{follow} }

// Color resolves name; the variant counts only for a theme made by Follow.
func (t *Theme) Color(name fyne.ThemeColorName, variant fyne.ThemeVariant) color.Color {
	isDark := t.mode == dark || t.mode == follow && variant == fynetheme.VariantDark
	pick := func(n fyne.ThemeColorName) color.NRGBA {
		if isDark {
			return palette[n].dark
		}
		return palette[n].light
	}
	if _, ours := palette[name]; ours {
		return pick(name)
	}
	if veil, ok := veils[name]; ok {
		return alpha(pick(veil.of), veil.alpha)
	}
	if own, ok := standard[name]; ok {
		return pick(own)
	}
	if isDark {
		variant = fynetheme.VariantDark
	} else {
		variant = fynetheme.VariantLight
	}
	return fynetheme.DefaultTheme().Color(name, variant)
}

// standard says which of our colours stands for which of Fyne's.
var standard = map[fyne.ThemeColorName]fyne.ThemeColorName{
	fynetheme.ColorNameBackground:          Window,
	fynetheme.ColorNameButton:              Surface,
	fynetheme.ColorNameDisabledButton:      OffFill,
	fynetheme.ColorNameDisabled:            OffText,
	fynetheme.ColorNameError:               DangerText,
	fynetheme.ColorNameForeground:          Text,
	fynetheme.ColorNameForegroundOnError:   Surface,
	fynetheme.ColorNameForegroundOnPrimary: OnAccent,
	fynetheme.ColorNameForegroundOnSuccess: Surface,
	fynetheme.ColorNameForegroundOnWarning: Surface,
	fynetheme.ColorNameHeaderBackground:    Surface,
	fynetheme.ColorNameHyperlink:           Accent,
	fynetheme.ColorNameInnerWindowBorder:   Border,
	fynetheme.ColorNameInputBackground:     Window,
	fynetheme.ColorNameInputBorder:         InputEdge,
	fynetheme.ColorNameMenuBackground:      Surface,
	fynetheme.ColorNameOverlayBackground:   Surface,
	fynetheme.ColorNamePlaceHolder:         Muted,
	fynetheme.ColorNamePrimary:             Accent,
	fynetheme.ColorNameScrollBar:           InputEdge,
	fynetheme.ColorNameScrollBarBackground: Hairline,
	fynetheme.ColorNameSeparator:           Border,
	fynetheme.ColorNameSuccess:             Good.Text(),
	fynetheme.ColorNameWarning:             WarningText,
}

// veils are laid over other things, so they are see-through. Fyne paints
// Focus as the whole fill of a focused widget: opaque, it would hide the words.
var veils = map[fyne.ThemeColorName]struct {
	of    fyne.ThemeColorName
	alpha uint8
}{
	// Scrollers end in a shadow of this: it hints that there is more, and must
	// not read as a bar.
	fynetheme.ColorNameShadow:    {Text, 0x18},
	fynetheme.ColorNameFocus:     {Accent, 0x40},
	fynetheme.ColorNameSelection: {Accent, 0x40},
	fynetheme.ColorNameHover:     {Text, 0x10},
	fynetheme.ColorNamePressed:   {Text, 0x20},
}

var (
	regular  = fyne.NewStaticResource("Inter-Regular.ttf", assets.FontRegular())
	semiBold = fyne.NewStaticResource("Inter-SemiBold.ttf", assets.FontSemiBold())
	bold     = fyne.NewStaticResource("Inter-Bold.ttf", assets.FontBold())
)

// Heavy asks for Inter Bold where Bold alone is Inter SemiBold. Nothing in the
// product is slanted, so Italic is free to carry the third weight; a face set
// by hand would lose Fyne's fallback for other scripts.
var Heavy = fyne.TextStyle{Bold: true, Italic: true}

// Font is Inter, also for monospace, because its figures are tabular.
func (t *Theme) Font(style fyne.TextStyle) fyne.Resource {
	switch {
	case style.Symbol:
		return fynetheme.DefaultTheme().Font(style)
	case style.Bold && style.Italic:
		return bold
	case style.Bold:
		return semiBold
	}
	return regular
}

// Icon is Fyne's own, for its own widgets.
func (t *Theme) Icon(name fyne.ThemeIconName) fyne.Resource {
	return fynetheme.DefaultTheme().Icon(name)
}

// Size is ours where the design says something, else Fyne's.
func (t *Theme) Size(name fyne.ThemeSizeName) float32 {
	if size, ok := sizes[name]; ok {
		return size
	}
	return fynetheme.DefaultTheme().Size(name)
}

var sizes = map[fyne.ThemeSizeName]float32{
	fynetheme.SizeNameText:               TextBody,
	fynetheme.SizeNameCaptionText:        TextSmall,
	fynetheme.SizeNameSubHeadingText:     TextTile,
	fynetheme.SizeNameHeadingText:        TextTitle,
	fynetheme.SizeNamePadding:            S4,
	fynetheme.SizeNameInnerPadding:       S8,
	fynetheme.SizeNameLineSpacing:        S4,
	fynetheme.SizeNameInlineIcon:         18,
	fynetheme.SizeNameInputBorder:        1,
	fynetheme.SizeNameInputRadius:        ButtonRadius,
	fynetheme.SizeNameButtonRadius:       ButtonRadius,
	fynetheme.SizeNameCardRadius:         CardRadius,
	fynetheme.SizeNameDialogRadius:       CardRadius,
	fynetheme.SizeNamePopupRadius:        ButtonRadius,
	fynetheme.SizeNameMenuRadius:         ButtonRadius,
	fynetheme.SizeNameSelectionRadius:    S4,
	fynetheme.SizeNameScrollBar:          10,
	fynetheme.SizeNameScrollBarSmall:     S4,
	fynetheme.SizeNameScrollBarRadius:    S4,
	fynetheme.SizeNameSeparatorThickness: 1,
	// The blur costs half a core under a software renderer for as long as a
	// panel is open.
	fynetheme.SizeNameModalBlurRadius: 0,
}
