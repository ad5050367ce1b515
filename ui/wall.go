package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"chairside/ui/wallboard"
)

// wall is the second window, for the nurses' station.
type wall struct {
	window fyne.Window
	board  *wallboard.Board
}

// openWall opens the wall board, and closes one that is open: the key that
// opened it takes it away again.
func (d *Desk) openWall() {
	if !d.loaded {
		return
	}
	if d.wall != nil {
		d.wall.window.Close()
		return
	}
	w := &wall{window: d.app.NewWindow("Wall board"), board: wallboard.New()}
	w.window.SetPadded(false)
	w.window.SetContent(w.board.Object())
	w.window.Resize(fyne.NewSize(1280, 720))
	w.window.Canvas().SetOnTypedKey(func(e *fyne.KeyEvent) {
		switch {
		case e.Name == fyne.KeyF11:
			w.window.Close()
		case e.Name == fyne.KeyF:
			w.window.SetFullScreen(!w.window.FullScreen())
		case e.Name == fyne.KeyEscape && w.window.FullScreen():
			w.window.SetFullScreen(false)
		case e.Name == fyne.KeyEscape:
			w.window.Close()
		}
	})
	w.window.Canvas().AddShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyW, Modifier: fyne.KeyModifierControl}, func(fyne.Shortcut) { w.window.Close() })
	w.window.SetOnClosed(func() { d.wall = nil })
	d.wall = w
	d.showWall()
	w.window.Show()
}

// showWall shows the present moment on the wall board, where one is open.
func (d *Desk) showWall() {
	if d.wall == nil || !d.loaded {
		return
	}
	old := ""
	if d.frame.unread != "" {
		old = d.day.ClockOf(d.readAt)
	}
	d.wall.board.Show(d.day, d.config.Now(), old)
}

// Wall is the window of the wall board, opened where it is not, for pictures
// and tests.
func (d *Desk) Wall() fyne.Window {
	if d.wall == nil {
		d.openWall()
	}
	return d.wall.window
}
