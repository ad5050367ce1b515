package ui

import (
	"chairside/store/clinic"
	"chairside/ui/settings"
)

// settingsDesk is what the settings are told of the window.
func (d *Desk) settingsDesk() settings.Desk {
	desk := settings.Desk{
		Store: d.store, Canvas: d.window.Canvas, Staff: d.atDesk, Pick: d.pickStaff, Spawn: d.config.Spawn,
		Saved: d.saved, Say: d.sayBack, Failed: d.failed, Leave: d.leave,
		Dark: func() bool { return d.dark },
		SetDark: func(dark bool) {
			if dark != d.dark {
				d.toggleLook()
			}
		},
		Version: d.config.Version, Notices: d.config.Notices, Import: d.importing,
		Path: func() string {
			if d.config.Path != "" {
				return d.config.Path
			}
			if s, ok := d.store.(interface{ Path() string }); ok {
				return s.Path()
			}
			return ""
		},
	}
	if sound := d.config.Sound; sound != nil {
		desk.TestTone, desk.SoundWorks = sound.Play, sound.Works
	}
	return desk
}

// OpenSettings shows one section of the settings, for pictures and tests.
func (d *Desk) OpenSettings(section int64) {
	if d.open(PlaceSettings); d.place == PlaceSettings {
		d.settings.get().Open(section)
	}
}

// OpenWelcome shows one page of the first start, for pictures and tests.
func (d *Desk) OpenWelcome(page int) {
	d.welcome.get().Open(page)
	d.open(PlaceWelcome)
}

// mayLeave asks the open screen before another takes its place: over something
// typed it may refuse once.
func (d *Desk) mayLeave() bool {
	s, _ := d.at(d.place)
	asking, asks := s.(interface{ MayLeave() bool })
	return !asks || asking.MayLeave()
}

// remind tells a manager what nobody has confirmed yet, until it is confirmed
// or put off: the notify limits, and that the disk is encrypted. Nobody's
// record is in the demo clinic.
func (d *Desk) remind(day clinic.Day) {
	text := ""
	switch {
	case !d.loaded || day.Demo || !d.staff.Roles.Has(clinic.Manager) || d.putOff:
	case day.Clinic.LimitsConfirmed.IsZero() && day.Clinic.DiskConfirmed.IsZero():
		text = "Nobody has confirmed the notify limits yet, nor that this workstation’s disk is encrypted."
	case day.Clinic.LimitsConfirmed.IsZero():
		text = "Nobody has confirmed the notify limits yet."
	case day.Clinic.DiskConfirmed.IsZero():
		text = "Nobody has confirmed yet that this workstation’s disk is encrypted."
	}
	d.frame.remind(text)
}

// toConfirm opens the section in which the reminder is answered.
func (d *Desk) toConfirm() {
	section := int64(settings.Station)
	if d.day.Clinic.LimitsConfirmed.IsZero() {
		section = settings.Figures
	}
	d.OpenSettings(section)
}
