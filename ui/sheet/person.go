package sheet

import (
	"unicode"
	"unicode/utf8"

	"chairside/store/clinic"
)

// person sets the box that says whose sheet this is.
func (l *layout) person() {
	f := frame{padX: l.mm(10), padY: l.mm(7), radius: l.mm(4), fill: mint}
	space := l.mm(12)
	w := (l.wide() - 2*f.padX - 2*space) / 3
	cols := []column{{w: w}, {x: w + space, w: w}, {x: 2 * (w + space), w: w}}
	name, whole := l.patientName()
	cols[0].para(l.scale, body, strong(name))
	if len(cols[0].rows) > 2 {
		// A name this long gets the width of the box, above all three.
		title := column{w: l.wide() - 2*f.padX}
		title.para(l.scale, body, strong(name))
		for i := range cols {
			cols[i].rows = []row{{h: title.height()}}
		}
		cols = append(cols, title)
	}
	if !whole {
		l.blank(&cols[0])
	}
	if b := l.date(l.words.DateBirth, l.visit.Patient.Birth); b != "" {
		cols[0].para(l.scale, body, plain(fill(l.words.Born, "date", b)))
	}
	cols[1].para(l.scale, body, plain(l.print.clean("the kind of visit", l.visit.Title())))
	cols[1].para(l.scale, body, plain(l.ran()))
	l.companion(&cols[2])
	l.need(tallest(cols) + 2*f.padY)
	l.put(f, cols...)
}

// patientName is the name as this sheet can print it. One with letters the
// typeface lacks is told by the record number beside it, or instead of it.
func (l *layout) patientName() (name string, whole bool) {
	p := l.visit.Patient
	name, whole, readable := l.print.name("the patient's name", p.FullName())
	if whole && readable {
		return name, true
	}
	id := fill(l.words.Visit, "visit", l.visit.Code())
	if mrn, ok, _ := l.print.name("the MRN", p.MRN); ok && mrn != "" {
		id = fill(l.words.MRN, "mrn", mrn)
	}
	if readable {
		return name + " (" + id + ")", false
	}
	return id, false
}

// companion says who takes the patient home, as the record has it by now: the
// name given at the door, before that the escort named for the visit.
func (l *layout) companion(c *column) {
	v := l.visit
	two := func(lines [2]string) {
		c.para(l.scale, body, plain(lines[0]))
		c.para(l.scale, body, strong(lines[1]))
	}
	escort := v.WentHomeWith
	if escort == "" && v.AloneReason == "" {
		escort = v.Escort.Name
	}
	switch {
	case v.Stage == clinic.LeftAMA:
		two(l.words.AgainstAdvice)
	case v.Stage == clinic.Hospital:
		two(l.words.Hospital)
	case v.AloneReason != "":
		two(l.words.Without)
	case escort == "":
		two(l.words.NoEscort)
	default:
		c.para(l.scale, body, plain(l.words.With))
		name, whole, readable := l.print.name("the escort's name", escort)
		if readable {
			c.para(l.scale, body, strong(name))
		}
		if !whole {
			l.blank(c)
		}
	}
}

// blank appends a line to write a name on by hand.
func (l *layout) blank(c *column) {
	c.para(l.scale, setting{pitch: bodyPitch + 7}, plain(l.words.NameBlank))
	r := &c.rows[len(c.rows)-1]
	t := r.texts[len(r.texts)-1]
	from := t.X + t.W + l.mm(4)
	r.rules = append(r.rules, Line{from, t.Y + l.mm(2), c.w, t.Y + l.mm(2), mmPerPx, ink})
}

// lower makes the first letter small, for the middle of a sentence.
func lower(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToLower(r)) + s[n:]
}
