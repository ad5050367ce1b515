package clinic

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// Chart is one patient's whole record, read together: what the patient's own
// screen shows.
type Chart struct {
	Patient     Patient
	Date        Date // the clinic's calendar day
	Clinic      Profile
	Staff       []Staff
	Chairs      []Chair
	Visits      []Past       // newest first, the booked ones included
	Corrections []Correction // newest first
}

// Past is one visit of a chart, without its history and its ticks.
type Past struct {
	Visit
	Seat ChairID // where the patient sat last, 0 for nowhere
}

// Correction is one change of a patient's record as the history keeps it.
type Correction struct {
	ID     int64
	At     time.Time
	By     StaffID
	Action Action // ActCorrect and its like, ActAddPatient, or ActAnswer at check-in
	Visit  VisitID
	Reason string
	Detail string   // what changed, from and to, where the line says so
	Fields []string // what it replaced, as [Change] names it
}

// StaffName gives a member of staff as records show it, or "" for none.
func (c Chart) StaffName(id StaffID) string { return Day{Staff: c.Staff}.StaffName(id) }

// ChairName gives a chair by name, or "" for none.
func (c Chart) ChairName(id ChairID) string {
	for _, one := range c.Chairs {
		if one.ID == id {
			return one.Name
		}
	}
	return ""
}

// Visit finds a visit of the chart.
func (c Chart) Visit(id VisitID) (Past, bool) {
	for _, v := range c.Visits {
		if v.ID == id {
			return v, true
		}
	}
	return Past{}, false
}

// NextBooked gives the next visit that is booked from now on.
func (c Chart) NextBooked(now time.Time) (next Past, ok bool) {
	for _, v := range c.Visits {
		if v.Stage == Booked && !v.Planned.Before(now) && (!ok || v.Planned.Before(next.Planned)) {
			next, ok = v, true
		}
	}
	return next, ok
}

// LastCorrection gives the newest change of one thing of the record that came
// after the history line numbered since.
func (c Chart) LastCorrection(field string, since int64) (Correction, bool) {
	for _, l := range c.Corrections {
		if l.ID > since && slices.Contains(l.Fields, field) {
			return l, true
		}
	}
	return Correction{}, false
}

// LastLine gives the number of the newest change of the record, 0 for none.
func (c Chart) LastLine() int64 {
	if len(c.Corrections) == 0 {
		return 0
	}
	return c.Corrections[0].ID
}

// MinutesWords writes how long the treatment and the recovery took: "40 + 33
// min"; "122 min" where the dose is given at once or nothing is infused; ""
// while it is not over.
func (v Past) MinutesWords() string {
	whole := func(d time.Duration) int { return int(d / time.Minute) }
	until := v.ReadyAt
	if until.IsZero() {
		until = v.EndedAt
	}
	switch {
	case !v.Stage.Ended():
		return ""
	case v.Protocol.Treatment && v.StartedAt.IsZero():
		return ""
	case !v.Protocol.Treatment:
		if v.SeatedAt.IsZero() || v.EndedAt.IsZero() {
			return ""
		}
		return fmt.Sprintf("%d min", whole(v.EndedAt.Sub(v.SeatedAt)))
	case v.TreatedAt.IsZero():
		return fmt.Sprintf("%d min", whole(v.InfusedFor(v.EndedAt)))
	case v.Protocol.Infusion == 0:
		return fmt.Sprintf("%d min", whole(until.Sub(v.TreatedAt)))
	}
	return fmt.Sprintf("%d + %d min", whole(v.InfusedFor(v.TreatedAt)), whole(until.Sub(v.TreatedAt)))
}

// NoteWords writes what was out of the ordinary in a visit, "none" when a
// treatment had nothing of the kind. l says what counts as high pressure.
func (v Past) NoteWords(l Limits, now time.Time) string {
	var out []string
	switch v.Stage {
	case Booked:
		if v.Planned.Before(now) {
			return "booked, not come yet"
		}
		return "booked"
	case NoShow:
		return "did not come"
	case Cancelled, LeftBefore:
		return joined(": ", lower(v.Stage.Word()), v.EndReason)
	case LeftAMA, Hospital:
		out = append(out, joined(": ", lower(v.Stage.Word()), v.EndReason))
	case Discharged:
	default:
		return lower(v.StatusWord(now))
	}
	for _, e := range v.Effects {
		out = append(out, e.words())
	}
	if high, ok := v.Highest(l); ok {
		words := "BP " + high.BP()
		if !v.StartedAt.IsZero() {
			words += fmt.Sprintf(" at %d min", int(high.At.Sub(v.StartedAt)/time.Minute))
		}
		out = append(out, words)
	}
	if v.StopReason != "" {
		out = append(out, "stopped early: "+v.StopReason)
	}
	if !v.TreatedAt.IsZero() && v.RecoverBy.Sub(v.TreatedAt) > v.Protocol.Recovery {
		out = append(out, "recovery extended")
	}
	switch {
	case len(out) > 0:
		return strings.Join(out, "; ")
	case v.Protocol.Treatment:
		return "none"
	}
	return ""
}

func (e Effect) words() string {
	words := string(e.Severity) + " " + e.Name
	switch {
	case !e.ResolvedAt.IsZero():
		return words + ", settled"
	case e.SignedBy != 0:
		return words + ", signed off"
	}
	return words + ", not settled"
}

// Highest gives the highest pressure after the treatment began that lies
// above what would have held its start (above 140/90 as shipped, esketamine
// labelling).
func (v Past) Highest(l Limits) (high Vitals, ok bool) {
	for _, s := range v.Vitals {
		if s.Amended || !s.HasBP() || v.StartedAt.IsZero() || s.At.Before(v.StartedAt) || !l.HoldsStart(s.Signs) {
			continue
		}
		if !ok || s.Signs[Systolic] > high.Signs[Systolic] || s.Signs[Systolic] == high.Signs[Systolic] && s.Signs[Diastolic] > high.Signs[Diastolic] {
			high, ok = s, true
		}
	}
	return high, ok
}
