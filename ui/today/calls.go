package today

import (
	"fmt"

	"chairside/ui/part"
)

func (s *Screen) openCalls() {
	if s.open.Calls != nil {
		s.open.Calls()
	}
}

// showCalls says how many follow-up calls are due, and that one told of
// something a nurse must see.
func (s *Screen) showCalls() {
	c := s.day.Calls
	text, kind := fmt.Sprintf("Follow-up calls due · %d", c.Due), part.Plain
	if c.Concerns > 0 {
		kind = part.Caution
		text += fmt.Sprintf(" · %d with a concern", c.Concerns)
	}
	on := c.Due+c.Concerns > 0
	if s.calls.Text() == text && s.calls.Visible() == on {
		return
	}
	s.calls.SetText(text)
	s.calls.SetKind(kind)
	visible(s.calls, on)
	s.list.Layout.Layout(s.list.Objects, s.list.Size())
}
