package today

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"chairside/store/clinic"
	"chairside/ui/try"
)

// TestTimerMissedStaysInSight: vitals that were due and never taken stand in
// the day's history, between what was done before and after, and an alarm
// that was only seen does not.
func TestTimerMissedStaysInSight(t *testing.T) {
	day := testDay()
	v := clinic.Visit{
		ID: 1, Protocol: clinic.Presets()[0],
		State:  clinic.State{Stage: clinic.Recovering, StartedAt: at(9, 0), TreatedAt: at(9, 40), RecoverBy: at(10, 10)},
		Vitals: []clinic.Vitals{{ID: 1, At: at(9, 9)}, {ID: 2, At: at(9, 32)}},
		History: []clinic.Entry{
			{ID: 1, At: at(9, 0), Action: clinic.ActStart},
			{ID: 2, At: at(9, 9), Action: clinic.ActVitals, Detail: "BP 120/80"},
			{ID: 3, At: at(9, 20), Action: clinic.ActAcknowledge, Detail: "Vitals, due 09:19"},
			{ID: 4, At: at(9, 32), Action: clinic.ActVitals, Detail: "BP 121/80"},
			{ID: 5, At: at(9, 40), Action: clinic.ActEnd},
		},
	}
	want := []histLine{
		{"09:00", "Infusion started"},
		{"09:09", "BP 120/80"},
		{"09:19", "Vitals MISSED"},
		{"09:32", "BP 121/80"},
		{"09:40", "Infusion ended"},
		{"09:55", "Vitals MISSED"},
	}
	if got := viewHistory(day, v, at(10, 11)); !slices.Equal(got, want) {
		t.Errorf("%v\nwant %v", got, want)
	}
}

// TestHistoryIsReadInFull: however long the reason is, time and words are whole
// in the panel of the laptop.
func TestHistoryIsReadInFull(t *testing.T) {
	day := testDay()
	why := "the pump gave an alarm of air in the line twice and was changed for the one of chair 4"
	for i := range day.Visits {
		if v := &day.Visits[i]; v.ID == 2 {
			v.History = append(v.History, clinic.Entry{ID: 9, At: at(10, 30), For: at(10, 11), By: 2, Action: clinic.ActPause, Reason: why})
		}
	}
	s, _, w := begin(t, false, try.Laptop, day)
	s.Select(2)
	w.Canvas().Capture()
	found := false
	for i, l := range s.detail.view.history {
		m := s.detail.history.all[i]
		if m.clock.Text() != l.clock || fyne.MeasureText(l.clock, m.clock.Style().Size, fyne.TextStyle{Bold: true}).Width > m.clock.Size().Width {
			t.Errorf("the time %q has %.0f of room", l.clock, m.clock.Size().Width)
		}
		if m.words.Size().Height < m.words.MinSize().Height || m.Size().Height < m.words.Size().Height {
			t.Errorf("%q is cut: %v in %v", l.words, m.words.Size(), m.Size())
		}
		found = found || l.clock == "10:11" && strings.Contains(l.words, why) && strings.Contains(l.words, "entered 10:30 for 10:11")
	}
	if !found {
		t.Errorf("the pause lacks its time or its reason: %v", s.detail.view.history)
	}
	try.Shot(t, w, "today-history")
}
