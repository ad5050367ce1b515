package sheet

import (
	"fmt"
	"strconv"

	"chairside/store/clinic"
)

// reading is one line of the table "Your visit".
type reading struct {
	set  clinic.Vitals
	note string
}

// readings picks the sets a patient is shown: the baseline, the highest blood
// pressure once treatment had begun, and the last before leaving. Amended
// sets do not count. A set that is both highest and last is one line. The
// sign of the highest is its systolic figure, then its diastolic.
func (l *layout) readings() []reading {
	var out []reading
	base, hasBase := l.visit.Baseline()
	if hasBase {
		out = append(out, reading{base, l.words.Before})
	}
	var top, last clinic.Vitals
	hasLast := false
	for _, s := range l.visit.Vitals {
		if s.Amended || s.At.Before(l.visit.StartedAt) || len(s.Signs) == 0 {
			continue
		}
		if s.HasBP() && (!top.HasBP() || higher(s, top)) {
			top = s
		}
		if s.HasBP() || !last.HasBP() {
			last, hasLast = s, true
		}
	}
	same := sameSet(top, last)
	baseIsTop := hasBase && higher(base, top)
	effects := l.effectNote()
	if top.HasBP() && !same {
		word := l.words.Highest
		if baseIsTop {
			word = l.words.HighestSince // the highest of all was the baseline
		}
		out = append(out, reading{top, noted(word, effects)})
		effects = ""
	}
	if hasLast {
		word := l.words.Leaving
		if last.At.Before(l.visit.TreatedAt) {
			word = l.words.Last // none was taken after the treatment
		}
		if same && !baseIsTop {
			word = l.words.Highest + l.words.ListComma + word
		}
		out = append(out, reading{last, noted(word, effects)})
	}
	return out
}

func noted(word, effects string) string {
	if effects == "" {
		return word
	}
	return word + "; " + effects
}

func higher(a, b clinic.Vitals) bool {
	if s, t := a.Signs[clinic.Systolic], b.Signs[clinic.Systolic]; s != t {
		return s > t
	}
	return a.Signs[clinic.Diastolic] > b.Signs[clinic.Diastolic]
}

func sameSet(a, b clinic.Vitals) bool {
	return a.At.Equal(b.At) && a.ID == b.ID && a.BP() == b.BP()
}

// cells writes a reading as the table's five columns show it.
func (l *layout) cells(r reading) [5]string {
	none := l.words.NoneTaken
	cells := [5]string{l.clock(r.set.At), none, none, none, r.note}
	if r.set.HasBP() {
		cells[1] = r.set.BP()
	}
	if n, ok := r.set.Signs[clinic.Pulse]; ok {
		cells[2] = strconv.Itoa(n)
	}
	if n, ok := r.set.Signs[clinic.SpO2]; ok {
		cells[3] = fill(l.words.Oxygen, "percent", fmt.Sprint(n))
	}
	return cells
}
