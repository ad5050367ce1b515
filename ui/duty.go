package ui

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"chairside/store/clinic"
	"chairside/ui/part"
	"chairside/ui/theme"
)

// DutyStore keeps which nurses are on duty on the clinic's day now.
type DutyStore interface {
	SetDuty(ctx context.Context, by clinic.StaffID, nurses []clinic.StaffID) error
}

// duty asks which nurses are on duty today. A clinic that never says is told
// so by its counters and held up by nothing.
func (d *Desk) duty() {
	if !d.loaded {
		return
	}
	by, ok := d.atDesk()
	if !ok {
		d.pickStaff(d.duty)
		return
	}
	if err := by.May(clinic.ActDuty); err != nil {
		d.failed(err)
		return
	}
	content := container.New(layout.NewCustomPaddedVBoxLayout(theme.S4))
	ticks := map[clinic.StaffID]*part.Tick{}
	var first fyne.Focusable
	on := map[clinic.StaffID]bool{}
	for _, s := range d.day.Nurses() {
		on[s.ID] = true
	}
	for _, s := range d.day.Staff {
		if !s.OnDuty() {
			continue
		}
		t := part.NewTick(s.Short(), "", nil)
		t.ID = fmt.Sprintf("duty.%d", s.ID)
		t.Set(on[s.ID])
		ticks[s.ID] = t
		content.Add(t)
		if first == nil {
			first = t
		}
	}
	if len(ticks) == 0 {
		d.failed(&clinic.Error{Code: clinic.Missing, Message: "No nurse is on record.", Next: "A manager adds staff."})
		return
	}
	part.ShowPanel(d.window.Canvas(), part.PanelSpec{
		Title: "Nurses on duty today", Text: loadRule(d.day.Clinic.Load) + "\nNow: " + d.day.Clinic.Load.Words(d.day.Load()) + ".",
		Content: container.New(layout.NewCustomPaddedLayout(theme.S4, theme.S4, theme.S4, theme.S4), content), First: first, Action: "Save", Kind: part.Main,
		Run: func(p *part.Panel) {
			var nurses []clinic.StaffID
			for _, s := range d.day.Staff {
				if t := ticks[s.ID]; t != nil && t.Ticked() {
					nurses = append(nurses, s.ID)
				}
			}
			d.setDuty(p, by, nurses)
		},
	})
}

// Duty asks which nurses are on duty, for pictures and tests.
func (d *Desk) Duty() { d.duty() }

func (d *Desk) setDuty(p *part.Panel, by clinic.Staff, nurses []clinic.StaffID) {
	p.Busy(true)
	store := d.store
	d.config.Spawn(func() {
		err := store.SetDuty(context.Background(), by.ID, nurses)
		fyne.Do(func() {
			p.Busy(false)
			if err != nil {
				p.Fail(clinic.Sentence(err))
				return
			}
			p.Close()
			said := fmt.Sprintf("%d nurses are on duty", len(nurses))
			switch len(nurses) {
			case 0:
				said = "Nobody is set as on duty"
			case 1:
				said = "1 nurse is on duty"
			}
			d.done(said, 0)
		})
	})
}

// loadRule says what one nurse may watch, as the clinic has set it.
func loadRule(l clinic.Load) string {
	text := "The clinic has set no limit of patients to a nurse."
	switch {
	case l.Infusing > 0 && l.Recovering > 0:
		text = fmt.Sprintf("One nurse watches %d infusing or %d recovering.", l.Infusing, l.Recovering)
	case l.Infusing > 0:
		text = fmt.Sprintf("One nurse watches %d infusing.", l.Infusing)
	case l.Recovering > 0:
		text = fmt.Sprintf("One nurse watches %d recovering.", l.Recovering)
	}
	if l.Blocks {
		return text + " Past that no treatment can start."
	}
	return text + " Past that a start is asked about once more."
}
