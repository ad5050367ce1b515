package ui

import (
	"fyne.io/fyne/v2"

	"chairside/ui/part"
	"chairside/ui/theme"
)

// topLine lays out the top bar: titles, search, and what stands at the right.
// The search gives way to the titles down to its least width; the line below
// the title is shortened only where that is not enough.
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
	if search.Visible() { // what the screen says of itself comes before a wide search
		width := fyne.Max(searchLeast, fyne.Min(fyne.Min(searchMost, right*0.4), right-theme.S16-titlesWidth(titles)))
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

// titlesWidth is what the titles need to be read whole.
func titlesWidth(titles fyne.CanvasObject) (width float32) {
	if box, ok := titles.(*fyne.Container); ok {
		for _, o := range box.Objects {
			if t, ok := o.(*part.Text); ok {
				width = fyne.Max(width, t.Natural())
			}
		}
	}
	return width
}

// tightness is how short what stands at the right of the bar is said.
type tightness int

const (
	wordy   tightness = iota
	noDemo            // the demo in one word
	noFlash           // and that nothing sounds in two
	noWord            // and only the key of the help
	tightest
)

// fit says what stands at the right of the bar as long as there is room beside
// the titles, and as short as it must where there is not.
func (f *frame) fit() {
	now := fitting{f.top.Size().Width, titlesWidth(f.titles), f.desk.alarms.mute.Visible(), f.demo.Visible(), f.clock.Text()}
	if now == f.fitted || now.width == 0 { // or it is not laid out yet
		return
	}
	f.fitted = now
	for t := wordy; t < tightest; t++ {
		f.tighten(t)
		if now.titles+f.right.MinSize().Width+searchLeast+2*theme.S16 <= now.width-2*theme.S20 {
			break
		}
	}
	f.top.Refresh()
}

// fitting is all that the room in the bar depends on.
type fitting struct {
	width, titles float32
	mute, demo    bool
	clock         string
}

func (f *frame) tighten(t tightness) {
	short := func(from tightness, long, brief string) string {
		if t >= from {
			return brief
		}
		return long
	}
	f.demo.Set(theme.Hold, theme.IconMark, short(noDemo, "Demo patients", "Demo"))
	f.desk.alarms.mute.Set(theme.Amber, theme.IconWarning, short(noFlash, "No sound: alarms flash", "No sound"))
	f.help.SetText(short(noWord, "Keys", "F1"))
	f.help.SetKey(short(noWord, "F1", ""))
}
