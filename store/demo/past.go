package demo

import (
	"context"

	"chairside/store/clinic"
)

// past tells of earlier infusions, so that a patient's record has a series
// to show. Each happens on its own day, before the day that is played, and
// ends with the patient gone home and the chair clean.
func (r *run) past() {
	for _, p := range []struct {
		daysAgo int
		course
		phq9   int
		effect string
	}{
		{18, course{who: "haddad", no: 1, chair: "Chair 4", end: "10:04", ready: "10:59", leave: "11:08", rise: 40, base: [2]int{122, 79}}, 21, ""},
		{15, course{who: "haddad", no: 2, chair: "Chair 1", end: "10:04", ready: "10:35", leave: "10:44", rise: 14, base: [2]int{120, 78}}, 18, ""},
		{11, course{who: "haddad", no: 3, chair: "Chair 3", end: "10:06", ready: "10:44", leave: "10:52", rise: 12, base: [2]int{121, 77}}, 14, "nausea"},
		{4, course{who: "haddad", no: 4, chair: "Chair 2", end: "10:04", ready: "10:37", leave: "10:46", rise: 15, base: [2]int{119, 78}}, 9, "dissociation"},
		{12, course{who: "alvarez", no: 1, chair: "Chair 2", end: "10:04", ready: "10:40", leave: "10:50", rise: 20, base: [2]int{118, 76}}, 19, "dizziness"},
		{5, course{who: "alvarez", no: 2, chair: "Chair 5", end: "10:04", ready: "10:38", leave: "10:47", rise: 18, base: [2]int{116, 75}}, 15, ""},
	} {
		c := p.course
		c.kind, c.protocol, c.planned, c.arrive, c.seat, c.start = clinic.Induction, 1, "09:00", "08:50", "09:05", "09:24"
		c.escort, c.relation = mores[c.who].contact.Name, mores[c.who].contact.Relation
		r.before(p.daysAgo, c, p.phq9, p.effect)
	}
}

// before tells one whole infusion of an earlier day.
func (r *run) before(daysAgo int, c course, phq9 int, effect string) {
	day := *r // its own days: what is told here must not move the stories
	day.present = r.present.AddDate(0, 0, -daysAgo)
	day.events, day.visits = nil, map[string]clinic.VisitID{}
	b := &day
	b.on("08:30", "book an earlier visit", func(ctx context.Context) error {
		patient, err := r.patient(ctx, c.who)
		if err != nil {
			return err
		}
		b.visits[c.who], err = r.reserve(ctx, clinic.Booking{
			Patient: patient, Kind: c.kind, Protocol: c.protocol, Planned: b.clockTime(c.planned), Chair: r.chairs[c.chair], SeriesNo: c.no, SeriesOf: clinic.SeriesLength,
		})
		return err
	})
	b.step(c.arrive, desk, c.who, clinic.Arrive{})
	for i, step := range []clinic.Step{
		clinic.Respond{Question: clinic.AskConsent, Outcome: clinic.Fine},
		clinic.NameEscort{Escort: clinic.Escort{Name: c.escort, Relation: c.relation, Phone: escortPhone}, Confirmed: true},
		clinic.Respond{Question: clinic.AskFasting, Outcome: clinic.Fine, Food: b.clockTime("00:30"), Drink: b.clockTime("05:45")},
		clinic.Respond{Question: clinic.AskMedicines, Outcome: clinic.Fine},
		clinic.Respond{Question: clinic.AskHealth, Outcome: clinic.Fine},
		clinic.Respond{Question: clinic.AskPHQ9, Outcome: clinic.Fine, Total: phq9},
		clinic.FinishCheckIn{},
	} {
		b.step(plus(c.arrive, 1+i), desk, c.who, step)
	}
	b.treat(c)
	if effect != "" {
		b.step("09:50", nurse, c.who, clinic.RecordEffect{Name: effect, Severity: clinic.Mild})
		b.later(plus(c.ready, -6), nurse2, c.who, "effect resolved", func(v clinic.Visit) clinic.Step {
			return clinic.ResolveEffect{Effect: v.Effects[0].ID}
		})
	}
	after := day
	after.present = day.present.AddDate(0, 0, 1)
	after.events = nil
	after.step("09:40", nurse2, c.who, clinic.RecordCall{Result: clinic.CallWell, Note: "slept well"})
	r.events = append(append(r.events, day.events...), after.events...)
}
