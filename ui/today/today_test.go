package today

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"chairside/store/clinic"
	"chairside/ui/part"
	"chairside/ui/theme"
)

func TestShowsTheDay(t *testing.T) {
	s, _, w := begin(t, false, laptop, testDay())
	want(t, w, "2 Expected", "3 Waiting", "1 Held", "2 Recovering", "1 Gone home",
		"Okafor, Daniel", "12 Mar 1978 · MRN 10442", "Infusion 6 of 6", "Chair 3", "Ready", "Print sheet",
		"best: Chair 6", "plan: Chair 3", "Assess now", "4 min over", "Review hold", "Take to room B",
		"Vitals due 10:38 · Allergy: latex (hives)", "4 gone home or cancelled — show")
	title, sub := s.Title(testDay(), testNow)
	if title != "Today" || sub != "Sunday 22 November 2026 · 15 visits · running 15 min late" {
		t.Errorf("title %q, %q", title, sub)
	}
}

func TestDetailsSayWhatKeepsTheNextStep(t *testing.T) {
	s, _, w := begin(t, false, laptop, testDay())
	s.Select(2)
	want(t, w, "born 03 Nov 1985 (41) · MRN 10517", "Allergy: latex (hives)", "Recovery in Chair 1", "Vitals ≤ 15 min: BP 121/79 at 10:23, SpO2 97 % at 10:23, older than 15 min", "at least 30 min, since 10:08",
		"Baseline BP: 118/76", "Last BP 10:23: 121/79 (+4 %)", "Recovery score 10:24: 9 / 10", "Escort here 10:30: Luis Alvarez",
		"Next visit: Wed 25 Nov 09:00", "09:06: Chair 1 · B. Okoye RN", "08:52: Checked in · J. Reyes",
		"Before clearing · 4 of 8 met", "IV out: IV is still in", "Oriented, steady: not assessed yet")
	s.Select(9)
	want(t, w, "Check-in still asks for", "Signed consent", "PHQ-9 mood score")
	s.Select(6)
	want(t, w, "Held: No escort named (J. Reyes, 10:33)", "Not to be mistaken for Smith, Jonathan, born 02 Feb 1981. Ask for the full birth date.")
	s.Select(1)
	want(t, w, "Before going home", "Sheet not handed over", "Escort not here")
	if slices.Contains(shown(w), "PHQ-9 mood score") {
		t.Error("what another visit waits for is still shown")
	}
}

// The birth date is what tells two Smiths apart: it cannot be overseen.
func TestSimilarNamesShowTheirBirthDates(t *testing.T) {
	s, _, _ := begin(t, false, laptop, testDay())
	for key, loud := range map[int64]bool{5: true, 6: true, 8: false} {
		r := s.rows.Row(key).(*row)
		if style := r.person.Style(); style.Bold != loud || (style.Color == theme.WarningText) != loud {
			t.Errorf("row %d: %q is set %+v", key, r.person.Text(), style)
		}
	}
}

func TestSecondaryButtonsApply(t *testing.T) {
	s, d, w := begin(t, false, laptop, testDay())
	s.Select(2)
	for _, id := range []string{"clear", "extend_recovery", "move_chair", "more"} {
		test.Tap(byID(t, w, "today.panel."+id))
	}
	if !slices.Equal(d.acts, []clinic.Action{clinic.ActClear, clinic.ActExtend, clinic.ActMoveChair}) || !slices.Equal(d.more, []clinic.VisitID{2}) {
		t.Errorf("asked for %v and more of %v", d.acts, d.more)
	}
	for _, none := range []string{"Pause", "Hold", "Undo", "Back to recovery…"} {
		if slices.Contains(shown(w), none) {
			t.Errorf("%s is offered in recovery, 34 minutes after the last move", none)
		}
	}
	day := testDay()
	day.Visits[1].History[3].At = testNow.Add(-clinic.UndoWindow)
	s.Show(day, testNow)
	want(t, w, "Undo")
}

func TestNextStepByPointerAndKeys(t *testing.T) {
	s, d, w := begin(t, false, laptop, testDay())
	test.Tap(byID(t, w, "today.next.8"))
	if !slices.Equal(d.acts, []clinic.Action{clinic.ActSeat}) || d.on[0] != 8 {
		t.Fatalf("the button asked for %v on %v", d.acts, d.on)
	}
	if w.Canvas().Focused() != s.Focus() {
		t.Error("the list has not got the keyboard back")
	}
	press := func(name fyne.KeyName) { s.rows.TypedKey(&fyne.KeyEvent{Name: name}) }
	press(fyne.KeyDown)
	press(fyne.KeyReturn)
	if d.acts[1] != clinic.ActAnswer || d.on[1] != 9 {
		t.Errorf("Down and Enter asked for %v on %v", d.acts[1], d.on[1])
	}
	want(t, w, "born 08 Dec 1988 (37) · MRN 10589")
}

func TestEveryKeyAnswers(t *testing.T) {
	s, d, _ := begin(t, false, laptop, testDay())
	keys := map[string]func(){}
	for _, k := range s.Keys() {
		if k.Do == nil || k.Word == "" || keys[k.Key] != nil {
			t.Errorf("key %q is not usable", k.Key)
		}
		keys[k.Key] = k.Do
	}
	for key, action := range map[string]clinic.Action{"Enter": clinic.ActVitals, "V": clinic.ActVitals, "S": clinic.ActScore, "E": clinic.ActEffect, "C": clinic.ActClear, "X": clinic.ActMoveChair} {
		s.Select(2)
		d.acts = nil
		keys[key]()
		if !slices.Equal(d.acts, []clinic.Action{action}) {
			t.Errorf("%s asked for %v", key, d.acts)
		}
	}
	s.Select(10) // expected: no vitals yet; the window refuses that in words
	d.acts, d.more = nil, nil
	keys["V"]()
	keys["M"]()
	if !slices.Equal(d.acts, []clinic.Action{clinic.ActVitals}) || !slices.Equal(d.more, []clinic.VisitID{10}) {
		t.Errorf("V before arrival asked for %v, more %v", d.acts, d.more)
	}
	d.acts = nil
	keys["H"]()
	if !slices.Equal(d.acts, []clinic.Action{clinic.ActHold}) {
		t.Errorf("H asked for %v", d.acts)
	}
}

func TestGoneAreHiddenAndShown(t *testing.T) {
	s, _, w := begin(t, false, laptop, testDay())
	if slices.Contains(shown(w), "Berg, Alex") {
		t.Error("who has gone home is on the list")
	}
	test.Tap(byID(t, w, "today.gone"))
	want(t, w, "Berg, Alex", "Gone home", "Left against advice", "4 gone home or cancelled — hide")
	if keys := s.rows.Keys(); keys[len(keys)-1] != 15 || keys[0] != 1 {
		t.Errorf("order %v", keys)
	}
}

// A visit that ends stays selected and visible: the next Enter must not land on
// another patient, and the last move can still be undone.
func TestSelectionStaysWithThePatient(t *testing.T) {
	s, d, w := begin(t, false, laptop, testDay())
	s.Select(1)
	day := testDay()
	day.Visits[0].Stage, day.Visits[0].Chair = clinic.Discharged, 0
	s.Show(day, testNow)
	if v, _ := s.selected(); v.ID != 1 {
		t.Fatalf("visit %d is selected", v.ID)
	}
	want(t, w, "Okafor, Daniel", "5 gone home or cancelled — show")
	s.nextStep()
	if len(d.acts) != 0 || !slices.Equal(d.more, []clinic.VisitID{1}) {
		t.Errorf("Enter on a visit that is over asked for %v", d.acts)
	}
	day.Visits = day.Visits[1:]
	s.Show(day, testNow)
	if _, ok := s.selected(); ok {
		t.Error("another patient was selected unasked")
	}
	want(t, w, "Choose a visit to see what runs and what is still open.")
}

func TestEmptyDay(t *testing.T) {
	day := testDay()
	day.Visits = nil
	s, d, w := begin(t, false, laptop, day)
	want(t, w, "Nobody is expected today. Press Ctrl N for a walk-in.")
	for _, k := range s.Keys() {
		k.Do()
	}
	if len(d.acts)+len(d.more) != 0 {
		t.Error("a key acts on nobody")
	}
	if _, sub := s.Title(day, testNow); sub != "Sunday 22 November 2026 · no visits" {
		t.Error(sub)
	}
	s.Show(testDay(), testNow)
	want(t, w, "Alvarez, Maria")
}

func TestSecondThatReadsTheSameDrawsNothing(t *testing.T) {
	s, _, w := begin(t, false, laptop, longDay(60))
	before := map[int64]part.Row{}
	for _, key := range s.rows.Keys() {
		before[key] = s.rows.Row(key)
	}
	painted := w.Canvas().Capture()
	s.Show(longDay(60), testNow.Add(1e9))
	for key, row := range before {
		if s.rows.Row(key) != row {
			t.Fatalf("row %d was built again", key)
		}
	}
	if len(before) != 60 || painted == nil {
		t.Fatalf("%d rows", len(before))
	}
	if n := testing.AllocsPerRun(1, func() { s.rows.Row(1).(*row).show(s.rows.Row(1).(*row).view) }); n != 0 {
		t.Errorf("a row that reads as before costs %v allocations", n)
	}
	r := s.rows.Row(9).(*row)
	s.Show(longDay(60), testNow.Add(60e9))
	if r.since.Text() == "" || r != s.rows.Row(9) || r.since.Text() != r.view.since {
		t.Error("a minute later the row does not read differently")
	}
}

func TestLateness(t *testing.T) {
	day := testDay()
	day.Visits = day.Visits[10:11]
	if _, known := lateness(day, testNow); known {
		t.Error("nobody was seated and nobody waits")
	}
	day.Visits[0].Stage, day.Visits[0].Planned, day.Visits[0].ArrivedAt = clinic.Waiting, at(10, 0), at(10, 30)
	if late, _ := lateness(day, testNow); late != 12*60e9 {
		t.Errorf("who came late is counted from then on: %v", late)
	}
	day.Visits[0].Holds = []clinic.Hold{{Reason: "fever"}}
	if _, known := lateness(day, testNow); known {
		t.Error("a hold is not the clinic's delay")
	}
}

func TestCallsSaySinceWhenTheyAreDue(t *testing.T) {
	for _, c := range []struct {
		calls clinic.Calls
		want  string
		kind  part.ButtonKind
	}{
		{clinic.Calls{Due: 3, Since: testDate}, "Follow-up calls due · 3", part.Plain},
		{clinic.Calls{Due: 3, Since: testDate.AddDays(-2)}, "Follow-up calls due · 3 since Fri 20 Nov", part.Caution},
		{clinic.Calls{Due: 1, Since: testDate.AddDays(-1), Concerns: 2}, "Follow-up calls due · 1 since Sat 21 Nov · 2 with a concern", part.Caution},
		{clinic.Calls{Concerns: 1}, "Follow-up calls due · 0 · 1 with a concern", part.Caution},
	} {
		day := testDay()
		day.Calls = c.calls
		s, _, _ := begin(t, false, laptop, day)
		if !s.calls.Visible() || s.calls.Text() != c.want || s.calls.Kind() != c.kind {
			t.Errorf("%+v: %q of kind %v", c.calls, s.calls.Text(), s.calls.Kind())
		}
	}
}

func TestAllergiesAreNamedOnce(t *testing.T) {
	if got := attentionWords([]string{"BP 184/104, limit 180", "Allergy: latex", "Allergy: nuts", "Similar name today"}); got != "BP 184/104, limit 180 · Allergy: latex, nuts · Similar name today" {
		t.Error(got)
	}
}

func BenchmarkSecond(b *testing.B) {
	test.NewTempApp(b).Settings().SetTheme(theme.New(false))
	s := New((&desk{}).open())
	w := test.NewTempWindow(b, s.Object())
	w.Resize(laptop)
	day := longDay(60)
	for b.Loop() {
		s.Show(day, testNow)
	}
}

// The first Show may come before the window has a size, and a window may be
// made smaller at any time.
func TestDetailsScrollAtEverySize(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(theme.New(false))
	s := New((&desk{}).open())
	s.Show(testDay(), testNow)
	s.Select(2)
	w := test.NewTempWindow(t, s.Object())
	for _, size := range []fyne.Size{fyne.NewSize(1836, 1016), laptop, fyne.NewSize(1000, 600)} {
		w.Resize(size)
		content := s.detail.scroll.Content
		if need := content.MinSize().Height; need < 500 || content.Size().Height < need {
			t.Errorf("at %v the details are %v high and need %v", size, content.Size().Height, need)
		}
	}
}

func TestHistorySaysWhatWasEnteredLater(t *testing.T) {
	day := testDay()
	v := day.Visits[0]
	v.State = clinic.State{Stage: v.Stage} // what was missed is another test's
	v.History = []clinic.Entry{{At: at(11, 20), For: at(10, 44), By: 2, Action: clinic.ActStart}}
	got := viewHistory(day, v, at(11, 20))
	if len(got) != 1 || got[0].clock != "10:44" || got[0].words != "Infusion started, entered 11:20 for 10:44 · B. Okoye RN" {
		t.Errorf("history %+v", got)
	}
}

// The keys act on the marked row and Enter on the button that has the
// keyboard: both must be the same patient.
func TestTheMarkFollowsTheKeyboard(t *testing.T) {
	s, _, w := begin(t, false, laptop, testDay())
	c := w.Canvas()
	c.Focus(s.Focus())
	seen := 0
	for range 40 {
		c.FocusNext()
		for _, key := range s.rows.Keys() {
			if r, ok := s.rows.Row(key).(*row); ok && c.Focused() == fyne.Focusable(r.next) {
				seen++
				if v, _ := s.selected(); int64(v.ID) != key {
					t.Fatalf("the keyboard is on the button of %d, the mark on %d", key, v.ID)
				}
			}
		}
	}
	if seen < 2 {
		t.Fatalf("Tab came to %d rows", seen)
	}
}
