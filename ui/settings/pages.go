package settings

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"chairside/store/clinic"
	"chairside/ui/form"
	"chairside/ui/part"
	"chairside/ui/theme"
)

func newClinic(s *Screen) *profilePage {
	p := newProfilePage(s.desk, "clinic", "The clinic", []form.Group[clinic.Profile]{form.Named, form.Numbers, form.Hours, form.Closed}, nil)
	p.after = func(clinic.Day) {
		zone := clinic.Profile{Zone: p.form.Typed("zone")}
		p.form.Note("zone", "It is "+s.now.In(zone.Location()).Format("15:04")+" there; empty: as here")
	}
	return p
}

// newFigures is the page of the treatment figures. To save changed notify
// limits is to confirm them: it is a manager who does it.
func newFigures(s *Screen) *profilePage {
	asked := part.NewBanner()
	confirm := part.NewButton(part.Main, "Confirm these limits", nil)
	confirm.ID = "settings.figures.confirm"
	var p *profilePage
	p = newProfilePage(s.desk, "figures", "The figures", append([]form.Group[clinic.Profile]{form.Limits}, form.Figures...), func(to *clinic.Profile) {
		if to.Limits != p.form.Loaded().Limits {
			to.LimitsConfirmed = s.day.Date
		}
	})
	// The question stands above the figures it is about.
	body := p.form.Object
	body.Objects = append([]fyne.CanvasObject{asked}, body.Objects...)
	confirm.OnTapped(func() {
		if p.dirty() {
			p.submit()
			return
		}
		to := p.form.Loaded()
		to.LimitsConfirmed = s.day.Date
		p.write(p.form.Loaded(), to, false)
	})
	p.after = func(day clinic.Day) {
		on := day.Clinic.LimitsConfirmed
		before := asked.Text()
		defer func() {
			if asked.Text() != before {
				body.Refresh()
				p.page.Refresh()
			}
		}()
		switch {
		case !on.IsZero():
			asked.Set(theme.Neutral, theme.IconTick, "A manager confirmed the notify limits on "+on.Long()+".")
		case p.may:
			asked.Set(theme.Hold, theme.IconWarning, "Nobody has confirmed the notify limits yet. Look at the six figures, change what your clinic does otherwise, then confirm them.", confirm)
		default:
			asked.Set(theme.Hold, theme.IconWarning, "Nobody has confirmed the notify limits yet. A manager does it.")
		}
	}
	return p
}

// page is a section that has nothing to be typed.
type page struct {
	box   fyne.CanvasObject
	first fyne.Focusable
	shows func(day clinic.Day, may bool)
	table []part.Key
}

func (p *page) object() fyne.CanvasObject { return p.box }
func (p *page) show(day clinic.Day, may bool) {
	if p.shows != nil {
		p.shows(day, may)
	}
}
func (p *page) dirty() bool           { return false }
func (p *page) discard()              {}
func (p *page) warn(string)           {}
func (p *page) focus() fyne.Focusable { return p.first }
func (p *page) save()                 {}
func (p *page) escape() bool          { return false }
func (p *page) keys() []part.Key      { return p.table }

func muted(text string) *part.Text {
	return part.NewText(text, part.TextStyle{Size: theme.TextSmall, Color: theme.Muted, Wrap: true})
}

func column(objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(layout.NewCustomPaddedLayout(4, 4, 4, 4), container.New(part.NewStack(theme.S12), objects...))
}

func newLook(s *Screen) *page {
	look := part.NewChoice("Colours", []string{"Light", "Dark"}, func(i int) { s.desk.SetDark(i == 1) })
	look.ID = "settings.look.dark"
	look.SetHint("Of this workstation alone. F8 changes it everywhere.")
	p := &page{first: look}
	p.shows = func(clinic.Day, bool) {
		look.SetSelected(map[bool]int{true: 1}[s.desk.Dark()])
	}
	p.box = column(part.TileTitle("Look"), look,
		part.Strong("Text size"),
		muted("Everything can be drawn larger by starting the program with FYNE_SCALE, for example FYNE_SCALE=1.25. The screens are made for 1366 × 768 at scale 1: at 1.25 they want a display of 1710 × 960. It cannot be changed while the program runs."))
	return p
}

// newStation is the workstation and the program itself.
func newStation(s *Screen) *page {
	d := s.desk
	disk := part.NewBanner()
	confirm := part.NewButton(part.Main, "The disk is encrypted", nil)
	confirm.ID = "settings.disk.confirm"
	path := part.NewText("", part.TextStyle{Wrap: true})
	p := &page{first: confirm}
	var loaded clinic.Profile
	confirm.OnTapped(func() {
		to := loaded
		to.DiskConfirmed = s.day.Date
		d.apply(clinic.ProfileChange{Read: loaded, To: to}, "It is on record that the disk is encrypted", clinic.ProfileChange{Read: to, To: loaded})
	})
	box := container.New(part.NewStack(theme.S12), part.TileTitle("This workstation"), disk)
	p.shows = func(day clinic.Day, may bool) {
		before := disk.Text()
		defer func() {
			if disk.Text() != before {
				box.Refresh()
				p.box.Refresh()
			}
		}()
		loaded = day.Clinic
		path.SetText(d.Path())
		on := day.Clinic.DiskConfirmed
		switch {
		case !on.IsZero():
			disk.Set(theme.Neutral, theme.IconTick, "A manager confirmed on "+on.Long()+" that the workstation’s disk is encrypted.")
		case may:
			disk.Set(theme.Hold, theme.IconWarning, "Nobody has confirmed that this workstation’s disk is encrypted. The clinic’s file is as safe as the disk it lies on.", confirm)
		default:
			disk.Set(theme.Hold, theme.IconWarning, "Nobody has confirmed that this workstation’s disk is encrypted. A manager does it.")
		}
	}
	if d.Import != nil {
		b := part.NewButton(part.Plain, "Import patients…", d.Import)
		b.ID = "settings.import"
		box.Add(container.New(layout.NewCustomPaddedHBoxLayout(theme.S12), b))
	}
	if d.TestTone != nil {
		tones := newTones(d)
		box.Add(part.Strong("The sound of alarms"))
		box.Add(tones.buttons)
		box.Add(tones.says)
		shows := p.shows
		p.shows = func(day clinic.Day, may bool) {
			shows(day, may)
			if tones.look() {
				box.Refresh()
				p.box.Refresh()
			}
		}
	}
	for _, line := range []fyne.CanvasObject{
		part.Strong("The clinic’s file"), path,
		part.Strong("Chairside " + d.Version), muted("Everything stays on this workstation: the program uses no network."),
		part.Strong("Made of"),
	} {
		box.Add(line)
	}
	for _, n := range d.Notices {
		box.Add(muted(n))
	}
	inset := container.New(layout.NewCustomPaddedLayout(4, 4, 4, 16), box)
	scroll := container.NewVScroll(inset)
	part.Follow(scroll, inset)
	p.box = scroll
	return p
}
