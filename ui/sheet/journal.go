package sheet

import (
	"strconv"

	"chairside/store/clinic"
)

// The days a journal has rows for: at least four, and up to the day of the
// next visit where seven are enough.
const (
	leastDays = 4
	mostDays  = 7
)

// journalDays gives how many days from the visit's on have a row.
func (l *layout) journalDays() int {
	n := leastDays
	if v := l.visit; !v.Next.IsZero() {
		until := clinic.DateOf(v.Next, l.zone)
		for n < mostDays && v.Day.AddDays(n-1).Before(until) {
			n++
		}
	}
	return n
}

// journal sets the mood journal on a page of its own.
func (l *layout) journal() {
	l.blankPage()
	left, right := l.headColumns(0.5)
	left.para(l.scale, setting{pitch: namePitch}, run{style{Bold, nameSize, ink}, l.words.Journal})
	aside := setting{pitch: bodyPitch, right: true}
	name, _ := l.patientName()
	right.para(l.scale, aside, plain(name))
	right.para(l.scale, aside, plain(fill(l.words.JournalAfter, "title", lower(l.print.clean("the kind of visit", l.visit.Title())))))
	l.head(left, right)
	how := column{w: l.wide()}
	how.para(l.scale, body, plain(l.words.JournalHow))
	l.place(frame{}, []column{how})
	l.y += l.mm(10)

	questions := l.questions()
	l.days(l.bottom() - l.y - questions.height() - l.mm(8))
	l.place(frame{}, []column{questions})
}

// questions sets the heading and the two lines to write on.
func (l *layout) questions() column {
	c := column{w: l.wide()}
	c.space(l.scale, 14)
	c.para(l.scale, body, strong(l.words.JournalQuestions))
	for range 2 {
		h := l.mm(36)
		c.rows = append(c.rows, row{h: h, rules: []Line{{0, h, c.w, h, mmPerPx, grid}}})
	}
	return c
}

// days draws the grid into room mm of height: the day, the figures to circle,
// and room to write.
func (l *layout) days(room float64) {
	n := l.journalDays()
	h := min(130*mmPerPx*l.scale, room/float64(n))
	const half = mmPerPx / 2 // of a line's width
	x := [4]float64{MarginX + half, MarginX + l.mm(110), MarginX + l.mm(360), MarginX + l.wide() - half}
	top := l.y
	for i := range n {
		day := l.date(l.words.DateJournal, l.visit.Day.AddDays(i))
		y := top + float64(i)*h + baseline(h, points(bodySize, l.scale))
		l.write(x[0]+l.mm(9), y, strong(day))
		for mood := range 11 {
			figure := plain(strconv.Itoa(mood)) // centred, so that a circle fits round each
			wide := width(Regular, points(bodySize, l.scale), figure.s)
			l.write(x[1]+l.mm(14+22.1*float64(mood))-wide/2, y, figure)
		}
	}
	for i := range n + 1 {
		y := top + float64(i)*h
		l.draw(Line{x[0] - half, y, x[3] + half, y, mmPerPx, grid})
	}
	for _, at := range x {
		l.draw(Line{at, top, at, top + float64(n)*h, mmPerPx, grid})
	}
	l.y = top + float64(n)*h
}

// write draws one run at a place in mm.
func (l *layout) write(x, y float64, r run) {
	size := points(r.px, l.scale)
	l.draw(Text{x, y, width(r.weight, size, r.s), size, r.weight, r.color, r.s})
}
