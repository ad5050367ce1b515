package sheet

import "strconv"

// feet draws the footers once the number of pages is known.
func (l *layout) feet() {
	version := l.o.Version
	if version == 0 {
		version = max(1, len(l.visit.Sheets))
	}
	front := fill(l.words.FootVersion, "visit", l.visit.Code(), "version", strconv.Itoa(version))
	journal := fill(l.words.Foot, "visit", l.visit.Code())
	pages := len(l.doc.Pages)
	for i := range l.doc.Pages {
		text := front
		if l.o.Journal && i == pages-1 {
			text = journal
		}
		l.foot(&l.doc.Pages[i], text, fill(l.words.Page, "page", strconv.Itoa(i+1), "pages", strconv.Itoa(pages)))
	}
}

func (l *layout) foot(p *Page, left, right string) {
	pitch := l.mm(footPitch)
	size := points(footSize, l.scale)
	top := l.doc.Height - MarginY - pitch
	at := func(x, top float64, r run) {
		p.Items = append(p.Items, Text{
			X: x, Y: top + baseline(pitch, size), W: width(r.weight, size, r.s),
			Size: size, Weight: r.weight, Color: r.color, S: r.s,
		})
	}
	at(MarginX, top, quiet(left))
	at(MarginX+l.wide()-width(Regular, size, right), top, quiet(right))
	if l.record.Demo {
		demo := run{style{Bold, footSize, rust}, l.words.Demo}
		at(MarginX+(l.wide()-width(Bold, size, demo.s))/2, top-pitch, demo)
	}
}
