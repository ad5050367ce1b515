package ui

import "chairside/ui/theme"

// look sets the theme, light unless dark was chosen. Fyne repaints what is in
// the window, hidden or not, so a screen once opened stays in it.
func (d *Desk) look(dark bool) {
	d.dark = dark
	d.app.Settings().SetTheme(theme.New(dark))
}

// toggleLook changes between light and dark and remembers it.
func (d *Desk) toggleLook() {
	d.look(!d.dark)
	d.app.Preferences().SetBool("dark", d.dark)
}
