// Package chairs is the board: every chair as a tile with what runs in it, who
// waits for one, and the plan of the day. It decides nothing and writes
// nothing: what staff do goes through the functions in Open.
package chairs

import (
	"fmt"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"chairside/store/clinic"
)

// Open is what the screen asks the window to open.
type Open struct {
	Act     func(clinic.Action, clinic.VisitID)
	More    func(clinic.VisitID)                     // the list of all acts on a visit
	Chair   func(step clinic.ChairStep, what string) // what was done, for the toast
	TakeOut func(clinic.Chair)                       // asks for the reason
	Seat    func(clinic.Visit, clinic.Chair)
	SeatIn  func(clinic.ChairID, []clinic.VisitID) // asks who of these comes to the chair; the first is proposed
	Move    func(clinic.Visit, clinic.Chair)       // asks once more before somebody is moved
	Back    func()                                 // what Esc does when nobody is in hand
	Refused func(error)                            // says why a chair does not take who was brought there
}

// Screen is the Chairs screen. It is used on Fyne's goroutine.
type Screen struct {
	open Open
	day  clinic.Day
	now  time.Time
	line queue // who waits, and for which chair
	hand hand  // who is being brought to a chair

	laid shape

	strip  *strip
	board  *board
	plan   *plan
	object fyne.CanvasObject
}

// New builds the screen once; Show fills it.
func New(o Open) *Screen {
	s := &Screen{open: o}
	s.strip, s.board, s.plan = newStrip(s), newBoard(s), newPlan()
	s.hand.ghost = newGhost()
	s.object = container.New(screenLayout{s}, s.strip.object, s.board, s.plan.object, s.hand.ghost.Card)
	return s
}

// Object is the screen, built once.
func (s *Screen) Object() fyne.CanvasObject { return s.object }

// Focus is where the keyboard starts: the board.
func (s *Screen) Focus() fyne.Focusable { return s.board }

// Select chooses the chair a visit sits in.
func (s *Screen) Select(id clinic.VisitID) {
	for _, c := range s.day.Places() {
		if c.Occupant == id && id != 0 {
			s.board.choose(c.ID)
		}
	}
}

// Show is the only writer of what the widgets show. It is called after each
// refresh and every second; what reads as before is left alone.
func (s *Screen) Show(day clinic.Day, now time.Time) {
	s.day, s.now = day, now
	s.line = newQueue(day, now)
	if v, ok := day.Visit(s.hand.visit); s.hand.visit != 0 && (!ok || v.Stage != clinic.Waiting && !v.Stage.HoldsChair()) {
		s.hand.visit, s.hand.over = 0, 0 // gone from where they were taken
		s.hand.ghost.Hide()
	}
	s.strip.show(viewStrip(day, s.line, s.hand, now))
	s.board.show(day, s.line, now)
	s.plan.show(viewPlan(day, now))
	if shape := (shape{len(s.board.order), s.plan.lanes.Count()}); shape != s.laid {
		s.laid = shape
		s.object.Refresh()
	}
}

// Title gives the screen's name and how the chairs stand.
func (s *Screen) Title(day clinic.Day, _ time.Time) (title, subtitle string) {
	n := map[clinic.ChairState]int{}
	for _, c := range day.Places() {
		n[c.State()]++
	}
	words := []string{fmt.Sprintf("%d in use", n[clinic.Occupied]), fmt.Sprintf("%d free", n[clinic.Free])}
	if n := n[clinic.Cleaning]; n > 0 {
		words = append(words, fmt.Sprintf("%d cleaning", n))
	}
	if n := n[clinic.OutOfService]; n > 0 {
		words = append(words, fmt.Sprintf("%d out of service", n))
	}
	return "Chairs", strings.Join(append(words, day.Clinic.Load.Counter(day.Load())), " · ")
}

// shape is what the room is shared out by.
type shape struct{ chairs, lanes int }

// selected is the chosen chair.
func (s *Screen) selected() (clinic.Chair, bool) { return s.day.Chair(s.board.selected) }
