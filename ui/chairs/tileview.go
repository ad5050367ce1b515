package chairs

import (
	"fmt"
	"strings"
	"time"

	"chairside/store/clinic"
	"chairside/ui/part"
	"chairside/ui/status"
	"chairside/ui/theme"
)

// tileView is all that a tile shows. It is compared as a whole: a tile whose
// view is as before is not touched.
type tileView struct {
	name, kind        string
	state             clinic.ChairState
	tone              theme.Tone
	icon              theme.Icon
	word              string
	alarm             bool
	selected          bool
	aim               aim
	ring              part.RingFace // of who sits there
	patient           string
	birth, title, due string
	dueNow, similar   bool
	big, small        string // of a chair nobody sits in
	bigTone           theme.Tone
	button            string
	main, takeOut     bool
	warn, foot, next  string
	held              bool
}

func viewTile(day clinic.Day, q queue, c clinic.Chair, now time.Time) tileView {
	t := tileView{name: c.Name, kind: kindWords(c), state: c.State()}
	if next, ok := day.PlannedNext(c.ID); ok {
		t.next = "next " + day.ClockOf(next.Planned) + " " + day.NameFor(next)
	}
	switch t.state {
	case clinic.Occupied:
		t.occupied(day, c, now)
	case clinic.Free:
		t.free(day, q, c, now)
	case clinic.Cleaning:
		t.tone, t.icon, t.word = theme.Neutral, theme.IconDroplet, "Cleaning"
		t.big, t.small, t.bigTone = clinic.LeftLine(c.CleanDue(), now), "Cleaning", theme.Neutral
		t.button, t.foot = "Mark clean", "since "+day.ClockOf(c.CleaningSince)
	case clinic.OutOfService:
		t.tone, t.icon, t.word = theme.Hold, theme.IconStop, "Out"
		t.big, t.small, t.bigTone = "Out of service", c.OutReason, theme.Neutral
		t.button = "Return to service"
		if by := day.StaffName(c.OutBy); by != "" {
			t.foot = "set by " + by
		}
	}
	return t
}

// kindWords describes a place: bed · monitor. A room's name says already that
// it is one.
func kindWords(c clinic.Chair) string {
	words := append([]string{string(c.Kind)}, c.Features...)
	if c.Kind == clinic.Room && len(c.Features) > 0 {
		words = words[1:]
	}
	return strings.Join(words, " · ")
}

func (t *tileView) occupied(day clinic.Day, c clinic.Chair, now time.Time) {
	v, ok := day.Visit(c.Occupant)
	if !ok { // from another day, still there at midnight
		t.tone, t.icon, t.word = theme.Blue, theme.IconSeat, "In use"
		t.big, t.small = "In use", "by a visit of another day"
		return
	}
	look := v.Look(now)
	next := day.Next(v, now)
	t.tone, t.icon, t.word, t.ring = status.Tone(look), status.Icon(look), v.StatusWord(now), status.Ring(v, now)
	t.patient, t.birth, t.title, t.similar = v.Patient.Label(), v.Patient.Birth.Long(), v.Title(), day.SimilarToday(v)
	t.due, t.dueNow = dueWords(day, v, now)
	t.button, t.main, t.held = next.Word, next.Urgent, next.Held
	t.warn = warnings(day.Attention(v, now), t.due)
	t.alarm = look == clinic.LookOverdue || len(v.Beyond(day.Clinic)) > 0
	if due := v.VitalsDue(); !due.IsZero() && !now.Before(due) {
		t.alarm = true
	}
	if score, ok := v.LastScore(); ok && v.Stage == clinic.Recovering {
		t.foot = fmt.Sprintf("score %d / 10", score.Total)
	} else {
		t.foot = next.Word
	}
}

// dueWords is the one line about what comes next in this chair.
func dueWords(day clinic.Day, v clinic.Visit, now time.Time) (words string, isNow bool) {
	switch v.Stage {
	case clinic.InChair:
		if _, ok := v.Baseline(); ok {
			return "baseline taken", false
		}
		return "no baseline yet", false
	case clinic.Ready:
		if _, ok := v.Ticked(clinic.EscortHere); ok {
			return "escort is here", false
		}
		return "escort not here", false
	}
	due := v.VitalsDue()
	switch {
	case due.IsZero():
		return "", false
	case !now.Before(due):
		return "vitals due " + day.ClockOf(due), true
	}
	left, _ := clinic.Left(due, now)
	return "vitals in " + left, false
}

// warnings joins what staff should notice, without what the tile says already
// in another place, and names several allergies under one word.
func warnings(items []string, said string) string {
	const allergy = "Allergy: "
	out, last := "", ""
	for _, item := range items {
		switch {
		case strings.EqualFold(item, said):
			continue
		case out == "":
			out = item
		case strings.HasPrefix(item, allergy) && strings.HasPrefix(last, allergy):
			out += ", " + strings.TrimPrefix(item, allergy)
		default:
			out += " · " + item
		}
		last = item
	}
	return out
}

// free says how long a free chair stays so, and who is proposed for it.
func (t *tileView) free(day clinic.Day, q queue, c clinic.Chair, now time.Time) {
	t.tone, t.icon, t.word = theme.Good, theme.IconRing, "Free"
	t.big, t.bigTone, t.takeOut = "Free today", theme.Good, true
	if next, ok := day.PlannedNext(c.ID); ok {
		t.big = "Free until " + day.ClockOf(next.Planned)
		if !next.Planned.After(now) {
			t.big, t.small = "Free now", "planned for "+shortName(day, next)+" at "+day.ClockOf(next.Planned)
		}
	}
	v, ok := q.wanted[c.ID]
	if !ok {
		return
	}
	place := number(c.Name)
	if place == "" {
		place = c.Name
	}
	t.small, t.main = "Suggested for "+v.Patient.ShortName(), true
	if day.SimilarToday(v) {
		t.small = "Suggested for " + v.Patient.Label() + ", born " + v.Patient.Birth.Long()
	}
	t.button = "Seat " + v.Patient.ShortName() + " · " + place
	t.foot = "stays " + clinic.Span(v.Stay(day.Clinic.Prep))
}

// shortName is the short name of a patient, and for one who could be mistaken
// for another of today what tells the two apart.
func shortName(day clinic.Day, v clinic.Visit) string {
	if day.SimilarToday(v) {
		return day.NameFor(v)
	}
	return v.Patient.ShortName()
}
