package sheet

import (
	"fmt"
	"strings"

	"chairside/store/clinic"
)

// LayReport lays out the day's report: the visits with their times, and what
// was done otherwise than by the book, with reasons and by whom. It names
// people and stays in the clinic.
func LayReport(r clinic.DayReport) (Document, error) {
	if err := facesReady(); err != nil {
		return Document{}, err
	}
	d := r.Day
	p := newPaper(d.Clinic, "Day’s report "+d.Date.String(), r.Made, d.Demo)
	p.page()
	p.head("Day’s report", strings.Join(filled(d.Clinic.Name, d.Date.At(12, 0, d.Clinic.Location()).Format("Monday 2 January 2006"), "made at "+d.ClockOf(r.Made)), " · "))
	p.words(paperPitch, small(counted(r)))
	p.space(6)
	p.heading("Nurses on duty")
	for _, line := range dutyLines(r) {
		p.words(paperPitch, line...)
	}
	p.space(7)
	p.heading("Visits")
	if len(r.Visits) == 0 {
		p.words(paperPitch, faint("none"))
	} else {
		p.table(ruled{
			shares: []float64{1, 4.4, 2.6, 1.3, 1.3, 1.3, 1.3, 1.3, 2.4},
			head:   []string{"No.", "Patient", "Visit", "Arrived", "Begun", "Ended", "Ready", "Left", "How"},
			rows:   visitRows(r),
		})
	}
	var none []string
	for _, part := range r.Parts {
		if len(part.Lines) == 0 {
			none = append(none, part.Title)
			continue
		}
		p.space(7)
		p.heading(part.Title)
		for _, line := range part.Lines {
			p.words(paperPitch, reportWords(d, line)...)
		}
	}
	if len(none) > 0 { // named, so that it can be read that they were looked for
		p.space(7)
		p.words(paperPitch, run{style{Bold, 12.5, teal}, "None today of these: "}, faint(strings.Join(none, "; ")+"."))
	}
	return p.done(), nil
}

// ReportName names the day's report as a file: report-2026-11-22.pdf.
func ReportName(d clinic.Date) string { return "report-" + d.String() + ".pdf" }

func filled(words ...string) []string {
	var out []string
	for _, w := range words {
		if w != "" {
			out = append(out, w)
		}
	}
	return out
}

// counted says the day in figures: "21 visits: 9 gone home, 1 no-show".
func counted(r clinic.DayReport) string {
	n := map[clinic.Stage]int{}
	for _, v := range r.Visits {
		n[v.Stage]++
	}
	text := fmt.Sprintf("%d visits", len(r.Visits))
	if len(r.Visits) == 1 {
		text = "1 visit"
	}
	var parts []string
	for _, s := range clinic.Stages {
		if n[s] > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n[s], strings.ToLower(s.Word()[:1])+s.Word()[1:]))
		}
	}
	if len(parts) > 0 {
		text += ": " + strings.Join(parts, ", ")
	}
	return text + "."
}

// dutyLines say who was on duty over the day: from when to when, and who said
// so.
func dutyLines(r clinic.DayReport) [][]run {
	var out [][]run
	for _, s := range r.Duty {
		when := r.Day.ClockOf(s.From) + " to " + r.Day.ClockOf(s.To)
		if s.To.IsZero() {
			when = "from " + r.Day.ClockOf(s.From)
		}
		text := "  " + s.Names + "."
		if by := r.Day.StaffName(s.By); by != "" {
			text += " Set by " + by + "."
		}
		out = append(out, []run{smallBold(when), small(text)})
	}
	if len(out) == 0 {
		return [][]run{{faint("nobody was set as on duty")}}
	}
	return out
}

func visitRows(r clinic.DayReport) [][]run {
	var rows [][]run
	for _, v := range r.Visits {
		clock := r.Day.ClockOf
		rows = append(rows, []run{
			small(fmt.Sprintf("%04d", v.Number)), smallBold(v.Patient.Label()), small(v.Title()),
			small(clock(v.ArrivedAt)), small(clock(v.StartedAt)), small(clock(v.TreatedAt)), small(clock(v.ReadyAt)), small(clock(v.LeftAt())), small(stood(v)),
		})
	}
	return rows
}

// stood says how a visit stands: a held one says so before its stage.
func stood(v clinic.Visit) string {
	if len(v.Held()) > 0 && v.Stage.BeforeTreatment() {
		return "Held, " + strings.ToLower(v.Stage.Word()[:1]) + v.Stage.Word()[1:]
	}
	return v.Stage.Word()
}

// reportWords is one line: when and who, what, why and by whom.
func reportWords(d clinic.Day, l clinic.ReportLine) []run {
	text := " (" + fmt.Sprintf("%04d", l.Visit.Number) + "): " + l.What + "."
	if l.Why != "" {
		text += " Reason: " + strings.TrimSuffix(l.Why, ".") + "."
	}
	if by := d.StaffName(l.By); by != "" {
		text += " By " + by + "."
	}
	return []run{smallBold(d.ClockOf(l.At) + "  " + l.Visit.Patient.Label()), small(text)}
}
