package clinic

import (
	"fmt"
	"time"
)

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
		if since := d.LeftOpen(v); since != "" {
			return Next{Action: ActNoShow, Word: "Settle…", Waiting: []string{"open " + since}}
		}
		return Next{Action: ActArrive, Word: "Check in", Urgent: !now.Before(v.Planned)}
	case Arrived:
		n := Next{Action: ActAnswer, Word: "Go on checking in", Urgent: true}
		if len(v.Unanswered()) == 0 {
			n.Word = "Finish check-in"
		}
		n.Waiting = count(len(v.Unanswered()), "check-in step left", "check-in steps left")
		return n
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
	} else if why := v.SeatBlocks(); len(why) > 0 {
		if !v.Escort.Named() {
			return Next{Action: ActNameEscort, Word: "Name escort", Urgent: true, Waiting: why}
		}
		return Next{Action: ActAnswer, Word: "Back to check-in", Urgent: true, Waiting: why}
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
	case !now.Before(v.InfusionDue()):
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
	if now.Before(v.ClearFrom()) || n.Urgent && stale {
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
