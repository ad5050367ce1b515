package settings

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"chairside/store/clinic"
	"chairside/ui/part"
	"chairside/ui/theme"
)

// tones are the buttons that play the tone of each level, and what is known of
// whether it could be heard. A tone is played off the window: how it went is
// asked with each second that the section is shown.
type tones struct {
	desk    *Desk
	tried   bool
	buttons *fyne.Container
	says    *part.Text
}

func newTones(d *Desk) *tones {
	t := &tones{desk: d, buttons: container.New(layout.NewCustomPaddedHBoxLayout(theme.S12)), says: muted("")}
	for _, level := range []clinic.AlarmLevel{clinic.AlarmQuiet, clinic.AlarmMedium, clinic.AlarmUrgent} {
		b := part.NewButton(part.Plain, "Test tone: "+level.Word(), func() {
			t.tried = true
			d.TestTone(level)
			t.look()
		})
		b.ID = fmt.Sprintf("settings.tone.%d", level)
		t.buttons.Add(b)
	}
	t.look()
	return t
}

// look says how it stands, and tells whether that reads differently.
func (t *tones) look() bool {
	text := "Play each once with the volume as it is left for the day: the three must be heard where the nurses are, and be told apart."
	switch {
	case !t.desk.SoundWorks():
		text = "Nothing on this workstation plays sound. The top bar says so, and the strip of alarms flashes instead. Turn a loudspeaker on, or install paplay, pw-play or aplay, then try again."
	case t.tried:
		text = "The tone was played. Nothing heard? Look at the volume and at which loudspeaker the system uses."
	}
	if text == t.says.Text() {
		return false
	}
	t.says.SetText(text)
	return true
}
