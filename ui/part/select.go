package part

import (
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"chairside/ui/theme"
)

// Select is one of many, from a list that drops down. Space or Down opens it,
// Left and Right change it, a letter goes to the next option that begins with
// it. The options must differ from each other.
type Select struct {
	base
	// OnFocus is called when the keyboard comes here; may be nil.
	OnFocus func()

	drop    *dropDown
	caption *caption
	frame   halo
	focused bool
}

// dropDown is Fyne's select with our keys and focus.
type dropDown struct {
	widget.Select
	Held
	part   *Select
	opened bool // its list was opened by a key
}

// NewSelect makes a select with nothing chosen; changed may be nil and is
// called for a person's choice only.
func NewSelect(label string, options []string, changed func(int)) *Select {
	s := &Select{caption: newCaption(label), frame: newHalo(theme.ButtonRadius, -1.5)}
	s.drop = &dropDown{part: s}
	s.drop.Options, s.drop.PlaceHolder = options, "Choose…"
	s.drop.OnChanged = func(string) {
		if changed != nil {
			changed(s.Selected())
		}
	}
	s.drop.ExtendBaseWidget(s.drop)
	s.ExtendBaseWidget(s)
	return s
}

// SetOptions changes the list and keeps the choice when it is still there.
func (s *Select) SetOptions(options []string) {
	s.drop.Options = options
	if s.Selected() < 0 {
		s.drop.Selected = ""
	}
	s.drop.Refresh()
}

// Options are what can be chosen.
func (s *Select) Options() []string { return s.drop.Options }

// SetSelected chooses by place from 0; any other number chooses nothing.
func (s *Select) SetSelected(i int) {
	text := ""
	if i >= 0 && i < len(s.drop.Options) {
		text = s.drop.Options[i]
	}
	if s.drop.Selected == text {
		return
	}
	s.drop.Selected = text
	s.drop.Refresh()
}

// Selected is the place of the choice, or -1.
func (s *Select) Selected() int {
	if s.drop.Selected == "" {
		return -1
	}
	return s.drop.SelectedIndex()
}

// SetError says what is wrong; empty takes it back.
func (s *Select) SetError(text string) {
	if s.caption.wrong != text {
		s.caption.wrong = text
		s.Refresh()
		regrow(s)
	}
}

// Error is what is wrong, or empty.
func (s *Select) Error() string { return s.caption.wrong }

// SetHint changes the line below, which an error hides.
func (s *Select) SetHint(text string) {
	if s.caption.hint != text {
		s.caption.hint = text
		s.Refresh()
	}
}

// Focusable is what takes the keyboard, as PanelSpec.First wants it.
func (s *Select) Focusable() fyne.Focusable { return s.drop }

// PartText is label, choice and mistake.
func (s *Select) PartText() string { return s.caption.text(s.drop.Selected) }

// CreateRenderer is Fyne's.
func (s *Select) CreateRenderer() fyne.WidgetRenderer {
	return (&sketch{
		owner: s, objects: still(s.caption.objects(s.drop, s.frame.Rectangle)...),
		layout: func(size fyne.Size) {
			at, body := s.caption.layout(size)
			put(s.drop, at.X, at.Y, body.Width, body.Height)
			s.frame.place(at, body)
		},
		min: func() fyne.Size { return s.caption.min(fyne.NewSize(120, theme.FieldHeight)) },
		paint: func() {
			s.caption.paint(s.focused)
			edge, line := theme.InputEdge, float32(1)
			if s.caption.wrong != "" {
				edge, line = theme.DangerText, 2
			}
			s.frame.StrokeColor, s.frame.StrokeWidth = theme.Color(edge), line
			s.frame.Show()
		},
	}).begin()
}

func (d *dropDown) FocusGained() {
	d.Select.FocusGained()
	if d.opened { // the Enter that chose from Fyne's list was not seen being pressed
		d.opened = false
		keyboard = held{down: plain(fyne.KeyReturn), used: true, seen: time.Now()}
	}
	d.part.focused = true
	d.part.Refresh()
	reveal(d.part)
	if d.part.OnFocus != nil {
		d.part.OnFocus()
	}
}

func (d *dropDown) FocusLost() {
	d.Select.FocusLost()
	d.part.focused = false
	d.part.Refresh()
}

// TypedKey keeps from Fyne what opens and changes, and hands on the rest.
func (d *dropDown) TypedKey(event *fyne.KeyEvent) {
	switch event.Name {
	case fyne.KeySpace, fyne.KeyDown, fyne.KeyUp, fyne.KeyLeft, fyne.KeyRight:
		if len(d.Options) > 0 {
			d.opened = event.Name == fyne.KeySpace || event.Name == fyne.KeyDown || event.Name == fyne.KeyUp
			d.Select.TypedKey(event)
		}
	default:
		passKey(d, event)
	}
}

func (d *dropDown) TypedRune(r rune) {
	if r == ' ' {
		return
	}
	now := d.SelectedIndex()
	for step := 1; step <= len(d.Options); step++ {
		i := (now + step) % len(d.Options)
		if strings.HasPrefix(strings.ToLower(d.Options[i]), strings.ToLower(string(r))) {
			d.SetSelectedIndex(i)
			return
		}
	}
}
