package leaving

import (
	"context"
	"reflect"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"chairside/store/clinic"
	"chairside/ui/part"
	"chairside/ui/sheet"
	"chairside/ui/theme"
)

// preview shows the pages as they will be printed. They are laid out off the
// UI goroutine; an answer that a newer request has overtaken is dropped.
type preview struct {
	widget.BaseWidget
	screen *Screen
	asked  request
	turn   int // counts requests
	made   madeSheet
	doc    sheet.Document // as it is drawn

	back   *canvas.Rectangle
	scroll *container.Scroll
	pile   *fyne.Container
	pages  []*paper
	wrong  *part.Text
	notice *part.Banner // what could not be printed
	saved  *part.Banner // where the file went
}

// request is all that a laid out sheet depends on.
type request struct {
	visit   clinic.Visit
	clinic  clinic.Profile
	options sheet.Options
}

// madeSheet is the sheet that this workstation made last.
type madeSheet struct {
	visit   clinic.VisitID
	version int
	pages   int
}

// pagesOf says how many pages the sheet of a version had, where it is known.
func (m madeSheet) pagesOf(id clinic.VisitID, version int) string {
	if m.visit != id || m.version != version {
		return ""
	}
	return ", " + count(m.pages, "page")
}

func newPreview(s *Screen) *preview {
	p := &preview{
		screen: s, back: canvas.NewRectangle(nil), notice: part.NewBanner(), saved: part.NewBanner(),
		wrong: part.NewText("", part.TextStyle{Color: theme.Muted, Wrap: true}),
	}
	p.pile = container.New(pile{})
	p.scroll = container.NewVScroll(p.pile)
	p.ExtendBaseWidget(p)
	return p
}

// want asks for the sheet of a visit, unless that is what is shown.
func (p *preview) want(v clinic.Visit) {
	next := request{v, p.screen.day.Clinic, p.screen.choices.options()}
	if reflect.DeepEqual(next, p.asked) {
		return
	}
	if p.asked.visit.ID != v.ID {
		p.clear() // never the sheet of one patient under the name of another
	}
	p.asked = next
	p.turn++
	turn := p.turn
	p.screen.desk.Spawn(func() {
		doc, err := laid(p.screen.desk.Store, v.ID, next.options)
		fyne.Do(func() {
			if turn != p.turn {
				return
			}
			p.show(doc, err)
		})
	})
}

func laid(store Store, id clinic.VisitID, o sheet.Options) (sheet.Document, error) {
	record, err := store.Record(context.Background(), id)
	if err != nil {
		return sheet.Document{}, err
	}
	return sheet.Lay(record, o)
}

// forget shows nothing, because there is no visit.
func (p *preview) forget() {
	if p.asked.visit.ID != 0 {
		p.turn++
		p.asked = request{}
		p.clear()
	}
}

func (p *preview) clear() {
	p.saved.Clear()
	p.show(sheet.Document{}, nil)
	p.scroll.ScrollToTop()
}

// show draws a document; pages that read the same are kept, for most of what
// is done at the door changes nothing on the sheet.
func (p *preview) show(doc sheet.Document, err error) {
	if !reflect.DeepEqual(doc, p.doc) {
		p.doc, p.pages, p.pile.Objects = doc, nil, nil
		for _, page := range doc.Pages {
			one := newPaper(doc, page)
			p.pages = append(p.pages, one)
			p.pile.Objects = append(p.pile.Objects, one)
		}
	}
	text := ""
	if err != nil {
		text = sentence(err, "The sheet could not be laid out. Choose the patient again.")
	}
	p.wrong.SetText(text)
	if warning := doc.Warning(); warning != "" {
		p.notice.Set(theme.Hold, theme.IconWarning, warning)
	} else {
		p.notice.Clear()
	}
	p.Refresh()
	p.screen.panes.arrange()
}

// page scrolls by most of what is seen.
func (p *preview) page(down bool) {
	step := p.scroll.Size().Height * 0.85
	if !down {
		step = -step
	}
	most := p.pile.MinSize().Height - p.scroll.Size().Height
	p.scroll.ScrollToOffset(fyne.NewPos(0, max(0, min(p.scroll.Offset.Y+step, most))))
}

// CreateRenderer is Fyne's.
func (p *preview) CreateRenderer() fyne.WidgetRenderer {
	p.back.CornerRadius = theme.CardRadius
	r := &previewRenderer{p}
	r.paint()
	return r
}

type previewRenderer struct{ p *preview }

func (r *previewRenderer) Destroy()           {}
func (r *previewRenderer) MinSize() fyne.Size { return fyne.NewSize(300, 120) }
func (r *previewRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.p.back, r.p.scroll, r.p.wrong}
}

func (r *previewRenderer) paint() { r.p.back.FillColor = theme.Color(theme.Border) }

func (r *previewRenderer) Refresh() {
	r.paint()
	r.Layout(r.p.Size())
	canvas.Refresh(r.p)
}

func (r *previewRenderer) Layout(size fyne.Size) {
	p := r.p
	p.back.Resize(size)
	for _, page := range p.pages { // the scroller asks for heights that depend on the width
		page.fit(size.Width)
	}
	part.Place(p.scroll, 0, 2, size.Width, size.Height-4)
	p.scroll.Refresh()
	p.pile.Layout.Layout(p.pile.Objects, p.pile.Size())
	part.Place(p.wrong, theme.S20, theme.S20, size.Width-2*theme.S20, 0)
	part.Place(p.wrong, theme.S20, theme.S20, size.Width-2*theme.S20, p.wrong.MinSize().Height)
}

// pile lays the pages under each other in the middle.
type pile struct{}

func (pile) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := fyne.NewSize(0, theme.S12)
	for _, o := range objects {
		size.Height += o.MinSize().Height + theme.S12
	}
	return size
}

func (pile) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	y := theme.S12
	for _, o := range objects {
		need := o.MinSize()
		part.Place(o, (size.Width-need.Width)/2, y, need.Width, need.Height)
		y += need.Height + theme.S12
	}
}
