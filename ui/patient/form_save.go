package patient

import (
	"context"
	"errors"
	"strings"

	"fyne.io/fyne/v2"

	"chairside/store/clinic"
	"chairside/ui/theme"
)

// submit saves what stands in the form. Enter on any field comes here.
func (f *form) submit() {
	if f.busy || f.notice.Unread(f.screen.open.Now()) {
		return
	}
	if f.held { // nothing is saved that was not looked at again
		f.screen.open.Focus(f.goOn)
		return
	}
	open := f.screen.open
	staff, ok := open.Staff()
	if !ok {
		open.Pick(f.submit)
		return
	}
	if f.answered != f.asked { // whoever types fast must be warned all the same
		f.waiting = true
		return
	}
	f.left = false
	f.clear()
	mine, err := f.read()
	if err == nil {
		_, err = mine.Check(f.screen.day.Date)
	}
	if err != nil {
		f.refuse(err)
		return
	}
	if f.twin != "" && !f.warned && f.anotherPerson(mine) {
		f.warned = true
		f.notice.Say(open.Now())
		f.say(theme.Danger, "With this birth date is on record: "+f.twin+". Save once more only if it is somebody else.")
		return
	}
	reason := strings.TrimSpace(f.reason.text())
	f.busy = true
	f.save.Disable()
	open.Spawn(func() {
		ctx, cancel := context.WithTimeout(context.Background(), loadTime)
		defer cancel()
		id := mine.ID
		var err error
		var chart clinic.Chart
		if id == 0 {
			id, err = open.Store.AddPatient(ctx, staff.ID, mine)
		} else {
			err = open.Store.SavePatient(ctx, staff.ID, mine, reason)
		}
		theirs := clinic.CodeOf(err) == clinic.Conflict
		if theirs {
			var unread error
			if chart, unread = open.Store.Chart(ctx, id); unread != nil {
				err, theirs = errors.Join(unread, err), false
			}
		}
		fyne.Do(func() {
			f.busy = false
			f.save.Enable()
			switch {
			case theirs:
				f.takeOver(mine, chart)
			case err != nil:
				f.refuse(err)
			default:
				f.saved(id, mine)
			}
		})
	})
}

// anotherPerson reports whether the record would say that somebody is who it
// did not say before.
func (f *form) anotherPerson(p clinic.Patient) bool {
	return f.base.ID == 0 || p.Given != f.base.Given || p.Family != f.base.Family || p.Birth != f.base.Birth
}

// saved opens the record as it is now.
func (f *form) saved(id clinic.PatientID, p clinic.Patient) {
	s := f.screen
	f.filled = f.text()
	word := p.Label() + " is corrected"
	if f.base.ID == 0 {
		word = p.Label() + " is on record"
	}
	s.begin(id)
	s.open.Done(word, 0)
}

// takeOver brings together what was typed here and what another station saved
// meanwhile, and says exactly what that was.
func (f *form) takeOver(mine clinic.Patient, chart clinic.Chart) {
	merged, taken, both := clinic.Merge(f.base, mine, chart.Patient)
	said := []string{"Another station saved this record while you typed."}
	who := func(c clinic.Change) string {
		line, ok := chart.LastCorrection(c.Field, f.since)
		if !ok {
			return ""
		}
		words := clinic.Clock(line.At, chart.Clinic.Location())
		if by := chart.StaffName(line.By); by != "" {
			words = by + ", " + words
		}
		return " (" + words + ")"
	}
	for _, c := range taken {
		said = append(said, "Taken over: "+clinic.ChangeWords([]clinic.Change{c})+who(c)+".")
	}
	for _, c := range both {
		said = append(said, "Changed by both: "+clinic.ChangeWords([]clinic.Change{c})+who(c)+"; what you typed stays in the field.")
	}
	said = append(said, "Save once more to keep all of it.")
	f.base, f.since = chart.Patient, chart.LastLine()
	f.fill(merged)
	// what counts as typed is what differs from the record as it is now
	f.filled = f.textOf(chart.Patient)
	f.notice.Say(f.screen.open.Now())
	f.theirs.Set(theme.Hold, theme.IconWarning, strings.Join(said, "\n"))
	f.arrange()
	f.scroll.ScrollToTop()
	if len(both) > 0 {
		if i, ok := f.marks[both[0].Field]; ok {
			f.screen.open.Focus(i.focus)
		}
	}
	f.lookForSimilar()
}

// textOf is what the form would hold of a record.
func (f *form) textOf(p clinic.Patient) string {
	now := make([]string, len(f.inputs))
	for i, one := range f.inputs {
		now[i] = one.text()
	}
	f.fill(p)
	text := f.text()
	f.filling = true
	defer func() { f.filling = false }()
	for i, one := range f.inputs {
		one.set(now[i])
	}
	return text
}

// refuse shows a mistake at its field, the whole sentence in the banner, and
// takes the keyboard to the field.
func (f *form) refuse(err error) {
	words := clinic.Sentence(err)
	if i, ok := f.marks[clinic.FieldOf(err)]; ok {
		i.wrong(words) // cut where the field is narrow; the banner has the whole of it
		f.screen.open.Focus(i.focus)
	}
	f.say(theme.Danger, words)
}
