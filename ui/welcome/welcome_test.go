package welcome

import (
	"errors"
	"reflect"
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

var now = time.Date(2026, 11, 22, 10, 42, 0, 0, time.UTC)

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
	try.Look(t, false)
	d := &desk{t: t}
	d.window = test.NewTempWindow(t, nil)
	d.screen = New(Desk{
		SetUp:  func(a Answers, failed func(error)) { d.sent, d.failed = append(d.sent, a), failed },
		Demo:   func(failed func(error)) { d.demos++; d.failed = failed },
		Canvas: func() fyne.Canvas { return d.window.Canvas() },
		Now:    func() time.Time { return now },
	})
	d.window.SetContent(d.screen.Object())
	d.window.Resize(try.Laptop)
	return d
}

// part finds a part of the screen by its id.
func (d *desk) part(id string) fyne.CanvasObject {
	d.t.Helper()
	var found fyne.CanvasObject
	for _, p := range d.screen.pages {
		walk(p.object(), func(o fyne.CanvasObject) {
			if i, ok := o.(part.Identified); ok && i.PartID() == "welcome."+id {
				found = o
			}
		})
	}
	if found == nil {
		d.t.Fatalf("there is no welcome.%s", id)
	}
	return found
}

func walk(o fyne.CanvasObject, see func(fyne.CanvasObject)) {
	see(o)
	if c, ok := o.(*fyne.Container); ok {
		for _, child := range c.Objects {
			walk(child, see)
		}
	}
}

func (d *desk) field(id string) *part.Field { return d.part(id).(*part.Field) }

func (d *desk) write(id, text string) {
	f := d.field(id)
	f.SetText("")
	f.Focus(d.window.Canvas())
	test.Type(f.Focusable(), text)
}

func (d *desk) enter() {
	d.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
}

// filled is a form that can be sent, on its last page.
func filled(t *testing.T) *desk {
	d := begin(t)
	d.write("name", "Riverside Infusion")
	d.write("day_phone", "(555) 014-2200")
	d.part("limits_confirmed").(*part.Tick).Set(true)
	d.write("staff1", "Julia Reyes")
	d.part("disk").(*part.Choice).SetSelected(diskYes)
	d.screen.Open(len(d.screen.pages) - 1)
	return d
}

// wrong gives the ids of the parts that show a mistake.
func (d *desk) wrong() (ids []string) {
	for _, p := range d.screen.pages {
		walk(p.object(), func(o fyne.CanvasObject) {
			if w, ok := o.(interface {
				part.Identified
				Error() string
			}); ok && w.Error() != "" {
				ids = append(ids, strings.TrimPrefix(w.PartID(), "welcome."))
			}
		})
	}
	return ids
}

func TestByTheKeyboardAlone(t *testing.T) {
	d := begin(t)
	c := d.window.Canvas()
	c.Focus(d.screen.Focus())
	type_ := func(texts ...string) {
		for _, text := range texts {
			test.Type(c.Focused(), text)
			c.FocusNext()
		}
	}
	type_("Harbour Clinic", "1 Quay Street", "555 010 2200")
	d.enter()
	if d.screen.at != 1 || !d.field("chairs").Focused() {
		t.Fatalf("on page %d", d.screen.at)
	}
	d.enter()
	if d.screen.at != 2 || c.Focused() != fyne.Focusable(d.screen.treat.protocols[0]) {
		t.Fatalf("on page %d", d.screen.at)
	}
	// Not confirmed: the page stays, and the keyboard is where it is confirmed.
	d.screen.goOn()
	if d.screen.at != 2 || c.Focused() != fyne.Focusable(d.screen.treat.confirmed) || d.screen.failed.Text() == "" {
		t.Fatalf("on page %d, the focus on %T", d.screen.at, c.Focused())
	}
	test.Type(c.Focused(), " ")
	d.screen.goOn()
	test.Type(c.Focused(), "Blessing Okoye")
	d.enter() // the disk is not answered
	if len(d.sent) != 0 || c.Focused() != fyne.Focusable(d.screen.people.disk) {
		t.Fatalf("sent %d, the focus on %T", len(d.sent), c.Focused())
	}
	c.Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	d.screen.goOn()
	if len(d.sent) != 1 || d.screen.failed.Visible() {
		t.Fatalf("sent %d, marked %v, said %q", len(d.sent), d.wrong(), d.screen.failed.Text())
	}
}

func TestAllAnswersArrive(t *testing.T) {
	d := filled(t)
	d.write("name", "  Riverside   Infusion ")
	d.write("address", "24 Mill Lane")
	d.write("night_phone", "555 014 2299")
	d.write("emergency", "112")
	d.write("crisis", "116 123")
	d.part("paper").(*part.Choice).SetSelected(1)
	d.write("zone", "Pacific/Auckland")
	d.write("chairs", "2")
	d.write("rooms", "2")
	d.write("rooms.names", "Garden, محمد")
	d.write("monday", "closed")
	d.write("saturday", "9 to 13:30")
	d.write("closed", "25 Dec 2026, 1 Jan 2027")
	d.part("protocol2").(*part.Tick).Set(false)
	d.write("systolic_high", "170")
	d.write("pulse_low", "")
	d.write("staff1.credential", "RN")
	d.part("staff1.role").(*part.Choice).SetSelected(1)
	d.write("staff2", "Wolfeschlegelsteinhausenbergerdorff-Montgomery")
	test.Tap(d.screen.people.add)
	if !d.field("staff4").Focused() {
		t.Error("the added line has not the keyboard")
	}
	test.Tap(d.screen.people.add)
	d.write("staff5", "Ann Hale")
	d.write("staff5.credential", "MD")
	d.part("staff5.role").(*part.Choice).SetSelected(2)
	d.screen.goOn()
	if len(d.sent) != 1 {
		t.Fatalf("sent %d, marked %v, said %q", len(d.sent), d.wrong(), d.screen.failed.Text())
	}
	want := clinic.DefaultProfile()
	want.Name, want.Address, want.DayPhone, want.NightPhone = "Riverside Infusion", "24 Mill Lane", "(555) 014-2200", "555 014 2299"
	want.Emergency, want.Crisis, want.Paper, want.Zone = "112", "116 123", clinic.A4, "Pacific/Auckland"
	want.Week[time.Monday], want.Week[time.Saturday] = clinic.Hours{}, clinic.Hours{Open: 9 * time.Hour, Close: 13*time.Hour + 30*time.Minute}
	want.Closed = []clinic.Date{{Year: 2026, Month: 12, Day: 25}, {Year: 2027, Month: 1, Day: 1}}
	want.Limits.SystolicHigh, want.Limits.PulseLow = 170, 0
	want.LimitsConfirmed = clinic.Date{Year: 2026, Month: 11, Day: 22}
	want.DiskConfirmed = want.LimitsConfirmed
	a := d.sent[0]
	if !reflect.DeepEqual(a.Clinic, want) {
		t.Errorf("\n%+v\n%+v", a.Clinic, want)
	}
	if !slices.Equal(a.Staff, []clinic.Staff{
		{Name: "Julia Reyes", Credential: "RN", Roles: clinic.Nurse | clinic.Manager},
		{Name: "Wolfeschlegelsteinhausenbergerdorff-Montgomery", Roles: clinic.Nurse},
		{Name: "Ann Hale", Credential: "MD", Roles: clinic.Provider},
	}) {
		t.Errorf("staff %+v", a.Staff)
	}
	var names []string
	for i, c := range a.Chairs {
		names = append(names, c.Name)
		if c.Order != i+1 || c.Turnover != clinic.DefaultTurnover || (c.Kind == clinic.Room) != (i > 1) {
			t.Errorf("chair %+v", c)
		}
	}
	if !slices.Equal(names, []string{"Chair 1", "Chair 2", "Garden", "محمد"}) {
		t.Errorf("chairs %q", names)
	}
	presets := clinic.Presets()
	presets[1].Retired = true
	if !slices.Equal(a.Protocols, presets) {
		t.Errorf("protocols %+v", a.Protocols)
	}
}

func TestEachMistakeLeadsToItsPageAndField(t *testing.T) {
	for _, c := range []struct {
		name, field, text string
		page              int
		at                string
	}{
		{"no name", "name", " ", 0, "name"},
		{"no phone", "day_phone", "", 0, "day_phone"},
		{"a phone in words", "day_phone", "ask at the desk", 0, "day_phone"},
		{"a night phone in words", "night_phone", "none", 0, "night_phone"},
		{"no emergency number", "emergency", "", 0, "emergency"},
		{"no crisis line", "crisis", "9", 0, "crisis"},
		{"no such zone", "zone", "Middle/Earth", 0, "zone"},
		{"chairs in letters", "chairs", "vi", 1, "chairs"},
		{"no chairs", "chairs", "0", 1, "chairs"},
		{"too many chairs", "chairs", "25", 1, "chairs"},
		{"less than no rooms", "rooms", "-1", 1, "rooms"},
		{"a name too few", "chairs.names", "A, B, C", 1, "chairs.names"},
		{"two of one name", "chairs.names", "A, B, C, a", 1, "chairs.names"},
		{"a room called as a chair", "rooms.names", "chair 4", 1, "rooms.names"},
		{"hours the wrong way round", "tuesday", "18 to 8", 1, "tuesday"},
		{"no such day", "closed", "31 Feb 2027", 1, "closed"},
		{"a limit in words", "pulse_high", "many", 2, "pulse_high"},
		{"a limit no body has", "spo2_low", "9", 2, "spo2_low"},
		{"nobody works here", "staff1", "", 3, "staff1"},
		{"a credential alone", "staff3.credential", "MD", 3, "staff3"},
	} {
		d := filled(t)
		d.write(c.field, c.text)
		if c.page < 3 { // the page itself cannot be left forwards
			d.screen.Open(c.page)
			d.screen.goOn()
			if d.screen.at != c.page || !slices.Equal(d.wrong(), []string{c.at}) {
				t.Errorf("%s: on page %d, marked %v", c.name, d.screen.at, d.wrong())
			}
		}
		d.screen.Open(3)
		d.screen.goOn()
		if len(d.sent) != 0 || d.screen.at != c.page || !slices.Equal(d.wrong(), []string{c.at}) || !d.field(c.at).Focused() || !d.screen.failed.Visible() {
			t.Errorf("%s: sent %d, on page %d, marked %v, said %q", c.name, len(d.sent), d.screen.at, d.wrong(), d.screen.failed.Text())
		}
		if d.screen.next.Disabled() || d.field(c.field).Text() != c.text {
			t.Errorf("%s: the form is stuck, or the text became %q", c.name, d.field(c.field).Text())
		}
	}
}

func TestNoProtocolIsAMistake(t *testing.T) {
	d := filled(t)
	for _, p := range d.screen.treat.protocols {
		p.Set(false)
	}
	d.screen.goOn()
	if len(d.sent) != 0 || d.screen.at != 2 || d.window.Canvas().Focused() != fyne.Focusable(d.screen.treat.protocols[0]) {
		t.Errorf("sent %d, on page %d", len(d.sent), d.screen.at)
	}
}

func TestTheDisk(t *testing.T) {
	for answer, confirmed := range map[int]bool{diskYes: true, diskNotYet: false, diskUnknown: false} {
		d := filled(t)
		d.part("disk").(*part.Choice).SetSelected(answer)
		d.screen.goOn()
		if len(d.sent) != 1 || d.sent[0].Clinic.DiskConfirmed.IsZero() == confirmed {
			t.Errorf("answer %d: sent %+v", answer, d.sent)
		}
	}
	d := filled(t)
	d.part("disk").(*part.Choice).SetSelected(-1)
	if d.screen.goOn(); len(d.sent) != 0 || !slices.Equal(d.wrong(), []string{"disk"}) {
		t.Errorf("sent %d, marked %v", len(d.sent), d.wrong())
	}
}

// TestNothingTypedIsLost on the way back and forth, and after a refusal.
func TestNothingTypedIsLost(t *testing.T) {
	d := filled(t)
	d.write("chairs.names", "North, South, East, West")
	d.write("chairs", "3") // names that somebody wrote are not made anew
	if d.field("chairs.names").Text() != "North, South, East, West" {
		t.Error(d.field("chairs.names").Text())
	}
	d.write("chairs", "4")
	texts := func() string {
		all := ""
		for _, p := range d.screen.pages {
			walk(p.object(), func(o fyne.CanvasObject) {
				if f, ok := o.(*part.Field); ok {
					all += f.Text() + "|"
				}
			})
		}
		return all
	}
	before := texts()
	d.field("staff1").Focus(d.window.Canvas())
	d.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	for range 4 {
		d.screen.goBack()
	}
	if d.screen.at != 0 {
		t.Fatalf("on page %d", d.screen.at)
	}
	for range 4 {
		d.screen.goOn()
	}
	if len(d.sent) != 1 || texts() != before {
		t.Fatalf("sent %d; %s\n%s", len(d.sent), before, texts())
	}
	d.failed(errors.New("disk I/O error"))
	if d.screen.next.Disabled() || texts() != before || !strings.Contains(d.screen.failed.Text(), "could not be saved") {
		t.Error(d.screen.failed.Text())
	}
	d.failed(&clinic.Error{Code: clinic.Invalid, Field: "day_phone", Message: "No."})
	if d.screen.at != 0 || !d.field("day_phone").Focused() {
		t.Errorf("on page %d", d.screen.at)
	}
}

func TestWhileItIsSetUpNothingIsSentTwice(t *testing.T) {
	d := filled(t)
	test.Tap(d.screen.next)
	d.field("staff1").OnSubmitted("")
	d.screen.goBack()
	test.Tap(d.screen.demo)
	if len(d.sent) != 1 || d.demos != 0 || d.screen.at != 3 {
		t.Errorf("sent %d, %d demos, on page %d", len(d.sent), d.demos, d.screen.at)
	}
}

func TestTheDemoIsOneClick(t *testing.T) {
	d := begin(t)
	test.Tap(d.screen.demo)
	test.Tap(d.screen.demo)
	d.screen.goOn()
	if d.demos != 1 || len(d.sent) != 0 || d.screen.at != 0 {
		t.Fatalf("%d demos, sent %d", d.demos, len(d.sent))
	}
	d.failed(errors.New("no room"))
	if d.screen.demo.Disabled() || d.screen.demo.Text() != "Explore a demo clinic" || d.screen.failed.Text() == "" {
		t.Error("the screen is stuck")
	}
	if d.screen.Open(2); d.screen.demo.Visible() {
		t.Error("the demo is offered on another page than the first")
	}
}

// TestTabStaysInSight: whatever gets the keyboard on a small screen is seen.
func TestTabStaysInSight(t *testing.T) {
	d := begin(t)
	d.window.Resize(fyne.NewSize(900, 420))
	for page := range d.screen.pages {
		d.screen.Open(page)
		d.window.Canvas().Focus(d.screen.Focus())
		d.window.Canvas().Capture() // positions are known once it was painted
		for range 20 {
			o, _ := d.window.Canvas().Focused().(fyne.CanvasObject)
			y := fyne.CurrentApp().Driver().AbsolutePositionForObject(o).Y
			if y < 0 || y+o.Size().Height > 420 {
				t.Fatalf("page %d: %T is at %v", page, o, y)
			}
			d.window.Canvas().FocusNext()
		}
	}
}
