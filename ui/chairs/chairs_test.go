package chairs

import (
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"chairside/store/clinic"
	"chairside/ui/part"
	"chairside/ui/theme"
)

func TestTilesSayWhatRuns(t *testing.T) {
	s, _, _ := begin(t, false, large, testDay())
	tile := s.board.tiles
	want(t, tile[1], "Chair 1", "recliner", "Assess now", "+4 min over", "Alvarez, Maria", "03 Nov 1985", "Infusion 3 of 6", "vitals due 10:38", "Allergy: latex (hives)", "next 11:15 Lindqvist")
	want(t, tile[2], "14 min left of 40", "vitals in 3 min", "BP 184/104 at 10:35, limit 180", "next 11:30 O’Neill")
	want(t, tile[3], "Ready", "escort not here", "Print sheet", "next 11:00 Haddad")
	want(t, tile[4], "bed · monitor", "baseline taken", "Similar name today")
	want(t, tile[5], "18 min left of 30", "score 7 / 10")
	want(t, tile[6], "Free", "Free today", "Suggested for K. Brown", "Seat K. Brown · 6", "stays 1 h 30")
	want(t, tile[7], "Cleaning", "5 min left", "Mark clean", "since 10:37")
	want(t, tile[8], "Room A", "private · wheelchair", "Out", "Infusion pump serviced until Monday", "set by B. Okoye RN", "Return to service")
	if !tile[1].view.alarm || tile[5].view.alarm {
		t.Error("the red edge is on the wrong tile")
	}
	if title, sub := s.Title(testDay(), testNow); title != "Chairs" || sub != "5 in use · 1 free · 1 cleaning · 1 out of service · on duty: nobody set" {
		t.Errorf("%q %q", title, sub)
	}
}

func TestStripSaysWhoWaits(t *testing.T) {
	s, d, _ := begin(t, false, large, testDay())
	want(t, s.strip.object, "Waiting for a chair · 2", "Brown, Keisha", "14 May 1973 · Infusion 4 of 6", "3 min", "Stays 1 h 30. Best: Chair 6, free",
		"Held: No escort named", "Next to arrive", "Haddad, Samir", "Checking in", "11:00 · Chair 3, free about 10:52", "in 33 min")
	s.strip.cards[8].tile.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	test.Tap(s.strip.cards[6].tile)
	test.Tap(s.strip.cards[10].tile)
	d.expect(t, "seat 8", "release_hold 6", "arrive 10")
}

// Two who wait are never sent to one chair.
func TestEveryWaitingPatientHasAChairOfTheirOwn(t *testing.T) {
	day := testDay()
	day.Chairs[6].CleaningSince = time.Time{}
	day.Visits[6].Stage = clinic.Waiting
	q := newQueue(day, testNow)
	if len(q.best) != 2 || q.best[7].Chair == q.best[8].Chair {
		t.Errorf("best %v", q.best)
	}
	if _, held := q.best[6]; held {
		t.Error("a held patient is proposed for a chair")
	}
}

func TestButtonsOfTheTiles(t *testing.T) {
	s, d, w := begin(t, false, large, testDay())
	test.Tap(button(t, w, "chairs.next.6"))
	test.Tap(button(t, w, "chairs.next.7"))
	test.Tap(button(t, w, "chairs.next.8"))
	d.expect(t, "ask for 6: [8]", "mark_clean 7: Chair 7 is clean.", "back_in_service 8: Room A is back in service.")
	if w.Canvas().Focused() != s.Focus() || s.board.selected != 8 {
		t.Error("the keyboard is not on the board")
	}
	test.Tap(s.board.tiles[1])
	d.expect(t)
	test.Tap(button(t, w, "chairs.next.1"))
	test.Tap(button(t, w, "chairs.other.1"))
	test.DoubleTap(s.board.tiles[2])
	d.expect(t, "record_vitals 2", "more 2", "record_vitals 4")
	if s.board.selected != 2 || s.board.tiles[1].view.selected || !s.board.tiles[2].halo.Visible() || s.board.tiles[1].halo.Visible() {
		t.Error("the ring is not around the pressed tile alone")
	}
}

func TestKeys(t *testing.T) {
	s, d, w := begin(t, false, large, testDay())
	w.Canvas().Focus(s.Focus())
	if s.board.selected != 1 {
		t.Fatalf("chair %d is chosen first", s.board.selected)
	}
	press := func(names ...fyne.KeyName) {
		for _, name := range names {
			s.board.TypedKey(&fyne.KeyEvent{Name: name})
		}
	}
	keys := map[string]func(){}
	for _, k := range s.Keys() {
		keys[k.Key] = k.Do
	}
	for _, step := range []struct {
		name fyne.KeyName
		at   clinic.ChairID
	}{{fyne.KeyRight, 2}, {fyne.KeyDown, 6}, {fyne.KeyDown, 6}, {fyne.KeyUp, 2}, {fyne.KeyLeft, 1}, {fyne.KeyLeft, 1}, {fyne.KeyEnd, 8}, {fyne.KeyHome, 1}} {
		if press(step.name); s.board.selected != step.at {
			t.Errorf("%s goes to %d, not %d", step.name, s.board.selected, step.at)
		}
	}
	s.board.TypedRune('4')
	press(fyne.KeyReturn)
	keys["V"]()
	keys["X"]()
	keys["M"]()
	keys["U"]()
	d.expect(t, "start_infusion 5", "record_vitals 5", "move_chair 5", "more 5", "undo 5")
	for _, k := range []string{"S", "K", "O"} {
		keys[k]()
	}
	d.expect(t, "Chair 4 is not free. Choose a free chair first.")
	s.board.TypedRune('6')
	keys["S"]()
	keys["Enter"]()
	keys["O"]()
	keys["V"]()
	keys["U"]()
	d.expect(t, "ask for 6: [8]", "ask for 6: [8]", "take out 6", "Nobody sits in Chair 6, so there is no move to undo here. Choose the patient on Today and press U there.")
	s.board.TypedRune('7')
	keys["K"]()
	d.expect(t, "mark_clean 7: Chair 7 is clean.")
	s.board.TypedRune('9')
	if s.board.selected != 7 {
		t.Error("9 chooses a chair, though none has that number")
	}
	press(fyne.KeyEnd)
	keys["O"]()
	d.expect(t, "back_in_service 8: Room A is back in service.")
}

// Keys the board has no use for reach the window.
func TestOtherKeysAreHandedOn(t *testing.T) {
	s, _, w := begin(t, false, large, testDay())
	var got []string
	w.Canvas().SetOnTypedKey(func(e *fyne.KeyEvent) { got = append(got, string(e.Name)) })
	w.Canvas().SetOnTypedRune(func(r rune) { got = append(got, string(r)) })
	s.board.TypedKey(&fyne.KeyEvent{Name: fyne.KeyF9})
	s.board.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	s.board.TypedRune('s')
	if !slices.Equal(got, []string{"F9", "s"}) {
		t.Error(got)
	}
}

func TestSelectGoesToTheVisit(t *testing.T) {
	s, _, _ := begin(t, false, large, testDay())
	s.Select(3)
	if s.board.selected != 5 {
		t.Errorf("chair %d", s.board.selected)
	}
}

func TestOutOfServiceByPointer(t *testing.T) {
	s, d, w := begin(t, false, large, testDay())
	test.Tap(s.board.tiles[6])
	test.Tap(button(t, w, "chairs.other.6"))
	d.expect(t, "take out 6")
}

func TestPlanDrawsRealAndPlannedTimes(t *testing.T) {
	p := viewPlan(testDay(), testNow)
	lanes := map[string][]part.Bar{}
	for _, l := range p.lanes {
		lanes[l.Name] = l.Bars
	}
	if p.from != 8 || p.to != 17 || len(lanes["Chair 7"]) != 0 {
		t.Errorf("from %v to %v, chair 7 %v", p.from, p.to, lanes["Chair 7"])
	}
	one := lanes["Chair 1"]
	if len(one) != 6 || one[1].Text != "Alvarez" || one[1].Soft || one[1].From != 9.4 || one[2].Soft || one[3].From != 11.25 || !one[4].Soft || one[4].Text != "Lindqvist" {
		t.Errorf("chair 1 %+v", one)
	}
	if gone := lanes["Chair 6"]; len(gone) != 3 || gone[1].Text != "Berg" || gone[2].To < 9.6 || gone[2].To > 9.7 {
		t.Errorf("who has gone %+v", gone)
	}
	for name, bars := range lanes {
		for _, b := range bars {
			if b.To <= b.From {
				t.Errorf("%s has a bar %+v", name, b)
			}
		}
	}
}

// Who is late moves on in the plan, but the plan is not drawn every second.
func TestPlanStandsStillWithinAMinute(t *testing.T) {
	day := testDay()
	day.Visits[9].Planned = at(10, 0) // planned for chair 1, not here yet
	a, b, c := viewPlan(day, testNow), viewPlan(day, testNow.Add(40*time.Second)), viewPlan(day, testNow.Add(time.Minute))
	if !slices.Equal(a.lanes[0].Bars, b.lanes[0].Bars) || a.now != b.now {
		t.Error("the plan moves within a minute")
	}
	if slices.Equal(a.lanes[0].Bars, c.lanes[0].Bars) {
		t.Error("who is late does not move on")
	}
}

func TestColumnsShowEveryChair(t *testing.T) {
	for _, c := range []struct {
		width, height float32
		chairs, want  int
	}{{1050, 640, 8, 4}, {976, 470, 8, 4}, {890, 640, 8, 3}, {1530, 720, 8, 4}, {1530, 720, 20, 5}, {976, 444, 9, 3}, {300, 400, 8, 1}, {1050, 640, 1, 4}} {
		if got, _ := columnsFor(c.width, c.height, c.chairs); got != c.want {
			t.Errorf("%vx%v with %d chairs: %d columns, not %d", c.width, c.height, c.chairs, got, c.want)
		}
	}
}

func TestEmpty(t *testing.T) {
	day := testDay()
	day.Visits = nil
	for i := range day.Chairs {
		day.Chairs[i].Occupant = 0
	}
	s, d, _ := begin(t, false, laptop, day)
	want(t, s.Object(), "Waiting for a chair", "Nobody waits. Who is checked in comes here.", "Nobody else is expected today.", "Free today")
	wantNot(t, s.Object(), "More…")
	day.Chairs = nil
	s.Show(day, testNow)
	for _, k := range s.Keys() {
		if k.Do != nil {
			k.Do()
		}
	}
	s.board.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	d.expect(t, "back")
}

func TestSecondThatReadsTheSameDrawsNothing(t *testing.T) {
	s, _, w := begin(t, false, laptop, longDay(60))
	w.Canvas().Capture()
	tiles, cards := map[clinic.ChairID]*tile{}, map[clinic.VisitID]*stripCard{}
	for id, one := range s.board.tiles {
		tiles[id] = one
	}
	for id, one := range s.strip.cards {
		cards[id] = one
	}
	s.Show(longDay(60), testNow.Add(time.Second))
	for id, one := range tiles {
		if s.board.tiles[id] != one {
			t.Fatalf("tile %d was built again", id)
		}
		if n := testing.AllocsPerRun(1, func() { one.show(one.view) }); n != 0 {
			t.Fatalf("a tile that reads as before costs %v allocations", n)
		}
	}
	for id, one := range cards {
		if s.strip.cards[id] != one {
			t.Fatalf("card %d was built again", id)
		}
	}
	if len(tiles) != 20 || len(cards) != 13+arrivingMost {
		t.Fatalf("%d tiles, %d cards", len(tiles), len(cards))
	}
	before := s.board.tiles[1].ring.Face().Big
	s.Show(longDay(60), testNow.Add(time.Minute))
	if s.board.tiles[1].ring.Face().Big == before {
		t.Error("a minute later the ring does not read differently")
	}
}

// Two who could be mistaken for each other are named in full where one is
// seated with a press.
func TestSeatingTellsSimilarPatientsApart(t *testing.T) {
	day := testDay()
	day.Visits[5].Holds = nil
	day.Visits[5].Escort = clinic.Escort{Name: "Ann Smith", Phone: "555 010 0102"}
	s, _, _ := begin(t, false, large, day)
	want(t, s.board.tiles[6], "Seat J. Smith · 6", "Suggested for Smith, Johnathan, born 20 Feb 1981")
}

// The first Show may come before the window has a size.
func TestShownBeforeItHasASize(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(theme.New(false))
	s := New((&desk{}).open())
	s.Show(longDay(60), testNow)
	w := test.NewTempWindow(t, s.Object())
	w.Resize(laptop)
	content := s.strip.object.Content
	if need := content.MinSize().Height; need < 1000 || content.Size().Height < need {
		t.Errorf("the strip is %v high and needs %v", content.Size().Height, need)
	}
	last := s.board.tiles[s.board.order[19]]
	if last.Position().Y < 800 || last.Size().Height < shortTile.Height {
		t.Errorf("the last tile is at %v", last.Position())
	}
}
