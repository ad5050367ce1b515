package main

import (
	"fmt"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"chairside/assets"
)

// What the board of the full day has in sight with the list of staff over it,
// counted in its tree of objects on 2026-11-22 at 1366×768: so many words, boxes
// with rounded corners (0.38 million pixels in all), plain ones (2.1 million)
// and pictures.
const (
	words    = 146
	rounded  = 113
	plain    = 47
	pictures = 19
	arcs     = 4
)

// board draws as much as that, in the program's three typefaces.
func board() fyne.CanvasObject {
	box := container.NewWithoutLayout()
	place := func(o fyne.CanvasObject, x, y, width, height float32) {
		o.Move(fyne.NewPos(x, y))
		o.Resize(fyne.NewSize(width, height))
		box.Add(o)
	}
	for i := range 2 {
		place(canvas.NewRectangle(color.Gray{Y: uint8(0xF0 + 8*i)}), 0, 0, 1366, 768)
	}
	for i := range plain - 2 {
		place(canvas.NewRectangle(color.Gray{Y: 0xC0}), 100, float32(70+15*i), 900, 1)
	}
	for i := range rounded {
		r := canvas.NewRectangle(color.Gray{Y: uint8(0xD0 + i%32)})
		r.CornerRadius = 8
		place(r, float32(100+i%14*90), float32(70+i/14*80), 84, 40)
	}
	faces := []fyne.Resource{
		fyne.NewStaticResource("regular.ttf", assets.FontRegular()), fyne.NewStaticResource("semibold.ttf", assets.FontSemiBold()), fyne.NewStaticResource("bold.ttf", assets.FontBold()),
	}
	for i := range words {
		t := canvas.NewText(fmt.Sprintf("Patient %d, row %d", i*37%100, i), color.Black)
		t.TextSize, t.FontSource = float32(12+i%3), faces[i%3]
		place(t, float32(100+i%10*125), float32(70+i/10*45), 120, 18)
	}
	icons := []fyne.Resource{theme.HomeIcon(), theme.SettingsIcon(), theme.AccountIcon(), theme.WarningIcon(), theme.SearchIcon(), theme.ConfirmIcon()}
	for i := range pictures {
		place(canvas.NewImageFromResource(icons[i%len(icons)]), 20, float32(20+38*i), 22, 22)
	}
	for i := range arcs {
		place(canvas.NewArc(0, 270, 0.8, color.Gray{Y: 0x60}), float32(300+40*i), 600, 14, 14)
	}
	return box
}
