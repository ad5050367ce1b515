package patient

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2/container"

	"chairside/store/clinic"
	"chairside/ui/part"
	"chairside/ui/theme"
)

// showVisit opens an earlier visit, or a booked one, as it is on record.
func showVisit(s *Screen, past clinic.Past) {
	box := container.New(part.NewStack(theme.S4))
	for _, p := range visitPairs(s.chart, past) {
		label, value := part.NewText(p.label, part.TextStyle{Color: theme.Muted}), part.NewText(p.value, part.TextStyle{Bold: true, Wrap: true})
		box.Add(container.New(part.NewColumns(130, -1), label, value))
	}
	spec := part.PanelSpec{
		Title: past.Title() + ", " + past.Day.Long(), Text: s.chart.Patient.Label() + " · " + past.Code() + " · " + past.Protocol.Name,
		Content: box, Width: 640,
	}
	if s.hasSheet(past) {
		spec.Action, spec.Kind = "Open the sheet again", part.Plain
		spec.Run = func(p *part.Panel) {
			p.Close()
			s.open.Sheet(past.ID)
		}
	}
	part.ShowPanel(s.open.Canvas(), spec)
}

// hasSheet reports whether a visit has a sheet that can be made again.
func (s *Screen) hasSheet(past clinic.Past) bool {
	rule, _ := clinic.RuleOf(clinic.ActSheet)
	return s.open.Sheet != nil && len(past.Sheets) > 0 && slices.Contains(rule.From, past.Stage)
}

// sheet opens the sheet of the marked visit again.
func (f *face) sheet() {
	s := f.screen
	past, ok := s.chart.Visit(clinic.VisitID(f.past.rows.Selected()))
	switch {
	case !ok || f.past.tab != visitsTab:
	case !s.hasSheet(past):
		s.open.Failed(&clinic.Error{Code: clinic.Missing, Message: "No sheet was made for that visit.", Next: "Mark one with a sheet in its line."})
	default:
		s.open.Sheet(past.ID)
	}
}

// visitPairs lists what is on record of a visit, nothing else.
func visitPairs(c clinic.Chart, v clinic.Past) []pairView {
	var out []pairView
	add := func(label, value string) {
		if value != "" {
			out = append(out, pairView{label: label, value: value})
		}
	}
	clock := func(t clinic.State) string {
		words := ""
		for _, m := range []struct{ word, at string }{
			{"arrived", clinic.Clock(t.ArrivedAt, c.Clinic.Location())},
			{"in chair", clinic.Clock(t.SeatedAt, c.Clinic.Location())},
			{"treatment", clinic.Clock(t.StartedAt, c.Clinic.Location())},
			{"recovery", clinic.Clock(t.TreatedAt, c.Clinic.Location())},
			{"cleared", clinic.Clock(t.ReadyAt, c.Clinic.Location())},
			{"left", clinic.Clock(t.EndedAt, c.Clinic.Location())},
		} {
			if m.at != "" {
				words += ", " + m.word + " " + m.at
			}
		}
		if words == "" {
			return ""
		}
		return words[2:]
	}
	add("Stage", v.Stage.Word())
	if v.Stage == clinic.Booked {
		add("Planned", v.Planned.In(c.Clinic.Location()).Format("Mon 2 Jan 2006 15:04"))
	}
	add("Times", clock(v.State))
	add("Took", v.MinutesWords())
	add("Chair", c.ChairName(v.Seat))
	for _, h := range v.Holds {
		words := h.Reason
		if h.Release != "" {
			words += ". Released by " + c.StaffName(h.ReleasedBy) + ": " + h.Release
		}
		add("Held", words)
	}
	for _, s := range v.Vitals {
		if s.HasBP() && !s.Amended {
			add("BP "+clinic.Clock(s.At, c.Clinic.Location()), s.BP()+spaced(s.Note))
		}
	}
	for _, e := range v.Effects {
		words := string(e.Severity) + " " + e.Name + spaced(e.Note)
		switch {
		case !e.ResolvedAt.IsZero():
			words += ", settled " + clinic.Clock(e.ResolvedAt, c.Clinic.Location())
		case e.SignedBy != 0:
			words += ", signed off by " + c.StaffName(e.SignedBy) + ": " + e.SignedWhy
		default:
			words += ", not settled on record"
		}
		add("Side effect", words)
	}
	for _, a := range v.Answers {
		if a.Question == clinic.AskPHQ9 && a.Outcome != clinic.Skipped && (a.Outcome == clinic.Fine || a.Item9 > 0) {
			add("PHQ-9", fmt.Sprintf("%d, %s", a.Total, clinic.PHQ9Band(a.Total)))
		}
	}
	add("Stopped early", v.StopReason)
	add("Why it ended", v.EndReason)
	add("Was told", v.Told)
	add("Went home with", v.WentHomeWith)
	add("Alone, because", v.AloneReason)
	for _, p := range v.Sheets {
		at := clinic.Clock(p.At, c.Clinic.Location())
		if day := clinic.DateOf(p.At, c.Clinic.Location()); day != v.Day { // made again
			at = day.Long() + " " + at
		}
		add("Sheet", fmt.Sprintf("version %d, %s, %s by %s", p.Version, p.Where, at, c.StaffName(p.By)))
	}
	return out
}

func spaced(s string) string {
	if s == "" {
		return ""
	}
	return " · " + s
}
