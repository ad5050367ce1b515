package checkin

import (
	"context"

	"fyne.io/fyne/v2"

	"chairside/store/clinic"
	"chairside/ui/theme"
)

// lookForSimilar warns when another patient on record could be meant.
func (s *Screen) lookForSimilar(v clinic.Visit) {
	s.desk.Spawn(func() {
		alike, err := s.desk.Store.SimilarPatients(context.Background(), v.Patient, 3)
		fyne.Do(func() {
			if err != nil || s.visit.ID != v.ID {
				return
			}
			text := ""
			for _, p := range alike {
				if p.ID == v.Patient.ID {
					continue
				}
				if text != "" {
					text += "; "
				}
				text += p.FullName() + ", " + p.Birth.Long()
			}
			if text != "" {
				s.similar.Set(theme.Amber, theme.IconWarning, "Similar patient on record: "+text+". Ask for the full birth date and compare.")
				s.body.Refresh()
			}
		})
	})
}
