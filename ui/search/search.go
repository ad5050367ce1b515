// Package search finds a patient from anywhere: a field in the top bar, and a
// list that drops from it over whatever is shown. It changes nothing on record;
// what it opens is handed to it.
package search

import (
	"context"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"chairside/store/clinic"
	"chairside/ui/part"
	"chairside/ui/theme"
)

// Store is where patients are searched for.
type Store interface {
	// SearchPatients gives at most limit patients found as typed, and behind
	// them those whose names sound alike.
	SearchPatients(ctx context.Context, query string, limit int) ([]clinic.Match, error)
}

// Desk is what the search is given by the window.
type Desk struct {
	Store  Store
	Canvas func() fyne.Canvas
	Spawn  func(func())
	// Open shows a patient on record.
	Open func(clinic.PatientID)
	// New begins with somebody who is not on record; typed is what was
	// searched for.
	New func(typed string)
	// Home gives the keyboard to the screen that is open.
	Home func()
}

const (
	// limit is how many patients are shown as typed: more is a call for more
	// letters.
	limit = 12
	// patience is how long one search may take before it counts as failed.
	patience = 10 * time.Second
	// pageOf is by how many rows PgUp and PgDn go.
	pageOf = 6
	// newRow is the key of the row that adds a patient.
	newRow int64 = -1
)

// Search is the field and its list.
type Search struct {
	desk Desk
	day  clinic.Day
	now  time.Time

	field *part.Field
	head  *part.Text
	rows  *part.Rows
	drop  *drop

	hits    []clinic.Match
	similar map[clinic.PatientID]bool
	asked   int    // searches begun; the answer of an older one is dropped
	shown   string // the text that the list answers
	waiting bool   // no answer yet to what stands in the field
	enter   bool   // Enter came before the answer
	stop    context.CancelFunc
	from    fyne.Focusable // had the keyboard before the search
}

// New makes the search.
func New(desk Desk) *Search {
	s := &Search{desk: desk, similar: map[clinic.PatientID]bool{}, stop: func() {}}
	s.field = part.NewField("")
	s.field.ID, s.field.MaxLength = "search.field", 120
	s.field.SetPlaceHolder("Name, birth date, phone, MRN")
	s.field.SetKey("Ctrl K")
	s.field.OnChanged = s.look
	s.field.OnArrow = s.arrow
	s.field.OnPage = s.page
	s.field.OnSubmitted = func(string) { s.submit() }
	s.field.OnEscape = s.Close
	s.field.OnFocus, s.field.OnLeave = s.unfold, s.left
	s.head = part.Small("")
	s.head.ID = "search.head"
	s.rows = part.NewRows(nil, s.pick)
	s.rows.ID = "search.rows"
	s.drop = newDrop(s.field, container.New(headed{}, s.head, s.rows), s.Fold)
	return s
}

// Field is the field for the top bar.
func (s *Search) Field() fyne.CanvasObject { return s.field }

// List is what drops from the field. It lies over the screens, below whatever
// warns, and takes no room of its own.
func (s *Search) List() fyne.CanvasObject { return s.drop.object }

// Begin brings the keyboard here. What was typed before is marked, so that
// the next letter replaces it.
func (s *Search) Begin() {
	c := s.desk.Canvas()
	if c.Focused() != s.field.Focusable() {
		s.from = c.Focused()
	}
	s.field.Focus(c)
	if s.field.Text() != "" {
		s.field.SelectAll()
	}
	s.unfold()
}

// Type writes into the field, for pictures and tests.
func (s *Search) Type(text string) { s.field.SetText(text) }

// Close ends the search: the text goes, and the keyboard goes back to where
// it was.
func (s *Search) Close() {
	from := s.from
	s.clear()
	c := s.desk.Canvas()
	if from != nil {
		c.Focus(from)
	}
	if from == nil || c.Focused() != from { // it is on a screen that is put aside
		s.desk.Home()
	}
}

// Fold puts the list away; the text stays for the next time.
func (s *Search) Fold() { s.drop.show(false) }

// Show takes the board, for what the patients found have today.
func (s *Search) Show(day clinic.Day, now time.Time) {
	s.day, s.now = day, now
	if s.drop.shown() {
		s.fill()
	}
}

// Hit gives a patient that the last search has found.
func (s *Search) Hit(id clinic.PatientID) (clinic.Patient, bool) {
	i := slices.IndexFunc(s.hits, func(m clinic.Match) bool { return m.Patient.ID == id })
	if i < 0 {
		return clinic.Patient{}, false
	}
	return s.hits[i].Patient, true
}

func (s *Search) clear() {
	s.from = nil
	s.field.SetText("")
	s.Fold()
}

// left puts the list away when the keyboard has gone to another part. While it
// is nowhere the pointer may be about to choose from the list.
func (s *Search) left() {
	fyne.Do(func() { // only now it is known where the keyboard has gone
		f := s.desk.Canvas().Focused()
		if f != nil && f != s.field.Focusable() && f != fyne.Focusable(s.rows) {
			s.Fold()
		}
	})
}

func (s *Search) unfold() {
	if strings.TrimSpace(s.field.Text()) == "" || s.drop.shown() {
		return
	}
	s.look(s.field.Text()) // others may have written since
}

// look searches while typing. What a newer search has overtaken is stopped,
// and its answer dropped.
func (s *Search) look(text string) {
	s.stop()
	s.asked++
	s.enter, s.waiting = false, false
	if strings.TrimSpace(text) == "" {
		s.shown = ""
		s.Fold()
		return
	}
	asked := s.asked
	ctx, stop := context.WithTimeout(context.Background(), patience)
	s.stop, s.waiting = stop, true
	s.rows.Select(0) // the rows are those of an older text
	s.head.SetText("Searching…")
	part.Answer(s.desk.Spawn, func() func() {
		hits, err := s.desk.Store.SearchPatients(ctx, text, limit)
		stop()
		return func() {
			if asked == s.asked {
				s.answer(text, hits, err)
			}
		}
	})
}

func (s *Search) answer(text string, hits []clinic.Match, err error) {
	enter := s.enter
	s.waiting, s.enter = false, false
	s.shown, s.hits = text, hits
	s.similar = mistakable(hits)
	s.head.SetText(headline(text, hits))
	color := theme.Muted
	if err != nil {
		color = theme.DangerText
		s.head.SetText(refusal(err))
	}
	s.head.SetStyle(part.TextStyle{Size: theme.TextSmall, Color: color})
	s.fill()
	s.rows.Select(0)
	if err == nil { // who could not be searched for is not new
		s.rows.Select(s.first())
	}
	if !s.field.Focused() { // it comes after whoever asked has gone on
		return
	}
	s.drop.show(true)
	if enter { // typed faster than the list came: only who can't be mistaken
		if len(hits) == 1 && hits[0].By == clinic.MatchExact {
			s.pick(int64(hits[0].Patient.ID))
		}
	}
}

// first is the row that Enter would open: somebody found as typed. One who
// only sounds alike has to be chosen, and so has a new patient while somebody
// is there to be chosen.
func (s *Search) first() int64 {
	switch {
	case len(s.hits) == 0 && clinic.TooShort(s.shown):
		return 0
	case len(s.hits) == 0:
		return newRow
	case s.hits[0].By == clinic.MatchExact:
		return int64(s.hits[0].Patient.ID)
	}
	return 0
}

// fill writes the rows as the board now is.
func (s *Search) fill() {
	var keys []int64
	at := map[int64]clinic.Match{}
	for _, m := range s.hits {
		keys = append(keys, int64(m.Patient.ID))
		at[int64(m.Patient.ID)] = m
	}
	keys = append(keys, newRow)
	s.rows.Set(keys, func(key int64) part.Row { return newHit(key, s.open) }, func(key int64, r part.Row) {
		if key == newRow {
			r.(*hit).setNew(len(s.hits) == 0)
			return
		}
		m := at[key]
		r.(*hit).set(s.view(m))
	})
	s.drop.fit(len(keys))
}

func (s *Search) arrow(down bool) { s.walk(down, 1) }

// page walks the list and never the screen behind it.
func (s *Search) page(down bool) { s.walk(down, pageOf) }

func (s *Search) walk(down bool, by int) {
	keys := s.rows.Keys()
	if len(keys) == 0 || !s.drop.shown() {
		s.unfold()
		return
	}
	if !down {
		by = -by
	}
	i := slices.Index(keys, s.rows.Selected()) + by
	s.rows.Select(keys[min(max(i, 0), len(keys)-1)])
}

// submit is Enter in the field. While the list answers an older text nothing
// in it may be opened: the row could be another than the one that was meant.
func (s *Search) submit() {
	if s.waiting {
		s.enter = true
		return
	}
	if s.drop.shown() {
		s.pick(s.rows.Selected())
		return
	}
	s.unfold()
}

// pick opens the marked row.
func (s *Search) pick(key int64) {
	if !s.waiting && key != 0 {
		s.open(key)
	}
}

// open opens a row. One that was pressed is the one that was seen, also while
// an answer is on its way.
func (s *Search) open(key int64) {
	typed := s.shown
	s.clear()
	if key == newRow {
		s.desk.New(typed)
		return
	}
	s.desk.Open(clinic.PatientID(key))
}
