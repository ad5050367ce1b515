package leaving

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"chairside/store/clinic"
	"chairside/ui/part"
	"chairside/ui/sheet"
	"chairside/ui/theme"
)

var papers = []clinic.Paper{clinic.Letter, clinic.A4}

// choices are paper, print and pages of the sheet, and the button that saves
// it.
type choices struct {
	screen *Screen
	paper  *part.Select
	print  *part.Select
	pages  *part.Select
	save   *part.Button
	bar    *fyne.Container
	begun  bool
}

func newChoices(s *Screen) *choices {
	c := &choices{screen: s}
	changed := func(int) { s.again() }
	c.paper = part.NewSelect("", []string{"Letter", "A4"}, changed)
	c.print = part.NewSelect("", []string{"Normal print", "Large print"}, changed)
	c.pages = part.NewSelect("", []string{"Sheet + mood journal", "Sheet only"}, changed)
	c.paper.ID, c.print.ID, c.pages.ID = "leaving.paper", "leaving.print_size", "leaving.pages"
	c.print.SetSelected(0)
	c.pages.SetSelected(0)
	c.save = part.NewButton(part.Plain, "Save PDF", s.save)
	c.save.SetKey("Ctrl S")
	c.save.ID = "leaving.save"
	c.bar = container.New(choiceBar{}, c.paper, c.print, c.pages, c.save)
	return c
}

// show begins with the clinic's own paper; after that the choice is a
// person's.
func (c *choices) show(v view, busy map[string]bool) {
	if !c.begun {
		c.begun = true
		c.paper.SetSelected(0)
		if c.screen.day.Clinic.Paper == clinic.A4 {
			c.paper.SetSelected(1)
		}
	}
	able(c.save, v.maySheet && !busy[filing])
}

// options are the choices as the sheet takes them.
func (c *choices) options() sheet.Options {
	return sheet.Options{
		Paper: papers[max(0, c.paper.Selected())], Large: c.print.Selected() == 1, Journal: c.pages.Selected() == 0,
	}
}

func able(b *part.Button, on bool) {
	if on {
		b.Enable()
	} else {
		b.Disable()
	}
}

// choiceBar gives each choice the room its longest words need, and the button
// the right end.
type choiceBar struct{}

var choiceWidths = [3]float32{98, 136, 194}

func (choiceBar) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(choiceWidths[0]+choiceWidths[1]+choiceWidths[2]+3*theme.S8+objects[3].MinSize().Width, theme.ButtonHeight)
}

func (choiceBar) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	x := float32(0)
	for i, w := range choiceWidths {
		part.Place(objects[i], x, 0, w, size.Height)
		x += w + theme.S8
	}
	need := objects[3].MinSize().Width
	part.Place(objects[3], size.Width-need, 0, need, size.Height)
}
