package settings

import (
	"testing"

	"fyne.io/fyne/v2"

	"chairside/ui/theme"
	"chairside/ui/try"
)

func TestFollowsTheTheme(t *testing.T) {
	for section := int64(Clinic); section <= Changes; section++ {
		try.FollowsTheTheme(t, func(dark bool) fyne.Window {
			f := open(t, okoye)
			fyne.CurrentApp().Settings().SetTheme(theme.New(dark))
			f.screen.Open(section)
			return f.window
		})
	}
}
