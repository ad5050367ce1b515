package part

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"chairside/ui/theme"
)

// bold and heavy are Inter SemiBold and Inter Bold in this theme.
var (
	bold  = fyne.TextStyle{Bold: true}
	heavy = theme.Heavy
)

// box is a rounded rectangle with a border. It is two filled rectangles, not
// one with a stroke: strokes lie across the edge, which blurs one-pixel lines
// and differs between Fyne's two painters.
type box struct{ outer, inner *canvas.Rectangle }

func newBox(radius float32) box {
	b := box{canvas.NewRectangle(color.Transparent), canvas.NewRectangle(color.Transparent)}
	b.outer.CornerRadius = radius
	return b
}

func (b box) paint(fill, edge fyne.ThemeColorName) {
	b.inner.FillColor = theme.Color(fill)
	b.outer.FillColor = theme.Color(edge)
}

func (b box) place(pos fyne.Position, size fyne.Size, border float32) {
	b.outer.Move(pos)
	b.outer.Resize(size)
	b.inner.CornerRadius = fyne.Max(b.outer.CornerRadius-border, 0)
	b.inner.Move(pos.AddXY(border, border))
	b.inner.Resize(size.SubtractWidthHeight(2*border, 2*border))
}

// halo is the focus ring: two units of accent around a part.
type halo struct {
	*canvas.Rectangle
	gap float32 // between the part and the ring
}

func newHalo(radius, gap float32) halo {
	h := halo{canvas.NewRectangle(color.Transparent), gap}
	h.StrokeWidth = 2
	h.CornerRadius = radius + gap
	h.Hide()
	return h
}

func (h halo) paint(focused bool) {
	h.StrokeColor = theme.Color(theme.Accent)
	show(h.Rectangle, focused)
}

func (h halo) place(pos fyne.Position, size fyne.Size) {
	out := h.gap + 1
	h.Move(pos.SubtractXY(out, out))
	h.Resize(size.AddWidthHeight(2*out, 2*out))
}

// pictogram is an icon that is drawn again only when icon or colour differ.
type pictogram struct {
	*canvas.Image
	shown *string
}

func newPictogram() pictogram {
	p := pictogram{&canvas.Image{FillMode: canvas.ImageFillContain}, new(string)}
	p.Image.Hide()
	return p
}

func (p pictogram) paint(icon theme.Icon, c fyne.ThemeColorName) {
	if icon == theme.NoIcon {
		*p.shown = ""
		p.Image.Hide()
		return
	}
	p.paintResource(icon.Resource(c))
}

// paintResource shows any picture whose name changes when its look does.
func (p pictogram) paintResource(r fyne.Resource) {
	name := r.Name()
	if *p.shown == name {
		return
	}
	*p.shown = name
	p.Image.Resource = r
	p.Image.Show()
	p.Image.Refresh()
}

// square places the icon in the middle of a given height.
func (p pictogram) square(x, height, side float32) {
	p.Image.Resize(fyne.NewSquareSize(side))
	p.Image.Move(fyne.NewPos(x, (height-side)/2))
}

// words is one line of text in a part.
func words(size float32, style fyne.TextStyle) *canvas.Text {
	t := canvas.NewText("", color.Transparent)
	t.TextSize = size
	t.TextStyle = style
	return t
}

// measure is the width and height of s; the height does not depend on s, so
// that lines do not jump when a name in another script comes by.
func measure(s string, size float32, style fyne.TextStyle) fyne.Size {
	driver := fyne.CurrentApp().Driver()
	height, _ := driver.RenderedTextSize("Ag", size, style, theme.Face(style, "Ag"))
	if s == "" {
		return fyne.NewSize(0, height.Height)
	}
	width, _ := driver.RenderedTextSize(s, size, style, theme.Face(style, s))
	return fyne.NewSize(width.Width, height.Height)
}

// spell writes s into t, in the typeface that holds it.
func spell(t *canvas.Text, s string) { t.Text, t.FontSource = s, theme.Face(t.TextStyle, s) }

func measureText(t *canvas.Text) fyne.Size { return measure(t.Text, t.TextSize, t.TextStyle) }

// fit writes s into t, shortened to width, and places it in the middle of
// height.
func fit(t *canvas.Text, s string, x, y, width, height float32) {
	spell(t, shorten(s, width, t.TextSize, t.TextStyle))
	line := measure("", t.TextSize, t.TextStyle).Height
	t.Move(fyne.NewPos(x, y+(height-line)/2))
	t.Resize(fyne.NewSize(fyne.Max(width, 0), line))
}

func show(o fyne.CanvasObject, visible bool) {
	if o.Visible() == visible {
		return
	}
	if visible {
		o.Show()
	} else {
		o.Hide()
	}
}

// moved draws an object that is placed before it is seen.
func put(o fyne.CanvasObject, x, y, w, h float32) {
	o.Move(fyne.NewPos(x, y))
	o.Resize(fyne.NewSize(fyne.Max(w, 0), fyne.Max(h, 0)))
}
