package patient

import (
	"fyne.io/fyne/v2"

	"chairside/store/clinic"
	"chairside/ui/part"
	"chairside/ui/theme"
)

// A form that somebody comes back to half-typed has no field with the
// keyboard: whoever wanted the search would type a name into a record.

// whose names a patient so that no other can be meant.
func whose(p clinic.Patient) string { return p.Label() + ", MRN " + p.MRN }

// stays keeps the form and says whose it is; then is what was asked for.
func (f *form) stays(then func()) {
	if f.busy {
		f.say(theme.Hold, "This form is being saved. Wait a moment, then ask again.")
		return
	}
	f.held, f.next = true, then
	words := "You were writing a new patient"
	if f.base.ID != 0 {
		words = "You were correcting " + whose(f.base)
	}
	f.refused.Set(theme.Hold, theme.IconWarning, words+": Enter goes on, Esc drops it.", f.goOn)
	f.arrange()
}

// focus is where the keyboard belongs.
func (f *form) focus() fyne.Focusable {
	if f.held {
		return f.goOn
	}
	return f.first
}

// resume goes on where the keyboard was.
func (f *form) resume() {
	if !f.held {
		return
	}
	f.release()
	if f.last != nil {
		f.screen.open.Focus(f.last)
		return
	}
	f.screen.open.Focus(f.first)
}

func (f *form) release() {
	f.held, f.next = false, nil
	f.refused.Clear()
	f.arrange()
}

// drop gives up what was typed, as the banner said, and does what was asked for.
func (f *form) drop() {
	next := f.next
	f.release()
	f.filled = f.text()
	if next == nil {
		f.close()
		return
	}
	next()
	f.screen.home()
}

// seen notes where the keyboard has come; a field that was chosen by Tab or
// the pointer is going on too.
func (f *form) seen(o fyne.CanvasObject) {
	if f.held {
		f.release()
	}
	for _, i := range f.inputs {
		if i.object == o {
			f.last = i.focus
		}
	}
	if t, ok := o.(*part.Tick); ok {
		f.last = t
	}
}
