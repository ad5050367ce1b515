package ui

import (
	"fyne.io/fyne/v2"

	"chairside/ui/theme"
)

// Window makes the program's window, empty and not shown yet, in the look that
// was chosen last, and has the typefaces read. It needs nothing of the clinic's
// file and takes as long as opening that does: a start does both at once.
func Window(app fyne.App) fyne.Window {
	app.Settings().SetTheme(theme.New(app.Preferences().Bool("dark")))
	w := app.NewWindow("Chairside")
	w.SetPadded(false)
	for _, style := range []fyne.TextStyle{{}, {Bold: true}, theme.Heavy} {
		app.Driver().RenderedTextSize("Ag", theme.TextBody, style, theme.Face(style, "Ag"))
	}
	return w
}
