package welcome

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"chairside/store/clinic"
	"chairside/ui/part"
	"chairside/ui/theme"
)

// peoplePage is who works here, and whether the disk is encrypted.
type peoplePage struct {
	screen *Screen
	staff  []*person
	list   *fyne.Container
	add    *part.Button
	disk   *part.Choice
	box    *fyne.Container
}

type person struct {
	name, credential *part.Field
	role             *part.Choice
}

// The answers to whether the disk is encrypted.
const (
	diskYes = iota
	diskNotYet
	diskUnknown
)

var diskHints = []string{
	"",
	"You can go on. Managers are reminded until it is confirmed in Settings.",
	"Windows: Settings, Device encryption. Linux: ask for LUKS. Confirm it in Settings.",
}

func newPeoplePage(s *Screen) *peoplePage {
	p := &peoplePage{screen: s, list: container.New(part.NewStack(theme.S4))}
	p.add = part.NewButton(part.Plain, "Add another person", func() {
		p.more()
		s.desk.Canvas().Focus(p.staff[len(p.staff)-1].name.Focusable())
	})
	p.add.ID = "welcome.add"
	p.disk = part.NewChoice("Is this workstation’s disk encrypted?", []string{"Yes", "Not yet", "I don’t know"}, func(i int) {
		p.disk.SetError("")
		p.disk.SetHint(diskHints[i])
	})
	p.disk.ID = "welcome.disk"
	p.box = container.New(part.NewStack(theme.S8),
		part.NewText("The first is also the manager, who keeps the settings. Lines without a name are left out.", part.TextStyle{Size: theme.TextSmall, Color: theme.Muted, Wrap: true}),
		p.list, container.NewHBox(p.add), part.TileTitle("This workstation"),
		part.NewText("The clinic’s file holds names and records. It is as safe as the disk it lies on.", part.TextStyle{Size: theme.TextSmall, Color: theme.Muted, Wrap: true}),
		p.disk)
	for range 3 {
		p.more()
	}
	return p
}

// more adds an empty line.
func (p *peoplePage) more() {
	n := len(p.staff) + 1
	who := fmt.Sprintf("staff%d", n)
	one := &person{name: part.NewField(""), credential: part.NewField("")}
	if n == 1 {
		one.name, one.credential = part.NewField("Your name (you are also the manager)"), part.NewField("RN, MD …")
	}
	one.name.ID, one.name.MaxLength = "welcome."+who, 80
	one.credential.ID, one.credential.MaxLength = "welcome."+who+".credential", 12
	for _, f := range []*part.Field{one.name, one.credential} {
		f.OnSubmitted = func(string) { p.screen.goOn() }
		f.OnEscape = p.screen.goBack
	}
	one.role = part.NewChoice(map[bool]string{true: "Role"}[n == 1], []string{"Receptionist", "Nurse", "Provider"}, nil)
	one.role.ID = "welcome." + who + ".role"
	one.role.SetSelected(min(n-1, 1))
	p.staff = append(p.staff, one)
	line := container.NewBorder(nil, nil, nil, container.New(layout.NewCustomPaddedHBoxLayout(theme.S12), container.New(wide(120), one.credential), container.New(wide(300), one.role)), one.name)
	p.list.Add(line)
	if len(p.screen.scroll) > 0 { // the first lines are followed with the whole page
		part.Follow(p.screen.scroll[len(p.screen.scroll)-1], line)
		p.screen.inner.Refresh()
	}
}

func (p *peoplePage) title() string             { return "Who works here" }
func (p *peoplePage) object() fyne.CanvasObject { return p.box }
func (p *peoplePage) first() fyne.Focusable     { return p.staff[0].name.Focusable() }

func (p *peoplePage) read(a *Answers) error {
	roles := []clinic.Roles{clinic.Receptionist, clinic.Nurse, clinic.Provider}
	for i, one := range p.staff {
		if i > 0 && strings.TrimSpace(one.name.Text()) == "" {
			if strings.TrimSpace(one.credential.Text()) != "" {
				return invalid(fmt.Sprintf("staff%d", i+1), "This line has no name.", "Write it, or take the credential away.")
			}
			continue
		}
		st := clinic.Staff{Name: one.name.Text(), Credential: one.credential.Text(), Roles: roles[max(0, one.role.Selected())]}
		if i == 0 {
			st.Roles |= clinic.Manager
		}
		st, err := st.Check()
		if err != nil {
			field := fmt.Sprintf("staff%d", i+1)
			if clinic.FieldOf(err) == "credential" {
				field += ".credential"
			}
			return invalid(field, clinic.Sentence(err), "")
		}
		a.Staff = append(a.Staff, st)
	}
	switch p.disk.Selected() {
	case diskYes:
		a.Clinic.DiskConfirmed = clinic.DateOf(p.screen.desk.Now(), a.Clinic.Location())
	case diskNotYet, diskUnknown:
	default:
		return invalid("disk", "Say whether this workstation’s disk is encrypted.", "“Not yet” and “I don’t know” are answers too.")
	}
	return nil
}

func (p *peoplePage) mark(err error) fyne.Focusable {
	field := clinic.FieldOf(err)
	if field == "disk" {
		p.disk.SetError(clinic.Sentence(err))
		return p.disk
	}
	for i, one := range p.staff {
		switch field {
		case fmt.Sprintf("staff%d", i+1):
			one.name.SetError(clinic.Sentence(err))
			return one.name.Focusable()
		case fmt.Sprintf("staff%d.credential", i+1):
			one.credential.SetError(clinic.Sentence(err))
			return one.credential.Focusable()
		}
	}
	return nil
}

func (p *peoplePage) unmark() {
	p.disk.SetError("")
	for _, one := range p.staff {
		one.name.SetError("")
		one.credential.SetError("")
	}
}
