package today

import (
	"fmt"
	"time"

	"chairside/ui/part"
)

func (s *Screen) openCalls() {
	if s.open.Calls != nil {
		s.open.Calls()
	}
}

// showCalls says how many follow-up calls are due, since when where that is not
// today, and that one told of something a nurse must see.
func (s *Screen) showCalls() {
	c := s.day.Calls
	text, kind := fmt.Sprintf("Follow-up calls due · %d", c.Due), part.Plain
	if c.Due > 0 && c.Since.Before(s.day.Date) {
		kind = part.Caution
		text += " since " + c.Since.At(12, 0, time.UTC).Format("Mon 2 Jan")
	}
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
