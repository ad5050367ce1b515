package clinic

import (
	"slices"
	"time"
)

// Break is one pause of an infusion, as the history has it.
type Break struct {
	From, To time.Time // To is zero while it lasts, and where it lasted to the end of the infusion
	By       StaffID
	Why      string
}

// Breaks lists the pauses of the infusion that stand, in the order of their
// moments.
func (v Visit) Breaks() []Break {
	lines := slices.Clone(v.History)
	slices.SortStableFunc(lines, func(a, b Entry) int { return a.done().Compare(b.done()) })
	var out []Break
	for _, e := range lines {
		switch {
		case e.Undone:
		case e.Action == ActPause:
			out = append(out, Break{From: e.done(), By: e.By, Why: e.Reason})
		case e.Action == ActResume && len(out) > 0 && out[len(out)-1].To.IsZero():
			out[len(out)-1].To = e.done()
		}
	}
	return out
}
