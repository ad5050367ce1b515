package today

import (
	"time"

	"chairside/store/clinic"
)

// quiet are the lines that would only make a day hard to read; the whole
// history is in the record.
var quiet = map[clinic.Action]bool{
	clinic.ActAnswer: true, clinic.ActAtTheDoor: true, clinic.ActNameEscort: true,
	clinic.ActAcknowledge: true,
}

// viewHistory lists what was done today, in the order it was entered, and among
// it the vitals that were due and never taken; what was entered later stands
// with the time it was done, and says so.
func viewHistory(day clinic.Day, v clinic.Visit, now time.Time) []histLine {
	var out []histLine
	missed := v.Missed(now)
	late := func(until time.Time) {
		for len(missed) > 0 && missed[0].Before(until) {
			out = append(out, histLine{day.ClockOf(missed[0]), "Vitals MISSED"})
			missed = missed[1:]
		}
	}
	for _, e := range v.History {
		done := e.At
		if !e.For.IsZero() {
			done = e.For
		}
		late(done)
		if !quiet[e.Action] {
			out = append(out, histLine{day.ClockOf(done), entryWords(day, e)})
		}
	}
	late(now)
	return out
}

func entryWords(day clinic.Day, e clinic.Entry) string {
	rule, _ := clinic.RuleOf(e.Action)
	words := rule.Word
	switch e.Action {
	case clinic.ActSeat, clinic.ActTakeToRoom, clinic.ActVitals:
		if e.Detail != "" { // the chair and the pressure speak for themselves
			words = e.Detail
		}
	case clinic.ActAssess:
		words += assessed[e.Detail]
	default:
		if e.Detail != "" {
			words += ", " + e.Detail
		}
	}
	if e.Reason != "" {
		words += ": " + e.Reason
	}
	if later := day.EnteredWords(e); later != "" {
		words += ", " + later
	}
	if e.Undone {
		words += " (undone)"
	}
	if by := day.StaffName(e.By); by != "" {
		words += " · " + by
	}
	return words
}

var assessed = map[string]string{
	string(clinic.Oriented): ": oriented, steady", string(clinic.Oriented) + " taken back": ": oriented taken back",
	string(clinic.IVOut): ": IV out", string(clinic.IVOut) + " taken back": ": IV out taken back",
}
