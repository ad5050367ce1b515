package recovery

import (
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"chairside/store/clinic"
)

// crowded is a day with 24 patients in recovery, due half a minute apart.
func crowded() clinic.Day {
	var visits []clinic.Visit
	for i := range 24 {
		v := early()
		v.ID, v.Chair = clinic.VisitID(100+i), 0
		v.Patient.Family = fmt.Sprintf("Number%d", i)
		v.TreatedAt, v.RecoverBy = v.TreatedAt.Add(time.Duration(i)*30*time.Second), v.RecoverBy.Add(time.Duration(i)*30*time.Second)
		visits = append(visits, v)
	}
	return dayOf(visits...)
}

// TestOnlyWhatIsInSightIsRedrawn: any change paints the whole window, so a
// card that nobody sees waits until somebody does.
func TestOnlyWhatIsInSightIsRedrawn(t *testing.T) {
	o := open(t, crowded(), false, small)
	last := o.deck.cards[23]
	if !o.deck.hidden(last) || o.deck.hidden(o.deck.cards[0]) {
		t.Fatal("the first card should be in sight and the last not")
	}
	drawn := last.redrawn
	later := now.Add(5 * time.Minute)
	o.Show(crowded(), later)
	if last.redrawn != drawn {
		t.Error("a card out of sight was redrawn because time passed")
	}
	if got := o.deck.cards[0].ring.PartText(); !strings.HasPrefix(got, "13 min") {
		t.Errorf("the first card says %q", got)
	}
	want := viewOf(crowded(), crowded().Visits[23], later)
	o.deck.scroll.ScrollToBottom()
	if last.view.ring != want.ring || last.ring.Face() != want.ring {
		t.Errorf("in sight again it shows %+v, want %+v", last.ring.Face(), want.ring)
	}

	// Words, buttons and alarms are never late.
	o.deck.scroll.ScrollToTop()
	day := crowded()
	day.Visits[23].Vitals = append(day.Visits[23].Vitals, bp("10:47", clinic.Recovering, 190, 110))
	day.Visits[23].RecoverBy = day.Visits[23].RecoverBy.Add(time.Hour)
	o.Show(day, later)
	if !last.view.alarm {
		t.Error("a card out of sight kept quiet about a pressure beyond the limit")
	}

	// Chosen by key, a card is up to date when it can be acted on.
	o.Show(crowded(), later.Add(10*time.Minute))
	o.deck.sel(last.view.id)
	if want := viewOf(crowded(), crowded().Visits[23], later.Add(10*time.Minute)); last.view.ring != want.ring {
		t.Errorf("chosen, it shows %+v, want %+v", last.view.ring, want.ring)
	}
}

// TestTheArcMovesWithItsFigure: between two minutes nothing is drawn.
func TestTheArcMovesWithItsFigure(t *testing.T) {
	o := open(t, dayOf(early()), false, fyne.NewSize(1200, 700))
	c := o.deck.cards[0]
	begun, drawn, figure := now.Add(time.Second), 0, ""
	for second := range 4 * 60 {
		o.Show(dayOf(early()), begun.Add(time.Duration(second)*time.Second))
		face := c.ring.Face()
		if second > 0 && c.redrawn != drawn && face.Big == figure {
			t.Fatalf("second %d: redrawn, and the ring still says %q", second, figure)
		}
		left := early().RecoverBy.Sub(begun.Add(time.Duration(second) * time.Second))
		if gone := 1 - left.Minutes()/30; face.Fraction > gone || gone-face.Fraction > 1.0/30 {
			t.Fatalf("second %d: the arc is at %.3f, the time at %.3f", second, face.Fraction, gone)
		}
		drawn, figure = c.redrawn, face.Big
	}
}

// TestOnlyTimeMayWait: whatever else differs is drawn at once, in sight or not.
func TestOnlyTimeMayWait(t *testing.T) {
	is := viewOf(dayOf(early()), early(), now)
	later := viewOf(dayOf(early()), early(), now.Add(time.Minute))
	if reflect.DeepEqual(is, later) || !later.onlyTime(is) {
		t.Error("a minute is more than time")
	}
	for what, change := range map[string]func(*cardView){
		"patient": func(v *cardView) { v.id++ }, "name": func(v *cardView) { v.name += "x" }, "line": func(v *cardView) { v.about += "x" },
		"allergy": func(v *cardView) { v.allergy += "x" }, "state": func(v *cardView) { v.state.word += "x" }, "alarm": func(v *cardView) { v.alarm = !v.alarm },
		"readings": func(v *cardView) { v.trend.label += "x" }, "buttons": func(v *cardView) { v.buttons = v.buttons[:1] },
	} {
		v := is
		if change(&v); v.onlyTime(is) {
			t.Errorf("another %s may wait", what)
		}
	}
}
