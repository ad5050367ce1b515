// Package welcome is the first start: the clinic is named, or the demo clinic
// is opened.
package welcome

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"chairside/store/clinic"
	"chairside/ui/part"
	"chairside/ui/theme"
)

// Answers are what the first start asks. The first of the staff is also the
// manager.
type Answers struct {
	Clinic clinic.Profile
	Staff  []clinic.Staff
	Chairs []clinic.Chair
}

// Desk is the window the screen works in.
type Desk struct {
	SetUp func(a Answers, failed func(error))
	Demo  func(failed func(error))
	Spawn func(func())
	Focus func(fyne.Focusable)
}

// people is how many staff the first start asks for; more are added later.
const people = 4

// Screen is the first start.
type Screen struct {
	desk   Desk
	busy   bool
	name   *part.Field
	addr   *part.Field
	day    *part.Field
	night  *part.Field
	emerg  *part.Field
	crisis *part.Field
	paper  *part.Choice
	chairs *part.Field
	rooms  *part.Field
	staff  [people]person
	failed *part.Banner
	start  *part.Button
	demo   *part.Button
	root   *fyne.Container
}

type person struct {
	name, credential *part.Field
	role             *part.Choice
}

// New makes the screen.
func New(desk Desk) *Screen {
	s := &Screen{desk: desk, failed: part.NewBanner()}
	field := func(label, id, value string, most int) *part.Field {
		f := part.NewField(label)
		f.ID, f.MaxLength = "welcome."+id, most
		f.SetText(value)
		f.OnSubmitted = func(string) { s.begin() }
		return f
	}
	d := clinic.DefaultProfile()
	s.name, s.addr = field("Name of the clinic", "name", "", 80), field("Address", "address", "", 120)
	s.day, s.night = field("Phone by day", "day", "", 40), field("Phone by night", "night", "", 40)
	s.emerg, s.crisis = field("Emergency number", "emergency", d.Emergency, 20), field("Crisis line", "crisis", d.Crisis, 40)
	s.paper = part.NewChoice("Paper", []string{"Letter", "A4"}, nil)
	s.paper.SetSelected(0)
	s.chairs, s.rooms = field("Treatment chairs", "chairs", "4", 6), field("Rooms to talk", "rooms", "1", 6)
	staff := container.NewVBox()
	for i := range s.staff {
		label, who := "", fmt.Sprintf("staff%d", i+1)
		if i == 0 {
			label = "Your name (you are also the manager)"
		}
		p := &s.staff[i]
		p.name, p.credential = field(label, who, "", 80), field(map[bool]string{true: "RN, MD, …"}[i == 0], who+".credential", "", 12)
		p.role = part.NewChoice(map[bool]string{true: "Role"}[i == 0], []string{"Receptionist", "Nurse", "Provider"}, nil)
		p.role.ID = "welcome." + who + ".role"
		p.role.SetSelected(min(i, 1))
		staff.Add(container.NewBorder(nil, nil, nil, container.New(layout.NewCustomPaddedHBoxLayout(12), sized(120, p.credential), sized(300, p.role)), p.name))
	}
	s.start = part.NewButton(part.Main, "Set up the clinic", s.begin)
	s.start.ID = "welcome.start"
	s.start.SetLarge(true)
	s.demo = part.NewButton(part.Plain, "Explore a demo clinic", s.explore)
	s.demo.ID = "welcome.demo"
	s.demo.SetLarge(true)
	body := container.New(part.NewStack(theme.S8),
		part.NewText("Welcome to Chairside", part.TextStyle{Size: 22, Heavy: true}),
		part.NewText("Everything stays on this workstation. Set up your clinic, or look around first in a demo clinic with made-up patients; it has a database of its own.", part.TextStyle{Wrap: true, Color: theme.Muted}),
		s.failed,
		container.NewGridWithColumns(2, s.name, s.addr), container.NewGridWithColumns(2, s.day, s.night),
		container.NewGridWithColumns(5, s.emerg, s.crisis, s.paper, s.chairs, s.rooms),
		part.Strong("Who works here"), staff,
	)
	inset := func(o fyne.CanvasObject) fyne.CanvasObject {
		return container.New(layout.NewCustomPaddedLayout(4, 4, 4, 12), o)
	}
	foot := inset(container.NewBorder(nil, nil, s.demo, s.start))
	card := part.NewCard(container.NewBorder(nil, foot, nil, nil, container.NewVScroll(inset(body))))
	card.SetPadding(20)
	s.root = container.New(centred{}, card)
	return s
}

// Object is the screen.
func (s *Screen) Object() fyne.CanvasObject { return s.root }

// Title names the screen in the top bar.
func (s *Screen) Title(clinic.Day, time.Time) (title, subtitle string) {
	return "Chairside", "First start"
}

// Show has nothing to follow.
func (s *Screen) Show(clinic.Day, time.Time) {}

// Keys are none of its own.
func (s *Screen) Keys() []part.Key { return nil }

// Focus is the first field: Space on a button would open the demo under
// somebody's typing.
func (s *Screen) Focus() fyne.Focusable { return s.name.Focusable() }

func (s *Screen) explore() {
	s.hush()
	s.wait(true)
	s.demo.SetText("Making the demo clinic…")
	s.desk.Demo(func(err error) {
		s.demo.SetText("Explore a demo clinic")
		s.refused(err)
	})
}

func (s *Screen) begin() {
	if s.busy {
		return
	}
	for _, show := range s.marks() {
		show("")
	}
	s.hush()
	a, err := s.read()
	if err != nil {
		s.refused(err)
		return
	}
	s.wait(true)
	s.desk.SetUp(a, s.refused)
}

// hush takes what went wrong before away, and its room with it.
func (s *Screen) hush() {
	if s.failed.Visible() {
		s.failed.Clear()
		s.root.Refresh()
	}
}

func (s *Screen) wait(on bool) {
	s.busy = on
	for _, b := range []*part.Button{s.start, s.demo} {
		if on {
			b.Disable()
		} else {
			b.Enable()
		}
	}
}

func (s *Screen) marks() map[string]func(string) {
	return map[string]func(string){
		"name": s.name.SetError, "address": s.addr.SetError, "day_phone": s.day.SetError, "night_phone": s.night.SetError,
		"emergency": s.emerg.SetError, "crisis": s.crisis.SetError, "paper": s.paper.SetError,
		"chairs": s.chairs.SetError, "rooms": s.rooms.SetError, "staff": s.staff[0].name.SetError,
	}
}

func (s *Screen) refused(err error) {
	s.wait(false)
	if show, ok := s.marks()[clinic.FieldOf(err)]; ok {
		show(clinic.Sentence(err))
		return
	}
	s.failed.Set(theme.Danger, theme.IconWarning, clinic.Sentence(err))
	s.root.Refresh()
}

func (s *Screen) read() (Answers, error) {
	a := Answers{Clinic: clinic.DefaultProfile()}
	p := &a.Clinic
	p.Name, p.Address, p.DayPhone, p.NightPhone = s.name.Text(), s.addr.Text(), s.day.Text(), s.night.Text()
	p.Emergency, p.Crisis = s.emerg.Text(), s.crisis.Text()
	if s.paper.Selected() == 1 {
		p.Paper = clinic.A4
	}
	var err error
	if *p, err = p.Check(); err != nil {
		return a, err
	}
	roles := []clinic.Roles{clinic.Receptionist, clinic.Nurse, clinic.Provider}
	for i, one := range s.staff {
		if i > 0 && strings.TrimSpace(one.name.Text()) == "" {
			continue
		}
		st := clinic.Staff{Name: one.name.Text(), Credential: one.credential.Text(), Roles: roles[max(0, one.role.Selected())]}
		if i == 0 {
			st.Roles |= clinic.Manager
		}
		if st, err = st.Check(); err != nil {
			one.name.SetError(clinic.Sentence(err))
			return a, &clinic.Error{Code: clinic.Invalid, Message: "One of the staff can't be kept as written.", Next: "Look at the names."}
		}
		a.Staff = append(a.Staff, st)
	}
	chairs, err := number("chairs", s.chairs.Text(), 1)
	if err != nil {
		return a, err
	}
	rooms, err := number("rooms", s.rooms.Text(), 0)
	if err != nil {
		return a, err
	}
	for i := range chairs {
		a.Chairs = append(a.Chairs, clinic.Chair{Name: fmt.Sprintf("Chair %d", i+1), Kind: clinic.Recliner, Turnover: clinic.DefaultTurnover, Order: i + 1})
	}
	for i := range rooms {
		a.Chairs = append(a.Chairs, clinic.Chair{Name: "Room " + string(rune('A'+i)), Kind: clinic.Room, Turnover: clinic.DefaultTurnover, Order: chairs + i + 1})
	}
	return a, nil
}

func number(field, text string, least int) (int, error) {
	n, err := strconv.Atoi(strings.TrimSpace(text))
	if err != nil || n < least || n > 24 {
		return 0, &clinic.Error{Code: clinic.Invalid, Field: field, Message: fmt.Sprintf("Write a number from %d to 24.", least)}
	}
	return n, nil
}

// sized gives an input a width.
func sized(width float32, o fyne.CanvasObject) fyne.CanvasObject {
	return container.New(wide(width), o)
}

type wide float32

func (w wide) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(float32(w), objects[0].MinSize().Height)
}

func (w wide) Layout(objects []fyne.CanvasObject, size fyne.Size) { objects[0].Resize(size) }

// centred keeps the one card in the middle, at most 900 wide.
type centred struct{}

func (centred) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(600, 300) }

func (centred) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	w := fyne.Min(900, size.Width-2*theme.S20)
	for _, o := range objects {
		o.Resize(fyne.NewSize(w, size.Height-2*theme.S20))
		o.Move(fyne.NewPos((size.Width-w)/2, theme.S20))
	}
}
