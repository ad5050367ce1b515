// Package wallboard is the board for a second screen at the nurses' station:
// one tile a chair, to be read from five metres. It says the chair, initials
// and how long; never a name, a birth date, a drug or a reason.
package wallboard

import (
	"fmt"
	"image/color"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"chairside/store/clinic"
)

// tileView is all that one tile shows. Two equal views look the same.
type tileView struct {
	chair  string // "1", "A"
	word   string // "ASSESS NOW"
	big    string // "+4", "14"; "" where no time runs
	unit   string // "min"
	tick   bool   // a tick in place of the time
	who    string // "M.A."; "" where nobody sits
	note   string // "vitals due"
	color  color.NRGBA
	urgent bool // the note is in the colour too
	edge   bool // in the colour: somebody has to go there, or may go home
}

// The board's own colours: it is dark in either theme.
var (
	back   = color.NRGBA{0x0A, 0x1A, 0x22, 0xFF}
	tileBG = color.NRGBA{0x10, 0x26, 0x2F, 0xFF}
	white  = color.NRGBA{0xF3, 0xF7, 0xF9, 0xFF}
	grey   = color.NRGBA{0xA3, 0xB5, 0xBF, 0xFF}
	amber  = color.NRGBA{0xFC, 0xD3, 0x4D, 0xFF}
	red    = color.NRGBA{0xF8, 0x71, 0x71, 0xFF}
	violet = color.NRGBA{0xC4, 0xB5, 0xFD, 0xFF}
	green  = color.NRGBA{0x6E, 0xE7, 0xB7, 0xFF}
	teal   = color.NRGBA{0x5E, 0xEA, 0xD4, 0xFF}
	blue   = color.NRGBA{0x93, 0xC5, 0xFD, 0xFF}
)

// viewOf derives the tiles of a day, in the order of the boards.
func viewOf(day clinic.Day, now time.Time) []tileView {
	names := initials(day.Visits)
	var out []tileView
	for _, c := range day.Chairs {
		if c.Retired {
			continue
		}
		t := tileView{chair: short(c.Name), color: grey}
		v, sits := day.Visit(c.Occupant)
		switch {
		case c.Occupant != 0 && sits:
			t.occupied(day, v, now)
			t.who = names[v.ID]
		case c.Occupant != 0:
			t.word = "TAKEN"
		case c.State() == clinic.Cleaning:
			t.word = "CLEANING"
			t.big, t.unit = split(clinic.Left(c.CleanDue(), now))
		case c.State() == clinic.OutOfService:
			t.word = "OUT"
		default:
			t.word = "FREE"
		}
		out = append(out, t)
	}
	return out
}

func (t *tileView) occupied(day clinic.Day, v clinic.Visit, now time.Time) {
	look := v.Look(now)
	kind := map[clinic.Look]struct {
		word  string
		color color.NRGBA
		edge  bool
	}{
		clinic.LookHeld: {"HELD", amber, true}, clinic.LookInChair: {"IN CHAIR", blue, false},
		clinic.LookInfusing: {"INFUSING", violet, false}, clinic.LookPaused: {"PAUSED", amber, false},
		clinic.LookOverdue: {"TIME OVER", red, true}, clinic.LookRecovering: {"RECOVERY", teal, false},
		clinic.LookAssess: {"ASSESS NOW", amber, true}, clinic.LookReady: {"READY", green, true},
	}[look]
	t.word, t.color, t.edge = kind.word, kind.color, kind.edge
	if v.Stage == clinic.WithClinician {
		t.word = "IN ROOM"
	}
	switch look {
	case clinic.LookInfusing, clinic.LookOverdue:
		t.big, t.unit = split(clinic.Left(v.DueAt, now))
	case clinic.LookPaused:
		t.big, t.unit = split(clinic.Left(v.DueAt, v.PausedAt))
	case clinic.LookRecovering, clinic.LookAssess:
		t.big, t.unit = split(clinic.Left(v.RecoverBy, now))
	case clinic.LookReady:
		t.tick = true
	}
	due := v.VitalsDue()
	_, here := v.Ticked(clinic.EscortHere)
	switch {
	case len(v.Beyond(day.Clinic)) > 0:
		t.note, t.color, t.edge, t.urgent = "look now", red, true, true
		if t.tick { // cleared, but nobody may take that for all well
			t.tick, t.big, t.note = false, "look now", ""
		}
	case !due.IsZero() && !now.Before(due):
		t.note, t.edge, t.urgent = "vitals due", true, true
		switch { // as the alarm strip has it: amber, and red once it has risen to urgent
		case urgent(day, v, now):
			t.color = red
		case look != clinic.LookOverdue:
			t.color = amber
		}
	case v.Stage == clinic.Ready && escortLate(day, v, now): // cleared, and nobody is here to go with
		t.tick, t.big, t.color, t.edge = false, "escort late", amber, true
	case v.Stage == clinic.Ready && here:
		t.note = "escort here"
	case !due.IsZero():
		t.note = fmt.Sprintf("vitals %d min", int((due.Sub(now)+time.Minute-1)/time.Minute))
	}
}

// urgent reports whether the alarm of overdue vitals stands at its highest level.
func urgent(day clinic.Day, v clinic.Visit, now time.Time) bool {
	for _, a := range day.Alarms(now) {
		if a.Visit == v.ID && a.Kind == clinic.TimerVitals && a.Rank == clinic.AlarmUrgent {
			return true
		}
	}
	return false
}

// escortLate reports whether the desk's alarm of an escort who has not come
// stands.
func escortLate(day clinic.Day, v clinic.Visit, now time.Time) bool {
	for _, a := range day.Alarms(now) {
		if a.Visit == v.ID && a.Kind == clinic.TimerEscort {
			return true
		}
	}
	return false
}

// split parts "14 min" into the figure and its unit.
func split(words string, _ bool) (big, unit string) {
	if n, found := strings.CutSuffix(words, " min"); found {
		return n, "min"
	}
	return words, ""
}

// short names a chair as its tile does: the "1" of "Chair 1".
func short(name string) string {
	words := strings.Fields(name)
	if len(words) == 0 {
		return ""
	}
	last := words[len(words)-1]
	if utf8.RuneCountInString(last) <= 3 {
		return last
	}
	return name
}

// initials gives each patient in a chair letters that no other on the board
// has: "M.A."; where two would share them, more letters of the given name, but
// never all of a name.
func initials(visits []clinic.Visit) map[clinic.VisitID]string {
	out := map[clinic.VisitID]string{}
	var seated []clinic.Visit
	for _, v := range visits {
		if v.Stage.HoldsChair() {
			seated = append(seated, v)
			out[v.ID] = letters(v.Patient, 1)
		}
	}
	for n := 2; n <= 4; n++ {
		shared := sharing(out)
		for _, v := range seated {
			if len(shared[out[v.ID]]) > 1 {
				out[v.ID] = letters(v.Patient, n)
			}
		}
	}
	for text, ids := range sharing(out) {
		if len(ids) < 2 {
			continue
		}
		for i, v := range inOrder(seated, ids) { // alike to the end: counted, the chair tells the rest
			out[v] = fmt.Sprintf("%s %d", text, i+1)
		}
	}
	return out
}

func sharing(by map[clinic.VisitID]string) map[string][]clinic.VisitID {
	out := map[string][]clinic.VisitID{}
	for id, text := range by {
		out[text] = append(out[text], id)
	}
	return out
}

func inOrder(seated []clinic.Visit, among []clinic.VisitID) []clinic.VisitID {
	var out []clinic.VisitID
	for _, v := range seated {
		for _, id := range among {
			if v.ID == id {
				out = append(out, id)
			}
		}
	}
	return out
}

// letters gives the first n letters of the given name, of which at least one
// is left out, and the first of the family name.
func letters(p clinic.Patient, n int) string {
	text := ""
	if given := begin(p.Given, n); given != "" {
		text = given + "."
	}
	return text + begin(p.Family, 1) + "."
}

func begin(name string, n int) string {
	var out []rune
	all := []rune(strings.TrimSpace(name))
	for i, r := range all {
		if len(out) == n || i > 0 && i == len(all)-1 || unicode.IsSpace(r) {
			break
		}
		out = append(out, r)
	}
	if len(out) == 0 {
		return ""
	}
	out[0] = unicode.ToUpper(out[0])
	return string(out)
}
