package today

import (
	"fyne.io/fyne/v2"

	"chairside/ui/part"
	"chairside/ui/theme"
)

// moment is a line of the history: the time, which is never shortened, and
// beside it what was done, in as many lines as the words need.
type moment struct {
	*part.Cells
	clock, words *part.Text
}

func newMoment() *moment {
	m := &moment{
		clock: part.NewText("", part.TextStyle{Size: theme.TextSmall, Color: theme.Muted}),
		words: part.NewText("", part.TextStyle{Size: theme.TextSmall, Bold: true, Wrap: true}),
	}
	m.Cells = part.NewCells(momentLayout{}, m.clock, m.words)
	return m
}

func (m *moment) show(l histLine) {
	m.clock.SetText(l.clock)
	m.words.SetText(l.words)
}

// PartText is the line as it is read.
func (m *moment) PartText() string { return m.clock.Text() + ": " + m.words.Text() }

// clockWidth is the room of a time with its space: "00:00" in any face.
const clockWidth float32 = 48

type momentLayout struct{}

func (momentLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(clockWidth+60, o[1].MinSize().Height+theme.S4)
}

func (momentLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	place(o[0], 0, theme.S4/2, clockWidth, o[0].MinSize().Height)
	width := size.Width - clockWidth
	o[1].Resize(fyne.NewSize(width, o[1].MinSize().Height)) // it knows its height only now
	place(o[1], clockWidth, theme.S4/2, width, o[1].MinSize().Height)
}
