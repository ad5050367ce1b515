package sheet

import (
	"fmt"
	"strconv"
	"strings"

	"chairside/store/clinic"
)

// Rows to write on, of one monitoring sheet: at least so many readings, or the
// sheet goes on on another page; and how high a row is for a hand, in px.
const (
	blankLeast = 6
	handRow    = 29.0
)

// vitalsShares are the columns of the vitals, under vitalsHead.
var (
	vitalsShares = []float64{1.3, 1.8, 1.1, 1.1, 1.1, 1.2, 1, 1.2, 4}
	vitalsHead   = []string{"Time", "BP", "Pulse", "SpO2", "Resp.", "Temp.", "Pain", "Sedation", "Note, initials"}
)

// monitoring sets one sheet to write on: for a patient in the building, or for
// whoever walks in when v is nil. It carries what is on record, so that paper
// goes on from there; what is written on it is entered afterwards with its own
// times. Every page of it names the patient.
func (p *paper) monitoring(d clinic.Day, v *clinic.Visit) {
	p.page()
	who, about := "Name ______________________________", "Born ______________   MRN ____________   Chair ________   Allergies ______________________________"
	stands := "Protocol ________________________   Escort and phone ________________________________________"
	times := map[string]string{}
	var taken, scores [][]run
	effects := ""
	if v != nil {
		who = v.Patient.Label()
		chair := "no chair"
		if c, ok := d.Chair(v.Chair); ok {
			chair = c.Name
		}
		about = strings.Join([]string{"born " + v.Patient.Birth.Long(), "MRN " + v.Patient.MRN, chair, v.Title(), "visit " + v.Code()}, " · ")
		stands = strings.Join(filled(append(beyond(d, *v), similar(d, *v), heed(*v), v.Protocol.Name, standing(d, *v), readings(d, *v))...), " · ")
		times = map[string]string{
			"Arrived": clockOn(d, v.ArrivedAt), "Seated": clockOn(d, v.SeatedAt), "Begun": clockOn(d, v.StartedAt),
			"Paused, resumed": pauses(d, *v), "Ended": clockOn(d, v.TreatedAt), "Cleared": clockOn(d, v.ReadyAt), "Left": "",
		}
		taken, scores, effects = takenRows(d, *v), scoreRows(d, *v), effectsSoFar(d, *v)
	}
	p.head("Monitoring sheet: "+who, about)
	p.words(paperPitch+1, smallBold(stands))
	p.space(6)
	steps := []string{"Arrived", "Seated", "Begun", "Paused, resumed", "Ended", "Cleared", "Left"}
	row := make([]run, len(steps))
	for i, s := range steps {
		row[i] = smallBold(times[s])
	}
	p.table(ruled{shares: []float64{1, 1, 1, 1.6, 1, 1, 1}, head: steps, rows: [][]run{row}, least: 26, lines: true})
	p.space(8)
	told := []run{smallBold("Side effects, with onset and end:  "), small(p.clean(effects)), faint("______________________________________________")}
	more := float64(len(scores)) * (paperPitch + 4)
	if lines := len(broken(told, 1, p.wide())); lines > 2 {
		more += float64(lines-2) * (paperPitch + 2)
	}
	p.vitals(taken, "Monitoring sheet, continued: "+who, about, px(more))
	p.space(8)
	scale := d.Clinic.Scale
	p.heading(scale.Word() + ": 0, 1 or 2 each")
	var head []string
	for _, item := range scale.Items() {
		head = append(head, item.Word)
	}
	head = append(append([]string{"Time"}, head...), "Total", "Initials")
	shares := []float64{1, 1.6, 1.6, 1.6, 1.6, 1.6, 1, 1.2}
	p.table(ruled{shares: shares, head: head, rows: scores, lines: true})
	p.table(ruled{shares: shares, rows: handRows(2, len(head)), least: handRow, lines: true})
	p.space(8)
	p.words(paperPitch+2, told...)
	p.space(6)
	p.boxes(doorBoxes(d, v)...)
}

// vitals sets the readings that are on record and rows for those to come. Where
// both do not fit above what belongs below them, which is more by a height,
// they go on on another page that names the patient again.
func (p *paper) vitals(taken [][]run, title, about string, more float64) {
	below := px(8+headPitch+2*(paperPitch+4)+2*handRow+8+2*(paperPitch+2)+6+2*(paperPitch+6)) + more
	edges := p.edges(vitalsShares)
	room := func() float64 { return p.bottom() - p.y - below }
	begin := func() {
		p.heading("Vitals: write the time of the clock on the wall")
		p.table(ruled{shares: vitalsShares, head: vitalsHead})
	}
	goOn := func() {
		p.page()
		p.head(title, about)
		begin()
	}
	begin()
	for _, cells := range taken {
		if p.tall(edges, cells, 0) > room() {
			goOn()
		}
		p.cells(edges, cells, 0, true)
	}
	if room() < blankLeast*px(handRow) {
		goOn()
	}
	p.table(ruled{shares: vitalsShares, rows: handRows(int(room()/px(handRow)), len(vitalsShares)), least: handRow, lines: true})
}

func handRows(rows, columns int) [][]run {
	out := make([][]run, max(rows, 0))
	for i := range out {
		out[i] = make([]run, columns)
	}
	return out
}

// takenRows are the sets of a visit as they stand, the first taken first; one
// beyond a limit is in bold.
func takenRows(d clinic.Day, v clinic.Visit) [][]run {
	var out [][]run
	for _, s := range v.Vitals {
		if s.Amended {
			continue
		}
		write := small
		if len(d.Clinic.BeyondIn(s)) > 0 {
			write = smallBold
		}
		cells := []run{write(clockOn(d, s.At)), write(s.BP())}
		for _, sign := range []clinic.Sign{clinic.Pulse, clinic.SpO2, clinic.Respiration, clinic.Temperature, clinic.Pain, clinic.Sedation} {
			cells = append(cells, write(figure(s, sign)))
		}
		out = append(out, append(cells, write(strings.Join(filled(s.Note, d.StaffName(s.By)), ", "))))
	}
	return out
}

func figure(s clinic.Vitals, sign clinic.Sign) string {
	n, ok := s.Signs[sign]
	switch {
	case !ok:
		return ""
	case sign == clinic.Temperature:
		return fmt.Sprintf("%d.%d", n/10, n%10)
	}
	return strconv.Itoa(n)
}

// scoreRows are the scores of a visit with their items; one of before items
// were kept has its total alone.
func scoreRows(d clinic.Day, v clinic.Visit) [][]run {
	var out [][]run
	for _, s := range v.Scores {
		cells := []run{small(clockOn(d, s.At))}
		for i := range d.Clinic.Scale.Items() {
			item := ""
			if s.Scale == d.Clinic.Scale && i < len(s.Items) {
				item = strconv.Itoa(s.Items[i])
			}
			cells = append(cells, small(item))
		}
		out = append(out, append(cells, small(strconv.Itoa(s.Total)), small(d.StaffName(s.By))))
	}
	return out
}

// effectsSoFar names every side effect with its onset and, where it is over or
// signed off, its end.
func effectsSoFar(d clinic.Day, v clinic.Visit) string {
	text := ""
	for _, e := range v.Effects {
		text += e.Name + ", " + string(e.Severity) + ", "
		switch {
		case !e.ResolvedAt.IsZero():
			text += clockOn(d, e.Onset) + " to " + clockOn(d, e.ResolvedAt)
		case e.Settled():
			text += "since " + clockOn(d, e.Onset) + ", signed off " + clockOn(d, e.SignedAt)
		default:
			text += "since " + clockOn(d, e.Onset)
		}
		text += ";  "
	}
	return text
}

// pauses names every pause of the infusion from when to when.
func pauses(d clinic.Day, v clinic.Visit) string {
	var words []string
	for _, b := range v.Breaks() {
		switch {
		case !b.To.IsZero():
			words = append(words, clockOn(d, b.From)+" to "+clockOn(d, b.To))
		case v.PausedAt.IsZero(): // the infusion was ended in it
			words = append(words, clockOn(d, b.From)+" to the end")
		default:
			words = append(words, "since "+clockOn(d, b.From))
		}
	}
	return strings.Join(words, ", ")
}

// doorBoxes are the boxes of a visit, ticked where the record has it already;
// all empty where v is nil.
func doorBoxes(d clinic.Day, v *clinic.Visit) []tickBox {
	boxes := []tickBox{{"oriented and steady", false}, {"IV out", false}, {"nausea settled", false}, {"sheet handed over", false}, {"aftercare said back", false}, {"escort here", false}}
	if v == nil {
		return boxes
	}
	for i, item := range []clinic.Item{clinic.Oriented, clinic.IVOut, "", clinic.SheetGiven, clinic.Aftercare, clinic.EscortHere} {
		if t, ok := v.Ticked(item); ok && item != "" {
			boxes[i] = tickBox{boxes[i].word + " " + clockOn(d, t.At), true}
		}
	}
	return boxes
}
