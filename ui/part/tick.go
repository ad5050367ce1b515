package part

import (
	"strings"

	"fyne.io/fyne/v2"

	"chairside/ui/theme"
)

// Mark is a box or circle that is empty or ticked. It cannot be pressed: it
// shows that a step is done.
type Mark struct {
	base
	done bool
	side float32
	box  box
	tick pictogram
}

// NewMark makes an empty mark: a circle for steps, a box for ticks.
func NewMark(round bool) *Mark {
	m := &Mark{side: 24, tick: newPictogram(), box: newBox(6)}
	if round {
		m.side = 28
		m.box = newBox(14)
	}
	m.ExtendBaseWidget(m)
	return m
}

// Set ticks or empties it.
func (m *Mark) Set(done bool) {
	if m.done != done {
		m.done = done
		m.Refresh()
	}
}

// Done tells whether it is ticked.
func (m *Mark) Done() bool { return m.done }

// CreateRenderer is Fyne's.
func (m *Mark) CreateRenderer() fyne.WidgetRenderer {
	return (&sketch{
		owner: m, objects: still(m.box.outer, m.box.inner, m.tick.Image),
		layout: func(size fyne.Size) {
			at := fyne.NewPos((size.Width-m.side)/2, (size.Height-m.side)/2)
			m.box.place(at, fyne.NewSquareSize(m.side), 2)
			inner := m.side * 0.5
			put(m.tick.Image, (size.Width-inner)/2, (size.Height-inner)/2, inner, inner)
		},
		min: func() fyne.Size { return fyne.NewSquareSize(m.side) },
		paint: func() {
			if m.done {
				m.box.paint(theme.Accent, theme.Accent)
				m.tick.paint(theme.IconTick, theme.OnAccent)
				return
			}
			m.box.paint(theme.Surface, theme.InputEdge)
			m.tick.paint(theme.NoIcon, "")
		},
	}).begin()
}

// Tick is a line that is ticked off by pressing anywhere on it.
type Tick struct {
	touch
	// OnSubmitted is called on Enter, which then does not tick: Space does. Nil
	// lets Enter tick too.
	OnSubmitted func()

	changed  func(bool)
	readOnly bool
	mark     *Mark
	title    *Text
	sub      *Text
	halo     halo
}

// NewTick makes an empty tick; sub may be empty, changed may be nil and is
// called for a person's tick only.
func NewTick(title, sub string, changed func(bool)) *Tick {
	t := &Tick{changed: changed, mark: NewMark(false), title: Strong(title), sub: Small(sub), halo: newHalo(theme.ButtonRadius, 3)}
	t.extend(t, func() {
		if t.readOnly {
			return
		}
		t.Set(!t.mark.done)
		if t.changed != nil {
			t.changed(t.mark.done)
		}
	})
	return t
}

// TypedKey leaves Enter in a panel to the panel's main button, as in a field,
// and submits where that is asked for; Space ticks. Elsewhere Enter ticks too.
func (t *Tick) TypedKey(event *fyne.KeyEvent) {
	if event.Name == fyne.KeyReturn || event.Name == fyne.KeyEnter {
		if t.OnSubmitted != nil {
			if Once(event.Name) {
				t.OnSubmitted()
			}
			return
		}
		if c := keyboardOf(t); c != nil {
			if _, ok := c.Overlays().Top().(*layer); ok {
				passKey(t, event)
				return
			}
		}
	}
	t.touch.TypedKey(event)
}

// Set ticks or empties it without calling changed.
func (t *Tick) Set(on bool) { t.mark.Set(on) }

// OnChanged sets what is called for a person's tick.
func (t *Tick) OnChanged(changed func(bool)) { t.changed = changed }

// Ticked tells whether it is ticked.
func (t *Tick) Ticked() bool { return t.mark.done }

// SetSub changes the second line.
func (t *Tick) SetSub(s string) {
	if t.sub.Text() != s {
		t.sub.SetText(s)
		t.Refresh()
	}
}

// SetReadOnly lets it be seen but neither pressed nor reached by Tab.
func (t *Tick) SetReadOnly(on bool) {
	t.readOnly = on
	t.setOff(on)
}

// PartText is the two lines and the state.
func (t *Tick) PartText() string {
	state := "[ ] "
	if t.mark.done {
		state = "[x] "
	}
	return strings.TrimSpace(state + t.title.Text() + " " + t.sub.Text())
}

// CreateRenderer is Fyne's.
func (t *Tick) CreateRenderer() fyne.WidgetRenderer {
	return (&sketch{
		owner: t, objects: still(t.halo.Rectangle, t.mark, t.title, t.sub),
		layout: t.layout,
		min: func() fyne.Size {
			return fyne.NewSize(24+theme.S12+120, 53)
		},
		paint: func() {
			t.halo.paint(t.focused)
			show(t.sub, t.sub.Text() != "")
		},
	}).begin()
}

func (t *Tick) layout(size fyne.Size) {
	t.halo.place(fyne.NewPos(0, 0), size)
	put(t.mark, 0, (size.Height-24)/2, 24, 24)
	x := 24 + theme.S12
	title, sub := t.title.MinSize().Height, float32(0)
	if t.sub.Visible() {
		sub = t.sub.MinSize().Height
	}
	top := (size.Height - title - sub) / 2
	put(t.title, x, top, size.Width-x, title)
	put(t.sub, x, top+title, size.Width-x, sub)
}
