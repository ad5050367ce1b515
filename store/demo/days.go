package demo

import (
	"context"
	"time"

	"chairside/store/clinic"
)

// yesterday tells of three who went home the day before, so that their calls
// are due, of one who told a concern, and of one who was never settled.
func (r *run) yesterday() {
	for i, v := range []struct {
		who, chair, escort, relation string
		no                           int
		base                         [2]int
	}{
		{"haas", "Chair 1", "Petra Haas", "wife", 2, [2]int{122, 78}},
		{"sato", "Chair 2", "Ken Sato", "brother", 3, [2]int{114, 72}},
		{"mwangi", "Chair 3", "Grace Mwangi", "mother", 5, [2]int{126, 80}},
		{"castillo", "Chair 4", "Rosa Castillo", "sister", 1, [2]int{118, 75}},
	} {
		r.back = 24 * time.Hour
		r.visit(course{
			who: v.who, kind: clinic.Induction, protocol: 1, no: v.no, planned: "09:00", plan: v.chair, chair: v.chair, arrive: plus("08:50", i),
			checked: plus("08:56", i), seat: plus("09:00", i), start: plus("09:20", i), end: plus("10:00", i), ready: plus("10:36", i), leave: plus("10:50", i),
			base: v.base, rise: 16, escort: v.escort, relation: v.relation,
		})
	}
	r.book(course{who: "lopez", kind: clinic.Maintenance, protocol: 1, planned: "11:30", plan: "Chair 5"})
	r.back = 0
	r.step("08:45", desk, "sato", clinic.RecordCall{Result: clinic.CallNobody, Note: "voicemail, asked to call back"})
	r.step("09:10", desk, "mwangi", clinic.RecordCall{Result: clinic.CallConcern, Note: "headache since last night, slept badly"})
}

// days books the coming visits: some of today's for their sheets, and others,
// so that the schedule of the days ahead is not empty.
func (r *run) days() {
	for _, n := range []struct {
		who  string
		kind clinic.Kind
		no   int
		days int
		at   int // hour
	}{
		{"alvarez", clinic.Induction, 4, 3, 9},
		{"nguyen", clinic.Induction, 2, 3, 9},
		{"haddad", clinic.Induction, 6, 3, 9},
		{"brown", clinic.Induction, 5, 3, 9},
		{"haas", clinic.Induction, 3, 1, 9},
		{"sato", clinic.Induction, 4, 1, 9},
		{"diallo", clinic.Induction, 3, 1, 10},
		{"meyer", clinic.Induction, 5, 1, 11},
		{"castillo", clinic.Induction, 2, 2, 9},
		{"mwangi", clinic.Induction, 6, 2, 13},
		{"papadopoulo", clinic.Induction, 2, 4, 10},
		{"khan", clinic.Maintenance, 0, 28, 10},
		{"petrov", clinic.Maintenance, 0, 28, 10},
	} {
		r.on("06:45", "book the next visit", func(ctx context.Context) error {
			patient, err := r.patient(ctx, n.who)
			if err != nil {
				return err
			}
			b := clinic.Booking{
				Patient: patient, Kind: n.kind, Protocol: 1, SeriesNo: n.no,
				Planned: clinic.DateOf(r.present, r.zone).AddDays(n.days).At(n.at, 0, r.zone),
			}
			if n.no > 0 {
				b.SeriesOf = clinic.SeriesLength
			}
			_, err = r.reserve(ctx, b)
			return err
		})
	}
}
