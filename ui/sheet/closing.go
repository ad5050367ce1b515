package sheet

import "chairside/store/clinic"

// closing sets what comes next and the lines to sign on, on one page: nobody
// should be handed a page with nothing on it but a signature.
func (l *layout) closing() {
	f := frame{padX: l.mm(10), padY: l.mm(7), radius: l.mm(4), fill: mint}
	next := column{w: l.wide() - 2*f.padX}
	next.para(l.scale, body, l.next()...)
	left, right := l.signatures()
	l.need(next.height() + 2*f.padY + max(left.height(), right.height()))
	l.put(f, next)
	l.put(frame{}, left, right)
}

// next says when the next visit and the follow-up call are.
func (l *layout) next() []run {
	text := []run{strong(l.words.NextNone), plain(" " + l.words.NextNoneCall)}
	if v := l.visit; !v.Next.IsZero() {
		text = []run{strong(fill(l.words.Next, "date", l.day(v.Next), "time", l.clock(v.Next)))}
		if fast := l.fasting(); fast != "" {
			text = append(text, plain(" "+fast))
		}
		text = append(text, plain(" "+l.words.Bring))
	}
	call := fill(l.words.WeCallWhen, "weekday", l.words.Weekdays[l.visit.CallDay(l.record.Clinic).Weekday()])
	return append(text, strong(" "+l.words.WeCall), plain(" "+call))
}

// signatures sets the two lines to sign on, with room for a hand above them.
func (l *layout) signatures() (left, right column) {
	space := l.mm(30)
	w := (l.wide() - space) / 2
	side := func(x float64, text string) column {
		line := row{h: l.mm(44), rules: []Line{{0, l.mm(41), w, l.mm(41), mmPerPx, ink}}, keep: true}
		c := column{x: x, w: w, rows: []row{line}}
		c.para(l.scale, setting{pitch: bodyPitch, keep: true}, plain(text))
		return c
	}
	return side(0, l.words.SignPatient), side(w+space, l.clearedBy())
}

// clearedBy names who cleared the patient, by the hat they wear.
func (l *layout) clearedBy() string {
	if l.visit.Clearance == nil {
		return l.words.SignNobody
	}
	by := l.visit.Clearance.By
	name := l.print.clean("the nurse's name", l.record.StaffName(by))
	if name == "" {
		return l.words.SignNobody
	}
	for _, s := range l.record.Staff {
		if s.ID == by && s.Roles.Has(clinic.Provider) && !s.Roles.Has(clinic.Nurse) {
			return fill(l.words.SignProvider, "name", name)
		}
	}
	return fill(l.words.SignNurse, "name", name)
}
