package ui

import (
	"context"

	"fyne.io/fyne/v2"

	"chairside/store/clinic"
	"chairside/ui/welcome"
)

// setUp names the clinic and goes on to the empty board.
func (d *Desk) setUp(a welcome.Answers, failed func(error)) {
	d.config.Spawn(func() {
		err := d.config.SetUp(context.Background(), a)
		fyne.Do(func() {
			if err != nil {
				if clinic.CodeOf(err) == "" {
					d.config.Log("set up the clinic", err)
				}
				failed(err)
				return
			}
			d.Start()
		})
	})
}

// openDemo changes to the demo clinic, which has a database of its own.
func (d *Desk) openDemo(failed func(error)) {
	d.config.Spawn(func() {
		store, err := d.config.OpenDemo(context.Background())
		fyne.Do(func() {
			if err != nil {
				d.config.Log("open the demo clinic", err)
				if clinic.CodeOf(err) == "" {
					err = &clinic.Error{Code: clinic.Blocked, Message: "The demo clinic could not be made.", Next: "See that there is room on the disk and try again."}
				}
				failed(err)
				return
			}
			d.store, d.loaded, d.staff = store, false, clinic.Staff{}
			d.place, d.day, d.after = "", clinic.Day{}, nil
			d.build()
			d.Start()
		})
	})
}
