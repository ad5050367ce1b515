package theme

import (
	"image/color"

	"fyne.io/fyne/v2"
)

// Colours of the product, resolved by Theme and by Color in both variants.
const (
	Window       fyne.ThemeColorName = "chairside.window"       // behind the cards
	Surface      fyne.ThemeColorName = "chairside.surface"      // cards, lists, panels
	Border       fyne.ThemeColorName = "chairside.border"       // edge of a card
	Hairline     fyne.ThemeColorName = "chairside.hairline"     // between rows
	Text         fyne.ThemeColorName = "chairside.text"         // what is read first
	Muted        fyne.ThemeColorName = "chairside.muted"        // what is read second
	Accent       fyne.ThemeColorName = "chairside.accent"       // buttons, selection, focus
	AccentDeep   fyne.ThemeColorName = "chairside.accentDeep"   // hovered button, key cap on it
	OnAccent     fyne.ThemeColorName = "chairside.onAccent"     // text on Accent and AccentDeep
	Rail         fyne.ThemeColorName = "chairside.rail"         // the strip at the left
	RailText     fyne.ThemeColorName = "chairside.railText"     // on Rail
	RailSelected fyne.ThemeColorName = "chairside.railSelected" // fill of the chosen item
	OnRail       fyne.ThemeColorName = "chairside.onRail"       // on RailSelected
	DangerText   fyne.ThemeColorName = "chairside.dangerText"
	WarningText  fyne.ThemeColorName = "chairside.warningText"
	SelectedRow  fyne.ThemeColorName = "chairside.selectedRow"
	RingTrack    fyne.ThemeColorName = "chairside.ringTrack"  // the part of a ring not yet reached
	ButtonEdge   fyne.ThemeColorName = "chairside.buttonEdge" // outline of plain buttons and key caps
	OffFill      fyne.ThemeColorName = "chairside.offFill"    // fill of a disabled button
	OffText      fyne.ThemeColorName = "chairside.offText"    // text on OffFill
	InputEdge    fyne.ThemeColorName = "chairside.inputEdge"  // border of fields and empty ticks
	Dash         fyne.ThemeColorName = "chairside.dash"       // dashed edge of an unused tile
	QuietTint    fyne.ThemeColorName = "chairside.quietTint"  // fill of an unused tile
	AlarmTint    fyne.ThemeColorName = "chairside.alarmTint"  // fill of a card that needs someone now
	OnDeep       fyne.ThemeColorName = "chairside.onDeep"     // on every Tone.Deep
	Scrim        fyne.ThemeColorName = "chairside.scrim"      // over the window while a panel is open
	AvatarFill   fyne.ThemeColorName = "chairside.avatarFill" // the circle with the initials
	AvatarText   fyne.ThemeColorName = "chairside.avatarText" // on AvatarFill
	Hover        fyne.ThemeColorName = "chairside.hover"      // fill under the pointer
)

// shade is one colour in the light and in the dark variant.
type shade struct{ light, dark color.NRGBA }

var palette = map[fyne.ThemeColorName]shade{
	Window:       {hex("F3F5F8"), hex("0A1A22")},
	Surface:      {hex("FFFFFF"), hex("10262F")},
	Border:       {hex("E1E6EC"), hex("24414D")},
	Hairline:     {hex("EEF1F5"), hex("1B3540")},
	Text:         {hex("16212E"), hex("E8EFF2")},
	Muted:        {hex("55606E"), hex("A3B5BF")},
	Accent:       {hex("0F766E"), hex("2DD4BF")},
	AccentDeep:   {hex("0B5F58"), hex("5EEAD4")},
	OnAccent:     {hex("FFFFFF"), hex("04231F")},
	Rail:         {hex("0B3B3C"), hex("062526")},
	RailText:     {hex("CFE5E3"), hex("CFE5E3")},
	RailSelected: {hex("0F766E"), hex("0F766E")},
	OnRail:       {hex("FFFFFF"), hex("FFFFFF")},
	DangerText:   {hex("991B1B"), hex("FCA5A5")},
	WarningText:  {hex("9A3412"), hex("FDBA74")},
	SelectedRow:  {hex("F0FDFA"), hex("0E3A3B")},
	RingTrack:    {hex("E5EAF0"), hex("24414D")},
	ButtonEdge:   {hex("C6CED8"), hex("3B5865")},
	OffFill:      {hex("E2E8F0"), hex("1D3640")},
	OffText:      {hex("55606E"), hex("9FB2BC")},
	InputEdge:    {hex("7D8A9A"), hex("6F8794")},
	Dash:         {hex("B8C4D0"), hex("3F5B68")},
	QuietTint:    {hex("FAFBFC"), hex("0D2028")},
	AlarmTint:    {hex("FFFBFB"), hex("1B262D")},
	OnDeep:       {hex("FFFFFF"), hex("FFFFFF")},
	Scrim:        {alpha(hex("0B1A22"), 0x80), alpha(hex("000000"), 0x99)},
	AvatarFill:   {hex("E0F2F0"), hex("134A48")},
	AvatarText:   {hex("0B3B3C"), hex("E0F2F0")},
	Hover:        {hex("F3F5F8"), hex("17323D")},
}

// Color resolves a colour of this package, or one of Fyne's own, in the theme
// that is current. It answers in the product's colours even when another
// theme is set, so that a part is never drawn transparent.
func Color(name fyne.ThemeColorName) color.Color {
	if app := fyne.CurrentApp(); app != nil {
		settings := app.Settings()
		if t, ok := settings.Theme().(*Theme); ok {
			return t.Color(name, settings.ThemeVariant())
		}
	}
	return New(false).Color(name, 0)
}

func hex(s string) color.NRGBA {
	var v [6]uint8
	for i := range v {
		switch c := s[i]; {
		case c >= '0' && c <= '9':
			v[i] = c - '0'
		default:
			v[i] = c - 'A' + 10
		}
	}
	return color.NRGBA{R: v[0]<<4 | v[1], G: v[2]<<4 | v[3], B: v[4]<<4 | v[5], A: 0xFF}
}

func alpha(c color.NRGBA, a uint8) color.NRGBA {
	c.A = a
	return c
}
