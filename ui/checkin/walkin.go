package checkin

import (
	"context"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"chairside/store/clinic"
	"chairside/ui/find"
	"chairside/ui/part"
	"chairside/ui/status"
	"chairside/ui/theme"
)

// WalkInStore is what a walk-in reads and writes.
type WalkInStore interface {
	find.Store
	SimilarPatients(ctx context.Context, p clinic.Patient, limit int) ([]clinic.Patient, error)
	AddPatient(ctx context.Context, by clinic.StaffID, p clinic.Patient) (clinic.PatientID, error)
	Book(ctx context.Context, by clinic.StaffID, b clinic.Booking) (clinic.VisitID, error)
}

// found is how many patients a search shows: more is a call for more letters.
const found = 8

// WalkIn finds the patient who stands at the desk, or adds one, and begins
// the visit. Search comes first, so that nobody is added twice.
type WalkIn struct {
	desk Desk
	day  clinic.Day
	now  time.Time

	back func() // to where the form was begun, if not from the search

	find    *find.Find
	finding *part.Card // the search
	filling *part.Card // the form of the visit
	form    *visitForm
	root    *fyne.Container
}

// NewWalkIn makes the screen.
func NewWalkIn(desk Desk) *WalkIn {
	w := &WalkIn{desk: desk}
	w.find = find.New("Who is at the desk?", find.Desk{
		Store: desk.Walk, Spawn: desk.Spawn, Most: found, New: true,
		Row: func() part.Row { return newHit() },
		Draw: func(row part.Row, m clinic.Match, _ bool) {
			row.(*hit).set(m, w.today(m.Patient))
		},
		Pick: w.pick, Escape: w.escape,
		Nobody: "Nobody on record matches. Check the spelling before adding.",
	})
	w.find.Field.ID, w.find.Rows.ID = "walkin.search", "walkin.rows"
	w.form = newVisitForm(w)
	w.finding = walkInCard(container.NewBorder(
		container.NewVBox(part.NewText("Walk-in", part.TextStyle{Size: 22, Heavy: true}), part.Small("Search first: the same person on record twice is a danger."), w.find.Field),
		nil, nil, nil, w.find.Rows))
	w.filling = walkInCard(w.form.object)
	w.root = container.New(middle{width: 760}, w.finding, w.filling)
	w.Reset()
	return w
}

func walkInCard(o fyne.CanvasObject) *part.Card {
	card := part.NewCard(o)
	card.SetPadding(24)
	return card
}

// Object is the screen.
func (w *WalkIn) Object() fyne.CanvasObject { return w.root }

// Title names the screen in the top bar.
func (w *WalkIn) Title(clinic.Day, time.Time) (title, subtitle string) {
	return "Walk-in", "Find the patient, or add a new one"
}

// Show takes the board for the protocols and the clock.
func (w *WalkIn) Show(day clinic.Day, now time.Time) {
	w.day, w.now = day, now
	w.form.show(day)
}

// Reset begins again with an empty search.
func (w *WalkIn) Reset() {
	w.form.open = false // Enter must not begin what is put away
	w.back = nil
	w.form.back.SetText("Back to the search")
	w.find.Reset("")
	w.page(false)
}

// Begin goes on with a patient who is on record, without a search. Esc leads
// back to where it was begun; nil leads to the search.
func (w *WalkIn) Begin(p clinic.Patient, back func()) {
	w.Reset()
	w.back = back
	if back != nil {
		w.form.back.SetText("Back to the record")
	}
	w.form.begin(p, "")
	w.page(true)
}

// BeginNew goes on with somebody who is not on record; typed is what was
// searched for.
func (w *WalkIn) BeginNew(typed string) {
	w.Reset()
	w.find.Reset(typed) // Esc leads to a search for the same
	w.form.begin(clinic.Patient{}, typed)
	w.page(true)
}

// page shows the search or the form; the other stays as it is, hidden.
func (w *WalkIn) page(form bool) {
	shown, hidden := w.finding, w.filling
	if form {
		shown, hidden = hidden, shown
	}
	hidden.Hide()
	shown.Show()
	w.root.Refresh()
}

// today says how a patient of the search already stands on today's list.
func (w *WalkIn) today(p clinic.Patient) string {
	if !p.Died.IsZero() {
		return "Died " + p.Died.Long()
	}
	for _, v := range w.day.Visits {
		if v.Patient.ID == p.ID && !v.Stage.Ended() {
			return v.StatusWord(w.now) + " today " + w.day.ClockOf(v.Planned)
		}
	}
	return ""
}

// pick goes on with a patient: to the visit that is already on today's list,
// or to the form of a new one.
func (w *WalkIn) pick(p clinic.Patient, typed string) {
	for _, v := range w.day.Visits {
		if p.ID != 0 && v.Patient.ID == p.ID && (v.Stage.InBuilding() || v.Stage == clinic.Booked) {
			w.desk.Leave()
			w.desk.Begin(v.ID)
			return
		}
	}
	w.form.begin(p, typed)
	w.page(true)
	w.desk.Focus(w.form.firstField())
}

// Keys are the keys of the screen.
func (w *WalkIn) Keys() []part.Key {
	return []part.Key{
		{Key: "Enter", Word: "Go on with the marked row; begin check-in, from anywhere in the form", Do: w.enter},
		{Key: "Ctrl+Enter", Word: "Begin check-in", Do: func() {
			if w.form.open {
				w.form.submit()
			}
		}},
		{Key: "Up", Word: "Mark another row, while typing too"},
		{Key: "Esc", Word: "Back", Do: w.escape},
	}
}

// enter is what no field took for itself: from a choice or a list of the form
// it begins the visit, as its button says.
func (w *WalkIn) enter() {
	if w.form.open {
		w.form.submit()
		return
	}
	w.find.Enter()
}

func (w *WalkIn) escape() {
	if w.desk.Hush != nil && w.desk.Hush() {
		return
	}
	if back := w.back; w.form.open && back != nil {
		w.Reset()
		back()
		return
	}
	if w.form.open {
		w.form.open = false
		w.page(false)
		w.desk.Focus(w.Focus())
		return
	}
	w.desk.Leave()
}

// Unsaved names the walk-in while somebody new is typed and not on record.
func (w *WalkIn) Unsaved() string {
	f := w.form
	if f.open && f.patient.ID == 0 && f.given.Text()+f.family.Text()+f.birth.Text()+f.phone.Text() != "" {
		return "the walk-in"
	}
	return ""
}

// Focus is the search.
func (w *WalkIn) Focus() fyne.Focusable {
	if w.form.open {
		return w.form.firstField()
	}
	return w.find.Field.Focusable()
}

// hit is one row of the search.
type hit struct {
	*part.Cells
	name, how, who, note *part.Text
	line                 *fyne.Container // the name, and how it was found
}

func newHit() *hit {
	h := &hit{name: part.Strong(""), how: part.Small("").Fixed(true), who: part.Small(""), note: part.NewText("", part.TextStyle{Size: theme.TextSmall, Bold: true, Color: theme.WarningText, Align: fyne.TextAlignTrailing})}
	h.line = part.NewBeside(h.name, h.how)
	h.Cells = part.NewCells(part.NewColumns(-3, -2), container.NewVBox(h.line, h.who), h.note)
	return h
}

func (h *hit) set(m clinic.Match, note string) {
	p := m.Patient
	defer h.line.Refresh()
	h.how.SetText(status.Found(m.By))
	if p.ID == 0 {
		h.name.SetText("+ New patient")
		h.who.SetText("when the person is none of those on record")
		h.note.SetText("")
		return
	}
	h.name.SetText(p.Label())
	if p.Preferred != "" {
		h.name.SetText(p.Label() + " (" + p.Preferred + ")")
	}
	who := status.Person(p)
	if p.Phone != "" {
		who += " · " + p.Phone
	}
	h.who.SetText(who)
	h.note.SetText(note)
}
