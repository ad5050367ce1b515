package leaving

import (
	"fmt"
	"strings"
	"time"

	"chairside/store/clinic"
	"chairside/ui/status"
	"chairside/ui/theme"
)

// view is all that the screen shows of one visit beside the sheet. Two equal
// views look the same.
type view struct {
	name, about, heed string
	tone              theme.Tone
	icon              theme.Icon
	word              string

	clearance  string   // "Cleared at 10:47 by B. Okoye RN"
	evidence   string   // what it rests on
	overridden []string // each criterion that was overridden, with its reason
	back       clinic.Action
	backWord   string

	ticks      [4]tickView
	nameEscort bool // nobody is named yet
	alone      bool // a provider may let the patient go without one

	next, call string
	mayBook    bool // no next visit yet

	mayLeave bool // at the stage from which a departure is recorded
	depart   string
	blocks   []string
	sheets   int  // how often the sheet was made
	maySheet bool // at a stage at which it can be made

	busy []string
}

type tickView struct {
	on, off bool
	sub     string
}

// items are the ticks at the door, in the order of their keys 1 to 4.
var items = [4]struct {
	item  clinic.Item
	title string
}{
	{clinic.SheetGiven, "Sheet handed over"},
	{clinic.Aftercare, "Aftercare explained to patient and escort"},
	{clinic.EscortHere, "Escort is here"},
	{clinic.Belongings, "Belongings and coat"},
}

// viewOf derives what is shown of a visit. made is the sheet that this
// workstation made last.
func viewOf(day clinic.Day, v clinic.Visit, now time.Time, staff clinic.Staff, made madeSheet) view {
	look := v.Look(now)
	w := view{
		name:  v.Patient.Label(),
		about: fmt.Sprintf("born %s (%d) · MRN %s · %s", v.Patient.Birth.Long(), clinic.Age(v.Patient.Birth, day.Date), v.Patient.MRN, chairAnd(day, v, v.Title())),
		heed:  strings.Join(day.Attention(v, now), " · "),
		tone:  status.Tone(look), icon: status.Icon(look), word: v.StatusWord(now),
		next: "not booked", call: callDay(day, v),
		mayLeave: v.Stage == clinic.Ready, sheets: len(v.Sheets), maySheet: may(clinic.ActSheet, v.Stage),
		depart: "Record departure",
	}
	w.mayBook = v.Next.IsZero()
	if !v.Next.IsZero() {
		w.next = v.Next.In(day.Clinic.Location()).Format("Mon 2 Jan, 15:04")
	}
	if c, ok := day.Chair(v.Chair); ok {
		w.depart += ", " + c.Name + " to cleaning"
	}
	if w.mayLeave {
		w.blocks = v.DepartBlocks()
	}
	w.clearanceOf(day, v, now)
	w.ticksOf(day, v, made)
	_, here := v.Ticked(clinic.EscortHere)
	w.nameEscort = !v.Escort.Named() && !v.Stage.Ended()
	w.alone = w.mayLeave && !here && staff.Roles.Has(clinic.Provider)
	return w
}

func may(a clinic.Action, at clinic.Stage) bool {
	rule, _ := clinic.RuleOf(a)
	for _, s := range rule.From {
		if s == at {
			return true
		}
	}
	return false
}

func chairAnd(day clinic.Day, v clinic.Visit, rest string) string {
	if c, ok := day.Chair(v.Chair); ok {
		return c.Name + " · " + rest
	}
	return rest
}

func callDay(day clinic.Day, v clinic.Visit) string {
	d := v.CallDay(day.Clinic)
	return d.At(0, 0, time.UTC).Format("Mon 2 Jan") + ", before 12:00"
}

func (w *view) ticksOf(day clinic.Day, v clinic.Visit, made madeSheet) {
	for i, it := range items {
		tick, on := v.Ticked(it.item)
		t := tickView{on: on, off: !may(clinic.Mark{Item: it.item}.Action(), v.Stage)}
		when := ""
		if on {
			when = strings.TrimSpace(day.ClockOf(tick.At) + " " + day.StaffName(tick.By))
		}
		switch it.item {
		case clinic.SheetGiven:
			t.sub = "not saved or printed yet"
			if n := len(v.Sheets); n > 0 {
				t.sub = v.Sheets[n-1].Where + " " + day.ClockOf(v.Sheets[n-1].At) + made.pagesOf(v.ID, n)
			}
		case clinic.Aftercare:
			t.sub = "said back in their own words"
		case clinic.EscortHere:
			t.sub = escortLine(v.Escort)
			t.off = t.off || !v.Escort.Named() && !on
			if on {
				when = "since " + when
			}
		}
		t.sub = strings.Trim(t.sub+" · "+when, " ·")
		w.ticks[i] = t
	}
}

func escortLine(e clinic.Escort) string {
	if !e.Named() {
		return "no escort is named"
	}
	words := []string{e.Name}
	if e.Relation != "" {
		words = append(words, e.Relation)
	}
	return strings.Join(append(words, e.Phone), ", ")
}
