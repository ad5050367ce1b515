package part

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"chairside/ui/theme"
)

func paste(f *Field, text string) {
	f.entry.TypedShortcut(&fyne.ShortcutPaste{Clipboard: clip(text)})
}

func TestFieldDropsWhatMustNotGetIntoARecord(t *testing.T) {
	for name, c := range map[string]struct{ in, out string }{
		"plain":              {"Żółkiewska, Nguyễn", "Żółkiewska, Nguyễn"},
		"apostrophe, arab":   {"O’Neill محمد", "O’Neill محمد"},
		"feed at the end":    {"10517\r\n", "10517"},
		"feed between":       {"Alvarez\nMaria", "Alvarez Maria"},
		"tab between":        {"Alvarez\tMaria", "Alvarez Maria"},
		"control":            {"Al\x00va\x1brez\x7f", "Alvarez"},
		"direction marks":    {"\u202eSmith\u202c\u200e\u200f\u2066x\u2069", "Smithx"},
		"byte order mark":    {"\ufeffSmith", "Smith"},
		"line separators":    {"a\u2028b\u2029c", "abc"},
		"broken UTF-8":       {"Sm\xffith", "Smith"},
		"joiner stays":       {"क्\u200dष", "क्\u200dष"},
		"nothing worthwhile": {"\n\t\x00\u202e", ""},
	} {
		t.Run(name, func(t *testing.T) {
			pasted, set := NewField("Name"), NewField("Name")
			c2 := shown(t, pasted, set)
			pasted.Focus(c2)
			paste(pasted, c.in)
			set.SetText(c.in)
			want(t, "pasted", pasted.Text(), c.out)
			want(t, "set", set.Text(), c.out)
		})
	}
	typed := NewField("Name")
	shown(t, typed)
	test.Type(typed.entry, "A\u202e\x07\tb")
	want(t, "typed", typed.Text(), "Ab")
}

func TestAreaKeepsLineFeeds(t *testing.T) {
	area := NewArea("Note", 3)
	shown(t, area)
	paste(area, "one\r\ntwo\x00")
	want(t, "pasted into an area", area.Text(), "one\ntwo")
	press(area.entry, fyne.KeyReturn)
	if strings.Count(area.Text(), "\n") != 2 {
		t.Errorf("Enter in an area leaves %q", area.Text())
	}
	want(t, "an area keeps Tab", area.entry.AcceptsTab(), false)
}

func TestFieldLongerThanItMayBeIsCutAndSaysSo(t *testing.T) {
	f := NewField("Phone")
	f.MaxLength = 5
	shown(t, f)
	f.Focusable().FocusGained()
	test.Type(f.entry, "12345")
	want(t, "error at the limit", f.Error(), "")
	test.Type(f.entry, "6")
	want(t, "typed beyond", f.Text(), "12345")
	if !strings.Contains(f.Error(), "5 characters") {
		t.Errorf("error beyond the limit is %q", f.Error())
	}
	press(f.entry, fyne.KeyBackspace)
	want(t, "after a deletion", f.Text(), "1234")
	want(t, "error after a deletion", f.Error(), "")

	paste(f, "5678")
	want(t, "pasted beyond", f.Text(), "12345")
	if f.Error() == "" {
		t.Error("a paste is cut in silence")
	}
	f.SelectAll()
	paste(f, "abc")
	want(t, "pasted over all", f.Text(), "abc")

	f.MaxLength = 2
	f.SetText("ae\u0301")
	want(t, "cut between a letter and its accent", f.Text(), "a")
	f.MaxLength = 5

	f.SetText("ändern")
	want(t, "set beyond, counted in characters", f.Text(), "änder")
	if f.Error() == "" {
		t.Error("a set text is cut in silence")
	}
}

func TestTypingOverASelectionAtTheLimitReplacesIt(t *testing.T) {
	f := NewField("Phone")
	f.MaxLength = 3
	shown(t, f)
	f.Focusable().FocusGained()
	f.SetText("abc")
	f.SelectAll()
	test.Type(f.entry, "x")
	want(t, "text", f.Text(), "x")
	want(t, "error", f.Error(), "")
}

func TestFieldErrorIsShownAndTakesTheHintsPlace(t *testing.T) {
	f := NewField("Birth date")
	f.SetHint("day.month.year")
	shown(t, f)
	want(t, "below", f.caption.below[0].Text, "day.month.year")
	high := f.MinSize().Height
	f.SetError("There is no 31 February.")
	want(t, "below", f.caption.below[0].Text, "There is no 31 February.")
	want(t, "colour of the words", f.caption.below[0].Color, theme.Color(theme.DangerText))
	want(t, "icon", f.caption.warn.Visible(), true)
	want(t, "red border", f.frame.Visible(), true)
	want(t, "height with an error", f.MinSize().Height, high)
	want(t, "PartText", f.PartText(), "Birth date: There is no 31 February.")
	f.SetError("")
	want(t, "below", f.caption.below[0].Text, "day.month.year")
	want(t, "red border", f.frame.Visible(), false)
}

func TestFieldKeys(t *testing.T) {
	f := NewField("Name")
	c := shown(t, f)
	keys := heard(c)
	press(f.entry, fyne.KeyEscape, fyne.KeyReturn, fyne.KeyF9)
	f.entry.TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyN, Modifier: fyne.KeyModifierControl})
	if got := *keys; len(got) != 4 || got[3] != "Ctrl+N" {
		t.Errorf("the window heard %v", got)
	}

	submitted, escaped, arrows := "", 0, ""
	f.OnSubmitted = func(s string) { submitted = s }
	f.OnEscape = func() { escaped++ }
	f.OnArrow = func(down bool) { arrows += map[bool]string{true: "d", false: "u"}[down] }
	f.SetText("Maria")
	press(f.entry, fyne.KeyEscape, fyne.KeyEnter, fyne.KeyDown, fyne.KeyUp)
	want(t, "submitted", submitted, "Maria")
	want(t, "escaped", escaped, 1)
	want(t, "arrows", arrows, "du")
	want(t, "keys the window heard then", len(*keys), 4)
}

func TestCtrlStillMovesAndDeletesByTheWord(t *testing.T) {
	f := NewField("Name")
	shown(t, f)
	f.SetText("Maria Alvarez")
	f.entry.TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyLeft, Modifier: fyne.KeyModifierControl})
	want(t, "cursor after Ctrl+Left", f.entry.CursorColumn, 6)
	press(f.entry, fyne.KeyEnd)
	f.entry.TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyBackspace, Modifier: fyne.KeyModifierControl})
	want(t, "text after Ctrl+Backspace", f.Text(), "Maria ")
}

func TestFieldThatCanOnlyBeReadStaysAsItIs(t *testing.T) {
	f := NewField("Name")
	shown(t, f)
	f.SetText("Maria")
	f.Disable()
	test.Type(f.entry, "x")
	paste(f, "x")
	f.entry.TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyBackspace, Modifier: fyne.KeyModifierControl})
	press(f.entry, fyne.KeyBackspace)
	want(t, "text", f.Text(), "Maria")
	f.Enable()
	paste(f, "x")
	want(t, "text after Enable", f.Text(), "Mariax")
}

func TestFieldTellsOfChanges(t *testing.T) {
	f := NewField("Name")
	shown(t, f)
	var heard []string
	f.OnChanged = func(s string) { heard = append(heard, s) }
	test.Type(f.entry, "ab")
	f.SetText("abc")
	f.SetText("abc")
	want(t, "changes", strings.Join(heard, " "), "a ab abc")
}

func TestSecretIsNotInPartText(t *testing.T) {
	f := NewField("PIN")
	f.SetSecret()
	shown(t, f)
	test.Type(f.entry, "4711")
	want(t, "PartText", f.PartText(), "PIN")
	want(t, "Text", f.Text(), "4711")
}

// TestAMistakeIsWhollyShownUnderANarrowField: what is wrong and what to do is
// one sentence, and the second half of it is the useful one.
func TestAMistakeIsWhollyShownUnderANarrowField(t *testing.T) {
	const said = "That blood pressure cannot be right. Write it as 121/79."
	fields := []*Field{NewField("BP"), NewField("Pulse"), NewField("SpO2"), NewField("Time")}
	content := container.NewGridWithColumns(4, fields[0], fields[1], fields[2], fields[3])
	c := shown(t, Body("below"))
	p := ShowPanel(c, PanelSpec{Title: "Vitals", Content: content, Action: "Record", Width: 620})
	c.Capture() // what was drawn once has a canvas
	before := p.layer.scroll.Size().Height
	fields[0].SetError(said)
	var read []string
	for _, line := range fields[0].caption.below {
		if line.Text != "" {
			read = append(read, line.Text)
			if w := measureText(line).Width; w > fields[0].Size().Width {
				t.Errorf("%q is %v wide in a field of %v", line.Text, w, fields[0].Size().Width)
			}
			if bottom := line.Position().Y + line.Size().Height; bottom > fields[0].Size().Height+slack {
				t.Errorf("%q ends at %v, the field at %v", line.Text, bottom, fields[0].Size().Height)
			}
		}
	}
	want(t, "what is read", strings.Join(read, " "), said)
	if len(read) < 2 || p.layer.scroll.Size().Height <= before {
		t.Errorf("the panel did not grow: %q in %v, before %v", read, p.layer.scroll.Size().Height, before)
	}
	fields[0].SetError("")
	want(t, "height without it", p.layer.scroll.Size().Height, before)
}

func TestAFieldThatNamesNoLimitHasOne(t *testing.T) {
	line := strings.Repeat("sertraline 100 mg; ", 5) + "\n"
	for name, c := range map[string]struct {
		f    *Field
		most int
	}{"line": {NewField("Note"), MostInLine}, "area": {NewArea("Note", 4), MostInArea}} {
		shown(t, c.f)
		paste(c.f, strings.Repeat(line, 5000))
		want(t, name+": characters", utf8.RuneCountInString(c.f.Text()), c.most)
		want(t, name+": said", c.f.Error(), fmt.Sprintf("At most %d characters: the rest was left out.", c.most))
	}
}

// Text that was marked and then replaced by the program is not marked any
// more: or each typed letter would replace the one before.
func TestANewTextIsNotMarked(t *testing.T) {
	f := NewField("Name")
	w := test.NewTempWindow(t, f)
	f.Focus(w.Canvas())
	f.SetText("before")
	f.SelectAll()
	f.SetText("")
	test.Type(f.entry, "after")
	if f.Text() != "after" {
		t.Errorf("typed %q", f.Text())
	}
}

// TestAPageIsTheScreensFromOneLine: within one line PgUp and PgDn lead
// nowhere, so they are the list's that the field searches in, or the window's.
func TestAPageIsTheScreensFromOneLine(t *testing.T) {
	line, list, area := NewField("Time"), NewField("Search"), NewArea("Note", 3)
	c := shown(t, line, list, area)
	var handed []fyne.KeyName
	c.SetOnTypedKey(func(e *fyne.KeyEvent) { handed = append(handed, e.Name) })
	var pages []bool
	list.OnPage = func(down bool) { pages = append(pages, down) }
	for _, f := range []*Field{line, list, area} {
		f.Focus(c)
		press(f.entry, fyne.KeyPageDown, fyne.KeyPageUp)
	}
	if len(handed) != 2 || handed[0] != fyne.KeyPageDown || handed[1] != fyne.KeyPageUp {
		t.Errorf("handed on are %v", handed)
	}
	if len(pages) != 2 || !pages[0] || pages[1] {
		t.Errorf("the list walked %v", pages)
	}
}

// TestEnterWaitsWhileLettersWereLeftOut: in a line, what stands there is not
// what was typed, so it is not handed on.
func TestEnterWaitsWhileLettersWereLeftOut(t *testing.T) {
	f := NewField("Time")
	f.MaxLength = 5
	sent := 0
	f.OnSubmitted = func(string) { sent++ }
	shown(t, f)
	f.SetText("08:00")
	test.Type(f.entry, "15:00")
	press(f.entry, fyne.KeyReturn)
	want(t, "sent with letters left out", sent, 0)
	press(f.entry, fyne.KeyBackspace)
	press(f.entry, fyne.KeyReturn)
	want(t, "sent once it was put right", sent, 1)
}
