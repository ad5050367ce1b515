package demo

import (
	"context"
	"time"

	"chairside/store/clinic"
)

// course is one visit as it is told: the clock times of what happens in it.
// An empty time leaves that step and what follows out.
type course struct {
	who      string // key in people
	kind     clinic.Kind
	protocol clinic.ProtocolID
	no       int
	planned  string
	plan     string // planned chair
	chair    string // where the patient sits
	arrive   string
	checked  string
	seat     string
	start    string
	end      string
	ready    string
	leave    string
	base     [2]int // baseline pressure
	rise     int    // how far the pressure rises at its peak
	escort   string // "" for none named
	relation string
	after    []string                    // vitals while recovering; nil: every 15 minutes
	override map[clinic.Criterion]string // what the nurse overrides at clearance
}

// The protocols the stories use beside the standard one, as the presets number them.
const (
	esketamine   clinic.ProtocolID = 3
	consultation clinic.ProtocolID = 4
)

// escortPhone is nobody's: 555-01xx numbers are never given out.
const escortPhone = "(555) 010-7711"

// on adds an event to the stories.
func (r *run) on(hhmm, what string, do func(ctx context.Context) error) {
	r.events = append(r.events, event{at: r.clockTime(hhmm), what: what, do: do})
}

// step adds a step on a visit, taken by a member of staff.
func (r *run) step(hhmm, by, who string, step clinic.Step) {
	r.on(hhmm, string(step.Action())+" "+who, func(ctx context.Context) error {
		return r.store.Do(ctx, r.staff[by], r.visits[who], step)
	})
}

// later adds a step that is made from the record when its moment has come.
func (r *run) later(hhmm, by, who, what string, make func(v clinic.Visit) clinic.Step) {
	r.on(hhmm, what, func(ctx context.Context) error {
		rec, err := r.store.Record(ctx, r.visits[who])
		if err != nil {
			return err
		}
		return r.store.Do(ctx, r.staff[by], r.visits[who], make(rec.Visit))
	})
}

// plus gives the clock time so many minutes later.
func plus(hhmm string, minutes int) string {
	t, err := time.Parse("15:04", hhmm)
	if err != nil {
		panic("demo: " + hhmm) // a slip in the stories; their test tells them all
	}
	return t.Add(time.Duration(minutes) * time.Minute).Format("15:04")
}

func signs(sys, dia, pulse, spo2 int) map[clinic.Sign]int {
	return map[clinic.Sign]int{clinic.Systolic: sys, clinic.Diastolic: dia, clinic.Pulse: pulse, clinic.SpO2: spo2}
}

// book books a visit before the clinic opens.
func (r *run) book(c course) {
	planned := r.planned(c) // now: back is of this story
	r.on("06:40", "book "+c.who, func(ctx context.Context) error {
		patient, err := r.patient(ctx, c.who)
		if err != nil {
			return err
		}
		b := clinic.Booking{Patient: patient, Kind: c.kind, Protocol: c.protocol, Planned: planned, Chair: r.chairs[c.plan], SeriesNo: c.no}
		if c.no > 0 {
			b.SeriesOf = clinic.SeriesLength
		}
		r.visits[c.who], err = r.reserve(ctx, b)
		return err
	})
}

// reserve books as the desk would. In the small hours the stories lie over
// each other at the ends of the day: then they are booked all the same.
func (r *run) reserve(ctx context.Context, b clinic.Booking) (clinic.VisitID, error) {
	id, err := r.store.Book(ctx, r.staff[desk], b)
	if clinic.CodeOf(err) == clinic.Conflict {
		b.Anyway = true
		return r.store.Book(ctx, r.staff[desk], b)
	}
	return id, err
}

// checkIn tells the desk's side: the questions, a minute apart.
func (r *run) checkIn(c course) {
	r.step(c.arrive, desk, c.who, clinic.Arrive{})
	next := func(minutes int, step clinic.Step) { r.step(plus(c.arrive, minutes), desk, c.who, step) }
	answer := func(minutes int, a clinic.Respond) {
		if a.Outcome == "" {
			a.Outcome = clinic.Fine
		}
		next(minutes, a)
	}
	switch {
	case c.protocol == consultation:
		answer(1, clinic.Respond{Question: clinic.AskMedicines})
	default:
		answer(1, clinic.Respond{Question: clinic.AskConsent, NewConsent: people[c.who].consentDays < 0})
		if c.escort != "" {
			next(1, clinic.NameEscort{
				Escort:    clinic.Escort{Name: c.escort, Relation: c.relation, Phone: escortPhone, Comes: r.clockTime(plus(c.planned, 90))},
				Confirmed: true,
			})
		} else {
			answer(1, clinic.Respond{Question: clinic.AskEscort, Outcome: clinic.HeldFor, Note: "No escort named"})
		}
		answer(2, clinic.Respond{
			Question: clinic.AskFasting,
			Food:     r.planned(c).Add(-8*time.Hour - 30*time.Minute), Drink: r.planned(c).Add(-3*time.Hour - 15*time.Minute),
		})
		answer(2, clinic.Respond{Question: clinic.AskMedicines})
		answer(3, clinic.Respond{Question: clinic.AskHealth})
		answer(3, clinic.Respond{Question: clinic.AskPHQ9, Total: 21 - 2*c.no})
	}
	if c.checked != "" {
		r.step(c.checked, desk, c.who, clinic.FinishCheckIn{})
	}
}

// visit tells a booked visit from the door to the door, as far as its times go.
func (r *run) visit(c course) {
	r.book(c)
	if c.arrive == "" {
		return
	}
	r.checkIn(c)
	if c.seat == "" {
		return
	}
	r.treat(c)
}

// treat tells a treatment from the chair to the door.
func (r *run) treat(c course) {
	r.step(c.seat, desk, c.who, clinic.Seat{Chair: r.chairs[c.chair]})
	r.step(plus(c.seat, 5), nurse, c.who, clinic.RecordVitals{Signs: signs(c.base[0], c.base[1], 72, 98)})
	if c.protocol == esketamine {
		r.step(c.start, provider, c.who, clinic.GiveDose{})
		c.end = c.start
	} else {
		r.step(c.start, nurse, c.who, clinic.StartInfusion{})
		for n := 10; plus(c.start, n) < c.end; n += 10 {
			up := c.rise * min(n, 30) / 30
			r.step(plus(c.start, n), nurse, c.who, clinic.RecordVitals{Signs: signs(c.base[0]+up, c.base[1]+up/2, 72+n/4, 97)})
		}
		r.step(c.end, nurse, c.who, clinic.EndInfusion{})
	}
	r.recover(c)
}

// recover tells the recovery, the clearance and the way out.
func (r *run) recover(c course) {
	after := c.after
	if after == nil {
		for n := 15; plus(c.end, n) < plus(c.ready, -4); n += 15 {
			after = append(after, plus(c.end, n))
		}
	}
	for i, at := range after {
		r.step(at, nurse2, c.who, clinic.RecordVitals{Signs: signs(c.base[0]+max(3, 8-i*3), c.base[1]+3, 76, 98)})
	}
	assess := plus(c.ready, -2)
	r.step(assess, nurse2, c.who, clinic.RecordVitals{Signs: signs(c.base[0]+3, c.base[1]+2, 74, 98)})
	r.step(assess, nurse2, c.who, clinic.RecordScore{Total: 10})
	if c.protocol != esketamine {
		r.step(assess, nurse2, c.who, clinic.Mark{Item: clinic.IVOut, Done: true})
	}
	r.step(assess, nurse2, c.who, clinic.Mark{Item: clinic.Oriented, Done: true})
	r.step(c.ready, nurse2, c.who, clinic.Clear{Overrides: c.override})
	r.step(plus(c.leave, -6), desk, c.who, clinic.Mark{Item: clinic.EscortHere, Done: true})
	r.step(plus(c.leave, -4), desk, c.who, clinic.RecordSheet{Where: "printed on Front desk"})
	r.step(plus(c.leave, -3), desk, c.who, clinic.Mark{Item: clinic.SheetGiven, Done: true})
	r.step(plus(c.leave, -2), nurse2, c.who, clinic.Mark{Item: clinic.Aftercare, Done: true})
	r.step(plus(c.leave, -1), desk, c.who, clinic.Mark{Item: clinic.Belongings, Done: true})
	r.step(c.leave, desk, c.who, clinic.Depart{})
	r.clean(plus(c.leave, 9), c.chair)
}

// missed tells of a patient who does not come: never before the planned time,
// also where that was moved into the present day.
func (r *run) missed(hhmm, planned, who string) {
	at := r.clockTime(hhmm)
	if p := r.planned(course{planned: planned}); p.After(at) {
		at = p
	}
	r.events = append(r.events, event{at: at, what: "no-show " + who, do: func(ctx context.Context) error {
		return r.store.Do(ctx, r.staff[desk], r.visits[who], clinic.Exit{By: clinic.ActNoShow})
	}})
}

func (r *run) clean(hhmm, chair string) {
	r.on(hhmm, "mark "+chair+" clean", func(ctx context.Context) error {
		return r.store.DoChair(ctx, r.staff[desk], clinic.MarkClean{Chair: r.chairs[chair]})
	})
}
