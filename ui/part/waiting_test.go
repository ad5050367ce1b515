package part

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
)

// late is a window whose form opens only when open is called.
type late struct {
	t             *testing.T
	c             fyne.Canvas
	behind        *Button
	bp, pulse     *Field
	tick          *Tick
	panel         *Panel
	wait          *Waiting
	pressed, runs int
	keys          *[]fyne.KeyName
	runes         string
}

func newLate(t *testing.T) *late {
	l := &late{t: t, bp: NewField("BP"), pulse: NewField("Pulse"), tick: NewTick("Oriented", "", nil)}
	l.behind = NewButton(Main, "Behind", func() { l.pressed++ })
	l.c = shown(t, l.behind)
	l.keys = heard(l.c)
	l.c.SetOnTypedRune(func(r rune) { l.runes += string(r) })
	l.c.Focus(l.behind)
	l.wait = Wait(l.c, nil)
	return l
}

// burst types what the keyboard sends: each character has its key before it.
func (l *late) burst(keys ...any) {
	l.t.Helper()
	for _, k := range keys {
		switch k := k.(type) {
		case string:
			for _, r := range k {
				l.press(fyne.KeyName(string(r)), 1, r)
			}
		case fyne.KeyName:
			l.press(k, 1, 0)
		}
	}
}

func (l *late) press(name fyne.KeyName, times int, r rune) {
	event := &fyne.KeyEvent{Name: name}
	if r == ' ' {
		event.Name = fyne.KeySpace
	}
	down := l.c.Focused().(desktop.Keyable)
	down.KeyDown(event)
	for range times {
		l.c.Focused().TypedKey(event)
		if r != 0 {
			l.c.Focused().TypedRune(r)
		}
	}
	l.c.Focused().(desktop.Keyable).KeyUp(event)
}

func (l *late) open(kind ButtonKind) {
	l.panel = ShowPanel(l.c, PanelSpec{
		Title: "Vitals", Action: "Record", Kind: kind, First: l.bp.Focusable(), Content: container.NewVBox(l.bp, l.pulse, l.tick),
		Run: func(p *Panel) { l.runs++; p.Busy(true) },
	})
}

func (l *late) untouched() {
	l.t.Helper()
	want(l.t, "presses behind", l.pressed, 0)
	want(l.t, "keys behind", fmt.Sprint(*l.keys), "[]")
	want(l.t, "characters behind", l.runes, "")
}

func TestWhatIsTypedBeforeTheFormGoesIntoIt(t *testing.T) {
	l := newLate(t)
	l.burst("146/88", fyne.KeyTab, "72")
	test.TapCanvas(l.c, fyne.CurrentApp().Driver().AbsolutePositionForObject(l.behind).AddXY(5, 5))
	l.untouched()
	l.wait.Done(func() { l.open(Main) })
	want(t, "BP", l.bp.Text(), "146/88")
	want(t, "pulse", l.pulse.Text(), "72")
	l.burst("5")
	want(t, "pulse typed then", l.pulse.Text(), "725")
	l.panel.Close()
	l.untouched()
	l.burst(fyne.KeyF9, "v")
	want(t, "keys reach the window again", fmt.Sprint(*l.keys), "[F9 v]")
	want(t, "characters reach the window again", l.runes, "v")
}

func TestWhatIsTypedBeforeNothingOpensIsLost(t *testing.T) {
	for name, end := range map[string]func(l *late){
		"refused": func(l *late) { l.wait.Done(func() {}) },
		"dropped": func(l *late) { l.wait.Drop(); l.wait.Drop() },
		"asked who it is": func(l *late) {
			l.wait.Done(func() { l.wait.Forget(); l.open(Main) })
			want(l.t, "BP", l.bp.Text(), "")
			l.panel.Close()
		},
		"another panel came": func(l *late) {
			l.open(Main)
			l.wait.Done(func() {})
			want(l.t, "BP", l.bp.Text(), "")
			want(l.t, "the panel", l.panel.Closed(), false)
			l.panel.Close()
		},
		"too late": func(l *late) {
			l.wait.expire()
			l.wait.Done(func() { l.open(Main) })
			want(l.t, "no form comes late", l.panel == nil, true)
		},
	} {
		t.Run(name, func(t *testing.T) {
			l := newLate(t)
			l.burst("146", fyne.KeyDown, fyne.KeyReturn, " ")
			end(l)
			l.untouched()
			want(t, "nothing stays over the window", l.c.Overlays().Top() == nil, true)
			l.burst(fyne.KeyF9)
			want(t, "keys reach the window again", fmt.Sprint(*l.keys), "[F9]")
		})
	}
}

func TestAWaitSaysThatItTookTooLong(t *testing.T) {
	l := newLate(t)
	said := 0
	w := Wait(l.c, func() { said++ })
	w.expire()
	w.expire()
	want(t, "said", said, 1)
	w = Wait(l.c, func() { said++ })
	w.Drop()
	w.expire()
	want(t, "said after its end", said, 1)
}

func TestAnEnterFromBeforeConfirmsNothingUnseen(t *testing.T) {
	for name, c := range map[string]struct {
		kind  ButtonKind
		typed []any
		runs  int
	}{
		"nothing filled in":   {Main, []any{fyne.KeyReturn, fyne.KeyEnter}, 0},
		"filled in":           {Main, []any{"146/88", fyne.KeyReturn, "9"}, 1},
		"filled in, a danger": {Danger, []any{"146/88", fyne.KeyReturn}, 0},
		"filled in, plain":    {Plain, []any{"146/88", fyne.KeyReturn}, 0},
		"space on the button": {Main, []any{"1", fyne.KeyTab, fyne.KeyTab, fyne.KeyTab, " "}, 0},
	} {
		t.Run(name, func(t *testing.T) {
			l := newLate(t)
			l.burst(c.typed...)
			l.wait.Done(func() { l.open(c.kind) })
			want(t, "runs", l.runs, c.runs)
			if c.runs > 0 {
				want(t, "BP", l.bp.Text(), "146/88") // and nothing of what came behind the Enter
			}
			l.untouched()
		})
	}
}

func TestEscapeFromBeforeClosesTheFormOnly(t *testing.T) {
	l := newLate(t)
	l.burst(fyne.KeyEscape, fyne.KeyReturn, "v")
	l.wait.Done(func() { l.open(Main) })
	want(t, "closed", l.panel.Closed(), true)
	l.untouched()
}

// The key that opened the form is still held: its repeats are no presses.
func TestAHeldKeyIsKeptOnce(t *testing.T) {
	l := newLate(t)
	l.wait.Drop()
	v := &fyne.KeyEvent{Name: fyne.KeyV}
	l.behind.KeyDown(v)
	Once(fyne.KeyV)
	l.wait = Wait(l.c, nil)
	for range 30 {
		l.c.Focused().TypedKey(v)
		l.c.Focused().TypedRune('v')
	}
	l.c.Focused().(desktop.Keyable).KeyUp(v)
	l.press("1", 30, '1')
	l.press(fyne.KeyTab, 30, 0)
	l.press("7", 1, '7')
	l.press(fyne.KeyTab, 1, 0)
	l.press("", 30, ' ')
	l.wait.Done(func() { l.open(Main) })
	want(t, "BP", l.bp.Text(), "1")
	want(t, "pulse", l.pulse.Text(), "7")
	want(t, "the tick", l.tick.Ticked(), true)
}

func TestTooMuchIsLostAsAWhole(t *testing.T) {
	l := newLate(t)
	for range waitKeys + 1 {
		l.burst("1")
	}
	l.wait.Done(func() { l.open(Main) })
	want(t, "BP", l.bp.Text(), "")
}

func TestKeysDuringAWriteReachNobody(t *testing.T) {
	l := newLate(t)
	l.wait.Done(func() { l.open(Main) })
	l.burst("146/88", fyne.KeyReturn)
	want(t, "runs", l.runs, 1)
	l.burst("9", fyne.KeyReturn, fyne.KeyEscape, fyne.KeyTab)
	l.panel.Fail("Another station was faster.")
	want(t, "BP after the refusal", l.bp.Text(), "146/88")
	want(t, "open after the refusal", l.panel.Closed(), false)
	want(t, "the field has the keyboard", l.c.Focused() == l.bp.Focusable(), true)
	l.burst(fyne.KeyReturn)
	want(t, "runs", l.runs, 2)
	l.burst("v", fyne.KeyReturn)
	l.panel.Busy(false)
	l.panel.Close()
	l.untouched()
	want(t, "nothing stays over the window", l.c.Overlays().Top() == nil, true)
}

func TestAPanelOverABusyPanel(t *testing.T) {
	l := newLate(t)
	l.wait.Done(func() { l.open(Main) })
	l.panel.Busy(true)
	inner := ShowPanel(l.c, PanelSpec{Title: "Who?", Action: "Me"})
	l.panel.Busy(false)
	want(t, "inner", inner.Closed(), false)
	inner.Close()
	l.panel.Busy(true)
	l.panel.Close()
	want(t, "nothing stays over the window", l.c.Overlays().Top() == nil, true)
	l.burst(fyne.KeyF9)
	want(t, "keys reach the window again", fmt.Sprint(*l.keys), "[F9]")
}
