package recovery

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"chairside/store/clinic"
	"chairside/ui/part"
	"chairside/ui/theme"
	"chairside/ui/try"
)

var small = fyne.NewSize(1282, 704)

func order(s *Screen) []clinic.VisitID {
	var ids []clinic.VisitID
	for _, c := range s.deck.cards {
		ids = append(ids, c.view.id)
	}
	return ids
}

func TestCardSaysWhoAndHowTheyStand(t *testing.T) {
	o := open(t, busyDay(), false, small)
	for id, wants := range map[clinic.VisitID][]string{
		1: {"Alvarez, Maria", "03 Nov 1985 · Chair 1 · Infusion 3 of 6", "Allergy: latex (hives)", "Assess now", "+4 min over", "BP 121/79, base 118/76", "Vitals due 10:38", "Oriented, steady", "Record vitals", "Clear for leaving…"},
		2: {"Infusing", "14 min left of 40", "BP 184/104 at 10:39, limit 180", "Vitals in 7 min", "Side effect", "Maintenance"},
		3: {"Nguyễn, Thị Hoa", "18 min left of 30", "Recovering", "+10 min", "Score ≥ 9"},
		4: {"Ready", "38 min cleared", "Print sheet", "Record leaving", "Oriented, steady, overridden"},
	} {
		got := says(o.deck.known[id])
		for _, want := range wants {
			if !strings.Contains(got, want) {
				t.Errorf("card %d lacks %q:\n%s", id, want, got)
			}
		}
	}
	if strings.Contains(says(o.deck.known[2]), "Allergy") {
		t.Error("an allergy is shown for a patient who has none")
	}
}

func TestCriteriaAreTicksAndRings(t *testing.T) {
	o := open(t, busyDay(), false, small)
	tones := map[string]theme.Tone{}
	try.See(o.deck.known[1], func(p fyne.CanvasObject) {
		if c, ok := p.(*part.Chip); ok {
			tones[c.Text()] = c.Tone()
		}
	})
	v := assess()
	for _, c := range v.Checks(now, profile()) {
		want := theme.Neutral
		if c.Met {
			want = theme.Good
		}
		if got, ok := tones[c.Word]; !ok || got != want {
			t.Errorf("criterion %q: tone %v, shown %v, want %v", c.Word, got, ok, want)
		}
	}
	if tones["Vitals due 10:38"] != theme.Danger {
		t.Error("overdue vitals are not in the danger tone")
	}
}

func TestOnlyWhoNeedsSomeoneIsRed(t *testing.T) {
	o := open(t, busyDay(), false, small)
	for id, want := range map[clinic.VisitID]bool{1: true, 2: true, 3: false, 4: false} {
		if got := o.deck.known[id].view.alarm; got != want {
			t.Errorf("card %d red: %v, want %v", id, got, want)
		}
	}
	got := says(o.side.alarms)
	for _, want := range []string{"Needs attention", "Chair 1 · M. Alvarez", "Vitals were due at 10:38; recovery time reached 10:38", "Chair 2 · A. Petrov", "BP 184/104 at 10:39, limit 180 set by the clinic"} {
		if !strings.Contains(got, want) {
			t.Errorf("attention lacks %q:\n%s", want, got)
		}
	}
	if strings.Contains(got, "Okafor") || strings.Contains(got, "Nguyễn") {
		t.Errorf("attention names somebody who needs none:\n%s", got)
	}
	o.Show(dayOf(early()), now)
	if got := says(o.side.alarms); !strings.Contains(got, "Nothing is overdue") {
		t.Errorf("calm is not said:\n%s", got)
	}
}

func TestWhatIsDueNext(t *testing.T) {
	day := busyDay()
	day.Chairs[4].CleaningSince = at("10:40")
	o := open(t, day, false, small)
	got := strings.ReplaceAll(says(o.side.dueList), "\n", " ")
	want := "10:48 Vitals Chair 3 · T. Nguyễn 10:49 Vitals Chair 2 · A. Petrov 10:50 Chair clean Chair 5 10:56 Infusion ends Chair 2 · A. Petrov 11:00 Recovery ends Chair 3 · T. Nguyễn 11:26 Recovery ends Chair 2 · A. Petrov"
	if got != want {
		t.Fatalf("due next:\n%s\nwant\n%s", got, want)
	}
}

// TestEveryKindOfTimerIsReadInOneLine of what is due next.
func TestEveryKindOfTimerIsReadInOneLine(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(theme.New(false))
	for _, k := range clinic.TimerKinds {
		if w := fyne.MeasureText(string(k), theme.TextButton, fyne.TextStyle{}).Width; w > dueWhat {
			t.Errorf("%q needs %v of %v", k, w, dueWhat)
		}
	}
}

func TestUnchangedSecondRebuildsNothing(t *testing.T) {
	o := open(t, busyDay(), false, small)
	cards := slices.Clone(o.deck.cards)
	drawn := func() (n int) {
		for _, c := range o.deck.cards {
			n += c.redrawn
		}
		return n
	}
	before, lines := drawn(), o.side.dueList.Objects[0]
	o.Show(busyDay(), now.Add(time.Second))
	if after := drawn(); after != before {
		t.Fatalf("%d cards redrawn in a second in which nothing reads differently", after-before)
	}
	o.Show(busyDay(), now.Add(time.Minute))
	if drawn() == before {
		t.Fatal("a minute later no ring was redrawn")
	}
	if !slices.Equal(cards, o.deck.cards) {
		t.Fatal("cards were built anew")
	}
	if o.side.dueList.Objects[0] != lines {
		t.Fatal("the list of what is due was built anew although it reads the same")
	}
}

func TestButtonsOpenTheirActs(t *testing.T) {
	o := open(t, busyDay(), false, small)
	for _, id := range []string{
		"recovery.next.1", "recovery.clear.1", "recovery.more.1", "recovery.record_effect.2", "recovery.extend_recovery.3", "recovery.next.4", "recovery.depart.4",
	} {
		o.press(t, id)
	}
	want := []string{"record_vitals 1", "clear 1", "more 1", "record_effect 2", "extend_recovery 3", "print_sheet 4", "depart 4"}
	if !slices.Equal(o.acted, want) {
		t.Fatalf("acted %v, want %v", o.acted, want)
	}
	if o.deck.selected != 4 {
		t.Error("a pressed button does not choose its card")
	}
}

func TestKeysActOnTheChosenCard(t *testing.T) {
	paused := beyond()
	paused.ID, paused.PausedAt = 5, at("10:40")
	o := open(t, dayOf(ready(), early(), beyond(), assess(), paused), false, small)
	o.Select(1)
	for _, k := range []string{"Enter", "V", "S", "A", "E", "R", "+", "C", "M", "U"} {
		o.key(t, k)
	}
	o.Select(2)
	o.key(t, "P")
	o.Select(5)
	o.key(t, "P")
	want := []string{
		"record_vitals 1", "record_vitals 1", "record_score 1", "assess 1", "record_effect 1", "resolve_effect 1", "extend_recovery 1", "clear 1", "more 1", "undo 1",
		"pause_infusion 2", "resume_infusion 5",
	}
	if !slices.Equal(o.acted, want) {
		t.Fatalf("acted\n%v, want\n%v", o.acted, want)
	}
}

func TestKeyThatTheStageHasNotIsSaidNotOpened(t *testing.T) {
	o := open(t, busyDay(), false, small)
	o.Select(2)
	o.key(t, "C")
	if len(o.acted) != 0 || !strings.Contains(o.notice.Text(), "Petrov, Anton is now \"Infusing\"") {
		t.Fatalf("acted %v, said %q", o.acted, o.notice.Text())
	}
	o.key(t, "V")
	if o.notice.Visible() {
		t.Error("the sentence stays after something was done")
	}
}

func TestArrowsWalkAndEnterTakesTheNextStep(t *testing.T) {
	o := open(t, busyDay(), false, small)
	o.w.Canvas().Focus(o.Focus())
	for _, k := range []fyne.KeyName{fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn, fyne.KeyEnd, fyne.KeyReturn, fyne.KeyUp} {
		o.deck.TypedKey(&fyne.KeyEvent{Name: k})
	}
	if want := []string{"record_vitals 3", "print_sheet 4"}; !slices.Equal(o.acted, want) {
		t.Fatalf("acted %v, want %v", o.acted, want)
	}
	if o.deck.selected != 3 {
		t.Fatalf("selected %d after Up", o.deck.selected)
	}
	test.Tap(o.deck.known[1])
	if o.deck.selected != 1 || o.w.Canvas().Focused() != fyne.Focusable(o.deck) {
		t.Error("a tap on a card does not choose it")
	}
	passed := ""
	o.w.Canvas().SetOnTypedRune(func(r rune) { passed += string(r) })
	o.deck.TypedRune('v')
	if passed != "v" {
		t.Error("the deck keeps a key that is the window's")
	}
}

func TestSelectionNeverJumpsToSomebodyElse(t *testing.T) {
	o := open(t, busyDay(), false, small)
	o.Select(2)
	o.Show(dayOf(beyond(), early()), now)
	if o.deck.selected != 2 {
		t.Fatalf("selected %d, want the same patient in the new order", o.deck.selected)
	}
	o.Show(dayOf(early()), now)
	o.key(t, "+")
	if len(o.acted) != 0 || !strings.Contains(o.notice.Text(), "No card is chosen") {
		t.Fatalf("acted %v, said %q after the chosen patient left", o.acted, o.notice.Text())
	}
}

func TestEmpty(t *testing.T) {
	o := open(t, dayOf(), false, small)
	if got := says(o.Object()); !strings.Contains(got, "Nobody is being treated") || !strings.Contains(got, "Nothing in the next three hours") {
		t.Fatalf("empty says:\n%s", got)
	}
	for _, k := range o.Keys() {
		if k.Do != nil {
			k.Do()
		}
	}
	if len(o.acted) != 0 {
		t.Fatalf("acted %v on nobody", o.acted)
	}
	o.shot(t, "recovery-empty")
	o.Show(busyDay(), now)
	if strings.Contains(says(o.Object()), "Nobody is being treated") {
		t.Error("the empty card stays")
	}
}

func TestTitleCounts(t *testing.T) {
	o := open(t, busyDay(), false, small)
	if title, sub := o.Title(busyDay(), now); title != "Recovery" || sub != "2 recovering · 1 infusing · 1 ready · on duty: nobody set" {
		t.Fatalf("%q %q", title, sub)
	}
}

// TestNothingOverlaps holds every part of a card inside it and apart from the
// other columns, in the narrowest window, with the longest words.
func TestNothingOverlaps(t *testing.T) {
	long := assess()
	long.Patient.Family, long.Patient.Given = "Featherstonehaugh-Cholmondeley", "Bartholomew Maximilian"
	long.Patient.Allergies = []string{"latex (hives)", "penicillin (anaphylaxis)", "nuts"}
	o := open(t, dayOf(long, beyond(), early(), ready()), false, small)
	for _, c := range o.deck.cards {
		if c.Size().Height < c.MinSize().Height {
			t.Errorf("card %s is %v high, needs %v", c.view.name, c.Size().Height, c.MinSize().Height)
		}
		cols := columnsOf(c.Size().Width)
		for _, m := range c.marks {
			if m.Position().X+m.Size().Width > cols.actsX || m.Position().Y < 0 || m.Position().Y+m.Size().Height > c.Size().Height {
				t.Errorf("chip %q of %s lies outside its column", m.Text(), c.view.name)
			}
			if m.Size().Width < m.MinSize().Width {
				t.Errorf("chip %q of %s is cut", m.Text(), c.view.name)
			}
		}
		for _, b := range c.acts {
			if b.Size().Width < b.MinSize().Width {
				t.Errorf("button %q is cut: %v of %v", b.Text(), b.Size().Width, b.MinSize().Width)
			}
		}
	}
	o.shot(t, "recovery-long")
}

// TestPictures draws the screen to be held beside the design; it checks that
// every patient has a card in every size and look.
func TestPictures(t *testing.T) {
	if try.Shots() == "" {
		t.Skip("CHAIRSIDE_SHOTS names no folder for the pictures")
	}
	tanaka, eleni := beyond(), early()
	tanaka.ID, tanaka.Chair, tanaka.Patient = 5, 5, patient(5, "田中", "美咲", 1992, 4, 1)
	tanaka.PausedAt, tanaka.Vitals = at("10:41"), tanaka.Vitals[:2]
	tanaka.Effects = []clinic.Effect{{ID: 1, Name: "nausea", Severity: clinic.Mild, Onset: at("10:35")}}
	eleni.ID, eleni.Chair, eleni.Patient = 6, 6, patient(6, "Παπαδοπούλου", "Ελένη", 1975, 2, 9)
	for name, size := range map[string]fyne.Size{"1282": small, "1356": fyne.NewSize(1356, 836), "1840": fyne.NewSize(1840, 1020)} {
		for look, dark := range map[string]bool{"light": false, "dark": true} {
			day := busyDay()
			if name == "1840" {
				day.Visits = append(day.Visits, tanaka, eleni)
			}
			o := open(t, day, dark, size)
			o.w.Canvas().Focus(o.Focus())
			if len(o.deck.cards) != len(day.Visits) {
				t.Errorf("%s %s: %d cards", name, look, len(o.deck.cards))
			}
			if name == "1840" {
				o.Select(3)
			}
			o.shot(t, "recovery-"+name+"-"+look)
		}
	}
}

func TestLikelyReadySaysWhatItRestsOn(t *testing.T) {
	day := busyDay()
	day.Paces = map[clinic.VisitID]clinic.Pace{3: {Own: []time.Duration{42 * time.Minute}}, 2: {Clinic: []time.Duration{35 * time.Minute, 37 * time.Minute}}}
	o := open(t, day, false, small)
	for id, want := range map[clinic.VisitID]string{
		1: "Likely ready any moment, minimum", 2: "Likely ready at 11:32, clinic median", 3: "Likely ready at 11:12, own median",
	} {
		if got := says(o.deck.known[id]); !strings.Contains(got, want) {
			t.Errorf("card %d lacks %q:\n%s", id, want, got)
		}
	}
	if got := says(o.deck.known[4]); strings.Contains(got, "Likely") {
		t.Errorf("a cleared patient is likely ready:\n%s", got)
	}
}

func TestNurseLoadIsCountedAndSet(t *testing.T) {
	day := busyDay()
	o := open(t, day, false, small)
	if got := says(o.side.load.card); !strings.Contains(got, "Nobody is set as on duty") || !strings.Contains(got, "1 infusing and 2 recovering need 1.2 nurses") {
		t.Errorf("nobody on duty:\n%s", got)
	}
	day.Duty = []clinic.StaffID{2}
	o.Show(day, now)
	if got := says(o.side.load.card); !strings.Contains(got, "Nurse load 1.2 of 1") || !strings.Contains(got, "More than the nurses on duty may watch") {
		t.Errorf("one on duty:\n%s", got)
	}
	o.press(t, "recovery.duty")
	if !slices.Equal(o.acted, []string{"duty"}) {
		t.Errorf("the button does %v", o.acted)
	}
}

// The keys act on the marked card and Enter on the button that has the
// keyboard: both must be the same patient.
func TestTheMarkFollowsTheKeyboard(t *testing.T) {
	o := open(t, busyDay(), false, small)
	c := o.w.Canvas()
	c.Focus(o.Focus())
	seen := map[clinic.VisitID]bool{}
	for range 40 {
		c.FocusNext()
		b, ok := c.Focused().(*part.Button)
		if !ok {
			continue
		}
		for id, card := range o.deck.known {
			if !slices.Contains(card.acts, b) {
				continue
			}
			seen[id] = true
			o.acted = nil
			o.key(t, "M")
			if want := fmt.Sprint("more ", id); o.deck.selected != id || !card.selected || !slices.Equal(o.acted, []string{want}) {
				t.Fatalf("the keyboard is on a button of %d, the mark on %d, M did %v", id, o.deck.selected, o.acted)
			}
		}
	}
	if len(seen) != len(o.deck.cards) || len(seen) < 2 {
		t.Fatalf("Tab came to %d of %d cards", len(seen), len(o.deck.cards))
	}
}
