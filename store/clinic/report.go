package clinic

import (
	"cmp"
	"slices"
	"strings"
	"time"
)

// VitalsGrace is how long after they were due vitals still count as taken in
// time (ours).
const VitalsGrace = 5 * time.Minute

// LateSet is one set that was not taken in time, and a line of the day's report.
type LateSet struct {
	Due   time.Time
	Taken time.Time // zero when none was taken before the stage was over
}

// LateSets lists the vitals of a visit that were taken more than [VitalsGrace]
// after they were due, or not at all, oldest first.
func (v Visit) LateSets(now time.Time) []LateSet {
	end := func(at ...time.Time) time.Time {
		for _, t := range at {
			if !t.IsZero() {
				return t
			}
		}
		return now
	}
	out := v.late(v.StartedAt, end(v.TreatedAt, v.EndedAt), v.Protocol.VitalsDuring)
	return append(out, v.late(v.TreatedAt, end(v.ReadyAt, v.EndedAt), v.Protocol.VitalsAfter)...)
}

func (v Visit) late(from, to time.Time, every time.Duration) []LateSet {
	var out []LateSet
	if every == 0 || from.IsZero() {
		return nil
	}
	due := from.Add(every)
	for _, s := range v.Vitals {
		if s.Amended || !s.At.After(from) || s.At.After(to) {
			continue
		}
		if s.At.Sub(due) > VitalsGrace {
			out = append(out, LateSet{Due: due, Taken: s.At})
		}
		due = s.At.Add(every)
	}
	if to.Sub(due) > VitalsGrace {
		out = append(out, LateSet{Due: due})
	}
	return out
}

// ReportLine is one thing of a day that somebody answers for: which visit,
// what, why and by whom.
type ReportLine struct {
	Visit Visit
	At    time.Time
	By    StaffID // 0 where nobody did it
	What  string
	Why   string
}

// ReportPart is one heading of a day's report with its lines, in the order of
// their moments.
type ReportPart struct {
	Title string
	Lines []ReportLine
}

// DayReport is what a clinic files of a day: its visits, and everything that
// was done otherwise than by the book.
type DayReport struct {
	Day    Day
	Made   time.Time
	Visits []Visit // of this very day, in the order of the planned time
	Duty   []DutySpan
	Parts  []ReportPart
}

// Report draws up the report of the day, from what is on record now. A part
// without a line stays, so that "none" can be read.
func (d Day) Report(now time.Time) DayReport {
	r := DayReport{Day: d, Made: now, Duty: d.dutySpans()}
	for _, v := range d.Visits {
		if v.Day == d.Date {
			r.Visits = append(r.Visits, v)
		}
	}
	for _, p := range []struct {
		title string
		lines func(Visit) []ReportLine
	}{
		{"Overridden at clearance", d.overridden},
		{"Holds released", func(v Visit) []ReportLine { return v.released() }},
		{"Left against advice, to hospital or without an escort", func(v Visit) []ReportLine { return v.unusualWays() }},
		{"Started past the nurse load or with nobody on duty", func(v Visit) []ReportLine { return v.pastLoad() }},
		{"Infusions paused", d.paused},
		{"Infusions stopped early", d.stoppedEarly},
		{"Recovery extended", func(v Visit) []ReportLine { return v.extended() }},
		{"Steps undone", func(v Visit) []ReportLine { return v.undone() }},
		{"Scored above what was proposed", func(v Visit) []ReportLine { return v.scoredAbove() }},
		{"Vitals beyond a limit", d.beyondLines},
		{"Amendments", d.amendments},
		{"Vitals late or missed", func(v Visit) []ReportLine { return d.missedLines(v, now) }},
		{"Entered later", d.enteredLater},
	} {
		part := ReportPart{Title: p.title}
		for _, v := range r.Visits {
			for _, line := range p.lines(v) {
				line.Visit = v
				part.Lines = append(part.Lines, line)
			}
		}
		r.Parts = append(r.Parts, part.inOrder())
	}
	r.Parts = append(r.Parts, ReportPart{Title: "Concerns told in follow-up calls of this day", Lines: d.concerns()}.inOrder())
	return r
}

func (p ReportPart) inOrder() ReportPart {
	slices.SortStableFunc(p.Lines, func(a, b ReportLine) int { return cmp.Or(a.At.Compare(b.At), cmp.Compare(a.Visit.ID, b.Visit.ID)) })
	return p
}

func (d Day) overridden(v Visit) []ReportLine {
	var out []ReportLine
	for _, given := range v.Given {
		for _, c := range given.Checks {
			if c.Override != "" {
				out = append(out, ReportLine{At: given.At, By: given.By, What: c.Word + ": " + c.Evidence, Why: c.Override})
			}
		}
	}
	return out
}

func (v Visit) released() []ReportLine {
	var out []ReportLine
	for _, h := range v.Holds {
		if h.ReleasedAt.IsZero() || strings.HasPrefix(h.Release, heldAgain) {
			continue
		}
		out = append(out, ReportLine{At: h.ReleasedAt, By: h.ReleasedBy, What: h.Reason, Why: h.Release})
	}
	return out
}

func (v Visit) unusualWays() []ReportLine {
	line := ReportLine{At: v.EndedAt, By: v.doneBy(ActLeaveAMA, ActHospital, ActDepart), What: v.Stage.Word(), Why: v.EndReason}
	switch {
	case v.Stage == LeftAMA || v.Stage == Hospital:
		line.What += ", told: " + v.Told
		if e, ok := v.lastOf(ActLeaveAMA, ActHospital); ok && e.Detail != "" {
			line.What += ", " + e.Detail
		}
	case v.Stage == Discharged && v.AloneReason != "":
		line.What, line.Why = "Left without an escort", v.AloneReason
	default:
		return nil
	}
	return []ReportLine{line}
}

// doneBy gives who took the last of these actions that stands.
func (v Visit) doneBy(actions ...Action) StaffID {
	e, _ := v.lastOf(actions...)
	return e.By
}

func (v Visit) lastOf(actions ...Action) (Entry, bool) {
	for _, e := range slices.Backward(v.History) {
		if !e.Undone && slices.Contains(actions, e.Action) {
			return e, true
		}
	}
	return Entry{}, false
}

func (v Visit) pastLoad() []ReportLine {
	var out []ReportLine
	for _, e := range v.History {
		text, past := strings.CutPrefix(e.Detail, loadPast)
		if e.Action != ActStart && e.Action != ActDose || e.Undone || !past && text != nobodyOn {
			continue
		}
		out = append(out, ReportLine{At: e.done(), By: e.By, What: text, Why: "confirmed at the start"})
	}
	return out
}

// beyondLines judges by the clinic's limits as they are now; an amended set is
// judged as amended.
func (d Day) beyondLines(v Visit) []ReportLine {
	var out []ReportLine
	for _, s := range v.Vitals {
		if beyond := d.Clinic.BeyondIn(s); len(beyond) > 0 && !s.Amended {
			out = append(out, ReportLine{At: s.At, By: s.By, What: strings.Join(beyond, "; "), Why: s.Note})
		}
	}
	return out
}

// scoredAbove: a score keeps a reason only where an item is above its proposal.
func (v Visit) scoredAbove() []ReportLine {
	var out []ReportLine
	for _, e := range v.History {
		if e.Action == ActScore && e.Reason != "" && !e.Undone {
			out = append(out, ReportLine{At: e.done(), By: e.By, What: e.Detail, Why: e.Reason})
		}
	}
	return out
}

// done gives when a line was done, which is when it was entered unless that
// was later.
func (e Entry) done() time.Time {
	if e.For.IsZero() {
		return e.At
	}
	return e.For
}

func (d Day) amendments(v Visit) []ReportLine {
	var out []ReportLine
	for _, s := range v.Vitals {
		if s.Amends == 0 {
			continue
		}
		line := ReportLine{At: s.At, By: s.By, What: s.Brief() + " at " + d.ClockOf(s.At), Why: s.Why}
		for _, old := range v.Vitals {
			if old.ID == s.Amends {
				line.What += ", was " + old.Brief() + " at " + d.ClockOf(old.At)
			}
		}
		out = append(out, line)
	}
	return out
}

func (d Day) missedLines(v Visit, now time.Time) []ReportLine {
	var out []ReportLine
	for _, m := range v.LateSets(now) {
		line := ReportLine{At: m.Due, What: "due at " + d.ClockOf(m.Due) + ", not taken"}
		if !m.Taken.IsZero() {
			line.What = "due at " + d.ClockOf(m.Due) + ", taken at " + d.ClockOf(m.Taken)
		}
		out = append(out, line)
	}
	return out
}

func (d Day) enteredLater(v Visit) []ReportLine {
	var out []ReportLine
	for _, e := range v.History {
		if e.For.IsZero() || e.Undone || e.Action == ActAmend { // amendments have a part of their own
			continue
		}
		rule, _ := RuleOf(e.Action)
		out = append(out, ReportLine{At: e.For, By: e.By, What: strings.TrimSuffix(rule.Word+": "+e.Detail, ": ") + ", " + d.EnteredWords(e), Why: e.Reason})
	}
	return out
}

// EnteredWords says of a line that was entered later when that was: "entered
// 11:20 for 10:44"; "" for a line that was entered at once.
func (d Day) EnteredWords(e Entry) string {
	if e.For.IsZero() {
		return ""
	}
	return "entered " + d.ClockOf(e.At) + " for " + d.ClockOf(e.For)
}
