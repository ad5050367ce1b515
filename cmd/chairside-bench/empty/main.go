// Command empty is the window that the program is measured against: Fyne with
// the program's build tags, the program's window size, and next to nothing in
// it.
//
//	empty             nothing at all
//	empty tick        one label that changes once a second
//	empty echo        one label that shows the keys typed
package main

import (
	"context"
	"os"
	"os/signal"
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
	w.SetContent(container.NewCenter(label))
	w.Resize(fyne.NewSize(1366, 768))
	switch mode := append(os.Args, "")[1]; mode {
	case "tick":
		go func() {
			for now := range time.Tick(time.Second) {
				fyne.Do(func() { label.SetText(now.Format(time.TimeOnly)) })
			}
		}()
	case "echo":
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
