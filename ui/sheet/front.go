package sheet

import (
	"image/color"
	"strings"
	"unicode"
)

// Sizes and pitches of the design, in px.
const (
	bodySize  = 14.4
	bodyPitch = 21
	headSize  = 16
	headPitch = 24
	nameSize  = 22
	namePitch = 33
	footSize  = 14
	footPitch = 21
)

// body is how a paragraph is set where nothing else is said.
var body = setting{pitch: bodyPitch}

func plain(s string) run  { return run{style{Regular, bodySize, ink}, s} }
func strong(s string) run { return run{style{Bold, bodySize, ink}, s} }
func quiet(s string) run  { return run{style{Regular, footSize, muted}, s} }

func heading(s string, c color.NRGBA) run { return run{style{Bold, headSize, c}, s} }

// front sets the sheet itself, as the design orders it.
func (l *layout) front() {
	l.blankPage()
	l.clinicHead()
	l.person()
	l.gap(9)
	l.danger()
	l.gap(8)
	l.advice()
	l.gap(10)
	l.yourVisit()
	l.gap(10)
	l.closing()
}

// head sets a page's header: two columns over the teal rule.
func (l *layout) head(left, right column) {
	l.place(frame{}, []column{left, right})
	y := l.y + l.mm(8)
	l.draw(Line{MarginX, y, MarginX + l.wide(), y, 2 * mmPerPx, teal})
	l.y = y + l.mm(10)
	l.bare = true
}

// headColumns are the two columns of a header; share is the left one's part.
func (l *layout) headColumns(share float64) (left, right column) {
	space := l.mm(16)
	left = column{w: (l.wide() - space) * share}
	right = column{x: left.w + space, w: l.wide() - space - left.w}
	return left, right
}

func (l *layout) clinicHead() {
	c := l.record.Clinic
	share := 0.63
	if l.o.Large {
		share = 0.55
	}
	left, right := l.headColumns(share)
	left.para(l.scale, setting{pitch: namePitch}, run{style{Bold, nameSize, ink}, l.print.clean("the clinic's name", c.Name)})
	parts := []string{l.print.clean("the clinic's address", c.Address)}
	for _, p := range [][2]string{{l.words.DayPhone, c.DayPhone}, {l.words.NightPhone, c.NightPhone}} {
		if n := l.print.phone("the clinic's phone", p[1]); n != "" {
			parts = append(parts, unbreak(fill(p[0], "phone", n)))
		}
	}
	for _, line := range packed(parts, points(footSize, l.scale), left.w) {
		left.para(l.scale, body, quiet(line))
	}
	aside := setting{pitch: bodyPitch, right: true}
	right.para(l.scale, aside, strong(l.title()))
	right.para(l.scale, aside, plain(l.date(l.words.Date, l.visit.Day)))
	l.head(left, right)
}

// packed joins short things to lines that fit into w mm, with dots between
// those on one line and none at its end.
func packed(parts []string, size, w float64) []string {
	const dot = " · "
	var lines []string
	for _, p := range parts {
		last := len(lines) - 1
		switch {
		case p == "":
		case last >= 0 && width(Regular, size, lines[last]+dot+p) <= w:
			lines[last] += dot + p
		default:
			lines = append(lines, p)
		}
	}
	return lines
}

// continuedHead heads a further page of the front with whose sheet it is.
func (l *layout) continuedHead() {
	left, right := l.headColumns(0.42)
	left.para(l.scale, body, strong(fill(l.words.Continued, "head", l.title())))
	name, _ := l.patientName()
	right.para(l.scale, setting{pitch: bodyPitch, right: true}, plain(name))
	l.head(left, right)
}

func (l *layout) title() string {
	if l.visit.Protocol.Infusion > 0 {
		return l.words.HomeInfusion
	}
	return l.words.HomeOther
}

// danger sets the red box: what is forbidden, and until when.
func (l *layout) danger() {
	f := frame{padX: l.mm(12), padY: l.mm(8), radius: l.mm(5), stroke: red, line: 2 * mmPerPx}
	c := column{w: l.wide() - 2*f.padX}
	c.para(l.scale, setting{pitch: headPitch}, heading(l.notBefore(), red))
	for _, text := range l.words.DoNot {
		first := len(c.rows)
		c.para(l.scale, setting{pitch: bodyPitch, indent: 17}, plain(text))
		square := column{w: c.w}
		square.para(l.scale, body, plain("■"))
		c.rows[first].texts = append(square.rows[0].texts, c.rows[first].texts...)
	}
	l.need(c.height() + 2*f.padY)
	l.put(f, c)
}

// advice sets the two columns: what to expect, and whom to call.
func (l *layout) advice() {
	w := (l.wide() - l.mm(16)) / 2
	left, right := column{w: w}, column{x: w + l.mm(16), w: w}
	l.passage(&left, teal, l.words.Notice, l.notice())
	left.space(l.scale, 12)
	l.passage(&left, teal, l.words.Care, l.words.CareText)
	l.passage(&right, red, l.words.CallUs, l.words.CallUsText, l.phones())
	right.space(l.scale, 4)
	p := l.record.Clinic
	l.passage(&right, red, fill(l.words.Emergency, "number", l.number(p.Emergency, "911")), l.words.EmergencyText)
	right.space(l.scale, 4)
	l.passage(&right, red, fill(l.words.Crisis, "number", l.number(p.Crisis, "988")), l.words.CrisisText)
	l.put(frame{}, left, right)
}

// passage appends a heading with its paragraphs, kept together.
func (l *layout) passage(c *column, hue color.NRGBA, head string, paragraphs ...string) {
	first := len(c.rows)
	c.para(l.scale, setting{pitch: headPitch}, heading(head, hue))
	for _, p := range paragraphs {
		c.para(l.scale, body, plain(p))
	}
	c.block(first)
}

// number is an emergency number, never empty: a sheet without one is worse
// than one with the number of the country the product comes from.
func (l *layout) number(s, usual string) string {
	s = l.print.clean("the emergency numbers", s)
	switch {
	case s == "":
		return usual
	case strings.ContainsFunc(s, unicode.IsLetter): // words, that may be parted
		return s
	}
	return unbreak(s)
}

// phones says where the clinic is reached, or "" when it has no phone.
func (l *layout) phones() string {
	c := l.record.Clinic
	day := l.print.phone("the clinic's phone", c.DayPhone)
	night := l.print.phone("the clinic's phone", c.NightPhone)
	switch {
	case day != "" && night != "":
		return fill(l.words.CallDayNight, "day", day, "night", night)
	case day != "":
		return fill(l.words.CallDay, "day", day)
	}
	return ""
}
