package leaving

import (
	"strings"
	"time"

	"chairside/store/clinic"
)

// clearanceOf says how the clearance stands, what it rests on and how it is
// taken back.
func (w *view) clearanceOf(day clinic.Day, v clinic.Visit, now time.Time) {
	switch {
	case v.Stage == clinic.Ready && v.Clearance != nil:
		w.clearance = "Cleared at " + day.ClockOf(v.Clearance.At) + " by " + day.StaffName(v.Clearance.By)
		w.evidence = evidence(v.Clearance.Checks)
		for _, c := range v.Clearance.Checks {
			if c.Override != "" {
				w.overridden = append(w.overridden, "Overridden: "+c.Word+" ("+c.Evidence+"). Reason: "+c.Override)
			}
		}
		w.back, w.backWord = clinic.ActReturn, "Back to recovery"
		if last, ok := v.LastMove(); ok && last.Action == clinic.ActClear && now.Sub(last.At) <= clinic.UndoWindow {
			w.back, w.backWord = clinic.ActUndo, "Undo with a reason"
		}
	case v.Stage == clinic.Recovering:
		w.clearance = "Not cleared yet"
		var open []string
		for _, c := range v.Checks(now, day.Clinic) {
			if !c.Met {
				open = append(open, c.Evidence)
			}
		}
		w.evidence = "Every criterion is met."
		if len(open) > 0 {
			w.evidence = "Still open: " + strings.Join(open, " · ")
		}
		if e, ok := v.LikelyReady(day.Paces[v.ID], now); ok {
			w.clearance = e.Words(day.Clinic.Location())
			w.evidence = "Not cleared yet. The estimate is " + e.Why + ": tell the escort when to come. " + w.evidence
		}
		w.back, w.backWord = clinic.ActClear, "Clear for leaving…"
	case v.Stage == clinic.Discharged:
		w.clearance = "Went home at " + day.ClockOf(v.EndedAt)
		w.evidence = "with " + v.WentHomeWith
		if v.WentHomeWith == "" {
			w.evidence = "without an escort: " + v.AloneReason
		}
	default:
		w.clearance = v.Stage.Word()
		w.evidence = v.EndReason
	}
}

// evidence is what the met criteria rest on, as one sentence. The pressure is
// named by two of them; it is read once.
func evidence(checks []clinic.Check) string {
	pressure := ""
	for _, c := range checks {
		if c.Criterion == clinic.CritPressure {
			pressure, _, _ = strings.Cut(c.Evidence, ",")
		}
	}
	var words []string
	for _, c := range checks {
		if c.Override != "" {
			continue
		}
		said := c.Evidence
		if c.Criterion == clinic.CritFresh && pressure != "" {
			said = strings.TrimPrefix(said, pressure+", ")
		}
		words = append(words, said)
	}
	return strings.Join(words, " · ")
}
