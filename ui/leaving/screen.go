package leaving

import (
	"maps"
	"reflect"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"chairside/store/clinic"
)

// Screen is the leaving screen. It is built once; Show is the only writer of
// what it shows.
type Screen struct {
	desk    Desk
	day     clinic.Day
	now     time.Time
	id      clinic.VisitID // whose leaving is shown, 0 when nobody's
	alike   string         // whom the patient could be mistaken for, of the visit alikeOf
	alikeOf lookedFor
	fresh   clinic.Visit // as read after our last write; the day may lag behind it
	busy    map[string]bool
	rest    time.Time // of the last departure, see depart
	view    view
	drawn   int // how often the view differed

	list      *picker
	head      *head
	cleared   *cleared
	door      *door
	after     *after
	nextVisit *nextVisit
	choices   *choices
	preview   *preview
	foot      *foot
	panes     *panes
}

// New builds the screen. Nothing is shown before the first Show.
func New(d Desk) *Screen {
	s := &Screen{desk: d, busy: map[string]bool{}}
	s.list = newPicker(s)
	s.head = newHead()
	s.cleared = newCleared(s)
	s.door = newDoor(s)
	s.nextVisit = newNextVisit(s)
	s.after = newAfter(s)
	s.choices = newChoices(s)
	s.preview = newPreview(s)
	s.foot = newFoot(s)
	s.panes = newPanes(s)
	return s
}

// Object is the area below the top bar.
func (s *Screen) Object() fyne.CanvasObject { return s.panes.root }

// Title gives the words of the top bar.
func (s *Screen) Title(day clinic.Day, now time.Time) (title, subtitle string) {
	v, ok := day.Visit(s.id)
	if !ok {
		some := candidates(day.Visits, now)
		if len(some) == 0 {
			return "Leaving", "Nobody is ready to leave."
		}
		v = some[0]
	}
	c, ok := day.Chair(v.Chair)
	if !ok {
		return "Leaving", "Printing never discharges."
	}
	return "Leaving", "Printing never discharges. " + c.Name + " goes to cleaning when the patient has left."
}

// Show shows the day at a moment; only what reads differently is redrawn.
func (s *Screen) Show(day clinic.Day, now time.Time) {
	s.day, s.now = day, now
	visits := s.visits()
	v, ok := s.choose(visits)
	s.list.show(s.offered(visits))
	s.beware(v)
	staff, _ := s.desk.Staff()
	next := view{}
	if ok {
		next = viewOf(day, v, now, staff, s.preview.made)
		if s.alike != "" {
			next.heed = strings.TrimPrefix(next.heed+" · "+s.alike, " · ")
		}
	}
	s.nextVisit.show(v, ok)
	next.busy = slices.Sorted(maps.Keys(s.busy))
	if !reflect.DeepEqual(next, s.view) {
		s.view = next
		s.drawn++
		s.head.show(next)
		s.cleared.show(next)
		s.door.show(next, s.busy)
		s.after.show(next)
		s.foot.show(next, s.busy)
		s.choices.show(next, s.busy)
		s.panes.show(ok)
	}
	if ok {
		s.preview.want(v)
	} else {
		s.preview.forget()
	}
}

// beware looks for whom the patient who leaves could be mistaken for, once for
// as long as today's list knows the same people.
func (s *Screen) beware(v clinic.Visit) {
	of := lookedFor{v.ID, len(s.day.Alike(v))}
	if s.desk.Alike == nil || s.alikeOf == of {
		return
	}
	s.alikeOf, s.alike = of, ""
	if v.ID == 0 {
		return
	}
	s.desk.Alike(v, func(words string) {
		if s.alikeOf == of && s.alike != words {
			s.alike = words
			s.again()
		}
	})
}

// lookedFor is what an answer of beware was about.
type lookedFor struct {
	visit clinic.VisitID
	today int
}

// again shows the same moment once more, after something of our own changed.
func (s *Screen) again() { s.Show(s.day, s.now) }

// Focus is where the keyboard belongs when the screen opens.
func (s *Screen) Focus() fyne.Focusable {
	if s.list.visible() {
		return s.list.rows
	}
	return s.door.first()
}

// Select chooses whose leaving is shown, at whatever stage the visit is.
func (s *Screen) Select(id clinic.VisitID) {
	s.id = id
	if s.now.IsZero() {
		return
	}
	s.again()
}
