package recovery

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"chairside/store/clinic"
	"chairside/ui/part"
	"chairside/ui/status"
	"chairside/ui/theme"
)

// cardView is all that one card shows. Two equal views look the same, so a
// card is redrawn only when its view differs.
type cardView struct {
	id      clinic.VisitID
	name    string
	about   string // birth · chair · title
	likely  string // when the patient will be ready, as far as earlier recoveries tell
	allergy string
	state   mark
	ring    part.RingFace
	trend   trendView
	marks   []mark
	buttons []act
	alarm   bool // overdue or beyond a limit
}

// mark is one chip.
type mark struct {
	tone theme.Tone
	icon theme.Icon
	word string
}

type trendView struct {
	values []float64
	base   float64
	label  string
}

// act is one button of a card; without an action it opens the list of more.
type act struct {
	action clinic.Action
	word   string
	kind   part.ButtonKind
}

// shown lists the visits of the screen, what is due first at the top and the
// cleared ones at the end.
func shown(day clinic.Day, now time.Time) []clinic.Visit {
	var out []clinic.Visit
	for _, v := range day.Visits {
		if v.Stage == clinic.Infusing || v.Stage == clinic.Recovering || v.Stage == clinic.Ready {
			out = append(out, v)
		}
	}
	slices.SortStableFunc(out, func(a, b clinic.Visit) int {
		return cmp.Or(turn(a, day, now).Compare(turn(b, day, now)), cmp.Compare(a.ID, b.ID))
	})
	return out
}

// never is later than anything that is due.
var never = time.Date(9000, 1, 1, 0, 0, 0, 0, time.UTC)

// turn is the moment a visit is ordered by: when it is due, or when it went
// beyond a limit if that is earlier.
func turn(v clinic.Visit, day clinic.Day, now time.Time) time.Time {
	at := due(v)
	if len(v.Beyond(day.Clinic)) > 0 {
		if set, ok := lastSet(v); ok && set.At.Before(at) {
			at = set.At
		}
	}
	if v.Stage == clinic.Ready && at == never {
		return never.Add(now.Sub(v.ReadyAt) * -1) // who was cleared first leaves first
	}
	return at
}

// due is the next moment at which something must be done for a visit.
func due(v clinic.Visit) time.Time {
	at := never
	for _, t := range v.Timers() {
		if t.Due.Before(at) {
			at = t.Due
		}
	}
	return at
}

func lastSet(v clinic.Visit) (clinic.Vitals, bool) {
	for _, set := range slices.Backward(v.Vitals) {
		if !set.Amended {
			return set, true
		}
	}
	return clinic.Vitals{}, false
}

// viewOf derives a card from a visit.
func viewOf(day clinic.Day, v clinic.Visit, now time.Time) cardView {
	look := v.Look(now)
	c := cardView{
		id: v.ID, name: v.Patient.Label(), about: aboutLine(day, v),
		state: mark{status.Tone(look), status.Icon(look), v.StatusWord(now)},
		ring:  status.Ring(v, now), trend: trendOf(v), marks: marksOf(day, v, now), buttons: buttonsOf(day, v, now),
		alarm: !now.Before(due(v)) || len(v.Beyond(day.Clinic)) > 0,
	}
	if e, ok := v.LikelyReady(day.Paces[v.ID], now); ok {
		c.likely = e.Words(day.Clinic.Location()) + ", " + e.Basis
	}
	if len(v.Patient.Allergies) > 0 {
		c.allergy = "Allergy: " + strings.Join(v.Patient.Allergies, ", ")
	}
	return c
}

func aboutLine(day clinic.Day, v clinic.Visit) string {
	words := []string{v.Patient.Birth.Long()}
	if day.SimilarToday(v) {
		words[0] = "similar name today, born " + words[0]
	}
	if c, ok := day.Chair(v.Chair); ok {
		words = append(words, c.Name)
	}
	return strings.Join(append(words, v.Title()), " · ")
}

// trendOf is the upper pressure from the chair on, against the baseline.
func trendOf(v clinic.Visit) trendView {
	var t trendView
	for _, set := range v.Vitals {
		if set.HasBP() && !set.Amended && set.Stage != clinic.Waiting && set.Stage != clinic.Arrived {
			t.values = append(t.values, float64(set.Signs[clinic.Systolic]))
			t.label = "BP " + set.BP()
		}
	}
	base, ok := v.Baseline()
	switch {
	case len(t.values) == 0:
		t.label = "No BP yet"
	case ok:
		t.base = float64(base.Signs[clinic.Systolic])
		t.label += ", base " + base.BP()
	default:
		t.base = t.values[0]
		t.label += ", no base"
	}
	return t
}
