package sheet

import (
	"strings"

	"chairside/store/clinic"
)

// blankRows is how many readings there is room for on one monitoring sheet.
const blankRows = 14

// monitoring sets one sheet to write on: for a patient in the building, or for
// whoever walks in when v is nil. What is written on it is entered afterwards
// with its own times.
func (p *paper) monitoring(d clinic.Day, v *clinic.Visit) {
	p.page()
	who, about := "Name ______________________________", "Born ______________   MRN ____________   Chair ________   Allergies ______________________________"
	stands := "Protocol ________________________   Escort and phone ________________________________________"
	times := map[string]string{}
	if v != nil {
		who = v.Patient.Label()
		chair := "no chair"
		if c, ok := d.Chair(v.Chair); ok {
			chair = c.Name
		}
		about = strings.Join([]string{"born " + v.Patient.Birth.Long(), "MRN " + v.Patient.MRN, chair, v.Title(), "visit " + v.Code()}, " · ")
		stands = strings.Join(filled(heed(*v), v.Protocol.Name, standing(d, *v), readings(d, *v)), " · ")
		times = map[string]string{
			"Arrived": d.ClockOf(v.ArrivedAt), "Seated": d.ClockOf(v.SeatedAt), "Begun": d.ClockOf(v.StartedAt),
			"Ended": d.ClockOf(v.TreatedAt), "Cleared": d.ClockOf(v.ReadyAt), "Left": "",
		}
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
	p.heading("Vitals: write the time of the clock on the wall")
	blank := make([][]run, blankRows)
	for i := range blank {
		blank[i] = make([]run, 9)
	}
	p.table(ruled{
		shares: []float64{1.2, 1.8, 1.1, 1.1, 1.1, 1.2, 1, 1.2, 4},
		head:   []string{"Time", "BP", "Pulse", "SpO2", "Resp.", "Temp.", "Pain", "Sedation", "Note, initials"},
		rows:   blank, least: 29, lines: true,
	})
	p.space(8)
	scale := d.Clinic.Scale
	p.heading(scale.Word() + ": 0, 1 or 2 each")
	var head []string
	for _, item := range scale.Items() {
		head = append(head, item.Word)
	}
	head = append(append([]string{"Time"}, head...), "Total", "Initials")
	scores := make([][]run, 2)
	for i := range scores {
		scores[i] = make([]run, len(head))
	}
	p.table(ruled{shares: []float64{1, 1.6, 1.6, 1.6, 1.6, 1.6, 1, 1.2}, head: head, rows: scores, least: 29, lines: true})
	p.space(8)
	p.words(paperPitch+2, smallBold("Side effects, with onset and end:  "), faint("______________________________________________________________"))
	p.space(6)
	p.boxes("oriented and steady", "IV out", "nausea settled", "sheet handed over", "aftercare said back", "escort here")
}
