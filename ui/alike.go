package ui

import (
	"context"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"chairside/store/clinic"
)

// alikeMost is how many similar patients are named; more make nobody read.
const alikeMost = 2

// alike says whom the patient of a visit could be mistaken for: those of
// today's list at once, and again with those on record when the store has
// answered. Without anybody it is said as "".
func (d *Desk) alike(v clinic.Visit, then func(words string)) {
	today := d.alikeToday(v)
	then(compare(today))
	store, most := d.store, alikeMost+len(d.day.Visits)
	d.config.Spawn(func() {
		ctx, cancel := context.WithTimeout(context.Background(), loadTime)
		defer cancel()
		found, err := store.SimilarPatients(ctx, v.Patient, most)
		fyne.Do(func() {
			if store != d.store {
				return
			}
			if err != nil {
				d.log("look for similar patients", err)
				then(compare(today, "Similar names on record could not be looked up"))
				return
			}
			then(compare(today, d.onRecord(v, found)))
		})
	})
}

func (d *Desk) alikeToday(v clinic.Visit) string {
	var names []string
	for _, o := range d.day.Alike(v) {
		names = append(names, who(o.Patient))
	}
	return several("Similar today: ", names)
}

// onRecord names those who are not on today's list, for these are named first.
func (d *Desk) onRecord(v clinic.Visit, found []clinic.Patient) string {
	today := map[clinic.PatientID]bool{v.Patient.ID: true}
	for _, o := range d.day.Alike(v) {
		today[o.Patient.ID] = true
	}
	var names []string
	for _, p := range found {
		if !today[p.ID] {
			names = append(names, who(p))
		}
	}
	return several("Similar on record: ", names)
}

func who(p clinic.Patient) string { return p.Label() + ", born " + p.Birth.Long() }

func several(head string, names []string) string {
	if len(names) == 0 {
		return ""
	}
	if more := len(names) - alikeMost; more > 0 {
		names = append(names[:alikeMost], fmt.Sprintf("%d more", more))
	}
	return head + strings.Join(names, "; ")
}

func compare(parts ...string) string {
	words := ""
	for _, p := range parts {
		if p != "" {
			words += p + ". "
		}
	}
	if words == "" {
		return ""
	}
	return words + "Compare the birth date."
}
