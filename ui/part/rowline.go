package part

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"

	"chairside/ui/theme"
)

// rowLine is one line of Rows: the row and what lies behind and around it.
type rowLine struct {
	base
	rows     *Rows
	key      int64
	row      Row
	selected bool
	hovered  bool
	back     *canvas.Rectangle
	bar      *canvas.Rectangle
	hairline *canvas.Rectangle
}

func newRowLine(rows *Rows, key int64, row Row) *rowLine {
	l := &rowLine{
		rows: rows, key: key, row: row,
		back: canvas.NewRectangle(nil), bar: canvas.NewRectangle(nil), hairline: canvas.NewRectangle(nil),
	}
	l.ExtendBaseWidget(l)
	return l
}

// Tapped selects the row and moves the keyboard to the list.
func (l *rowLine) Tapped(*fyne.PointEvent) {
	if c := canvasOf(l); c != nil && !l.rows.focused {
		c.Focus(l.rows)
	}
	l.rows.pick(l.key)
}

func (l *rowLine) MouseIn(*desktop.MouseEvent)    { l.hover(true) }
func (l *rowLine) MouseMoved(*desktop.MouseEvent) {}
func (l *rowLine) MouseOut()                      { l.hover(false) }

func (l *rowLine) hover(on bool) {
	if l.hovered != on {
		l.hovered = on
		l.paint()
		l.back.Refresh()
	}
}

func (l *rowLine) setSelected(on bool) {
	if l.selected != on {
		l.selected = on
		l.row.SetSelected(on)
		l.paint()
		l.back.Refresh()
	}
}

func (l *rowLine) CreateRenderer() fyne.WidgetRenderer {
	return (&sketch{
		owner: l, objects: still(l.back, l.bar, l.row, l.hairline), paint: l.paint,
		layout: func(size fyne.Size) {
			l.back.Resize(size)
			l.bar.Resize(fyne.NewSize(3, size.Height))
			put(l.row, 0, 0, size.Width, size.Height)
			put(l.hairline, 0, size.Height-1, size.Width, 1)
		},
		min: func() fyne.Size {
			need := l.row.MinSize()
			return fyne.NewSize(need.Width, fyne.Max(need.Height, l.rows.height))
		},
	}).begin()
}

func (l *rowLine) paint() {
	l.back.FillColor = theme.Color(theme.Hover)
	if l.selected {
		l.back.FillColor = theme.Color(theme.SelectedRow)
	}
	l.bar.FillColor, l.hairline.FillColor = theme.Color(theme.Accent), theme.Color(theme.Hairline)
	show(l.back, l.selected || l.hovered)
	show(l.bar, l.selected)
}
