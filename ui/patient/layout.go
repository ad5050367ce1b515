package patient

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"chairside/ui/part"
	"chairside/ui/theme"
)

// pages lie over each other, one of them shown.
func pages(objects ...fyne.CanvasObject) *fyne.Container { return container.New(over{}, objects...) }

type over struct{}

// MinSize is small on purpose: a window wider than its screen is cut.
func (over) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(760, 420) }

func (over) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		part.Place(o, 0, 0, size.Width, size.Height)
	}
}

// headLayout keeps a button at the right of a labelled field, in line with its
// box.
type headLayout struct{}

func (headLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(o[0].MinSize().Width+o[1].MinSize().Width+theme.S16, o[0].MinSize().Height+theme.S4)
}

func (headLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	button := o[1].MinSize()
	field := o[0].MinSize().Height
	part.Place(o[0], 0, 0, size.Width-button.Width-theme.S16, field)
	part.Place(o[1], size.Width-button.Width, (field-theme.FieldHeight)/2, button.Width, theme.ButtonHeight)
}

// faceLayout puts the person at the left of what came of the visits.
type faceLayout struct{}

func (faceLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(760, 420) }

func (faceLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	const pad, gap = theme.S20, theme.S16
	left := fyne.Min(fyne.Max((size.Width-2*pad)*0.255, 310), 400)
	high := size.Height - theme.S16 - theme.S16
	part.Place(o[0], pad, theme.S16, left, high)
	part.Place(o[1], pad+left+gap, theme.S16, size.Width-2*pad-left-gap, high)
}

// asideLayout gives the buttons their place right below the cards, and the
// cards a bar to scroll when they are longer than the screen.
type asideLayout struct{}

func (asideLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(280, 300) }

func (asideLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	scroll, buttons := o[0].(*container.Scroll), o[1]
	foot := buttons.MinSize().Height
	scroll.Content.Resize(fyne.NewSize(size.Width, scroll.Content.MinSize().Height))
	need := scroll.Content.MinSize().Height
	high := fyne.Min(need, size.Height-foot-theme.S12)
	part.Place(scroll, 0, 0, size.Width, high)
	part.Place(buttons, 0, high+theme.S12, size.Width, foot)
}

// mainLayout gives the last object what the ones above it leave.
type mainLayout struct{}

func (mainLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(400, 300) }

func (mainLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	y := float32(0)
	for i, one := range o {
		if !one.Visible() {
			continue
		}
		high := one.MinSize().Height
		if i == len(o)-1 {
			high = size.Height - y
		}
		part.Place(one, 0, y, size.Width, high)
		y += high + theme.S12
	}
}

// tabsLayout gives the tabs the room their words need, and the rest to a line
// of text at the right.
type tabsLayout struct{}

const tabsWidth float32 = 180

func (tabsLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(tabsWidth, o[0].MinSize().Height)
}

func (tabsLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	high := o[1].MinSize().Height
	part.Place(o[0], 0, 0, tabsWidth, size.Height)
	part.Place(o[1], tabsWidth+theme.S12, (size.Height-high)/2, size.Width-tabsWidth-theme.S12, high)
}

// sharing gives every button that is shown the same part of a line.
type sharing struct{}

func (sharing) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(100, theme.ButtonHeight) }

func (sharing) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	n := float32(0)
	for _, o := range objects {
		if o.Visible() {
			n++
		}
	}
	width, x := (size.Width-theme.S8*(n-1))/n, float32(0)
	for _, o := range objects {
		if o.Visible() {
			part.Place(o, x, 0, width, size.Height)
			x += width + theme.S8
		}
	}
}

// seriesLayout keeps words at both ends of the circles.
type seriesLayout struct{}

func (seriesLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(400, fyne.Max(o[1].MinSize().Height, 40))
}

func (seriesLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	const left, right = float32(172), float32(150)
	for i, one := range []struct{ x, w float32 }{{0, left}, {left + theme.S12, size.Width - left - right - 2*theme.S12}, {size.Width - right, right}} {
		high := fyne.Min(o[i].MinSize().Height, size.Height)
		part.Place(o[i], one.x, (size.Height-high)/2, one.w, high)
	}
}

// heading is one above a block of a form.
func heading(words string) *part.Text {
	return part.NewText(words, part.TextStyle{Size: theme.TextTile, Bold: true})
}

// abreast shares a line among its fields by weight.
type abreast []float32

func (a abreast) MinSize(o []fyne.CanvasObject) fyne.Size {
	high := float32(0)
	for _, one := range o {
		high = fyne.Max(high, one.MinSize().Height)
	}
	return fyne.NewSize(200, high)
}

func (a abreast) Layout(o []fyne.CanvasObject, size fyne.Size) {
	total := float32(0)
	for _, w := range a {
		total += w
	}
	x, room := float32(0), size.Width-theme.S12*float32(len(a)-1)
	for i, one := range o {
		w := room * a[i] / total
		part.Place(one, x, 0, w, size.Height)
		x += w + theme.S12
	}
}
