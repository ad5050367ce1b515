package leaving

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"chairside/ui/part"
	"chairside/ui/theme"
)

// foot holds the two big buttons, and above them what still blocks.
type foot struct {
	screen *Screen
	words  *part.Text
	print  *part.Button
	depart *part.Button
	bar    *fyne.Container
}

func newFoot(s *Screen) *foot {
	f := &foot{screen: s, words: part.NewText("", part.TextStyle{Size: theme.TextButton, Bold: true, Wrap: true})}
	f.print = part.NewButton(part.Plain, "Print", func() {
		if s.desk.Print == nil {
			s.save()
			return
		}
		s.print()
	})
	f.print.SetLarge(true)
	f.print.SetKey("Ctrl P")
	f.print.ID = "leaving.print"
	f.depart = part.NewButton(part.Main, "", s.depart)
	f.depart.SetLarge(true)
	f.depart.SetKey("D")
	f.depart.ID = "leaving.depart"
	f.bar = container.New(footBar{}, f.words, f.print, f.depart)
	return f
}

func (f *foot) show(v view, busy map[string]bool) {
	word, key := "Print", "Ctrl P"
	if f.screen.desk.Print == nil { // here the sheet can only be saved
		word, key = "Save", "Ctrl S"
	}
	if v.sheets > 0 {
		word += " again"
	}
	f.print.SetText(word)
	f.print.SetKey(key)
	able(f.print, v.maySheet && !busy[filing])
	f.depart.SetText(v.depart)
	able(f.depart, v.mayLeave && len(v.blocks) == 0 && !busy[departing])
	text, color := "Record it as the patient walks out.", theme.Muted
	switch {
	case !v.mayLeave:
		text = "Not cleared for leaving."
	case len(v.blocks) > 0:
		text, color = "Still to do: "+strings.Join(v.blocks, " · "), theme.WarningText
	}
	style := f.words.Style()
	style.Color = color
	f.words.SetStyle(style)
	f.words.SetText(text)
}

// footBar lays out the words above the buttons; the departure gets what the
// print button leaves.
type footBar struct{}

func (footBar) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(400, objects[0].MinSize().Height+theme.S8+theme.MainButtonHeight)
}

func (footBar) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	part.Place(objects[0], 0, 0, size.Width, objects[0].MinSize().Height)
	y := size.Height - theme.MainButtonHeight
	left := max(objects[1].MinSize().Width, size.Width*0.28)
	part.Place(objects[1], 0, y, left, theme.MainButtonHeight)
	part.Place(objects[2], left+theme.S12, y, size.Width-left-theme.S12, theme.MainButtonHeight)
}
