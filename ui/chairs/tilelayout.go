package chairs

import (
	"fyne.io/fyne/v2"

	"chairside/store/clinic"
	"chairside/ui/theme"
)

const (
	ringSide float32 = 100
	tilePad  float32 = 14
	ringGap  float32 = 9
)

// layout places a tile's head, its foot, and between them who sits there or how
// the chair stands.
func (t *tile) layout(size fyne.Size) {
	place(t.halo, -haloRoom, -haloRoom, size.Width+2*haloRoom, size.Height+2*haloRoom)
	place(t.gap, -1, -1, size.Width+2, size.Height+2)
	t.card.Resize(size)
	inside := size.Width - 2*tilePad
	top := t.layHead(inside) + theme.S8
	bottom := t.layFoot(inside, size.Height-tilePad) - theme.S8
	if t.view.patient != "" {
		t.layPatient(inside, top, bottom)
		return
	}
	t.layVacant(inside, top, bottom)
}

func (t *tile) layHead(inside float32) (bottom float32) {
	chip := t.chip.MinSize()
	name := t.name.MinSize()
	chipWidth := fyne.Min(chip.Width, inside*0.6)
	words := fyne.MeasureText(t.view.name, theme.TextTile, fyne.TextStyle{Bold: true}).Width + 1
	nameWidth := fyne.Min(words, inside-chipWidth-theme.S8)
	place(t.chip, tilePad+inside-chipWidth, tilePad, chipWidth, chip.Height)
	place(t.name, tilePad, tilePad+(chip.Height-name.Height)/2, nameWidth, name.Height)
	kind := t.kind.MinSize().Height
	x := tilePad + nameWidth + 5
	room := tilePad + inside - chipWidth - theme.S4 - x
	visible(t.kind, room > 30)
	place(t.kind, x, tilePad+(chip.Height-name.Height)/2+name.Height-kind-1, room, kind)
	return tilePad + chip.Height
}

// layFoot writes from below: who comes next, the warnings, the hairline. What
// is short shares a line.
func (t *tile) layFoot(inside, bottom float32) (top float32) {
	visible(t.foot, t.view.warn == "" && t.view.foot != "")
	visible(t.next, t.view.next != "")
	line := t.foot.MinSize().Height
	next := fyne.Min(fyne.MeasureText(t.view.next, theme.TextSmall, fyne.TextStyle{}).Width+1, inside)
	y := bottom - line
	place(t.foot, tilePad, y, inside-next-theme.S8, line)
	place(t.next, tilePad+inside-next, y, next, line)
	if t.view.warn != "" {
		width := inside
		if alone := inside - next - theme.S8; t.view.next == "" || t.warn.Natural() <= alone {
			y = bottom
			if t.view.next != "" {
				width = alone
			}
		}
		t.warn.Resize(fyne.NewSize(width, line))
		high := t.warn.MinSize().Height
		y -= high
		place(t.warn, tilePad, y, width, high)
	}
	y -= theme.S8
	some := t.view.warn != "" || t.view.foot != "" || t.view.next != ""
	visible(t.line, some)
	place(t.line, tilePad, y, inside, 1)
	if !some {
		return bottom
	}
	return y
}

// layPatient places the ring and who it is about, and below them, on the chosen
// tile and where there is room, what can be done.
func (t *tile) layPatient(inside, top, bottom float32) {
	acts := t.view.selected && bottom-top >= ringSide+theme.S8+theme.ButtonHeight
	visible(t.step, acts)
	visible(t.other, acts)
	if acts {
		bottom -= theme.ButtonHeight
		other := t.other.MinSize().Width - 8
		place(t.step, tilePad, bottom, inside-other-theme.S8, theme.ButtonHeight)
		place(t.other, tilePad+inside-other, bottom, other, theme.ButtonHeight)
		bottom -= theme.S8
	}
	middle := (top + bottom) / 2
	place(t.ring, tilePad, middle-ringSide/2, ringSide, ringSide)
	x := tilePad + ringSide + ringGap
	width := inside - ringSide - ringGap
	t.who.Resize(fyne.NewSize(width, t.who.MinSize().Height))
	who, line := t.who.MinSize().Height, t.birth.MinSize().Height
	lines := []fyne.CanvasObject{t.birth, t.title, t.due}
	y := middle - (who+line*float32(len(lines)))/2
	place(t.who, x, y, width, who)
	y += who
	for _, o := range lines {
		place(o, x, y, width, line)
		y += line
	}
}

// layVacant places how a chair stands that nobody sits in, and its button.
func (t *tile) layVacant(inside, top, bottom float32) {
	visible(t.step, t.view.button != "")
	visible(t.other, t.view.takeOut && t.view.selected)
	high := t.big.MinSize().Height
	if t.small.Visible() {
		t.small.Resize(fyne.NewSize(inside, t.small.MinSize().Height))
		high += t.small.MinSize().Height
	}
	for _, o := range []fyne.CanvasObject{t.step, t.other} {
		if o.Visible() {
			high += theme.S8 + theme.ButtonHeight
		}
	}
	y := fyne.Max((top+bottom-high)/2, top)
	big, small := t.big, t.small
	if t.view.state == clinic.Cleaning { // what it is above how long it lasts
		line := small.MinSize().Height
		place(small, tilePad, y, inside, line)
		place(big, tilePad, y+line, inside, big.MinSize().Height)
		y += line + big.MinSize().Height
	} else {
		place(big, tilePad, y, inside, big.MinSize().Height)
		y += big.MinSize().Height
		if small.Visible() {
			line := small.MinSize().Height
			place(small, tilePad, y, inside, line)
			y += line
		}
	}
	for _, button := range []fyne.CanvasObject{t.step, t.other} {
		if button.Visible() {
			width := fyne.Min(button.MinSize().Width, inside)
			place(button, tilePad+(inside-width)/2, y+theme.S8, width, theme.ButtonHeight)
			y += theme.S8 + theme.ButtonHeight
		}
	}
}
