package checkin

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"chairside/store/clinic"
	"chairside/ui/part"
	"chairside/ui/try"
)

// bind sends what no part wants to the table of keys, as the window does.
func (d *desk) bind() {
	do := func(name string) {
		if name == "Return" {
			name = "Enter"
		}
		for _, k := range d.walk.Keys() {
			if k.Key == name && k.Do != nil {
				k.Do()
				return
			}
		}
	}
	d.window.Canvas().SetOnTypedKey(func(e *fyne.KeyEvent) { do(string(e.Name)) })
	for _, name := range []fyne.KeyName{fyne.KeyReturn, fyne.KeyEnter} {
		d.window.Canvas().AddShortcut(&desktop.CustomShortcut{KeyName: name, Modifier: fyne.KeyModifierControl}, func(s fyne.Shortcut) {
			do(part.ShortcutName(s.(*desktop.CustomShortcut)))
		})
	}
}

func (d *desk) enter() {
	d.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
}

// TestEnterBeginsFromEveryPartOfTheForm: the button names Enter, so Enter
// begins from the choice, where the keyboard starts, and from the list alike.
func TestEnterBeginsFromEveryPartOfTheForm(t *testing.T) {
	known := clinic.Patient{ID: 21, Given: "Ewa", Family: "Nowak", Birth: clinic.Date{Year: 1990, Month: 1, Day: 2}, MRN: "10700"}
	for name, at := range map[string]func(*visitForm) fyne.Focusable{
		"where it starts": (*visitForm).firstField,
		"the kind":        func(f *visitForm) fyne.Focusable { return f.kind },
		"the protocol":    func(f *visitForm) fyne.Focusable { return f.protocol.Focusable() },
		"the button":      func(f *visitForm) fyne.Focusable { return f.start },
	} {
		d := newDesk(t, false)
		d.openWalkIn()
		d.bind()
		d.walk.Begin(known, nil)
		d.window.Canvas().Focus(at(d.walk.form))
		d.enter()
		if len(d.booked) != 1 || d.booked[0].Patient != 21 || d.began != 99 {
			t.Errorf("Enter on %s: booked %v, began %d", name, d.booked, d.began)
		}
	}
	for _, key := range []string{"Enter", "Ctrl+Enter"} {
		d := newDesk(t, false)
		d.openWalkIn()
		d.walk.Begin(known, nil)
		try.Key(d.t, d.walk.Keys(), key)
		if len(d.booked) != 1 {
			t.Errorf("%s does not begin", key)
		}
		try.Key(d.t, d.walk.Keys(), "Ctrl+Enter") // the form is done with
		if len(d.booked) != 1 {
			t.Errorf("%s begins a second time", key)
		}
	}
}
