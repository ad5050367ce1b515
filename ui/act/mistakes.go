package act

import (
	"errors"
	"fmt"
	"slices"

	"fyne.io/fyne/v2"

	"chairside/store/clinic"
	"chairside/ui/part"
)

// mistakes are all that is wrong in a form, in the order of its fields.
type mistakes []error

// Error is the first of them.
func (m mistakes) Error() string { return m[0].Error() }

// Unwrap lets the first speak for all where only one can be told.
func (m mistakes) Unwrap() []error { return m }

// together makes one error of several, nil of none. Of two at one field the
// first is told; order names the fields as they stand in the form.
func together(order []string, wrong ...error) error {
	var all mistakes
	seen := map[string]bool{}
	for _, err := range wrong {
		if field := clinic.FieldOf(err); err != nil && (field == "" || !seen[field]) {
			seen[field] = true
			all = append(all, err)
		}
	}
	if len(all) == 0 {
		return nil
	}
	slices.SortStableFunc(all, func(a, b error) int {
		return slices.Index(order, clinic.FieldOf(a)) - slices.Index(order, clinic.FieldOf(b))
	})
	return all
}

// refused shows what is wrong: every mistake at its field, the keyboard at the
// first, and above the buttons how many there are, or the one in full.
func (a *Acts) refused(f form, p *part.Panel, err error) {
	all := mistakes{err}
	errors.As(err, &all)
	var first fyne.Focusable
	for _, one := range all {
		field := clinic.FieldOf(one)
		if show, ok := f.at[field]; ok {
			show(clinic.Sentence(one))
		}
		if first == nil {
			first = f.fields[field]
		}
	}
	said := clinic.Sentence(err)
	if len(all) > 1 {
		said = fmt.Sprintf("%d fields cannot stay as they are. Nothing is recorded yet.", len(all))
	}
	p.Fail(said)
	if first != nil {
		a.desk.Canvas().Focus(first)
	}
}
