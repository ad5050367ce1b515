package chairs

import (
	"fyne.io/fyne/v2"

	"chairside/store/clinic"
	"chairside/ui/part"
	"chairside/ui/theme"
)

const (
	ringSide  float32 = 100
	shortRing float32 = 68
	ringGap   float32 = 9
	// tallWarn is how many lines of warnings a tile of full height has room for.
	tallWarn = 4
	// shortWords is what the words of a short tile need beside a button.
	shortWords float32 = 130
)

// short tells a tile with less height than it likes: padding and ring are
// smaller, and what can share a line does.
func short(size fyne.Size) bool { return size.Height < tallTile.Height-20 }

// layout places a tile's head, its foot, and between them who sits there or how
// the chair stands.
func (t *tile) layout(size fyne.Size) {
	place(t.halo, -haloRoom, -haloRoom, size.Width+2*haloRoom, size.Height+2*haloRoom)
	place(t.gap, -1, -1, size.Width+2, size.Height+2)
	t.card.Resize(size)
	pad, gap := float32(14), theme.S8
	t.warn.SetMost(tallWarn)
	if short(size) {
		pad, gap = 10, theme.S4
		t.warn.SetMost(2)
	}
	room := tileRoom{pad: pad, gap: gap, inside: size.Width - 2*pad, short: short(size)}
	room.top = t.layHead(room) + gap
	room.bottom = t.layFoot(room, size.Height-pad) - gap
	if t.view.patient != "" {
		t.layPatient(room)
		return
	}
	t.layVacant(room)
}

// tileRoom is the room inside a tile, and what is left of it between head and
// foot.
type tileRoom struct {
	pad, gap, inside, top, bottom float32
	short                         bool
}

// layHead writes name, kind and chip; a kind that does not fit beside them has
// a line of its own, for monitor and wheelchair are what a chair is chosen by.
func (t *tile) layHead(r tileRoom) (bottom float32) {
	chip := t.chip.MinSize()
	name := t.name.MinSize()
	chipWidth := fyne.Min(chip.Width, r.inside*0.6)
	words := fyne.MeasureText(t.view.name, theme.TextTile, fyne.TextStyle{Bold: true}).Width + 1
	nameWidth := fyne.Min(words, r.inside-chipWidth-theme.S8)
	place(t.chip, r.pad+r.inside-chipWidth, r.pad, chipWidth, chip.Height)
	place(t.name, r.pad, r.pad+(chip.Height-name.Height)/2, nameWidth, name.Height)
	kind := fyne.MeasureText(t.view.kind, theme.TextSmall, fyne.TextStyle{})
	x := r.pad + nameWidth + 5
	room := r.pad + r.inside - chipWidth - theme.S4 - x
	bottom = r.pad + chip.Height
	if kind.Width <= room {
		place(t.kind, x, r.pad+(chip.Height-name.Height)/2+name.Height-kind.Height-1, room, kind.Height)
		return bottom
	}
	place(t.kind, r.pad, bottom-2, r.inside, kind.Height)
	return bottom + kind.Height - 2
}

// layFoot writes from below: who comes next, the warnings, the hairline. What
// is short shares a line; on a short tile who comes next gives way, for the
// plan of the day has it too.
func (t *tile) layFoot(r tileRoom, bottom float32) (top float32) {
	next := fyne.MeasureText(t.view.next, theme.TextSmall, fyne.TextStyle{}).Width + 1
	foot := fyne.MeasureText(t.view.foot, theme.TextSmall, fyne.TextStyle{}).Width + 1
	warn, some := t.view.warn != "", t.view.next != ""
	beside := next + theme.S8
	if !some {
		beside = 0
	}
	fits := warn && t.warn.Natural() <= r.inside-beside || !warn && (t.view.foot == "" || foot <= r.inside-beside)
	if r.short && !fits {
		some, beside = false, 0
	}
	visible(t.foot, !warn && t.view.foot != "")
	visible(t.next, some)
	line := t.foot.MinSize().Height
	y := bottom - line
	place(t.next, r.pad+r.inside-fyne.Min(next, r.inside), y, fyne.Min(next, r.inside), line)
	switch {
	case warn:
		width := r.inside
		if !some || fits {
			y, width = bottom, r.inside-beside
		}
		t.warn.Resize(fyne.NewSize(width, line))
		high := t.warn.MinSize().Height
		y -= high
		place(t.warn, r.pad, y, width, high)
	case t.view.foot != "":
		width := r.inside - beside
		if !fits && some { // a line of its own, above
			y, width = y-line, r.inside
		}
		place(t.foot, r.pad, y, width, line)
	}
	y -= r.gap
	visible(t.line, warn || some || t.view.foot != "")
	place(t.line, r.pad, y, r.inside, 1)
	if !t.line.Visible() {
		return bottom
	}
	return y
}

// layPatient places the ring and who it is about, and on the chosen tile, where
// there is room, what can be done.
func (t *tile) layPatient(r tileRoom) {
	ring, lines := ringSide, []fyne.CanvasObject{t.birth, t.title, t.due}
	top, bottom := r.top, r.bottom
	acts := t.view.selected && !r.short && bottom-top >= ring+theme.S8+theme.ButtonHeight
	visible(t.step, acts)
	visible(t.other, acts)
	birth, title := t.view.birth, t.view.title
	if r.short {
		ring, birth, title = fyne.Max(fyne.Min(shortRing, bottom-top), 40), t.view.birth+" · "+t.view.title, ""
		lines = []fyne.CanvasObject{t.birth, t.due}
	}
	t.birth.SetText(birth)
	t.title.SetText(title)
	visible(t.title, title != "")
	t.ring.SetDiameter(ring)
	if acts {
		bottom -= theme.ButtonHeight
		other := t.other.MinSize().Width - 8
		place(t.step, r.pad, bottom, r.inside-other-theme.S8, theme.ButtonHeight)
		place(t.other, r.pad+r.inside-other, bottom, other, theme.ButtonHeight)
		bottom -= theme.S8
	}
	middle := (top + bottom) / 2
	place(t.ring, r.pad, middle-ring/2, ring, ring)
	x := r.pad + ring + ringGap
	width := r.inside - ring - ringGap
	t.who.Resize(fyne.NewSize(width, t.who.MinSize().Height))
	who, line := t.who.MinSize().Height, t.birth.MinSize().Height
	if r.short && t.view.selected { // there is a way on by the pointer where the words leave room for it
		more := t.other.MinSize().Width - 8
		t.who.Resize(fyne.NewSize(width-more-theme.S8, who))
		if high := t.who.MinSize().Height; high+line*float32(len(lines)) <= bottom-top && more+theme.S8+shortWords <= width {
			width, who = width-more-theme.S8, high
			visible(t.other, true)
			place(t.other, r.pad+r.inside-more, middle-theme.ButtonHeight/2, more, theme.ButtonHeight)
		} else {
			t.who.Resize(fyne.NewSize(width, who))
			who = t.who.MinSize().Height
		}
	}
	if r.short && t.view.due != "" && who+2*line > bottom-top { // a long name: the kind of visit gives way
		t.birth.SetText(t.view.birth + " · " + t.view.due)
		lines = lines[:1]
	}
	visible(t.due, !r.short || len(lines) == 2)
	y := middle - (who+line*float32(len(lines)))/2
	place(t.who, x, y, width, who)
	y += who
	for _, o := range lines {
		place(o, x, y, width, line)
		y += line
	}
}

// layVacant places how a chair stands that nobody sits in, and its button.
func (t *tile) layVacant(r tileRoom) {
	inside, top, bottom, tilePad := r.inside, r.top, r.bottom, r.pad
	visible(t.step, t.view.button != "")
	visible(t.other, t.view.takeOut && t.view.selected && !r.short)
	if r.short {
		t.layBeside(r)
		return
	}
	t.alignVacant(fyne.TextAlignCenter)
	t.step.SetText(t.view.button)
	visible(t.big, true)
	high := t.big.MinSize().Height
	if t.small.Visible() {
		t.small.Resize(fyne.NewSize(inside, t.small.MinSize().Height))
		high += t.small.MinSize().Height
	}
	for _, o := range []fyne.CanvasObject{t.step, t.other} {
		if o.Visible() {
			high += r.gap + theme.ButtonHeight
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
			place(button, tilePad+(inside-width)/2, y+r.gap, width, theme.ButtonHeight)
			y += r.gap + theme.ButtonHeight
		}
	}
}

// layBeside places the words of a vacant chair beside its button. Words that do
// not fit are those that the chip says too.
func (t *tile) layBeside(r tileRoom) {
	t.alignVacant(fyne.TextAlignLeading)
	width, line := r.inside, t.big.MinSize().Height
	t.step.SetText(t.view.button)
	if t.step.Visible() {
		if t.view.main && t.step.MinSize().Width > r.inside*0.5 { // who it is stands beside it
			t.step.SetText("Seat here")
		}
		button := fyne.Min(t.step.MinSize().Width, r.inside*0.5)
		width -= button + theme.S8
		place(t.step, r.pad+r.inside-button, (r.top+r.bottom-theme.ButtonHeight)/2, button, theme.ButtonHeight)
	}
	small := float32(0)
	if t.small.Visible() {
		t.small.Resize(fyne.NewSize(width, t.small.MinSize().Height))
		small = t.small.MinSize().Height
		if small > r.bottom-r.top { // the form of seating has the whole of it
			style := t.small.Style()
			style.Wrap = false
			t.small.SetStyle(style)
			small = t.small.MinSize().Height
		}
	}
	both := line+small <= r.bottom-r.top
	visible(t.big, both)
	if !both {
		line = 0
	}
	y := fyne.Max((r.top+r.bottom-line-small)/2, r.top)
	place(t.big, r.pad, y, width, line)
	place(t.small, r.pad, y+line, width, small)
}

func (t *tile) alignVacant(to fyne.TextAlign) {
	for _, text := range []*part.Text{t.big, t.small} {
		style := text.Style()
		style.Align, style.Wrap = to, text == t.small
		text.SetStyle(style)
	}
}
