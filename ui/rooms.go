package ui

// later is a screen that is built when it is first asked for: it is large, and
// most days nobody opens it, or not before the board has stood for a while.
type later[T screen] struct {
	build func() T
	built *T
}

func (l *later[T]) get() T {
	if l.built == nil {
		made := l.build()
		l.built = &made
	}
	return *l.built
}

func (l *later[T]) screen() screen { return l.get() }

// now is a screen that stands from the start.
func now(s screen) func() screen { return func() screen { return s } }

// at gives the screen of a place, if there is such a place.
func (d *Desk) at(place string) (screen, bool) {
	room, ok := d.screens[place]
	if !ok {
		return nil, false
	}
	return room(), true
}
