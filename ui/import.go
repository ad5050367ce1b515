package ui

import (
	"chairside/ui/importing"
	"chairside/ui/part"
)

// buildImport makes the screen that imports into the store that is open.
func (d *Desk) buildImport() {
	if d.imports = nil; d.config.Imports == nil {
		return
	}
	from := d.config.Imports(d.store)
	if from == nil {
		return
	}
	d.imports = importing.New(importing.Desk{
		Store: from, Staff: d.atDesk, Pick: d.pickStaff, Spawn: d.config.Spawn, Browse: d.browse, Ask: d.ask,
		Done: func(message string) { d.done(message, 0) }, Leave: d.leave,
	})
	d.screens[PlaceImport] = now(d.imports)
}

// importing opens the import of patients.
func (d *Desk) importing() {
	if d.loaded && d.imports != nil {
		d.imports.Open()
		d.open(PlaceImport)
	}
}

// OpenImport tries the import of a file, for pictures and tests.
func (d *Desk) OpenImport(path string) {
	if d.importing(); d.imports != nil {
		d.imports.Choose(path)
		d.press("Ctrl+Enter")
	}
}

// ask asks before what takes much away.
func (d *Desk) ask(title, text, action string, yes func()) {
	part.ShowPanel(d.window.Canvas(), part.PanelSpec{
		Title: title, Text: text, Action: action, Kind: part.Danger, Run: func(p *part.Panel) {
			p.Close()
			yes()
		},
	})
}
