package welcome

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"chairside/store/clinic"
	"chairside/ui/part"
	"chairside/ui/theme"
)

// desk is a fake of the window: it keeps what the screen sent, and answers
// when it is told to.
type desk struct {
	t      *testing.T
	window fyne.Window
	screen *Screen
	sent   []Answers
	demos  int
	failed func(error) // of what was sent last
}

func begin(t *testing.T) *desk {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(theme.New(false))
	d := &desk{t: t}
	d.window = test.NewTempWindow(t, nil)
	d.screen = New(Desk{
		SetUp: func(a Answers, failed func(error)) { d.sent, d.failed = append(d.sent, a), failed },
		Demo:  func(failed func(error)) { d.demos++; d.failed = failed },
		Spawn: func(work func()) { work() },
		Focus: func(f fyne.Focusable) { d.window.Canvas().Focus(f) },
	})
	d.window.SetContent(d.screen.Object())
	d.window.Resize(fyne.NewSize(1282, 704))
	return d
}

// filled is a form that can be sent.
func filled(t *testing.T) *desk {
	d := begin(t)
	d.write(d.screen.name, "Riverside Infusion")
	d.write(d.screen.day, "(555) 014-2200")
	d.write(d.screen.staff[0].name, "Julia Reyes")
	return d
}

func (d *desk) write(f *part.Field, text string) {
	f.SetText("")
	f.Focus(d.window.Canvas())
	test.Type(f.Focusable(), text)
}

// errors gives the fields that show a mistake.
func (d *desk) errors() []string {
	s := d.screen
	fields := []*part.Field{s.name, s.addr, s.day, s.night, s.emerg, s.crisis, s.chairs, s.rooms}
	for _, p := range s.staff {
		fields = append(fields, p.name, p.credential)
	}
	var wrong []string
	for _, f := range fields {
		if f.Error() != "" {
			wrong = append(wrong, strings.TrimPrefix(f.ID, "welcome."))
		}
	}
	return wrong
}

func TestEachMistakeIsShownAtItsField(t *testing.T) {
	for _, c := range []struct {
		name  string
		field func(s *Screen) *part.Field
		text  string
		at    string
	}{
		{"no name", func(s *Screen) *part.Field { return s.name }, " ", "name"},
		{"no phone", func(s *Screen) *part.Field { return s.day }, "", "day"},
		{"a phone in words", func(s *Screen) *part.Field { return s.day }, "ask at the desk", "day"},
		{"a night phone in words", func(s *Screen) *part.Field { return s.night }, "none", "night"},
		{"no emergency number", func(s *Screen) *part.Field { return s.emerg }, "", "emergency"},
		{"no crisis line", func(s *Screen) *part.Field { return s.crisis }, "9", "crisis"},
		{"nobody works here", func(s *Screen) *part.Field { return s.staff[0].name }, "", "staff1"},
		{"chairs in letters", func(s *Screen) *part.Field { return s.chairs }, "vi", "chairs"},
		{"no chairs", func(s *Screen) *part.Field { return s.chairs }, "0", "chairs"},
		{"no number of chairs", func(s *Screen) *part.Field { return s.chairs }, "", "chairs"},
		{"too many chairs", func(s *Screen) *part.Field { return s.chairs }, "25", "chairs"},
		{"rooms in letters", func(s *Screen) *part.Field { return s.rooms }, "A", "rooms"},
		{"less than no rooms", func(s *Screen) *part.Field { return s.rooms }, "-1", "rooms"},
	} {
		d := filled(t)
		f := c.field(d.screen)
		d.write(f, c.text)
		test.Tap(d.screen.start)
		if len(d.sent) != 0 || !slices.Equal(d.errors(), []string{c.at}) {
			t.Errorf("%s: sent %d, marked %v", c.name, len(d.sent), d.errors())
		}
		if d.screen.start.Disabled() || f.Text() != c.text {
			t.Errorf("%s: the form is stuck, or %q became %q", c.name, c.text, f.Text())
		}
		// Put right, it is sent, and the mark is gone.
		d.write(f, map[string]string{"name": "Mill Lane", "staff1": "Jo Reyes", "chairs": "3", "rooms": "0"}[c.at]+map[bool]string{true: "555 014 2299"}[slices.Contains([]string{"day", "night", "emergency", "crisis"}, c.at)])
		test.Tap(d.screen.start)
		if len(d.sent) != 1 || len(d.errors()) != 0 {
			t.Errorf("%s: put right, sent %d, marked %v", c.name, len(d.sent), d.errors())
		}
	}
}

func TestWhatIsSent(t *testing.T) {
	d := filled(t)
	s := d.screen
	d.write(s.name, "  Riverside   Infusion ")
	d.write(s.addr, "24 Mill Lane")
	d.write(s.night, "555 014 2299")
	d.write(s.emerg, "112")
	d.write(s.crisis, "116 123")
	s.paper.SetSelected(1)
	d.write(s.chairs, " 2 ")
	d.write(s.rooms, "2")
	d.write(s.staff[0].credential, "RN")
	s.staff[0].role.SetSelected(1)
	d.write(s.staff[1].name, "Blessing Okoye")
	d.write(s.staff[3].name, "Ann Hale")
	d.write(s.staff[3].credential, "MD")
	s.staff[3].role.SetSelected(2)
	test.Tap(s.start)
	if len(d.sent) != 1 {
		t.Fatalf("sent %d, marked %v", len(d.sent), d.errors())
	}
	a := d.sent[0]
	p := a.Clinic
	if p.Address != "24 Mill Lane" || p.Emergency != "112" || p.Crisis != "116 123" || p.Paper != clinic.A4 || p.DayPhone == "" || p.NightPhone == "" || strings.TrimSpace(p.Name) != p.Name {
		t.Errorf("the clinic is %+v", p)
	}
	if p.Threshold != clinic.DefaultProfile().Threshold || p.Limits != clinic.DefaultProfile().Limits {
		t.Error("the figures are not those shipped")
	}
	staff := []clinic.Staff{
		{Name: "Julia Reyes", Credential: "RN", Roles: clinic.Nurse | clinic.Manager},
		{Name: "Blessing Okoye", Roles: clinic.Nurse},
		{Name: "Ann Hale", Credential: "MD", Roles: clinic.Provider},
	}
	if !slices.Equal(a.Staff, staff) {
		t.Errorf("staff %+v", a.Staff)
	}
	var names []string
	for i, c := range a.Chairs {
		names = append(names, c.Name)
		if c.Order != i+1 || c.Turnover != clinic.DefaultTurnover || (c.Kind == clinic.Room) != strings.HasPrefix(c.Name, "Room") {
			t.Errorf("chair %+v", c)
		}
	}
	if !slices.Equal(names, []string{"Chair 1", "Chair 2", "Room A", "Room B"}) {
		t.Errorf("chairs %v", names)
	}
}

func TestFourOfTheStaff(t *testing.T) {
	d := filled(t)
	for i, name := range []string{"Jo Reyes", "Blessing Okoye", "Ben Adeyemi", "Ann Hale"} {
		d.write(d.screen.staff[i].name, name)
	}
	test.Tap(d.screen.start)
	var roles []clinic.Roles
	for _, s := range d.sent[0].Staff {
		roles = append(roles, s.Roles)
	}
	if !slices.Equal(roles, []clinic.Roles{clinic.Receptionist | clinic.Manager, clinic.Nurse, clinic.Nurse, clinic.Nurse}) {
		t.Errorf("roles %v", roles)
	}
}

func TestTheLongestClinic(t *testing.T) {
	d := filled(t)
	d.write(d.screen.chairs, "24")
	d.write(d.screen.rooms, "24")
	test.Tap(d.screen.start)
	if all := d.sent[0].Chairs; len(all) != 48 || all[47].Name != "Room X" || all[23].Name != "Chair 24" {
		t.Errorf("%d chairs, the last is %+v", len(all), all[len(all)-1])
	}
}

func TestWhileItIsSetUpNothingIsSentTwice(t *testing.T) {
	d := filled(t)
	test.Tap(d.screen.start)
	test.Tap(d.screen.start)
	d.screen.name.Focus(d.window.Canvas())
	d.screen.name.Focusable().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	test.Tap(d.screen.demo)
	if len(d.sent) != 1 || d.demos != 0 {
		t.Fatalf("sent %d times, %d demos", len(d.sent), d.demos)
	}
	d.failed(&clinic.Error{Code: clinic.Conflict, Message: "This clinic is set up already."})
	if d.screen.failed.Text() != "This clinic is set up already." || d.screen.start.Disabled() || d.screen.demo.Disabled() {
		t.Errorf("says %q, disabled %v", d.screen.failed.Text(), d.screen.start.Disabled())
	}
	if d.screen.name.Text() != "Riverside Infusion" {
		t.Error("what was typed is lost")
	}
	d.screen.name.Focusable().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if len(d.sent) != 2 || d.screen.failed.Visible() {
		t.Errorf("Enter in a field: sent %d, still says %q", len(d.sent), d.screen.failed.Text())
	}
	d.failed(errors.New("disk I/O error at sector 9"))
	if text := d.screen.failed.Text(); text == "" || strings.Contains(text, "sector") {
		t.Errorf("the machine's words are shown: %q", text)
	}
	d.failed(&clinic.Error{Code: clinic.Invalid, Field: "night_phone", Message: "The night phone is too short."})
	if !slices.Equal(d.errors(), []string{"night"}) {
		t.Errorf("the store's mistake is marked at %v", d.errors())
	}
}

func TestTheDemo(t *testing.T) {
	d := begin(t)
	if d.screen.Focus() != d.screen.name.Focusable() {
		t.Error("the keyboard does not start on the clinic's name")
	}
	d.window.Canvas().Focus(d.screen.Focus())
	d.screen.demo.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	d.screen.demo.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	test.Tap(d.screen.start)
	if d.demos != 1 || len(d.sent) != 0 || d.screen.demo.Text() != "Making the demo clinic…" {
		t.Fatalf("%d demos, says %q", d.demos, d.screen.demo.Text())
	}
	d.failed(errors.New("no room on the disk"))
	if d.screen.demo.Text() != "Explore a demo clinic" || d.screen.demo.Disabled() || !d.screen.failed.Visible() {
		t.Errorf("after the failure %q, says %q", d.screen.demo.Text(), d.screen.failed.Text())
	}
	test.Tap(d.screen.demo)
	if d.demos != 2 || d.screen.failed.Visible() {
		t.Errorf("tried again: %d demos, still says %q", d.demos, d.screen.failed.Text())
	}
}

// Tab goes through the form in reading order, and every field is reached.
func TestTabGoesInReadingOrder(t *testing.T) {
	d := begin(t)
	c := d.window.Canvas()
	d.screen.name.Focus(c)
	s := d.screen
	for _, f := range []*part.Field{s.addr, s.day, s.night, s.emerg, s.crisis} {
		if c.FocusNext(); c.Focused() != f.Focusable() {
			t.Fatalf("Tab leads to %T before %s", c.Focused(), f.ID)
		}
	}
	reached := map[fyne.Focusable]bool{}
	for range 30 {
		c.FocusNext()
		reached[c.Focused()] = true
	}
	for _, p := range s.staff {
		if !reached[p.name.Focusable()] || !reached[p.credential.Focusable()] || !reached[p.role] {
			t.Errorf("%s is not reached by Tab", p.name.ID)
		}
	}
	if !reached[s.start] || !reached[s.demo] || !reached[s.chairs.Focusable()] || !reached[s.paper] {
		t.Error("not everything is reached by Tab")
	}
	if title, sub := s.Title(clinic.Day{}, time.Time{}); title != "Chairside" || sub != "First start" || len(s.Keys()) != 0 {
		t.Errorf("%q, %q, %v", title, sub, s.Keys())
	}
}
