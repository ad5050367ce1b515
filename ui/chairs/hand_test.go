package chairs

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"chairside/store/clinic"
	"chairside/ui/part"
)

// mid is the middle of an object on the canvas.
func mid(o fyne.CanvasObject) fyne.Position {
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(o)
	return at.AddXY(o.Size().Width/2, o.Size().Height/2)
}

// drag moves the pointer from one point to another in steps, as Fyne tells it,
// without letting go.
func drag(what fyne.Draggable, from, to fyne.Position) {
	const steps = 5
	at := from
	for i := 1; i <= steps; i++ {
		next := fyne.NewPos(from.X+(to.X-from.X)*float32(i)/steps, from.Y+(to.Y-from.Y)*float32(i)/steps)
		what.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{AbsolutePosition: next}, Dragged: fyne.NewDelta(next.X-at.X, next.Y-at.Y)})
		at = next
	}
}

func TestDraggingSeats(t *testing.T) {
	day := testDay()
	for i := range day.Chairs {
		day.Chairs[i].OutReason = "" // the room is free, and still no place for an infusion
	}
	s, d, w := begin(t, false, laptop, day)
	w.Canvas().Capture()
	card, tiles := s.strip.cards[8].tile, s.board.tiles
	for _, c := range []struct {
		to    clinic.ChairID
		takes bool
		words string
		asked string
	}{
		{6, true, "Seat in Chair 6", "seat 8 in 6"},
		{7, false, "Chair 7 is being cleaned. Mark it clean first, or choose another chair.", "Chair 7 is being cleaned. Mark it clean first, or choose another chair."},
		{1, false, "Chair 1 is taken. Choose another chair.", "Chair 1 is taken. Choose another chair."},
		{8, false, "Room A is a room to talk; a treatment needs a treatment chair. Choose a chair, or wait until one is free.", "Room A is a room to talk; a treatment needs a treatment chair. Choose a chair, or wait until one is free."},
	} {
		drag(card, mid(card), mid(tiles[c.to]))
		want(t, s.hand.ghost.Card, "Brown, Keisha", c.words)
		lit := map[bool]aim{true: takes, false: refuses}[c.takes]
		for id, tile := range tiles {
			if (tile.view.aim == lit) != (id == c.to) || tile.view.aim != lit && tile.view.aim != noAim {
				t.Errorf("over %d: tile %d is lit %v", c.to, id, tile.view.aim)
			}
		}
		d.expect(t)
		card.DragEnd()
		d.expect(t, c.asked)
		if s.hand.ghost.Visible() || tiles[c.to].view.aim != noAim || s.board.selected != c.to {
			t.Errorf("after the drop on %d: ghost %v, lit %v, chosen %d", c.to, s.hand.ghost.Visible(), tiles[c.to].view.aim, s.board.selected)
		}
	}
}

func TestDroppingElsewhereDoesNothing(t *testing.T) {
	s, d, w := begin(t, false, laptop, testDay())
	w.Canvas().Capture()
	card := s.strip.cards[8].tile
	for name, to := range map[string]fyne.Position{"strip": mid(s.strip.object), "plan": mid(s.plan.object), "outside": fyne.NewPos(-40, 2000)} {
		drag(card, mid(card), to)
		card.DragEnd()
		d.expect(t)
		if s.hand.visit != 0 || s.hand.ghost.Visible() {
			t.Errorf("%s: still in hand", name)
		}
	}
	// left with the pointer down, or covered by a panel
	drag(card, mid(card), mid(s.board.tiles[6]))
	s.object.Hide()
	card.DragEnd()
	d.expect(t)
	s.object.Show()
	drag(card, mid(card), mid(s.board.tiles[6]))
	panel := part.ShowPanel(w.Canvas(), part.PanelSpec{Title: "Keys"})
	card.DragEnd()
	panel.Close()
	d.expect(t)
	// who is held, and who is not checked in, is not to be had
	for _, id := range []clinic.VisitID{6, 9} {
		other := s.strip.cards[id].tile
		drag(other, mid(other), mid(s.board.tiles[6]))
		other.DragEnd()
	}
	d.expect(t, "Not yet: held, no escort named. Settle that first.")
}

func TestASlippedPressIsStillAPress(t *testing.T) {
	s, d, w := begin(t, false, large, testDay())
	w.Canvas().Capture()
	slip := func(o fyne.Draggable, at fyne.Position) {
		drag(o, at, at.AddXY(3, 2))
		o.DragEnd()
	}
	slip(s.strip.cards[10].tile, mid(s.strip.cards[10].tile))
	slip(s.board.tiles[6], mid(s.board.tiles[6].step))
	slip(s.board.tiles[1], mid(s.board.tiles[1]))
	d.expect(t, "arrive 10", "ask for 6: [8]")
}

func TestDraggingATileMovesWhoSitsThere(t *testing.T) {
	s, d, w := begin(t, false, laptop, testDay())
	w.Canvas().Capture()
	tiles := s.board.tiles
	drag(tiles[4], mid(tiles[4]), mid(tiles[6]))
	want(t, s.hand.ghost.Card, "Smith, Jonathan", "Move to Chair 6")
	tiles[4].DragEnd()
	d.expect(t, "move 5 to 6")
	drag(tiles[4], mid(tiles[4]), mid(tiles[7]))
	tiles[4].DragEnd()
	d.expect(t, "Chair 7 is being cleaned. Mark it clean first, or choose another chair.")
	drag(tiles[4], mid(tiles[4]), mid(tiles[6]))
	drag(tiles[4], mid(tiles[6]), mid(tiles[4])) // back to where they sit
	want(t, s.hand.ghost.Card, "stays in Chair 4")
	tiles[4].DragEnd()
	drag(tiles[6], mid(tiles[6]), mid(tiles[1])) // nobody sits in 6
	tiles[6].DragEnd()
	d.expect(t)
}

func TestAPatientThenAChair(t *testing.T) {
	s, d, w := begin(t, false, laptop, testDay())
	w.Canvas().Capture()
	card := s.strip.cards[8].tile
	test.Tap(card)
	want(t, s.strip.object, "Press a chair · Esc lays down")
	if s.board.tiles[6].view.aim != takes || s.board.tiles[7].view.aim != noAim || s.board.tiles[1].view.aim != noAim {
		t.Error("the tiles that would take the patient are not lit, or others are")
	}
	s.board.tiles[7].MouseUp(nil) // says why; still in hand
	s.board.tiles[6].MouseUp(nil)
	d.expect(t, "Chair 7 is being cleaned. Mark it clean first, or choose another chair.", "seat 8 in 6")
	s.board.tiles[6].MouseUp(nil) // nobody in hand any more
	d.expect(t)

	test.Tap(card) // by the chair's number
	s.board.TypedRune('6')
	s.board.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	d.expect(t, "seat 8 in 6")

	test.Tap(card)
	test.Tap(card)
	s.board.tiles[6].MouseUp(nil)
	test.Tap(card)
	for _, k := range s.Keys() {
		if k.Key == "Esc" {
			k.Do()
			s.board.tiles[6].MouseUp(nil)
			d.expect(t)
			k.Do()
			d.expect(t, "back")
		}
	}
}

// TestAChairThatGoesWhileInHand: another station seats the patient, or retires
// the chair, between the press and the drop. The board shows what is so.
func TestAChairThatGoesWhileInHand(t *testing.T) {
	s, d, w := begin(t, false, laptop, testDay())
	w.Canvas().Capture()
	card := s.strip.cards[8].tile
	drag(card, mid(card), mid(s.board.tiles[6]))
	day := testDay()
	day.Chairs[5].Retired = true
	s.Show(day, testNow)
	card.DragEnd()
	d.expect(t, "Chair 6 is no longer used. Choose another chair.")
	if s.board.tiles[6] != nil {
		t.Error("the retired chair is still on the board")
	}
	day.Chairs[5].Occupant = 1 // somebody still sits there: it stays in sight
	s.Show(day, testNow)
	if s.board.tiles[6] == nil {
		t.Error("a retired chair that somebody sits in is not shown")
	}
	drag(card, mid(card), mid(s.board.tiles[2]))
	day = testDay()
	day.Visits[7].Stage = clinic.Discharged
	s.Show(day, testNow)
	if s.hand.visit != 0 || s.hand.ghost.Visible() {
		t.Error("who is no longer waiting is still in hand")
	}
	card.DragEnd()
	d.expect(t)
}

// TestKindAndFeaturesAreNeverCut: monitor and wheelchair are what a chair is
// chosen by.
func TestKindAndFeaturesAreNeverCut(t *testing.T) {
	for _, size := range []fyne.Size{laptop, large, fyne.NewSize(1040, 640)} {
		s, _, w := begin(t, false, size, longDay(60))
		w.Canvas().Capture()
		for id, tile := range s.board.tiles {
			need := fyne.MeasureText(tile.view.kind, 12, fyne.TextStyle{}).Width
			if tile.kind.Size().Width+1 < need || !tile.kind.Visible() {
				t.Errorf("%v: %q of chair %d has %v of %v", size, tile.view.kind, id, tile.kind.Size().Width, need)
			}
		}
	}
}

// TestEveryChairOfTheClinicIsInSight on the smallest screen: nine chairs and
// nine lanes without scrolling.
func TestEveryChairOfTheClinicIsInSight(t *testing.T) {
	day := testDay()
	day.Chairs = append(day.Chairs, clinic.Chair{ID: 9, Name: "Room B", Kind: clinic.Room, Order: 9})
	for i := range day.Chairs {
		v := visit(100+i, 13, i, "Lane", strings.Repeat("x", i+1), born(1950+2*i, 1, 1), "9")
		v.PlannedChair = day.Chairs[i].ID
		day.Visits = append(day.Visits, v)
	}
	s, _, w := begin(t, false, laptop, day)
	w.Canvas().Capture()
	if n := s.plan.lanes.Count(); n != 9 {
		t.Fatalf("%d lanes", n)
	}
	if s.board.scroll.Content.MinSize().Height > s.board.scroll.Size().Height {
		t.Errorf("the board is %v high in %v", s.board.scroll.Content.MinSize().Height, s.board.scroll.Size().Height)
	}
	if room := s.plan.object.Size().Height - s.plan.around(); s.plan.lanes.MinSize().Height > room {
		t.Errorf("the lanes need %v and have %v", s.plan.lanes.MinSize().Height, room)
	}
}
