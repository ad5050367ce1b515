package today

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"chairside/store/clinic"
	"chairside/ui/part"
	"chairside/ui/theme"
)

// buttons are what can be done with the selected visit: the next step, and
// below it what else is often needed.
type buttons struct {
	next   *part.Button
	wide   map[clinic.Action]*part.Button
	small  map[clinic.Action]*part.Button
	object *fyne.Container
}

func newButtons(s *Screen) *buttons {
	b := &buttons{wide: map[clinic.Action]*part.Button{}, small: map[clinic.Action]*part.Button{}}
	b.next = part.NewButton(part.Main, "", s.nextStep)
	b.next.ID = "today.panel.next"
	b.next.SetLarge(true)
	make := func(a clinic.Action, word string) *part.Button {
		button := part.NewButton(part.Plain, word, func() { s.act(a) })
		button.ID = "today.panel." + string(a)
		return button
	}
	all := []fyne.CanvasObject{b.next}
	for _, a := range []clinic.Action{clinic.ActClear, clinic.ActReturn} {
		b.wide[a] = make(a, wideWords[a])
		all = append(all, b.wide[a])
	}
	line := container.New(abreast{})
	for _, side := range sideWords {
		b.small[side.action] = make(side.action, side.word)
		line.Add(b.small[side.action])
	}
	more := part.NewButton(part.Plain, "More…", s.more)
	more.ID = "today.panel.more"
	line.Add(more)
	b.small[clinic.ActUndo] = make(clinic.ActUndo, "Undo")
	line.Add(b.small[clinic.ActUndo])
	b.object = container.New(part.NewStack(theme.S8), append(all, line)...)
	return b
}

func (b *buttons) show(v detailView) {
	visible(b.next, v.next != "")
	b.next.SetText(v.next)
	b.next.SetKind(v.kind)
	b.next.SetKey(v.key)
	for a, button := range b.wide {
		visible(button, a == v.wide)
	}
	for a, button := range b.small {
		visible(button, slices.Contains(v.small, a))
	}
}
