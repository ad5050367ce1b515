package checkin

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"chairside/store/clinic"
	"chairside/ui/part"
	"chairside/ui/status"
	"chairside/ui/theme"
)

// WalkInStore is what a walk-in reads and writes.
type WalkInStore interface {
	FindPatients(ctx context.Context, query string, limit int) ([]clinic.Patient, error)
	SimilarPatients(ctx context.Context, p clinic.Patient, limit int) ([]clinic.Patient, error)
	AddPatient(ctx context.Context, by clinic.StaffID, p clinic.Patient) (clinic.PatientID, error)
	Book(ctx context.Context, by clinic.StaffID, b clinic.Booking) (clinic.VisitID, error)
}

// found is how many patients a search shows: more is a call for more letters.
const found = 8

// newRow is the key of the row that adds a patient.
const newRow int64 = -1

// WalkIn finds the patient who stands at the desk, or adds one, and begins
// the visit. Search comes first, so that nobody is added twice.
type WalkIn struct {
	desk   Desk
	day    clinic.Day
	now    time.Time
	query  string
	sought bool // an answer to what stands in the field is on its way
	chosen bool // a row was marked by an arrow
	enough bool // what was searched for was answered, with nobody
	enters bool // Enter came before the answer
	hits   map[int64]clinic.Patient
	order  []int64

	search  *part.Field
	rows    *part.Rows
	finding *part.Card // the search
	filling *part.Card // the form of the visit
	form    *visitForm
	root    *fyne.Container
}

// NewWalkIn makes the screen.
func NewWalkIn(desk Desk) *WalkIn {
	w := &WalkIn{desk: desk, hits: map[int64]clinic.Patient{}}
	w.search = part.NewField("Who is at the desk?")
	w.search.ID, w.search.MaxLength = "walkin.search", 120
	w.search.SetPlaceHolder("Name, birth date, phone or MRN")
	w.search.OnChanged = w.look
	w.search.OnSubmitted = func(string) { w.enter() }
	w.search.OnArrow = w.arrow
	w.search.OnEscape = w.escape
	w.rows = part.NewRows(nil, w.pick)
	w.rows.ID = "walkin.rows"
	w.form = newVisitForm(w)
	w.finding = walkInCard(container.NewBorder(
		container.NewVBox(part.NewText("Walk-in", part.TextStyle{Size: 22, Heavy: true}), part.Small("Search first: the same person on record twice is a danger."), w.search),
		nil, nil, nil, w.rows))
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
	w.search.SetText("")
	w.look("")
	w.page(false)
}

// Begin goes on with a patient who is on record, without a search.
func (w *WalkIn) Begin(p clinic.Patient) {
	w.Reset()
	w.form.begin(p, "")
	w.page(true)
}

// BeginNew goes on with somebody who is not on record; typed is what was
// searched for.
func (w *WalkIn) BeginNew(typed string) {
	w.Reset()
	w.search.SetText(typed) // Esc leads to a search for the same
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

// look searches while typing; an answer that a newer search has overtaken is
// dropped.
func (w *WalkIn) look(query string) {
	w.query = query
	w.sought, w.chosen, w.enough, w.enters = false, false, false, false
	w.search.SetError("")
	if len([]rune(strings.TrimSpace(query))) < 2 {
		w.answer(query, nil, nil)
		return
	}
	// The rows are those of an older text: none of them is what was typed.
	w.sought = true
	w.rows.Select(0)
	w.search.SetHint("Searching…")
	part.Answer(w.desk.Spawn, func() func() {
		hits, err := w.desk.Walk.FindPatients(context.Background(), query, found)
		return func() { w.answer(query, hits, err) }
	})
}

func (w *WalkIn) answer(query string, hits []clinic.Patient, err error) {
	if query != w.query {
		return
	}
	enters := w.enters
	w.sought, w.enters = false, false
	if err != nil {
		w.search.SetHint("")
		w.search.SetError(clinic.Sentence(err))
		return
	}
	w.hits, w.order = map[int64]clinic.Patient{}, nil
	for _, p := range hits {
		w.hits[int64(p.ID)] = p
		w.order = append(w.order, int64(p.ID))
	}
	w.order = append(w.order, newRow)
	w.rows.Set(w.order, func(int64) part.Row { return newHit() }, func(key int64, r part.Row) {
		p, ok := w.hits[key]
		r.(*hit).set(p, ok, w.today(p))
	})
	few := clinic.TooShort(query)
	w.enough = !few && len(hits) == 0
	w.rows.Select(0)
	if len(hits) > 0 || w.enough {
		w.rows.Select(w.order[0])
	}
	switch {
	case few && len(hits) == 0:
		w.search.SetHint("At least two letters, or three figures.")
	case len(hits) == 0:
		w.search.SetHint("Nobody on record matches. Check the spelling before adding.")
	case len(hits) == found:
		w.search.SetHint(fmt.Sprintf("The first %d; write more to narrow it down.", found))
	default:
		w.search.SetHint(fmt.Sprintf("%d on record.", len(hits)))
	}
	if enters && len(hits) == 1 && w.search.Focused() { // typed faster than the list came
		w.pick(w.order[0])
	}
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

func (w *WalkIn) arrow(down bool) {
	if len(w.order) == 0 || w.sought {
		return
	}
	i := slices.Index(w.order, w.rows.Selected()) // -1 while nothing is marked
	if down {
		i = min(i+1, len(w.order)-1)
	} else {
		i = max(i-1, 0)
	}
	w.chosen = true
	w.rows.Select(w.order[i])
}

// pick goes on with a patient: to the visit that is already on today's list,
// or to the form of a new one.
func (w *WalkIn) pick(key int64) {
	p, ok := w.hits[key]
	for _, v := range w.day.Visits {
		if ok && v.Patient.ID == p.ID && (v.Stage.InBuilding() || v.Stage == clinic.Booked) {
			w.desk.Leave()
			w.desk.Begin(v.ID)
			return
		}
	}
	w.form.begin(p, w.query)
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
	key := w.rows.Selected()
	switch {
	case w.sought: // what is marked answers an older text
		w.enters = true
	case key == newRow && !w.chosen && !w.enough:
	case key != 0:
		w.pick(key)
	}
}

func (w *WalkIn) escape() {
	if w.desk.Hush != nil && w.desk.Hush() {
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
	return w.search.Focusable()
}

// hit is one row of the search.
type hit struct {
	*part.Cells
	name, who, note *part.Text
}

func newHit() *hit {
	h := &hit{name: part.Strong(""), who: part.Small(""), note: part.NewText("", part.TextStyle{Size: theme.TextSmall, Bold: true, Color: theme.WarningText, Align: fyne.TextAlignTrailing})}
	h.Cells = part.NewCells(part.NewColumns(-3, -2), container.NewVBox(h.name, h.who), h.note)
	return h
}

func (h *hit) set(p clinic.Patient, known bool, note string) {
	if !known {
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
