package part

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Reveal scrolls until what lies between top and bottom of the content is in
// sight, by no more than that takes. Nothing happens before the scroll has a
// size.
func Reveal(s *container.Scroll, top, bottom float32) {
	offset, view := s.Offset, s.Size().Height
	switch {
	case view <= 0 || bottom <= top:
		return
	case top < offset.Y:
		offset.Y = fyne.Max(top, 0)
	case bottom > offset.Y+view:
		offset.Y = bottom - view
	default:
		return
	}
	s.ScrollToOffset(offset)
}

// RevealObject is [Reveal] for an object that lies in the content, with room
// around it.
func RevealObject(s *container.Scroll, o fyne.CanvasObject, room float32) {
	if o.Size().Height > 0 {
		Reveal(s, o.Position().Y-room, o.Position().Y+o.Size().Height+room)
	}
}
