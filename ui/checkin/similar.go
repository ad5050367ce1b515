package checkin

import (
	"context"

	"fyne.io/fyne/v2"

	"chairside/store/clinic"
	"chairside/ui/theme"
)

// similarStore finds whom a patient could be mistaken for.
type similarStore interface {
	SimilarPatients(ctx context.Context, p clinic.Patient, limit int) ([]clinic.Patient, error)
}

// similarMost is how many are named: more make nobody read.
const similarMost = 3

// similarWords says who else on record could be meant by somebody on record,
// or "". That it could not be looked up is said too: no warning must not be
// taken for nobody.
func similarWords(store similarStore, p clinic.Patient) string {
	alike, err := store.SimilarPatients(context.Background(), p, similarMost+1)
	if err != nil {
		return "Similar patients could not be looked up. Ask for the full birth date and compare."
	}
	text, said := "", 0
	for _, other := range alike {
		if other.ID == p.ID || said == similarMost {
			continue
		}
		if said++; said > 1 {
			text += "; "
		}
		text += other.FullName() + ", " + other.Birth.Long()
	}
	if text == "" {
		return ""
	}
	return "Similar patient on record: " + text + ". Ask for the full birth date and compare."
}

// lookForSimilar warns when another patient on record could be meant.
func (s *Screen) lookForSimilar(v clinic.Visit) {
	s.desk.Spawn(func() {
		text := similarWords(s.desk.Store, v.Patient)
		fyne.Do(func() {
			if text != "" && s.visit.ID == v.ID {
				s.similar.Set(theme.Amber, theme.IconWarning, text)
				s.relay()
			}
		})
	})
}

// lookForSimilarTo warns when somebody else on record could be meant by the
// patient who was picked from the search.
func (f *visitForm) lookForSimilarTo(p clinic.Patient) {
	asked := f.asked
	f.walk.desk.Spawn(func() {
		text := similarWords(f.walk.desk.Walk, p)
		fyne.Do(func() {
			if text != "" && asked == f.asked {
				f.similar.Set(theme.Amber, theme.IconWarning, text)
				f.body.Refresh()
			}
		})
	})
}
