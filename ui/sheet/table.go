package sheet

// tableAt gives where the table's columns begin and end, in parts of its
// width, from the design.
var tableAt = [6]float64{6.0 / 696, 93.0 / 696, 276.0 / 696, 342.0 / 696, 435.0 / 696, 690.0 / 696}

// yourVisit sets the table of readings under its heading, on one page where
// that is possible.
func (l *layout) yourVisit() {
	head := column{w: l.wide()}
	head.para(l.scale, setting{pitch: headPitch, keep: true}, heading(l.words.YourVisit, teal))
	rows := [][]column{l.tableRow(l.words.Columns)}
	readings := l.readings()
	for _, r := range readings {
		rows = append(rows, l.tableRow(l.cells(r)))
	}
	h := head.height() + l.mm(4)
	for _, cells := range rows {
		h += tallest(cells) + 2*l.mm(2)
	}
	l.need(h)
	l.put(frame{}, head)
	if len(readings) == 0 {
		none := column{w: l.wide()}
		none.para(l.scale, body, plain(l.words.NoReadings))
		l.put(frame{}, none)
		return
	}
	l.y += l.mm(4)
	for i, cells := range rows {
		f := frame{padY: l.mm(2)}
		if i == 0 {
			f.fill = cool
		}
		l.put(f, cells...)
	}
}

func (l *layout) tableRow(cells [5]string) []column {
	out := make([]column, len(cells))
	for i, s := range cells {
		from, to := tableAt[i]*l.wide(), tableAt[i+1]*l.wide()
		if i+2 < len(tableAt) {
			to -= l.mm(6) // the space between two columns
		}
		out[i] = column{x: from, w: to - from}
		out[i].para(l.scale, body, plain(s))
	}
	return out
}

func tallest(columns []column) float64 {
	h := 0.0
	for _, c := range columns {
		h = max(h, c.height())
	}
	return h
}
