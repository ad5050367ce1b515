package patient

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"chairside/store/clinic"
	"chairside/ui/part"
	"chairside/ui/theme"
)

// form makes and corrects a record. What was typed goes only when it is asked
// for twice, and never because another station was quicker.
type form struct {
	screen   *Screen
	base     clinic.Patient // as it was when the form was filled; ID 0 for a new patient
	since    int64          // the newest history line of base
	filled   string         // what stood in the fields then
	busy     bool
	left     bool           // Esc was pressed once over something typed
	asked    int            // searches for people alike
	answered int            // the newest search that was answered
	waiting  bool           // to save as soon as the search has answered
	filling  bool           // the fields are written by the form itself
	twin     string         // somebody on record with this very birth date
	warned   bool           // that was said once; saving again goes on
	notice   part.Warned    // what saving again confirms
	held     bool           // come back to half-typed: no field has the keyboard
	next     func()         // what was asked for instead
	last     fyne.Focusable // had the keyboard last

	inputs []*input
	marks  map[string]*input
	first  fyne.Focusable

	title   *part.Text
	goOn    *part.Button
	similar *part.Banner
	theirs  *part.Banner
	refused *part.Banner
	save    *part.Button
	cancel  *part.Button
	reason  *input
	death   *fyne.Container
	scroll  *container.Scroll
	banners *fyne.Container
	inner   *fyne.Container
	object  *fyne.Container
}

// input is one thing of the form: a field, a choice or a tick.
type input struct {
	object fyne.CanvasObject
	focus  fyne.Focusable
	text   func() string
	set    func(string)
	wrong  func(string)
}

func newForm(s *Screen) *form {
	f := &form{screen: s, marks: map[string]*input{}, similar: part.NewBanner(), theirs: part.NewBanner(), refused: part.NewBanner()}
	f.similar.ID, f.theirs.ID, f.refused.ID = "patient.similar", "patient.theirs", "patient.refused"
	left := container.New(part.NewStack(0),
		heading("Who it is"),
		f.line(abreast{1, 1}, f.field("given", "Given names", "as the patient says them", 80), f.field("family", "Family name", "", 80)),
		f.line(abreast{2, 1}, f.field("preferred", "Preferred name", "if another", 80), f.field("pronoun", "Pronoun", "she, he, they", 24)),
		f.line(abreast{1, 1}, f.field("birth", "Birth date", "e.g. 3 Nov 1985", 20), f.field("mrn", "MRN", "empty: the next free number", 24)),
		heading("How to reach them"),
		f.line(abreast{2, 1}, f.field("phone", "Phone", "", 40), f.kind("phone_kind", "It is")),
		f.line(abreast{2, 1}, f.field("phone2", "Second phone", "", 40), f.kind("phone2_kind", "It is")),
		f.line(abreast{1}, f.field("address", "Address", "", 200)),
		heading("Emergency contact"),
		f.line(abreast{5, 4, 5}, f.field("emergency", "Name", "", 80), f.field("emergency_relation", "Relation", "", 40), f.field("emergency_phone", "Phone", "", 40)),
	)
	languages := f.line(abreast{3, 2}, f.field("languages", "Languages", "the one spoken best first", 400), f.tick("interpreter", "Needs an interpreter"))
	right := container.New(part.NewStack(0),
		heading("Health"),
		f.line(abreast{1}, f.field("allergies", "Allergies", "e.g. latex (hives), penicillin; write none when none are known", 2000)),
		f.line(abreast{1}, f.field("medicines", "Medicines", "e.g. sertraline 100 mg, lisinopril 10 mg", 500)),
		f.line(abreast{1}, f.field("conditions", "Conditions", "what else whoever treats them must know", 500)),
		heading("Consent and language"),
		f.line(abreast{1, 1}, f.field("consent_signed", "Consent signed on", "e.g. 3 Nov 2026", 20), f.field("consent", "Valid until", "empty: one year", 20)),
		languages,
		heading("Care"),
		f.line(abreast{1, 1, 1}, f.field("therapist", "Therapist", "", 120), f.field("referrer", "Referred by", "", 120), f.field("heard_from", "Heard of us through", "", 120)),
	)
	f.death = container.New(part.NewStack(0), f.line(abreast{2, 3}, f.field("died", "Day of death", "", 20), f.field("reason", "Reason", "to change or take back a day of death", 300)))
	right.Add(f.death)
	f.reason = f.marks["reason"]
	for _, name := range []string{"given", "family", "birth", "phone", "phone2"} {
		f.marks[name].object.(*part.Field).OnChanged = func(string) { f.lookForSimilar() }
	}
	f.save = part.NewButton(part.Main, "Save", f.submit)
	f.save.ID = "patient.save"
	f.save.SetLarge(true)
	f.save.SetKey("Ctrl S")
	f.cancel = part.NewButton(part.Plain, "Cancel", f.escape)
	f.cancel.ID = "patient.cancel"
	f.cancel.SetLarge(true)
	f.cancel.SetKey("Esc")
	f.title = part.NewText("", part.TextStyle{Size: theme.TextTile, Heavy: true, Wrap: true})
	f.title.ID = "patient.form.title"
	f.goOn = part.NewButton(part.Main, "Go on", f.resume)
	f.goOn.ID = "patient.goon"
	f.goOn.SetKey("Enter")
	f.goOn.EnterOnly = true
	f.banners = container.New(part.NewStack(theme.S8), f.title, f.refused, f.theirs, f.similar)
	columns := container.New(twoColumns{}, left, right)
	f.scroll = container.NewVScroll(container.New(layout.NewCustomPaddedLayout(2, 2, 4, 12), columns))
	foot := container.New(layout.NewCustomPaddedLayout(theme.S8, 0, 0, 0),
		container.NewBorder(nil, nil, nil, container.New(layout.NewCustomPaddedHBoxLayout(10), f.cancel, f.save),
			part.NewText("Only the family name and the birth date must be known. Enter or Ctrl S saves.", part.TextStyle{Size: theme.TextSmall, Color: theme.Muted})))
	f.inner = container.New(formLayout{}, f.banners, f.scroll, foot)
	card := part.NewCard(f.inner)
	card.SetPadding(theme.S16)
	f.object = container.New(layout.NewCustomPaddedLayout(theme.S12, theme.S16, theme.S20, theme.S20), card)
	return f
}

// line lays the inputs that belong together side by side.
func (f *form) line(weights abreast, inputs ...*input) fyne.CanvasObject {
	box := container.New(weights)
	for _, i := range inputs {
		box.Add(i.object)
	}
	return box
}

func (f *form) add(name string, i *input) *input {
	f.inputs = append(f.inputs, i)
	f.marks[name] = i
	if f.first == nil {
		f.first = i.focus
	}
	return i
}

func (f *form) field(name, label, hint string, most int) *input {
	e := part.NewField(label)
	e.ID, e.MaxLength = "patient."+name, most
	e.SetPlaceHolder(hint)
	e.OnSubmitted = func(string) { f.submit() }
	e.OnEscape = f.escape
	e.OnFocus = func() { f.reveal(e) }
	return f.add(name, &input{e, e.Focusable(), e.Text, e.SetText, e.SetError})
}

// kindWords are what a phone can be, as the form offers it; the first is not
// asked.
var kindWords = func() []string {
	words := []string{"not said"}
	for _, k := range clinic.PhoneKinds {
		words = append(words, string(k))
	}
	return words
}()

func (f *form) kind(name, label string) *input {
	e := part.NewSelect(label, kindWords, nil)
	e.ID = "patient." + name
	e.OnFocus = func() { f.reveal(e) }
	return f.add(name, &input{e, e.Focusable(), func() string {
		if i := e.Selected(); i > 0 {
			return kindWords[i]
		}
		return ""
	}, func(s string) {
		e.SetSelected(0)
		for i, w := range kindWords {
			if w == s {
				e.SetSelected(i)
			}
		}
	}, e.SetError})
}

func (f *form) tick(name, label string) *input {
	e := part.NewTick(label, "", nil)
	e.ID = "patient." + name
	e.OnFocus = func() { f.reveal(e) }
	return f.add(name, &input{container.New(tickLayout{}, e), e, func() string {
		if e.Ticked() {
			return "yes"
		}
		return ""
	}, func(s string) { e.Set(s == "yes") }, func(string) {}})
}

// begin fills the form: for p when it is on record, else for a new patient.
func (f *form) begin(p clinic.Patient, since int64) {
	f.base, f.since = p, since
	f.left, f.twin, f.warned, f.busy, f.waiting, f.held, f.last = false, "", false, false, false, false, nil
	f.notice.Forget()
	f.title.SetText("New patient")
	if p.ID != 0 {
		f.title.SetText("Correcting " + whose(p))
	}
	f.save.Enable()
	f.theirs.Clear()
	f.similar.Clear()
	f.clear()
	f.fill(p)
	f.marks["reason"].set("")
	part.Visible(f.death, p.ID != 0)
	f.filled = f.text()
	f.scroll.ScrollToTop()
	f.arrange()
	f.lookForSimilar()
}

// text is all that stands in the form.
func (f *form) text() string {
	var b strings.Builder
	for _, i := range f.inputs {
		b.WriteString(i.text())
		b.WriteByte(0)
	}
	return b.String()
}

// dirty reports whether something was typed and not saved.
func (f *form) dirty() bool { return f.text() != f.filled }

// clear takes back what was said about mistakes.
func (f *form) clear() {
	for _, i := range f.inputs {
		i.wrong("")
	}
	f.refused.Clear()
	f.arrange()
}

// arrange lays out again after a banner came or went: twice, because a
// sentence that wraps knows its height only after its width.
func (f *form) arrange() {
	for range 2 {
		f.inner.Refresh()
		f.banners.Refresh()
	}
}

func (f *form) keys() []part.Key {
	return []part.Key{
		{Key: "Ctrl+S", Word: "Save", Do: f.submit},
		{Key: "Ctrl+Enter", Word: "Save", Do: f.submit},
		{Key: "Enter", Word: "Save, from any field", Do: f.submit},
		{Key: "Esc", Word: "Cancel; asks once over something typed", Do: f.escape},
	}
}

// escape leaves the form; what was typed goes only when it is asked for twice.
func (f *form) escape() {
	if f.busy {
		return
	}
	if f.held {
		f.drop()
		return
	}
	if f.dirty() && !f.left {
		f.left = true
		f.say(theme.Hold, "Once more to close: what you typed is not kept. Ctrl S saves it.")
		return
	}
	f.close()
}

func (f *form) close() {
	s := f.screen
	f.filled = f.text()
	if f.base.ID == 0 && s.id == 0 {
		s.List()
	} else {
		s.turn(chartPage)
	}
	s.home()
}

func (f *form) say(tone theme.Tone, words string) {
	f.refused.Set(tone, theme.IconWarning, words)
	f.arrange()
}

// reveal scrolls the form to what has just got the keyboard.
func (f *form) reveal(o fyne.CanvasObject) {
	f.left = false
	f.seen(o)
	driver := fyne.CurrentApp().Driver()
	top := driver.AbsolutePositionForObject(o).Y - driver.AbsolutePositionForObject(f.scroll).Y
	bottom, room, offset := top+o.Size().Height, f.scroll.Size().Height, f.scroll.Offset
	switch {
	case room <= 0:
		return
	case top < 0:
		offset.Y += top - theme.S8
	case bottom > room:
		offset.Y += bottom - room + theme.S8
	default:
		return
	}
	f.scroll.ScrollToOffset(offset)
}

// twoColumns lays the blocks of a form side by side.
type twoColumns struct{}

func (twoColumns) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(600, fyne.Max(o[0].MinSize().Height, o[1].MinSize().Height))
}

func (twoColumns) Layout(o []fyne.CanvasObject, size fyne.Size) {
	const gap = 2 * theme.S16
	width := (size.Width - gap) / 2
	part.Place(o[0], 0, 0, width, size.Height)
	part.Place(o[1], width+gap, 0, width, size.Height)
}

// tickLayout keeps a tick in line with the box of the field beside it.
type tickLayout struct{}

func (tickLayout) MinSize(o []fyne.CanvasObject) fyne.Size { return o[0].MinSize() }

func (tickLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	part.Place(o[0], 0, (size.Height-theme.FieldHeight)/2, size.Width, theme.FieldHeight)
}

// formLayout keeps banners above and buttons below what scrolls.
type formLayout struct{}

func (formLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(640, 300) }

func (formLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	o[0].Resize(fyne.NewSize(size.Width, o[0].MinSize().Height))
	o[0].Resize(fyne.NewSize(size.Width, o[0].MinSize().Height))
	top := o[0].MinSize().Height
	part.Place(o[0], 0, 0, size.Width, top)
	if top > 0 {
		top += theme.S8
	}
	foot := o[2].MinSize().Height
	part.Place(o[1], 0, top, size.Width, size.Height-top-foot)
	part.Place(o[2], 0, size.Height-foot, size.Width, foot)
}
