package patient

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"

	"chairside/store/clinic"
	"chairside/ui/theme"
)

// alikeMost is how many people alike are named.
const alikeMost = 3

// lookForSimilar warns while typing when the person may be on record: by name
// and birth date, or by a phone that somebody else has.
func (f *form) lookForSimilar() {
	if f.filling {
		return
	}
	birth, _ := clinic.ParseDate(f.marks["birth"].text())
	p := clinic.Patient{ID: f.base.ID, Given: f.marks["given"].text(), Family: f.marks["family"].text(), Birth: birth}
	phones := []string{f.marks["phone"].text(), f.marks["phone2"].text()}
	f.asked++
	asked, store := f.asked, f.screen.open.Store
	f.twin, f.warned = "", false
	f.screen.open.Spawn(func() {
		ctx, cancel := context.WithTimeout(context.Background(), loadTime)
		defer cancel()
		var alike, ring []clinic.Patient
		// A search that fails names nobody: it is a courtesy, and what is typed
		// is judged again when it is saved.
		if p.Given != "" && p.Family != "" {
			alike, _ = store.SimilarPatients(ctx, p, alikeMost)
		}
		for _, phone := range phones {
			if clinic.SamePhone(phone, phone) {
				found, _ := store.FindPatients(ctx, phone, alikeMost)
				ring = append(ring, found...)
			}
		}
		fyne.Do(func() {
			if asked != f.asked {
				return
			}
			f.answered = asked
			f.warn(p, phones, alike, ring)
			if f.waiting {
				f.waiting = false
				f.submit()
			}
		})
	})
}

func (f *form) warn(p clinic.Patient, phones []string, alike, ring []clinic.Patient) {
	var names, numbers []string
	f.twin = ""
	seen := map[clinic.PatientID]bool{p.ID: true}
	for _, a := range alike {
		if seen[a.ID] {
			continue
		}
		seen[a.ID] = true
		who := a.FullName() + ", born " + a.Birth.Long() + ", MRN " + a.MRN
		if a.Birth == p.Birth {
			f.twin = who
		}
		names = append(names, who)
	}
	for _, a := range ring {
		if seen[a.ID] || !rings(a, phones) {
			continue
		}
		seen[a.ID] = true
		numbers = append(numbers, a.FullName()+", born "+a.Birth.Long()+", MRN "+a.MRN)
	}
	var words []string
	if len(names) > 0 {
		words = append(words, "Already on record? "+strings.Join(names, "; ")+".")
	}
	if len(numbers) > 0 {
		words = append(words, "This phone is on record for "+strings.Join(numbers, "; ")+".")
	}
	if len(words) == 0 {
		f.similar.Clear()
	} else {
		f.similar.Set(theme.Amber, theme.IconWarning, strings.Join(words, " "))
	}
	f.arrange()
}

func rings(p clinic.Patient, phones []string) bool {
	for _, phone := range phones {
		if clinic.SamePhone(phone, p.Phone) || clinic.SamePhone(phone, p.Phone2) {
			return true
		}
	}
	return false
}
