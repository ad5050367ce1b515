package checkin

import (
	"strings"

	"chairside/store/clinic"
	"chairside/ui/theme"
)

// draft is what was typed into the forms of one visit and not saved. It
// belongs to that visit: it is never shown in another patient's form, and it
// is there again when check-in is gone on with.
type draft map[clinic.Question][]string

// keepDraft remembers what stands unsaved in the forms.
func (s *Screen) keepDraft() {
	d := draft{}
	for _, l := range s.lines {
		if l.form.dirty() {
			for _, f := range l.form.all {
				d[l.question] = append(d[l.question], f.Text())
			}
		}
	}
	delete(s.drafts, s.visit.ID)
	if len(d) > 0 {
		s.drafts[s.visit.ID] = d
	}
}

// bringDraft opens the forms of the visit that were left with something typed.
func (s *Screen) bringDraft() {
	d := s.drafts[s.visit.ID]
	delete(s.drafts, s.visit.ID)
	var last *line
	for _, l := range s.lines {
		texts := d[l.question]
		if len(texts) != len(l.form.all) || len(texts) == 0 {
			continue
		}
		l.form.fill()
		l.form.filled = l.form.text()
		for i, f := range l.form.all {
			f.SetText(texts[i])
		}
		last = l
	}
	if last != nil {
		last.unfold()
	}
}

// unsaved names the questions whose form holds something that is not saved.
func (s *Screen) unsaved() []string {
	var names []string
	for _, l := range s.lines {
		if l.form.dirty() {
			names = append(names, strings.TrimSuffix(l.word, "?"))
		}
	}
	return names
}

// Unsaved names check-in while something typed for any visit is not saved.
func (s *Screen) Unsaved() string {
	if len(s.unsaved()) > 0 || len(s.drafts) > 0 {
		return "check-in"
	}
	return ""
}

// asked tells whether to go on although something typed is not saved: the
// first time it is said, and nothing is lost.
func (s *Screen) asked() bool {
	names := s.unsaved()
	if len(names) == 0 || s.warned {
		return true
	}
	s.warned = true
	s.refused.Set(theme.Hold, theme.IconWarning, "Not saved yet: "+strings.Join(names, ", ")+". Save it with Enter in its form; once more leaves without it.")
	s.relay()
	return false
}

// leave goes back to Today. What is typed and not saved is asked about once.
func (s *Screen) leave() {
	if !s.asked() {
		return
	}
	s.forget()
	s.clear(s.refused)
	s.desk.Leave()
}

// forget empties every form.
func (s *Screen) forget() {
	for _, l := range s.lines {
		l.form.forget()
		l.fold()
	}
	s.warned = false
}

// forget empties the form, so that nothing of it comes up again.
func (f *fields) forget() {
	for _, e := range f.all {
		e.SetText("")
		e.SetError("")
	}
	f.filled = ""
}
