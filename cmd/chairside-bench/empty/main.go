// Command empty is the window that the program is measured against: Fyne with
// the program's build tags, the program's window size, and next to nothing in
// it.
//
//	empty             nothing at all
//	empty tick        one label that changes once a second
//	empty echo        one label that shows the keys typed
//
// With "board" behind it, the window also draws as much as a board does: what
// Fyne takes for that is nothing a program on Fyne can save.
package main

import (
	"context"
	"os"
	"os/signal"
	"slices"
	"syscall"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

func main() {
	app.SetMetadata(fyne.AppMetadata{ID: "app.chairside.empty", Name: "Empty", Release: true, Migrations: map[string]bool{"fyneDo": true}})
	a := app.NewWithID("app.chairside.empty")
	w := a.NewWindow("Empty")
	w.SetMaster()
	w.SetPadded(false)
	label := widget.NewLabel("")
	content := container.NewStack(container.NewCenter(label))
	if slices.Contains(os.Args, "board") {
		content.Objects = append([]fyne.CanvasObject{board()}, content.Objects...)
	}
	w.SetContent(content)
	w.Resize(fyne.NewSize(1366, 768))
	switch {
	case slices.Contains(os.Args, "tick"):
		go func() {
			for now := range time.Tick(time.Second) {
				fyne.Do(func() { label.SetText(now.Format(time.TimeOnly)) })
			}
		}()
	case slices.Contains(os.Args, "echo"):
		w.Canvas().SetOnTypedRune(func(r rune) { label.SetText(label.Text + string(r)) })
		w.Canvas().SetOnTypedKey(func(k *fyne.KeyEvent) {
			if k.Name == fyne.KeyBackspace {
				label.SetText("")
			}
		})
	}
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM)
	defer stop()
	go func() {
		<-ctx.Done()
		fyne.Do(a.Quit)
	}()
	w.ShowAndRun()
}
