package ui

import (
	"fyne.io/fyne/v2"

	"chairside/ui/theme"
)

// find brings the keyboard to the search, once there is a clinic to search.
func (d *Desk) find() {
	if d.loaded && d.place != PlaceWelcome {
		d.search.Begin()
	}
}

// Search types into the search, for pictures and tests.
func (d *Desk) Search(text string) {
	d.find()
	d.search.Type(text)
}

// newPatient begins a walk-in of somebody who is not on record.
func (d *Desk) newPatient(typed string) {
	d.walkin.BeginNew(typed)
	d.open(PlaceWalkIn)
}

// topLine lays out the top bar: titles, search, and what stands at the right.
// The search gets its width before the line below the title, which is
// shortened where both have no room.
type topLine struct{}

const (
	searchLeast float32 = 220
	searchMost  float32 = 380
)

func (topLine) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := fyne.NewSize(2*theme.S16, 0)
	for _, o := range objects {
		if o.Visible() {
			size.Width += o.MinSize().Width
			size.Height = fyne.Max(size.Height, o.MinSize().Height)
		}
	}
	return size
}

func (topLine) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	titles, search, rest := objects[0], objects[1], objects[2]
	right := size.Width - rest.MinSize().Width
	place(rest, right, rest.MinSize().Width, size.Height)
	right -= theme.S16
	if search.Visible() {
		width := fyne.Max(searchLeast, fyne.Min(searchMost, right*0.4))
		right -= width
		place(search, right, width, size.Height)
		right -= theme.S16
	}
	titles.Move(fyne.NewPos(0, 0))
	titles.Resize(fyne.NewSize(fyne.Max(right, 0), size.Height))
}

// place puts an object in the middle of a height.
func place(o fyne.CanvasObject, x, width, height float32) {
	high := fyne.Min(o.MinSize().Height, height)
	o.Move(fyne.NewPos(x, (height-high)/2))
	o.Resize(fyne.NewSize(width, high))
}
