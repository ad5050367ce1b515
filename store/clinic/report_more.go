package clinic

import (
	"slices"
	"strings"
	"time"
)

// LeftAt gives when the patient left; zero for who is still here, and for who
// never came: a no-show and a cancellation end a visit, but nobody left.
func (v Visit) LeftAt() time.Time {
	if v.Stage == NoShow || v.Stage == Cancelled {
		return zero
	}
	return v.EndedAt
}

// stoppedEarly lists the infusions that were ended before their time.
func (d Day) stoppedEarly(v Visit) []ReportLine {
	return v.linesOf(func(e Entry) (string, bool) {
		text := "stopped at " + d.ClockOf(e.done())
		if !v.DueAt.IsZero() {
			text += ", planned to run until " + d.ClockOf(v.DueAt)
		}
		return text, e.Action == ActEnd && e.Reason != "" && !e.Undone
	})
}

// paused lists the pauses of the infusions with their length.
func (d Day) paused(v Visit) []ReportLine {
	var out []ReportLine
	for _, b := range v.Breaks() {
		text := "paused at " + d.ClockOf(b.From)
		if !b.To.IsZero() {
			text += ", resumed at " + d.ClockOf(b.To)
		} else {
			text += ", not resumed"
		}
		out = append(out, ReportLine{At: b.From, By: b.By, What: text, Why: b.Why})
	}
	return out
}

func (v Visit) extended() []ReportLine {
	return v.linesOf(func(e Entry) (string, bool) {
		return e.Detail, e.Action == ActExtend && !e.Undone
	})
}

// undone lists what was taken back, by whom and why; a clearance taken back
// after the time of undoing is one of them.
func (v Visit) undone() []ReportLine {
	return v.linesOf(func(e Entry) (string, bool) {
		rule, _ := RuleOf(e.Action)
		return strings.TrimSuffix(rule.Word+": "+e.Detail, ": "), (e.Action == ActUndo || e.Action == ActReturn) && !e.Undone
	})
}

func (v Visit) linesOf(what func(Entry) (string, bool)) []ReportLine {
	var out []ReportLine
	for _, e := range v.History {
		if text, ok := what(e); ok {
			out = append(out, ReportLine{At: e.done(), By: e.By, What: text, Why: e.Reason})
		}
	}
	return out
}

// concerns lists what was told in the calls of this day, whichever day the
// visit was of.
func (d Day) concerns() []ReportLine {
	var out []ReportLine
	seen := map[VisitID]bool{}
	for _, v := range slices.Concat(d.Concerns, d.Visits) {
		if seen[v.ID] {
			continue
		}
		seen[v.ID] = true
		for _, c := range v.Calls {
			if c.Result != CallConcern || DateOf(c.At, d.Clinic.Location()) != d.Date {
				continue
			}
			line := ReportLine{Visit: v, At: c.At, By: c.By, What: c.Note + ", after the visit of " + v.Day.Long()}
			if c.SignedAt.IsZero() {
				line.What += "; not signed yet"
			} else {
				line.What += "; signed by " + d.StaffName(c.SignedBy) + ": " + c.Signed
			}
			out = append(out, line)
		}
	}
	return out
}
