package schedule

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"chairside/store/clinic"
	"chairside/ui/part"
	"chairside/ui/status"
	"chairside/ui/theme"
)

// form books a visit on the day that is shown, or moves one there.
type form struct {
	screen  *Screen
	open    bool
	moving  clinic.Visit   // ID 0 for a new booking
	patient clinic.Patient // ID 0 until one is chosen
	typed   bool           // the time is a person's and not a proposal
	written string         // the time that the form itself wrote last
	filling bool           // the form itself writes into its fields
	begun   string         // what stood in it when it was opened
	warned  bool           // Esc was pressed once over something typed
	busy    bool
	shown   clinic.Date // the day the field says

	title    *part.Text
	who, sub *part.Text
	change   *part.Button
	alike    *part.Banner // whom the patient could be mistaken for
	person   *fyne.Container
	search   *search
	kind     *part.Choice
	protocol *part.Select
	ids      []clinic.ProtocolID
	day      *part.Field
	clock    *part.Field
	chair    *part.Select
	chairs   []clinic.ChairID // of the options after the first
	fits     *part.Text
	against  *part.Banner
	failure  *part.Banner
	save     *part.Button
	anyway   *part.Button
	shut     *part.Button
	lines    *fyne.Container
	scroll   *container.Scroll
	card     *part.Card
	marks    map[string]func(string)
}

var kinds = []clinic.Kind{clinic.Induction, clinic.Maintenance, clinic.Consultation}

// anyChair is the first option of the chairs.
const anyChair = "The one that fits best"

func newForm(s *Screen) *form {
	f := &form{
		screen: s, title: part.TileTitle("Book a visit"), who: part.NewText("", part.TextStyle{Bold: true, Wrap: true}),
		sub:   part.NewText("", part.TextStyle{Color: theme.Muted, Size: theme.TextSmall, Wrap: true}),
		alike: part.NewBanner(), fits: part.NewText("", part.TextStyle{Wrap: true}), against: part.NewBanner(), failure: part.NewBanner(),
	}
	f.search = newSearch(f)
	f.change = part.NewButton(part.Plain, "Change", func() { f.choose(clinic.Patient{}) })
	f.change.ID = "schedule.change"
	f.person = container.New(endsLayout{}, container.New(part.NewStack(0), f.who, f.sub), f.change)
	changed := func(int) { f.changed() }
	f.kind = part.NewChoice("Kind", []string{"Induction", "Maintenance", "Consultation"}, func(int) {
		f.offer()
		f.changed()
	})
	f.kind.ID = "schedule.kind"
	f.protocol = part.NewSelect("Protocol", nil, changed)
	f.protocol.ID = "schedule.protocol"
	f.day = f.field("Day", "schedule.form.day", 30)
	f.day.OnChanged = func(text string) { f.turned(text) }
	f.clock = f.field("Time", "schedule.form.time", 5)
	f.clock.OnFocus = f.offerClock
	f.clock.OnChanged = func(string) {
		if !f.filling {
			f.typed = true
			f.changed()
		}
	}
	f.chair = part.NewSelect("Chair", []string{anyChair}, changed)
	f.chair.ID = "schedule.chair"
	f.fits.ID, f.against.ID, f.failure.ID, f.alike.ID = "schedule.fits", "schedule.against", "schedule.failure", "schedule.alike"
	f.save = part.NewButton(part.Main, "Book", func() { f.submit(false) })
	f.save.SetLarge(true)
	f.save.SetKey("Enter")
	f.save.ID = "schedule.save"
	f.anyway = part.NewButton(part.Caution, "Book anyway", func() { f.submit(true) })
	f.anyway.ID = "schedule.anyway"
	f.shut = part.NewButton(part.Plain, "Close", f.escape)
	f.shut.SetKey("Esc")
	f.shut.ID = "schedule.close"
	f.lines = container.New(part.NewStack(theme.S8), f.title, f.search.object, f.person, f.alike, f.kind, f.protocol,
		container.NewGridWithColumns(2, f.day, f.clock), f.chair, f.fits, f.against, f.failure, f.save, f.anyway, f.shut)
	f.scroll = container.NewVScroll(container.New(besideBar{}, f.lines))
	f.card = part.NewCard(f.scroll)
	f.marks = map[string]func(string){
		"patient": f.search.field.SetError, "kind": f.kind.SetError, "protocol": f.protocol.SetError, "day": f.day.SetError,
		"time": f.clock.SetError, "planned": f.clock.SetError, "chair": f.chair.SetError,
	}
	return f
}

func (f *form) field(label, id string, most int) *part.Field {
	e := part.NewField(label)
	e.ID, e.MaxLength = id, most
	e.OnSubmitted = func(string) { f.submit(false) }
	e.OnEscape = f.screen.escape
	return e
}

// Book opens the form for a patient, or for one still to be searched for: 0.
// A day that is over makes room for today.
func (s *Screen) Book(id clinic.PatientID) {
	if s.form.kept() {
		return
	}
	if s.date.Before(s.today) { // nothing is booked into the past
		s.turn(s.today)
	}
	s.form.begin(clinic.Visit{}, clinic.Patient{})
	if id == 0 {
		return
	}
	s.desk.Spawn(func() {
		p, err := s.desk.Store.Patient(context.Background(), id)
		fyne.Do(func() {
			switch {
			case err != nil:
				s.desk.Failed(err)
			case s.form.open && s.form.moving.ID == 0 && s.form.patient.ID == 0:
				s.form.choose(p)
				s.form.begun = s.form.text()
			}
		})
	})
}

// BookToday is [Screen.Book] with today shown, whatever day was looked at.
func (s *Screen) BookToday(id clinic.PatientID) {
	if s.form.kept() {
		return
	}
	s.turn(s.today)
	s.Book(id)
}

// Move opens the form to move a booked visit.
func (s *Screen) Move(v clinic.Visit) {
	if v.Stage != clinic.Booked {
		s.desk.Failed(&clinic.Error{Code: clinic.Conflict, Message: "Only a visit that is still expected can be moved.", Next: "Book a new one instead."})
		return
	}
	if s.form.kept() {
		return
	}
	s.form.begin(v, v.Patient)
}

// kept says that something typed is in the way of opening the form anew.
func (f *form) kept() bool {
	if !f.open || f.text() == f.begun && !f.busy {
		return false
	}
	f.failure.Set(theme.Amber, theme.IconMark, "Finish this booking or close it first.")
	f.screen.again()
	f.screen.desk.Focus(f.first())
	return true
}

func (f *form) begin(v clinic.Visit, p clinic.Patient) {
	s := f.screen
	f.open, f.moving, f.typed, f.warned, f.busy, f.shown = true, v, false, false, false, clinic.Date{}
	f.failure.Clear()
	f.mend()
	f.title.SetText("Book a visit")
	f.save.SetText("Book")
	f.anyway.SetText("Book anyway")
	f.filling = true
	f.kind.SetSelected(0)
	f.chair.SetSelected(0)
	f.writeClock("")
	f.search.reset()
	if v.ID != 0 {
		f.title.SetText("Move the booking of " + v.Planned.In(s.zone).Format("Mon 2 Jan, 15:04"))
		f.save.SetText("Move here")
		f.anyway.SetText("Move here anyway")
		for i, k := range kinds {
			if k == v.Kind {
				f.kind.SetSelected(i)
			}
		}
	}
	f.filling = false
	f.offer()
	f.choose(p)
	if v.ID != 0 {
		f.asBooked(v)
	}
	s.again()
	f.begun = f.text()
	s.desk.Focus(f.first())
}

// asBooked fills in how a visit is booked now. One whose day is over is
// proposed a time today.
func (f *form) asBooked(v clinic.Visit) {
	s := f.screen
	f.filling = true
	defer func() { f.filling = false }()
	for i, id := range f.ids {
		if id == v.Protocol.ID {
			f.protocol.SetSelected(i)
		}
	}
	f.list()
	if !v.Day.Before(s.today) {
		for i, id := range f.chairs {
			if id == v.PlannedChair {
				f.chair.SetSelected(i + 1)
			}
		}
		f.typed = true
		f.writeClock(v.Planned.In(s.zone).Format("15:04"))
	} else if s.date.Before(s.today) {
		s.turn(s.today)
	}
}

// choose takes a patient, or none to search for another.
func (f *form) choose(p clinic.Patient) {
	f.patient = p
	part.Visible(f.search.object, p.ID == 0)
	part.Visible(f.person, p.ID != 0)
	part.Visible(f.change, f.moving.ID == 0)
	f.who.SetText(p.Label())
	sub := ""
	if p.ID != 0 {
		sub = status.Person(p)
		if a := allergies(p); a != "" {
			sub += " · " + a
		}
	}
	f.sub.SetText(sub)
	f.beware()
	f.changed()
	f.screen.desk.Focus(f.first())
}

// beware says whom the chosen patient could be mistaken for.
func (f *form) beware() {
	f.alike.Clear()
	p, look := f.patient, f.screen.desk.Alike
	if p.ID == 0 || look == nil {
		return
	}
	look(clinic.Visit{Patient: p}, func(words string) {
		switch {
		case f.patient.ID != p.ID || words == f.alike.Text():
			return
		case words == "":
			f.alike.Clear()
		default:
			f.alike.Set(theme.Amber, theme.IconWarning, words)
		}
		f.screen.again()
	})
}

// first is where the keyboard belongs: the search, or once there is a patient
// the time.
func (f *form) first() fyne.Focusable {
	if f.patient.ID == 0 {
		return f.search.field.Focusable()
	}
	return f.clock.Focusable()
}

// writeClock puts a time into its field, marked while the keyboard is there.
func (f *form) writeClock(text string) {
	f.written = text
	if f.clock.Text() != text {
		f.clock.SetText(text)
		if f.clock.Focused() {
			f.offerClock()
		}
	}
}

// offerClock marks a time that nobody typed, so that typing replaces it.
func (f *form) offerClock() {
	if text := f.clock.Text(); text != "" && text == f.written {
		f.clock.SelectAll()
	}
}

// offer lists the protocols of the kind.
func (f *form) offer() {
	var words []string
	f.ids = nil
	talk := f.kind.Selected() == 2
	for _, o := range f.screen.plan.Protocols {
		if !o.Retired && o.Treatment != talk {
			words, f.ids = append(words, o.Name), append(f.ids, o.ID)
		}
	}
	f.protocol.SetOptions(words)
	if f.protocol.Selected() < 0 && len(words) > 0 {
		f.protocol.SetSelected(0)
	}
}

// list offers the chairs of the day that the protocol may have.
func (f *form) list() {
	n, _ := f.need()
	was := clinic.ChairID(0)
	if i := f.chair.Selected(); i > 0 && i <= len(f.chairs) {
		was = f.chairs[i-1]
	}
	words := []string{anyChair}
	var ids []clinic.ChairID
	for _, c := range f.screen.plan.Chairs {
		if !c.Retired && c.Suits(n.Protocol) == nil {
			words, ids = append(words, c.Name), append(ids, c.ID)
		}
	}
	if !slices.Equal(ids, f.chairs) {
		f.chairs = ids
		f.chair.SetOptions(words)
		f.chair.SetSelected(slices.Index(ids, was) + 1)
	}
}

// text is all that a person put into the form. A time that the form proposes
// is nobody's: it is another on every day.
func (f *form) text() string {
	clock := ""
	if f.typed {
		clock = f.clock.Text()
	}
	return f.search.field.Text() + "\x00" + f.who.Text() + "\x00" + f.kind.PartText() + "\x00" + f.protocol.PartText() + "\x00" + clock + "\x00" + f.chair.PartText()
}

// escape closes the form; something typed goes only when it is asked for
// twice.
func (f *form) escape() {
	switch {
	case f.busy:
		return
	case !f.warned && f.text() != f.begun && f.typedAnything():
		f.warned = true
		f.failure.Set(theme.Hold, theme.IconWarning, "Once more to close: what you typed is not kept.")
		f.screen.again()
		return
	}
	f.open = false
	f.screen.again()
	f.screen.desk.Focus(f.screen.table)
}

// Unsaved names the booking while something typed for it is not saved.
func (s *Screen) Unsaved() string {
	if s.form.open && s.form.text() != s.form.begun && s.form.typedAnything() {
		return "the booking"
	}
	return ""
}

// typedAnything leaves out what the form itself proposed.
func (f *form) typedAnything() bool {
	return f.typed || f.search.field.Text() != "" || f.patient.ID != f.moving.Patient.ID
}

func (f *form) mend() {
	for _, show := range f.marks {
		show("")
	}
}

// besideBar keeps the fields off the bar of their scroll.
type besideBar struct{}

func (besideBar) MinSize(o []fyne.CanvasObject) fyne.Size { return o[0].MinSize().AddWidthHeight(8, 4) }

func (besideBar) Layout(o []fyne.CanvasObject, size fyne.Size) {
	part.Place(o[0], 2, 2, size.Width-10, size.Height-4)
}

// endsLayout gives the second what it needs, at the right.
type endsLayout struct{}

func (endsLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(100+o[1].MinSize().Width, fyne.Max(o[0].MinSize().Height, o[1].MinSize().Height))
}

func (endsLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	need := fyne.NewSize(0, 0)
	if o[1].Visible() {
		need = o[1].MinSize()
	}
	part.Place(o[0], 0, 0, size.Width-need.Width-theme.S8, size.Height)
	part.Place(o[1], size.Width-need.Width, 0, need.Width, need.Height)
}
