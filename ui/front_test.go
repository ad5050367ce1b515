package ui

import (
	"context"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"chairside/store/clinic"
	"chairside/ui/importing"
	"chairside/ui/part"
	"chairside/ui/welcome"
)

// front is the window over a memory.
type front struct {
	*Desk
	t     *testing.T
	store *memory
	demo  *memory
	set   []welcome.Answers
	log   []string
	held  bool     // work that is spawned waits
	work  []func() // what waits
}

func newFront(t *testing.T) *front {
	t.Helper()
	f := &front{t: t, store: newMemory(), demo: newMemory()}
	f.demo.day.Demo = true
	f.Desk = New(test.NewTempApp(t), Config{
		Store: f.store, Version: "1.2.3", Now: func() time.Time { return f.store.now },
		Log: func(msg string, err error) { f.log = append(f.log, msg+": "+err.Error()) },
		SetUp: func(_ context.Context, a welcome.Answers) error {
			f.set = append(f.set, a)
			f.store.ready = true
			return nil
		},
		OpenDemo: func(context.Context) (Store, error) {
			return f.demo, f.demo.cantRead
		},
		Save:     func(string, []byte) (string, error) { return "", nil },
		OpenFile: func(string) error { return nil },
		Imports:  func(Store) importing.Store { return &noFiles{} },
		Spawn: func(work func()) {
			if f.held {
				f.work = append(f.work, work)
				return
			}
			work()
		},
	})
	t.Cleanup(f.window.Close)
	return f
}

// opened is a window with the board in it and somebody at the desk.
func opened(t *testing.T, who clinic.Staff) *front {
	t.Helper()
	f := newFront(t)
	f.SetStaff(who)
	f.Start()
	if f.place != PlaceToday || f.panel() {
		t.Fatalf("at %q, panel %v", f.place, f.panel())
	}
	return f
}

// run does the work that waits at i; what it spawns runs at once.
func (f *front) run(i int) { f.work[i]() }

// second lets a second go by, as the ticker does.
func (f *front) second(n int) {
	for range n {
		f.store.now = f.store.now.Add(time.Second)
		f.Tick()
		f.poll()
	}
}

func (f *front) canvas() fyne.Canvas { return f.window.Canvas() }

func (f *front) panel() bool { return f.canvas().Overlays().Top() != nil }

// key presses a key as the window's driver does: the key, then its character,
// each to what has the keyboard at that moment.
func (f *front) key(name fyne.KeyName) {
	if c := f.canvas(); c.Focused() != nil {
		c.Focused().TypedKey(&fyne.KeyEvent{Name: name})
	} else if typed := c.OnTypedKey(); typed != nil {
		typed(&fyne.KeyEvent{Name: name})
	}
	if len(name) != 1 {
		return
	}
	r := []rune(strings.ToLower(string(name)))[0]
	if c := f.canvas(); c.Focused() != nil {
		c.Focused().TypedRune(r)
	} else if typed := c.OnTypedRune(); typed != nil {
		typed(r)
	}
}

func (f *front) ctrl(name fyne.KeyName) {
	s := &desktop.CustomShortcut{KeyName: name, Modifier: fyne.KeyModifierControl}
	if own, ok := f.canvas().Focused().(fyne.Shortcutable); ok {
		own.TypedShortcut(s)
		return
	}
	f.combination(s) // Fyne's test canvas keeps no shortcuts
}

// see walks over what is visible, panels last.
func (f *front) see(visit func(fyne.CanvasObject)) {
	var walk func(o fyne.CanvasObject)
	walk = func(o fyne.CanvasObject) {
		if !o.Visible() {
			return
		}
		visit(o)
		switch o := o.(type) {
		case *fyne.Container:
			for _, child := range o.Objects {
				walk(child)
			}
		case *container.Scroll:
			walk(o.Content)
		case fyne.Widget:
			for _, child := range test.WidgetRenderer(o).Objects() {
				walk(child)
			}
		}
	}
	walk(f.window.Content())
	for _, o := range f.canvas().Overlays().List() {
		walk(o)
	}
}

// shows tells whether something visible says exactly this.
func (f *front) shows(text string) bool {
	found := false
	f.see(func(o fyne.CanvasObject) {
		if p, ok := o.(interface{ PartText() string }); ok && p.PartText() == text {
			found = true
		}
	})
	return found
}

func (f *front) want(texts ...string) {
	f.t.Helper()
	for _, text := range texts {
		if !f.shows(text) {
			f.t.Errorf("%q is not shown", text)
		}
	}
}

// find gives the visible part with an id.
func find[P any](f *front, id string) P {
	f.t.Helper()
	var found P
	ok := false
	f.see(func(o fyne.CanvasObject) {
		if p, is := o.(part.Identified); is && p.PartID() == id {
			if typed, is := o.(P); is {
				found, ok = typed, true
			}
		}
	})
	if !ok {
		f.t.Fatalf("no part %q is shown", id)
	}
	return found
}

func (f *front) tap(id string) {
	f.t.Helper()
	find[fyne.Tappable](f, id).Tapped(nil)
}

// objects are all that is visible, in order.
func (f *front) objects() []fyne.CanvasObject {
	var all []fyne.CanvasObject
	f.see(func(o fyne.CanvasObject) { all = append(all, o) })
	return all
}

func (f *front) answers() welcome.Answers {
	return welcome.Answers{Clinic: f.store.day.Clinic, Staff: f.store.day.Staff}
}

// room is the screen of a place.
func (f *front) room(place string) screen {
	f.t.Helper()
	s, ok := f.at(place)
	if !ok {
		f.t.Fatalf("there is no place %q", place)
	}
	return s
}
