//go:build linux

package main

import (
	"context"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// tinyEntry is a field with an id, as parts have them.
type tinyEntry struct{ widget.Entry }

func newTinyEntry() *tinyEntry {
	e := &tinyEntry{}
	e.ExtendBaseWidget(e)
	return e
}

func (e *tinyEntry) PartID() string   { return "tiny.entry" }
func (e *tinyEntry) PartText() string { return e.Text }

// tinyWindow is the smallest program that has what the harness must cope
// with: a field, a key, a button, a list longer than its window, a dialog.
func tinyWindow(ctx context.Context) int {
	a := app.NewWithID("app.chairside.tiny")
	w := a.NewWindow("Tiny")
	said := widget.NewLabel("nothing yet")
	entry := newTinyEntry()
	entry.OnSubmitted = func(s string) { said.SetText("said " + s) }
	off := widget.NewButton("Never", func() { said.SetText("the disabled button was pressed") })
	off.Disable()
	var rows []fyne.CanvasObject
	for i := range 60 {
		rows = append(rows, widget.NewLabel(fmt.Sprintf("row %02d", i)))
	}
	scroll := container.NewVScroll(container.NewVBox(rows...))
	ask := widget.NewButton("Ask", nil)
	ask.OnTapped = func() {
		var panel *widget.PopUp
		panel = widget.NewModalPopUp(widget.NewButton("Sure", func() {
			panel.Hide()
			said.SetText("sure")
		}), w.Canvas())
		panel.Show()
	}
	fault := widget.NewButton("Break", func() { panic("broken on purpose") })
	astray := widget.NewButton("Astray", func() { go said.SetText("from elsewhere") })
	hidden := widget.NewLabel("hidden words")
	hidden.Hide()
	top := container.NewVBox(said, entry, off, ask, fault, astray, hidden)
	w.SetContent(container.NewBorder(top, nil, nil, nil, scroll))
	w.SetMainMenu(fyne.NewMainMenu(fyne.NewMenu("Do", &fyne.MenuItem{
		Label: "New", Action: func() { said.SetText("new") },
		Shortcut: &desktop.CustomShortcut{KeyName: fyne.KeyN, Modifier: fyne.KeyModifierControl},
	})))
	w.Resize(fyne.NewSize(500, 450))
	if err := runDesk(ctx, a, tinyDesk{w}, 2*time.Second); err != nil {
		fmt.Fprintln(os.Stderr, err)
		return statusFailed
	}
	return 7
}

type tinyDesk struct{ fyne.Window }

func (d tinyDesk) Run() { d.ShowAndRun() }

// TestHarness proves the harness on the tiny window before anything is proven
// with it.
func TestHarness(t *testing.T) {
	s := newStation(t)
	s.tiny = true
	s.start()

	s.waitFor("nothing yet")
	if _, ok := s.look().find("row 00"); !ok {
		t.Error("the first row is not seen")
	}
	if o, ok := s.look().find("hidden words"); ok {
		t.Errorf("what is hidden is seen: %+v", o)
	}
	if o, ok := s.look().find("row 59"); ok {
		t.Errorf("row 59 is scrolled out of sight and seen all the same: %+v", o)
	}

	// Typed by keys, with capitals and signs, into a field that was clicked.
	s.click("tiny.entry")
	s.typeText("O'Brien, Mary-Ann 555-0100 {x}")
	s.key("Return")
	s.waitFor("said O'Brien, Mary-Ann 555-0100 {x}")
	s.key("ctrl+a")
	s.typeText("Nguyễn Ольга 王")
	s.key("Return")
	s.waitFor("said Nguyễn Ольга 王")
	s.waitFocus("tiny.entry")

	// A shortcut of the main menu works while a field has the focus.
	s.key("ctrl+n")
	s.waitFor("new")
	if o, ok := s.look().find("Never"); !ok || !o.Disabled {
		t.Errorf("the disabled button is %+v", o)
	}

	// A dialog covers what is below it.
	s.click("Ask")
	sure := s.waitFor("Sure")
	if below, _ := s.look().find("Ask"); below.Layer >= sure.Layer {
		t.Errorf("the dialog is on layer %d, the window on %d", sure.Layer, below.Layer)
	}
	s.click("Sure")
	s.waitGone("Sure")

	checkPicture(t, s.picture("tiny"))
	if code := s.quit(); code != 7 {
		t.Errorf("after SIGTERM it ended with %d, not with what comes after Run", code)
	}

	// It opens again after it was killed.
	s.start()
	s.waitFor("nothing yet")
	s.kill()
}

// TestHarnessHearsAPanic: a program that breaks fails the test by its words.
func TestHarnessHearsAPanic(t *testing.T) {
	s := newStation(t)
	s.tiny = true
	s.start()
	o := s.waitFor("Break")
	s.screen.do(t, "xdotool", "mousemove", fmt.Sprint(o.X+o.W/2), fmt.Sprint(o.Y+o.H/2), "click", "1")
	select {
	case <-s.ended:
	case <-time.After(patience):
		t.Fatal("the panic did not end the program")
	}
	if s.stderr.alarm() != `"panic"` {
		t.Errorf("the panic was not heard in: %s", s.stderr)
	}
}

// TestWindowWithoutGL: on a display that cannot draw, the program says so and
// ends, where the toolkit alone would stay without a window.
func TestWindowWithoutGL(t *testing.T) {
	s := newStation(t, "-extension", "GLX")
	s.tiny = true
	s.launch()
	if code := s.wait(); code != statusFailed || !strings.Contains(s.stderr.String(), "OpenGL") {
		t.Errorf("it ended with %d and wrote:\n%s", code, s.stderr)
	}
}

func checkPicture(t *testing.T, path string) {
	t.Helper()
	img := drawn(t, path)
	if b := img.Bounds(); b.Dx() != 1366 || b.Dy() != 768 {
		t.Errorf("the picture is %v", b)
	}
	colours := map[any]bool{}
	for x := 0; x < 400; x += 2 {
		for y := 0; y < 300; y += 2 {
			colours[img.At(x, y)] = true
		}
	}
	if len(colours) < 8 {
		t.Errorf("the picture has %d colours: nothing was drawn", len(colours))
	}
}
