package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"chairside/ui/part"
	"chairside/ui/theme"
)

// ShowTrouble says in the window made by [Window] why Chairside cannot open,
// and returns when it is closed. Whoever started the program from a desktop
// would otherwise see nothing at all.
func ShowTrouble(w fyne.Window, sentence string) {
	sayTrouble(w, sentence)
	w.ShowAndRun()
}

func sayTrouble(w fyne.Window, sentence string) {
	shut := part.NewButton(part.Main, "Close", w.Close)
	shut.ID = "trouble.close"
	shut.SetLarge(true)
	shut.SetKey("Esc")
	what := part.NewText(sentence, part.TextStyle{Wrap: true})
	what.ID = "trouble.text"
	w.SetContent(container.New(layout.NewCustomPaddedLayout(24, 24, 24, 24), container.NewBorder(
		nil, container.NewBorder(nil, nil, nil, shut), nil, nil,
		container.New(part.NewStack(theme.S12), part.Title("Chairside can’t open"), what, part.Small("Nothing was changed.")),
	)))
	w.Canvas().SetOnTypedKey(func(e *fyne.KeyEvent) {
		if e.Name == fyne.KeyEscape {
			w.Close()
		}
	})
	w.Resize(fyne.NewSize(560, 260))
	w.Canvas().Focus(shut)
}
