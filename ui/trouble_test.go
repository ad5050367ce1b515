package ui

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"chairside/ui/part"
)

func TestTroubleSaysWhy(t *testing.T) {
	w := Window(test.NewTempApp(t))
	sayTrouble(w, "The file is no Chairside database. Name another folder.")
	closed := false
	w.SetOnClosed(func() { closed = true })
	w.Show()
	shut, ok := w.Canvas().Focused().(*part.Button)
	if !ok || shut.Text() != "Close" {
		t.Fatalf("the keyboard is on %T", w.Canvas().Focused())
	}
	shut.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if !closed {
		t.Error("Esc does not close the window")
	}
}
