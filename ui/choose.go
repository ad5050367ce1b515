package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"chairside/ui/part"
)

// choose offers a short list: arrows and Enter, or a tap and the button. The
// one at the index marked is marked first.
func (d *Desk) choose(title, text string, words []string, marked int, picked func(int)) {
	var panel *part.Panel
	// Key 0 is no row, so the first option has 1.
	take := func(key int64) {
		if key < 1 || key > int64(len(words)) {
			return
		}
		panel.Close()
		picked(int(key) - 1)
	}
	rows := part.NewRows(nil, take)
	rows.ID = "choose.rows"
	rows.SetRowHeight(40)
	keys := make([]int64, len(words))
	for i := range words {
		keys[i] = int64(i + 1)
	}
	rows.Set(keys, func(key int64) part.Row { return part.NewCells(part.NewColumns(-1), part.Strong(words[key-1])) }, func(int64, part.Row) {})
	rows.Select(int64(marked) + 1)
	panel = part.ShowPanel(d.window.Canvas(), part.PanelSpec{
		Title: title, Text: text, Content: container.New(high(float32(min(len(words), 12))*41+2), rows), First: rows,
		Action: "Choose", Run: func(*part.Panel) { take(rows.Selected()) },
	})
}

// high gives its one object a height.
type high float32

func (h high) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(100, float32(h)) }

func (h high) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Move(fyne.NewPos(0, 0))
		o.Resize(size)
	}
}
