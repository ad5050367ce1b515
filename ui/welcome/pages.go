package welcome

import (
	"fmt"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"chairside/store/clinic"
	"chairside/ui/form"
	"chairside/ui/part"
	"chairside/ui/theme"
)

type profileForm = form.Form[clinic.Profile]

// profileLines are the lines of the profile that stand on one page.
func profileLines(s *Screen, groups ...form.Group[clinic.Profile]) *profileForm {
	f := form.New("welcome", form.Hooks{Submit: s.goOn, Escape: s.goBack}, groups...)
	f.Load(clinic.DefaultProfile())
	return f
}

// checkLines reads the lines into the profile; a mistake that is another
// page's is not this one's to tell.
func checkLines(f *profileForm, a *Answers) error {
	if err := f.Apply(&a.Clinic); err != nil {
		return err
	}
	p, err := a.Clinic.Check()
	if err != nil {
		if f.Has(clinic.FieldOf(err)) {
			return err
		}
		return nil
	}
	a.Clinic = p
	return nil
}

// clinicPage is how the clinic names itself.
type clinicPage struct{ form *profileForm }

func newClinicPage(s *Screen) *clinicPage {
	return &clinicPage{profileLines(s, form.Named, form.Numbers)}
}

func (p *clinicPage) title() string                 { return "Welcome to Chairside" }
func (p *clinicPage) object() fyne.CanvasObject     { return p.form.Object }
func (p *clinicPage) first() fyne.Focusable         { return p.form.First() }
func (p *clinicPage) read(a *Answers) error         { return checkLines(p.form, a) }
func (p *clinicPage) mark(err error) fyne.Focusable { return p.form.Mark(err) }
func (p *clinicPage) unmark()                       { p.form.Unmark() }

// placesPage are the chairs and rooms, and when the clinic is open.
type placesPage struct {
	form          *profileForm
	chairs, rooms *seats
	box           *fyne.Container
}

// seats is how many places of a kind there are, and what they are called.
type seats struct {
	count, names *part.Field
	field        string // of the count, as errors name it
	least        int
	made         string // the names as they were made from the count
	name         func(i int) string
	kind         clinic.ChairKind
}

func newSeats(s *Screen, field, label string, n, least int, kind clinic.ChairKind, name func(int) string) *seats {
	c := &seats{count: part.NewField(label), names: part.NewField("What they are called"), field: field, least: least, name: name, kind: kind}
	c.count.ID, c.count.MaxLength = "welcome."+field, 3
	c.names.ID, c.names.MaxLength = "welcome."+field+".names", 700
	c.names.SetHint("with commas between them")
	for _, f := range []*part.Field{c.count, c.names} {
		f.OnSubmitted = func(string) { s.goOn() }
		f.OnEscape = s.goBack
	}
	c.count.OnChanged = func(string) { c.propose() }
	c.count.SetText(strconv.Itoa(n))
	return c
}

// propose names as many as there are, unless somebody has named them.
func (c *seats) propose() {
	n, err := c.number()
	if err != nil || c.names.Text() != c.made {
		return
	}
	var names []string
	for i := range n {
		names = append(names, c.name(i))
	}
	c.made = strings.Join(names, ", ")
	c.names.SetText(c.made)
}

func (c *seats) number() (int, error) {
	n, err := strconv.Atoi(strings.TrimSpace(c.count.Text()))
	if err != nil || n < c.least || n > 24 {
		return 0, invalid(c.field, fmt.Sprintf("Write a number from %d to 24.", c.least), "")
	}
	return n, nil
}

// read gives the places, each named once among those there are.
func (c *seats) read(a *Answers) error {
	n, err := c.number()
	if err != nil {
		return err
	}
	names := form.Split(c.names.Text())
	if len(names) != n {
		return invalid(c.field+"_names", fmt.Sprintf("There are %d names for %d.", len(names), n), "Write one for each, with commas between them.")
	}
	for _, name := range names {
		for _, other := range a.Chairs {
			if strings.EqualFold(other.Name, name) {
				return invalid(c.field+"_names", "Two are called "+name+".", "Give each a name of its own.")
			}
		}
		one, err := clinic.Chair{Name: name, Kind: c.kind, Turnover: clinic.DefaultTurnover, Order: len(a.Chairs) + 1}.Check()
		if err != nil {
			return invalid(c.field+"_names", clinic.Sentence(err), "")
		}
		a.Chairs = append(a.Chairs, one)
	}
	return nil
}

func (c *seats) mark(err error) fyne.Focusable {
	switch clinic.FieldOf(err) {
	case c.field:
		c.count.SetError(clinic.Sentence(err))
		return c.count.Focusable()
	case c.field + "_names":
		c.names.SetError(clinic.Sentence(err))
		return c.names.Focusable()
	}
	return nil
}

func (c *seats) unmark() {
	c.count.SetError("")
	c.names.SetError("")
}

func (c *seats) object() fyne.CanvasObject {
	return container.NewBorder(nil, nil, container.New(wide(150), c.count), nil, c.names)
}

func invalid(field, message, next string) error {
	return &clinic.Error{Code: clinic.Invalid, Field: field, Message: message, Next: next}
}

func newPlacesPage(s *Screen) *placesPage {
	p := &placesPage{form: profileLines(s, form.Hours, form.Closed)}
	p.chairs = newSeats(s, "chairs", "Treatment chairs", 4, 1, clinic.Recliner, func(i int) string { return fmt.Sprintf("Chair %d", i+1) })
	p.rooms = newSeats(s, "rooms", "Rooms to talk", 1, 0, clinic.Room, func(i int) string { return "Room " + string(rune('A'+i)) })
	p.box = container.New(part.NewStack(theme.S8), part.TileTitle("Chairs and rooms"), p.chairs.object(), p.rooms.object(), p.form.Object)
	return p
}

func (p *placesPage) title() string             { return "Chairs and opening hours" }
func (p *placesPage) object() fyne.CanvasObject { return p.box }
func (p *placesPage) first() fyne.Focusable     { return p.chairs.count.Focusable() }

func (p *placesPage) read(a *Answers) error {
	if err := p.chairs.read(a); err != nil {
		return err
	}
	if err := p.rooms.read(a); err != nil {
		return err
	}
	return checkLines(p.form, a)
}

func (p *placesPage) mark(err error) fyne.Focusable {
	for _, c := range []*seats{p.chairs, p.rooms} {
		if at := c.mark(err); at != nil {
			return at
		}
	}
	return p.form.Mark(err)
}

func (p *placesPage) unmark() {
	p.chairs.unmark()
	p.rooms.unmark()
	p.form.Unmark()
}

// treatPage are the protocols that are used here, and the notify limits that
// the manager confirms.
type treatPage struct {
	screen    *Screen
	form      *profileForm
	protocols []*part.Tick
	confirmed *part.Tick
	box       *fyne.Container
}

func newTreatPage(s *Screen) *treatPage {
	p := &treatPage{screen: s, form: profileLines(s, form.Limits)}
	grid := container.NewGridWithColumns(2)
	for i, o := range clinic.Presets() {
		t := part.NewTick(o.Name, form.DescribeAll(o), nil)
		t.ID = fmt.Sprintf("welcome.protocol%d", i+1)
		t.Set(true)
		t.OnSubmitted = s.goOn // Enter would take away what is given here
		p.protocols = append(p.protocols, t)
		grid.Add(t)
	}
	p.confirmed = part.NewTick("I am the manager, and these are our notify limits", "Set by the clinic. They can be changed in Settings at any time.", nil)
	p.confirmed.ID = "welcome.limits_confirmed"
	p.confirmed.OnSubmitted = s.goOn
	p.box = container.New(part.NewStack(theme.S8), part.TileTitle("What is given here"),
		part.NewText("Every figure of a protocol can be changed in Settings; one that is not used is kept there, retired. Space ticks, Enter goes on.", part.TextStyle{Size: theme.TextSmall, Color: theme.Muted, Wrap: true}),
		grid, p.form.Object, p.confirmed)
	return p
}

func (p *treatPage) title() string             { return "Treatments" }
func (p *treatPage) object() fyne.CanvasObject { return p.box }
func (p *treatPage) first() fyne.Focusable     { return p.protocols[0] }

func (p *treatPage) read(a *Answers) error {
	used := false
	for i, o := range clinic.Presets() {
		o.Retired = !p.protocols[i].Ticked()
		used = used || !o.Retired
		a.Protocols = append(a.Protocols, o)
	}
	if !used {
		return invalid("protocols", "No protocol is used here.", "Choose at least one.")
	}
	if err := checkLines(p.form, a); err != nil {
		return err
	}
	if !p.confirmed.Ticked() {
		return invalid("limits_confirmed", "Nobody has confirmed the notify limits.", "Look at the six figures; the manager ticks the line below them, with Space.")
	}
	a.Clinic.LimitsConfirmed = clinic.DateOf(p.screen.desk.Now(), a.Clinic.Location())
	return nil
}

func (p *treatPage) mark(err error) fyne.Focusable {
	switch clinic.FieldOf(err) {
	case "protocols":
		return p.protocols[0]
	case "limits_confirmed":
		return p.confirmed
	}
	return p.form.Mark(err)
}

func (p *treatPage) unmark() { p.form.Unmark() }
