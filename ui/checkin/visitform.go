package checkin

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"chairside/store/clinic"
	"chairside/ui/part"
	"chairside/ui/theme"
)

// visitForm begins a walk-in's visit: for a patient on record it asks only
// what the visit is for, for a new one also who it is.
type visitForm struct {
	walk    *WalkIn
	open    bool
	patient clinic.Patient // ID 0 while the patient is not on record
	asked   int            // counts the searches for similar names
	sought  int            // the newest search that was answered
	waiting bool           // to begin as soon as the search has answered
	twin    string         // a patient on record with a similar name and this very birth date
	warned  part.Warned    // that was said; Begin again goes on, once it can have been read

	heading  *part.Text
	who      *part.Text
	given    *part.Field
	family   *part.Field
	birth    *part.Field
	phone    *part.Field
	person   *fyne.Container
	similar  *part.Banner
	refused  *part.Banner
	kind     *part.Choice
	protocol *part.Select
	ids      []clinic.ProtocolID
	start    *part.Button
	back     *part.Button
	record   *part.Button // to the whole record of a patient who is on it
	busy     bool
	marks    map[string]func(string)
	body     *fyne.Container
	object   fyne.CanvasObject
}

var kinds = []clinic.Kind{clinic.Induction, clinic.Maintenance, clinic.Consultation}

func newVisitForm(w *WalkIn) *visitForm {
	f := &visitForm{
		walk: w, heading: part.NewText("", part.TextStyle{Size: 22, Heavy: true}), who: part.NewText("", part.TextStyle{Color: theme.Muted}),
		similar: part.NewBanner(), refused: part.NewBanner(), marks: map[string]func(string){},
	}
	f.given = f.field("Given names", "walkin.given", "given", 80)
	f.family = f.field("Family name", "walkin.family", "family", 80)
	f.birth = f.field("Birth date", "walkin.birth", "birth", 20)
	f.birth.SetPlaceHolder("e.g. 3 Nov 1985")
	f.phone = f.field("Phone", "walkin.phone", "phone", 40)
	f.given.SetHint("as the patient says them")
	for _, e := range []*part.Field{f.given, f.family, f.birth, f.phone} {
		e.OnChanged = func(string) {
			e.SetError("") // what was said is about another text
			f.refused.Clear()
			if e != f.phone {
				f.lookForSimilar()
			}
			f.body.Refresh()
		}
	}
	f.person = container.NewGridWithColumns(2, f.given, f.family, f.birth, f.phone)
	f.kind = part.NewChoice("The visit is", []string{"Infusion of a series", "Maintenance", "Consultation"}, f.kindChosen)
	f.kind.ID = "walkin.kind"
	f.protocol = part.NewSelect("Protocol", nil, nil)
	f.protocol.ID = "walkin.protocol"
	f.marks["kind"], f.marks["protocol"] = f.kind.SetError, f.protocol.SetError
	f.start = part.NewButton(part.Main, "Begin check-in", f.submit)
	f.start.ID = "walkin.begin"
	f.start.SetLarge(true)
	f.start.SetKey("Enter")
	f.back = part.NewButton(part.Plain, "Back to the search", w.escape)
	f.back.SetLarge(true)
	f.back.SetKey("Esc")
	f.record = part.NewButton(part.Plain, "Full record", func() {
		if w.desk.Record != nil && f.patient.ID != 0 {
			w.desk.Record(f.patient.ID)
		}
	})
	f.record.ID = "walkin.record"
	f.record.SetLarge(true)
	f.body = container.New(part.NewStack(theme.S8), f.heading, f.who, f.similar, f.refused, f.person,
		f.kind, f.protocol, container.NewBorder(nil, nil, nil, container.New(layout.NewCustomPaddedHBoxLayout(10), f.record, f.back, f.start)))
	f.object = container.NewVScroll(container.New(layout.NewCustomPaddedLayout(4, 4, 4, 4), f.body))
	return f
}

func (f *visitForm) field(label, id, mark string, most int) *part.Field {
	e := part.NewField(label)
	e.ID, e.MaxLength = id, most
	e.OnSubmitted = func(string) { f.submit() }
	e.OnEscape = f.walk.escape
	f.marks[mark] = func(wrong string) {
		e.SetError(wrong)
		if wrong != "" && f.open { // the keyboard goes to what has to be put right
			f.walk.desk.Focus(e.Focusable())
		}
	}
	return e
}

// show takes the protocols that can be chosen.
func (f *visitForm) show(day clinic.Day) {
	var ids []clinic.ProtocolID
	var names []string
	for _, p := range day.Protocols {
		if !p.Retired {
			ids, names = append(ids, p.ID), append(names, p.Name)
		}
	}
	if !slices.Equal(ids, f.ids) {
		f.ids = ids
		f.protocol.SetOptions(names)
	}
}

// begin opens the form: for p when it is on record, else for a new patient
// whose name was typed into the search.
func (f *visitForm) begin(p clinic.Patient, query string) {
	f.open, f.patient = true, p
	f.offerRecord()
	f.similar.Clear()
	f.refused.Clear()
	for _, show := range f.marks {
		show("")
	}
	if p.ID != 0 {
		f.heading.SetText(p.Label())
		f.who.SetText("born " + p.Birth.Long() + " · MRN " + p.MRN)
		f.person.Hide()
	} else {
		f.heading.SetText("New patient")
		f.who.SetText("Ask for the full name and the birth date, and write them as the patient says them.")
		f.person.Show()
		given, family := clinic.SplitName(query)
		f.given.SetText(given)
		f.family.SetText(family)
		f.birth.SetText("")
		f.phone.SetText("")
	}
	f.kind.SetSelected(0)
	f.kindChosen(0)
	f.lookForSimilar()
}

// kindChosen proposes the first protocol that fits the kind of visit.
func (f *visitForm) kindChosen(i int) {
	for n, id := range f.ids {
		for _, p := range f.walk.day.Protocols {
			if p.ID == id && p.Treatment == (kinds[max(0, i)] != clinic.Consultation) {
				f.protocol.SetSelected(n)
				return
			}
		}
	}
}

// offerRecord shows the way to the whole record of whoever is on it.
func (f *visitForm) offerRecord() {
	if f.patient.ID != 0 && f.walk.desk.Record != nil {
		f.record.Show()
	} else {
		f.record.Hide()
	}
}

func (f *visitForm) firstField() fyne.Focusable {
	if f.patient.ID != 0 {
		return f.kind
	}
	if f.given.Text() == "" {
		return f.given.Focusable()
	}
	return f.birth.Focusable()
}

// lookForSimilar warns while typing when the patient may be on record.
func (f *visitForm) lookForSimilar() {
	birth, _ := clinic.ParseDate(f.birth.Text())
	p := clinic.Patient{Given: f.given.Text(), Family: f.family.Text(), Birth: birth}
	f.asked++
	asked := f.asked
	f.twin, f.waiting = "", false
	f.warned.Forget()
	if f.patient.ID != 0 || p.Given == "" || p.Family == "" {
		f.sought = asked
		f.similar.Clear()
		f.body.Refresh()
		if f.patient.ID != 0 {
			f.lookForSimilarTo(f.patient)
		}
		return
	}
	f.walk.desk.Spawn(func() {
		alike, err := f.walk.desk.Walk.SimilarPatients(context.Background(), p, 3)
		fyne.Do(func() {
			if asked != f.asked {
				return
			}
			f.sought = asked
			if err == nil {
				f.warn(alike, birth)
			}
			if f.waiting && f.open {
				f.submit()
			}
		})
	})
}

// warn names those on record who may be meant; a birth date that is the same
// too is asked about before anybody is added.
func (f *visitForm) warn(alike []clinic.Patient, birth clinic.Date) {
	var names []string
	for _, a := range alike {
		if a.Birth == birth {
			f.twin = a.FullName() + ", born " + a.Birth.Long() + ", MRN " + a.MRN
		}
		names = append(names, a.FullName()+", "+a.Birth.Long())
	}
	f.similar.Clear()
	if len(names) > 0 {
		f.similar.Set(theme.Amber, theme.IconWarning, "Already on record? "+strings.Join(names, "; ")+". Go back to the search if it is the same person.")
	}
	f.body.Refresh()
}

// submit keeps a new patient, begins the visit and opens check-in. Enter on
// any field comes here.
func (f *visitForm) submit() {
	desk := f.walk.desk
	staff, ok := desk.Staff()
	if !ok {
		desk.Pick(f.submit)
		return
	}
	if f.busy || f.warned.Unread(desk.Now()) {
		return
	}
	if f.waiting = f.sought != f.asked; f.waiting { // whoever types fast must be warned all the same
		return
	}
	for _, show := range f.marks {
		show("")
	}
	f.refused.Clear()
	p, booking, err := f.read()
	if err != nil {
		f.refuse(err)
		return
	}
	if p.ID == 0 && f.twin != "" && !f.warned.Said() {
		f.warned.Say(desk.Now())
		f.refused.Set(theme.Danger, theme.IconWarning, "With this birth date is on record: "+f.twin+". Esc goes back to the search; begin once more only if it is somebody else.")
		f.body.Refresh()
		return
	}
	f.busy = true
	f.start.Disable()
	desk.Spawn(func() {
		ctx := context.Background()
		var visit clinic.VisitID
		var err error
		if p.ID == 0 {
			p.ID, err = desk.Walk.AddPatient(ctx, staff.ID, p)
		}
		if err == nil {
			booking.Patient = p.ID
			visit, err = desk.Walk.Book(ctx, staff.ID, booking)
		}
		fyne.Do(func() {
			f.busy = false
			f.start.Enable()
			if p.ID != 0 {
				f.patient = p // on record now: a second try must not add it again
				f.offerRecord()
			}
			if err != nil {
				f.refuse(err)
				return
			}
			f.open = false
			desk.Saved(func() { desk.Begin(visit) })
		})
	})
}

func (f *visitForm) read() (clinic.Patient, clinic.Booking, error) {
	p := f.patient
	b := clinic.Booking{Kind: kinds[max(0, f.kind.Selected())], Planned: f.walk.now, WalkIn: true}
	if i := f.protocol.Selected(); i >= 0 && i < len(f.ids) {
		b.Protocol = f.ids[i]
	}
	if p.ID != 0 {
		return p, b, nil
	}
	p.Given, p.Family, p.Phone = f.given.Text(), f.family.Text(), f.phone.Text()
	birth, err := clinic.ParseDate(f.birth.Text())
	if err != nil && strings.TrimSpace(f.birth.Text()) != "" {
		f.marks["birth"](clinic.Sentence(err))
		return p, b, errShown
	}
	p.Birth = birth
	p, err = p.Check(f.walk.day.Date)
	return p, b, err
}

// errShown says that the mistake already stands at its field.
var errShown = &clinic.Error{Code: clinic.Invalid, Field: "shown"}

func (f *visitForm) refuse(err error) {
	if err == errShown {
		return
	}
	if show, ok := f.marks[clinic.FieldOf(err)]; ok {
		show(clinic.Sentence(err))
	}
	f.refused.Set(theme.Danger, theme.IconWarning, clinic.Sentence(err))
	f.body.Refresh()
}
