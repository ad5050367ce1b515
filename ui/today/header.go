package today

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"chairside/ui/part"
	"chairside/ui/theme"
)

// newHeader names the columns of the list.
func newHeader() fyne.CanvasObject {
	var all []fyne.CanvasObject
	for _, word := range []string{"Time", "Patient", "Visit", "Chair", "Status", "Needs attention", "Next step"} {
		all = append(all, part.NewText(word, part.TextStyle{Size: theme.TextSmall, Bold: true, Color: theme.Muted}))
	}
	return container.New(headLayout{}, append(all, part.NewRule(theme.Border))...)
}

type headLayout struct{}

func (headLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(400, headHeight) }

func (headLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	c := columns(size.Width)
	for i, at := range []cell{c.time, c.patient, c.visit, c.chair, c.status, c.attention, c.next} {
		at.middle(o[i], size.Height)
	}
	place(o[7], 0, size.Height-1, size.Width, 1)
}
