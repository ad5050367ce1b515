package settings

import (
	"fyne.io/fyne/v2"

	"chairside/store/clinic"
	"chairside/ui/form"
	"chairside/ui/part"
)

// section is one page of the settings.
type section interface {
	object() fyne.CanvasObject
	// show follows the board; may is whether who is at the desk may change it.
	show(day clinic.Day, may bool)
	dirty() bool
	discard()
	warn(text string)
	focus() fyne.Focusable
	save()
	// escape does what Esc means inside of the section; false when nothing.
	escape() bool
	keys() []part.Key
}

// profilePage is a page over the clinic's profile.
type profilePage struct {
	*editor[clinic.Profile]
	after func(day clinic.Day) // more to show; may be nil
}

// newProfilePage makes one; every page saves the whole profile as it stands,
// with its own lines changed.
func newProfilePage(desk *Desk, id, what string, groups []form.Group[clinic.Profile], ready func(*clinic.Profile)) *profilePage {
	p := &profilePage{}
	p.editor = newEditor(desk, kind[clinic.Profile]{
		id: "settings." + id, groups: groups, ready: ready,
		change: func(read, to clinic.Profile, _ bool) clinic.Setting { return clinic.ProfileChange{Read: read, To: to} },
		check:  clinic.Profile.Check,
		saved:  func(_, _ clinic.Profile) string { return what + " saved" },
	})
	return p
}

func (p *profilePage) show(day clinic.Day, may bool) {
	p.follow(day.Clinic, may)
	if p.after != nil {
		p.after(day)
	}
}

func (p *profilePage) object() fyne.CanvasObject { return p.editor.object }
func (p *profilePage) warn(text string)          { p.tell(warnTone, text) }
func (p *profilePage) focus() fyne.Focusable     { return p.form.First() }
func (p *profilePage) save()                     { p.submit() }
func (p *profilePage) keys() []part.Key          { return nil }
