package part

import (
	"fmt"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// entry is the text box of a Field.
type entry struct {
	widget.Entry
	field *Field
}

// AcceptsTab is false, also in an area: Tab goes on to the next field.
func (e *entry) AcceptsTab() bool { return false }

func (e *entry) FocusGained() {
	e.Entry.FocusGained()
	e.field.focus(true)
	// Only Tab marks the text: the keyboard comes back from a panel or another
	// window in the middle of a word too, and the next letter would replace all.
	if !e.MultiLine && !e.Disabled() && e.Text != "" && keyboard.tabbed(time.Now()) {
		e.field.SelectAll()
	}
}

func (e *entry) FocusLost() {
	e.Entry.FocusLost()
	e.field.focus(false)
}

// KeyDown is Fyne's.
func (e *entry) KeyDown(event *fyne.KeyEvent) {
	Held{}.KeyDown(event)
	e.Entry.KeyDown(event)
}

// KeyUp is Fyne's.
func (e *entry) KeyUp(event *fyne.KeyEvent) {
	Held{}.KeyUp(event)
	e.Entry.KeyUp(event)
}

func (e *entry) TypedRune(r rune) {
	if e.field.clean(string(r)) == "" {
		return
	}
	if e.SelectedText() == "" && e.field.room() == 0 {
		e.field.tooLong()
		return
	}
	e.Entry.TypedRune(r)
}

func (e *entry) TypedKey(event *fyne.KeyEvent) {
	switch event.Name {
	case fyne.KeyEscape:
		if e.field.OnEscape != nil {
			if Once(event.Name) {
				e.field.OnEscape()
			}
			return
		}
		passKey(e, event)
	case fyne.KeyReturn, fyne.KeyEnter:
		e.enter(event)
	default:
		if isFunctionKey(event.Name) {
			passKey(e, event)
			return
		}
		if e.MultiLine || !e.leads(event) {
			e.Entry.TypedKey(event)
		}
	}
}

// leads takes the keys that lead nowhere within one line: up and down walk a
// list of matches, by one or by the page, and a page that no list wants is the
// screen's.
func (e *entry) leads(event *fyne.KeyEvent) bool {
	switch event.Name {
	case fyne.KeyUp, fyne.KeyDown:
		if e.field.OnArrow == nil {
			return false
		}
		e.field.OnArrow(event.Name == fyne.KeyDown)
	case fyne.KeyPageUp, fyne.KeyPageDown:
		if e.field.OnPage == nil {
			passKey(e, event)
		} else {
			e.field.OnPage(event.Name == fyne.KeyPageDown)
		}
	default:
		return false
	}
	return true
}

func (e *entry) enter(event *fyne.KeyEvent) {
	switch {
	case e.Disabled():
	case e.MultiLine:
		if e.field.room() == 0 {
			e.field.tooLong()
			return
		}
		e.Entry.TypedKey(event)
	case e.field.cut:
		e.field.setWrong(e.field.leftOut() + " Put it right, then press Enter.")
	case e.field.OnSubmitted != nil:
		if Once(event.Name) {
			e.field.OnSubmitted(e.Text)
		}
	default:
		passKey(e, event)
	}
}

// TypedShortcut cleans and cuts what is pasted, from keys and from the menu.
//
// A combination that no field knows goes to the window as a key of that name:
// the canvas's own shortcuts are dead while a field has the keyboard.
func (e *entry) TypedShortcut(s fyne.Shortcut) {
	switch own := s.(type) {
	case *desktop.CustomShortcut:
		if !movesInText(own.KeyName) {
			passKey(e, &fyne.KeyEvent{Name: fyne.KeyName(ShortcutName(own))})
			return
		}
		if e.Disabled() && own.KeyName != fyne.KeyLeft && own.KeyName != fyne.KeyRight {
			return
		}
	case *fyne.ShortcutPaste, *fyne.ShortcutCut, *fyne.ShortcutUndo, *fyne.ShortcutRedo:
		// Fyne pastes and undoes in a field that can only be read.
		if e.Disabled() {
			return
		}
	}
	paste, ok := s.(*fyne.ShortcutPaste)
	if !ok || paste.Clipboard == nil {
		e.Entry.TypedShortcut(s)
		return
	}
	text := e.field.clean(paste.Clipboard.Content())
	cut := false
	if e.field.MaxLength > 0 {
		room := e.field.room() + utf8.RuneCountInString(e.SelectedText())
		if runes := []rune(text); len(runes) > room {
			text, cut = string(runes[:whole(runes, room)]), true
		}
	}
	if text != "" {
		e.Entry.TypedShortcut(&fyne.ShortcutPaste{Clipboard: clip(text)})
	}
	if cut {
		e.field.tooLong()
	}
}

// movesInText tells the keys with which Ctrl goes or deletes by the word.
func movesInText(name fyne.KeyName) bool {
	switch name {
	case fyne.KeyLeft, fyne.KeyRight, fyne.KeyBackspace, fyne.KeyDelete:
		return true
	}
	return false
}

// clip is a clipboard that holds one text, to hand a cleaned paste to Fyne.
type clip string

func (c clip) Content() string   { return string(c) }
func (c clip) SetContent(string) {}

// clean drops what must never get into a record: control characters, line
// feeds in a single line, and the marks that turn the direction of text around
// and can make a name read as another.
//
// A line feed or tab between two words of a single line becomes a space, so
// that a pasted name does not grow together; at the ends it goes.
func (f *Field) clean(s string) string {
	text := strings.ReplaceAll(strings.ToValidUTF8(s, ""), "\r\n", "\n")
	if !f.entry.MultiLine {
		text = strings.Trim(text, "\n\r\t")
	}
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' && f.entry.MultiLine:
			return r
		case r == '\n' || r == '\t' || r == '\r':
			return ' '
		case unicode.IsControl(r), r == utf8.RuneError, r == '\uFEFF',
			r == '\u200E', r == '\u200F', r >= '\u202A' && r <= '\u202E', r >= '\u2066' && r <= '\u2069',
			r == '\u2028', r == '\u2029':
			return -1
		}
		return r
	}, text)
}

// room is how many more characters fit; without a limit it is never 0.
func (f *Field) room() int {
	if f.MaxLength <= 0 {
		return 1
	}
	return max(0, f.MaxLength-utf8.RuneCountInString(f.entry.Text))
}

func (f *Field) tooLong() {
	f.cut = true
	f.setWrong(f.leftOut())
}

func (f *Field) leftOut() string {
	return fmt.Sprintf("At most %d characters: the rest was left out.", f.MaxLength)
}
