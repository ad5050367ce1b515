package part

import (
	"fyne.io/fyne/v2"

	"chairside/ui/theme"
)

// Pair is a line of details: a label at the left, its value at the right.
type Pair struct {
	base
	label *Text
	value *Text
	small bool
}

// NewPair makes a pair.
func NewPair(label, value string) *Pair {
	p := &Pair{
		label: NewText(label, TextStyle{Color: theme.Muted}),
		value: NewText(value, TextStyle{Bold: true, Align: fyne.TextAlignTrailing}),
	}
	p.ExtendBaseWidget(p)
	return p
}

// Set changes the value.
func (p *Pair) Set(value string) {
	if p.value.Text() != value {
		p.value.SetText(value)
		p.Refresh()
	}
}

// SetLabel changes the label.
func (p *Pair) SetLabel(label string) {
	if p.label.Text() != label {
		p.label.SetText(label)
		p.Refresh()
	}
}

// SetTone colours the value; theme.Neutral is plain text.
func (p *Pair) SetTone(tone theme.Tone) {
	style := p.value.Style()
	style.Color = tone.Text()
	if tone == theme.Neutral {
		style.Color = theme.Text
	}
	p.value.SetStyle(style)
}

// SetSmall makes it a line of a history.
func (p *Pair) SetSmall(on bool) {
	if p.small == on {
		return
	}
	p.small = on
	size := theme.TextBody
	if on {
		size = theme.TextSmall
	}
	for _, t := range []*Text{p.label, p.value} {
		style := t.Style()
		style.Size = size
		t.SetStyle(style)
	}
	p.Refresh()
}

// Value is the value.
func (p *Pair) Value() string { return p.value.Text() }

// PartText is label and value.
func (p *Pair) PartText() string { return p.label.Text() + ": " + p.value.Text() }

// CreateRenderer is Fyne's.
func (p *Pair) CreateRenderer() fyne.WidgetRenderer {
	return (&sketch{
		owner: p, objects: still(p.label, p.value), paint: func() {},
		min: func() fyne.Size {
			height := float32(27)
			if p.small {
				height = 25
			}
			return fyne.NewSize(80, height)
		},
		layout: p.layout,
	}).begin()
}

// layout shortens the label before the value: a label is known by heart.
func (p *Pair) layout(size fyne.Size) {
	height := p.value.MinSize().Height
	top := (size.Height - height) / 2
	style := p.value.Style()
	value := fyne.Min(measure(p.value.Text(), style.size(), style.face()).Width+1, size.Width-40)
	put(p.value, size.Width-value, top, value, height)
	put(p.label, 0, top, size.Width-value-theme.S8, height)
}
