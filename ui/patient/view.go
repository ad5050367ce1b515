package patient

import (
	"fmt"
	"strings"
	"time"

	"chairside/store/clinic"
	"chairside/ui/part"
	"chairside/ui/theme"
)

// view is all that the record's page shows; it is compared as a whole, so that
// only what reads differently is drawn again.
type view struct {
	id                 clinic.PatientID
	name, person, died string
	pairs              []pairView
	allergies, asked   string
	danger             bool // there are allergies
	medicines, health  string
	watch              []string

	main   string
	visit  clinic.VisitID // what act is about
	does   mainAct        // what act does
	book   bool
	series []part.Step
	title  string // of the series
	sub    string
	figure string
	word   string
	good   bool // the figure is a response or a remission

	rows    []rowView
	next    string
	history []lineView
}

type pairView struct {
	label, value string
	tone         theme.Tone
}

type rowView struct {
	id                              clinic.VisitID
	day, title, minutes, seat, note string
	sheet                           string
}

type lineView struct {
	id               int64
	when, who, words string
}

// mainAct is the next sensible thing to do with a patient.
type mainAct int

const (
	nothing mainAct = iota
	goOnCheckIn
	begin
	showOnBoard
	walkIn
)

func viewOf(c clinic.Chart, day clinic.Day, now time.Time, open Open) view {
	p := c.Patient
	v := view{
		id: p.ID, name: p.Label(), person: personLine(p, c.Date), pairs: pairs(p, c.Date), watch: c.WatchFor(now),
		allergies: "Not asked yet", medicines: p.Medicines, health: p.Conditions,
	}
	if !p.Died.IsZero() {
		v.died = "Died " + p.Died.Long()
	}
	switch {
	case p.NoAllergies:
		v.allergies = "No known allergies"
	case len(p.Allergies) > 0:
		v.allergies, v.danger = strings.Join(p.Allergies, "\n"), true
	}
	if !p.AllergiesAsked.IsZero() {
		v.asked = "asked " + shortDay(p.AllergiesAsked, c.Date)
	}
	if v.medicines == "" {
		v.medicines = "None named"
	}
	v.does, v.visit, v.main = nextThing(c, day)
	if v.does == walkIn && open.WalkIn == nil {
		v.does, v.main = nothing, ""
	}
	v.book = open.Book != nil && p.Died.IsZero()
	viewSeries(&v, c)
	for _, past := range c.Visits {
		v.rows = append(v.rows, viewRow(c, past, now))
	}
	if next, ok := c.NextBooked(now); ok {
		v.next = "Next visit " + next.Planned.In(c.Clinic.Location()).Format("Mon 2 Jan 15:04")
	}
	for _, one := range c.Corrections {
		v.history = append(v.history, viewLine(c, one))
	}
	return v
}

func personLine(p clinic.Patient, today clinic.Date) string {
	until := today
	if !p.Died.IsZero() {
		until = p.Died
	}
	words := fmt.Sprintf("born %s (%d)", p.Birth.Long(), clinic.Age(p.Birth, until))
	for _, more := range []string{p.Pronoun, "MRN " + p.MRN} {
		if more != "" {
			words += " · " + more
		}
	}
	return words
}

// pairs are what the desk needs to know of a person. Of what is not on record
// only what a visit asks for is shown.
func pairs(p clinic.Patient, today clinic.Date) []pairView {
	var out []pairView
	add := func(label, value string) {
		if value != "" {
			out = append(out, pairView{label, value, theme.Neutral})
		}
	}
	must := func(label, value string) {
		if value == "" {
			out = append(out, pairView{label, "not known", theme.Warn})
			return
		}
		add(label, value)
	}
	add("Goes by", p.Preferred)
	must(phoneLabel("Phone", p.PhoneKind), p.Phone)
	add(phoneLabel("Second phone", p.Phone2Kind), p.Phone2)
	if p.Emergency == (clinic.Contact{}) {
		must("Emergency", "")
	} else {
		who := p.Emergency.Name
		if p.Emergency.Relation != "" {
			who += ", " + p.Emergency.Relation
		}
		add("Emergency", who)
		add("Emergency phone", p.Emergency.Phone)
	}
	add("Language", strings.Join(p.Languages, ", "))
	if p.Interpreter {
		out = append(out, pairView{"Interpreter", "needed", theme.Warn})
	}
	out = append(out, consentPair(p, today))
	add("Therapist", p.Therapist)
	add("Referred by", p.Referrer)
	add("Address", p.Address)
	add("Heard of us", p.HeardFrom)
	return out
}

func phoneLabel(label string, kind clinic.PhoneKind) string {
	if kind == "" {
		return label
	}
	return label + ", " + string(kind)
}

func consentPair(p clinic.Patient, today clinic.Date) pairView {
	ok, last := p.ConsentState(today)
	switch {
	case p.ConsentUntil.IsZero():
		return pairView{"Consent", "not signed", theme.Danger}
	case !ok:
		return pairView{"Consent", "ended " + p.ConsentUntil.Long(), theme.Danger}
	case last:
		return pairView{"Consent", "until today", theme.Warn}
	}
	return pairView{"Consent", "until " + p.ConsentUntil.Long(), theme.Neutral}
}

// nextThing is what the desk most likely wants to do with this patient now.
func nextThing(c clinic.Chart, day clinic.Day) (mainAct, clinic.VisitID, string) {
	var booked clinic.VisitID
	for _, v := range day.Visits {
		switch {
		case v.Patient.ID != c.Patient.ID:
		case v.Stage == clinic.Arrived:
			return goOnCheckIn, v.ID, "Go on checking in"
		case v.Stage.InBuilding():
			return showOnBoard, v.ID, "Show on the board"
		case v.Stage == clinic.Booked && booked == 0 && v.Day == day.Date:
			booked = v.ID
		}
	}
	switch {
	case !c.Patient.Died.IsZero():
		return nothing, 0, ""
	case booked != 0:
		return begin, booked, "Check in"
	}
	return walkIn, 0, "Begin a walk-in"
}

func viewSeries(v *view, c clinic.Chart) {
	marks := c.Series()
	if len(marks) == 0 {
		return
	}
	v.title, v.sub = "Induction series", c.SeriesWords()
	for _, m := range marks {
		s := part.Step{Label: fmt.Sprint(m.No), Below: shortDay(m.On, c.Date), Kind: part.StepDone}
		if m.On == c.Date {
			s.Below = "today"
		}
		switch m.State {
		case clinic.MarkOpen:
			s.Kind, s.Below = part.StepOpen, "open"
		case clinic.MarkBooked:
			s.Kind = part.StepOpen
		case clinic.MarkToday:
			s.Kind = part.StepNow
		}
		v.series = append(v.series, s)
	}
	if mood, ok := c.Mood(); ok {
		v.figure, v.word = mood.Words()
		v.good = mood.Response || mood.Remission
	}
}

func viewRow(c clinic.Chart, past clinic.Past, now time.Time) rowView {
	r := rowView{
		id: past.ID, day: shortDay(past.Day, c.Date), title: past.Title(), minutes: past.MinutesWords(),
		seat: c.ChairName(past.Seat), note: past.NoteWords(c.Clinic.Limits, now),
	}
	if past.Day == c.Date {
		r.day = "today"
	}
	if past.Stage == clinic.Booked {
		r.minutes = past.Planned.In(c.Clinic.Location()).Format("15:04")
	}
	if n := len(past.Sheets); n > 0 {
		r.sheet = "Sheet"
		if n > 1 {
			r.sheet = fmt.Sprintf("Sheet, v. %d", n)
		}
	}
	return r
}

func viewLine(c clinic.Chart, one clinic.Correction) lineView {
	l := lineView{id: one.ID, when: one.At.In(c.Clinic.Location()).Format("2 Jan 2006 15:04"), who: c.StaffName(one.By), words: one.Detail}
	rule, _ := clinic.RuleOf(one.Action)
	switch one.Action {
	case clinic.ActCorrect:
	case clinic.ActAnswer:
		l.words = "At check-in. " + one.Detail
	case clinic.ActAddPatient:
		l.words = "Put on record, " + one.Detail
	default:
		l.words = rule.Word + ". " + one.Detail
	}
	if one.Reason != "" {
		l.words += ". Reason: " + one.Reason
	}
	return l
}

// shortDay leaves the year out where it is this one.
func shortDay(d, today clinic.Date) string {
	switch {
	case d.IsZero():
		return ""
	case d.Year == today.Year:
		return fmt.Sprintf("%d %s", d.Day, d.Month.String()[:3])
	}
	return fmt.Sprintf("%d %s %d", d.Day, d.Month.String()[:3], d.Year)
}
