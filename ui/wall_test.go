package ui

import (
	"errors"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// onWall is every text of the wall board.
func onWall(f *front) string {
	var out []string
	for _, o := range f.wall.board.Object().(*fyne.Container).Objects {
		if t, ok := o.(*canvas.Text); ok {
			out = append(out, t.Text)
		}
	}
	return strings.Join(out, "\n")
}

func TestWallBoardOpensOnceAndGoesAlong(t *testing.T) {
	f := opened(t, okoye)
	f.open(PlaceRecovery)
	f.key(fyne.KeyF11)
	if f.wall == nil {
		t.Fatal("F11 opens no wall board")
	}
	first := f.wall
	if f.Wall(); f.wall != first {
		t.Error("a second one was opened")
	}
	if got := onWall(f); !strings.Contains(got, "M.A.") || !strings.Contains(got, "+4") {
		t.Errorf("the wall says\n%s", got)
	}
	for _, v := range f.day.Visits {
		if got := onWall(f); strings.Contains(got, v.Patient.Family) || strings.Contains(got, v.Patient.Given) {
			t.Errorf("the wall names %s", v.Patient.Family)
		}
	}
	f.open(PlaceToday) // it goes along whatever is open in the main window
	f.store.now = f.store.now.Add(2 * time.Minute)
	f.Tick()
	if got := onWall(f); !strings.Contains(got, "+6") {
		t.Errorf("two minutes later the wall says\n%s", got)
	}
	f.store.cantRead = errors.New("disk I/O error")
	f.refresh(nil)
	f.Tick()
	if got := onWall(f); !strings.Contains(got, "Not current: as it was at 10:42") {
		t.Errorf("a board that can't be read looks current:\n%s", got)
	}
	press := func(name fyne.KeyName) { first.window.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: name}) }
	press(fyne.KeyF)
	if !first.window.FullScreen() {
		t.Error("F does not fill the screen")
	}
	press(fyne.KeyEscape)
	if first.window.FullScreen() || f.wall == nil {
		t.Error("Esc does not leave the full screen")
	}
	press(fyne.KeyEscape)
	if f.wall != nil {
		t.Error("Esc does not close it")
	}
	f.key(fyne.KeyF11)
	if f.key(fyne.KeyF11); f.wall != nil {
		t.Error("a second F11 in the main window does not close it")
	}
	f.key(fyne.KeyF11)
	f.wall.window.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyF11})
	if f.wall != nil {
		t.Error("F11 in its own window does not close it")
	}
	f.Tick()
}
