package search

import (
	"errors"
	"fmt"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"chairside/store/clinic"
	"chairside/ui/part"
	"chairside/ui/status"
	"chairside/ui/theme"
)

// view is what one row says of a patient.
type view struct {
	name  string
	who   string
	clock string       // when the visit of today is planned
	visit clinic.Visit // of today; ID 0 for none
	now   time.Time
	died  string
	alike string // what is to be looked at twice
	sound string // how the patient was found, if not as typed
}

func (s *Search) view(m clinic.Match) view {
	p := m.Patient
	v := view{name: called(p), visit: s.today(p.ID), now: s.now}
	if v.visit.ID != 0 {
		v.clock = s.day.ClockOf(v.visit.Planned)
	}
	v.who = fmt.Sprintf("born %s (%d) · MRN %s", p.Birth.Long(), clinic.Age(p.Birth, s.day.Date), p.MRN)
	if p.Phone != "" {
		v.who += " · phone " + phoneEnd(p.Phone)
	}
	if !p.Died.IsZero() {
		v.died = "Died " + p.Died.Long()
		v.who = fmt.Sprintf("born %s · MRN %s", p.Birth.Long(), p.MRN)
	}
	if s.similar[p.ID] {
		v.alike = "Similar: compare the birth date"
	}
	v.sound = status.Found(m.By)
	return v
}

// called is the name as lists show it, with the one the patient goes by: that
// is the one that is called out and given at the desk.
func called(p clinic.Patient) string {
	if p.Preferred == "" {
		return p.Label()
	}
	return p.Label() + " (" + p.Preferred + ")"
}

// today is the patient's visit of today: the open one before those that have
// ended.
func (s *Search) today(id clinic.PatientID) (found clinic.Visit) {
	for _, v := range s.day.Visits {
		if v.Patient.ID == id && (found.ID == 0 || !v.Stage.Ended()) {
			found = v
		}
	}
	return found
}

// phoneEnd is the end of a number: enough to tell two people apart, too little
// to be read off the screen by somebody at the desk.
func phoneEnd(phone string) string {
	var figures []rune
	for _, r := range phone {
		if r >= '0' && r <= '9' {
			figures = append(figures, r)
		}
	}
	return "…" + string(figures[max(0, len(figures)-4):])
}

// mistakable tells who of those found could be taken for another of them.
func mistakable(hits []clinic.Match) map[clinic.PatientID]bool {
	patients := make([]clinic.Patient, len(hits))
	for i, m := range hits {
		patients[i] = m.Patient
	}
	return clinic.AlikeAmong(patients)
}

// headline says what the list holds.
func headline(text string, hits []clinic.Match) string {
	typed := 0
	for _, m := range hits {
		if m.By == clinic.MatchExact {
			typed++
		}
	}
	alike := len(hits) - typed
	switch {
	case len(hits) == 0 && clinic.TooShort(text):
		return "At least two letters, or three figures."
	case len(hits) == 0:
		return "Nobody on record matches. Check the spelling, or try the birth date."
	case typed == 0:
		return "Nobody is written so. Down marks one who is written almost so."
	case typed == limit:
		return fmt.Sprintf("The first %d. Write more to narrow it down.", limit)
	case alike > 0:
		return fmt.Sprintf("%d on record, and %d written otherwise.", typed, alike)
	}
	return fmt.Sprintf("%d on record.", typed)
}

// refusal is why nothing could be searched, in a sentence.
func refusal(err error) string {
	var e *clinic.Error
	if errors.As(err, &e) {
		return clinic.Sentence(err)
	}
	return "The patients could not be searched. Type again, or look at the list of today."
}

// hit is one row of the list.
type hit struct {
	*part.Cells
	key  int64
	pick func(int64)

	name, how, who  *part.Text
	chip            *part.Chip
	time            *part.Text
	warn            *part.Notice
	right, nameLine *fyne.Container
}

func newHit(key int64, pick func(int64)) *hit {
	h := &hit{key: key, pick: pick}
	h.name, h.who = part.Strong(""), part.Small("")
	h.how = part.NewText("", part.TextStyle{Size: theme.TextSmall, Color: theme.Muted}).Fixed(true)
	h.chip = part.NewChip(theme.Neutral, theme.NoIcon, "")
	h.time = part.NewText("", part.TextStyle{Size: theme.TextSmall, Bold: true}).Fixed(true)
	h.warn = part.NewNotice(theme.IconWarning, theme.TextSmall, theme.WarningText)
	h.nameLine = part.NewBeside(h.name, h.how)
	h.right = container.New(part.NewStack(2), part.NewBeside(h.chip, h.time), h.warn)
	h.Cells = part.NewCells(part.NewColumns(-1, 216), container.New(part.NewStack(0), h.nameLine, h.who), h.right)
	h.Cells.ID = fmt.Sprintf("search.hit.%d", key)
	return h
}

// PartText is who the row is about.
func (h *hit) PartText() string { return h.name.Text() }

// Tapped opens the row at once: it was chosen by being pressed.
func (h *hit) Tapped(*fyne.PointEvent) { h.pick(h.key) }

func (h *hit) set(v view) {
	h.name.SetText(v.name)
	h.how.SetText(v.sound)
	h.who.SetText(v.who)
	h.warn.SetText(v.alike)
	clock := ""
	switch {
	case v.died != "":
		h.chip.Set(theme.Gone, theme.IconClose, v.died)
		h.chip.Show()
	case v.visit.ID != 0:
		clock = v.clock
		status.SetChip(h.chip, v.visit, v.now)
		h.chip.Show()
	default:
		h.chip.Hide()
	}
	h.time.SetText(clock)
	h.right.Refresh()
	h.nameLine.Refresh()
}

// setNew makes it the row that adds a patient.
func (h *hit) setNew(nobody bool) {
	v := view{name: "+ New patient", who: "when the person is none of these"}
	if nobody {
		v.who = "begins a walk-in with the name as typed"
	}
	h.set(v)
}
