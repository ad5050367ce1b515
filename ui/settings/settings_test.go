package settings

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"chairside/store/clinic"
	"chairside/ui/part"
	"chairside/ui/try"
)

var (
	now   = time.Date(2026, 11, 22, 10, 42, 0, 0, time.UTC)
	today = clinic.Date{Year: 2026, Month: 11, Day: 22}
	sato  = clinic.Staff{ID: 1, Name: "Kim Sato", Roles: clinic.Manager}
	okoye = clinic.Staff{ID: 2, Name: "Blessing Okoye", Credential: "RN", Roles: clinic.Nurse}
)

func testDay() clinic.Day {
	p := clinic.DefaultProfile()
	p.Name, p.DayPhone, p.Zone = "Riverside", "555 014 2200", "UTC"
	d := clinic.Day{Date: today, Clinic: p, Protocols: clinic.Presets(), Staff: []clinic.Staff{sato, okoye}}
	for i, name := range []string{"Chair 1", "Chair 2", "Wolfeschlegelsteinhausen"} {
		d.Chairs = append(d.Chairs, clinic.Chair{ID: clinic.ChairID(i + 1), Name: name, Kind: clinic.Recliner, Turnover: 10 * time.Minute, Order: i + 1})
	}
	d.Chairs[0].Occupant = 9
	return d
}

// fake is the window and the store.
type fake struct {
	try.Work
	t      *testing.T
	window fyne.Window
	screen *Screen
	day    clinic.Day
	staff  clinic.Staff
	sent   []clinic.Setting
	by     []clinic.StaffID
	refuse error
	toast  string
	undo   func()
	failed []error
	left   int
	picks  int
	asked  []clinic.SettingPart
	lines  []clinic.Entry
	dark   bool
}

func (f *fake) Change(_ context.Context, by clinic.StaffID, c clinic.Setting) error {
	f.sent, f.by = append(f.sent, c), append(f.by, by)
	if f.refuse != nil {
		return f.refuse
	}
	switch c := c.(type) {
	case clinic.ProfileChange:
		f.day.Clinic = c.To
	case clinic.ChairChange:
		f.day.Chairs = put(f.day.Chairs, c.To, func(c *clinic.Chair) *clinic.ChairID { return &c.ID })
	case clinic.StaffChange:
		f.day.Staff = put(f.day.Staff, c.To, func(s *clinic.Staff) *clinic.StaffID { return &s.ID })
	case clinic.ProtocolChange:
		f.day.Protocols = put(f.day.Protocols, c.To, func(p *clinic.Protocol) *clinic.ProtocolID { return &p.ID })
	}
	return nil
}

func put[T any, ID ~int64](all []T, one T, id func(*T) *ID) []T {
	all = slices.Clone(all)
	if *id(&one) == 0 {
		*id(&one) = ID(len(all) + 1)
		return append(all, one)
	}
	all[*id(&one)-1] = one
	return all
}

func (f *fake) Changes(_ context.Context, p clinic.SettingPart) ([]clinic.Entry, error) {
	f.asked = append(f.asked, p)
	return f.lines, nil
}

func open(t *testing.T, who clinic.Staff, more ...func(*Desk)) *fake {
	t.Helper()
	try.Look(t, false)
	f := &fake{t: t, day: testDay(), staff: who}
	f.window = test.NewTempWindow(t, nil)
	desk := Desk{
		Store: f, Canvas: func() fyne.Canvas { return f.window.Canvas() },
		Staff: func() (clinic.Staff, bool) { return f.staff, f.staff.ID != 0 },
		Pick:  func(func()) { f.picks++ },
		Spawn: f.Spawn,
		Saved: func(then func()) { f.show(); then() },
		Say:   func(text string, undo func()) { f.toast, f.undo = text, undo },
		Failed: func(err error) {
			f.failed = append(f.failed, err)
			f.show()
		},
		Leave: func() { f.left++ }, Dark: func() bool { return f.dark }, SetDark: func(on bool) { f.dark = on },
		Version: "1.2.3", Path: func() string { return "/data/chairside.db" }, Notices: []string{"fyne: BSD"},
	}
	for _, m := range more {
		m(&desk)
	}
	f.screen = New(desk)
	f.window.SetContent(f.screen.Object())
	f.window.Resize(try.Laptop)
	f.window.Canvas().SetOnTypedKey(func(e *fyne.KeyEvent) { f.press(string(e.Name)) })
	f.window.Canvas().SetOnTypedRune(func(r rune) { f.press(strings.ToUpper(string(r))) })
	f.show()
	f.window.Canvas().Focus(f.screen.Focus())
	return f
}

func (f *fake) show() { f.screen.Show(f.day, now) }

// press does what the window would do with a key.
func (f *fake) press(key string) {
	key = strings.Replace(key, "Escape", "Esc", 1)
	for _, k := range f.screen.Keys() {
		if k.Key == key && k.Do != nil {
			k.Do()
			return
		}
	}
}

// key types a key where the keyboard is.
func (f *fake) key(names ...fyne.KeyName) {
	for _, n := range names {
		f.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: n})
	}
}

// each sees every part of the section that is open.
func (f *fake) each(see func(fyne.CanvasObject)) { try.See(f.screen.Object(), see) }

func find[T any](f *fake, id string) (found T) {
	f.t.Helper()
	ok := false
	f.each(func(o fyne.CanvasObject) {
		if p, is := o.(part.Identified); is && p.PartID() == "settings."+id && !ok {
			found, ok = o.(T)
		}
	})
	if !ok {
		f.t.Fatalf("there is no settings.%s", id)
	}
	return found
}

func (f *fake) field(id string) *part.Field { f.t.Helper(); return find[*part.Field](f, id) }

func (f *fake) write(id, text string) {
	f.t.Helper()
	e := f.field(id)
	e.SetText("")
	e.Focus(f.window.Canvas())
	test.Type(e.Focusable(), text)
}

func (f *fake) shows(text string) bool { return strings.Contains(try.Says(f.screen.Object()), text) }

func (f *fake) want(texts ...string) {
	f.t.Helper()
	try.Want(f.t, try.Says(f.screen.Object()), texts...)
}

func TestAManagerSavesAFigure(t *testing.T) {
	f := open(t, sato)
	before := f.day.Clinic
	f.key(fyne.KeyDown, fyne.KeyReturn) // the figures, and into them
	if !f.field("figures.systolic_high").Focused() {
		t.Fatal("Enter does not lead into the section")
	}
	f.press("Ctrl+S") // nothing was typed
	f.write("figures.threshold", "8")
	f.want("Not saved yet.", "not saved")
	f.press("Ctrl+S")
	want := before
	want.Threshold = 8
	if len(f.sent) != 1 || f.by[0] != sato.ID {
		t.Fatalf("sent %v", f.sent)
	}
	if c := f.sent[0].(clinic.ProfileChange); c.Read.Threshold != 9 || c.To.Threshold != 8 || !c.To.LimitsConfirmed.IsZero() {
		t.Errorf("%+v", c)
	}
	if f.toast != "The figures saved" || f.undo == nil || f.shows("Not saved yet.") {
		t.Errorf("toast %q", f.toast)
	}
	f.undo()
	if c := f.sent[1].(clinic.ProfileChange); c.Read.Threshold != 8 || c.To.Threshold != 9 || f.field("figures.threshold").Text() != "9" {
		t.Errorf("%+v", c)
	}
}

func TestOthersOnlyRead(t *testing.T) {
	for _, who := range []clinic.Staff{okoye, {}, {ID: 3, Roles: clinic.Receptionist}, {ID: 4, Roles: clinic.Provider}, {ID: 5, Roles: clinic.Manager, Retired: true}} {
		f := open(t, who)
		for _, section := range []int64{Clinic, Figures, Chairs, Protocols, Staff} {
			f.screen.Open(section)
			f.want(WhoMay)
			f.each(func(o fyne.CanvasObject) {
				switch o := o.(type) {
				case *part.Field:
					if !o.Disabled() {
						t.Errorf("%d may type in %s", who.ID, o.ID)
					}
					test.Type(o.Focusable(), "x")
					o.OnSubmitted("x")
				case *part.Choice:
					if !o.Disabled() {
						t.Errorf("%d may choose in %s", who.ID, o.ID)
					}
					o.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
				case *part.Button:
					test.Tap(o)
				}
			})
			for _, key := range []string{"Ctrl+S", "N", "R", "-", "+"} {
				f.press(key)
			}
			if f.screen.current().dirty() {
				t.Errorf("%d changed section %d", who.ID, section)
			}
		}
		f.screen.Open(Station)
		f.want("A manager does it.", "/data/chairside.db", "Chairside 1.2.3", "fyne: BSD")
		if len(f.sent) != 0 {
			t.Errorf("%d sent %v", who.ID, f.sent)
		}
	}
}

// TestWhoIsAtTheDeskChanges while the screen is open.
func TestWhoIsAtTheDeskChanges(t *testing.T) {
	f := open(t, okoye)
	f.staff = sato
	f.show()
	if f.field("clinic.name").Disabled() || f.shows(WhoMay) {
		t.Error("the manager may not type")
	}
	f.staff = clinic.Staff{}
	f.show()
	if !f.field("clinic.name").Disabled() {
		t.Error("nobody may type")
	}
}

func TestAMistakeIsAtItsFieldAndWholeAbove(t *testing.T) {
	f := open(t, sato)
	for _, c := range []struct {
		section  int64
		id, text string
	}{
		{Clinic, "clinic.name", ""},
		{Clinic, "clinic.day_phone", "12"},
		{Clinic, "clinic.zone", "Middle/Earth"},
		{Clinic, "clinic.sunday", "8"},
		{Clinic, "clinic.closed", "31 Feb 2027"},
		{Figures, "figures.systolic_high", "9000"},
		{Figures, "figures.hold_diastolic", "x"},
		{Figures, "figures.fresh", "soon"},
		{Figures, "figures.threshold", "11"},
		{Figures, "figures.load", "21"},
		{Chairs, "chair.name", ""},
		{Chairs, "chair.turnover", "5 h"},
		{Protocols, "protocol.recovery", ""},
		{Protocols, "protocol.fast_food", "25 h"},
		{Staff, "staff.name", " "},
	} {
		f.screen.Open(c.section)
		f.show()
		f.write(c.id, c.text)
		f.press("Ctrl+S")
		e := f.field(c.id)
		if len(f.sent) != 0 || e.Error() == "" || !e.Focused() || e.Text() != c.text {
			t.Errorf("%s %q: sent %d, says %q, focused %v", c.id, c.text, len(f.sent), e.Error(), e.Focused())
		}
		whole := false
		f.each(func(o fyne.CanvasObject) {
			if b, ok := o.(*part.Banner); ok && b.Text() == e.Error() {
				whole = true
			}
		})
		if !whole {
			t.Errorf("%s: %q is not whole above", c.id, e.Error())
		}
		f.key(fyne.KeyEscape, fyne.KeyEscape) // asks once, then takes it back
		if f.screen.current().dirty() || e.Error() != "" {
			t.Errorf("%s: not taken back", c.id)
		}
	}
}

// TestAnotherStationChangesIt while somebody types: what is typed stays, what
// is not follows, and the store's refusal is answered by saving again.
func TestAnotherStationChangesIt(t *testing.T) {
	f := open(t, sato)
	f.screen.Open(Figures)
	f.write("figures.threshold", "7")
	f.day.Clinic.Threshold, f.day.Clinic.Fresh = 8, 20*time.Minute
	f.refuse = &clinic.Error{Code: clinic.Conflict, Message: "Another station changed this meanwhile. Threshold: 9 → 8."}
	f.press("Ctrl+S") // the refusal reads the board again
	if f.field("figures.threshold").Text() != "7" || f.field("figures.fresh").Text() != "20 min" {
		t.Errorf("threshold %q, fresh %q", f.field("figures.threshold").Text(), f.field("figures.fresh").Text())
	}
	f.want("Threshold: 9 → 8", "Meanwhile: 8. Saving replaces it.")
	f.refuse = nil
	f.press("Ctrl+S")
	if c := f.sent[1].(clinic.ProfileChange); c.Read.Threshold != 8 || c.Read.Fresh != 20*time.Minute || c.To.Threshold != 7 || c.To.Fresh != 20*time.Minute {
		t.Errorf("%+v", c)
	}
	f.write("figures.threshold", "10")
	f.day.Clinic.Threshold = 5
	f.show()
	f.want("Changed at another station meanwhile: Score to reach, of 10", "Meanwhile: 5. Saving replaces it.")
	f.screen.Open(Chairs)
	f.day.Chairs[0].Name = "Chair One"
	f.show()
	if f.field("chair.name").Text() != "Chair One" {
		t.Error(f.field("chair.name").Text())
	}
}

func TestChairsAreAddedRetiredAndOrdered(t *testing.T) {
	f := open(t, sato)
	f.screen.Open(Chairs)
	f.screen.enter()
	f.key(fyne.KeyDown, fyne.KeyDown)
	if f.field("chair.name").Text() != "Wolfeschlegelsteinhausen" {
		t.Fatal(f.field("chair.name").Text())
	}
	f.key(fyne.KeyReturn)
	f.write("chair.name", "Chair 3")
	f.key(fyne.KeyReturn)
	c := f.sent[0].(clinic.ChairChange)
	if c.Read.ID != 3 || c.To.Name != "Chair 3" || f.toast != "Chair 3 saved" {
		t.Errorf("%+v, %q", c, f.toast)
	}
	f.key(fyne.KeyEscape)

	// Planned for visits: asked once, then done all the same, with no undo.
	f.refuse = &clinic.Error{Code: clinic.Blocked, Field: clinic.FieldConfirm, Message: "Chair 3 is planned for 2 coming visits."}
	f.window.Canvas().Focused().TypedRune('r')
	f.want("Chair 3 is planned for 2 coming visits.", "All the same")
	f.refuse = nil
	f.key(fyne.KeyReturn)
	c = f.sent[2].(clinic.ChairChange)
	if !c.Confirmed || !c.To.Retired || c.To.ID != 3 || f.undo != nil || f.toast != "Chair 3 retired" {
		t.Errorf("%+v, %q", c, f.toast)
	}
	f.want("Bring back", "Retired")
	f.window.Canvas().Focus(f.screen.current().focus())
	f.press("R")
	if c = f.sent[3].(clinic.ChairChange); c.To.Retired || f.undo == nil || f.toast != "Chair 3 is back" {
		t.Errorf("%+v, %q", c, f.toast)
	}

	f.press("-")
	if o := f.sent[4].(clinic.ChairOrder); !slices.Equal(o.Read, []clinic.ChairID{1, 2, 3}) || !slices.Equal(o.To, []clinic.ChairID{1, 3, 2}) {
		t.Errorf("%+v", o)
	}
	f.undo()
	if o := f.sent[5].(clinic.ChairOrder); !slices.Equal(o.To, []clinic.ChairID{1, 2, 3}) {
		t.Errorf("%+v", o)
	}
	f.press("+") // the last stays the last
	if len(f.sent) != 6 {
		t.Errorf("sent %d", len(f.sent))
	}

	f.press("N")
	f.want("New chair")
	if !f.field("chair.name").Focused() || f.field("chair.name").Text() != "" {
		t.Error("the new chair is not empty")
	}
	test.Type(f.window.Canvas().Focused(), "Bed 4")
	f.key(fyne.KeyReturn)
	if c = f.sent[6].(clinic.ChairChange); c.To.ID != 0 || c.To.Name != "Bed 4" || c.Read.ID != 0 || f.undo != nil {
		t.Errorf("%+v", c)
	}
	f.show()
	if rows := find[*part.Rows](f, "chair.rows"); rows.Selected() != 4 {
		t.Errorf("the new one is not marked, but %d", rows.Selected())
	}
}

// TestTypedTextHoldsTheMark: another row is not shown over something typed.
func TestTypedTextHoldsTheMark(t *testing.T) {
	f := open(t, sato)
	f.screen.Open(Staff)
	f.write("staff.name", "Kim S.")
	rows := find[*part.Rows](f, "staff.rows")
	f.window.Canvas().Focus(rows)
	f.key(fyne.KeyDown)
	for _, key := range []string{"N", "R"} {
		f.press(key)
	}
	if rows.Selected() != 1 || f.field("staff.name").Text() != "Kim S." || len(f.sent) != 0 {
		t.Errorf("marked %d, typed %q", rows.Selected(), f.field("staff.name").Text())
	}
	f.want("take it back with Esc")
	f.key(fyne.KeyEscape)
	f.key(fyne.KeyEscape)
	f.key(fyne.KeyDown)
	if f.field("staff.name").Text() != "Blessing Okoye" {
		t.Error(f.field("staff.name").Text())
	}
	choice := find[*part.Choice](f, "staff.roles4") // manager
	choice.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	f.press("Ctrl+S")
	if c := f.sent[0].(clinic.StaffChange); c.To.Roles != clinic.Nurse|clinic.Manager || c.Read.Roles != clinic.Nurse {
		t.Errorf("%+v", c)
	}
}

func TestLeavingAsksOnce(t *testing.T) {
	f := open(t, sato)
	if !f.screen.MayLeave() {
		t.Fatal("asks although nothing was typed")
	}
	f.write("clinic.name", "Other")
	f.screen.Open(Chairs) // what is typed in another section stays
	f.write("chair.name", "Other chair")
	if f.screen.MayLeave() {
		t.Fatal("leaves over what was typed")
	}
	f.want("leave once more")
	if f.screen.rows.Selected() != Clinic || f.field("clinic.name").Text() != "Other" {
		t.Error("the section that is not saved is not shown")
	}
	f.write("clinic.name", "Another") // typed on: asked again
	if f.screen.MayLeave() {
		t.Fatal("leaves over what was typed since")
	}
	if !f.screen.MayLeave() || f.field("clinic.name").Text() != "Riverside" || f.screen.sections[Chairs].dirty() {
		t.Error("what was given up is still there")
	}
	f.window.Canvas().Focus(f.screen.Focus())
	f.key(fyne.KeyEscape)
	if f.left != 1 || len(f.sent) != 0 {
		t.Errorf("left %d times, sent %d", f.left, len(f.sent))
	}
}

func TestConfirmations(t *testing.T) {
	f := open(t, sato)
	f.screen.Open(Figures)
	f.want("Nobody has confirmed the notify limits yet")
	test.Tap(find[*part.Button](f, "figures.confirm"))
	if c := f.sent[0].(clinic.ProfileChange); c.To.LimitsConfirmed != today {
		t.Errorf("%+v", c.To.LimitsConfirmed)
	}
	f.want("confirmed the notify limits on 22 Nov 2026")
	f.screen.Open(Station)
	test.Tap(find[*part.Button](f, "disk.confirm"))
	if c := f.sent[1].(clinic.ProfileChange); c.To.DiskConfirmed != today || c.To.LimitsConfirmed != today || c.Read.LimitsConfirmed != today {
		t.Errorf("%+v", c)
	}
	f.want("confirmed on 22 Nov 2026 that")

	f = open(t, sato) // to set them is to confirm them
	f.screen.Open(Figures)
	f.write("figures.pulse_high", "110")
	f.key(fyne.KeyReturn)
	if c := f.sent[0].(clinic.ProfileChange); c.To.LimitsConfirmed != today || c.To.Limits.PulseHigh != 110 {
		t.Errorf("%+v", c.To)
	}
}

func TestAWriteThatFailsLosesNothing(t *testing.T) {
	f := open(t, sato)
	f.refuse = errors.New("disk I/O error")
	f.write("clinic.address", "24 Mill Lane")
	f.press("Ctrl+S")
	if len(f.failed) != 1 || f.field("clinic.address").Text() != "24 Mill Lane" || find[*part.Button](f, "clinic.save").Disabled() {
		t.Errorf("failed %v, typed %q", f.failed, f.field("clinic.address").Text())
	}
	f.refuse, f.Held = nil, true
	f.press("Ctrl+S")
	f.press("Ctrl+S")
	f.want("Saving…")
	if len(f.Waiting) != 1 || !find[*part.Button](f, "clinic.save").Disabled() || !f.field("clinic.address").Disabled() {
		t.Errorf("%d writes are under way", len(f.Waiting))
	}
	f.Waiting[0]()
	if f.field("clinic.address").Disabled() || f.day.Clinic.Address != "24 Mill Lane" {
		t.Error("the form is stuck")
	}
}

func TestChanges(t *testing.T) {
	f := open(t, okoye)
	f.lines = []clinic.Entry{
		{ID: 9, At: now, By: 1, Detail: "Chair 3. Retired: no → yes", Reason: "2 visits lost their planned chair: 4, 5"},
		{ID: 8, At: now, By: 2, Detail: "Profile. Threshold: 9 → 8"},
		{ID: 7, At: now, By: 1, Detail: "first set-up"},
		{ID: 6, At: now, By: 1, Detail: "Protocol 2. Recovery: 45 min → 1 h"},
		{ID: 5, At: now, By: 1, Detail: "Staff 2. Roles: nurse → nurse or manager"},
	}
	f.screen.Open(Changes)
	f.want("22 Nov 2026 10:42", "K. Sato", "B. Okoye RN", "Wolfeschlegelsteinhausen", "Retired: no → yes. 2 visits lost", "The clinic", "Threshold: 9 → 8", "first set-up", "IV ketamine, long")
	f.Held = true
	only := find[*part.Choice](f, "changes.only")
	only.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	only.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	f.lines = f.lines[:1]
	f.Waiting[1]()
	f.lines = nil
	f.Waiting[0]() // overtaken
	if !slices.Equal(f.asked, []clinic.SettingPart{"", clinic.PartChair, clinic.PartProfile}) || !f.shows("Retired: no") || f.shows("Threshold") {
		t.Errorf("asked %v", f.asked)
	}
}

func TestWhatOthersFillIsHiddenUntilTheyDo(t *testing.T) {
	f := open(t, sato)
	f.screen.Open(Station)
	if f.shows("Import patients") || f.shows("Test tone") {
		t.Error("a button that does nothing")
	}
	done := 0
	f = open(t, sato, func(d *Desk) {
		d.Import, d.TestTone, d.SoundWorks = func() { done++ }, func(clinic.AlarmLevel) { done += 10 }, func() bool { return true }
	})
	f.screen.Open(Station)
	test.Tap(find[*part.Button](f, "import"))
	test.Tap(find[*part.Button](f, "tone.2"))
	if done != 11 {
		t.Error(done)
	}
	f.screen.Open(Look)
	find[*part.Choice](f, "look.dark").TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	if !f.dark {
		t.Error("it is not dark")
	}
}
