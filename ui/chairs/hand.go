package chairs

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"chairside/store/clinic"
	"chairside/ui/part"
	"chairside/ui/theme"
)

// aim says what a tile would do with the patient in hand.
type aim int

const (
	noAim   aim = iota
	takes       // would take them
	refuses     // under the pointer, and would not
)

// hand is the patient who is being brought to a chair with the mouse: picked
// by a press on their card and put down by one on a tile, or dragged there.
type hand struct {
	visit clinic.VisitID // 0 for nobody
	drag  bool
	over  clinic.ChairID // the tile under the pointer while dragging
	ghost *ghost
}

// pick takes a waiting patient in hand, or lays down who was. One who may not
// be seated goes on with what keeps them from it.
func (s *Screen) pick(id clinic.VisitID) {
	v, ok := s.day.Visit(id)
	switch {
	case !ok:
	case s.hand.visit == id:
		s.layDown()
	case v.Stage != clinic.Waiting || blocked(v) != "":
		s.layDown()
		s.step(v)
	default:
		s.take(id, false)
	}
}

// take puts a patient in hand and shows which tiles would take them.
func (s *Screen) take(id clinic.VisitID, drag bool) {
	if s.hand.visit != id || s.hand.drag != drag {
		s.hand.visit, s.hand.drag, s.hand.over = id, drag, 0
		s.Show(s.day, s.now)
	}
}

// layDown ends it without anything done.
func (s *Screen) layDown() {
	s.hand.ghost.Hide()
	if s.hand.visit != 0 {
		s.hand.visit, s.hand.drag, s.hand.over = 0, false, 0
		s.Show(s.day, s.now)
	}
}

// dragged follows the pointer with the patient.
func (s *Screen) dragged(id clinic.VisitID, at fyne.Position) {
	v, ok := s.day.Visit(id)
	if !ok || !s.object.Visible() {
		s.layDown()
		return
	}
	s.take(id, true)
	over, words, tone := clinic.ChairID(0), "to a free chair", theme.Neutral
	if c, found := s.chairAt(at); found {
		over, words, tone = c.ID, actWords(v)+c.Name, theme.Good
		if err := c.MayTake(v); err != nil {
			words, tone = clinic.Sentence(err), theme.Danger
		}
		if c.Occupant == id {
			over, words, tone = 0, "stays in "+c.Name, theme.Neutral
		}
	}
	s.hand.ghost.show(v.Patient.Label(), words, tone)
	s.hand.ghost.moveTo(at.Subtract(fyne.CurrentApp().Driver().AbsolutePositionForObject(s.object)), s.object.Size())
	if over != s.hand.over {
		s.hand.over = over
		s.Show(s.day, s.now)
	}
}

// dropped seats or moves who was dragged onto a tile; anywhere else it does
// nothing.
func (s *Screen) dropped() {
	id, over := s.hand.visit, s.hand.over
	s.layDown()
	if over != 0 && s.object.Visible() && !s.covered() {
		s.bring(id, over)
	}
}

// bring opens or takes the step that brings a patient to a chair; a chair that
// does not take them says why.
func (s *Screen) bring(id clinic.VisitID, to clinic.ChairID) {
	v, ok := s.day.Visit(id)
	c, found := s.day.Chair(to)
	if !ok || !found {
		return
	}
	s.board.choose(to)
	s.board.focus()
	if err := c.MayTake(v); err != nil {
		s.open.Refused(err)
		return
	}
	if v.Stage.HoldsChair() {
		s.open.Move(v, c)
		return
	}
	s.open.Seat(v, c)
}

// chairAt is the tile under a point of the canvas.
func (s *Screen) chairAt(at fyne.Position) (clinic.Chair, bool) {
	driver := fyne.CurrentApp().Driver()
	inside := func(o fyne.CanvasObject) bool {
		top := driver.AbsolutePositionForObject(o)
		return at.X >= top.X && at.Y >= top.Y && at.X < top.X+o.Size().Width && at.Y < top.Y+o.Size().Height
	}
	if !inside(s.board.scroll) {
		return clinic.Chair{}, false
	}
	for id, t := range s.board.tiles {
		if inside(t) {
			return s.day.Chair(id)
		}
	}
	return clinic.Chair{}, false
}

// covered tells whether a panel lies over the screen.
func (s *Screen) covered() bool {
	c := fyne.CurrentApp().Driver().CanvasForObject(s.object)
	return c != nil && c.Overlays().Top() != nil
}

// aimOf is what a tile shows about the patient in hand.
func (s *Screen) aimOf(c clinic.Chair) aim {
	v, ok := s.day.Visit(s.hand.visit)
	switch {
	case !ok || c.Occupant == v.ID:
		return noAim
	case c.MayTake(v) == nil && (!s.hand.drag || s.hand.over == c.ID):
		return takes
	case s.hand.drag && s.hand.over == c.ID:
		return refuses
	}
	return noAim
}

func actWords(v clinic.Visit) string {
	switch v.ToSeat() {
	case clinic.ActMoveChair:
		return "Move to "
	case clinic.ActTakeToRoom:
		return "Take to "
	}
	return "Seat in "
}

// ghost is the card that follows the pointer.
type ghost struct {
	*part.Card
	name, words *part.Text
}

func newGhost() *ghost {
	g := &ghost{name: part.Strong(""), words: part.NewText("", part.TextStyle{Size: theme.TextSmall, Bold: true, Wrap: true})}
	g.Card = part.NewCard(container.New(part.NewStack(2), g.name, g.words))
	g.SetPadding(theme.S12)
	g.ID = "chairs.ghost"
	g.Hide()
	return g
}

func (g *ghost) show(name, words string, tone theme.Tone) {
	style := g.words.Style()
	style.Color = tone.Text()
	g.name.SetText(name)
	g.words.SetStyle(style)
	g.words.SetText(words)
	g.SetEdge(tone, true)
	g.Show()
}

const ghostWidth float32 = 260

// moveTo keeps the card beside the pointer and inside the screen.
func (g *ghost) moveTo(at fyne.Position, room fyne.Size) {
	g.Resize(fyne.NewSize(ghostWidth, g.MinSize().Height))
	high := g.MinSize().Height
	x := fyne.Min(at.X+theme.S12, room.Width-ghostWidth-theme.S4)
	y := fyne.Min(at.Y+theme.S16, room.Height-high-theme.S4)
	place(g, fyne.Max(x, 0), fyne.Max(y, 0), ghostWidth, high)
}
