package part

import (
	"fmt"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
)

// form is a panel with a field, a choice and a tick, over a window with a
// button that has the keyboard.
type form struct {
	canvas         fyne.Canvas
	opener         *Button
	field          *Field
	choice         *Choice
	tick           *Tick
	panel          *Panel
	keys           *[]fyne.KeyName
	runs, closings int
}

func openForm(t *testing.T) *form {
	f := &form{opener: NewButton(Main, "Walk-in", nil), field: NewField("Name"), tick: NewTick("Escort", "", nil)}
	f.choice = NewChoice("Visit", []string{"a", "b"}, nil)
	f.canvas = shown(t, f.opener)
	f.keys = heard(f.canvas)
	f.canvas.Focus(f.opener)
	f.open()
	return f
}

func (f *form) open() {
	f.panel = ShowPanel(f.canvas, PanelSpec{
		Title: "Walk-in", Text: "Somebody without a booking.", Action: "Add", First: f.field.Focusable(),
		Content: container.NewVBox(f.field, f.choice, f.tick),
		Run:     func(*Panel) { f.runs++ }, OnClose: func() { f.closings++ },
	})
}

func TestPanelTakesAndGivesBackTheKeyboard(t *testing.T) {
	f := openForm(t)
	if f.canvas.Focused() != f.field.Focusable() {
		t.Fatalf("the keyboard starts at %T", f.canvas.Focused())
	}
	want(t, "ring of the button below", f.opener.halo.Visible(), false)
	f.panel.Close()
	f.panel.Close()
	want(t, "closings", f.closings, 1)
	want(t, "closed", f.panel.Closed(), true)
	if f.canvas.Focused() != f.opener {
		t.Errorf("the keyboard goes back to %T", f.canvas.Focused())
	}
	want(t, "ring of the button then", f.opener.halo.Visible(), true)
	press(f.opener, fyne.KeyF9)
	want(t, "keys reach the window again", fmt.Sprint(*f.keys), "[F9]")
}

func TestTabStaysInThePanelInReadingOrder(t *testing.T) {
	f := openForm(t)
	order := []fyne.Focusable{f.choice, f.tick, f.panel.action, f.panel.dismiss, f.field.entry, f.choice}
	for i, expected := range order {
		f.canvas.FocusNext()
		if f.canvas.Focused() != expected {
			t.Fatalf("Tab %d leads to %T, want %T", i+1, f.canvas.Focused(), expected)
		}
	}
	f.canvas.FocusPrevious()
	if f.canvas.Focused() != f.field.entry {
		t.Errorf("Shift+Tab leads to %T", f.canvas.Focused())
	}
}

func TestEscClosesThePanelWhereverTheKeyboardIs(t *testing.T) {
	f := openForm(t)
	f.panel.Close()
	for i := range 6 {
		f.open()
		for range i {
			f.canvas.FocusNext()
		}
		at := f.canvas.Focused()
		if i == 5 {
			f.canvas.Unfocus()
			f.canvas.OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyEscape})
		} else {
			press(at, fyne.KeyEscape)
		}
		if !f.panel.Closed() {
			t.Errorf("Esc at stop %d (%T) does not close", i, at)
			f.panel.Close()
		}
	}
	want(t, "keys the window heard", len(*f.keys), 0)
	want(t, "runs", f.runs, 0)
}

func TestEnterSubmitsFromFieldAndChoice(t *testing.T) {
	f := openForm(t)
	press(f.field.entry, fyne.KeyReturn)
	want(t, "runs after Enter in the field", f.runs, 1)
	press(f.choice, fyne.KeyEnter)
	want(t, "runs after Enter in the choice", f.runs, 2)
	press(f.tick, fyne.KeyReturn)
	want(t, "runs after Enter on the tick", f.runs, 3)
	want(t, "the tick after Enter", f.tick.Ticked(), false)
	f.tick.TypedRune(' ')
	want(t, "runs after Space on the tick", f.runs, 3)
	want(t, "the tick after Space", f.tick.Ticked(), true)
	test.Tap(f.panel.Action())
	want(t, "runs after a tap", f.runs, 4)
	want(t, "the panel stays until it is told", f.panel.Closed(), false)
	test.Tap(f.panel.dismiss)
	want(t, "closed by its button", f.panel.Closed(), true)
	f.panel.Submit()
	want(t, "runs of a closed panel", f.runs, 4)
}

func TestBusyPanelCanNeitherBeSentAgainNorClosed(t *testing.T) {
	f := openForm(t)
	f.panel.Busy(true)
	press(f.field.entry, fyne.KeyReturn, fyne.KeyEscape)
	test.Tap(f.panel.Action())
	test.Tap(f.panel.dismiss)
	want(t, "runs", f.runs, 0)
	want(t, "closed", f.panel.Closed(), false)

	f.field.SetText("Maria")
	f.panel.Fail("Another station was faster.")
	want(t, "failure", f.panel.Failure(), "Another station was faster.")
	want(t, "banner", f.panel.banner.Visible(), true)
	want(t, "what was typed", f.field.Text(), "Maria")
	press(f.field.entry, fyne.KeyReturn)
	want(t, "runs after the failure", f.runs, 1)
	want(t, "banner at the next try", f.panel.banner.Visible(), false)
	press(f.field.entry, fyne.KeyEscape)
	want(t, "closed over what was typed", f.panel.Closed(), false)
	want(t, "said before it goes", f.panel.banner.Visible(), true)
	press(f.field.entry, fyne.KeyEscape)
	want(t, "closed", f.panel.Closed(), true)
}

func TestNothingBelowAPanelHearsKeysOrTaps(t *testing.T) {
	f := openForm(t)
	f.panel.Close()
	runes := 0
	f.canvas.SetOnTypedRune(func(rune) { runes++ })
	f.open()
	presses := 0
	f.opener.OnTapped(func() { presses++ })
	test.TapCanvas(f.canvas, fyne.CurrentApp().Driver().AbsolutePositionForObject(f.opener).AddXY(5, 5))
	press(f.tick, fyne.KeyF9)
	f.tick.TypedRune('v')
	f.canvas.OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyN})
	want(t, "presses below", presses, 0)
	want(t, "characters the window heard", runes, 0)
	// A function key is handed on: the window says which of them it minds.
	want(t, "keys the window heard", slices.Equal(*f.keys, []fyne.KeyName{fyne.KeyF9}), true)
	want(t, "panel", f.panel.Closed(), false)
}

func TestPanelsOverPanels(t *testing.T) {
	f := openForm(t)
	inner := ShowPanel(f.canvas, PanelSpec{Title: "Sure?", Action: "Yes"})
	if f.canvas.Focused() != inner.action {
		t.Errorf("without a First the keyboard starts at %T", f.canvas.Focused())
	}
	press(f.canvas.Focused(), fyne.KeyEscape)
	want(t, "inner closed", inner.Closed(), true)
	want(t, "outer closed", f.panel.Closed(), false)
	want(t, "ring of the field", f.field.caption.halo.Visible(), true)

	inner = ShowPanel(f.canvas, PanelSpec{Title: "Sure?", Action: "Yes"})
	f.panel.Close()
	want(t, "inner closed with the outer", inner.Closed(), true)
	press(f.opener, fyne.KeyF9)
	want(t, "keys reach the window again", fmt.Sprint(*f.keys), "[F9]")
}

func TestPanelHigherThanTheWindowScrollsToTheFocus(t *testing.T) {
	var fields []fyne.CanvasObject
	for i := range 20 {
		fields = append(fields, NewField(fmt.Sprint("Field ", i)))
	}
	c := shown(t, NewButton(Main, "Open", nil))
	p := ShowPanel(c, PanelSpec{Title: "Long", Action: "Save", Content: container.New(NewStack(0), fields...), First: fields[0].(*Field).Focusable()})
	window := c.Size().Height
	bottom := fyne.CurrentApp().Driver().AbsolutePositionForObject(p.action).Y + p.action.Size().Height
	if bottom > window {
		t.Errorf("the main button ends at %.0f in a window of %.0f", bottom, window)
	}
	last := fields[19].(*Field)
	last.Focus(c)
	top := fyne.CurrentApp().Driver().AbsolutePositionForObject(last).Y
	view := fyne.CurrentApp().Driver().AbsolutePositionForObject(p.layer.scroll).Y
	if top < view || top+last.Size().Height > view+p.layer.scroll.Size().Height {
		t.Errorf("the focused field at %.0f is out of sight", top)
	}
	fields[0].(*Field).Focus(c)
	want(t, "scrolled back", p.layer.scroll.Offset.Y < 10, true)
}
