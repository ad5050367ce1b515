package theme

import (
	"bytes"
	"fmt"
	"image/color"

	"fyne.io/fyne/v2"

	"chairside/assets"
)

// Icon names one of the product's icons; the empty Icon is none.
type Icon string

// The icons.
const (
	NoIcon       Icon = ""
	IconApp      Icon = "app" // has colours of its own
	IconToday    Icon = "today"
	IconChairs   Icon = "chairs"
	IconRecovery Icon = "recovery"
	IconLeaving  Icon = "leaving"
	IconSchedule Icon = "schedule"
	IconPatients Icon = "patients"
	IconReports  Icon = "reports"
	IconSettings Icon = "settings"
	IconTick     Icon = "tick"
	IconWarning  Icon = "warning"
	IconMark     Icon = "mark"
	IconPlay     Icon = "play"
	IconPause    Icon = "pause"
	IconClock    Icon = "clock"
	IconSeat     Icon = "seat"
	IconBars     Icon = "bars"
	IconDot      Icon = "dot"
	IconRing     Icon = "ring"
	IconPlus     Icon = "plus"
	IconSearch   Icon = "search"
	IconClose    Icon = "close"
	IconHome     Icon = "home"
	IconPrint    Icon = "print"
	IconSave     Icon = "save"
	IconLeft     Icon = "left"
	IconRight    Icon = "right"
	IconDown     Icon = "down"
	IconUndo     Icon = "undo"
	IconQuestion Icon = "question"
	IconDroplet  Icon = "droplet"
	IconStop     Icon = "stop"
)

// Resource is the icon drawn in a theme colour. It follows a theme change as
// soon as the image that shows it is refreshed.
//
// Fyne's own coloured resource recolours fills only and drops strokes, so
// icons carry currentColor and are coloured here.
func (i Icon) Resource(c fyne.ThemeColorName) fyne.Resource {
	return &drawn{icon: i, color: c}
}

// In is the icon drawn in a colour that is the same in either look.
func (i Icon) In(c color.NRGBA) fyne.Resource {
	hex := fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B)
	return fyne.NewStaticResource("chairside-"+string(i)+"-"+hex[1:]+".svg", bytes.ReplaceAll(assets.Icon(string(i)), []byte("currentColor"), []byte(hex)))
}

type drawn struct {
	icon  Icon
	color fyne.ThemeColorName
}

// Name holds the colour as well, because Fyne caches pixels by name.
func (d *drawn) Name() string {
	return "chairside-" + string(d.icon) + "-" + Hex(d.color)[1:] + ".svg"
}

// Content is the SVG in the colour of the theme that is current.
func (d *drawn) Content() []byte {
	return bytes.ReplaceAll(assets.Icon(string(d.icon)), []byte("currentColor"), []byte(Hex(d.color)))
}

// Hex is a theme colour as SVG writes it, such as #0f766e.
func Hex(c fyne.ThemeColorName) string {
	n := color.NRGBAModel.Convert(Color(c)).(color.NRGBA)
	return fmt.Sprintf("#%02x%02x%02x", n.R, n.G, n.B)
}

// Icons are all icons, in alphabetical order.
func Icons() []Icon {
	var all []Icon
	for _, name := range assets.IconNames() {
		all = append(all, Icon(name))
	}
	return all
}
