package leaving

import (
	"chairside/store/clinic"
	"chairside/ui/part"
)

// Keys are the keys of the screen; all act on the patient that is shown.
func (s *Screen) Keys() []part.Key {
	onVisit := func(do func()) func() {
		return func() {
			if s.id != 0 {
				do()
			}
		}
	}
	tick := func(i int) func() { return onVisit(func() { s.tick(i) }) }
	return []part.Key{
		{Key: "Up, Down", Word: "Choose a patient"},
		{Key: "1", Word: "Sheet handed over", Do: tick(0)},
		{Key: "2", Word: "Aftercare explained", Do: tick(1)},
		{Key: "3", Word: "Escort is here", Do: tick(2)},
		{Key: "4", Word: "Belongings and coat", Do: tick(3)},
		{Key: "Ctrl+S", Word: "Save the sheet as PDF", Do: onVisit(s.save)},
		{Key: "Ctrl+P", Word: "Print the sheet", Do: onVisit(s.print)},
		{Key: "PgDn", Word: "Scroll the sheet", Do: func() { s.preview.page(true) }},
		{Key: "PgUp", Word: "Scroll the sheet back", Do: func() { s.preview.page(false) }},
		{Key: "N", Word: "Book the next visit", Do: onVisit(s.nextVisit.toggle)},
		{Key: "D", Word: "Record the departure", Do: onVisit(s.depart)},
		{Key: "M", Word: "More", Do: onVisit(func() { s.desk.More(s.id) })},
		{Key: "U", Word: "Undo the last move", Do: onVisit(func() { s.desk.Act(clinic.ActUndo, s.id) })},
	}
}
