package try

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"chairside/ui/part"
	"chairside/ui/theme"
)

// The areas a screen has below the top bar, on the two sizes of monitor.
var (
	Laptop = fyne.NewSize(1282, 704)
	Large  = fyne.NewSize(1836, 1016)
)

// Look begins an app in one of the looks.
func Look(t testing.TB, dark bool) {
	test.NewTempApp(t).Settings().SetTheme(theme.New(dark))
}

// Window shows an object at a size.
func Window(t testing.TB, o fyne.CanvasObject, size fyne.Size) fyne.Window {
	w := test.NewTempWindow(t, o)
	w.SetPadded(false)
	w.Resize(size)
	return w
}

// Work is what a screen spawns: run in line, or held until the test runs it.
type Work struct {
	Held    bool
	Waiting []func()
}

// Spawn is the screen's Spawn.
func (w *Work) Spawn(f func()) {
	if w.Held {
		w.Waiting = append(w.Waiting, f)
		return
	}
	f()
}

// Release runs what waits, in an order, and holds nothing any more.
func (w *Work) Release(order ...int) {
	w.Held = false
	for _, i := range order {
		w.Waiting[i]()
	}
	w.Waiting = nil
}

// Bench holds one screen: its window, its keys, what it asked the window for.
type Bench struct {
	Work
	T   testing.TB
	W   fyne.Window
	Log []string // what the window was asked for, one line each

	keys func() []part.Key
}

// New begins a bench, in one of the looks, before the screen is built.
func New(t testing.TB, dark bool) *Bench {
	t.Helper()
	Look(t, dark)
	return &Bench{T: t}
}

// Hold puts the screen into a window.
func (b *Bench) Hold(o fyne.CanvasObject, size fyne.Size, keys func() []part.Key) {
	b.W, b.keys = Window(b.T, o, size), keys
}

// Move moves the keyboard, once there is a window.
func (b *Bench) Move(f fyne.Focusable) {
	if b.W != nil {
		b.W.Canvas().Focus(f)
	}
}

// Say notes what the window was asked for.
func (b *Bench) Say(format string, a ...any) { b.Log = append(b.Log, fmt.Sprintf(format, a...)) }

// Said wants what the window was asked for last.
func (b *Bench) Said(want string) {
	b.T.Helper()
	if len(b.Log) == 0 || !strings.Contains(b.Log[len(b.Log)-1], want) {
		b.T.Fatalf("said %q, want %q", b.Log, want)
	}
}

// Key does what the screen's table says of a key, as the window does.
func (b *Bench) Key(key string) {
	b.T.Helper()
	Key(b.T, b.keys(), key)
}

// Key does what a table says of a key.
func Key(t testing.TB, keys []part.Key, key string) {
	t.Helper()
	for _, k := range keys {
		if k.Key == key && k.Do != nil {
			k.Do()
			return
		}
	}
	t.Fatalf("no key %q", key)
}

// Press presses a key where the keyboard is.
func (b *Bench) Press(names ...fyne.KeyName) {
	b.T.Helper()
	for _, name := range names {
		b.W.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: name})
	}
}

// Part is the visible part of an id, on the screen or over it; nil where there
// is none.
func (b *Bench) Part(id string) part.Identified {
	found := Part(b.W.Content(), id)
	for _, o := range b.W.Canvas().Overlays().List() {
		if p := Part(o, id); p != nil {
			found = p
		}
	}
	return found
}

// Button is the visible button of an id, on the screen or over it.
func (b *Bench) Button(id string) *part.Button {
	b.T.Helper()
	one, ok := b.Part(id).(*part.Button)
	if !ok {
		b.T.Fatalf("no visible button %q", id)
	}
	return one
}

// Tap presses a button, unless it is greyed.
func (b *Bench) Tap(id string) {
	b.T.Helper()
	if one := b.Button(id); !one.Disabled() {
		test.Tap(one)
	}
}

// Wants wants words on the screen or over it.
func (b *Bench) Wants(words ...string) {
	b.T.Helper()
	Want(b.T, SaysAll(b.W), words...)
}

// Lacks wants words that are not on the screen nor over it.
func (b *Bench) Lacks(words ...string) {
	b.T.Helper()
	WantNot(b.T, SaysAll(b.W), words...)
}

// Shot keeps a picture of the window where CHAIRSIDE_SHOTS says.
func (b *Bench) Shot(name string) {
	b.T.Helper()
	Shot(b.T, b.W, name)
}
