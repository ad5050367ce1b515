package sheet

import (
	"fmt"
	"strings"
	"time"

	"chairside/store/clinic"
)

// spareSheets is how many blank monitoring sheets lie behind those of the
// patients in the building: for whoever walks in.
const spareSheets = 2

// Kit is what a downtime kit is laid out from: the board as it was last read.
type Kit struct {
	Day  clinic.Day
	Read time.Time // when the board was read
	Now  time.Time // when the kit is made
	Old  bool      // the clinic's file cannot be read now: the board may be out of date
}

// LayKit lays out what a clinic works with on paper while the computer is
// down: the board, a monitoring sheet for each patient in the building and
// two spare ones. It names people and stays in the clinic.
func LayKit(k Kit) (Document, error) {
	if err := facesReady(); err != nil {
		return Document{}, err
	}
	d := k.Day
	p := newPaper(d.Clinic, "Downtime kit "+d.Date.String()+" "+d.ClockOf(k.Read), k.Now, d.Demo)
	p.page()
	p.head("Board at "+d.ClockOf(k.Read), strings.Join(filled(d.Clinic.Name, d.Date.At(12, 0, d.Clinic.Location()).Format("Monday 2 January 2006"), "printed at "+d.ClockOf(k.Now)), " · "))
	if k.Old {
		p.words(paperPitch+1, run{style{Bold, 13, red}, "The clinic’s file could not be read. This board is " + age(k.Now.Sub(k.Read)) + " old: look at each patient."})
		p.space(4)
	}
	inside, expected := sorted(d)
	p.heading(fmt.Sprintf("In the building: %d", len(inside)))
	if len(inside) == 0 {
		p.words(paperPitch, faint("nobody"))
	} else {
		var rows [][]run
		for _, v := range inside {
			rows = append(rows, insideRow(d, v, k.Now))
		}
		p.table(ruled{
			shares: []float64{1.5, 3.4, 3.7, 3, 3.6},
			head:   []string{"Chair", "Patient", "Where it stands", "Last vitals", "Heed, escort"}, rows: rows,
		})
	}
	p.space(7)
	p.heading(fmt.Sprintf("Still expected: %d", len(expected)))
	if len(expected) == 0 {
		p.words(paperPitch, faint("nobody"))
	} else {
		var rows [][]run
		for _, v := range expected {
			rows = append(rows, []run{
				smallBold(clockOn(d, v.Planned)), small(v.Patient.Label() + ", born " + v.Patient.Birth.Long() + ", MRN " + v.Patient.MRN),
				small(v.Title() + ", " + v.Protocol.Name), small(strings.Join(filled(similar(d, v), heed(v)), "; ")),
			})
		}
		p.table(ruled{shares: []float64{1.5, 6.4, 5, 2.7}, head: []string{"Time", "Patient", "Visit", "Heed"}, rows: rows})
	}
	for _, v := range inside {
		p.monitoring(d, &v)
	}
	for range spareSheets {
		p.monitoring(d, nil)
	}
	return p.done(), nil
}

// KitName names the kit as a file: downtime-2026-11-22-1042.pdf.
func KitName(k Kit) string {
	return "downtime-" + k.Day.Date.String() + "-" + strings.ReplaceAll(k.Day.ClockOf(k.Now), ":", "") + ".pdf"
}

func age(d time.Duration) string {
	if d < time.Minute {
		return "less than a minute"
	}
	return clinic.Span(d)
}

// sorted gives who is in the building, by chair, and who is still expected.
func sorted(d clinic.Day) (inside, expected []clinic.Visit) {
	seated := map[clinic.VisitID]bool{}
	for _, c := range d.Chairs {
		for _, v := range d.Visits {
			if v.Chair == c.ID && v.Stage.InBuilding() {
				inside, seated[v.ID] = append(inside, v), true
			}
		}
	}
	for _, v := range d.Visits {
		switch {
		case v.Stage == clinic.Booked:
			expected = append(expected, v)
		case v.Stage.InBuilding() && !seated[v.ID]:
			inside = append(inside, v)
		}
	}
	return inside, expected
}

func insideRow(d clinic.Day, v clinic.Visit, now time.Time) []run {
	chair := "–"
	if c, ok := d.Chair(v.Chair); ok {
		chair = c.Name
	}
	escort := "no escort named"
	if v.Escort.Named() {
		escort = "Escort " + v.Escort.Name + " " + v.Escort.Phone
	}
	return []run{
		smallBold(chair), smallBold(v.Patient.Label() + ", born " + v.Patient.Birth.Long() + ", MRN " + v.Patient.MRN),
		small(strings.Join(filled(v.StatusWord(now), standing(d, v)), ", ") + ". " + v.Protocol.Name),
		small(readings(d, v)), small(strings.Join(filled(append(beyond(d, v), similar(d, v), heed(v), escort)...), "; ")),
	}
}

// standing gives the times a nurse goes on from.
func standing(d clinic.Day, v clinic.Visit) string {
	var words []string
	add := func(word string, t time.Time) {
		if !t.IsZero() {
			words = append(words, word+" "+clockOn(d, t))
		}
	}
	switch v.Stage {
	case clinic.Infusing:
		add("begun", v.StartedAt)
		add("ends", v.DueAt)
		add("paused since", v.PausedAt)
	case clinic.Recovering:
		add("ended", v.TreatedAt)
		add("recovery until", v.RecoverBy)
	case clinic.Ready:
		add("cleared", v.ReadyAt)
	default:
		add("arrived", v.ArrivedAt)
		add("seated", v.SeatedAt)
	}
	add("vitals due", v.VitalsDue())
	return strings.Join(words, ", ")
}

func readings(d clinic.Day, v clinic.Visit) string {
	var words []string
	if base, ok := v.Baseline(); ok {
		words = append(words, "baseline "+base.BP())
	}
	if last, ok := v.Last(clinic.Systolic); ok {
		words = append(words, "BP "+last.BP()+" at "+clockOn(d, last.At))
	}
	if last, ok := v.Last(clinic.SpO2); ok {
		words = append(words, fmt.Sprintf("SpO2 %d %% at %s", last.Signs[clinic.SpO2], clockOn(d, last.At)))
	}
	if len(words) == 0 {
		return "no vitals yet"
	}
	return strings.Join(words, ", ")
}

// similar names whom a patient could be mistaken for today.
func similar(d clinic.Day, v clinic.Visit) string {
	var who []string
	for _, o := range d.Alike(v) {
		who = append(who, o.Patient.Label()+", born "+o.Patient.Birth.Long())
	}
	if len(who) == 0 {
		return ""
	}
	return "SIMILAR NAME TODAY: " + strings.Join(who, "; ")
}

// heed is what must not be missed: allergies, and that nobody asked.
func heed(v clinic.Visit) string {
	switch {
	case len(v.Patient.Allergies) > 0:
		return "ALLERGY: " + strings.Join(v.Patient.Allergies, ", ")
	case v.Patient.NoAllergies:
		return "no known allergies"
	}
	return "allergies not asked"
}

// beyond says what lies beyond the clinic's limits, each reading with its time.
func beyond(d clinic.Day, v clinic.Visit) []string {
	out := v.Beyond(d.Clinic)
	for i := range out {
		out[i] = "BEYOND: " + out[i]
	}
	return out
}

// clockOn writes a moment as the clinic's clock shows it, with its day where
// that is not the day of the board: what was left open yesterday says so.
func clockOn(d clinic.Day, t time.Time) string {
	zone := d.Clinic.Location()
	if t.IsZero() || clinic.DateOf(t, zone) == d.Date {
		return d.ClockOf(t)
	}
	return t.In(zone).Format("Mon 2 Jan ") + d.ClockOf(t)
}
