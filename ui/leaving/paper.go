package leaving

import (
	"image/color"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"chairside/ui/part"
	"chairside/ui/sheet"
	"chairside/ui/theme"
)

// widest is how wide a page is drawn at most: about its size on paper.
const widest float32 = 720

// paper is one page of the sheet, drawn item by item from the page model. It
// is white in both themes, as paper is.
type paper struct {
	widget.BaseWidget
	width, height float64 // mm
	page          sheet.Page
	size          fyne.Size
	body          float64 // mm, the size of most of the document's type
	white         *canvas.Rectangle
	items         []fyne.CanvasObject // one for each item of the page, in its order
}

// NewPaper draws a page of any document as it will be printed, for pictures.
func NewPaper(doc sheet.Document, page sheet.Page) fyne.CanvasObject { return newPaper(doc, page) }

func newPaper(doc sheet.Document, page sheet.Page) *paper {
	p := &paper{width: doc.Width, height: doc.Height, body: bodyOf(doc), page: page, white: canvas.NewRectangle(color.White)}
	for _, item := range page.Items {
		p.items = append(p.items, drawn(item))
	}
	p.fit(widest)
	p.ExtendBaseWidget(p)
	return p
}

// bodyOf is the size, in mm, that most letters of a document are set in.
func bodyOf(doc sheet.Document) float64 {
	letters, most := map[float64]int{}, 0.0
	for _, page := range doc.Pages {
		for _, item := range page.Items {
			if t, ok := item.(sheet.Text); ok {
				letters[t.Size] += len(t.S)
			}
		}
	}
	for size, n := range letters {
		if n > letters[most] || n == letters[most] && size < most {
			most = size
		}
	}
	return most * mmPerPt
}

// drawn makes the canvas object of an item; place puts it where it belongs.
func drawn(item sheet.Item) fyne.CanvasObject {
	switch i := item.(type) {
	case sheet.Text:
		t := canvas.NewText(i.S, i.Color)
		t.TextStyle = weights[i.Weight]
		return t
	case sheet.Rect:
		r := canvas.NewRectangle(i.Fill)
		r.StrokeColor = i.Stroke
		return r
	case sheet.Line:
		return canvas.NewRectangle(i.Color)
	}
	return canvas.NewRectangle(color.Transparent) // an item of a kind this screen does not know yet
}

// weights are the weights of Inter in the theme, by the model's.
var weights = map[sheet.Weight]fyne.TextStyle{
	sheet.Regular: {}, sheet.Bold: theme.Heavy,
}

// fit gives the page the size it has in a view of some width: the largest in
// which most of its type has a whole number of units. Fyne sets type of a
// broken size with the gaps of the next larger one.
func (p *paper) fit(view float32) {
	scale := float64(max(min(view-2*theme.S20, widest), 100)) / p.width
	if whole := math.Floor(p.body*scale + 0.01); whole >= 5 {
		scale = whole / p.body
	}
	p.size = fyne.NewSize(float32(p.width*scale), float32(p.height*scale))
}

// CreateRenderer is Fyne's.
func (p *paper) CreateRenderer() fyne.WidgetRenderer { return &paperRenderer{p} }

type paperRenderer struct{ p *paper }

func (r *paperRenderer) Destroy()           {}
func (r *paperRenderer) MinSize() fyne.Size { return r.p.size }
func (r *paperRenderer) Refresh()           { canvas.Refresh(r.p) }

func (r *paperRenderer) Objects() []fyne.CanvasObject {
	return append([]fyne.CanvasObject{r.p.white}, r.p.items...)
}

func (r *paperRenderer) Layout(size fyne.Size) {
	r.p.white.Resize(size)
	scale := size.Width / float32(r.p.width)
	for i, item := range r.p.page.Items {
		place(r.p.items[i], item, scale)
	}
}

// place puts an item on the canvas at so many units a millimetre.
func place(o fyne.CanvasObject, item sheet.Item, scale float32) {
	switch i := item.(type) {
	case sheet.Text:
		placeText(o.(*canvas.Text), i, scale)
	case sheet.Rect:
		r := o.(*canvas.Rectangle)
		r.StrokeWidth = float32(i.LineWidth) * scale
		if i.Stroke.A == 0 {
			r.StrokeWidth = 0
		}
		r.CornerRadius = float32(i.Radius) * scale
		part.Place(o, float32(i.X)*scale, float32(i.Y)*scale, float32(i.W)*scale, float32(i.H)*scale)
	case sheet.Line:
		// A rectangle, at least so thick that it is seen: a canvas line is
		// blurred where it lies between two pixels.
		b := i.Bounds()
		part.Place(o, float32(b.X)*scale, float32(b.Y)*scale, max(float32(b.W)*scale, 0.8), max(float32(b.H)*scale, 0.8))
	}
}

const mmPerPt = 25.4 / 72

// placeText sets a run in the nearest whole size in which it does not run into
// what follows it on the page.
func placeText(t *canvas.Text, i sheet.Text, scale float32) {
	t.TextSize = max(float32(math.Round(i.Size*mmPerPt*float64(scale))), 1)
	if t.TextSize > 1 && fyne.MeasureText(t.Text, t.TextSize, t.TextStyle).Width > float32(i.W)*scale*1.015+0.5 {
		t.TextSize--
	}
	size, baseline := fyne.CurrentApp().Driver().RenderedTextSize(t.Text, t.TextSize, t.TextStyle, nil)
	part.Place(t, float32(i.X)*scale, float32(i.Y)*scale-baseline, size.Width, size.Height)
}
