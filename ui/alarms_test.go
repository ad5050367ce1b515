package ui

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"chairside/store/clinic"
	"chairside/ui/part"
	"chairside/ui/settings"
	"chairside/ui/theme"
)

// loud is a sound device that keeps what it was to play.
type loud struct {
	played []clinic.AlarmLevel
	at     []time.Time
	now    func() time.Time
	broken bool
}

func (l *loud) Play(level clinic.AlarmLevel) {
	l.played = append(l.played, level)
	if l.now != nil {
		l.at = append(l.at, l.now())
	}
}
func (l *loud) Works() bool { return !l.broken }

// alarmed is a window over a day with one alarm: Alvarez, whose recovery time
// is reached and whose vitals are due.
func alarmed(t *testing.T, who clinic.Staff) (*front, *loud) {
	t.Helper()
	f := newFront(t)
	sound := &loud{}
	f.config.Sound = sound
	f.store.day.Clinic.Rise = 30 * time.Minute
	f.SetStaff(who)
	f.Start()
	return f, sound
}

// due makes n more vitals due at once.
func (m *memory) due(n int) {
	for i := range n {
		v := m.day.Visits[infuses-1]
		v.ID, v.Patient.ID = clinic.VisitID(100+i), clinic.PatientID(100+i)
		v.Patient.Family = []string{"Smith", "Żółkiewska", "Wolfeschlegelsteinhausenbergerdorff-Montgomery", "محمد"}[i%4]
		v.StartedAt = m.now.Add(-11 * time.Minute)
		v.DueAt = m.now.Add(time.Hour)
		m.day.Visits = append(slices.Clone(m.day.Visits), v)
	}
	m.version++
}

func (f *front) alerts() (out []string) {
	f.see(func(o fyne.CanvasObject) {
		if a, ok := o.(*part.Alert); ok {
			out = append(out, a.PartText())
		}
	})
	return out
}

// TestAlarmStripOnEveryScreen: it stands everywhere, says what, where, whom
// and since when, and takes no room when nothing is due.
func TestAlarmStripOnEveryScreen(t *testing.T) {
	f, _ := alarmed(t, okoye)
	want := []string{"Vitals due · 19 min late · Chair 1 · M. Alvarez · since 10:23", "Assess · 4 min late · Chair 1 · M. Alvarez · since 10:38"}
	for _, place := range []string{PlaceToday, PlaceChairs, PlaceRecovery, PlaceLeaving, PlaceWalkIn, PlaceCheckIn} {
		if place == PlaceCheckIn {
			f.checkIn(comes)
		} else {
			f.open(place)
		}
		if got := f.alerts(); !slices.Equal(got, want) {
			t.Errorf("on %s: %q", place, got)
		}
	}
	high := f.alarms.root.Size().Height
	f.store.day.Visits[recovers-1].Stage = clinic.Ready
	f.store.version++
	f.second(1)
	if got := f.alerts(); len(got) != 0 || f.alarms.root.MinSize().Height != 0 || f.alarms.root.Size().Height != 0 || high < part.AlertHeight {
		t.Errorf("nothing is due: %q, the strip is %v high, was %v", got, f.alarms.root.Size().Height, high)
	}
}

// TestAlarmStripCounts: three side by side, the others are counted and listed;
// on a narrow window fewer.
func TestAlarmStripCounts(t *testing.T) {
	f, _ := alarmed(t, okoye)
	f.store.due(10)
	f.second(1)
	if got := f.alerts(); len(got) != 3 || !f.shows("+9 more") {
		t.Errorf("12 are due and %q are shown", got)
	}
	f.tap("alarm.more")
	f.want("What is due", "Vitals due · 1 min late · Chair 2 · Smith, Anton, 03 Feb 1980 · since 10:41")
	f.key(fyne.KeyDown)
	f.key(fyne.KeyReturn)
	if f.panel() || f.place != PlaceRecovery {
		t.Errorf("the second one leads to %q", f.place)
	}
	f.window.Resize(fyne.NewSize(800, 600))
	if got := f.alerts(); len(got) != 1 || !f.shows("+11 more") {
		t.Errorf("800 wide: %q", got)
	}
	f.see(func(o fyne.CanvasObject) {
		if b, ok := o.(*part.Button); ok && strings.HasPrefix(b.PartID(), "alarm.") {
			if right := b.Position().X + b.Size().Width; right > 800-84 {
				t.Errorf("%s ends at %v", b.PartID(), right)
			}
		}
	})
}

// TestAlarmAcknowledgedByOneKey: in a field, over a panel, with nothing
// focused; it stays in sight and says by whom.
func TestAlarmAcknowledgedByOneKey(t *testing.T) {
	for name, place := range map[string]func(f *front){
		"board":          func(*front) {},
		"a field":        func(f *front) { f.walkIn() },
		"a form":         func(f *front) { f.recovery.Select(infuses); f.open(PlaceRecovery); f.key("V") },
		"a form's field": func(f *front) { f.recovery.Select(infuses); f.open(PlaceRecovery); f.key("V"); f.key("1") },
		"the list":       func(f *front) { f.tap("alarm.more") },
	} {
		f, _ := alarmed(t, okoye)
		f.store.due(3)
		f.second(1)
		place(f)
		open := f.panel()
		f.ctrl(fyne.KeyM)
		if len(f.store.steps) != 1 || f.store.steps[0] != clinic.Step(clinic.Acknowledge{Kind: clinic.TimerVitals, Set: at(10, 23)}) || f.store.by[0] != okoye.ID {
			t.Errorf("%s: took %v by %v", name, f.store.steps, f.store.by)
			continue
		}
		if f.panel() != open {
			t.Errorf("%s: the panel is open %v, was %v", name, f.panel(), open)
		}
		last := len(f.alarms.due) - 1
		if v := viewAlarm(f.day, f.alarms.due[last], f.store.now); v.title+" · "+v.detail != "Vitals due · seen by B. Okoye RN · Chair 1 · M. Alvarez · since 10:23" || !v.seen {
			t.Errorf("%s: %+v", name, v)
		}
		for _, rest := range f.alarms.due[:last] {
			if rest.Silent(f.store.now) {
				t.Errorf("%s: %+v is silent as well", name, rest)
			}
		}
	}
}

// TestAlarmKeyPressedTwice while the first is being written means the next.
func TestAlarmKeyPressedTwice(t *testing.T) {
	f, _ := alarmed(t, okoye)
	f.held = true
	f.ctrl(fyne.KeyM)
	f.ctrl(fyne.KeyM)
	f.held = false
	f.run(0)
	var kinds []clinic.TimerKind
	for _, s := range f.store.steps {
		kinds = append(kinds, s.(clinic.Acknowledge).Kind)
	}
	if !slices.Equal(kinds, []clinic.TimerKind{clinic.TimerVitals, clinic.TimerRecovery}) {
		t.Errorf("acknowledged %v", kinds)
	}
	if got := f.alerts(); len(got) != 2 || !strings.Contains(got[0], "seen by B. Okoye RN") || !strings.Contains(got[1], "seen by B. Okoye RN") {
		t.Errorf("%q", got)
	}
}

// TestAlarmOfAnothersRole: at the front desk the key finds what the
// receptionist may acknowledge, and says so where there is nothing.
func TestAlarmOfAnothersRole(t *testing.T) {
	f, _ := alarmed(t, reyes)
	f.ctrl(fyne.KeyM)
	if len(f.store.steps) != 0 || !strings.Contains(f.frame.failure.Text(), "Ask a nurse or provider") {
		t.Errorf("took %v, says %q", f.store.steps, f.frame.failure.Text())
	}
	f.frame.fail("")
	f.store.day.Chairs[3].CleaningSince = f.store.now.Add(-11 * time.Minute)
	f.store.version++
	f.second(1)
	f.ctrl(fyne.KeyM)
	if f.frame.failure.Visible() || f.store.day.Chairs[3].Ack.By != reyes.ID {
		t.Errorf("chair 4: %+v, says %q", f.store.day.Chairs[3].Ack, f.frame.failure.Text())
	}
	f.store.steps = nil
	f.staff = clinic.Staff{}
	f.ctrl(fyne.KeyM)
	if f.want("Who is at the desk?"); len(f.store.steps) != 0 {
		t.Error("nobody acknowledged something")
	}
}

// TestAlarmSettledElsewhere: somebody at another station was quicker. Nothing
// is said to have gone wrong, and the board shows what is on record.
func TestAlarmSettledElsewhere(t *testing.T) {
	f, _ := alarmed(t, okoye)
	f.store.day.Visits[recovers-1].Vitals = []clinic.Vitals{{ID: 1, At: f.store.now, Stage: clinic.Recovering, Signs: map[clinic.Sign]int{clinic.Pulse: 70}}}
	f.ctrl(fyne.KeyM)
	if f.frame.failure.Visible() {
		t.Errorf("says %q", f.frame.failure.Text())
	}
	if got := f.alerts(); len(got) != 1 || !strings.HasPrefix(got[0], "Assess") {
		t.Errorf("%q", got)
	}
}

// seatBrown puts the one who waits into a chair before treatment, with a
// pressure beyond the limits.
func (m *memory) seatBrown() {
	v := &m.day.Visits[waits-1]
	v.Stage, v.Chair, v.SeatedAt = clinic.InChair, 4, at(10, 40)
	v.Vitals = []clinic.Vitals{{ID: 9, At: at(10, 41), Stage: clinic.InChair, Signs: map[clinic.Sign]int{clinic.Systolic: 190, clinic.Diastolic: 112}}}
	m.day.Chairs[3].Occupant = v.ID
	m.version++
}

// TestAlarmBeforeTreatmentIsSeen: a baseline beyond a limit is an alarm like
// any other, and keeps none behind it from being seen.
func TestAlarmBeforeTreatmentIsSeen(t *testing.T) {
	f, _ := alarmed(t, okoye)
	f.store.seatBrown()
	f.second(1)
	if got := f.alerts(); len(got) == 0 || !strings.HasPrefix(got[0], "BP 190/112") {
		t.Fatalf("first stands %q", got)
	}
	for range 3 {
		f.ctrl(fyne.KeyM)
	}
	for _, a := range f.alarms.due {
		if !a.Silent(f.store.now) {
			t.Errorf("%s of %d was not marked seen; the window says %q", a.Kind, a.Visit, f.frame.failure.Text())
		}
	}
}

// TestAlarmGoesToWhoIsSeated: who is not treated yet is not among the cards of
// Recovery, where another would be marked; the chair is marked, and with it the
// next key acts on the patient of the alarm.
func TestAlarmGoesToWhoIsSeated(t *testing.T) {
	f, _ := alarmed(t, okoye)
	f.store.seatBrown()
	f.second(1)
	f.ctrl(fyne.KeyG)
	if f.place != PlaceChairs {
		t.Fatalf("leads to %q", f.place)
	}
	f.key("V")
	asked := ""
	f.see(func(o fyne.CanvasObject) {
		if p, ok := o.(interface{ PartText() string }); ok && f.panel() && strings.Contains(p.PartText(), "01 Feb 1980 · ") {
			asked = p.PartText()
		}
	})
	if !strings.HasPrefix(asked, "Brown, Keisha · ") {
		t.Errorf("the chair of the alarm is not the marked one: V asks about %q", asked)
	}
}

// TestAlarmTellsTwoOfOneNameApart: two who would both be "J. Smith" are written
// with what tells them apart, for a reading and for a time that has come.
func TestAlarmTellsTwoOfOneNameApart(t *testing.T) {
	f, _ := alarmed(t, okoye)
	for id, given := range map[clinic.VisitID]string{waits: "Jonathan", recovers: "Johnathan"} {
		p := &f.store.day.Visits[id-1].Patient
		p.Family, p.Given, p.Key = "Smith", given, clinic.NameKey{Given: strings.ToLower(given), Family: "smith"}
	}
	f.store.seatBrown()
	f.second(1)
	got := strings.Join(f.alerts(), "\n")
	if strings.Contains(got, "J. Smith") || !strings.Contains(got, "Smith, Jonathan") || !strings.Contains(got, "Smith, Johnathan") {
		t.Errorf("%s", got)
	}
}

// TestRefusalGoesWithThePerson: what was refused to one is not said to the next.
func TestRefusalGoesWithThePerson(t *testing.T) {
	f, _ := alarmed(t, reyes)
	f.ctrl(fyne.KeyM)
	if !f.frame.failure.Visible() {
		t.Fatal("nothing was refused")
	}
	f.key(fyne.KeyF12)
	f.key(fyne.KeyDown)
	f.key(fyne.KeyReturn)
	if f.staff.ID != okoye.ID || f.frame.failure.Visible() {
		t.Errorf("%s reads %q", f.staff.Name, f.frame.failure.Text())
	}
}

// TestAlarmRefusedIsSaid: a word on an alarm that is refused while the alarm
// stands as before is not dropped, whatever kind of refusal it is.
func TestAlarmRefusedIsSaid(t *testing.T) {
	f, _ := alarmed(t, okoye)
	f.store.cantWrite = &clinic.Error{Code: clinic.Conflict, Message: "This visit can’t take that now.", Next: "Look at it again."}
	f.ctrl(fyne.KeyM)
	if !strings.Contains(f.frame.failure.Text(), "This visit can’t take that now.") {
		t.Errorf("the alarm stands and the window says %q", f.frame.failure.Text())
	}
}

// TestAlarmGoThere opens the place where each kind is settled.
func TestAlarmGoThere(t *testing.T) {
	f, _ := alarmed(t, okoye)
	f.ctrl(fyne.KeyG)
	if f.place != PlaceRecovery {
		t.Errorf("vitals lead to %q", f.place)
	}
	f.open(PlaceToday)
	f.tap("alarm.2")
	if f.place != PlaceRecovery {
		t.Errorf("an assessment leads to %q", f.place)
	}
	for i := range f.store.day.Visits {
		f.store.day.Visits[i].Stage = clinic.Discharged
	}
	f.store.day.Chairs[3].CleaningSince = f.store.now.Add(-11 * time.Minute)
	f.store.version++
	f.second(1)
	if f.ctrl(fyne.KeyG); f.place != PlaceChairs {
		t.Errorf("a chair to clean leads to %q", f.place)
	}
	f.store.day.Visits[leaves-1].Stage, f.store.day.Visits[leaves-1].Escort.Comes = clinic.Ready, at(10, 40)
	f.store.day.Chairs[3].CleaningSince = time.Time{}
	f.store.version++
	f.second(1)
	if f.ctrl(fyne.KeyG); f.place != PlaceLeaving {
		t.Errorf("an escort leads to %q", f.place)
	}
}

// TestAlarmSoundsWithTheBoard: an alarm that is overdue when the program
// starts sounds with the first board, not a second later; a form that lies
// over the window keeps nothing quiet; one that is seen makes no sound.
func TestAlarmSoundsWithTheBoard(t *testing.T) {
	f, sound := alarmed(t, okoye)
	if !slices.Equal(sound.played, []clinic.AlarmLevel{clinic.AlarmMedium}) {
		t.Fatalf("with the first board: %v", sound.played)
	}
	f.key(fyne.KeyF12) // a panel over everything
	f.second(20)
	if len(sound.played) != 2 {
		t.Errorf("in 20 s under a panel: %v", sound.played)
	}
	f.key(fyne.KeyEscape)
	f.ctrl(fyne.KeyM)
	f.ctrl(fyne.KeyM)
	sound.played = nil
	if f.second(119); len(sound.played) != 0 {
		t.Errorf("silenced: %v", sound.played)
	}
	if f.second(1); len(sound.played) != 1 {
		t.Errorf("the silence is over: %v", sound.played)
	}
	sound.played = nil
	f.store.day.Visits[infuses-1].StartedAt = f.store.now.Add(-time.Hour)
	f.store.version++
	if f.second(1); len(sound.played) != 1 {
		t.Errorf("a new one: %v", sound.played)
	}
}

// TestAlarmWithoutASoundDevice: it is said, and the strip is lit every other
// second, half a flash a second, as long as something would sound.
func TestAlarmWithoutASoundDevice(t *testing.T) {
	f, sound := alarmed(t, okoye)
	if f.shows("No sound: alarms flash") || f.alarms.lit {
		t.Error("a device that works is called silent")
	}
	sound.broken = true
	f.second(1)
	f.want("No sound: alarms flash")
	changes, was := 0, f.alarms.lit
	for range 10 {
		f.second(1)
		if f.alarms.lit != was {
			changes++
		}
		was = f.alarms.lit
	}
	if changes != 10 {
		t.Errorf("%d changes in 10 s", changes)
	}
	f.ctrl(fyne.KeyM)
	f.ctrl(fyne.KeyM)
	f.second(1)
	for range 5 {
		if f.second(1); f.alarms.lit {
			t.Error("it flashes though somebody has seen it")
		}
	}
	sound.broken = false
	if f.second(1); f.shows("No sound: alarms flash") {
		t.Error("the device is back, and still called silent")
	}
}

// TestAlarmFlashesNoFasterThanItMay: however often the board is shown, by the
// ticker, by what others write and by every act, no second has more than three
// flashes; and once the clock was set back it goes on as before.
func TestAlarmFlashesNoFasterThanItMay(t *testing.T) {
	f, sound := alarmed(t, okoye)
	sound.broken = true
	f.second(1)
	var turned []time.Time
	was := f.alarms.lit
	look := func() {
		f.Tick()
		if f.alarms.lit != was {
			was = f.alarms.lit
			turned = append(turned, f.store.now)
		}
	}
	for i := range 200 { // ten seconds of 50 ms
		f.store.now = f.store.now.Add(50 * time.Millisecond)
		if i == 100 {
			f.store.now = f.store.now.Add(-time.Minute)
			turned = nil
		}
		look()
	}
	if len(turned) < 4 {
		t.Fatalf("it turned %d times in 5 s", len(turned))
	}
	for i, first := range turned {
		n := 0
		for _, next := range turned[i:] {
			if next.Sub(first) < time.Second {
				n++
			}
		}
		if n > 2*3 || n > 2 { // what may be, and what this program promises: half a flash a second
			t.Errorf("%d turns within a second of %s", n, first)
		}
	}
}

// TestAlarmIsHeardWhoeverLooks: a locked or hidden workstation, nobody at the
// desk, the list of who is there open, another screen: nothing silences but an
// acknowledgement.
func TestAlarmIsHeardWhoeverLooks(t *testing.T) {
	for name, away := range map[string]func(f *front){
		"locked or hidden":    func(f *front) { f.alarms.away = true; f.config.Notify = func(string, string) {} },
		"nobody at the desk":  func(f *front) { f.setStaff(clinic.Staff{}) },
		"asked who is there":  func(f *front) { f.key(fyne.KeyF12) },
		"in the settings":     func(f *front) { f.open(PlaceSettings) },
		"typing":              func(f *front) { f.walkIn() },
		"a form is written":   func(f *front) { f.recovery.Select(infuses); f.open(PlaceRecovery); f.key("V") },
		"the board is unread": func(f *front) { f.store.cantRead = errors.New("disk I/O error"); f.refresh(nil) },
	} {
		f, sound := alarmed(t, okoye)
		away(f)
		sound.played = nil
		f.second(60)
		if len(sound.played) != 3 {
			t.Errorf("%s: %d tones in a minute, want 3", name, len(sound.played))
		}
	}
}

// TestAlarmToneFromTheSettings: each level by its own button, what is said of
// it afterwards, and nothing where the window has no sound at all.
func TestAlarmToneFromTheSettings(t *testing.T) {
	f, sound := alarmed(t, reyes) // whoever is at the desk
	f.build()                     // with the sound that the test has brought
	f.Start()
	f.OpenSettings(settings.Station)
	for i, level := range []clinic.AlarmLevel{clinic.AlarmQuiet, clinic.AlarmMedium, clinic.AlarmUrgent} {
		sound.played = nil
		f.tap(fmt.Sprintf("settings.tone.%d", i+1))
		if !slices.Equal(sound.played, []clinic.AlarmLevel{level}) {
			t.Errorf("button %d plays %v", i+1, sound.played)
		}
	}
	f.says("The tone was played. Nothing heard?")
	sound.broken = true
	f.second(1)
	f.says("Nothing on this workstation plays sound.")
	f.want("No sound: alarms flash")
	sound.broken = false
	f.second(1)
	f.says("The tone was played.")
	mute := newFront(t)
	mute.SetStaff(reyes)
	mute.Start()
	mute.OpenSettings(settings.Station)
	if mute.shows("The sound of alarms") {
		t.Error("a button that plays nothing")
	}
}

// TestAlarmNotifiesOnlyWhenNobodyLooks, once each and without a name.
func TestAlarmNotifiesOnlyWhenNobodyLooks(t *testing.T) {
	f, _ := alarmed(t, okoye)
	told := make(chan string, 9)
	f.config.Notify = func(title, text string) { told <- title + " " + text }
	f.store.due(1)
	f.second(2)
	f.alarms.away = true
	f.store.due(2)
	f.second(5)
	text := <-told
	if len(told) != 0 || strings.Contains(text, "Smith") || !strings.Contains(text, "Vitals, Chair 2") {
		t.Errorf("%q and %d more", text, len(told))
	}
}

// TestAlarmOfAReadingSaysWhichAndWhen: figure, time and limit fit beside two
// others on the smallest screen, and who has seen it stands below.
func TestAlarmOfAReadingSaysWhichAndWhen(t *testing.T) {
	f, _ := alarmed(t, okoye)
	v := &f.store.day.Visits[infuses-1]
	v.Vitals = []clinic.Vitals{{ID: 1, At: at(10, 41), Stage: clinic.Infusing, Signs: map[clinic.Sign]int{clinic.Systolic: 184, clinic.Diastolic: 104, clinic.SpO2: 86}}}
	f.store.version++
	f.second(1)
	if got := f.alerts(); len(got) != 3 || got[0] != "SpO2 86 at 10:41, limit 92 · Chair 2 · A. Petrov · 1 more beyond a limit" {
		t.Errorf("%q", got)
	}
	f.see(func(o fyne.CanvasObject) {
		if a, ok := o.(*part.Alert); ok && strings.HasPrefix(a.PartText(), "SpO2") {
			if !a.Whole() {
				t.Errorf("%q is cut at %v", a.PartText(), a.Size().Width)
			}
		}
	})
	f.ctrl(fyne.KeyM)
	if got := f.alerts(); !slices.Contains(got, "SpO2 86 at 10:41, limit 92 · Chair 2 · A. Petrov · seen by B. Okoye RN · 1 more beyond a limit") {
		t.Errorf("%q", got)
	}
}

// TestAlarmOfTheCalls stands in the strip once the day is over on which they
// were due, calmly; its press leads to the list, there is nothing to silence,
// and nothing flashes for it.
func TestAlarmOfTheCalls(t *testing.T) {
	f, sound := alarmed(t, okoye)
	for i := range f.store.day.Visits {
		f.store.day.Visits[i].Stage = clinic.Discharged
	}
	f.store.day.Calls = clinic.Calls{Due: 3, Since: testDate}
	f.store.version++
	f.second(1)
	if got := f.alerts(); len(got) != 0 {
		t.Fatalf("due today: %q", got)
	}
	f.store.day.Calls.Since = testDate.AddDays(-2)
	f.store.version++
	sound.played, sound.broken = nil, true
	f.second(2)
	if got := f.alerts(); !slices.Equal(got, []string{"Follow-up calls to make · 3 · the first was due Fri 20 Nov"}) {
		t.Fatalf("%q", got)
	}
	for range 70 {
		if f.second(1); f.alarms.lit {
			t.Fatal("it flashes for a call")
		}
	}
	if len(sound.played) != 0 {
		t.Errorf("played %v", sound.played)
	}
	f.ctrl(fyne.KeyM)
	if len(f.store.steps) != 0 || f.frame.failure.Visible() {
		t.Errorf("acknowledged %v, says %q", f.store.steps, f.frame.failure.Text())
	}
	if f.ctrl(fyne.KeyG); f.place != PlaceCalls {
		t.Errorf("it leads to %q", f.place)
	}
}

// TestAlarmLevelsHaveColours of the tokens, in both looks.
func TestAlarmLevelsHaveColours(t *testing.T) {
	day := testDay()
	now := at(11, 0)
	tones := map[clinic.AlarmLevel]theme.Tone{clinic.AlarmQuiet: theme.Amber, clinic.AlarmMedium: theme.Warn, clinic.AlarmUrgent: theme.Danger}
	icons := map[theme.Icon]bool{}
	for level, tone := range tones {
		v := viewAlarm(day, clinic.Alarm{Timer: clinic.Timer{Kind: clinic.TimerVitals, Due: now, Visit: infuses, Chair: 2}, Rank: level}, now)
		if v.tone != tone || v.title != "Vitals due now" || v.detail != "Chair 2 · A. Petrov · since 11:00" {
			t.Errorf("%d: %+v", level, v)
		}
		icons[v.icon] = true
	}
	if len(icons) != 3 {
		t.Error("two levels have the same icon")
	}
	for _, k := range clinic.TimerKinds {
		if alarmWords[k] == "" {
			t.Errorf("no words for %q", k)
		}
	}
}
