package part

import (
	"unicode/utf8"

	"fyne.io/fyne/v2"

	"chairside/ui/theme"
)

// Field is one thing to be typed: a label, a box, and a line below that is a
// hint or what is wrong. Without a label it is the box alone.
//
// Enter calls OnSubmitted, or submits the panel the field is in, but not while
// the field says that it has left out what was typed: what stands there then is
// not what was meant. Esc calls OnEscape, or closes the panel.
type Field struct {
	base
	// OnChanged is called with the text after every change by a person or SetText.
	OnChanged func(string)
	// OnSubmitted is called on Enter in a single line.
	OnSubmitted func(string)
	// OnEscape is called on Esc.
	OnEscape func()
	// OnArrow is called on Up and Down in a single line, so that a list of
	// matches can be walked while typing.
	OnArrow func(down bool)
	// OnPage is called on PgUp and PgDn in a single line; without it they go to
	// the window, as from any other part.
	OnPage func(down bool)
	// OnFocus is called when the keyboard comes here, so that a long form can
	// scroll to it.
	OnFocus func()
	// OnLeave is called when the keyboard goes.
	OnLeave func()
	// MaxLength is the most characters taken, [MostInLine] or [MostInArea]
	// unless set: a whole file that was copied must not get into a field.
	MaxLength int

	entry   *entry
	caption *caption
	frame   halo // the red border, drawn over the entry's own
	key     *keyCap
	tight   bool // there is no room for the key beside the hint
	focused bool
	cut     bool
}

// The most characters of a field that names no limit of its own.
const (
	MostInLine = 500
	MostInArea = 4000
)

// NewField makes a single-line field.
func NewField(label string) *Field {
	f := &Field{entry: &entry{}, MaxLength: MostInLine}
	f.entry.Wrapping = fyne.TextWrap(fyne.TextTruncateClip)
	return f.begin(label)
}

// NewArea makes a field of several lines.
func NewArea(label string, rows int) *Field {
	f := &Field{entry: &entry{}, MaxLength: MostInArea}
	f.entry.MultiLine, f.entry.Wrapping = true, fyne.TextWrapWord
	f.begin(label)
	f.caption.tall = true
	f.entry.SetMinRowsVisible(rows)
	return f
}

func (f *Field) begin(label string) *Field {
	f.caption = newCaption(label)
	f.frame = newHalo(theme.ButtonRadius, -2)
	f.key = newKeyCap("")
	f.key.Hide()
	f.entry.field = f
	f.entry.OnChanged = f.changed
	f.entry.ExtendBaseWidget(f.entry)
	f.ExtendBaseWidget(f)
	return f
}

// Text is what was typed.
func (f *Field) Text() string { return f.entry.Text }

// SetText replaces the text by the same rules as typing: it is cleaned, and
// cut with an error when it is too long.
func (f *Field) SetText(s string) {
	s = f.clean(s)
	over := false
	if runes := []rune(s); f.MaxLength > 0 && len(runes) > f.MaxLength {
		s, over = string(runes[:whole(runes, f.MaxLength)]), true
	}
	if s != f.entry.Text {
		// What was marked must not stay marked: the next letters would
		// replace each other.
		if f.entry.SelectedText() != "" {
			f.entry.Entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
		}
		f.entry.SetText(s)
		f.entry.CursorColumn = utf8.RuneCountInString(s)
		f.entry.Refresh()
	}
	if over {
		f.tooLong()
	}
}

func (f *Field) changed(s string) {
	if f.cut && f.room() > 0 {
		f.cut = false
		f.setWrong("")
	}
	show(f.key, f.key.text != "" && s == "" && !f.tight)
	if f.OnChanged != nil {
		f.OnChanged(s)
	}
}

// SetLabel changes the label.
func (f *Field) SetLabel(s string) {
	if f.caption.label != s {
		f.caption.label = s
		f.Refresh()
	}
}

// Hint is the line below, or empty.
func (f *Field) Hint() string { return f.caption.hint }

// SetHint changes the line below, which an error hides.
func (f *Field) SetHint(s string) {
	if f.caption.hint != s {
		f.caption.hint = s
		f.Refresh()
	}
}

// SetError says what is wrong and what to do; empty takes it back.
func (f *Field) SetError(s string) {
	f.cut = false
	f.setWrong(s)
}

func (f *Field) setWrong(s string) {
	if f.caption.wrong != s {
		f.caption.wrong = s
		f.Refresh()
		regrow(f)
	}
}

// Error is what is wrong, or empty.
func (f *Field) Error() string { return f.caption.wrong }

// SetPlaceHolder is shown while the field is empty.
func (f *Field) SetPlaceHolder(s string) {
	if f.entry.PlaceHolder != s {
		f.entry.SetPlaceHolder(s)
	}
}

// SetKey draws the key that leads here inside the empty field.
func (f *Field) SetKey(hint string) {
	if f.key.text != hint {
		f.key.set(hint, false)
		show(f.key, hint != "" && f.entry.Text == "" && !f.tight)
		f.Refresh()
	}
}

// SetSecret hides what is typed, for PINs.
func (f *Field) SetSecret() {
	f.entry.Password = true
	f.entry.Refresh()
}

// Focus moves the keyboard here.
func (f *Field) Focus(c fyne.Canvas) {
	if c != nil {
		c.Focus(f.entry)
	}
}

// Focusable is the box itself, as PanelSpec.First wants it.
func (f *Field) Focusable() fyne.Focusable { return f.entry }

// Focused tells whether the keyboard is here.
func (f *Field) Focused() bool { return f.focused }

// SelectAll marks the whole text, so that typing replaces it.
func (f *Field) SelectAll() { f.entry.TypedShortcut(&fyne.ShortcutSelectAll{}) }

// Enable lets it be typed in again.
func (f *Field) Enable() { f.entry.Enable() }

// Disable lets it only be read.
func (f *Field) Disable() { f.entry.Disable() }

// Disabled tells whether it can only be read.
func (f *Field) Disabled() bool { return f.entry.Disabled() }

// PartText is label, text and mistake.
func (f *Field) PartText() string {
	if f.entry.Password {
		return f.caption.text("")
	}
	return f.caption.text(f.entry.Text)
}

func (f *Field) focus(on bool) {
	f.focused = on
	f.Refresh()
	if on {
		reveal(f)
		if f.OnFocus != nil {
			f.OnFocus()
		}
	}
	if !on && f.OnLeave != nil {
		f.OnLeave()
	}
}

// CreateRenderer is Fyne's.
func (f *Field) CreateRenderer() fyne.WidgetRenderer {
	return (&sketch{
		owner:   f,
		objects: still(f.caption.objects(f.entry, f.frame.Rectangle, f.key)...),
		layout:  f.layout, min: f.min, paint: f.paint,
	}).begin()
}

func (f *Field) paint() {
	f.caption.paint(f.focused)
	f.frame.StrokeColor = theme.Color(theme.DangerText)
	show(f.frame.Rectangle, f.caption.wrong != "")
}

func (f *Field) min() fyne.Size {
	height := theme.FieldHeight
	if f.entry.MultiLine {
		height = f.entry.MinSize().Height
	}
	return f.caption.min(fyne.NewSize(64, height))
}

func (f *Field) layout(size fyne.Size) {
	at, body := f.caption.layout(size)
	put(f.entry, at.X, at.Y, body.Width, body.Height)
	f.frame.place(at, body)
	cap := f.key.MinSize()
	// In a narrow field the hint of what to type comes before the key.
	hint := fyne.MeasureText(f.entry.PlaceHolder, theme.TextBody, fyne.TextStyle{}).Width
	f.tight = body.Width < hint+cap.Width+2*theme.S12+theme.S8
	show(f.key, f.key.text != "" && f.entry.Text == "" && !f.tight)
	put(f.key, body.Width-cap.Width-theme.S12, at.Y+(body.Height-cap.Height)/2, cap.Width, cap.Height)
}
