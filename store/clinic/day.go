package clinic

import (
	"fmt"
	"slices"
	"sort"
	"time"
)

// Day is everything the boards show: one day's visits with the chairs, the
// staff and the clinic's own figures, read together.
type Day struct {
	Date      Date
	Clinic    Profile
	Visits    []Visit // in the order of the planned time
	Chairs    []Chair // in the order of the boards
	Staff     []Staff
	Protocols []Protocol
	Demo      bool // the demo clinic: marked on every screen
}

// Visit finds a visit of the day.
func (d Day) Visit(id VisitID) (Visit, bool) {
	for _, v := range d.Visits {
		if v.ID == id {
			return v, true
		}
	}
	return Visit{}, false
}

// Chair finds a chair.
func (d Day) Chair(id ChairID) (Chair, bool) {
	for _, c := range d.Chairs {
		if c.ID == id {
			return c, true
		}
	}
	return Chair{}, false
}

// StaffName gives a member of staff as records show it, or "" for none.
func (d Day) StaffName(id StaffID) string {
	for _, s := range d.Staff {
		if s.ID == id {
			return s.Short()
		}
	}
	return ""
}

// ClockOf writes a moment as the clinic's clock shows it.
func (d Day) ClockOf(t time.Time) string { return Clock(t, d.Clinic.Location()) }

// Count gives how many visits of the day show each look.
func (d Day) Count(now time.Time) map[Look]int {
	n := make(map[Look]int)
	for _, v := range d.Visits {
		n[v.Look(now)]++
	}
	return n
}

// Timers lists what is due in the whole clinic, soonest first.
func (d Day) Timers() []Timer {
	var out []Timer
	for _, v := range d.Visits {
		out = append(out, v.Timers()...)
	}
	for _, c := range d.Chairs {
		if c.State() == Cleaning {
			out = append(out, Timer{Kind: TimerTurnover, Due: c.CleanDue(), Chair: c.ID})
		}
	}
	sort.SliceStable(out, func(i, j int) bool { return out[i].Due.Before(out[j].Due) })
	return out
}

// Seating is a chair suggested for a patient, with the reason in words.
type Seating struct {
	Chair ChairID
	Name  string
	Why   string // "planned, free", "free until 12:30"
}

// Suggest proposes a chair for a visit: the planned one when it is free, or
// the free one that the next planned patient leaves long enough, the tightest
// fit first so that long gaps stay open. ok is false when none is free.
// Consultations get a room where the clinic has one; treatments keep out of
// rooms while another place is free.
func (d Day) Suggest(v Visit, now time.Time) (seating Seating, ok bool) {
	stay := v.Stay(d.Clinic.Prep)
	type option struct {
		c    Chair
		room int           // 0 the right kind of place, 1 the other
		free time.Duration // until the next plan
		next time.Time
	}
	var options []option
	for _, c := range d.Chairs {
		if c.State() != Free {
			continue
		}
		o := option{c: c, free: 24 * time.Hour}
		if (c.Kind == Room) == v.Protocol.Treatment {
			o.room = 1
		}
		if next := d.NextPlanned(c.ID, v.ID); !next.IsZero() {
			o.next, o.free = next, next.Sub(now)
		}
		options = append(options, o)
	}
	if len(options) == 0 {
		return Seating{}, false
	}
	slices.SortStableFunc(options, func(a, b option) int {
		if p, q := a.c.ID == v.PlannedChair, b.c.ID == v.PlannedChair; p != q {
			return before(p)
		}
		if a.room != b.room {
			return a.room - b.room
		}
		fa, fb := a.free >= stay, b.free >= stay
		switch {
		case fa != fb:
			return before(fa)
		case a.free != b.free:
			return before((a.free < b.free) == fa)
		}
		return a.c.Order - b.c.Order
	})
	best := options[0]
	s := Seating{Chair: best.c.ID, Name: best.c.Name, Why: "free"}
	if !best.next.IsZero() {
		s.Why = "free until " + d.ClockOf(best.next)
		if best.free < stay {
			s.Why = "short: next patient planned at " + d.ClockOf(best.next)
		}
	}
	if best.c.ID == v.PlannedChair {
		s.Why = "planned, " + s.Why
	}
	return s, true
}

func before(yes bool) int {
	if yes {
		return -1
	}
	return 1
}

// NextPlanned gives when the next visit not yet seated is planned for a
// chair, other than one visit; zero when none is.
func (d Day) NextPlanned(chair ChairID, other VisitID) time.Time {
	for _, v := range d.Visits {
		if v.PlannedChair == chair && v.ID != other && v.Stage.in([]Stage{Booked, Arrived, Waiting}) {
			return v.Planned
		}
	}
	return time.Time{}
}

// Next is the next step of a visit: what to do, in the words of its button,
// and what keeps it from being done.
type Next struct {
	Action  Action // "" when the visit is over
	Word    string
	Urgent  bool    // the button is filled
	Held    bool    // the button is drawn as a caution
	Chair   ChairID // the suggested chair, for seating
	Waiting []string
}

// Next derives a visit's next step and what still blocks it.
func (d Day) Next(v Visit, now time.Time) Next {
	if v.Stage.BeforeTreatment() && v.Stage != Booked {
		if held := v.Held(); len(held) > 0 && v.Stage != Arrived {
			return Next{Action: ActRelease, Word: "Review hold", Held: true, Waiting: []string{held[0].Reason}}
		}
	}
	switch v.Stage {
	case Booked:
		return Next{Action: ActArrive, Word: "Check in", Urgent: !now.Before(v.Planned)}
	case Arrived:
		return Next{Action: ActAnswer, Word: "Go on checking in", Urgent: true, Waiting: count(len(v.Unanswered()), "check-in step left", "check-in steps left")}
	case Waiting:
		return d.nextSeat(v, now)
	case InChair:
		return v.nextInChair()
	case WithClinician:
		return Next{Action: ActFinish, Word: "Finish consultation"}
	case Infusing:
		return v.nextInfusing(now, d.Clinic)
	case Recovering:
		return v.nextRecovering(now, d.Clinic)
	case Ready:
		if len(v.Sheets) == 0 {
			return Next{Action: ActSheet, Word: "Print sheet", Urgent: true, Waiting: v.DepartBlocks()}
		}
		return Next{Action: ActDepart, Word: "Record leaving", Urgent: true, Waiting: v.DepartBlocks()}
	}
	return Next{}
}

func count(n int, one, many string) []string {
	switch n {
	case 0:
		return nil
	case 1:
		return []string{"1 " + one}
	}
	return []string{fmt.Sprintf("%d %s", n, many)}
}

func (d Day) nextSeat(v Visit, now time.Time) Next {
	n := Next{Action: ActSeat, Word: "Seat in a chair", Urgent: true}
	if !v.Protocol.Treatment {
		n.Action, n.Word = ActTakeToRoom, "Take to room"
	} else {
		if !v.Escort.Named() {
			return Next{Action: ActNameEscort, Word: "Name escort", Urgent: true, Waiting: []string{"no escort named"}}
		}
	}
	s, ok := d.Suggest(v, now)
	if !ok {
		n.Urgent, n.Waiting = false, []string{"no chair is free"}
		return n
	}
	n.Chair = s.Chair
	if v.Protocol.Treatment {
		n.Word = "Seat in " + lowerChair(s.Name)
	} else {
		n.Word = "Take to " + lowerChair(s.Name)
	}
	return n
}

func lowerChair(name string) string { return lower(name) }

func (v Visit) nextInChair() Next {
	if _, ok := v.Baseline(); !ok {
		return Next{Action: ActVitals, Word: "Record baseline", Urgent: true, Waiting: []string{"no baseline blood pressure"}}
	}
	if v.Protocol.Infusion == 0 {
		return Next{Action: ActDose, Word: "Give dose", Urgent: true}
	}
	return Next{Action: ActStart, Word: "Start infusion", Urgent: true}
}

func (v Visit) nextInfusing(now time.Time, p Profile) Next {
	switch {
	case !v.PausedAt.IsZero():
		return Next{Action: ActResume, Word: "Resume infusion", Urgent: true, Waiting: []string{"infusion paused"}}
	case !now.Before(v.DueAt):
		return Next{Action: ActEnd, Word: "End infusion", Urgent: true}
	}
	return Next{Action: ActVitals, Word: "Record vitals", Urgent: v.vitalsUrgent(now, p)}
}

func (v Visit) vitalsUrgent(now time.Time, p Profile) bool {
	if due := v.VitalsDue(); !due.IsZero() && !now.Before(due) {
		return true
	}
	return len(v.Beyond(p)) > 0
}

func (v Visit) nextRecovering(now time.Time, p Profile) Next {
	var waiting []string
	var score, oriented, stale bool
	for _, c := range v.Checks(now, p) {
		if c.Met {
			continue
		}
		waiting = append(waiting, c.Evidence)
		switch c.Criterion {
		case CritScore:
			score = true
		case CritOriented:
			oriented = true
		case CritFresh, CritPressure:
			stale = true
		}
	}
	n := Next{Action: ActVitals, Word: "Record vitals", Waiting: waiting, Urgent: v.vitalsUrgent(now, p)}
	if now.Before(v.RecoverBy) || n.Urgent && stale {
		return n
	}
	n.Urgent = true
	switch {
	case len(waiting) == 0:
		return Next{Action: ActClear, Word: "Clear for leaving…", Urgent: true}
	case stale:
		return n
	case score:
		n.Action, n.Word = ActScore, "Record score"
	case oriented:
		n.Action, n.Word = ActAssess, "Oriented, steady"
	default:
		n.Action, n.Word = ActClear, "Clear for leaving…"
	}
	return n
}

// Beyond lists what the last set of vitals shows beyond the clinic's limits.
func (v Visit) Beyond(p Profile) []string {
	if v.Stage != Infusing && v.Stage != Recovering && v.Stage != InChair {
		return nil
	}
	for i := len(v.Vitals) - 1; i >= 0; i-- {
		if !v.Vitals[i].Amended {
			return p.Limits.Beyond(v.Vitals[i].Signs)
		}
	}
	return nil
}

// Attention lists what staff should notice about a visit, gravest first.
func (d Day) Attention(v Visit, now time.Time) []string {
	var out []string
	if v.Stage.Ended() {
		return nil
	}
	out = append(out, v.Beyond(d.Clinic)...)
	if due := v.VitalsDue(); !due.IsZero() && !now.Before(due) {
		out = append(out, "Vitals due "+d.ClockOf(due))
	}
	if !v.Stage.in(treated) {
		for _, h := range v.Held() {
			out = append(out, h.Reason)
		}
	}
	if v.Protocol.Treatment && !v.Escort.Named() && v.Stage.in([]Stage{Waiting, InChair}) {
		out = append(out, "No escort named")
	}
	for _, a := range v.Patient.Allergies {
		out = append(out, "Allergy: "+a)
	}
	if d.SimilarToday(v) {
		out = append(out, "Similar name today")
	}
	if v.Protocol.Treatment && v.Stage.BeforeTreatment() {
		if ok, last := v.Patient.ConsentState(d.Date); ok && last {
			out = append(out, "Consent ends today")
		}
		if !v.Patient.Adult(d.Date) {
			out = append(out, "Under 18: guardian")
		}
	}
	return out
}

// SimilarToday reports whether another visit of the day is of a patient whom
// this one could be mistaken for.
func (d Day) SimilarToday(v Visit) bool {
	for _, o := range d.Visits {
		if o.ID != v.ID && !o.Stage.Ended() && o.Patient.ID != v.Patient.ID && Similar(v.Patient, o.Patient) {
			return true
		}
	}
	return false
}
